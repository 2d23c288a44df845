"""What is worth it goes out packed to who takes it so, and reads the same."""

import asyncio
import gzip
import threading
import zlib
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.web.tiny import TinyService, open_client
from web.compression import IN_A_THREAD, WORTH_PACKING, Compression
from web.encoding import encoding_of, refuses_plain

LONG = {"query": f'{{ hello(name: "{"å" * WORTH_PACKING}") }}'}
SHORT = {"query": "{ hello }"}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(TinyService()) as client:
        yield client


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip", "gzip"),
        ("GZip ; q=0.5", "gzip"),
        ("br, zstd", "identity"),
        ("br;q=1, gzip;q=0.8, *;q=0.1", "gzip"),
        ("*", "gzip"),
        ("gzip;q=0", "identity"),
        ("gzip;q=0, *", "identity"),
        ("identity;q=0.5, gzip;q=0.2", "identity"),
        ("identity, gzip", "gzip"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("identity;q=0", None),
        ("*;q=0", None),
        ("*;q=0, identity;q=0.1", "identity"),
    ],
)
def test_the_coding_is_the_one_that_the_client_likes_best(accepted: str | None, encoding: str | None) -> None:
    assert encoding_of(accepted) == encoding


def test_what_is_not_packed_is_refused_by_name_or_with_all_others() -> None:
    assert refuses_plain("gzip, identity;q=0")
    assert refuses_plain("gzip, *;q=0")
    assert not refuses_plain("gzip")
    assert not refuses_plain("identity, *;q=0")


@pytest.mark.parametrize(
    ("question", "accepted", "packed"),
    [(LONG, "gzip", True), (LONG, "identity", False), (SHORT, "gzip", False), (SHORT, "gzip, identity;q=0", True)],
)
async def test_an_answer_is_packed_when_it_is_worth_it_or_must_be(
    client: httpx.AsyncClient, question: dict[str, str], accepted: str, packed: bool
) -> None:
    plain = await client.post("/graphql", json=question, headers={"accept-encoding": "identity"})
    response = await client.post("/graphql", json=question, headers={"accept-encoding": accepted})
    assert response.content == plain.content
    assert response.headers.get("content-encoding") == ("gzip" if packed else None)
    assert response.headers["vary"] == plain.headers["vary"] == "accept, accept-encoding"
    sent = gzip.compress(plain.content) if packed else plain.content
    assert abs(int(response.headers["content-length"]) - len(sent)) < 20


@pytest.mark.parametrize("accepted", ["gzip", "identity", "gzip, identity;q=0"])
@pytest.mark.parametrize("path", ["/graphql", "/schema.graphql", "/export", "/graphiql", "/static/pages.css"])
async def test_head_says_what_get_says(client: httpx.AsyncClient, path: str, accepted: str) -> None:
    asked = {"params": LONG if path == "/graphql" else {}, "headers": {"accept-encoding": accepted}}
    got, head = await client.get(path, **asked), await client.head(path, **asked)  # type: ignore[arg-type]
    assert (head.status_code, head.headers) == (got.status_code, got.headers)


async def test_who_refuses_everything_is_told_what_there_is(client: httpx.AsyncClient) -> None:
    response = await client.get("/schema.graphql", headers={"accept-encoding": "br, *;q=0"})
    assert response.status_code == 406
    told = "The header Accept-Encoding refuses all that is sent here: gzip, identity."
    assert response.json() == {"errors": [{"message": told}]}


async def test_an_etag_is_for_every_byte_only_of_what_is_not_packed(client: httpx.AsyncClient) -> None:
    plain = await client.get("/schema.graphql", headers={"accept-encoding": "identity"})
    packed = await client.get("/schema.graphql", headers={"accept-encoding": "gzip"})
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    for etag in (plain.headers["etag"], packed.headers["etag"]):
        known = {"accept-encoding": "gzip, identity;q=0", "if-none-match": etag}
        again = await client.get("/schema.graphql", headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert (again.headers["etag"], again.headers["vary"]) == (packed.headers["etag"], "accept-encoding")


# Files, part by part


async def _messages(app: Any, accepted: bytes = b"gzip") -> AsyncIterator[Message]:
    """What an application sends, each message taken before it goes on."""
    taken: asyncio.Queue[Message | None] = asyncio.Queue(1)

    async def run() -> None:
        scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"accept-encoding", accepted)]}
        try:
            await Compression(app)(scope, _nothing, taken.put)
        finally:
            await taken.put(None)

    running = asyncio.ensure_future(run())
    while message := await taken.get():
        yield message
    await running


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


def _sending(media: bytes, *parts: bytes) -> Any:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", media), (b"etag", b'"one"')]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for part in parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    return app


async def test_each_part_of_a_file_can_be_read_when_it_comes() -> None:
    parts = [b"one,two\n" * 50, b"three\n", b"four\n" * 30_000]
    unpacked, read = zlib.decompressobj(16 + zlib.MAX_WBITS), []
    async for message in _messages(_sending(b"text/csv", *parts)):
        read.append(unpacked.decompress(message.get("body", b"")))
    assert read == [b"", *parts, b""]
    assert unpacked.eof


async def test_a_file_that_is_packed_by_itself_is_sent_as_it_is() -> None:
    excel = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sent = [message async for message in _messages(_sending(excel, b"PK" * 5000))]
    assert sent[1]["body"] == b"PK" * 5000
    assert (b"content-encoding", b"gzip") not in sent[0]["headers"]


async def test_what_is_large_is_packed_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    where: list[bool] = []
    make = zlib.compressobj

    class Watched:
        def __init__(self, *arguments: Any) -> None:
            self._inner = make(*arguments)

        def compress(self, part: bytes) -> bytes:
            where.append(threading.current_thread() is threading.main_thread())
            return self._inner.compress(part)

        def flush(self, *mode: int) -> bytes:
            return self._inner.flush(*mode)

    monkeypatch.setattr(zlib, "compressobj", Watched)
    large, small = b"x" * IN_A_THREAD, b"x" * (IN_A_THREAD - 1)
    async for _ in _messages(_sending(b"text/csv", large, small)):
        pass
    assert where == [False, True, True]
