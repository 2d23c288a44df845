"""What can be seen of the facts at one time: nodes, relationships from either end, and the values of both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from schema.derive.model import Edge, EntityType, Kind, Model, Property, RelationType
from schema.edge import Direction
from schema.fact import FACT
from schema.municipality import IN_MUNICIPALITY
from tests.evaluator.facts import Facts, Node, Properties, Relationship
from tests.evaluator.question import Asked


@dataclass(frozen=True, eq=False)
class Row:
    """A node in a connection, and beside an entity the relationship that led to it."""

    node: Node
    relationship: Relationship | None = None

    @property
    def id(self) -> str:
        return self.relationship.id if self.relationship else self.node.id


@dataclass(frozen=True)
class Seen:
    """The facts at a time, which is told as ids have it in them: a day, or a period such as `2010-01-01/..`."""

    facts: Facts
    model: Model
    time: str

    @property
    def first(self) -> str:
        return self.time.partition("/")[0].replace("..", "0001-01-01")

    @property
    def last(self) -> str:
        return self.time.rpartition("/")[2].replace("..", "9999-12-31")

    def type_of(self, node: Node) -> EntityType:
        return self.model.type_named(node.label)

    def valid(self, properties: Properties) -> bool:
        """Whether a fact can hold on some day; its first and its last day are days on which it does."""
        return bool(properties["validFrom"] <= self.last and properties["validTo"] >= self.first)

    def holds(self, properties: Properties) -> str | None:
        """CERTAIN when it holds whatever day the source means, POSSIBLE when only on one reading, None when not."""
        if not self.valid(properties):
            return None
        certain = properties["validFromLatest"] <= self.last and properties["validToEarliest"] >= self.first
        return "CERTAIN" if certain else "POSSIBLE"

    def edge_holds(self, each: Relationship) -> str | None:
        """The same of a relationship: CERTAIN only if it and its ends were there at once, whatever days are meant."""
        if not self.in_time(each):
            return None
        surely = all(a["validFromLatest"] <= b["validToEarliest"] for a, b in permutations(self.three(each), 2))
        return self.holds(self.together(each)) if surely else "POSSIBLE"

    def node_holds(self, node: Node) -> str | None:
        """The same of an entity, or of a relationship as a node of its own."""
        return self.edge_holds(self.facts.relationship[node.id]) if node.label == FACT else self.holds(node.properties)

    def all(self, label: str) -> list[Row]:
        """All that is at the time; asked for ever also the relationships whose ends never met."""
        if label == FACT and self.time == "../..":
            return [Row(node) for node in self.facts.relations.values()]
        nodes = self.facts.relations.values() if label == FACT else self.facts.nodes
        return [Row(node) for node in nodes if node.label == label and self.node_holds(node)]

    def three(self, each: Relationship) -> list[Properties]:
        """A relationship and its ends; what follows something is alone, what is computed has no time."""
        ends = (each.start, each.end) if each.type != "SUCCEEDED_BY" else ()
        own = [each.properties] if each.type != IN_MUNICIPALITY else []
        return [*own, *(self.facts.node[end].properties for end in ends)]

    def together(self, each: Relationship) -> Properties:
        """When a relationship and both its ends are valid, whatever time is asked about."""
        if (known := self.facts.together.get(each)) is not None:
            return known
        of = self.three(each)
        utmost = {"validFrom": max, "validFromLatest": max, "validToEarliest": min, "validTo": min}
        found = {name: choose(properties[name] for properties in of) for name, choose in utmost.items()}
        return self.facts.together.setdefault(each, found)

    def met(self, each: Relationship) -> bool:
        """Whether there was a day, at any time, on which all three can have been valid."""
        days = self.together(each)
        return bool(days["validFrom"] <= days["validTo"])

    def beside(self, node: Node, edge: Edge) -> list[Row]:
        """The edges of a connection: what is at the time, or what ever was."""
        return self._beside(node, edge, self.met if edge.ever else self.in_time)

    def in_time(self, each: Relationship) -> bool:
        return self.met(each) and self.valid(self.together(each))

    def _beside(self, node: Node, edge: Edge, in_time: Callable[[Relationship], bool]) -> list[Row]:
        found: list[tuple[str, Relationship]] = []
        if edge.direction in (Direction.OUT, Direction.BOTH):
            found += [(each.end, each) for each in self.facts.outgoing.get((edge.relationship, node.id), ())]
        if edge.direction in (Direction.IN, Direction.BOTH):
            found += [
                (each.start, each)
                for each in self.facts.incoming.get((edge.relationship, node.id), ())
                if edge.direction is Direction.IN or each.start != each.end  # one edge, seen once
            ]
        rows = [Row(self.facts.node[other], each) for other, each in found]
        return [
            row
            for row in rows
            if row.node.label in edge.targets
            and row.relationship
            and in_time(row.relationship)
            and all(row.node.properties.get(name) == value for name, value in edge.only)
        ]

    def distinct(self, node: Node, edge: Edge) -> int:
        """How many distinct nodes a relation leads to: two edges may join the same two."""
        return len({row.node.id for row in self.beside(node, edge)})

    def shown(self, node: Node, edge: Edge) -> Node | None:
        """The one that a plain field shows: of several that with the latest start, then the first by the edge's id."""
        rows = sorted(self._beside(node, edge, self.in_time), key=lambda row: row.id)
        latest = max(rows, key=_start, default=None)  # the first of several that are greatest
        return latest.node if latest else None


def _start(row: Row) -> str:
    assert row.relationship
    return str(row.relationship.properties["validFrom"])


def value_of(properties: Properties, stored: Property) -> Any:
    """The value of a property as it is shown, None where it is missing; an object is missing with what it requires."""
    if stored.kind in (Kind.OBJECT, Kind.PARTIAL_DATE):
        return _objects(properties, stored) if stored.many else _object(properties, stored.fields)
    value = properties.get(stored.column)
    return list(value or []) if stored.many else value


def text_of(properties: Properties, stored: Property, language: str | None) -> Any:
    """The value of a text in a language, else in Swedish; of a name as published where it has no other."""
    if stored.name == "name":
        return properties.get(_column(stored, language)) or properties["name"] if language else properties["name"]
    value = properties.get(_column(stored, language or "sv"))
    return list(value or []) if stored.many else value


def _column(stored: Property, language: str) -> str:
    """Where a text lies: Swedish in the property of its own name, where that has one."""
    plain = stored.name in ("reason", "unit", "beneficiaries")
    if plain and language == "sv":
        return stored.column
    first, *rest = language.split("-")
    return "_".join((stored.column + first.capitalize(), *rest))


def texts_of(properties: Properties, entity: EntityType | RelationType, asked: Asked) -> list[Mapping[str, str]]:
    """All texts of an entity: of each field in the first language that it is held in, or in every one."""
    every = [(each.name, each) for each in entity.properties if each.languages]
    every += [
        (f"{each.name}.{part.name}", part)
        for each in entity.properties
        if not each.many
        for part in each.fields
        if part.languages
    ]
    place = {each.name: at for at, each in enumerate(entity.properties)}
    told: list[Mapping[str, str]] = []
    for field, stored in sorted(every, key=lambda each: place[each[0].partition(".")[0]]):
        held = {language: properties.get(_column(stored, language)) for language in LANGUAGES}
        held = {language: value for language, value in held.items() if value not in (None, [])}
        wanted = LANGUAGES
        if asked.name == "texts":
            asked_for = (asked.arguments["language"], *asked.arguments.get("fallback", ()))
            wanted = tuple(language for language in asked_for if language in held)[:1]
        for language in wanted:
            values = held.get(language)
            told += [
                {"field": field, "language": language, "value": each}
                for each in ([values] if isinstance(values, str) else values or ())
            ]
    return told


LANGUAGES = ("sv", "en", "fi", "sv-FI")
"""In which random facts may have texts; the first two stand in statements, the others are values there."""


def _object(properties: Properties, fields: Sequence[Property]) -> Mapping[str, Any] | None:
    values = {each.name: value_of(properties, each) for each in fields}
    return None if any(each.required and values[each.name] is None for each in fields) else values


def _objects(properties: Properties, stored: Property) -> list[Mapping[str, Any]]:
    columns = {each.name: properties.get(each.column) or [] for each in stored.fields if not each.derived}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
