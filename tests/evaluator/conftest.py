"""What the tests of random graphs stand on."""

from collections.abc import AsyncIterator

import pytest

from graph_store import GraphStore
from tests.evaluator.examples import Holding


@pytest.fixture
async def holding(store: GraphStore) -> AsyncIterator[Holding]:
    """A store that holds one random graph after the other."""
    yield Holding(store)
    await store.clear()
