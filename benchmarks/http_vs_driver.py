"""How much longer an answer takes over HTTP than its statement takes in the driver, on Neo4j.

    python -m benchmarks.http_vs_driver [--rounds 100] [--part 1.0]

2,900 synthetic councils are asked for in pages of one and of 400, three levels deep. In one loop the page is asked over
HTTP, and the statement that the service makes of it is run with the driver alone, so that both meet the same moods of
the machine. The Neo4j is the one of the tests (see the README): SAMVERKAN_TEST_NEO4J_URL, or one of Maven Central. Its
graph is emptied.
"""

import argparse
import asyncio
import http.client
import json
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import graphql
import neo4j

from benchmarks.synthetic import COUNCILS, load_synthetic
from graph_store import GraphStore, Statement, Target, ensure_indexes
from resolvers.graph import Graph
from resolvers.prepared import prepare
from resolvers.question import Question
from resolvers.request.operation import read_operation
from schema import TYPES, LateSchema, read_model
from server import spare_the_collector
from tests.engines import target_of
from tests.service import Service, start

FILLING_SECONDS = 300.0

QUESTION = """
query Page($first: Int) {
  councils(first: $first) {
    nodes {
      name
      responsible { name party { abbreviation } }
      members(first: 50) { edges { role node { name partnerships(first: 10) { nodes { name } } } } }
    }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds of one page, both ways, and how long its answer is."""

    first: int
    over_http: list[float]
    by_driver: list[float]
    size: int

    def __str__(self) -> str:
        http_, driver = statistics.median(self.over_http), statistics.median(self.by_driver)
        return (
            f"page of {self.first:>3}: HTTP {http_:6.2f} ms, driver {driver:6.2f} ms, "
            f"{http_ / driver:.2f} times as long; {self.size:,} bytes"
        )


def statement_of(first: int) -> Statement:
    """The statement that the service makes of the question."""
    schema = LateSchema(TYPES)
    graph = Graph(schema, store=None)  # type: ignore[arg-type] # nothing is asked of it here
    question = Question(QUESTION, graphql.parse(QUESTION), variables={"first": first})
    operation = read_operation(graph.plain_schema, question, graph.today())
    return prepare(operation, schema.model, graph.limits).statement


def asking(service: Service, first: int) -> Callable[[], int]:
    """A function that asks for the page over a connection that stays open, and gives the size of the answer."""
    connection = http.client.HTTPConnection(urlsplit(service.url).netloc)
    body = json.dumps({"query": QUESTION, "variables": {"first": first}}).encode()
    headers = {"content-type": "application/json", "accept": "application/json"}

    def ask() -> int:
        connection.request("POST", "/graphql", body, headers)
        response = connection.getresponse()
        text = response.read()
        assert response.status == 200, text
        assert not text.startswith(b'{"errors"'), text
        return len(text)

    return ask


def running(driver: neo4j.AsyncDriver, database: str, statement: Statement) -> Callable[[], Awaitable[int]]:
    """A function that runs the statement as plainly as the driver can, and gives the number of rows."""

    async def run() -> int:
        async with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS, fetch_size=-1) as session:
            result = await session.run(statement.text, dict(statement.params))
            return len([record.values() async for record in result])

    return run


async def measure(service: Service, driver: neo4j.AsyncDriver, database: str, first: int, rounds: int) -> Figures:
    ask, run = asking(service, first), running(driver, database, statement_of(first))
    over_http, by_driver = [], []
    for number in range(-max(5, rounds // 5), rounds):  # the first ones warm both up
        began = time.perf_counter()
        size = ask()
        between = time.perf_counter()
        await run()
        ended = time.perf_counter()
        if number >= 0:
            over_http.append(1000 * (between - began))
            by_driver.append(1000 * (ended - between))
    return Figures(first, over_http, by_driver, size)


async def fill(target: Target, part: float = 1.0) -> None:
    """Empty a graph and load the synthetic one, or a part of it."""
    patient = replace(target, timeout=FILLING_SECONDS)
    async with GraphStore.open(patient, writable=True) as store:
        await ensure_indexes(store, read_model(TYPES).entities)
        await store.clear()
        await load_synthetic(store, part)


async def main(rounds: int, part: float) -> None:
    async with target_of("neo4j") as target:
        await fill(target, part)
        user = target.writing
        assert user, "the Neo4j of the tests has a user"
        graph = {"graph_url": target.uri, "graph_user": user.user, "graph_password": user.password}
        driver = neo4j.AsyncGraphDatabase.driver(target.uri, auth=(user.user, user.password))
        async with driver:
            with start(**graph) as service:
                service.wait_until_ready()
                spare_the_collector()  # in this process too: the driver shall have what the service has
                print(f"{int(part * COUNCILS):,} councils; medians of {rounds} rounds")
                for first in (1, 400):
                    print(await measure(service, driver, target.database, first, rounds))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--part", type=float, default=1.0, help="how much of the synthetic graph is loaded")
    asked = parser.parse_args()
    asyncio.run(main(asked.rounds, asked.part))
