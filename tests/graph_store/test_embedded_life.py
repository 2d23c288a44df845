"""The embedded engine from its start to its end, however it comes to its end."""

import asyncio
import json
import os
import select
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from graph_store import (
    CommitUnknown,
    Engine,
    EngineNotStarted,
    FolderLocked,
    FolderUnusable,
    GraphStore,
    GraphTimeout,
    GraphUnavailable,
    Statement,
    Target,
    TooLarge,
    embedded,
    ensure_indexes,
    open_graph,
)
from graph_store.embedded import EmbeddedEngine, EngineOptions
from graph_store.folder import StateFolder
from graph_store.indexes import arcadedb_schema
from tests.graph_store.service import pair

pytestmark = pytest.mark.faults

REPOSITORY = Path(__file__).parent.parent.parent
LABELS, RELATIONSHIPS = ["Council", "Actor"], ["HOSTS"]
ONE = Statement("RETURN 1")
DOUBLING = Statement("RETURN size(reduce(s = 'abcdefgh', x IN range(1, 40) | s + s))")
WITHIN_ONE_EXPRESSION = Statement(
    "RETURN reduce(a = 0, x IN range(1, 90000) | a + reduce(b = 0, y IN range(1, 90000) | b + y))"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where no engine has been yet."""
    return tmp_path / "state"


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[GraphStore]:
    """A writable store on the embedded engine of a folder."""
    async with (
        open_graph(folder=folder, labels=LABELS, relationships=RELATIONSHIPS) as target,
        GraphStore.open(target, writable=True) as store,
    ):
        yield store


def engine_of(folder: Path) -> int:
    """The process of the engine that runs in a folder."""
    return int(json.loads((folder / "running.json").read_text())["pid"])


@contextmanager
def watched(pid: int) -> Iterator[int]:
    """A file that can be read once a process has ended."""
    file = os.pidfd_open(pid)
    yield file
    os.close(file)


async def ends(process: int, seconds: float) -> bool:
    """Whether a watched process ends within some seconds."""
    readable, _, _ = await asyncio.to_thread(select.select, [process], [], [], seconds)
    return bool(readable)


class Service:
    """A service in a process of its own."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.graph_store.service", str(folder)]
        self.process = subprocess.Popen(
            command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    async def says(self) -> str | int | None:
        """The next thing it says, or None when it has ended."""
        assert self.process.stdout is not None
        line = await asyncio.to_thread(self.process.stdout.readline)
        return json.loads(line) if line else None

    def write(self, times: int = 1) -> None:
        """Tell it to write."""
        assert self.process.stdin is not None
        self.process.stdin.write("write\n" * times)
        self.process.stdin.flush()

    def end(self, how: signal.Signals | None) -> None:
        """End it by a signal, or by telling it that there is no more to do."""
        assert self.process.stdin is not None
        if how is None:
            self.process.stdin.close()
        else:
            self.process.send_signal(how)


@contextmanager
def service(folder: Path) -> Iterator[Service]:
    """A service on a folder, that is ended if it has not ended itself."""
    running = Service(folder)
    with running.process:
        yield running
        running.process.kill()


async def test_what_is_written_is_there_when_the_engine_is_started_again(folder: Path) -> None:
    async with opened(folder) as store:
        await store.write(pair)
        first = engine_of(folder)
    assert not (folder / "running.json").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    async with opened(folder) as store:
        await ensure_indexes(store, LABELS)
        assert await store.revision() == 1
        assert await store.read(Statement("MATCH (a:Actor)-[:HOSTS]->(c:Council) RETURN a.id, c.id")) == [
            ["actor:1", "council:1"]
        ]


async def test_a_folder_may_have_any_name_whatever_the_language_of_the_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    folder = tmp_path / "Åsas 100 % \\u graf"
    async with opened(folder) as store:
        assert await store.read(ONE) == [[1]]
    assert names_in(tmp_path) == [folder.name]


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_a_second_service_uses_the_engine_of_the_first(folder: Path) -> None:
    async with opened(folder) as first, opened(folder) as second:
        await first.write(pair)
        assert await second.revision() == 1
        await second.write(pair)
        assert await first.revision() == 2


async def test_services_that_start_at_once_share_one_engine(folder: Path) -> None:
    with service(folder) as one, service(folder) as other:
        assert [await one.says(), await other.says()] == ["ready", "ready"]
        one.write()
        other.write()
        assert {await one.says(), await other.says()} == {1, 2}


@pytest.mark.parametrize("end", [signal.SIGKILL, None], ids=["killed", "closed"])
async def test_when_the_first_service_ends_the_second_runs_the_engine(folder: Path, end: signal.Signals | None) -> None:
    with service(folder) as first:
        await first.says()
        async with opened(folder) as second:
            await second.write(pair)
            with watched(engine_of(folder)) as engine:
                first.end(end)
                assert await ends(engine, 10)
            assert await until_it_answers(second) == 1
            assert await second.write(pair) == 2
            assert os.getpgid(engine_of(folder)) != first.process.pid


async def until_it_answers(store: GraphStore) -> int:
    """The revision, once there is an engine again."""
    async with asyncio.timeout(60):
        while True:
            try:
                return await store.revision()
            except (GraphUnavailable, GraphTimeout):
                await asyncio.sleep(0.1)


async def until(holds: Callable[[], object]) -> None:
    """Wait for what only the files of others tell."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_no_engine_outlives_a_service_that_is_killed(folder: Path) -> None:
    with service(folder) as killed:
        await killed.says()
        with watched(engine_of(folder)) as engine:
            killed.process.kill()
            assert await ends(engine, 10)
    assert not list((folder / "engine" / "databases").rglob("*.wal")), "it stopped cleanly, with nothing to recover"


async def test_no_engine_outlives_a_service_that_is_killed_while_it_starts(folder: Path) -> None:
    with service(folder) as killed:
        await until(lambda: children_of(killed.process.pid))
        with watched(*children_of(killed.process.pid)) as engine:
            killed.process.kill()
            assert await ends(engine, 15)
    async with opened(folder) as store:
        assert await store.read(ONE) == [[1]]


async def test_an_opening_that_is_broken_off_leaves_no_engine(folder: Path) -> None:
    async def open_it() -> None:
        async with opened(folder):
            pass

    def engines() -> set[int]:
        return set(children_of(os.getpid(), "engine_process.py"))

    before = engines()  # that of other tests runs beside it
    task = asyncio.create_task(open_it())
    await until(lambda: engines() - before)
    with watched(*(engines() - before)) as engine:
        task.cancel()
        assert await ends(engine, 15)
    with pytest.raises(asyncio.CancelledError):
        await task


def children_of(pid: int, program: str = "") -> list[int]:
    """The processes that a process has started, if their command names the program."""
    children = [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in text_of(task).split()]
    return [child for child in children if program in text_of(Path(f"/proc/{child}/cmdline"))]


def text_of(file: Path) -> str:
    """What stands in a file of a process or thread, which may have ended meanwhile."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


async def test_an_engine_that_is_terminated_stops_cleanly_and_is_started_anew_where_it_was(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(folder) as store:
        await store.write(pair)
        before = json.loads((folder / "running.json").read_text())
        with watched(before["pid"]) as engine:
            os.kill(before["pid"], signal.SIGTERM)
            assert await ends(engine, 10)
        assert await until_it_answers(store) == 1
        after = json.loads((folder / "running.json").read_text())
        assert after["port"] == before["port"]
        assert after["pid"] != before["pid"]
    assert "The embedded engine was stopped; starting it anew." in caplog.messages


async def test_whoever_reads_and_writes_does_not_notice_that_an_engine_follows_another(folder: Path) -> None:
    async with (
        open_graph(folder=folder, labels=LABELS, relationships=RELATIONSHIPS, timeout=60.0) as target,
        GraphStore.open(target, writable=True) as store,
    ):
        first, written = engine_of(folder), 0

        async def read() -> None:
            while engine_of_now(folder) in (first, None):
                await store.read(ONE)

        async def write() -> None:
            nonlocal written
            while engine_of_now(folder) in (first, None):
                await store.write(pair)
                written += 1

        at_work = asyncio.gather(read(), read(), write())
        await until(lambda: written > 3)
        os.kill(first, signal.SIGTERM)
        async with GraphStore.open(target) as opened_while_it_ends:
            await at_work
            assert await opened_while_it_ends.revision() == written


def engine_of_now(folder: Path) -> int | None:
    """The process of the engine that runs in a folder, if one does at this moment."""
    running = StateFolder(folder).running()
    return running.pid if running else None


async def test_a_read_waits_for_an_engine_that_is_started_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "MOVE_SECONDS", 60.0)
    async with (
        open_graph(folder=folder, labels=LABELS, timeout=60.0) as target,
        GraphStore.open(target) as store,
    ):
        os.kill(engine_of(folder), signal.SIGKILL)
        await until(lambda: not (folder / "running.json").exists())
        assert await store.read(ONE) == [[1]]


async def test_what_was_acknowledged_survives_kills_amid_writes_and_nothing_is_half(folder: Path) -> None:
    acknowledged: set[str | int | None] = set()
    with service(folder) as writing:
        assert await writing.says() == "ready"
        for before_the_kill in (10, 60):
            writing.write(times=100)
            acknowledged |= {await writing.says() for _ in range(before_the_kill)}
            os.kill(engine_of(folder), signal.SIGKILL)
            acknowledged |= {await writing.says() for _ in range(100 - before_the_kill)}
        writing.end(signal.SIGKILL)
    acknowledged -= {GraphUnavailable.code, CommitUnknown.code}
    assert len(acknowledged) > 100
    async with opened(folder) as store:
        actors = {row[0] for row in await store.read(Statement("MATCH (a:Actor) RETURN a.at"))}
        councils = {row[0] for row in await store.read(Statement("MATCH (c:Council) RETURN c.at"))}
        joined = {row[0] for row in await store.read(Statement("MATCH (:Actor)-[h:HOSTS]->(:Council) RETURN h.at"))}
        assert actors == councils == joined
        assert acknowledged <= joined
        assert await store.revision() == max(joined)


async def test_an_engine_out_of_memory_is_started_anew(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with (
        open_graph(folder=folder, labels=LABELS, heap="200m") as target,
        GraphStore.open(target, writable=True) as store,
    ):
        with pytest.raises(GraphUnavailable):
            await store.read(DOUBLING)
        assert await until_it_answers(store) == 0
    assert "The embedded engine ran out of memory; starting it anew." in caplog.messages


async def test_what_a_write_has_no_memory_for_is_said_and_not_tried_for_long(folder: Path) -> None:
    async with (
        open_graph(folder=folder, labels=LABELS, heap="200m") as target,
        GraphStore.open(target, writable=True) as store,
    ):
        with pytest.raises(TooLarge, match="ran out of memory"):
            await store.write(lambda transaction: transaction.run(DOUBLING))
        assert target.ran_out() in (1, 2)  # the engine's end may be seen after the broken connection
        assert await until_it_answers(store) == 0


async def test_a_statement_that_cannot_be_ended_ends_with_the_engine(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    options = EngineOptions(arcadedb_schema(LABELS, []), timeout=1.0, heap="400m", patience=1.0)
    engine = EmbeddedEngine(StateFolder(folder), options)
    users = await asyncio.to_thread(engine.open)
    target = Target("bolt://embedded", Engine.ARCADEDB, embedded.DATABASE, users.reader, None, 1.0, engine.address)
    async with GraphStore.open(target) as store:
        with pytest.raises(GraphTimeout), watched(engine_of(folder)) as process:
            await store.read(WITHIN_ONE_EXPRESSION)
        assert await ends(process, 10)
        await until_it_answers(store)
    await asyncio.to_thread(engine.close)
    assert "The embedded engine could not end a statement; starting it anew." in caplog.messages


async def test_an_engine_that_keeps_ending_is_given_up(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "MOST_STARTS", 2)
    async with opened(folder) as store:
        os.kill(engine_of(folder), signal.SIGKILL)
        await until(lambda: not (folder / "running.json").exists())
        assert await until_it_answers(store) == 0
        os.kill(engine_of(folder), signal.SIGKILL)
        await until(lambda: "it is not started any more" in caplog.text)
        with pytest.raises(GraphUnavailable, match="started 2 times within 60 seconds"):
            await store.read(ONE)


async def test_an_engine_that_does_not_start_says_why(folder: Path) -> None:
    with pytest.raises(EngineNotStarted, match="heap") as failed:
        async with open_graph(folder=folder, heap="1k"):
            pass
    assert str(folder / "log") in str(failed.value)
    async with opened(folder) as store:
        assert await store.read(ONE) == [[1]]


async def test_another_process_in_the_folder_is_named_when_no_engine_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "START_SECONDS", 0.3)
    lock = StateFolder(folder).lock()
    assert lock is not None
    with pytest.raises(FolderLocked, match=str(folder)):
        async with opened(folder):
            pass
    os.close(lock)


@pytest.mark.parametrize("content", ["", "{", "[]", "7", '{"root": 1, "port": 1}'])
def test_a_broken_file_beside_the_graph_tells_nothing(folder: Path, content: str) -> None:
    state = StateFolder(folder)
    for name in ("credentials.json", "running.json"):
        (folder / name).write_text(content)
    assert state.users() is None
    assert state.running() is None


async def test_broken_files_beside_the_graph_are_written_anew(folder: Path) -> None:
    async with opened(folder) as store:
        await store.write(pair)
    for name in ("credentials.json", "running.json"):
        (folder / name).write_text("{")
    async with opened(folder) as store:
        assert await store.revision() == 1
        assert StateFolder(folder).users() is not None
        assert StateFolder(folder).running() is not None


async def test_a_port_that_others_have_taken_meanwhile_is_left_to_them(folder: Path) -> None:
    StateFolder(folder)
    with socket.create_server(("127.0.0.1", 0)) as others:
        taken = {"host": "127.0.0.1", "port": others.getsockname()[1], "pid": 1}
        (folder / "running.json").write_text(json.dumps(taken))
        async with opened(folder) as store:
            assert await store.read(ONE) == [[1]]
            assert json.loads((folder / "running.json").read_text())["port"] != taken["port"]


def test_a_folder_that_others_may_write_to_is_refused(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(FolderUnusable, match="chmod go-w"):
        StateFolder(folder)


def test_a_file_in_the_place_of_the_folder_is_refused(folder: Path) -> None:
    folder.write_text("not a folder")
    with pytest.raises(FolderUnusable, match=str(folder)):
        StateFolder(folder)


def test_the_folder_is_made_for_its_owner_alone(folder: Path) -> None:
    StateFolder(folder / "inner")
    assert stat.S_IMODE((folder / "inner").stat().st_mode) == 0o700
