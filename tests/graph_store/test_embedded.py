"""The embedded engine while it runs: who may do what, where it listens, and how long work may take."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import neo4j
import pytest

from graph_store import GraphRefused, GraphStore, GraphTimeout, Statement, Target, Transaction
from graph_store.embedded import DATABASE, EmbeddedEngine, EngineOptions
from graph_store.folder import StateFolder, Users
from graph_store.indexes import arcadedb_schema
from graph_store.target import Engine

pytestmark = pytest.mark.engines

TIMEOUT = 2.0
LISTENING = "0A"
FOREVER = "UNWIND range(1, 50000) AS a UNWIND range(1, 50000) AS b WITH a, b WHERE a = -b RETURN count(*)"


@dataclass(frozen=True)
class Embedded:
    """An engine that runs, and all that one may know of it."""

    folder: Path
    users: Users
    target: Target
    pid: int
    port: int


@pytest.fixture(scope="module")
async def embedded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Embedded]:
    """An engine in a folder of its own, where a statement may take two seconds."""
    folder = tmp_path_factory.mktemp("embedded") / "state"
    options = EngineOptions(arcadedb_schema(["Council"], ["HOSTS"]), TIMEOUT, "400m", patience=1.0)
    engine = await asyncio.to_thread(lambda: EmbeddedEngine(StateFolder(folder), options))
    users = await asyncio.to_thread(engine.open)
    running = json.loads((folder / "running.json").read_text())
    target = Target(
        "bolt://embedded", Engine.ARCADEDB, DATABASE, users.reader, users.writer, TIMEOUT, address=engine.address
    )
    yield Embedded(folder, users, target, running["pid"], running["port"])
    await asyncio.to_thread(engine.close)


@pytest.fixture
async def root(embedded: Embedded) -> AsyncIterator[GraphStore]:
    """The graph, as its administrator sees it."""
    async with GraphStore.open(replace(embedded.target, reading=embedded.users.root)) as store:
        yield store


def test_nobody_else_may_look_into_the_folder(embedded: Embedded) -> None:
    modes = {path: path.stat().st_mode & 0o077 for path in (embedded.folder, *embedded.folder.rglob("*"))}
    assert [path for path, others in modes.items() if others] == []


def test_passwords_differ_and_are_on_no_command_line_and_in_no_environment_or_log(embedded: Embedded) -> None:
    known = json.loads((embedded.folder / "credentials.json").read_text())
    assert len(set(known.values())) == len(known) == 3
    process = Path(f"/proc/{embedded.pid}")
    logs = [log.read_bytes() for log in (embedded.folder / "log").iterdir()]
    for said in (process.joinpath("cmdline").read_bytes(), process.joinpath("environ").read_bytes(), *logs):
        assert not any(password.encode() in said for password in known.values())


def sockets(pid: int) -> set[str]:
    """The inodes of all sockets of a process."""
    files = [str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir()]
    return {file.removeprefix("socket:[").removesuffix("]") for file in files if file.startswith("socket:[")}


def test_it_listens_on_this_machine_for_bolt_and_for_nothing_else(embedded: Embedded) -> None:
    its = sockets(embedded.pid)
    lines = [
        line.split() for table in ("tcp", "tcp6") for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    listening = [line[1] for line in lines if line[3] == LISTENING and line[9] in its]
    loopback = ("0100007F", "0000000000000000FFFF00000100007F")
    assert [(address.rpartition(":")[0] in loopback, int(address.rpartition(":")[2], 16)) for address in listening] == [
        (True, embedded.port)
    ]
    datagrams = [
        line.split() for table in ("udp", "udp6") for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    assert [line for line in datagrams if line[9] in its] == []
    local = [line.split() for line in Path("/proc/net/unix").read_text().splitlines()[1:]]
    assert [line for line in local if line[3] == "00010000" and line[6] in its] == []


async def test_it_does_not_let_in_who_does_not_know_the_password(embedded: Embedded) -> None:
    for credentials in (None, ("root", ""), ("root", "root"), ("reader", embedded.users.writer.password)):
        uri = f"bolt://127.0.0.1:{embedded.port}"
        async with neo4j.AsyncGraphDatabase.driver(uri, auth=credentials) as driver:
            with pytest.raises(neo4j.exceptions.AuthError):
                await driver.verify_connectivity()


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (:Entity:Council {id: 'a'})",
        "MERGE (:Council {id: 'a'})",
        "MATCH (n) SET n.x = 1",
        "MATCH (n) DETACH DELETE n",
        "CALL merge.node(['Council'], {id: 'a'}) YIELD node RETURN node",
        "CREATE INDEX x FOR (n:Council) ON (n.x)",
        "CREATE USER x SET PASSWORD 'y'",
    ],
)
async def test_the_reader_may_not(embedded: Embedded, root: GraphStore, text: str) -> None:
    async with GraphStore.open(embedded.target, writable=True) as writer:
        await writer.write(_one_council)
    async with GraphStore.open(embedded.target) as reader:
        with pytest.raises(GraphRefused, match=r"Forbidden|not allowed|denied"):
            await reader.read(Statement(text))
    assert await root.read(Statement("MATCH (n:Council) RETURN n.id, n.x")) == [["council:one", None]]


async def _one_council(transaction: Transaction) -> None:
    await transaction.run(Statement("MERGE (:Entity:Council {id: 'council:one'})"))


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (:Ship {id: 'a'})",
        "MATCH (n:Council) CREATE (n)-[:SAILS]->(n)",
        "CREATE INDEX x FOR (n:Council) ON (n.x)",
        "CREATE USER x SET PASSWORD 'y'",
    ],
)
async def test_the_writer_may_not_change_what_there_can_be(embedded: Embedded, text: str) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement(text))

    async with GraphStore.open(embedded.target, writable=True) as writer:
        await writer.write(_one_council)
        with pytest.raises(GraphRefused):
            await writer.write(work)


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "/etc/hostname", "http://127.0.0.1:9/x.csv", "https://example.org/x"]
)
async def test_no_file_or_address_is_read_whoever_asks(root: GraphStore, url: str) -> None:
    with pytest.raises(GraphRefused, match="Forbidden"):
        await root.read(Statement("LOAD CSV FROM $url AS row RETURN row", {"url": url}))


async def test_a_range_too_large_is_refused_at_once(root: GraphStore) -> None:
    with pytest.raises(GraphRefused, match="range"):
        await root.read(Statement("RETURN size(range(1, 10000000))"))


async def test_the_engine_itself_ends_what_takes_too_long(embedded: Embedded) -> None:
    patient = replace(embedded.target, timeout=60.0)
    async with GraphStore.open(patient) as reader:
        began = time.monotonic()
        with pytest.raises(GraphTimeout, match="TransactionTimedOut"):
            await reader.read(Statement(FOREVER))
        assert time.monotonic() - began < TIMEOUT + 2.0


async def test_work_ends_when_its_caller_is_gone(embedded: Embedded, root: GraphStore) -> None:
    async def becomes(running: bool) -> None:
        while any(FOREVER in row for row in await root.read(Statement("SHOW TRANSACTIONS"))) is not running:  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    async with GraphStore.open(embedded.target) as reader:
        task = asyncio.create_task(reader.read(Statement(FOREVER)))
        await asyncio.wait_for(becomes(running=True), TIMEOUT)
        task.cancel()
        await asyncio.wait_for(becomes(running=False), 1.0)
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await reader.read(Statement("RETURN 1")) == [[1]]
