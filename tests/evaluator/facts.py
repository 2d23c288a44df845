"""The data as it is loaded: nodes and relationships with their properties, as plain values."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph_seed.together import KEEP
from graph_store import GraphStore, Statement, Transaction

Properties = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Node:
    label: str
    properties: Properties

    @property
    def id(self) -> str:
        return str(self.properties["id"])


@dataclass(frozen=True, eq=False)
class Relationship:
    type: str
    start: str
    end: str
    properties: Properties

    @property
    def id(self) -> str:
        return str(self.properties["id"])


@dataclass(frozen=True, eq=False)
class Facts:
    """All that a graph holds."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]

    @cached_property
    def node(self) -> Mapping[str, Node]:
        return {each.id: each for each in self.nodes}

    @cached_property
    def outgoing(self) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """The relationships by type and the node that they begin at."""
        found: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for each in self.relationships:
            found[each.type, each.start].append(each)
        return found

    @cached_property
    def incoming(self) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """The relationships by type and the node that they end at."""
        found: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for each in self.relationships:
            found[each.type, each.end].append(each)
        return found


async def write(store: GraphStore, facts: Facts) -> None:
    """Make a graph hold these facts and nothing else."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in facts.nodes:
        rows[f"UNWIND $rows AS row CREATE (n:Entity:{node.label}) SET n = row"].append(dict(node.properties))
    for each in facts.relationships:
        rows[
            "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
            f"CREATE (a)-[r:{each.type}]->(b) SET r = row.properties WITH a, r, b {KEEP}"
        ].append({"start": each.start, "end": each.end, "properties": dict(each.properties)})

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (n:Entity) DETACH DELETE n"))
        for text, given in rows.items():
            await transaction.run(Statement(text, {"rows": given}))

    await store.write(work)
