"""Loads that are killed between any two of their steps: all or nothing stands, and nobody waits beyond the lease."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count
from pathlib import Path

import pytest

from graph_seed import load, read_dataset
from graph_seed.held import held_facts
from graph_store import GraphStore, Statement, Target
from tests.graph_seed.killed import LEASE
from tests.graph_seed.small import FACTS, write
from tests.model import MODEL
from tests.resolvers.asking import ask

pytestmark = pytest.mark.faults

TEXT = '{ actor(id: "actor:eksam") { name } changes(last: 1) { nodes { revision } } graph { revision } }'
SLOW = 6.0
"""Seconds that the question itself may take on a busy machine."""
MARKED = Statement("MATCH (w:Writing) WHERE w.until > timestamp() RETURN count(*)")


@pytest.fixture
async def load_until(target: Target) -> AsyncIterator[Callable[[int, Path], Awaitable[str]]]:
    """Load in a process of its own that is killed before a step; says whether it `ended` or was `killed`."""
    uri = target.uri if target.address is None else "bolt://{}:{}".format(*await target.address())
    assert target.writing
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.graph_seed.killed", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    told = {"uri": uri, "engine": target.engine.value, "database": target.database}
    who = {"user": target.writing.user, "password": target.writing.password}
    process.stdin.write(json.dumps({**told, **who}).encode() + b"\n")

    async def until(step: int, folder: Path) -> str:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps([step, str(folder)]).encode() + b"\n")
        return str(json.loads(await process.stdout.readline()))

    yield until
    process.stdin.close()
    assert await process.wait() == 0


async def test_a_load_that_is_killed_is_done_or_not_and_holds_up_nobody_for_longer_than_its_lease(
    store: GraphStore, load_until: Callable[[int, Path], Awaitable[str]], tmp_path: Path
) -> None:
    renamed = write(tmp_path / "renamed", facts=FACTS.replace("name: Eksam", "name: Eksam II"))
    folder = write(tmp_path / "small")
    marked = done = 0
    await ask(store, TEXT)  # the first question makes the schema
    for step in count(1):
        revision = (await load(store, [folder], MODEL)).revision
        ended = await load_until(step, renamed)
        assert ended in ("ended", "killed")
        began = time.monotonic()
        marked += (await store.read(MARKED))[0][0]
        data = await ask(store, TEXT)
        waited = time.monotonic() - began
        was_done = data["actor"]["name"] == "Eksam II"
        done += was_done
        assert data["graph"]["revision"] == data["changes"]["nodes"][0]["revision"] == revision + was_done
        expected = read_dataset(renamed if was_done else folder, MODEL).facts
        assert await held_facts(store.read, ["small"]) == expected
        assert waited < LEASE + SLOW
        if ended == "ended":
            break
    assert step > 8
    assert marked > 1, "one of them was killed before its commit, another after it"
    assert done == 2, "the one that was killed after its commit, and the one that came to its end"
