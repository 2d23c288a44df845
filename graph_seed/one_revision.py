"""Many reads of a graph that count only together: what they found of one that changed meanwhile counts for nothing."""

import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from graph_seed.problems import GraphKeptChanging, SeedError
from graph_store import GraphStore, Revision

T = TypeVar("T")

ATTEMPTS = 5
PATIENCE = 60.0
"""Seconds for somebody to commit: these reads have more time than a question."""


async def at_one_revision(store: GraphStore, work: Callable[[Revision], Awaitable[T]]) -> T:
    """What `work` returns, or raises, of a graph that stood still; it is done anew when the graph changed."""
    for _ in range(ATTEMPTS):
        revision = await _settled(store)
        refused: SeedError | None = None
        try:
            found = await work(revision)
        except SeedError as error:
            refused = error
        if await _settled(store) != revision:
            continue
        if refused:
            raise refused
        return found
    raise GraphKeptChanging(ATTEMPTS)


async def _settled(store: GraphStore) -> Revision:
    return await store.guard.settled(time.monotonic() + PATIENCE)
