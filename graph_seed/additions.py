"""What the files add to entities of other datasets, as facts of the dataset that adds."""

from collections.abc import Sequence

from graph_seed.facts import AdditionFact
from graph_seed.file_format import ADDITIONS
from graph_seed.folder import Draft, Folder
from graph_seed.targets import Targets, is_known


def addition_id(dataset: str, entity: str) -> str:
    """`addition:orebro/actor:roda-korset`."""
    return f"addition:{dataset}/{entity}"


def added_to(folders: Sequence[Folder], known: Targets) -> dict[str, Draft]:
    """What is added to entities that there are, by the addition's id; a dataset adds to an entity in one entry."""
    found: dict[str, Draft] = {}
    for draft in (draft for folder in folders for draft in folder.additions):
        if not is_known(draft.id, ADDITIONS, draft.entry, known, "id"):
            continue
        owner = known.drafts.get(draft.id)
        if owner and owner.dataset == draft.dataset:
            text = f"{draft.id} is of this dataset: write it where the entity is, at {owner.entry.place}"
            known.problems.add(draft.entry.place, text)
            continue
        first = found.setdefault(addition_id(draft.dataset, draft.id), draft)
        if first is not draft:
            text = f"this dataset adds to {draft.id} already at {first.entry.place}; put all of it in one entry"
            known.problems.add(draft.entry.place, text)
    return found


def addition_of(draft: Draft) -> AdditionFact:
    """The fact that an addition is."""
    columns = draft.entry.columns
    about = {"id": addition_id(draft.dataset, draft.id), "entity": draft.id, "dataset": draft.dataset}
    said = {name: value for name, value in columns.items() if value and draft.format.added.fill(name)}
    return AdditionFact(about["id"], draft.id, {**about, **said})
