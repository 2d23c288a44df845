"""What the ids of data files can lead to: entities of the folders that are read, and of other datasets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from graph_seed.facts import EntityFact
from graph_seed.folder import Draft, Folder
from graph_seed.notation import FileEntry
from graph_seed.problems import Problems
from graph_seed.text_links import KnownWords
from graph_seed.texts import Texts


@dataclass(frozen=True, slots=True)
class Targets:
    """What an id can lead to. `complete`: every file could be read, so what is not found is nowhere."""

    drafts: Mapping[str, Draft]
    texts: Texts
    outside: Mapping[str, EntityFact]
    problems: Problems
    complete: bool
    words: Mapping[str, KnownWords] = field(default_factory=dict)
    """What is known to stand on the lines of texts, by the sources' ids."""


def declared(folders: Sequence[Folder], problems: Problems) -> dict[str, Draft]:
    """The entries with an id; a second one with the same id is a problem."""
    declared: dict[str, Draft] = {}
    for draft in (draft for folder in folders for draft in folder.drafts if draft.id):
        first = declared.setdefault(draft.id, draft)
        if first is not draft:
            problems.add(draft.entry.place, f"{draft.id} is already at {first.entry.place}; an entity is declared once")
    return declared


def is_known(to: str, relation: str, entry: FileEntry, known: Targets, key: str = "to") -> bool:
    """Whether there is what an entry leads to; when not, that is said."""
    if to in known.drafts or to in known.outside:
        return True
    if known.complete:
        prefix = to.partition(":")[0] + ":"
        near = get_close_matches(to, [each for each in known.drafts if each.startswith(prefix)][:5000], 1, 0.85)
        asked = f" Did you mean {near[0]}?" if near else ""
        known.problems.add(entry.keys[key], f"{relation}: there is no {to}.{asked}")
    return False
