"""Write a difference and its log within one transaction, in batches.

A changed relationship is deleted and made anew: it is known by its own `id`, and may have other ends. A changed node
keeps its relationships, and they the days that they share with it and the facts beside them. Names in the statements
come from the declared types, values travel as parameters.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from graph_seed.content_hash import graph_hash
from graph_seed.difference import Difference, Pair
from graph_seed.fact_nodes import ADD, OF_ENDS, REMOVE, fact_row, keep_facts
from graph_seed.facts import Dataset, DatasetDescription, EntityFact, HeldDataset
from graph_seed.in_municipality import join_municipalities, part_from_municipalities
from graph_seed.log import LogEntry
from graph_seed.together import KEEP_AND_GO_ON, VALIDITY, keep_of_entities
from graph_store import ADDITION, DATASETS, ENTITY, FORMER_ID, Statement, Transaction

ROWS = 1_000
"""At most so many rows go into a statement, for it has to end in time, …"""

WEIGHT = 2_000_000
"""… and about so many characters, for a message of Bolt has an end too (ArcadeDB: 16 MB)."""

Progress = Callable[[str, int, int | None], None]
"""Told what is being written, how many rows are, and of how many; None: nobody has counted."""

_DELETE_RELATIONSHIPS = f"UNWIND $rows AS row MATCH (:`{ENTITY}` {{id: row[0]}})-[r]->() WHERE r.id = row[1] DELETE r"
_DELETE_NODES = f"UNWIND $rows AS row MATCH (n:`{ENTITY}` {{id: row[0]}}) DELETE n"
_CHANGE_NODES = f"UNWIND $rows AS row MATCH (n:`{ENTITY}` {{id: row[0]}}) SET n = row[1]"
_DELETE_FORMER_IDS = f"UNWIND $rows AS row MATCH (f:{FORMER_ID} {{id: row}}) DELETE f"
_ADD_FORMER_IDS = f"UNWIND $rows AS row CREATE (f:{FORMER_ID}) SET f = row"
_DELETE_ADDITIONS = f"UNWIND $rows AS row MATCH (x:{ADDITION} {{id: row}}) DELETE x"
_ADD_ADDITIONS = f"UNWIND $rows AS row CREATE (x:{ADDITION}) SET x = row"
_MOVE_ADDITIONS = (
    f"UNWIND $rows AS row MATCH (x:{ADDITION} {{entity: row[0]}}) "
    "SET x.entity = row[1], x.id = 'addition:' + x.dataset + '/' + row[1]"
)
_ADD_CHANGES = "UNWIND $rows AS row CREATE (c:Change) SET c = row"
_ADD_LOAD = "CREATE (l:Load) SET l = $load"
_DESCRIBE = f"MERGE (d:{DATASETS} {{id: 'datasets'}}) SET d += $about"
_OF_COUNTER = "MATCH (g:Graph {id: 'graph'}) RETURN properties(g)"
_KEEP_OF_COUNTER = "MATCH (g:Graph {id: 'graph'}) SET g = $about"
_COUNTER = {"id", "form", "revision", "writer"}
"""What the node of the counter has."""


def _add_nodes(label: str) -> str:
    return f"UNWIND $rows AS row CREATE (n:`{ENTITY}`:{_quoted(label)}) SET n = row"


def _add_relationships(type_: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:`{ENTITY}` {{id: row[0]}}) MATCH (b:`{ENTITY}` {{id: row[1]}}) "
        f"CREATE (a)-[r:{_quoted(type_)}]->(b) SET r = row[2] WITH a, r, b, row {KEEP_AND_GO_ON} "
        f"WITH a, r, b, row[3] AS fact {ADD}"
    )


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


async def write_facts(
    transaction: Transaction, difference: Difference, labels: Iterable[str], progress: Progress
) -> None:
    """Make the graph's facts those of the files; `labels` are those of all entities."""
    nodes, relationships = difference.nodes, difference.relationships
    before, after = difference.former_ids
    gone = [*relationships.withdrawn, *(pair.before for pair in relationships.changed)]
    come = [*relationships.added, *(pair.after for pair in relationships.changed)]
    former_gone = [id_ for id_, entity in before.items() if after.get(id_) != entity]
    former_come = [{"id": id_, "entity": entity} for id_, entity in after.items() if before.get(id_) != entity]
    additions = difference.additions
    of_additions = (additions.withdrawn, additions.changed, additions.changed, additions.added)
    of_nodes = (nodes.withdrawn, nodes.changed, nodes.added)
    total = sum(map(len, (gone, *of_nodes, come, former_gone, former_come, *of_additions)))
    writer = _Writer(transaction, progress, "facts", total)

    await writer.run(_DELETE_RELATIONSHIPS, ([each.start, each.id] for each in gone))
    await writer.beside(REMOVE, (each.id for each in gone))
    await part_from_municipalities(transaction.run, nodes.withdrawn)
    await writer.run(_DELETE_NODES, ([node.id] for node in nodes.withdrawn))
    await writer.run(_CHANGE_NODES, ([pair.before.id, pair.after.stored] for pair in nodes.changed))
    for label, added in groupby(sorted(nodes.added, key=lambda node: node.label), key=lambda node: node.label):
        await writer.run(_add_nodes(label), (node.stored for node in added))
    for type_, each_type in groupby(sorted(come, key=lambda each: each.type), key=lambda each: each.type):
        rows = ([each.start, each.end, dict(each.properties), fact_row(each)] for each in each_type)
        await writer.run(_add_relationships(type_), rows)
    for some in _batches(_differing(nodes.changed, VALIDITY)):
        await keep_of_entities(transaction.run, some)
    for some in _batches(_differing(nodes.changed, (*VALIDITY, *OF_ENDS))):
        await keep_facts(transaction.run, some)
    await join_municipalities(transaction.run, difference, labels)
    await writer.run(_DELETE_FORMER_IDS, former_gone)
    await writer.run(_ADD_FORMER_IDS, former_come)
    await _write_additions(writer, difference)


async def _write_additions(writer: "_Writer", difference: Difference) -> None:
    """What is added to entities of other datasets, and these with it.

    What others add to an entity follows it to its new id.
    """
    additions = difference.additions
    gone = [*additions.withdrawn, *(pair.before for pair in additions.changed)]
    come = [*additions.added, *(pair.after for pair in additions.changed)]
    await writer.run(_DELETE_ADDITIONS, (each.id for each in gone))
    await writer.beside(_MOVE_ADDITIONS, ([before, after] for before, after in difference.renamed.items()))
    await writer.run(_ADD_ADDITIONS, (dict(each.properties) for each in come))
    await writer.beside(_CHANGE_NODES, ([pair.before.id, pair.after.stored] for pair in difference.beside))


def _differing(changed: Iterable[Pair[EntityFact]], names: Sequence[str]) -> Iterator[str]:
    """The ids of the entities of which any of these properties changes."""
    for pair in changed:
        before, after = pair.before.properties, pair.after.properties
        if any(before.get(name) != after.get(name) for name in names):
            yield pair.after.id


async def write_log(
    transaction: Transaction, entries: Iterable[LogEntry], datasets: Sequence[Dataset], progress: Progress
) -> Counter[str]:
    """Append the entries and the load itself to the log; how many entries there are of each kind."""
    counted: Counter[str] = Counter()
    revision = transaction.revision
    recorded_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def rows() -> Iterator[dict[str, Any]]:
        for ordinal, entry in enumerate(entries, start=1):
            counted[entry.kind] += 1
            yield {
                "id": f"change:{revision}-{ordinal}",
                "sortKey": f"{revision:010}-{ordinal:08}",
                "revision": revision,
                "recordedAt": recorded_at,
                **{name: value for name, value in asdict(entry).items() if value is not None},
            }

    await _Writer(transaction, progress, "log", None).run(_ADD_CHANGES, rows())
    load = {
        "id": f"load:{revision}",
        "sortKey": f"{revision:010}",
        "revision": revision,
        "recordedAt": recorded_at,
        "files": [file for dataset in datasets for file in dataset.files],
        "datasetVersion": _version([dataset.description for dataset in datasets]),
        "datasets": [json.dumps([each.name, each.description.version, each.content_hash]) for each in datasets],
        **{kind.lower(): counted[kind] for kind in ("ADDED", "CORRECTED", "WITHDRAWN")},
    }
    await transaction.run(Statement(_ADD_LOAD, {"load": load}))
    await transaction.run(Statement(_DESCRIBE, {"about": {"loadedAt": recorded_at}}))
    return counted


async def write_descriptions(transaction: Transaction, datasets: Sequence[HeldDataset]) -> None:
    """Say in the graph which datasets it holds: all of each as a text, and what is asked for in lists."""
    texts = ({**asdict(each.description), "content_hash": each.content_hash} for each in datasets)
    about = {"datasets": [json.dumps(text, ensure_ascii=False) for text in texts], **told_of(datasets)}
    await transaction.run(Statement(_DESCRIBE, {"about": about}))


def told_of(datasets: Sequence[HeldDataset]) -> dict[str, Any]:
    """What is asked for of these datasets, which are all, in the order of their names."""
    described = [each.description for each in datasets]
    return {
        "datasetsName": [each.name for each in described],
        "datasetsTitleSv": [each.title_sv for each in described],
        "datasetsTitleEn": [each.title_en for each in described],
        "datasetsVersion": [each.version for each in described],
        "datasetsLicence": [each.licence for each in described],
        "datasetsContentHash": [each.content_hash for each in datasets],
        "contentHash": graph_hash({each.description.name: each.content_hash for each in datasets}),
        "datasetVersion": _version(described),
        "licence": " AND ".join(dict.fromkeys(each.licence for each in described)),
        "titleSv": "; ".join(each.title_sv for each in described),
        "titleEn": "; ".join(each.title_en for each in described),
    }


async def part_descriptions(transaction: Transaction) -> None:
    """Lay apart what a graph of form 5 or older says on the node of its counter."""
    ((said,),) = await transaction.run(Statement(_OF_COUNTER))
    if about := {name: value for name, value in said.items() if name not in _COUNTER}:
        await transaction.run(Statement(_DESCRIBE, {"about": about}))
        counter = {name: value for name, value in said.items() if name in _COUNTER}
        await transaction.run(Statement(_KEEP_OF_COUNTER, {"about": counter}))


def _version(descriptions: Sequence[DatasetDescription]) -> str:
    """`2026.11.23`, or of several datasets `orebro 2026.11.23, sverige 2026.12.1`."""
    if len(descriptions) == 1:
        return descriptions[0].version
    return ", ".join(f"{each.name} {each.version}" for each in descriptions)


@dataclass(slots=True)
class _Writer:
    """Runs a statement over many rows, some at a time, and tells how far it is."""

    transaction: Transaction
    progress: Progress
    what: str
    total: int | None
    done: int = 0

    async def beside(self, text: str, rows: Iterable[Any]) -> None:
        """Write what is no fact of the files, and counts for nothing."""
        for some in _batches(rows):
            await self.transaction.run(Statement(text, {"rows": some}))

    async def run(self, text: str, rows: Iterable[Any]) -> None:
        for some in _batches(rows):
            await self.transaction.run(Statement(text, {"rows": some}))
            self.done += len(some)
            self.progress(self.what, self.done, self.total)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    weight = 0
    for row in rows:
        batch.append(row)
        weight += _weight(row)
        if len(batch) == ROWS or weight > WEIGHT:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _weight(value: Any) -> int:
    """About how many characters a value has on the wire."""
    match value:
        case str():
            return len(value)
        case list():
            return sum(map(_weight, value))
        case Mapping():
            return sum(len(name) + _weight(each) for name, each in value.items())
        case _:
            return 8
