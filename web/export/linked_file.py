"""`/export/graph.jsonld`: the whole graph, or one entity with its relationships, as JSON-LD.

{"@context": {…},
"@graph": [
{"@id": "https://…/id/actor:orebro-almby-ik", "@type": ["Actor", …], …},
…
]}

The context stands in the file, so that it means the same without the service. The items are written one a line, while
they are read: an entity first, its relationships after all entities. Those with the same `@id` belong together.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from functools import partial
from typing import Any

import orjson

from schema import Model
from schema.derive.model import Edge, EntityType
from schema.edge import Direction
from schema.period import TIME, time_arguments
from schema.source import Source
from schema.value import split_id
from web.errors import BadArgument, FileTooLarge, NotFound, UnknownCode
from web.export.context import context_of
from web.export.export import Chunks, Content, Export, FileRequest
from web.export.linked import Item, entity_item, file_item, relationship_items, themes_item
from web.export.table import EDITION, Table
from web.media import LINKED

NAME = "graph.jsonld"
ARGUMENTS = ("asOf", "during", "municipality", "id")

EVER = "../.."
"""All of time."""

_TYPE = f"query ExportType($id: ID!) {{ {EDITION} node(id: $id) {{ id __typename }} }}"


def linked_export(model: Model, tables: Mapping[str, Table], entity_limit: int) -> Export:
    return Export(
        name=NAME,
        media=LINKED,
        description="The whole graph as JSON-LD: every entity, every relationship, every citation.",
        arguments=ARGUMENTS,
        open=partial(_open, model, tables, entity_limit),
    )


async def _open(model: Model, tables: Mapping[str, Table], limit: int, asked: FileRequest) -> Content:
    if "id" in asked.arguments:
        items = _one(*await _found(model, asked), tables, asked)
    else:
        await _check_size(tables, limit, asked)
        items = _all(model, tables, asked)
    return Content(_write(items, context_of(model, asked.base)))


async def _found(model: Model, asked: FileRequest) -> tuple[EntityType, str]:
    """The entity that is asked for: its type, and its id without the time."""
    id_, time = split_id(asked.arguments["id"])
    if "municipality" in asked.arguments:
        raise BadArgument("municipality", "stands beside `id`", "one of the two")
    if time and time != asked.time:
        (argument,) = asked.about
        raise BadArgument("id", f"is of {time}, but `{argument}` is {asked.time}", f"{id_}, or the same in both")
    found = (await asked.reading.ask(_TYPE, {"id": f"{id_}@{asked.time}"}))["node"]
    if found is None or found["__typename"] not in model.entities:
        raise NotFound(f"{id_} is no entity, and was none before.")
    return model.entities[found["__typename"]], split_id(found["id"])[0]


async def _check_size(tables: Mapping[str, Table], limit: int, asked: FileRequest) -> None:
    found = [table for table in tables.values() if not table.edge]
    filters = {table.root: _given(table.entity, asked).get("where") for table in found}
    count = await _count(found, filters, asked.about, asked)
    if count > limit:
        raise FileTooLarge(
            f"{NAME} would hold {count:,} entities, more than the {limit:,} that it may hold here.",
            "Ask for one `municipality`, or for the tables that /export lists as .csv or .jsonl, which have no limit.",
        )
    if code := asked.arguments.get("municipality"):
        of_the_code = {root: {"municipality": {"eq": code}} for root in filters}
        if not await _count(found, of_the_code, time_arguments(EVER), asked):
            raise UnknownCode(code)


async def _count(
    found: Sequence[Table], filters: Mapping[str, Any], about: Mapping[str, Any], asked: FileRequest
) -> int:
    """How many entities of all types some filters leave, each by its root field."""
    parameters = ", ".join(f"${table.root}: {table.arguments['where']}" for table in found)
    time = ", ".join(f"{argument.name}: ${argument.name}" for argument in TIME)
    counts = " ".join(f"{table.root}(where: ${table.root}, {time}) {{ totalCount }}" for table in found)
    text = f"query ExportSize($asOf: Date, $during: Period, {parameters}) {{ {EDITION} {counts} }}"
    data = await asked.reading.ask(text, {**filters, **about})
    return sum(data[table.root]["totalCount"] for table in found)


async def _all(model: Model, tables: Mapping[str, Table], asked: FileRequest) -> AsyncGenerator[list[Item], None]:
    yield [_file(asked), themes_item(asked.base)]
    for entity in model.entities.values():
        async for records in _records(tables[entity.plural], _given(entity.name, asked), asked):
            yield [entity_item(entity, record, asked.base) for record in records]
    for entity in model.entities.values():
        for edge in entity.edges:
            # each relationship is read from the end at which it begins; citations stand in what they prove
            if edge.direction is not Direction.IN and f"{entity.plural}-{edge.name}" in tables:
                async for items in _relationships(entity, edge, tables, _given(entity.name, asked), asked):
                    yield items


async def _one(
    entity: EntityType, id_: str, tables: Mapping[str, Table], asked: FileRequest
) -> AsyncGenerator[list[Item], None]:
    yield [_file(asked)]
    given = {"where": {"id": {"eq": id_}}, **asked.about}
    async for records in _records(tables[entity.plural], given, asked):
        yield [entity_item(entity, record, asked.base) for record in records if _is(record, id_)]
    for edge in entity.edges:
        if edge.relationship != "CITES" and f"{entity.plural}-{edge.name}" in tables:
            async for items in _relationships(entity, edge, tables, given, asked, only=id_):
                yield items


async def _relationships(
    entity: EntityType,
    edge: Edge,
    tables: Mapping[str, Table],
    given: Mapping[str, Any],
    asked: FileRequest,
    only: str | None = None,
) -> AsyncIterator[list[Item]]:
    async for records in _records(tables[f"{entity.plural}-{edge.name}"], given, asked):
        yield [
            item
            for record in records
            if (_is(record["one"], only) if only else _begins(edge, record)) and _holds(edge, record)
            for item in relationship_items(edge, entity.name, record, asked.base)
        ]


def _is(node: Any, id_: str) -> bool:
    """Whether an entity has this id, at whatever time."""
    return split_id(node["id"])[0] == id_


def _holds(edge: Edge, record: Any) -> bool:
    """Whether a relationship is one of the time: some connections hold what was at any time."""
    return not edge.ever or record["edge"]["validity"]["holds"] is not None


def _begins(edge: Edge, record: Any) -> bool:
    """Whether a relationship without direction is met from its first end: it is met from either."""
    return edge.direction is not Direction.BOTH or record["one"]["id"] <= record["edge"]["node"]["id"]


async def _records(table: Table, given: Mapping[str, Any], asked: FileRequest) -> AsyncIterator[list[Any]]:
    arguments = {name: value for name, value in given.items() if name in table.arguments}
    async with aclosing(asked.reading.records(table, arguments)) as pages:
        async for records in pages:
            yield records


def _file(asked: FileRequest) -> Item:
    (argument,) = asked.about
    return file_item(asked.base, {**asked.arguments, argument: asked.time}, asked.reading.edition)


def _given(entity: str, asked: FileRequest) -> dict[str, Any]:
    """What is asked for of a type. Sources come all: what a municipality rests on may be of none."""
    municipality = asked.arguments.get("municipality") if entity != Source.__name__ else None
    where = {"where": {"municipality": {"eq": municipality}}} if municipality else {}
    return {**asked.about, **where}


async def _write(pages: AsyncGenerator[list[Item], None], context: Mapping[str, Any]) -> Chunks:
    before = b'{"@context": ' + orjson.dumps(context) + b',\n"@graph": [\n'
    async with aclosing(pages):
        async for items in pages:
            if items:
                yield before + b",\n".join(orjson.dumps(item) for item in items)
                before = b",\n"
    yield b"\n]}\n"
