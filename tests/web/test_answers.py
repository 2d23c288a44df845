"""What was answered is answered again while it holds, and what many ask at once is asked of the graph once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from graph_store import Revision
from resolvers.question import MadeOf
from tests.web.tiny import OPTIONS, TinyService, open_client
from web.memory import Memory

HELLO = {"query": "query A($n: String) { hello(name: $n) } query B { hello }", "operationName": "A"}
SLOW = {"query": "{ slow hello }"}


@pytest.fixture
def service() -> TinyService:
    return TinyService()


@pytest.fixture
async def client(service: TinyService) -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(service) as client:
        yield client


async def _ask(client: httpx.AsyncClient, question: Any = HELLO, **variables: object) -> httpx.Response:
    return await client.post("/graphql", json={**question, "variables": variables})


# Again


async def test_what_was_answered_is_not_asked_again(client: httpx.AsyncClient, service: TinyService) -> None:
    answers = [await _ask(client, n="Åsa") for _ in range(3)]
    assert [each.json() for each in answers] == [{"data": {"hello": "Hello Åsa"}}] * 3
    assert len(service.asked) == 1


async def test_a_question_is_the_same_however_it_is_sent(client: httpx.AsyncClient, service: TinyService) -> None:
    one = '{"query": "query ($a: String, $b: String) { a: hello(name: $a) b: hello(name: $b) }", "variables": %s}'
    for variables in ('{"a": "1", "b": "2"}', '{"b": "2",   "a": "\\u0031"}'):
        body = one % variables
        response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
        assert response.json()["data"] == {"a": "Hello 1", "b": "Hello 2"}
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"variables": {"n": "B"}},
        {"variables": {}},
        {"operationName": "B"},
        {"query": HELLO["query"] + " "},
        {"extensions": {"want": ["citation"]}},
    ],
)
async def test_another_question_is_asked(client: httpx.AsyncClient, service: TinyService, other: Any) -> None:
    await _ask(client, n="A")
    await client.post("/graphql", json={**HELLO, "variables": {"n": "A"}, **other})
    assert len(service.asked) == 2


@pytest.mark.parametrize("change", ["a load", "a graph that was cleared", "midnight"])
async def test_what_no_longer_holds_is_asked_again(
    client: httpx.AsyncClient, service: TinyService, change: str
) -> None:
    await _ask(client)
    if change == "midnight":
        service.today += timedelta(1)
    else:
        service.revision = Revision(2, "writer") if change == "a load" else Revision(1, "another")
    await _ask(client)
    await _ask(client)
    assert len(service.asked) == 2


@pytest.mark.parametrize("question", ["{ partial hello }", "mutation { greet }", "{ hello(nam: 1) }"])
async def test_errors_and_mutations_are_not_kept(
    client: httpx.AsyncClient, service: TinyService, question: str
) -> None:
    first, second = [await client.post("/graphql", json={"query": question}) for _ in range(2)]
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert len(service.asked) in (0, 2)


async def test_a_graph_that_cannot_be_seen_is_asked(client: httpx.AsyncClient, service: TinyService) -> None:
    await _ask(client)
    service.revision, service.failure = None, "GRAPH_UNAVAILABLE"
    assert (await _ask(client)).status_code == 503
    service.revision, service.failure = Revision(1, "writer"), None
    assert (await _ask(client)).status_code == 200
    assert len(service.asked) == 2


async def test_nothing_is_kept_when_none_shall_be(service: TinyService) -> None:
    async with open_client(service, replace(OPTIONS, answer_cache=0)) as client:
        for _ in range(2):
            await _ask(client)
    assert (len(service.asked), service.looks) == (2, 0)


# At once


async def _asking(client: httpx.AsyncClient, service: TinyService, many: int) -> list[asyncio.Task[httpx.Response]]:
    tasks = [asyncio.create_task(_ask(client, SLOW)) for _ in range(many)]
    await service.started.wait()
    await asyncio.sleep(0.05)
    return tasks


async def test_what_many_ask_at_once_is_asked_once(client: httpx.AsyncClient, service: TinyService) -> None:
    tasks = await _asking(client, service, 20)
    service.may_end.set()
    assert {response.status_code for response in await asyncio.gather(*tasks)} == {200}
    assert len(service.asked) == 1


async def test_work_stops_when_the_last_who_waits_has_left(client: httpx.AsyncClient, service: TinyService) -> None:
    one, two, three = await _asking(client, service, 3)
    one.cancel()
    two.cancel()
    await asyncio.wait((one, two))
    assert not service.cancelled.is_set()
    three.cancel()
    await asyncio.wait_for(service.cancelled.wait(), 5)
    service.may_end.set()
    assert (await _ask(client, SLOW)).json()["data"]["hello"] == "Hello world"


async def test_a_failure_is_for_all_who_wait_and_not_kept(client: httpx.AsyncClient, service: TinyService) -> None:
    wrong = {"query": "{ slow partial }"}
    tasks = [asyncio.create_task(_ask(client, wrong)) for _ in range(5)]
    await service.started.wait()
    await asyncio.sleep(0.05)
    service.may_end.set()
    assert {response.status_code for response in await asyncio.gather(*tasks)} == {294}
    assert len(service.asked) == 1
    await _ask(client, wrong)
    assert len(service.asked) == 2


async def test_nobody_waits_for_what_began_before_a_load(client: httpx.AsyncClient, service: TinyService) -> None:
    before = await _asking(client, service, 2)
    service.revision = Revision(2, "writer")
    after = await _asking(client, service, 2)
    service.may_end.set()
    await asyncio.gather(*before, *after)
    assert len(service.asked) == 2


# Memory


def _memory(most: int) -> Memory:
    async def shown(seconds: float) -> Revision:
        return Revision(1, "writer")

    return Memory(shown, lambda: date(2026, 11, 23), most=most, freshness=1)


OF = MadeOf(Revision(1, "writer"), date(2026, 11, 23))


async def test_the_least_recently_asked_is_forgotten_first_and_the_bytes_are_bounded() -> None:
    memory = _memory(10_000)
    for name in "abcdefgh":
        memory.keep(name, name, OF, 2000)
        assert await memory.recall("a") == "a"
    assert [name for name in "abcdefgh" if await memory.recall(name)] == ["a", "g", "h"]
    assert memory.weight <= 10_000


async def test_what_is_too_large_is_not_kept_and_displaces_nothing() -> None:
    memory = _memory(10_000)
    memory.keep("small", 1, OF, 2000)
    memory.keep("large", 2, OF, 10_001)
    assert (await memory.recall("small"), await memory.recall("large")) == (1, None)


async def test_what_is_made_of_no_revision_holds_for_any() -> None:
    memory = _memory(10_000)
    memory.keep("schema", 1, replace(OF, revision=None), 10)
    memory.keep("facts", 2, replace(OF, revision=Revision(0, None)), 10)
    assert (await memory.recall("schema"), await memory.recall("facts")) == (1, None)
