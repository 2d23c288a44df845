"""Folders of data files as datasets: valid as a whole, or everything that is wrong with them.

read_folder   the keys and values of each entry                   graph_seed/folder.py
prove         what is cited stands there                          graph_seed/proof.py
settle        entries as facts: ids, sources, places and times    graph_seed/settle.py
RULES         what must hold between facts                        graph_seed/rules.py
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from graph_seed.content_hash import content_hash
from graph_seed.facts import Dataset, EntityFact, Facts, OtherDatasets
from graph_seed.file_format import FileFormat, read_file_format
from graph_seed.folder import HEADER, Folder, read_folder
from graph_seed.problems import FilePlace, Problems
from graph_seed.proof import drafts_of, prove, texts_of
from graph_seed.rules import RULES
from graph_seed.settle import Settled, settle
from graph_seed.texts import TextAtHand
from graph_seed.uses import with_used
from schema.derive.model import Model


@dataclass(frozen=True, slots=True)
class ReadFolders:
    """Folders as read, together: what one declares another may refer to."""

    file_format: FileFormat
    folders: tuple[Folder, ...]
    problems: Problems
    at_hand: Mapping[str, TextAtHand] = field(default_factory=dict)
    """Texts of sources that lie here to be read."""

    @property
    def declared(self) -> frozenset[str]:
        """The ids of the entities of these folders."""
        return frozenset(draft.id for folder in self.folders for draft in folder.drafts)

    @property
    def outside(self) -> frozenset[str]:
        """The ids that are referred to or added to and that no folder declares; the graph may hold them."""
        additions = [draft for folder in self.folders for draft in folder.additions]
        drafts = [*additions, *(draft for folder in self.folders for draft in folder.drafts)]
        meant = {to for draft in drafts for to in draft.leads_to} | {draft.id for draft in additions}
        return frozenset(meant - self.declared)

    def renamed(self, held: Facts) -> Mapping[str, str]:
        """The ids that entities have in the files, by those that they have in the graph."""
        declared = self.declared
        return {
            former: draft.id
            for folder in self.folders
            for draft in folder.drafts
            for former in draft.entry.columns.get("formerIds", ())
            if former in held.nodes and former not in declared and draft.id not in held.nodes
        }

    @property
    def entries(self) -> Mapping[str, FilePlace]:
        """Where each entity is declared, or added to, by its id."""
        added = {draft.id: draft.entry.place for folder in self.folders for draft in folder.additions}
        return {**added, **{draft.id: draft.entry.place for folder in self.folders for draft in folder.drafts}}

    def datasets(self, others: OtherDatasets | None = None) -> tuple[tuple[Dataset, ...], Mapping[str, EntityFact]]:
        """The datasets beside what others say, and the entities of others as all datasets have them together.

        `BadDataset` has everything that is wrong with any.
        """
        problems, texts = Problems(set(self.problems.found)), texts_of(self.folders, self.at_hand)
        with _nothing_collected():
            drafts = drafts_of(self.folders)
            for folder in self.folders:
                prove(folder, drafts, texts, problems)
            settled = settle(self.folders, others or OtherDatasets(), self.file_format, texts, problems)
        for rule in RULES:
            problems.found.update(rule(settled))
        problems.refuse()
        return tuple(_dataset(folder, settled, problems) for folder in self.folders), settled.beside

    @property
    def places(self) -> Mapping[str, FilePlace]:
        """Where each dataset describes itself, by its name."""
        return {each.description.name: FilePlace(str(each.path / HEADER)) for each in self.folders if each.description}


def read_folders(
    folders: Sequence[Path],
    model: Model,
    shelves: Sequence[Path] = (),
    *,
    alone: bool = False,
    at_hand: Mapping[str, TextAtHand] | None = None,
) -> ReadFolders:
    """What the files of these folders say, and of those that they use unless they are read alone.

    What is used lies beside what uses it, or on one of the shelves. `at_hand` are texts of sources, by their ids.
    """
    file_format, problems = read_file_format(model), Problems()
    with _nothing_collected():
        paths = folders if alone else with_used(folders, model, shelves)
        read: dict[Path, Folder] = {path: read_folder(path, file_format, problems) for path in paths}
    holders: dict[str, Path] = {}
    for path, folder in read.items():
        name = folder.description.name if folder.description else str(path)
        if (first := holders.setdefault(name, path)) != path:
            problems.add(FilePlace(str(path)), f"the dataset {name} is already in the folder {first}")
    return ReadFolders(file_format, tuple(read.values()), problems, at_hand or {})


def read_datasets(folders: Sequence[Path], model: Model, shelves: Sequence[Path] = ()) -> tuple[Dataset, ...]:
    """Folders that refer to nothing but themselves and what they use, used ones first.

    `BadDataset` has everything that is wrong with any.
    """
    datasets, _ = read_folders(folders, model, shelves).datasets()
    return datasets


def read_dataset(folder: Path, model: Model) -> Dataset:
    """One folder, which is read with what it uses; `BadDataset` has everything that is wrong with it."""
    return read_datasets([folder], model)[-1]


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Pause the garbage collector, which would look in vain, again and again, through all that is read and kept."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _dataset(folder: Folder, settled: Settled, problems: Problems) -> Dataset:
    assert folder.description, "a folder without description is refused"
    name = folder.description.name
    facts = Facts(
        {each.id: each for each in settled.nodes.values() if each.properties["dataset"] == name},
        {each.id: each for each in settled.relationships.values() if each.properties["dataset"] == name},
        {each.id: each for each in settled.additions.values() if each.dataset == name},
    )
    return Dataset(
        description=folder.description,
        files=tuple(f"{name}/{file}" for file in folder.files),
        facts=facts,
        content_hash=content_hash(facts, settled.file_format),
        warnings=problems.warnings,
    )
