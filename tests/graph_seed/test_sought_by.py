"""The keys by which entities are sought follow from what is said of them; where they do not, a check says so."""

from pathlib import Path

import pytest

from graph_seed import load, wrong_beside_facts
from graph_store import GraphStore, Statement, Transaction
from tests.graph_seed.small import write
from tests.model import MODEL

pytestmark = pytest.mark.engines

OFFICE, OLD = "actor:office", "actor:bureau"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (f"MATCH (n:Entity {{id: '{OFFICE}'}}) SET n.sortKey = 'x'", f"{OFFICE}: sortKey is x, and should be "),
        (f"MATCH (n:Entity {{id: '{OFFICE}'}}) SET n.unitOf = '0180'", f"{OFFICE}: unitOf is 0180, and should be "),
        (f"MATCH (n:Entity {{id: '{OFFICE}'}}) SET n.headOf = '1880'", f"{OFFICE}: headOf is 1880, and should be "),
        ("MATCH (f:FormerId) DELETE f", f"{OLD}: this former id leads to None, and should lead to {OFFICE}"),
        ("MATCH (f:FormerId) SET f.entity = 'actor:y'", f"{OLD}: this former id leads to actor:y, and should lead to "),
        ("CREATE (f:FormerId {id: 'actor:z', entity: 'actor:y'})", "actor:z: this former id leads to actor:y, and "),
    ],
)
async def test_a_key_that_does_not_follow_is_told(store: GraphStore, tmp_path: Path, change: str, said: str) -> None:
    facts = f"""\
source: source:page
actors:
  - {{id: {OFFICE}, name: Kansliet, kind: ADMINISTRATION, municipal: true, at: "12", formerIds: [{OLD}]}}
"""
    await load(store, [write(tmp_path / "small", facts=facts)], MODEL)
    assert await wrong_beside_facts(store, MODEL) == []

    async def spoil(transaction: Transaction) -> None:
        await transaction.run(Statement(change))

    await store.write(spoil)
    (told,) = [each for each in await wrong_beside_facts(store, MODEL) if "should" in each]
    assert told.startswith(said)
