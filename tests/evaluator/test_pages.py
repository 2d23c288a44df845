"""Walked from either end in pages of any size, a connection gives each row once, in order, and says where it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store import GraphStore
from tests.engines import on_embedded, on_neo4j
from tests.evaluator.asking import TODAYS, connection_in, edge_id, evaluator
from tests.evaluator.examples import Holding, RandomGraph, examples, random_graphs
from tests.evaluator.question import Asked, connection_of, write
from tests.evaluator.random_facts import MUNICIPALITIES
from tests.evaluator.random_questions import Questions
from tests.model import MODEL
from tests.resolvers.asking import ask, questions

pytestmark = pytest.mark.engines

SIZES = (1, 2, 7)


@dataclass(frozen=True)
class Whole:
    """A connection with an order: at the root, or beside the entity `owner`."""

    name: str
    owner: tuple[str, str] | None
    time: str | None
    order: Sequence[Any]
    where: Mapping[str, Any] | None = None
    by_node: bool = True
    """Whether a row is known by its node: what is computed has no id, and at the root lies no relationship."""

    def question(self, page: Mapping[str, Any], *edge: str) -> Asked:
        """The question for one page of it, with these fields of each edge."""
        own = (Asked("node", below=(Asked("id"),)),) if self.by_node else (Asked("relationId"),)
        edges = Asked("edges", below=(*own, *map(Asked, edge)))
        arguments = {"orderBy": self.order, "where": self.where, **page}
        info = Asked("pageInfo", below=tuple(map(Asked, ("hasPreviousPage", "hasNextPage"))))
        return connection_of(self.owner, self.time, Asked(self.name, arguments, (edges, info)))


@dataclass(frozen=True)
class Walk:
    """A graph, and the connections in it that are walked."""

    graph: RandomGraph
    connections: tuple[Whole, ...]


@st.composite
def random_walks(draw: st.DrawFn) -> Walk:
    """One connection at the root and one, if there is any with an edge, beside an entity."""
    graph = draw(random_graphs())
    drawn = Questions(draw, MODEL, graph.facts, TODAYS)
    time = drawn.time()
    seen = drawn.seen(time)
    entity = MODEL.entities[draw(st.sampled_from(sorted({each.label for each in graph.facts.nodes})))]
    of_one = draw(st.sampled_from((None, {"municipality": {"eq": draw(st.sampled_from(MUNICIPALITIES))}})))
    connections = [Whole(entity.plural, None, time, drawn.order(None, entity), of_one)]
    nested = [
        (each, edge)
        for each in graph.facts.nodes
        for edge in seen.type_of(each).edges
        if not edge.only and seen.beside(each, edge)
    ]
    if nested:
        owner, edge = draw(st.sampled_from(nested))
        order = drawn.order(edge, MODEL.entities.get(edge.target, MODEL.entity))
        connections.append(Whole(edge.name, (owner.label, owner.id), time, order, by_node=edge.relation.computed))
    return Walk(graph, tuple(connections))


async def hold_walks(holding: Holding, walk: Walk) -> None:
    await holding.hold(walk.graph)
    for whole in walk.connections:
        listed = connection_in(evaluator(walk.graph.facts).answer(whole.question({"first": 1000})))
        rows = [edge_id(each) for each in listed["edges"]]
        for size in SIZES:
            for forwards in (True, False):
                hold_pages(await pages(holding.store, whole, size, forwards=forwards), rows, size)


async def pages(store: GraphStore, whole: Whole, size: int, *, forwards: bool) -> list[Any]:
    """All pages of a connection in the order of its rows, from whichever end they were walked."""
    count, beyond, more = ("first", "after", "hasNextPage") if forwards else ("last", "before", "hasPreviousPage")
    found: list[Any] = []
    page: dict[str, Any] = {count: size}
    while True:
        written = write(whole.question(page, "cursor"), questions())
        found.append(connection_in(await ask(store, written.text, **written.variables)))
        if not found[-1]["pageInfo"][more]:
            return found if forwards else found[::-1]
        assert len(found[-1]["edges"]) == size, "a page before which or after which there are others is full"
        page[beyond] = found[-1]["edges"][-1 if forwards else 0]["cursor"]


def hold_pages(found: Sequence[Any], rows: Sequence[str], size: int) -> None:
    assert [edge_id(each) for page in found for each in page["edges"]] == rows
    assert len(found) == max(1, -(-len(rows) // size))
    for place, page in enumerate(found):
        assert page["pageInfo"] == {"hasPreviousPage": place > 0, "hasNextPage": place < len(found) - 1}


@on_embedded
@examples(25)
@given(walk=random_walks())
async def test_pages_give_each_row_once(holding: Holding, walk: Walk) -> None:
    await hold_walks(holding, walk)


@on_neo4j
@examples(3)
@given(walk=random_walks())
async def test_pages_of_neo4j_give_each_row_once(holding: Holding, walk: Walk) -> None:
    await hold_walks(holding, walk)
