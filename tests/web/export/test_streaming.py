"""A file is sent as it is read: no page before the one before it has been taken, and none of another edition."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from graph_seed import load
from graph_store import GraphStore
from tests.graph_seed.small import FACTS, write
from tests.model import MODEL
from tests.web.export.exporting import OPTIONS, Served, serving
from web import Options
from web.errors import ClientTooSlow, DayChanged, GraphChanged

pytestmark = pytest.mark.engines

NARROW = Options(OPTIONS.body_limit, OPTIONS.document_cache, page_maximum=5, exports_at_once=2)


@pytest.fixture
async def narrow(orebro: GraphStore) -> AsyncIterator[Served]:
    """The application over Örebro, which asks for five actors at a time."""
    async with serving(orebro, NARROW) as served:
        yield served


class Client:
    """A client at the other end of ASGI, that takes one part of a file at a time."""

    def __init__(self, served: Served, path: str, query: str = "") -> None:
        self.parts: list[bytes] = []
        self.status = 0
        self.at_part = asyncio.Event()
        self._may_go_on = asyncio.Event()
        self._left = asyncio.Event()
        scope = {
            "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
            "headers": [], "scheme": "http", "server": ("127.0.0.1", 80), "http_version": "1.1",
        }  # fmt: skip
        self.running = asyncio.ensure_future(served.app(scope, self._receive, self._send))

    async def _receive(self) -> Any:
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message.get("body"):
            self.parts.append(message["body"])
            self.at_part.set()
            await self._may_go_on.wait()
            self._may_go_on.clear()

    async def take(self) -> None:
        """Take the next part, and wait until another one is there."""
        self.at_part.clear()
        self._may_go_on.set()
        await self.at_part.wait()

    def leave(self) -> None:
        self._left.set()


@pytest.mark.parametrize("path", ["/export/actors.csv", "/export/actors.jsonl"])
async def test_a_page_is_asked_for_when_the_one_before_has_been_taken(narrow: Served, path: str) -> None:
    client = Client(narrow, path)
    await client.at_part.wait()
    for number in range(1, 6):
        assert (len(client.parts), len(narrow.asked)) == (number, number)
        await client.take()
    client.leave()
    await client.running


async def test_the_walk_ends_when_the_client_leaves(narrow: Served) -> None:
    client = Client(narrow, "/export/actors.csv")
    await client.at_part.wait()
    client.leave()
    await client.running
    asked = len(narrow.asked)
    client._may_go_on.set()
    await narrow.client.get("/health")
    assert len(narrow.asked) == asked == 1


async def test_so_many_files_are_sent_at_a_time(narrow: Served) -> None:
    clients = [Client(narrow, "/export/actors.csv") for _ in range(2)]
    for client in clients:
        await client.at_part.wait()
    response = await narrow.get("councils.csv")
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (503, "OVERLOADED")
    assert response.headers["retry-after"]
    for client in clients:
        client.leave()
        await client.running
    await asyncio.sleep(0)
    assert (await narrow.get("councils.csv")).status_code == 200


async def test_a_client_that_takes_nothing_is_left_and_gives_its_place_free(orebro: GraphStore) -> None:
    async with serving(orebro, replace(NARROW, exports_at_once=1, export_patience=0)) as served:
        client = Client(served, "/export/actors.csv")
        with pytest.raises(ClientTooSlow):
            await client.running
        assert (await served.get("councils.csv")).status_code == 200


# A load during the walk


@pytest.fixture
async def changing(store: GraphStore, tmp_path: Path) -> AsyncIterator[Served]:
    """The application over two actors, of which one is renamed when the second is asked for."""
    await load(store, [write(tmp_path / "small")], MODEL)

    async def rename(number: int) -> None:
        if number == 2:
            await load(store, [write(tmp_path / "small", facts=FACTS.replace("name: Eksam", "name: Eksam II"))], MODEL)

    async with serving(store, Options(OPTIONS.body_limit, OPTIONS.document_cache, page_maximum=1)) as served:
        served.before = rename
        yield served


async def test_a_file_of_two_editions_is_never_made(changing: Served) -> None:
    with pytest.raises(GraphChanged, match="from revision 1 to 2"):
        await changing.get("actors.csv")
    assert (await changing.get("actors.csv")).status_code == 200


async def test_a_file_that_is_sent_when_it_is_whole_is_refused_instead(changing: Served) -> None:
    response = await changing.get("actors.xlsx")
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (503, "GRAPH_CHANGED")
    assert response.headers["retry-after"]


# Midnight during the walk


async def test_a_file_of_two_days_is_never_made(narrow: Served) -> None:
    async def midnight(number: int) -> None:
        if number == 2:
            narrow.today += timedelta(days=1)

    narrow.before = midnight
    response = await narrow.get("actors.xlsx")
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (503, "DAY_CHANGED")
    assert response.headers["retry-after"]
    narrow.asked.clear()
    with pytest.raises(DayChanged):
        await narrow.get("graph.jsonld")
    assert (await narrow.get("actors.csv")).status_code == 200


async def test_a_file_whose_ids_have_got_their_day_has_another_etag(narrow: Served) -> None:
    day = {"asOf": narrow.today.isoformat()}
    before = await narrow.get("parties.csv", **day)
    assert (await narrow.get("parties.csv", **day)).headers["etag"] == before.headers["etag"]
    narrow.today += timedelta(days=1)
    known = {"if-none-match": before.headers["etag"]}
    after = await narrow.client.get("/export/parties.csv", params=day, headers=known)
    assert after.status_code == 200
    assert (b"party:c," in before.content, f"party:c@{day['asOf']},".encode() in after.content) == (True, True)


async def test_whoever_receives_half_a_file_sees_that_it_is_half(changing: Served) -> None:
    async with listening(changing) as url, httpx.AsyncClient() as client:
        with pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"):
            await client.get(f"{url}/export/actors.csv")


@asynccontextmanager
async def listening(served: Served) -> AsyncIterator[str]:
    """A server of its own on this machine, for what only a connection can show."""
    config = uvicorn.Config(served.app, lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        running = asyncio.ensure_future(server.serve([listener]))
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        await running
