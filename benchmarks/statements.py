"""Our statements beside those that somebody who knows the engine writes by hand for the same rows.

    python -m benchmarks.statements FOLDER [--graph-url bolt://…] [--rounds 200]

FOLDER is that of an embedded graph with a made-up nation. Each question is asked in turn by our statement and by the
one in `by_hand/`, with the same driver; their rows are compared first. The guard at both ends of ours is part of ours.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import graphql
import orjson

from benchmarks.opening import open_store, read_options
from graph_store import GraphStore, Row, Statement
from resolvers.graph import Graph
from resolvers.prepared import prepare
from resolvers.question import Question
from resolvers.request.operation import read_operation
from resolvers.service import serve
from schema import TYPES, LateSchema

HERE = Path(__file__).parent / "by_hand"

QUESTIONS: Mapping[str, str] = {
    "councils": """query ($first: Int!) { councils(first: $first) { nodes { name
      members(first: 50) { nodes { name partnerships(first: 10) { nodes { name } } } }
      responsible { name party { abbreviation } } } } }""",
    "actors": "query ($cursor: String) { actors(first: 20, after: $cursor) { nodes { name kind } } }",
    "actor": """query ($id: ID!) { actor(id: $id) { name
      partnerships { nodes { name participants { nodes { name } } } } councils { nodes { name } } } }""",
    "collaborators": """query ($id: ID!) { actor(id: $id) { name
      collaborators(first: 20) { totalCount edges { strength node { name } } } } }""",
    "iop": "{ actors(first: 20, where: {partnerships: {some: {node: {kind: {eq: IOP}}}}}) { nodes { name } } }",
    "contains": """query ($part: String!) {
      actors(first: 20, where: {name: {contains: $part}}) { nodes { name } } }""",
    "count": "{ actors { totalCount } }",
    "groups": "{ actors { aggregate { groupBy(by: [KIND]) { count keys { value } } } } }",
    "order": "{ actors(first: 20, orderBy: [{partnershipsCount: DESC}]) { nodes { name } } }",
    "years": """query ($code: String!) { partnerships(first: 100, where: {municipality: {eq: $code}},
      during: {from: "2014-01-01", to: "2024-01-01"}) { nodes { name } } }""",
}

IDENTITIES = ["CONFIRMED", "PROBABLE"]

_BUSIEST = """MATCH (a:Actor)-[r:PARTICIPATES_IN|REPRESENTED_IN]->()
WITH a, count(*) AS many ORDER BY many DESC, a.id RETURN a.id, many, a.municipality"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A question as it is asked: by which question, with which variables, and with which values by hand."""

    title: str
    question: str
    variables: Mapping[str, Any]
    by_hand: Mapping[str, Any]


async def questions(store: GraphStore, graph: Graph) -> list[Measured]:
    """All of them, about what there is in the graph."""
    busiest = await store.read(Statement(_BUSIEST))
    hub, usual = busiest[0][0], next((id_ for id_, many, _ in busiest if many <= 3), busiest[-1][0])
    code = next(code for _, _, code in busiest if code)
    first = Question(text := "{ actors(first: 1000) { nodes { id } pageInfo { endCursor } } }", graphql.parse(text))
    page = orjson.loads((await serve(first, graph)).data or b"null")["actors"]
    last = page["nodes"][-1]["id"].partition("@")[0]
    ((key,),) = await store.read(Statement("MATCH (n:Entity {id: $id}) RETURN n.sortKey", {"id": last}))
    cursor = page["pageInfo"]["endCursor"]
    return [
        *(Measured(f"{n} councils, three levels", "councils", {"first": n}, {"first": n}) for n in (1, 10, 100, 400)),
        Measured("page of 20 actors", "actors", {}, {"after": ""}),
        Measured("a deep page", "actors", {"cursor": cursor}, {"after": key}),
        *(Measured(f"{who}, two levels", "actor", {"id": id_}, {"id": id_}) for who, id_ in _ends(usual, hub)),
        *(
            Measured(f"collaborators of {who}", "collaborators", {"id": id_}, {"id": id_, "identities": IDENTITIES})
            for who, id_ in _ends(usual, hub)
        ),
        Measured("actors with an IOP", "iop", {}, {}),
        *(Measured(f"name contains {part}", "contains", {"part": part}, {"part": part}) for part in _PARTS),
        Measured("count", "count", {}, {}),
        Measured("groups by kind", "groups", {}, {}),
        Measured("order by number of partnerships", "order", {}, {}),
        Measured("ten years of a municipality", "years", {"code": code}, {"code": code}),
    ]


_PARTS = ("förening", "kör", "qqq")
"""Of a name: frequent, rarer, none."""


def _ends(usual: str, hub: str) -> tuple[tuple[str, str], ...]:
    return ("one actor", usual), ("the busiest", hub)


async def measure(store: GraphStore, rounds: int) -> None:
    graph = Graph(LateSchema(TYPES), store)
    today = graph.today()
    print(f"{store.version}; medians of {rounds} rounds in milliseconds: ours, by hand, how many times as long")
    for each in await questions(store, graph):
        text = QUESTIONS[each.question]
        asked = Question(text, graphql.parse(text), variables=each.variables)
        operation = read_operation(graph.plain_schema, asked, today)
        ours = prepare(operation, graph.model, graph.limits).statement
        hand = Statement((HERE / f"{each.question}.cypher").read_text(), {"today": today.isoformat(), **each.by_hand})
        same = told(await store.read(ours)) == told(await store.read(hand))
        times: tuple[list[float], list[float]] = ([], [])
        for number in range(-max(2, rounds // 5), rounds):  # the first ones warm both up
            for statement, kept in zip((ours, hand), times, strict=True):
                began = time.perf_counter()
                await store.read(statement)
                if number >= 0:
                    kept.append(1000 * (time.perf_counter() - began))
        one, other = map(statistics.median, times)
        print(f"{each.title:32} {one:9.2f} {other:9.2f} {one / other:6.2f}{'' if same else '  other rows'}")


def told(rows: list[Row]) -> list[Any]:
    """The rows of the branches, without those of the guard."""
    return [row for part, row in rows if part >= 0]


async def main(asked: argparse.Namespace) -> None:
    async with open_store(asked) as store:
        await measure(store, asked.rounds)


if __name__ == "__main__":
    asyncio.run(main(read_options(__doc__, rounds=200)))
