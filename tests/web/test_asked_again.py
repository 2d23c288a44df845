"""Answers from memory while loads change the graph: none is staler than it may be, on any worker, nor over midnight."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from graph_seed import load
from graph_store import GraphStore, Statement, Target
from tests.graph_seed.small import write
from tests.model import MODEL
from tests.web.export.exporting import OPTIONS, Served, serving
from tests.web.test_one_revision import commit_for_long, files

pytestmark = pytest.mark.engines

FRESH, AFTER_A_WHILE = 0.0, 0.5
NAMES = {"query": '{ actors(where: {name: {contains: "Förening 7"}}) { nodes { id name } } }'}


class Worker:
    """An application of its own over the graph, as of one process of several, that counts its statements."""

    def __init__(self, store: GraphStore, served: Served) -> None:
        self.served = served
        self.statements = 0
        read = store.guard._read

        async def counted(statement: Statement) -> Any:
            self.statements += 1
            return await read(statement)

        store.guard._read = counted

    async def ask(self, question: Any = None) -> httpx.Response:
        response = await self.served.client.post("/graphql", json=question or NAMES)
        assert response.status_code == 200, response.text
        return response

    async def word(self) -> str:
        """The word that the actor has in its name."""
        (node,) = (await self.ask()).json()["data"]["actors"]["nodes"]
        return str(node["name"].rpartition(" ")[2])


@asynccontextmanager
async def worker(target: Target, freshness: float) -> AsyncIterator[Worker]:
    async with (
        GraphStore.open(target) as reader,
        serving(reader, replace(OPTIONS, freshness=freshness)) as served,
    ):
        yield Worker(reader, served)


@pytest.fixture
async def loading(store: GraphStore, tmp_path: Path) -> Any:
    """Gives the actors of a dataset a word."""

    async def load_word(word: str) -> None:
        assert (await load(store, [write(tmp_path / word, **files("one", word))], MODEL)).changed

    return load_word


async def test_an_answer_from_memory_is_no_statement(loading: Any, target: Target) -> None:
    await loading("alfa")
    async with worker(target, 60) as asked:
        first = await asked.ask()
        before = asked.statements
        assert {(await asked.ask()).content for _ in range(10)} == {first.content}
        assert asked.statements == before


async def test_without_patience_the_revision_is_looked_at_each_time(loading: Any, target: Target) -> None:
    await loading("alfa")
    async with worker(target, FRESH) as asked:
        await asked.ask()
        before = asked.statements
        for _ in range(3):
            await asked.ask()
        assert (asked.statements - before, len(asked.served.asked)) == (3, 1)


@pytest.mark.parametrize("freshness", [FRESH, AFTER_A_WHILE])
async def test_nothing_is_staler_after_a_load_than_it_may_be(loading: Any, target: Target, freshness: float) -> None:
    await loading("noll")
    async with worker(target, freshness) as one, worker(target, freshness) as two:
        over = asyncio.Event()
        loaded: list[tuple[float, str]] = [(time.monotonic(), "noll")]
        seen: list[tuple[float, str]] = []

        async def asking(asked: Worker) -> None:
            while not over.is_set():
                began = time.monotonic()
                seen.append((began, await asked.word()))
                await asyncio.sleep(0)

        async with asyncio.TaskGroup() as running:
            for asked in (one, two, one, two):
                running.create_task(asking(asked))
            for word in ("alfa", "beta", "gamma"):
                await loading(word)
                loaded.append((time.monotonic(), word))
                await asyncio.sleep(freshness + 0.3)
            over.set()
    words = [word for _, word in loaded]
    for began, word in seen:
        newest = [known for ended, known in loaded if ended + freshness < began]
        assert words.index(word) >= len(newest) - 1, f"{word} is older than {newest[-1]}"
    assert {word for _, word in seen} == set(words)
    assert len(one.served.asked) + len(two.served.asked) < len(seen) / 2, "most came from memory"


async def test_who_asks_again_while_somebody_commits_need_not_wait(
    loading: Any, target: Target, store: GraphStore
) -> None:
    await loading("alfa")
    async with worker(target, FRESH) as asked:
        first = await asked.ask()
        await commit_for_long(store)
        try:
            assert (await asyncio.wait_for(asked.ask(), 5)).content == first.content
        finally:
            await store._run_apart(Statement("MATCH (w:Writing) DELETE w"))


async def test_what_was_of_today_is_not_of_tomorrow(loading: Any, target: Target) -> None:
    await loading("alfa")
    cited = {"query": "{ actors { totalCount } }", "extensions": {"want": ["citation"]}}
    async with worker(target, 60) as asked:
        days = []
        for _ in range(2):
            for _ in range(2):
                (about,) = (await asked.ask(cited)).json()["extensions"]["citation"]["days"]
                days.append(about["asOf"])
            asked.served.today += timedelta(1)
        assert days == ["2026-11-23", "2026-11-23", "2026-11-24", "2026-11-24"]
        assert len(asked.served.asked) == 2


async def test_introspection_is_answered_from_memory_whatever_is_loaded(loading: Any, target: Target) -> None:
    await loading("alfa")
    async with worker(target, FRESH) as asked:
        question = {"query": "{ __schema { types { name fields { name } } } }"}
        first = await asked.ask(question)
        await loading("beta")
        before = asked.statements
        assert (await asked.ask(question)).content == first.content
        assert (asked.statements, len(asked.served.asked)) == (before, 1)
        assert len(orjson.loads(first.content)["data"]["__schema"]["types"]) > 100
