"""How Neo4j runs a page in the default order: by one range of an index, without sorting anything.

The words of the embedded engine's plans are held in tests/graph_store/test_indexes.py.
"""

from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from graph_store import GraphStore, Statement, Target, Transaction, sort_key
from schema.municipality import municipality_properties
from tests.engines import on_neo4j
from tests.resolvers.asking import compiled

pytestmark = pytest.mark.engines


@pytest.fixture
async def many_councils(store: GraphStore) -> GraphStore:
    """Three thousand councils of ten municipalities, a few of which are closed, and a few of two of these."""
    rows = [
        {
            "id": f"council:{number}",
            "name": f"Råd {number}",
            "sortKey": sort_key(f"Råd {number}", f"council:{number}"),
            **municipality_properties([f"{1880 + number % 10}", *(["1880"] if number % 70 == 1 else [])]),
            "kind": "COUNCIL",
            "validFrom": "0001-01-01",
            "validTo": "9999-12-31" if number % 50 else "2020-12-31",
        }
        for number in range(3000)
    ]

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("UNWIND $rows AS row CREATE (n:Entity:Council) SET n = row", {"rows": rows}))

    await store.write(work)
    await store.read(Statement("CALL db.resampleOutdatedIndexes()"))
    await store.read(Statement("CALL db.awaitIndexes()"))
    return store


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", []):
        yield from operators(child)


@on_neo4j
@pytest.mark.parametrize(
    "text",
    [
        "{ councils { nodes { name } } }",
        "{ councils(last: 5) { nodes { name } } }",
        "{ councils(orderBy: [{name: DESC}]) { nodes { name } } }",
        "{ councils { edges { cursor node { name members { nodes { name } } } } } }",
        '{ councils(asOf: "2020-01-01") { nodes { name } } }',
        '{ councils(where: {municipality: {eq: "1880"}}) { nodes { name } } }',
        '{ councils(where: {municipality: {eq: "1880"}}, last: 3) { nodes { name } } }',
        '{ councils(where: {municipality: {eq: "1880"}, kind: {eq: COUNCIL}}) { nodes { name } } }',
    ],
)
async def test_a_page_in_the_default_order_is_a_range_of_an_index(
    many_councils: GraphStore, target: Target, text: str
) -> None:
    statement = compiled(text)
    assert target.writing is not None
    async with neo4j.AsyncGraphDatabase.driver(
        target.uri, auth=(target.writing.user, target.writing.password)
    ) as driver:
        summary = (await driver.execute_query(f"EXPLAIN {statement.text}", dict(statement.params))).summary
    found = list(operators(summary.plan or {}))
    root = found[: found.index("NodeIndexSeekByRange") + 1] if "NodeIndexSeekByRange" in found else found
    assert not [each for each in root if "Sort" in each or each.startswith("Top")], found
    assert any("Index" in each for each in found), found
