"""Who works with whom in a nation: the service beside the bare statement, a network cold and kept, paths, the whole.

    python -m graph_seed generate nation
    python -m graph_seed load --one-by-one nation/*/ --state-folder .samverkan-nation
    python -m benchmarks.networks .samverkan-nation [--rounds 30]

The graph is the embedded one of that folder, in which no service may run meanwhile. The collaborators of an actor with
many of them and of the one with the most are asked of the service and of the driver in one loop; both without HTTP.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import graphql
import orjson

from graph_store import GraphStore, Statement, open_graph
from resolvers.graph import Graph
from resolvers.network.kept import Networks
from resolvers.prepared import prepare
from resolvers.question import Question
from resolvers.request.operation import read_operation
from resolvers.service import serve
from schema import TYPES, LateSchema, read_model

COLLABORATORS = """query ($id: ID!) {
  actor(id: $id) { collaborators(first: 20) { edges { strength shared node { id name } } } } }"""
NETWORK = """query ($code: String) {
  network(municipality: $code) {
    metrics { actors links strength density components communities modularity diameter averagePath }
    nodes { entity { id name } metrics { degree strength betweenness { value } weighted: betweenness(weighted: true)
      { value } closeness pageRank clustering constraint component community } } } }"""
WHOLE = (
    "metrics { actors links strength density components }",
    "metrics { communities modularity }",
    "metrics { diameter }",
    "nodes { metrics { degree pageRank } }",
    "nodes { metrics { clustering constraint } }",
    "nodes { metrics { betweenness { value } } }",
    "nodes { metrics { betweenness(weighted: true) { value } } }",
    "nodes { metrics { closeness } }",
)
PATH = """query ($from: ID!, $to: ID!, $rollUp: RollUp!) {
  collaborationPath(from: $from, to: $to, rollUp: $rollUp) { found hops steps { from { name } through { name } } } }"""
BUSIEST = Statement(
    "MATCH (a:Actor) RETURN a.id, a.municipality, COUNT { MATCH (a)-[:PARTICIPATES_IN]->() } AS number "
    "ORDER BY number DESC, a.id LIMIT 400"
)
LARGEST = Statement(
    "MATCH (p:Partnership) WHERE p.municipality IS NOT NULL WITH p.municipality AS code, count(*) AS number "
    "RETURN code, number ORDER BY number DESC, code LIMIT 1"
)


async def ask(graph: Graph, text: str, **variables: Any) -> Any:
    answer = await serve(Question(text, graphql.parse(text), None, variables), graph)
    return orjson.loads(answer.body())


async def median(rounds: int, *asked: Callable[[], Awaitable[Any]]) -> list[float]:
    """The milliseconds of each in the middle, taken in turn once all are warm."""
    times: list[list[float]] = [[] for _ in asked]
    for number in range(-3, rounds):
        for one, taken in zip(asked, times, strict=True):
            began = time.perf_counter()
            await one()
            if number >= 0:
                taken.append(1000 * (time.perf_counter() - began))
    return [statistics.median(each) for each in times]


async def main(folder: Path, rounds: int) -> None:
    model = read_model(TYPES)
    opening = open_graph(folder=folder, labels=model.entities, relationships=model.relationships)
    async with opening as target, GraphStore.open(target) as store:
        graph = Graph(LateSchema(TYPES), store)
        busiest = await store.read(BUSIEST)
        hub, local = busiest[0][0], next(each for each in busiest if each[1] is not None)
        elsewhere = next(each[0] for each in reversed(busiest) if each[1] not in (None, local[1]))
        await collaborators(graph, rounds, {"the busiest actor": hub, "the busiest of a municipality": local[0]})
        (code, _), *_ = await store.read(LARGEST)
        await networks(graph, rounds, code)
        for name, ends in {"in one municipality": (local[0], hub), "between two": (local[0], elsewhere)}.items():
            for roll_up in ("NONE", "MUNICIPALITY"):
                variables = {"from": ends[0], "to": ends[1], "rollUp": roll_up}
                found = (await ask(graph, PATH, **variables))["data"]["collaborationPath"]
                (taken,) = await median(rounds // 3 + 1, lambda given=variables: ask(graph, PATH, **given))  # type: ignore[misc]
                print(f"path {name}, roll-up {roll_up}: {found['hops']} hops, {taken:.0f} ms")
        await whole_nation(graph)


async def collaborators(graph: Graph, rounds: int, actors: dict[str, str]) -> None:
    for name, actor in actors.items():
        operation = read_operation(
            graph.plain_schema,
            Question(COLLABORATORS, graphql.parse(COLLABORATORS), None, {"id": actor}),
            graph.today(),
        )
        statement = prepare(operation, graph.model, graph.limits).statement
        served, bare = await median(
            rounds,
            lambda actor=actor: ask(graph, COLLABORATORS, id=actor),  # type: ignore[misc]
            lambda statement=statement: graph.store.read(statement),  # type: ignore[misc]
        )
        counting = "query ($id: ID!) { actor(id: $id) { collaborators { totalCount } } }"
        number = (await ask(graph, counting, id=actor))["data"]["actor"]["collaborators"]["totalCount"]
        print(f"collaborators of {name} ({number}): {served:.1f} ms, bare {bare:.1f}, {served / bare:.2f} times")


async def networks(graph: Graph, rounds: int, code: str) -> None:
    async def cold() -> None:
        fresh = replace(graph, networks=Networks())
        fresh.__dict__["plain_schema"] = graph.plain_schema  # the schema is read once, when the service starts
        await ask(fresh, NETWORK, code=code)

    metrics = (await ask(graph, NETWORK, code=code))["data"]["network"]["metrics"]
    (first,) = await median(rounds // 3 + 1, cold)
    (kept,) = await median(rounds, lambda: ask(graph, NETWORK, code=code))
    print(
        f"network of {code} ({metrics['actors']} actors, {metrics['links']} links), all figures: "
        f"cold {first:.0f} ms, kept {kept:.1f} ms"
    )


async def whole_nation(graph: Graph) -> None:
    """Each figure by itself, once: the first brings the groups and actors, the others find the network kept."""
    pauses = asyncio.ensure_future(longest_pause())
    patient = replace(graph, networks=Networks(patience=600))
    patient.__dict__["plain_schema"] = graph.plain_schema
    for asked in WHOLE:
        began = time.perf_counter()
        answer = await ask(patient, f"{{ network {{ {asked} }} }}")
        said = answer["errors"][0]["message"] if "errors" in answer else str(answer["data"]["network"])[:100]
        print(f"the whole nation, {asked}: {time.perf_counter() - began:.1f} s: {said}")
    pauses.cancel()
    print(f"meanwhile the event loop paused for {1000 * max(await asyncio.gather(pauses)):.0f} ms at most")


async def longest_pause() -> float:
    """How long the event loop lets somebody wait who wants to go on at once, until it is cancelled."""
    longest = 0.0
    with suppress(asyncio.CancelledError):
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0)
            longest = max(longest, time.perf_counter() - began)
    return longest


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    arguments = parser.parse_args()
    asyncio.run(main(arguments.folder, arguments.rounds))
