"""The data as it is loaded: nodes and relationships with their properties, as plain values."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph_seed.fact_nodes import ADD, fact_row
from graph_seed.facts import RelationFact
from graph_seed.together import KEEP_AND_GO_ON
from graph_store import GraphStore, Statement, Transaction
from schema.fact import FACT
from schema.municipality import IN_MUNICIPALITY, municipality_properties

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
    def relationship(self) -> Mapping[str, Relationship]:
        return {each.id: each for each in self.relationships}

    @cached_property
    def relations(self) -> Mapping[str, Node]:
        """The relationships as nodes of their own, by id."""
        return {each.id: Node(FACT, self._as_fact(each)) for each in self.relationships}

    @cached_property
    def together(self) -> dict[Relationship, Properties]:
        """When relationships and their ends are valid, of those that were asked for it before."""
        return {}

    @cached_property
    def in_municipalities(self) -> Sequence[Relationship]:
        """What follows from the codes of all: that they are in those that stand for the municipalities of these."""
        heads = [
            each
            for each in self.nodes
            if each.label == "Actor"
            and each.properties.get("kind") == "MUNICIPALITY"
            and each.properties.get("municipality")
        ]
        return tuple(
            Relationship(IN_MUNICIPALITY, node.id, head.id, {"id": code})
            for node in self.nodes
            for code in node.properties.get("municipalities", ())
            for head in heads
            if head.properties["municipality"] == code and head is not node
        )

    def _as_fact(self, each: Relationship) -> Properties:
        ends = {"from": self.node[each.start], "to": self.node[each.end]}
        keys = [each.type, *(str(end.properties["sortKey"]) for end in ends.values()), each.id]
        of_ends: dict[str, Any] = {}
        for name, end in ends.items():
            of_type = re.sub("(?<=.)(?=[A-Z])", "_", end.label).upper()
            of_ends |= {f"{name}Id": end.id, f"{name}Type": of_type, f"{name}Kind": end.properties.get("kind")}
        return {**each.properties, **of_ends, "relationship": each.type, "sortKey": " ".join(keys)}

    def found(self, id_: str) -> Node | None:
        """An entity, or a relationship as a node of its own."""
        return self.node.get(id_) or self.relations.get(id_)

    @cached_property
    def outgoing(self) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """The relationships by type and the node that they begin at."""
        found: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for each in (*self.relationships, *self.in_municipalities):
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
        kept = municipality_properties(node.properties.get("municipalities", ()))
        rows[f"UNWIND $rows AS row CREATE (n:Entity:{node.label}) SET n = row"].append({**node.properties, **kept})
    for each in facts.relationships:
        rows[
            "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
            f"CREATE (a)-[r:{each.type}]->(b) SET r = row.properties WITH a, r, b, row {KEEP_AND_GO_ON} "
            f"WITH a, r, b, row.fact AS fact {ADD}"
        ].append(
            {
                "start": each.start,
                "end": each.end,
                "properties": dict(each.properties),
                "fact": fact_row(RelationFact(each.id, each.type, each.start, each.end, each.properties)),
            }
        )
    for each in facts.in_municipalities:
        rows[
            "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
            f"CREATE (a)-[r:{IN_MUNICIPALITY}]->(b) SET r = row.properties WITH a, r, b, row {KEEP_AND_GO_ON}"
        ].append({"start": each.start, "end": each.end, "properties": dict(each.properties)})

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (n) WHERE n:Entity OR n:Fact DETACH DELETE n"))
        for text, given in rows.items():
            await transaction.run(Statement(text, {"rows": given}))

    await store.write(work)
