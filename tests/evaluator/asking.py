"""Ask the service and the evaluator the same, and say readably where they differ."""

from collections.abc import Sequence
from typing import Any

import orjson

from graph_store import GraphStore
from resolvers.answer import answer
from resolvers.service import serve
from tests.evaluator.evaluator import Evaluator, undated
from tests.evaluator.facts import Facts
from tests.evaluator.question import Asked, On, Place, Written, write
from tests.model import MODEL
from tests.resolvers.asking import TODAY, graph_of, question, questions

TODAYS = TODAY.isoformat()
MOST_SHOWN = 100
"""Of a graph of more nodes than this, none is shown where answers differ."""


def evaluator(facts: Facts) -> Evaluator:
    return Evaluator(facts, MODEL, TODAYS)


async def hold(store: GraphStore, facts: Facts, asked: Asked) -> None:
    """Hold that the service's answer is the evaluator's, to the byte."""
    written = await written_for(store, asked)
    found = await serve(question(written.text, **written.variables), graph_of(store))
    expected = orjson.dumps(evaluator(facts).answer(asked))
    if found.errors or found.data != expected:
        raise AssertionError(_difference(written, facts, [str(each) for each in found.errors], found.data, expected))


async def hold_both_roads(store: GraphStore, asked: Asked) -> None:
    """Hold that graphql-core makes the same of a question as the fast road."""
    written, graph = await written_for(store, asked), graph_of(store)
    fast = await answer(question(written.text, **written.variables), graph)
    reference = await graph.schema.execute(written.text, variable_values=dict(written.variables), context_value=graph)
    assert reference.errors is None, written.text
    assert fast.data == orjson.dumps(reference.data), written.text


async def written_for(store: GraphStore, asked: Asked) -> Written:
    """The text of a question, with the cursors that it needs."""
    return write(asked, questions(), {place: await cursor_of(store, place) for place in places(asked)})


async def cursor_of(store: GraphStore, place: Place) -> str:
    """The cursor of an edge, taken from the list of all edges of its connection."""
    written = write(place.listing, questions())
    found = await serve(question(written.text, **written.variables), graph_of(store))
    assert not found.errors, found.errors
    edges = connection_in(orjson.loads(found.data or b""))["edges"]
    return str({edge_id(each): each["cursor"] for each in edges}[place.id])


def connection_in(data: Any) -> Any:
    """The connection in an answer to a question for nothing else."""
    while "edges" not in data:
        (data,) = data.values()
    return data


def edge_id(edge: Any) -> str:
    """The id of the relationship in an edge, at a root of the node, whatever the day."""
    return undated(edge.get("relationId") or edge["node"]["id"])[0]


def places(asked: Asked | On) -> list[Place]:
    own = [each for each in asked.arguments.values() if isinstance(each, Place)] if isinstance(asked, Asked) else []
    return [*own, *(place for each in asked.below for place in places(each))]


def _difference(
    written: Written, facts: Facts, errors: Sequence[str], found: bytes | None, expected: bytes | None
) -> str:
    large = len(facts.nodes) > MOST_SHOWN
    parts = {
        "question": written.text,
        "variables": _pretty(written.variables),
        "errors": "\n".join(errors),
        "the service answers": _pretty(orjson.loads(found or b"null")),
        "the evaluator answers": _pretty(orjson.loads(expected or b"null")),
        "nodes": "" if large else "\n".join(f"{each.label} {_pretty(each.properties, 0)}" for each in facts.nodes),
        "relationships": ""
        if large
        else "\n".join(
            f"{each.start} -{each.type}-> {each.end} {_pretty(each.properties, 0)}" for each in facts.relationships
        ),
    }
    return "\n\n".join(f"== {name}\n{text}" for name, text in parts.items() if text)


def _pretty(value: Any, option: int = orjson.OPT_INDENT_2) -> str:
    return orjson.dumps(dict(value) if value is not None else None, option=option).decode()
