"""The words by which entities are found follow from what is said of them, and are looked at and kept anew."""

from pathlib import Path

import pytest

from graph_seed import load, upgrade, wrong_beside_facts
from graph_store import FORM, GraphStore, Statement, Transaction
from tests.graph_seed.small import write
from tests.model import MODEL

pytestmark = pytest.mark.engines


async def test_words_of_an_older_form_are_found_wrong_and_kept_anew(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    assert await wrong_beside_facts(store, MODEL) == []
    search_texts = Statement("MATCH (n:Entity) RETURN n.id, n.searchText ORDER BY n.id")
    right = await store.read(search_texts)

    async def forget(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (n:Entity) SET n.searchText = n.name"))

    async def age(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (g:Graph) SET g.form = 3"))

    await store.write(forget)
    words = "search finds it by other words than it has"
    assert await wrong_beside_facts(store, MODEL) == [f"{id_}: {words}" for id_, _ in right]
    await store.write(age)
    assert await upgrade(store, MODEL) == (3, FORM)
    assert await wrong_beside_facts(store, MODEL) == []
    assert await store.read(search_texts) == right
