"""Whether a filter that few nodes pass becomes slower by reading a label in the order of its index.

    python -m benchmarks.selective_filters [--rounds 30] [--part 1.0]

Every page begins with a range on the key that it is ordered by (`n.sortKey > $p`), which makes both engines read in the
order of an index and stop when the page is full. A filter that few nodes pass makes them read on to the end: here its
statement is run with that range and without it in one loop, where the engine may plan as it likes. 7,250 synthetic
actors, the first page of 20; the engines are those of the tests.
"""

import argparse
import asyncio
import re
import statistics
import time
from collections.abc import Mapping

import graphql

from benchmarks.http_vs_driver import fill
from benchmarks.synthetic import ACTORS
from graph_store import GraphStore, Statement
from resolvers.graph import Graph
from resolvers.prepared import prepare
from resolvers.question import Question
from resolvers.request.operation import read_operation
from schema import TYPES, LateSchema
from tests.engines import target_of

FILTERS: Mapping[str, str] = {
    "every actor passes": "{kind: {eq: CIVIL_SOCIETY}}",
    "one by its name": '{name: {eq: "Association 05000 of a town"}}',
    "one by a part of its name": '{name: {contains: "05000"}}',
    "ten by ignoring case": '{name: {caseInsensitive: {contains: "500 OF"}}}',
    "few by one partnership": '{partnerships: {some: {node: {id: {eq: "partnership:7"}}}}}',
    "few by one council": '{councils: {some: {node: {name: {eq: "Council 00007 of a town"}}}}}',
    "none by a count": "{partnershipsCount: {gt: 3}}",
    "none": '{name: {eq: "nobody"}}',
}
_RANGE = re.compile(r" AND n0\.sortKey > \$p\d+|(?<=WHERE )n0\.sortKey > \$p\d+ AND ")


def statements() -> dict[str, tuple[Statement, Statement]]:
    """Of each filter the statement that the service makes, and the same without the range."""
    schema = LateSchema(TYPES)
    graph = Graph(schema, store=None)  # type: ignore[arg-type] # nothing is asked of it here
    made = {}
    for name, where in FILTERS.items():
        text = f"{{ actors(first: 20, where: {where}) {{ nodes {{ id name }} }} }}"
        operation = read_operation(graph.plain_schema, Question(text, graphql.parse(text)), graph.today())
        statement = prepare(operation, schema.model, graph.limits).statement
        without = Statement(_RANGE.sub("", statement.text, count=1), statement.params)
        assert without.text != statement.text
        made[name] = (statement, without)
    return made


async def measure(store: GraphStore, one: Statement, other: Statement, rounds: int) -> tuple[float, float]:
    """The milliseconds of both in the middle, taken in turn once both are warm."""
    assert await store.read(one) == await store.read(other)
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(-rounds, rounds):
        for statement, taken in zip((one, other), times, strict=True):
            began = time.perf_counter()
            await store.read(statement)
            if number >= 0:
                taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(times[0]), statistics.median(times[1])


async def main(rounds: int, part: float) -> None:
    print(f"{int(part * ACTORS):,} actors, the first 20; medians of {rounds} rounds in milliseconds")
    for engine in ("neo4j", "arcadedb"):
        async with target_of(engine) as target:
            await fill(target, part)
            async with GraphStore.open(target) as store:
                for name, (one, other) in statements().items():
                    with_range, without = await measure(store, one, other, rounds)
                    ratio = with_range / without
                    print(f"{engine:8} {name:26} range {with_range:7.2f}  none {without:7.2f}  {ratio:.2f} times")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--part", type=float, default=1.0, help="how much of the synthetic graph is loaded")
    asked = parser.parse_args()
    asyncio.run(main(asked.rounds, asked.part))
