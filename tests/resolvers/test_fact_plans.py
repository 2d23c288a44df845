"""How the engines find a relation, and a page of relations: by one range of an index, without sorting anything."""

import re
from typing import Any

import neo4j
import pytest

from graph_store import Engine, GraphStore, Statement, Target, Transaction
from tests.resolvers.asking import compiled
from tests.resolvers.test_plans import operators

pytestmark = pytest.mark.engines

PAGES = {
    "the first page": "{ relations { nodes { id from { name } citations { locator } } } }",
    "the last": "{ relations(last: 5) { nodes { id } } }",
    "one on another day": '{ relations(asOf: "2020-01-01") { edges { cursor node { id } } } }',
    "those of one relationship": '{ relations(where: {relationship: {eq: "SIGNED"}}) { nodes { id } } }',
    "the last of one": '{ relations(last: 3, where: {relationship: {eq: "HOSTS"}, role: {eq: "x"}}) { nodes { id } } }',
}


@pytest.fixture
async def many_facts(store: GraphStore) -> GraphStore:
    """Three thousand facts of three relationships, a few of which have ended."""
    rows = [
        {
            "id": f"{relationship.lower()}:{number}",
            "relationship": relationship,
            "sortKey": f"{relationship} {number:04}",
            "togetherFrom": "0001-01-01",
            "togetherTo": "9999-12-31" if number % 50 else "2020-12-31",
        }
        for number in range(1000)
        for relationship in ("CITES", "HOSTS", "SIGNED")
    ]

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("UNWIND $rows AS row CREATE (f:Fact) SET f = row", {"rows": rows}))

    await store.write(work)
    if store.engine is Engine.NEO4J:
        await store.read(Statement("CALL db.resampleOutdatedIndexes()"))
        await store.read(Statement("CALL db.awaitIndexes()"))
    return store


async def plan_of(target: Target, statement: Statement) -> dict[str, Any]:
    assert target.writing is not None
    address = await target.address() if target.address else None
    uri = f"bolt://{address[0]}:{address[1]}" if address else target.uri
    auth = (target.writing.user, target.writing.password)
    async with neo4j.AsyncGraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver:
        found = await driver.execute_query(
            f"EXPLAIN {statement.text}", dict(statement.params), database_=target.database
        )
    assert found.summary.plan is not None
    return found.summary.plan


@pytest.mark.parametrize("page", PAGES)
async def test_a_page_of_relations_is_a_range_of_an_index(many_facts: GraphStore, target: Target, page: str) -> None:
    plan = await plan_of(target, compiled(PAGES[page]))
    if many_facts.engine is Engine.ARCADEDB:
        text = plan["args"]["string-representation"]
        assert "index=Fact_sortKey" in text, text
        assert "[index order" in text, text
    else:
        found = list(operators(plan))
        assert "NodeIndexSeekByRange" in found, found
        root = found[: found.index("NodeIndexSeekByRange") + 1]
        assert not [each for each in root if "Sort" in each or each.startswith("Top")], found


@pytest.mark.parametrize("field", ["relation", "node"])
async def test_a_relation_is_sought_by_its_id(many_facts: GraphStore, target: Target, field: str) -> None:
    text = str(await plan_of(target, compiled(f'{{ {field}(id: "signed:7") {{ id }} }}')))
    if many_facts.engine is Engine.ARCADEDB:
        assert re.search(r"NodeIndexSeek\(n\d+:Fact\) \[index=Fact_id", text), text
    else:
        assert re.search(r"UNIQUE n\d+:Fact\(id\) WHERE id = ", text), text
        assert not re.search(r"'n\d+:", text), text  # no scan, the details of which are the variable and its label
