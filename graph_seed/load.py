"""Load folders of data files into the graph: all that they say in one transaction, or nothing.

read      the files                      graph_seed/dataset.py
compare   with what the graph holds      graph_seed/held.py, graph_seed/difference.py
write     the difference and its log     graph_seed/write.py, graph_seed/log.py

A load changes only the facts of the datasets that it is given. An entity belongs to the one dataset that declares it;
others refer to it by its id, and find it in the folders of the same load or in the graph.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph_seed.conflicts import held_others, refuse_conflicts
from graph_seed.dataset import ReadFolders, read_folders
from graph_seed.difference import Difference, Pair, difference
from graph_seed.facts import Dataset, Facts, HeldDataset
from graph_seed.file_format import FileFormat
from graph_seed.hashes import hashes_of
from graph_seed.held import Read, hashes_loaded, held_datasets, held_facts, needed_by_others
from graph_seed.log import ADDED, CORRECTED, WITHDRAWN, LogEntry, description_entries, log_entries
from graph_seed.one_revision import ATTEMPTS, at_one_revision
from graph_seed.problems import GraphKeptChanging, LoadTooLarge, Problem
from graph_seed.write import Progress, write_descriptions, write_facts, write_log
from graph_store import CommitUnknown, GraphStore, GraphTimeout, TooLarge, Transaction
from schema.derive.model import Model


@dataclass(frozen=True, slots=True)
class LoadComparison:
    """Datasets beside what the graph holds of them; false when it holds just that."""

    datasets: tuple[Dataset, ...]
    difference: Difference
    described: Mapping[str, HeldDataset]
    """What the datasets of the graph say of themselves, by name; before a load of these."""
    revision: int
    file_format: FileFormat
    notes: tuple[Problem, ...] = ()
    """What is to be said of the datasets beside what the graph holds; it refuses nothing."""

    def __bool__(self) -> bool:
        return bool(self.difference) or any(self.described.get(name) != each for name, each in self.describing.items())

    @property
    def describing(self) -> Mapping[str, HeldDataset]:
        """What these datasets say of themselves, by name."""
        return {each.name: HeldDataset(each.description, each.content_hash) for each in self.datasets}

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(sorted({*self.notes, *(warning for dataset in self.datasets for warning in dataset.warnings)}))

    def entries(self) -> Iterator[LogEntry]:
        """What the log says of a load."""
        for dataset in self.datasets:
            held = self.described.get(dataset.name)
            yield from description_entries(held.description if held else None, dataset.description)
        yield from log_entries(self.difference, self.file_format)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: the revision that stands now, and how many entries of each kind it added to the log."""

    revision: int
    changed: bool = False
    added: int = 0
    corrected: int = 0
    withdrawn: int = 0
    warnings: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        if not self.changed:
            return f"Nothing to change: revision {self.revision} holds what the files say."
        return (
            f"Revision {self.revision}: {self.added:,} added, {self.corrected:,} corrected, "
            f"{self.withdrawn:,} withdrawn."
        )


def quiet(what: str, done: int, total: int | None) -> None:
    """Tell nobody how far it is."""


async def load(
    store: GraphStore,
    folders: Sequence[Path],
    model: Model,
    progress: Progress = quiet,
    *,
    shelves: Sequence[Path] = (),
    alone: bool = False,
) -> LoadReport:
    """Make the graph hold what the files say; `BadDataset` and nothing written when something is wrong with them.

    What the folders use is loaded with them, unless they are to be loaded alone.
    """
    reading = read_folders(folders, model, shelves, alone=alone)
    doubtful: LoadReport | None = None  # of a commit that nobody has confirmed
    for _ in range(ATTEMPTS):
        comparison = await compare(store, reading)
        if not comparison:
            return doubtful or LoadReport(comparison.revision, warnings=comparison.warnings)
        loading = _Loading(comparison, progress)
        try:
            return await store.write(loading.write)
        except _Overtaken:
            continue
        except (TooLarge, GraphTimeout) as error:  # ArcadeDB becomes slow before it is out of memory
            raise LoadTooLarge(len(reading.folders), str(error)) from error
        except CommitUnknown:
            doubtful = loading.report
    raise GraphKeptChanging(ATTEMPTS)


async def diff(
    store: GraphStore, folders: Sequence[Path], model: Model, *, shelves: Sequence[Path] = ()
) -> LoadComparison:
    """What a load would change; `BadDataset` when it would be refused."""
    return await compare(store, read_folders(folders, model, shelves))


async def compare(store: GraphStore, reading: ReadFolders) -> LoadComparison:
    """The datasets that were read beside what the graph holds of them at one revision."""
    return await at_one_revision(store, lambda revision: _compare(store, reading, revision.number))


async def _compare(store: GraphStore, reading: ReadFolders, revision: int) -> LoadComparison:
    names = [folder.description.name for folder in reading.folders if folder.description]
    held, described = await held_facts(store.read, names), await held_datasets(store.read)
    others = await held_others(store.read, held, reading, names, alone=described.keys() <= set(names))
    datasets, beside = reading.datasets(others)
    wanted = Facts(
        {id_: node for each in datasets for id_, node in each.facts.nodes.items()},
        {id_: found for each in datasets for id_, found in each.facts.relationships.items()},
        {id_: found for each in datasets for id_, found in each.facts.additions.items()},
    )
    found = difference(held, wanted, [Pair(others.nodes[id_], node) for id_, node in beside.items()])
    await refuse_conflicts(store.read, found, names, reading)
    notes = tuple([note async for note in _versions_used_twice(store.read, datasets, described, reading)])
    return LoadComparison(datasets, found, described, revision, reading.file_format, notes)


class _Overtaken(Exception):
    """Somebody wrote to the graph after it was compared with the files."""


class _Loading:
    """The work of one transaction; it may be done several times, each time from the start."""

    def __init__(self, comparison: LoadComparison, progress: Progress) -> None:
        self.comparison, self.progress = comparison, progress
        self.report: LoadReport | None = None

    async def write(self, transaction: Transaction) -> LoadReport:
        comparison, progress = self.comparison, self.progress
        if transaction.revision != comparison.revision + 1:
            raise _Overtaken
        labels = [each.label for each in comparison.file_format.entities.values()]
        await write_facts(transaction, comparison.difference, labels, progress)
        anew = await self._hashes_of_renamed(transaction)
        counted = await write_log(transaction, comparison.entries(), comparison.datasets, progress)
        described = {**comparison.described, **anew, **comparison.describing}
        await write_descriptions(transaction, [described[name] for name in sorted(described)])
        self.report = LoadReport(
            transaction.revision,
            changed=True,
            added=counted[ADDED],
            corrected=counted[CORRECTED],
            withdrawn=counted[WITHDRAWN],
            warnings=comparison.warnings,
        )
        return self.report

    async def _hashes_of_renamed(self, transaction: Transaction) -> dict[str, HeldDataset]:
        """Of datasets that refer to what has another id now: their facts have another hash."""
        comparison, run = self.comparison, transaction.run
        renamed, names = comparison.difference.renamed.values(), comparison.describing.keys()
        concerned = {dataset for _, _, dataset in await needed_by_others(run, renamed, names)}
        hashes = await hashes_of(run, sorted(concerned & comparison.described.keys()), comparison.file_format)
        return {name: replace(comparison.described[name], content_hash=found) for name, found in hashes.items()}


async def _versions_used_twice(
    read: Read, datasets: Sequence[Dataset], described: Mapping[str, HeldDataset], reading: ReadFolders
) -> AsyncIterator[Problem]:
    """A note for each dataset whose facts are others than those that were loaded as the same version."""
    for each in datasets:
        version, held = each.description.version, described.get(each.name)
        if held and held.content_hash == each.content_hash:
            continue
        others = await hashes_loaded(read, each.name, version)
        if held and held.description.version == version:  # a graph that was brought up tells of no load before
            others.add(held.content_hash)
        if others - {each.content_hash}:
            text = f"other facts were loaded as version {version} than stand here; give these another version"
            yield Problem(reading.places[each.name], text, warning=True)
