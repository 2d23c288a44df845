"""What datasets say of themselves lies apart from the counter, which every answer reads twice."""

from pathlib import Path
from typing import Any

import pytest

from graph_seed import load, upgrade, wrong_beside_facts
from graph_store import FORM, GraphStore, Statement, Target, Transaction
from tests.graph_seed.small import write
from tests.graph_seed.test_load import SECOND
from tests.model import MODEL

pytestmark = pytest.mark.engines


async def test_the_counter_has_nothing_but_what_it_counts(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small"), write(tmp_path / "second", **SECOND)], MODEL)
    assert (await _node(store, "Graph")).keys() == {"id", "form", "revision", "writer"}
    assert (await _node(store, "Datasets"))["datasetsName"] == ["second", "small"]


async def test_descriptions_of_form_5_are_laid_apart(store: GraphStore, target: Target, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    before = await _node(store, "Datasets")

    async def lay_together(transaction: Transaction) -> None:
        about = {**before, "id": "graph", "form": 5}
        await transaction.run(Statement("MATCH (g:Graph) SET g += $about", {"about": about}))
        await transaction.run(Statement("MATCH (d:Datasets) DELETE d"))

    await store.write(lay_together)
    async with GraphStore.open(target, writable=True, older=True) as older:
        assert await upgrade(older, MODEL) == (5, FORM)
    assert await _node(store, "Datasets") == before
    assert (await _node(store, "Graph")).keys() == {"id", "form", "revision", "writer"}
    assert await wrong_beside_facts(store, MODEL) == []
    assert not (await load(store, [tmp_path / "small"], MODEL)).changed


async def test_what_is_told_of_datasets_otherwise_than_they_say_is_found(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)

    async def spoil(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (d:Datasets) SET d.licence = 'MIT', d.datasetsVersion = ['2']"))

    await store.write(spoil)
    assert await wrong_beside_facts(store, MODEL) == [
        "datasetsVersion of all datasets is ['1'], but ['2'] is kept",
        "licence of all datasets is CC0-1.0, but MIT is kept",
    ]


async def _node(store: GraphStore, label: str) -> dict[str, Any]:
    ((found,),) = await store.read(Statement(f"MATCH (n:{label}) RETURN properties(n)"))
    assert isinstance(found, dict)
    return found
