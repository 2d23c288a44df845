"""A request that was answered is answered the same without being read, in every respect that a client can see."""

import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any

import httpx
import pytest

from graph_store import Revision
from tests.web.tiny import OPTIONS, TinyService, open_client
from web import Options, endpoint
from web.compression import WORTH_PACKING
from web.media import JSON, RESPONSE

KEEPING = replace(OPTIONS, cors_origins=("https://example.org",), max_age=60)
LONG = f'{{ hello(name: "{"å" * WORTH_PACKING}") }}'
PLAIN = {"accept-encoding": "identity"}


def _asked(
    method: str = "GET", query: str = "{ hello }", params: Mapping[str, str] | None = None, **headers: str
) -> dict[str, Any]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if method == "POST":
        return {"method": method, "json": {"query": query, **(params or {})}, "headers": sent}
    return {"method": method, "params": {"query": query, **(params or {})}, "headers": sent}


REQUESTS = (
    _asked(),
    _asked("HEAD"),
    _asked("POST"),
    _asked(query=LONG),
    _asked("POST", LONG),
    _asked("POST", LONG, accept_encoding="identity"),
    _asked("POST", LONG, accept_encoding="gzip, identity;q=0"),
    _asked("POST", accept=JSON),
    _asked("POST", accept=RESPONSE),
    _asked("POST", "query A { hello } query B { b: hello }", {"operationName": "A"}),
    _asked("POST", "query A { hello } query B { b: hello }", {"operationName": "B"}),
    _asked(origin="https://example.org"),
    _asked(origin="https://example.net"),
    _asked(origin="https://example.org", cookie="a=1"),
    _asked(accept="text/html"),
    _asked(accept="text/nothing"),
    _asked(accept_encoding="*;q=0"),
    _asked(query="{ partial hello }"),
    _asked("POST", "{ nothing }"),
    _asked("POST", "mutation { greet }"),
    _asked("GET", "mutation { greet }"),
    _asked("PUT"),
    _asked("POST", content_type="text/plain"),
    _asked("POST", content_encoding="gzip"),
)


@pytest.fixture
def service() -> TinyService:
    return TinyService()


@pytest.fixture
async def keeping(service: TinyService) -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(service, KEEPING) as client:
        yield client


async def _responses(options: Options, times: int) -> list[list[Any]]:
    """What a client sees of each request, asked so often, all of them one after the other each time."""
    async with open_client(TinyService(), options) as client:
        return [
            [(each.status_code, each.headers, each.content) for each in [await client.request(url="/graphql", **asked)]]
            for _ in range(times)
            for asked in REQUESTS
        ]


async def test_what_is_sent_again_is_what_would_be_sent() -> None:
    assert await _responses(KEEPING, 3) == await _responses(replace(KEEPING, answer_cache=0), 3)


@pytest.mark.parametrize("asked", REQUESTS[:13])
async def test_a_request_that_was_answered_is_not_read(
    keeping: httpx.AsyncClient, service: TinyService, asked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await keeping.request(url="/graphql", **asked)
    monkeypatch.setattr(endpoint, "read_parameters", None)
    again = await keeping.request(url="/graphql", **asked)
    assert (again.status_code, again.headers, again.content) == (first.status_code, first.headers, first.content)
    assert len(service.asked) == 1


async def test_a_request_that_was_answered_has_its_line_in_the_log(
    keeping: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="web")
    for _ in range(2):
        await keeping.post("/graphql", json={"query": "query Greet { hello }"})
    first, again = [{**record.__dict__["facts"], "milliseconds": 0} for record in caplog.records]
    assert first == again
    assert again["operation"] == "Greet"


async def test_a_body_that_comes_in_parts_is_answered(keeping: httpx.AsyncClient) -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield b'{"query": '
        yield b'"{ hello }"}'

    for _ in range(2):
        response = await keeping.post("/graphql", content=parts(), headers={"content-type": JSON})
        assert response.json() == {"data": {"hello": "Hello world"}}


# Who keeps what was got


async def test_what_was_got_is_not_sent_again_while_it_holds(keeping: httpx.AsyncClient, service: TinyService) -> None:
    asked = {"url": "/graphql", "params": {"query": "{ hello }"}}
    first = await keeping.get(**asked, headers=PLAIN)  # type: ignore[arg-type]
    assert first.headers["cache-control"] == "public, max-age=60"
    for _ in range(2):
        known = {**PLAIN, "if-none-match": first.headers["etag"]}
        again = await keeping.get(**asked, headers=known)  # type: ignore[arg-type]
        assert (again.status_code, again.content) == (304, b"")
        told = ("etag", "cache-control", "vary")
        assert [again.headers[name] for name in told] == [first.headers[name] for name in told]
        assert "content-type" not in again.headers
    service.revision = Revision(2, "writer")
    changed = await keeping.get(**asked, headers=known)  # type: ignore[arg-type]
    assert (changed.status_code, changed.content) == (200, first.content)
    assert changed.headers["etag"] != first.headers["etag"]


async def test_an_etag_tells_questions_revisions_and_days_apart(
    keeping: httpx.AsyncClient, service: TinyService
) -> None:
    etags = []
    for query, revision in (("{ hello }", 1), ("{ a: hello }", 1), ("{ hello }", 2)):
        service.revision = Revision(revision, "writer")
        etags.append((await keeping.get("/graphql", params={"query": query})).headers["etag"])
    service.today = service.today.replace(day=24)
    etags.append((await keeping.get("/graphql", params={"query": "{ hello }"})).headers["etag"])
    assert len(set(etags)) == 4


@pytest.mark.parametrize(("age", "told"), [(0, "no-cache"), (3600, "public, max-age=3600")])
async def test_for_how_long_an_answer_may_be_used_is_a_setting(service: TinyService, age: int, told: str) -> None:
    async with open_client(service, replace(OPTIONS, max_age=age)) as client:
        answered = await client.get("/graphql", params={"query": "{ hello }"})
        failed = await client.get("/graphql", params={"query": "{ partial }"})
        posted = await client.post("/graphql", json={"query": "{ hello }"})
    assert answered.headers["cache-control"] == told
    assert failed.headers["cache-control"] == "no-store"
    assert not {"etag", "cache-control"} & {*failed.headers, *posted.headers} - {"cache-control"}
