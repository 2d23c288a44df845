"""A store on each engine: what is read, what is written, and what others and accidents make of it."""

import asyncio
from dataclasses import replace

import pytest

from graph_store import (
    CommitUnknown,
    ConstraintViolated,
    GraphRefused,
    GraphStore,
    GraphTimeout,
    ReadOnly,
    Statement,
    Target,
    Transaction,
)
from tests.wire import COMMIT, wired

pytestmark = pytest.mark.engines

COUNT = Statement("MATCH (n:Entity) RETURN count(n)")
FOREVER = Statement("UNWIND range(1, 50000) AS a UNWIND range(1, 50000) AS b WITH a, b WHERE a = -b RETURN count(*)")


def create(*ids: str) -> Statement:
    return Statement("UNWIND $ids AS id CREATE (:Entity:Council {id: id})", {"ids": ids})


async def write(store: GraphStore, *statements: Statement) -> int:
    """Run statements in one transaction; its revision."""

    async def work(transaction: Transaction) -> int:
        for statement in statements:
            await transaction.run(statement)
        return transaction.revision

    return await store.write(work)


async def count(store: GraphStore) -> int:
    ((counted,),) = await store.read(COUNT)
    return int(counted)


async def test_rows_are_lists_of_values_in_the_order_of_return(store: GraphStore) -> None:
    statement = Statement(
        "UNWIND $names AS name RETURN name, [name, null], size(name) AS length", {"names": ["å", "äö"]}
    )
    assert await store.read(statement) == [["å", ["å", None], 1], ["äö", ["äö", None], 2]]


async def test_a_value_is_no_text_of_the_statement(store: GraphStore) -> None:
    name = "'}) DETACH DELETE n //"
    assert await store.read(Statement("RETURN $name", {"name": name})) == [[name]]


async def test_a_read_is_one_round_trip(target: Target) -> None:
    async with wired(target) as (wire, near), GraphStore.open(near) as store:
        await store.read(COUNT)
        before = wire.trips
        await store.read(COUNT)
        assert wire.trips - before == 1


async def test_a_read_cannot_write(store: GraphStore, target: Target) -> None:
    async with GraphStore.open(target) as reader:
        with pytest.raises(GraphRefused):
            await reader.read(create("council:a"))
    assert await count(store) == 0


async def test_a_store_opened_for_reading_refuses_to_write(target: Target) -> None:
    async with GraphStore.open(target) as reader:
        with pytest.raises(ReadOnly, match="writable=True"):
            await write(reader, create("council:a"))


async def test_a_mistake_in_a_statement_is_refused_with_the_engines_words(store: GraphStore) -> None:
    with pytest.raises(GraphRefused, match=r"Neo\.ClientError\.Statement\.SyntaxError"):
        await store.read(Statement("MATCH (n RETURN n"))


async def test_the_revision_of_an_empty_graph_is_zero(store: GraphStore) -> None:
    assert await store.revision() == 0


async def test_each_write_makes_the_next_revision(store: GraphStore) -> None:
    assert [await write(store, create("council:a")), await write(store)] == [1, 2]
    assert await store.revision() == 2


async def test_a_write_sees_what_it_wrote(store: GraphStore) -> None:
    async def work(transaction: Transaction) -> list[list[int]]:
        await transaction.run(create("council:a", "council:b"))
        return await transaction.run(COUNT)

    assert await store.write(work) == [[2]]


async def test_a_write_that_raises_leaves_nothing(store: GraphStore) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(create("council:a"))
        raise LookupError("changed my mind")

    with pytest.raises(LookupError, match="changed my mind"):
        await store.write(work)
    assert await count(store) == 0
    assert await store.revision() == 0


async def test_a_write_that_fails_midway_leaves_nothing(store: GraphStore) -> None:
    ids = [f"council:{number}" for number in range(3000)]
    await write(store, create("council:2999"))
    with pytest.raises(ConstraintViolated):
        await write(store, create("actor:a"), create(*ids))
    assert await count(store) == 1
    assert await store.revision() == 1


async def test_writes_at_once_all_come_to_stand(store: GraphStore, target: Target) -> None:
    """Two stores, as of two processes, each with four writers that merge the same node and count on it."""
    merge = Statement("MERGE (n:Entity:Council {id: 'council:a'}) SET n.seen = coalesce(n.seen, 0) + 1")
    async with GraphStore.open(target, writable=True) as other:
        revisions = await asyncio.gather(*(write(each, merge) for each in (store, other) for _ in range(4)))
    assert sorted(revisions) == list(range(1, 9))
    assert await store.read(Statement("MATCH (n:Entity) RETURN n.id, n.seen")) == [["council:a", 8]]


async def test_a_read_survives_a_connection_that_broke_meanwhile(store: GraphStore, target: Target) -> None:
    await write(store, create("council:a"))
    async with wired(target) as (wire, near), GraphStore.open(near) as reader:
        assert await count(reader) == 1
        wire.cut()
        assert await count(reader) == 1


async def test_a_write_survives_a_connection_that_broke_before_its_commit(store: GraphStore, target: Target) -> None:
    async with wired(target) as (wire, near), GraphStore.open(near, writable=True) as writer:
        tries = 0

        async def work(transaction: Transaction) -> None:
            nonlocal tries
            tries += 1
            await transaction.run(create("council:a"))
            if tries == 1:
                wire.cut()
            await transaction.run(create("council:b"))

        await writer.write(work)
        assert tries == 2
    assert await count(store) == 2


@pytest.mark.parametrize("heard", [True, False], ids=["commit heard", "commit not heard"])
async def test_a_commit_without_an_answer_is_neither_done_nor_repeated(
    store: GraphStore, target: Target, heard: bool
) -> None:
    async with wired(target) as (wire, near), GraphStore.open(near, writable=True) as writer:
        wire.cut_after, wire.cut_before = (COMMIT, None) if heard else (None, COMMIT)
        with pytest.raises(CommitUnknown) as caught:
            await write(writer, create("council:a"))
    done = await store.revision() >= caught.value.revision
    assert done is heard
    assert await count(store) == (1 if heard else 0)
    await store._run_apart(Statement("MATCH (w:Writing) DELETE w"))  # who reads next need not wait for its lease


async def test_a_statement_that_takes_too_long_is_ended(store: GraphStore, target: Target) -> None:
    async with GraphStore.open(replace(target, timeout=0.5)) as hurried:
        with pytest.raises(GraphTimeout):
            await hurried.read(FOREVER)
        assert await count(hurried) == 0
