"""Loads end to end under questions and files: whatever is answered is of the one revision that it names.

Two loaders give the actors of a dataset each another word again and again, and three workers answer. What a revision
held is known afterwards from the reports of the loads. A long run (`make long`) asks fifty times
as often as it has examples.
"""

import asyncio
import csv
import io
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph_seed import GraphKeptChanging, load
from graph_store import GraphStore, Statement, Target
from graph_store.guard import Guard
from resolvers.service import serve
from tests.engines import Engines
from tests.evaluator.examples import EXAMPLES
from tests.graph_seed.small import HEADER, SOURCES, write
from tests.model import MODEL
from tests.resolvers.asking import graph_of, question
from tests.web.export.exporting import OPTIONS, Served, serving
from web import Options
from web.errors import GraphChanged, Unanswered

pytestmark = pytest.mark.engines

ANSWERS = EXAMPLES * 50 or 100
WORKERS = 3
ASKING = 2
ACTORS = 30
DATASETS = ("one", "two")
WORDS = ("alfa", "beta")

Seen = tuple[int, Mapping[str, str]]
"""The revision that an answer names, and the names that it has, by the ids of the actors."""


def files(dataset: str, word: str) -> dict[str, str]:
    """A dataset whose actors have a word in their names; each meets the next in a council."""
    actors = [
        f"  - {{id: actor:{dataset}-{n}, name: Förening {n} {word}, at: 1, municipal: false}}" for n in range(ACTORS)
    ]
    councils = [
        f"  - {{id: council:{dataset}-{n}, name: Råd {n}, at: 1, kind: COUNCIL, "
        f"members: [{{to: actor:{dataset}-{n}, at: 1}}, {{to: actor:{dataset}-{n + 1}, at: 1}}]}}"
        for n in range(ACTORS - 1)
    ]
    facts = [f"source: source:{dataset}", "actors:", *actors, "councils:", *councils]
    return {
        "dataset": HEADER.replace("name: small", f"name: {dataset}"),
        "sources": SOURCES.replace("source:page", f"source:{dataset}"),
        "facts": "\n".join(facts) + "\n",
    }


# What is asked


class Refused(Exception):
    """There was no answer in the time that a question may take, be it that loads stood in the way."""


async def ask(store: GraphStore, text: str) -> Any:
    found = await serve(question(text), graph_of(store))
    if {each.extensions["code"] for each in found.errors if each.extensions} & {"GRAPH_CHANGING", "GRAPH_TIMEOUT"}:
        raise Refused
    assert not found.errors, found.errors
    assert found.data is not None
    return orjson.loads(found.data)


def named(actors: list[Any]) -> Mapping[str, str]:
    return {each["id"]: each["name"] for each in actors}


async def listed(store: GraphStore, served: Served) -> Seen:
    data = await ask(store, "{ actors(first: 500) { nodes { id name } } graph { revision } }")
    return data["graph"]["revision"], named(data["actors"]["nodes"])


async def found(store: GraphStore, served: Served) -> Seen:
    """The full-text index knows the same names as the rows."""
    text = """{ graph { revision } search(text: "alfa", first: 200) { edges { node { id } } }
                actors(first: 500) { nodes { id name } } }"""
    data = await ask(store, text)
    names = named(data["actors"]["nodes"])
    hits = {edge["node"]["id"] for edge in data["search"]["edges"]}
    assert hits == {id_ for id_, name in names.items() if name.endswith("alfa")}
    return data["graph"]["revision"], names


async def logged(store: GraphStore, served: Served) -> Seen:
    """The log's last entry is of the revision."""
    text = "{ changes(last: 1) { nodes { revision } } actors(first: 500) { nodes { id name } } graph { revision } }"
    data = await ask(store, text)
    assert data["changes"]["nodes"][0]["revision"] == data["graph"]["revision"]
    return data["graph"]["revision"], named(data["actors"]["nodes"])


async def networked(store: GraphStore, served: Served) -> Seen:
    text = '{ network(municipality: "1880", first: 500) { nodes { entity { id name } } } graph { revision } }'
    data = await ask(store, text)
    return data["graph"]["revision"], named([each["entity"] for each in data["network"]["nodes"]])


async def pathed(store: GraphStore, served: Served) -> Seen:
    """The path takes several statements."""
    text = """{ collaborationPath(from: "actor:one-2", to: "actor:one-6") { steps { from { id name } to { id name } } }
                graph { revision } }"""
    data = await ask(store, text)
    steps = data["collaborationPath"]["steps"]
    return data["graph"]["revision"], named([actor for step in steps for actor in (step["from"], step["to"])])


async def filed(store: GraphStore, served: Served) -> Seen:
    """A file of several pages, which names its revision."""
    response = await served.get("actors.csv")
    if response.status_code == 503:
        raise Refused
    assert response.status_code == 200, response.text
    revision = re.search(r"-r(\d+)-[0-9a-f]{8}\.csv", response.headers["content-disposition"])
    assert revision
    return int(revision[1]), named(list(csv.DictReader(io.StringIO(response.text))))


KINDS = (listed, found, logged, networked, pathed, filed)


# Loads and questions at once


@dataclass
class Storm:
    """Loads until so much has been asked, and what was seen meanwhile."""

    history: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Which dataset a revision gave which word."""
    seen: list[Seen] = field(default_factory=list)
    refused: int = 0

    async def loading(self, store: GraphStore, dataset: str, folders: Mapping[str, Path]) -> None:
        for word in cycle(WORDS):
            if len(self.seen) >= ANSWERS:
                return
            try:
                report = await load(store, [folders[word]], MODEL)
            except GraphKeptChanging:  # the other one was quicker each time
                continue
            if report.changed:
                self.history[report.revision] = (dataset, word)

    async def asking(self, asked: Callable[[], Awaitable[Seen]]) -> None:
        while len(self.seen) < ANSWERS:
            try:
                self.seen.append(await asked())
            except (GraphChanged, Refused, Unanswered):
                self.refused += 1

    def words(self, revision: int) -> Mapping[str, str]:
        """The word of each dataset at a revision."""
        return dict(self.history[each] for each in sorted(self.history) if each <= revision)

    def mixed(self) -> list[Seen]:
        """What was seen and never stood in the graph like that."""
        return [(revision, names) for revision, names in self.seen if not self._is_of(revision, names)]

    def _is_of(self, revision: int, names: Mapping[str, str]) -> bool:
        words = self.words(revision)
        return bool(names) and all(
            name.endswith(words[id_.removeprefix("actor:").partition("-")[0]]) for id_, name in names.items()
        )


@pytest.fixture
async def loaders(store: GraphStore, target: Target) -> AsyncIterator[Mapping[str, GraphStore]]:
    """A writer for each dataset, as of two processes."""
    async with AsyncExitStack() as opened:
        yield {
            dataset: await opened.enter_async_context(GraphStore.open(target, writable=True)) for dataset in DATASETS
        }


@asynccontextmanager
async def worker(target: Target) -> AsyncIterator[tuple[GraphStore, Served]]:
    """A service with connections, a guard and kept networks of its own, as of one process of several."""
    options = Options(OPTIONS.body_limit, OPTIONS.document_cache, page_maximum=500)
    async with GraphStore.open(target) as reader, serving(reader, options) as served:
        yield reader, served


async def test_whatever_is_answered_during_loads_is_of_one_revision(
    loaders: Mapping[str, GraphStore], target: Target, tmp_path: Path
) -> None:
    storm = Storm()
    folders = {
        dataset: {word: write(tmp_path / f"{dataset}-{word}", **files(dataset, word)) for word in WORDS}
        for dataset in DATASETS
    }
    for dataset, store in loaders.items():
        report = await load(store, [folders[dataset]["beta"]], MODEL)
        storm.history[report.revision] = (dataset, "beta")
    async with AsyncExitStack() as opened, asyncio.TaskGroup() as running:
        workers = [await opened.enter_async_context(worker(target)) for _ in range(WORKERS)]
        numbers = count()

        async def asked() -> Seen:
            number = next(numbers)
            return await KINDS[number % len(KINDS)](*workers[number // len(KINDS) % WORKERS])

        for dataset, store in loaders.items():
            running.create_task(storm.loading(store, dataset, folders[dataset]))
        for _ in range(WORKERS * ASKING):
            running.create_task(storm.asking(asked))
    print(f"{len(storm.seen)} answers of {len(storm.history)} revisions; {storm.refused} refused or broken off")
    assert storm.mixed() == []
    assert len({revision for revision, _ in storm.seen}) > 3, "loads went on meanwhile"


# Loads that stand in the way for too long


@pytest.fixture
async def hurried(orebro: GraphStore, engines: Engines, engine: str) -> AsyncIterator[Served]:
    """The application over Örebro, where nobody waits for a load for longer than half a second."""
    target = await engines.target(engine)
    async with GraphStore.open(target) as store, serving(store, OPTIONS) as served:
        store.guard = Guard(store.read, 0.5)
        yield served
    await orebro._run_apart(Statement("MATCH (w:Writing) DELETE w"))


async def commit_for_long(store: GraphStore) -> None:
    """What a large commit looks like to those who ask."""
    await store._run_apart(Statement("CREATE (w:Writing {id: 'large'}) SET w.until = timestamp() + 60000"))


async def test_who_waits_for_longer_than_a_statement_may_take_is_told_to_come_again(
    hurried: Served, orebro: GraphStore
) -> None:
    known, other = ({"query": f"{{ {each} {{ totalCount }} }}"} for each in ("actors", "councils"))
    answered = await hurried.client.post("/graphql", json=known)
    await commit_for_long(orebro)
    for response in (await hurried.client.post("/graphql", json=other), await hurried.get("actors.csv")):
        assert (response.status_code, response.headers["retry-after"]) == (503, "5")
        assert response.json()["errors"][0]["extensions"]["code"] == "GRAPH_CHANGING"
    again = await hurried.client.post("/graphql", json=known)  # nobody has been shown another revision yet
    assert (again.status_code, again.json()) == (200, answered.json())


async def test_a_file_is_broken_off_when_a_load_stands_in_its_way(hurried: Served, orebro: GraphStore) -> None:
    async def load_at_the_second_page(number: int) -> None:
        if number == 2:
            await commit_for_long(orebro)

    hurried.before = load_at_the_second_page
    with pytest.raises(Unanswered, match="being loaded"):
        await hurried.get("graph.jsonld")
