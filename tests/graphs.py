"""What many tests stand on: a graph on each engine, and a service."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import graph_seed
from graph_store import GraphStore, Target
from tests.conftest import MYRMARK, OREBRO
from tests.engines import ENGINES, Engines
from tests.model import MODEL
from tests.service import service as service


@pytest.fixture(scope="session")
async def engines() -> AsyncIterator[Engines]:
    """The engines of this session, none of them started yet."""
    engines = Engines()
    yield engines
    await engines.close()


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine; tests are run on one after the other."""
    return str(request.param)


@pytest.fixture
async def store(engines: Engines, engine: str) -> GraphStore:
    """A writable store on a clean graph, with its indexes."""
    store = await engines.store(engine)
    engines.held.pop(engine, None)
    await store.clear()
    return store


@pytest.fixture
async def target(engines: Engines, engine: str, store: GraphStore) -> Target:
    """Where the graph of `store` is, for a test that opens it in its own way."""
    return await engines.target(engine)


@pytest.fixture
async def orebro(engines: Engines, engine: str) -> GraphStore:
    """A store that holds Örebro and nothing else, for tests that only read."""
    return await _holding(engines, engine, "orebro", OREBRO)


@pytest.fixture
async def neighbours(engines: Engines, engine: str) -> GraphStore:
    """A store that holds Örebro and the made-up region of Myrmark, for tests that only read."""
    return await _holding(engines, engine, "neighbours", OREBRO, MYRMARK)


@pytest.fixture
async def myrmark(engines: Engines, engine: str) -> GraphStore:
    """A store that holds the made-up region of Myrmark and nothing else, for tests that only read."""
    return await _holding(engines, engine, "myrmark", MYRMARK)


async def _holding(engines: Engines, engine: str, name: str, *folders: Path) -> GraphStore:
    """A store that holds these datasets, which are loaded when it holds anything else."""
    store = await engines.store(engine)
    if engines.held.get(engine) != name:
        await store.clear()
        await graph_seed.load(store, folders, MODEL)
        engines.held[engine] = name
    return store
