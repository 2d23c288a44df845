"""A graph that is made again is the same one: from its files on another engine, or from a copy of a stopped graph."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from graph_seed import load, read_datasets, wrong_beside_facts
from graph_seed.content_hash import graph_hash
from graph_store import GraphStore, Statement, Target, ensure_indexes, open_graph
from tests.conftest import OREBRO
from tests.engines import PATIENCE, neo4j_in
from tests.model import MODEL

pytestmark = pytest.mark.engines

SVERIGE = OREBRO.with_name("sverige")


def of_the_files() -> str | None:
    """The hash that `graph_seed check` prints, whatever engine the files are loaded into."""
    return graph_hash({each.name: each.content_hash for each in read_datasets([OREBRO], MODEL)})


async def content_hash(store: GraphStore) -> Any:
    ((found,),) = await store.read(Statement("MATCH (d:Datasets) RETURN d.contentHash"))
    return found


async def same_as_the_files(store: GraphStore) -> None:
    assert await content_hash(store) == of_the_files()
    assert await wrong_beside_facts(store, MODEL) == []


async def test_the_same_files_make_the_same_graph_on_every_engine(store: GraphStore) -> None:
    await load(store, [SVERIGE, OREBRO], MODEL)
    await same_as_the_files(store)
    await load(store, [OREBRO], MODEL)
    await same_as_the_files(store)


async def test_files_that_are_loaded_one_by_one_make_it_too(store: GraphStore) -> None:
    for folder in (SVERIGE, OREBRO):
        await load(store, [folder], MODEL, alone=True)
    await same_as_the_files(store)


@asynccontextmanager
async def embedded(folder: Path) -> AsyncIterator[Target]:
    async with open_graph(folder=folder, labels=MODEL.entities, relationships=MODEL.relationships) as target:
        yield target


@asynccontextmanager
async def neo4j(folder: Path) -> AsyncIterator[Target]:
    with neo4j_in("neo4j", folder) as (url, credentials):
        async with open_graph(url, credentials=credentials, timeout=PATIENCE) as target:
            yield target


@pytest.mark.engines
@pytest.mark.parametrize("opened", [embedded, neo4j], ids=["arcadedb", "neo4j"])
async def test_a_copy_of_a_stopped_graph_is_the_same_graph(opened: Any, tmp_path: Path) -> None:
    (folder := tmp_path / "state").mkdir()
    async with opened(folder) as target, GraphStore.open(target, writable=True) as store:
        await ensure_indexes(store, MODEL.entities)
        await load(store, [SVERIGE, OREBRO], MODEL)
    restored = shutil.copytree(folder, tmp_path / "restored")
    shutil.rmtree(folder)
    async with opened(restored) as target, GraphStore.open(target, writable=True) as store:
        await same_as_the_files(store)
        assert not (await load(store, [SVERIGE, OREBRO], MODEL)).changed
