"""What a graph of an older form lacks that only the data files can tell: it is said, and a load brings it."""

from pathlib import Path
from typing import Any

from graph_seed import load, only_from_files, upgrade
from graph_store import FORM, GraphStore, Statement, Transaction
from tests.graph_seed.page import PAGE, change, give, write_page
from tests.model import MODEL

KEPT = (
    Statement("MATCH ()-[r]->() RETURN r.id, r.textFragment, r.listed ORDER BY r.id"),
    Statement("MATCH (f:Fact) RETURN f.id, f.textFragment ORDER BY f.id"),
)


async def kept(store: GraphStore) -> list[Any]:
    """What is kept of it on relationships, and on the nodes of facts."""
    return [row for each in KEPT for row in await store.read(each) if any(value is not None for value in row[1:])]


async def test_what_follows_from_files_alone_is_named_and_comes_back_with_a_load(
    store: GraphStore, tmp_path: Path
) -> None:
    folder = write_page(tmp_path / "page")
    change(folder, "actors", "period: Vi", "period: Vi, listed: 1")
    assert give(folder, PAGE, "--retrieved-on", "2026-11-01") == 0
    await load(store, [folder], MODEL)
    right = await kept(store)
    assert right

    async def forget(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH ()-[r]->() REMOVE r.textFragment, r.listed, r.position"))
        await transaction.run(Statement("MATCH (f:Fact) REMOVE f.textFragment"))
        await transaction.run(Statement("MATCH (g:Graph) SET g.form = 4"))

    await store.write(forget)
    assert await upgrade(store, MODEL) == (4, FORM)
    assert await kept(store) == []
    await load(store, [folder], MODEL)
    assert await kept(store) == right


def test_what_is_lacking_is_told_once() -> None:
    assert len(only_from_files(1)) == len(only_from_files(4)) == 1
    assert only_from_files(FORM) == ()
