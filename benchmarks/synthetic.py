"""A graph of 2,900 councils as figures need it: made up, regular, the same each time.

Each council has ten members and one politician responsible; each of 7,250 actors takes part in three of 2,900
partnerships.
"""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from graph_seed.together import KEEP
from graph_store import GraphStore, Statement, Transaction, sort_key

COUNCILS = 2_900
ACTORS = 7_250
PARTNERSHIPS = 2_900
MEMBERS = 10
PARTNERSHIPS_OF_EACH = 3
BATCH = 5_000

_VALID = {
    "validFrom": "0001-01-01",
    "validFromLatest": "2026-11-23",
    "validToEarliest": "9999-12-31",
    "validTo": "9999-12-31",
}


async def load_synthetic(store: GraphStore, part: float = 1.0) -> None:
    """Load it, or a part of it that is as regular."""
    councils, actors, partnerships = (int(part * each) for each in (COUNCILS, ACTORS, PARTNERSHIPS))

    async def write(transaction: Transaction) -> None:
        for label, rows in _nodes(councils, actors, partnerships).items():
            await _create(label, rows, transaction)
        for relationship, rows in _relationships(councils, actors, partnerships).items():
            text = (
                "UNWIND $rows AS row MATCH (a:Entity {id: row.from}), (b:Entity {id: row.to}) "
                f"CREATE (a)-[r:{relationship}]->(b) SET r = row.properties WITH a, r, b {KEEP}"
            )
            await _run(transaction, text, rows)

    await store.write(write)


async def create(store: GraphStore, label: str, rows: Iterator[dict[str, Any]]) -> None:
    """Create very many nodes, so many at a time as one transaction has memory for."""
    while batch := list(islice(rows, BATCH)):
        await store.write(partial(_create, label, batch))


async def _create(label: str, rows: list[dict[str, Any]], transaction: Transaction) -> None:
    await _run(transaction, f"UNWIND $rows AS row CREATE (n:Entity:{label}) SET n = row", rows)


async def _run(transaction: Transaction, text: str, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), BATCH):
        await transaction.run(Statement(text, {"rows": rows[start : start + BATCH]}))


def _nodes(councils: int, actors: int, partnerships: int) -> dict[str, list[dict[str, Any]]]:
    return {
        "Council": list(entities("council", "Council", councils, kind="COUNCIL")),
        "Actor": list(entities("actor", "Association", actors, kind="CIVIL_SOCIETY", municipal=False)),
        "Partnership": list(entities("partnership", "Partnership", partnerships, kind="COLLABORATION")),
        "Politician": list(entities("politician", "Politician", councils)),
        "Party": list(entities("party", "Party", 8, abbreviation="P")),
    }


def entities(prefix: str, name: str, count: int, **properties: object) -> Iterator[dict[str, Any]]:
    """Entities with a number in their names."""
    for number in range(count):
        entity = {"id": f"{prefix}:{number}", "name": f"{name} {number:05} of a town"}
        yield {**entity, "sortKey": sort_key(entity["name"], entity["id"]), **_VALID, **properties}


def _relationships(councils: int, actors: int, partnerships: int) -> dict[str, list[dict[str, Any]]]:
    return {
        "REPRESENTED_IN": [
            _edge(
                f"actor:{(council * 7 + member * 13) % actors}", f"council:{council}", f"m{council}/{member}", "member"
            )
            for council in range(councils)
            for member in range(MEMBERS)
        ],
        "PARTICIPATES_IN": [
            _edge(
                f"actor:{actor}", f"partnership:{(actor * 3 + turn * 5) % partnerships}", f"p{actor}/{turn}", "PARTNER"
            )
            for actor in range(actors)
            for turn in range(PARTNERSHIPS_OF_EACH)
        ],
        "RESPONSIBLE_FOR": [
            _edge(f"politician:{number}", f"council:{number}", f"r{number}", "ansvarig") for number in range(councils)
        ],
        "MEMBER_OF": [_edge(f"politician:{number}", f"party:{number % 8}", f"o{number}") for number in range(councils)],
    }


def _edge(start: str, end: str, id_: str, role: str | None = None) -> dict[str, Any]:
    properties = {"id": id_, **_VALID, **({"role": role} if role else {})}
    return {"from": start, "to": end, "properties": properties}
