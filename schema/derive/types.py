"""The Strawberry types that follow from the declared ones: objects, connections, edges and the root of a query.

Council with `members: list[Actor] = edge(…)`
→ type Council, CouncilConnection, CouncilEdge, CouncilMemberConnection, CouncilMemberEdge,
  and `council(id:)`, `councils(first:, after:)` at the root
"""

import types
from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry
from strawberry.types.field import StrawberryField

from schema.aggregate import GroupOrder
from schema.argument import REQUIRED, Argument
from schema.change import LOG
from schema.collaboration import ACTOR, ASSUMED, MIN_STRENGTH
from schema.collaborator import COLLABORATORS
from schema.connection import CURSOR, EDGES, NODE, NODES, PAGE, PAGE_INFO, TOTAL_COUNT
from schema.derive import classes
from schema.derive.field import chosen, lazy, list_of, looked_up, nullable, stored
from schema.derive.group import Criterion, Measure, criteria, edge_criteria, measured, numbers
from schema.derive.input import Inputs, order_name, where_name
from schema.derive.model import Edge, EntityType, Model, RelationType
from schema.derive.query import root_fields
from schema.derive.texts import texts_of
from schema.localised_text import ALL_TEXTS, ALL_TEXTS_OF_RELATION, TEXTS, TEXTS_ARGUMENTS, LocalisedText
from schema.series import SERIES, SERIES_ARGUMENTS

GROUPS = (
    Argument("orderBy", GroupOrder, "The order of the groups.", GroupOrder.COUNT_DESC),
    Argument("first", int, "How many groups at most.", 50),
)
NUMBER = Argument(
    "number",
    nullable(str),
    "The number whose sums order the groups, as `numbers { of }` calls it: with SUM_DESC and SUM_ASC alone.",
)


def make_types(model: Model) -> dict[str, type]:
    """The classes of one schema by their names; each is left in schema/derive/classes.py, too."""
    making = Types(model)
    making.objects()
    making.entities()
    making.facts()
    Inputs(model, making.keep).derive()
    making.log()
    making.make("Query", "What can be asked of the graph.", root_fields(model))
    return making.made


class Types:
    """Makes the types of one schema, one after another: a class that others inherit from is made before them."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.made: dict[str, type] = {}

    def objects(self) -> None:
        """The interfaces, and every type that is no entity."""
        node = [each for each in self.model.entity.properties if each.name == "id"]
        relation = self.model.relation
        self.interface("Node", "Anything with an id that `node` finds again.", [stored(each) for each in node])
        self.interface("Relation", relation.description, [stored(each) for each in relation.properties])
        for each in self.model.objects.values():
            self.make(each.name, each.description, [stored(field) for field in each.properties])
        entity = self.model.entity
        self.interface("Entity", entity.description, self.entity_fields(entity), self.made["Node"])

    def entities(self) -> None:
        """The entities, with the connections, edges and aggregates of their own and of their relations."""
        for entity in self.model.entities.values():
            self.make(entity.name, entity.description, self.entity_fields(entity), self.made["Entity"])
            self.aggregate(entity.name, entity, criteria(self.model, entity))
            self.connection(entity.name, f"{entity.name} entities in order, page by page.", entity.name)
        every = {edge.type_name: edge for each in self.model.entities.values() for edge in each.edges if not edge.only}
        for edge in every.values():
            target = self.model.entities.get(edge.target, self.model.entity)
            self.aggregate(edge.type_name, target, edge_criteria(self.model, edge), edge)
            self.connection(edge.type_name, edge.description, edge.target, edge.relation)
        self.keep("EntityType", strawberry.enum(_entity_types(self.model), description="A type of entity."))

    def facts(self) -> None:
        """Relations as facts of their own."""
        fact = self.model.fact
        self.make(fact.name, fact.description, self.entity_fields(fact), self.made["Node"])
        self.aggregate(fact.name, fact, criteria(self.model, fact))
        self.connection(fact.name, "Relations as facts in order, page by page.", fact.name)

    def log(self) -> None:
        self.connection("Change", "Entries of the log in order, page by page.", "Change")

    def entity_fields(self, entity: EntityType) -> list[StrawberryField]:
        fields = [stored(each) for each in entity.properties]
        fields += [field for each in entity.edges for field in _edge_fields(each)]
        if entity.name == ACTOR:
            arguments = (*ASSUMED, MIN_STRENGTH, *chosen("CollaboratorWhere", "CollaboratorOrder"), *PAGE)
            fields.append(looked_up("collaborators", lazy("CollaboratorConnection"), COLLABORATORS, *arguments))
        if entity is not self.model.fact:
            texts = list_of(lazy(LocalisedText.__name__))
            fields += [looked_up("texts", texts, TEXTS, *TEXTS_ARGUMENTS), looked_up("allTexts", texts, ALL_TEXTS)]
        history = f"What loads added, corrected and withdrew of the entity itself, {LOG}."
        if entity is self.model.fact:
            history = f"What loads added, corrected and withdrew of the relation, {LOG}. Of `CITES` nothing: that is "
            history += "logged with the entity."
        log = (*chosen("ChangeWhere", "ChangeOrder"), *PAGE)
        fields.append(looked_up("history", lazy("ChangeConnection"), history, *log))
        return [*fields, *entity.resolved]

    def connection(self, name: str, description: str, node: str, relation: RelationType | None = None) -> None:
        """A connection type and its edge type, the latter with what lies on the relationship."""
        on_edge = [stored(each) for each in relation.properties] if relation else []
        if relation and texts_of(relation):
            on_edge.append(looked_up("allTexts", list_of(lazy(LocalisedText.__name__)), ALL_TEXTS_OF_RELATION))
        bases = (self.made["Relation"],) if relation and not relation.computed else ()
        article = "An" if node[0] in "AEIOU" else "A"
        words = relation.description if relation else f"{article} {node} in its place among others."
        ends = [looked_up("cursor", str, CURSOR), looked_up("node", lazy(node), NODE)]
        self.make(f"{name}Edge", words, [*ends, *on_edge], *bases)
        fields = [
            looked_up("edges", list_of(lazy(f"{name}Edge")), EDGES),
            looked_up("nodes", list_of(lazy(node)), NODES),
            looked_up("pageInfo", lazy("PageInfo"), PAGE_INFO),
            looked_up("totalCount", int, TOTAL_COUNT),
        ]
        if f"{name}Aggregate" in self.made:
            fields.append(looked_up("aggregate", lazy(f"{name}Aggregate"), "Figures over all pages together."))
        self.make(f"{name}Connection", description, fields)

    def aggregate(self, name: str, entity: EntityType, by: Mapping[str, Criterion], edge: Edge | None = None) -> None:
        """What is counted, grouped and measured of the rows of a connection."""
        members = {each.name: strawberry.enum_value(each.name, description=each.description) for each in by.values()}
        made = _enum(f"{name}GroupBy", members)
        self.keep(f"{name}GroupBy", strawberry.enum(made, description="What to group by."))
        criterion = Argument(
            "by", list_of(lazy(f"{name}GroupBy")), "The criteria; several together make finer groups.", REQUIRED
        )
        summed = (NUMBER,) if numbers(entity, edge) else ()
        fields = [
            looked_up("count", int, "How many rows there are."),
            looked_up("groupBy", list_of(lazy("Group")), "The rows in groups.", criterion, *GROUPS, *summed),
            looked_up("series", list_of(lazy("SeriesPoint")), SERIES, *SERIES_ARGUMENTS),
            *(_statistics(field, each) for field, each in measured(entity, edge).items()),
        ]
        self.make(f"{name}Aggregate", "Figures over all pages of a connection together.", fields)

    def interface(self, name: str, description: str, fields: list[StrawberryField], *bases: type) -> None:
        self.make(name, description, fields, *bases, decorate=strawberry.interface)

    def make(
        self, name: str, description: str, fields: list[StrawberryField], *bases: type, decorate: Any = strawberry.type
    ) -> None:
        members: dict[str, Any] = {field.python_name: field for field in fields}
        members |= {"__module__": classes.__name__, "is_type_of": _is_type_of, "resolve_type": _resolve_type}
        made = types.new_class(name, bases, exec_body=lambda namespace: namespace.update(members))
        self.keep(name, decorate(made, name=name, description=description))

    def keep(self, name: str, made: type) -> None:
        self.made[name] = made
        setattr(classes, name, made)


def _edge_fields(edge: Edge) -> list[StrawberryField]:
    """The fields of an edge: a plain list, or the connection, behind the plain field for what there is one of."""
    if edge.only:
        return [looked_up(edge.name, list_of(lazy(edge.target)), edge.description)]
    arguments = (*chosen(where_name(edge), order_name(edge)), *PAGE)
    connection = looked_up(edge.name, lazy(f"{edge.type_name}Connection"), edge.description, *arguments)
    if not edge.single:
        return [connection]
    return [looked_up(edge.single, nullable(lazy(edge.target)), edge.single_description), connection]


def _statistics(name: str, measure: Measure | Edge) -> StrawberryField:
    if isinstance(measure, Edge):
        return looked_up(name, lazy("CountStatistics"), f"How many nodes `{measure.name}` leads to.")
    return looked_up(name, lazy(measure.statistics), f"Figures of `{name}`.")


@classmethod  # type: ignore[misc]
def _is_type_of(cls: type, value: Any, info: Any) -> bool:
    return isinstance(value, dict)


@classmethod  # type: ignore[misc]
def _resolve_type(cls: type, value: Any, info: Any, abstract: Any) -> str:
    return str(value.type_name)


def _entity_types(model: Model) -> type[Enum]:
    members = {
        each.upper_name: strawberry.enum_value(each.upper_name, description=each.description)
        for each in model.entities.values()
    }
    return _enum("EntityType", members)


def _enum(name: str, members: dict[str, Any]) -> type[Enum]:
    made: type[Enum] = Enum(name, members)  # type: ignore[misc]
    return made
