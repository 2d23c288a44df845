"""What the graph holds: the facts of datasets as a load left them, and what other datasets have beside them."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from graph_seed.facts import AdditionFact, DatasetDescription, EntityFact, Facts, HeldDataset, RelationFact
from graph_seed.file_format import PUBLISHED_NAME
from graph_store import ADDITION, DATASETS, ENTITY, FORMER_ID, LOWEST, Row, Statement
from schema.fact import FACT
from schema.municipality import IN_MUNICIPALITY
from schema.together import KEPT

Read = Callable[[Statement], Awaitable[list[Row]]]
"""Asks the graph: `GraphStore.read`, or `Transaction.run`."""

T = TypeVar("T")

PAGE = 5_000

_FACTS = f"""\
MATCH (n:`{ENTITY}`) WHERE n.id > $after AND n.dataset IN $datasets
RETURN n.id, labels(n), properties(n),
  COLLECT {{ MATCH (n)-[r]->(m:`{ENTITY}`) WHERE r.dataset IN $datasets RETURN [type(r), m.id, properties(r)] }},
  COLLECT {{ MATCH (n)<-[r]-(m:`{ENTITY}`) WHERE r.dataset IN $datasets AND NOT coalesce(m.dataset, '') IN $datasets
            RETURN [type(r), m.id, properties(r)] }}
ORDER BY n.id LIMIT $page"""

_ADDITIONS = f"MATCH (x:{ADDITION}) WHERE x.dataset IN $datasets RETURN properties(x) ORDER BY x.id"

_ADDED_BY_OTHERS = (
    f"UNWIND $ids AS id MATCH (x:{ADDITION} {{entity: id}}) WHERE NOT x.dataset IN $datasets "
    "RETURN properties(x) ORDER BY x.id"
)

_BESIDE_ADDED = f"""\
UNWIND $ids AS id MATCH (n:`{ENTITY}` {{id: id}}) WHERE NOT coalesce(n.dataset, '') IN $datasets
RETURN n.id,
  COLLECT {{ MATCH (n)-[r]->(m:`{ENTITY}`) WHERE r.dataset IN $datasets AND NOT coalesce(m.dataset, '') IN $datasets
            RETURN [type(r), m.id, properties(r)] }},
  COLLECT {{ MATCH (n)<-[r]-(m:`{ENTITY}`) WHERE r.dataset IN $datasets AND NOT coalesce(m.dataset, '') IN $datasets
            RETURN [type(r), m.id, properties(r)] }}"""
"""The relationships of a dataset that join two entities of others."""

_PUBLISHED = f"""\
UNWIND $ids AS id MATCH (n:`{ENTITY}` {{id: id}})
RETURN n.id, COLLECT {{ MATCH (n)-[r]->(:`{ENTITY}`)
  WHERE r.{PUBLISHED_NAME} IS NOT NULL AND NOT coalesce(r.dataset, '') IN $datasets RETURN r.{PUBLISHED_NAME} }}"""

_BY_ID = f"UNWIND $ids AS id MATCH (n:`{ENTITY}` {{id: id}}) RETURN n.id, labels(n), properties(n)"

_NEEDED = f"""\
UNWIND $ids AS id MATCH (n:`{ENTITY}` {{id: id}})-[r]-(:`{ENTITY}`)
WHERE NOT coalesce(r.dataset, '') IN $datasets AND type(r) <> '{IN_MUNICIPALITY}'
RETURN n.id, r.id, r.dataset"""

_RELATIONS = f"""\
UNWIND $ids AS id MATCH (f:{FACT} {{id: id}}) WHERE NOT coalesce(f.dataset, '') IN $datasets
RETURN f.id, f.dataset, f.fromId, f.toId"""

_REMEMBERED = f"UNWIND $ids AS id MATCH (f:{FORMER_ID} {{id: id}}) RETURN f.id, f.entity"

_DESCRIPTIONS = f"MATCH (d:{DATASETS}) RETURN d.datasets"

_LOADED = "MATCH (l:Load) RETURN l.datasets"


async def held_facts(read: Read, datasets: Collection[str]) -> Facts:
    """The facts of these datasets."""
    nodes: dict[str, EntityFact] = {}
    relationships: dict[str, RelationFact] = {}
    additions: dict[str, AdditionFact] = {}
    async for some in held_pages(read, datasets):
        nodes |= some.nodes
        relationships |= some.relationships
        additions |= some.additions
    return Facts(nodes, relationships, additions)


async def held_pages(read: Read, datasets: Collection[str]) -> AsyncIterator[Facts]:
    """The same, some at a time."""
    names, after = list(datasets), LOWEST
    while rows := await read(Statement(_FACTS, {"datasets": names, "after": after, "page": PAGE})):
        nodes: dict[str, EntityFact] = {}
        relationships: dict[str, RelationFact] = {}
        for id_, labels, properties, outgoing, from_outside in rows:
            nodes[id_] = _node(id_, labels, properties)
            relationships |= _relations(id_, outgoing, from_outside)
        yield Facts(nodes, relationships)
        after = rows[-1][0]
        if len(rows) < PAGE:
            break
    rows = await read(Statement(_ADDITIONS, {"datasets": names}))
    for some in _batches(_addition(properties) for (properties,) in rows):
        relationships = {}
        ids = sorted({each.entity for each in some})
        for id_, outgoing, incoming in await read(Statement(_BESIDE_ADDED, {"ids": ids, "datasets": names})):
            relationships |= _relations(id_, outgoing, incoming)
        yield Facts({}, relationships, {each.id: each for each in some})


async def held_additions(
    read: Read, ids: Iterable[str], datasets: Collection[str]
) -> dict[str, tuple[AdditionFact, ...]]:
    """What datasets other than these add to entities, by the entity's id."""
    found: dict[str, tuple[AdditionFact, ...]] = {}
    for some in _batches(ids):
        for (properties,) in await read(Statement(_ADDED_BY_OTHERS, {"ids": some, "datasets": list(datasets)})):
            each = _addition(properties)
            found[each.entity] = (*found.get(each.entity, ()), each)
    return found


async def held_published(read: Read, ids: Iterable[str], datasets: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The names that sources give entities in relationships of datasets other than these, by the entity's id."""
    given = {"datasets": list(datasets)}
    rows = [row for some in _batches(ids) for row in await read(Statement(_PUBLISHED, {"ids": some, **given}))]
    return {id_: tuple(names) for id_, names in rows if names}


async def held_nodes(read: Read, ids: Iterable[str]) -> dict[str, EntityFact]:
    """The entities with these ids, of whatever dataset."""
    rows = [row for some in _batches(ids) for row in await read(Statement(_BY_ID, {"ids": some}))]
    return {id_: _node(id_, labels, properties) for id_, labels, properties in rows}


async def needed_by_others(read: Read, ids: Iterable[str], datasets: Collection[str]) -> list[Row]:
    """Entity, relationship and dataset of the relationships of other datasets that lead to these entities.

    What is added to them alone has no relationship: None stands there.
    """
    found: list[Row] = []
    for some in _batches(ids):
        given = {"ids": some, "datasets": list(datasets)}
        found += await read(Statement(_NEEDED, given))
        told = {(row[0], row[2]) for row in found}
        added = [_addition(properties) for (properties,) in await read(Statement(_ADDED_BY_OTHERS, given))]
        found += [[each.entity, None, each.dataset] for each in added if (each.entity, each.dataset) not in told]
    return sorted(found, key=str)


async def relations_of_others(read: Read, ids: Iterable[str], datasets: Collection[str]) -> list[Row]:
    """Id, dataset and ends of the relationships of other datasets that have one of these ids."""
    names, text = list(datasets), _RELATIONS
    return [row for some in _batches(ids) for row in await read(Statement(text, {"ids": some, "datasets": names}))]


async def remembered(read: Read, ids: Iterable[str]) -> dict[str, str]:
    """To which entity each of these ids leads, if it is one that an entity had before."""
    rows = [row for some in _batches(ids) for row in await read(Statement(_REMEMBERED, {"ids": some}))]
    return dict(rows)


async def held_datasets(read: Read) -> dict[str, HeldDataset]:
    """What every dataset in the graph says of itself, by its name."""
    rows = await read(Statement(_DESCRIPTIONS))
    held = [_held_dataset(**json.loads(text)) for row in rows for text in row[0] or ()]
    return {each.description.name: each for each in held}


def _held_dataset(content_hash: str = "", **said: Any) -> HeldDataset:
    """One of form 3 has no hash."""
    return HeldDataset(DatasetDescription(**{**said, "uses": tuple(said.get("uses", ()))}), content_hash)


async def hashes_loaded(read: Read, name: str, version: str) -> set[str]:
    """The hashes of the facts that were ever loaded as this version of a dataset."""
    loaded = [json.loads(text) for row in await read(Statement(_LOADED)) for text in row[0] or ()]
    return {hash_ for (of, as_version, hash_) in loaded if (of, as_version) == (name, version)}


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, PAGE)):
        yield some


def _relations(id_: str, outgoing: Iterable[Row], incoming: Iterable[Row]) -> dict[str, RelationFact]:
    found = [_relation(type_, id_, end, about) for type_, end, about in outgoing]
    found += [_relation(type_, start, id_, about) for type_, start, about in incoming]
    return {each.id: each for each in found}


def _relation(type_: str, start: str, end: str, about: Mapping[str, Any]) -> RelationFact:
    """A relationship as the files have it, without the days that are computed."""
    properties = {name: value for name, value in about.items() if name not in KEPT}
    return RelationFact(about["id"], type_, start, end, properties)


def _node(id_: str, labels: Iterable[str], properties: dict[str, Any]) -> EntityFact:
    label = min((label for label in labels if label != ENTITY), default=ENTITY)
    return EntityFact.from_stored(id_, label, properties)


def _addition(properties: dict[str, Any]) -> AdditionFact:
    return AdditionFact(properties["id"], properties["entity"], properties)
