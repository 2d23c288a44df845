"""What an answer is cited by: which graph it is made from, and which days its fields are about.

    { actors { totalCount } }
    → {"contentHash": "3a10…", "revision": 1, "days": [{"field": "actors", "asOf": "2026-11-28"}]}

Who has the same files, and asks the same about these days, has the same answer.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import GraphQLSchema

from resolvers.block import Attribute, Day, GraphNode, RevisionNumber, Time, record
from resolvers.block.slots import TODAY, Slot
from resolvers.cypher.statement import compile_branches
from resolvers.request.operation import Asked, Operation
from resolvers.request.time import read_time, time_of
from schema.value import FIRST_DAY, LAST_DAY, split_id

_GRAPH = compile_branches((GraphNode(record([Attribute("n", "contentHash"), RevisionNumber()])),))

CITED_GRAPH = _GRAPH.statement()
"""Asks which graph it is: its rows are `[0, [contentHash, revision]]`."""

_BY_ID = {"node", "nodes"}
"""The fields whose time stands in their ids alone."""


def graph_cited(rows: list[Any]) -> dict[str, Any]:
    """Which graph it is, from the rows of that statement."""
    ((_, (content_hash, revision)),) = rows
    return {"contentHash": content_hash, "revision": revision or 0}


def days_cited(operation: Operation, schema: GraphQLSchema) -> list[dict[str, Any]]:
    """What the fields at the root are about, as it was made of their arguments and of today."""
    assert schema.query_type, "there is something to ask"
    fields = schema.query_type.fields
    return [
        {"field": asked.key, **days}
        for asked in operation.root()
        if asked.name in fields
        for days in _days(asked, operation, dated="asOf" in fields[asked.name].args or asked.name in _BY_ID)
    ]


def _days(asked: Asked, operation: Operation, *, dated: bool) -> Iterator[Mapping[str, Any]]:
    if asked.name == "networkChange":
        yield {end: asked.arguments[end].value for end in ("from", "to")}
    elif dated:
        found = {str(_said(time)): _said(time) for time in _times(asked, operation)}
        yield from found.values()


def _times(asked: Asked, operation: Operation) -> Iterator[Time]:
    """The times that a field is about: several where its ids have several."""
    today = Day(operation.slots.leaf(TODAY))
    if time := read_time(asked):
        yield time
        return
    given = asked.arguments.get("ids") or asked.arguments.get("id")
    ids = [] if given is None else given.value
    marks = [split_id(each)[1] for each in ([ids] if isinstance(ids, str) else ids)]
    yield from (time_of(asked.slots.constant(mark), asked.key) if mark else today for mark in marks or [None])


def _said(time: Time) -> Mapping[str, Any]:
    """As the arguments would say it; null where a period is open."""
    first, last = (each.value if isinstance(each, Slot) else each for each in (time.first, time.last))
    if isinstance(time, Day):
        return {"asOf": first}
    return {"during": {"from": None if first == FIRST_DAY else first, "to": None if last == LAST_DAY else last}}
