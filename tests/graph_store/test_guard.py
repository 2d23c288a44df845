"""The guard of a graph: what is read while others commit is of one revision, or waits, or says why not."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from graph_store import (
    CommitUnknown,
    GraphChanging,
    GraphRefused,
    GraphStore,
    OtherForm,
    Row,
    Snapshot,
    Statement,
    Transaction,
    guard,
    guarded,
)
from graph_store.guard import Guard, marked

pytestmark = pytest.mark.engines

IDS = Statement(guarded(["MATCH (n:Council) RETURN 0 AS part, n.id AS row ORDER BY n.id"]))
MARKERS = Statement("MATCH (w:Writing) RETURN w.id ORDER BY w.id")


async def create(store: GraphStore, id_: str) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("CREATE (:Entity:Council {id: $id})", {"id": id_}))

    await store.write(work)


async def ids(snapshot: Snapshot) -> list[str]:
    return [id_ for _, id_ in await snapshot.read(IDS)]


async def leave_marker(store: GraphStore, seconds: float) -> None:
    """Leave the marker of a writer that was killed, with so much of its lease."""
    text = "MERGE (w:Writing {id: 'killed'}) SET w.until = timestamp() + $lease"
    await store._run_apart(Statement(text, {"lease": round(seconds * 1000)}))


@pytest.fixture
async def unmarked(store: GraphStore) -> AsyncIterator[GraphStore]:
    """A store on which nobody commits, before and after."""
    delete = Statement("MATCH (w:Writing) DELETE w")
    await store._run_apart(delete)
    yield store
    await store._run_apart(delete)


async def test_what_is_read_while_nobody_commits_is_of_one_revision(unmarked: GraphStore) -> None:
    assert await unmarked.guard.at_one_revision(ids) == []
    await create(unmarked, "council:a")
    found = await unmarked.guard.read(IDS)
    assert (found.whole, found.revision.number, found.rows) == (True, 1, [[0, "council:a"]])
    assert await unmarked.read(MARKERS) == []


async def test_who_reads_waits_for_who_commits(unmarked: GraphStore) -> None:
    await leave_marker(unmarked, 1.0)
    began = time.monotonic()
    assert not (await unmarked.guard.look()).whole
    assert await unmarked.guard.at_one_revision(ids) == []
    assert time.monotonic() - began > 0.5


async def test_who_has_waited_too_long_is_told_why(unmarked: GraphStore) -> None:
    await leave_marker(unmarked, 60.0)
    impatient = Guard(unmarked.read, 0.3)
    with pytest.raises(GraphChanging, match="being loaded"):
        await impatient.at_one_revision(ids)
    with pytest.raises(GraphChanging):
        await impatient.settled()


async def test_of_those_who_wait_one_looks_for_all(unmarked: GraphStore) -> None:
    looks = 0

    async def read(statement: Statement) -> list[Row]:
        nonlocal looks
        looks += 1
        return await unmarked.read(statement)

    await leave_marker(unmarked, 0.5)
    many = Guard(read, 10.0)
    began = time.monotonic()
    await asyncio.gather(*(many.settled() for _ in range(200)))
    # alone one would look so often: not so much as once more for each of the others
    assert looks <= (time.monotonic() - began) / guard.LOOK_AGAIN + 2


async def test_statements_between_which_the_graph_moved_on_are_asked_anew(unmarked: GraphStore) -> None:
    tries = 0

    async def twice(snapshot: Snapshot) -> tuple[list[str], list[str], int]:
        nonlocal tries
        tries += 1
        before = await ids(snapshot)
        if tries == 1:
            await create(unmarked, "council:a")
        return before, await ids(snapshot), (await snapshot.revision()).number

    assert await unmarked.guard.at_one_revision(twice) == (["council:a"], ["council:a"], 1)
    assert tries == 2


async def test_a_graph_that_never_rests_is_given_up(unmarked: GraphStore) -> None:
    async def disturbed(snapshot: Snapshot) -> None:
        await ids(snapshot)
        await create(unmarked, f"council:{time.monotonic_ns()}")
        await ids(snapshot)

    with pytest.raises(GraphChanging):
        await Guard(unmarked.read, 0.3).at_one_revision(disturbed)


async def test_a_graph_that_was_cleared_and_filled_again_is_another_revision(unmarked: GraphStore) -> None:
    await create(unmarked, "council:a")
    before = await unmarked.guard.settled()
    await unmarked.clear()
    await create(unmarked, "council:b")
    after = await unmarked.guard.settled()
    assert (before.number, after.number, before == after) == (1, 1, False)


async def test_a_graph_that_an_older_version_filled_meanwhile_is_of_another_form(unmarked: GraphStore) -> None:
    assert await unmarked.guard.at_one_revision(ids) == []
    await unmarked._run_apart(Statement("MERGE (g:Graph {id: 'graph'}) SET g.revision = 1"))
    with pytest.raises(OtherForm, match="of form 1"):
        await unmarked.guard.at_one_revision(ids)


# Markers


@pytest.mark.parametrize(
    ("error", "left"),
    [
        (None, []),
        (GraphRefused("no"), []),
        (CommitUnknown(1), ["me"]),
        (asyncio.CancelledError(), ["me"]),
    ],
    ids=["done", "failed", "nobody knows", "broken off"],
)
async def test_a_marker_lives_until_it_is_known_what_became_of_the_commit(
    unmarked: GraphStore, error: BaseException | None, left: list[str]
) -> None:
    with suppress(GraphRefused, CommitUnknown, asyncio.CancelledError):
        async with marked("me", unmarked._run_apart):
            assert await unmarked.read(MARKERS) == [["me"]]
            if error:
                raise error
    assert await unmarked.read(MARKERS) == [[each] for each in left]


async def test_a_marker_outlives_its_lease_while_its_writer_commits(
    unmarked: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "LEASE", 1.0)
    monkeypatch.setattr(guard, "RENEWED", 0.1)
    async with marked("me", unmarked._run_apart):
        for _ in range(20):
            await asyncio.sleep(0.1)
            assert not (await unmarked.guard.look()).whole
    assert (await unmarked.guard.look()).whole


async def test_a_lease_that_ends_frees_those_who_read(unmarked: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LEASE", 0.2)
    async with marked("me", unmarked._run_apart):
        await unmarked.guard.settled()


async def test_who_writes_removes_markers_that_were_left_long_ago(unmarked: GraphStore) -> None:
    await leave_marker(unmarked, -guard.FORGOTTEN - 1)
    await create(unmarked, "council:a")
    assert await unmarked.read(MARKERS) == []
    await leave_marker(unmarked, -1)
    await create(unmarked, "council:b")
    assert await unmarked.read(MARKERS) == [["killed"]]


async def test_clearing_spares_the_markers_of_others(unmarked: GraphStore) -> None:
    await leave_marker(unmarked, 60.0)
    await create(unmarked, "council:a")
    await unmarked.clear()
    assert await unmarked.read(MARKERS) == [["killed"]]
    assert await unmarked.read(Statement("MATCH (n:Entity) RETURN n.id")) == []


# What the counter showed


async def test_what_the_counter_showed_is_known_from_any_statement(unmarked: GraphStore) -> None:
    await create(unmarked, "council:a")
    since = time.monotonic()
    found = await unmarked.guard.read(IDS)
    looks = _looks(unmarked)
    assert [await unmarked.guard.shown(since) for _ in range(3)] == [found.revision] * 3
    assert looks == []


async def test_a_look_that_is_too_old_is_no_look(unmarked: GraphStore) -> None:
    before = await unmarked.guard.shown(time.monotonic())
    await create(unmarked, "council:a")
    after = await unmarked.guard.shown(time.monotonic())
    assert after.number == before.number + 1


async def test_many_who_want_to_see_it_look_once_also_in_vain(unmarked: GraphStore) -> None:
    looks = _looks(unmarked)
    since = time.monotonic()
    assert len(set(await asyncio.gather(*(unmarked.guard.shown(since) for _ in range(50))))) == 1
    assert len(looks) == 1
    looks.clear()

    async def fail(statement: Statement) -> list[Row]:
        looks.append(statement)
        raise GraphRefused("Nobody is there.")

    blind = Guard(fail, 1)
    found = await asyncio.gather(*(blind.shown(time.monotonic()) for _ in range(50)), return_exceptions=True)
    assert {type(each) for each in found} == {GraphRefused}
    assert len(looks) == 1


async def test_the_counter_is_seen_while_somebody_commits(unmarked: GraphStore) -> None:
    await create(unmarked, "council:a")
    await leave_marker(unmarked, 60)
    assert (await unmarked.guard.shown(time.monotonic())).number == 1


def _looks(store: GraphStore) -> list[Statement]:
    """The statements that the guard of a store runs from now on."""
    looks: list[Statement] = []
    read = store.guard._read

    async def counted(statement: Statement) -> list[Row]:
        looks.append(statement)
        return await read(statement)

    store.guard._read = counted
    return looks
