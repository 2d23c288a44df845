"""The inputs that follow from the declared types: what can be filtered by and ordered by.

    Actor with `kind` and `partnerships: list[Partnership] = edge(…)`
    → ActorWhere(AND, OR, NOT, kind: ActorKindFilter, partnerships: ActorPartnershipFilter, partnershipsCount, …)
      ActorPartnershipFilter(some, all, none, single: ActorPartnershipWhere(AND, OR, NOT, node, edge))
      ActorOrder @oneOf (name, kind, partnershipsCount: Direction, partOf: ActorOrder)

What a type cannot have is not in its input, so that an editor completes only what works.
"""

import keyword
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry

from schema.change import LOGGED, Change
from schema.collaboration import ACTOR
from schema.collaborator import BETWEEN, CollaboratorEdge
from schema.derive import classes
from schema.derive.field import lazy, nullable
from schema.derive.filter import (
    NULLS,
    BooleanFilter,
    DateFilter,
    DateTimeFilter,
    FloatFilter,
    IDFilter,
    IDListFilter,
    IntFilter,
    LocalisedStringFilter,
    OrderDirection,
    StringFilter,
    StringListFilter,
)
from schema.derive.model import Edge, EntityType, Kind, Model, Property, RelationType, lower_first
from schema.fact import FROM_KIND, TO_KIND

_FILTERS: dict[Kind, type] = {
    Kind.ID: IDFilter,
    Kind.STRING: StringFilter,
    Kind.INT: IntFilter,
    Kind.FLOAT: FloatFilter,
    Kind.BOOLEAN: BooleanFilter,
    Kind.DATE: DateFilter,
    Kind.DATE_TIME: DateTimeFilter,
}
_LIST_FILTERS: dict[Kind, type] = {Kind.ID: IDListFilter, Kind.STRING: StringListFilter}

ORDERED = {*_FILTERS, Kind.ENUM, Kind.PARTIAL_DATE}
"""The kinds of values that have an order; that of a partial date is that of its earliest day."""

TIMES = {"validFrom": "first", "validTo": "last"}
"""What every fact can be ordered by besides its own values."""


@dataclass(frozen=True)
class InputField:
    type: Any
    description: str


def where_name(edge: Edge) -> str:
    """The name of the filter input of an edge; a plain relation of every entity is filtered by its other end alone."""
    return f"{edge.target}Where" if plain(edge) else f"{edge.type_name}Where"


def order_name(edge: Edge) -> str:
    return f"{edge.target}Order" if plain(edge) else f"{edge.type_name}Order"


def plain(edge: Edge) -> bool:
    """Whether an edge's filter and order are those of the type at its other end."""
    return edge.relation.computed or (edge.parent == "Entity" and edge.relation.name == "Relation")


class Inputs:
    """Makes the inputs of one schema; `keep` keeps one."""

    def __init__(self, model: Model, keep: Callable[[str, type], None]) -> None:
        self.model = model
        self.keep = keep
        self.names: set[str] = set()

    def derive(self) -> None:
        self.enum_filter("EntityType", lazy("EntityType"))
        for entity in (*self.model.entities.values(), self.model.entity, self.model.fact):
            self.where(f"{entity.name}Where", self.conditions(entity), f"Conditions on a {entity.name}")
            rows = "relations" if entity is self.model.fact else f"{entity.name} entities"
            self.order(f"{entity.name}Order", self.orders(entity), f"What {rows} are ordered by")
            for edge in entity.edges:
                if not edge.only:
                    self.edge_inputs(edge)
        if ACTOR in self.model.entities:
            self.collaborator_inputs()
        self.log_inputs()

    def log_inputs(self) -> None:
        change = self.model.objects[Change.__name__]
        logged = tuple(each for each in change.properties if each.name in LOGGED)
        self.where("ChangeWhere", self.property_conditions(logged), "Conditions on an entry of the log")
        self.order("ChangeOrder", self.value_orders(logged), "What entries of the log are ordered by")

    def collaborator_inputs(self) -> None:
        edge = self.model.objects[CollaboratorEdge.__name__]
        between = tuple(each for each in edge.properties if each.name in BETWEEN)
        where, order = "CollaborationWhere", "CollaborationOrder"
        self.where(where, self.property_conditions(between), "Conditions on what lies between two collaborators")
        self.order(order, self.property_orders(between), "What collaborators are ordered by of what lies between them")
        ends = {
            "node": InputField(lazy(f"{ACTOR}Where"), "Conditions on the collaborator."),
            "edge": InputField(lazy(where), "Conditions on what lies between the two."),
        }
        self.where("CollaboratorWhere", ends, "Conditions on an edge of `collaborators`")
        keys = {
            "node": InputField(lazy(f"{ACTOR}Order"), "By a value of the collaborator."),
            "edge": InputField(lazy(order), "By a value between the two."),
        }
        self.order("CollaboratorOrder", keys, "What edges of `collaborators` are ordered by")

    def edge_inputs(self, edge: Edge) -> None:
        relation = edge.relation
        if not relation.computed:
            self.where(f"{relation.name}Where", self.relation_conditions(relation), f"Conditions on a {relation.name}")
            words = f"What {relation.name} edges are ordered by"
            self.order(f"{relation.name}Order", self.relation_orders(relation), words)
        if not plain(edge):
            ends = {
                "node": InputField(lazy(f"{edge.target}Where"), "Conditions on the other end."),
                "edge": InputField(lazy(f"{relation.name}Where"), "Conditions on what lies on the relationship."),
            }
            self.where(where_name(edge), ends, f"Conditions on an edge of `{edge.name}`")
            keys = {
                "node": InputField(lazy(f"{edge.target}Order"), "By a value of the other end."),
                "edge": InputField(lazy(f"{relation.name}Order"), "By a value on the relationship."),
            }
            self.order(order_name(edge), keys, f"What edges of `{edge.name}` are ordered by")
        name, inner = f"{edge.type_name}Filter", lazy(where_name(edge))
        self.make(name, _all_together(f"edges of `{edge.name}`", "edge"), _quantified("edge", inner))

    def conditions(self, entity: EntityType) -> dict[str, InputField]:
        fields = self.property_conditions(entity.properties)
        if entity is self.model.entity:
            fields["type"] = InputField(lazy("EntityTypeFilter"), "Its type.")
        if entity is self.model.fact:
            fields |= _of_facts()
        for edge in entity.edges:
            if edge.only:
                continue
            if edge.single:
                fields[edge.single] = InputField(
                    lazy(f"{edge.target}Where"), f"Conditions on the very one that `{edge.single}` shows."
                )
            fields[edge.name] = InputField(
                lazy(f"{edge.type_name}Filter"), f"Conditions on the edges of `{edge.name}`."
            )
            fields[f"{edge.name}Count"] = InputField(IntFilter, f"How many distinct nodes `{edge.name}` leads to.")
        return fields

    def relation_conditions(self, relation: RelationType) -> dict[str, InputField]:
        return self.property_conditions(relation.properties)

    def property_conditions(self, properties: tuple[Property, ...]) -> dict[str, InputField]:
        found = {each.name: self.filter_of(each) for each in properties}
        described = {each.name: each.description for each in properties}
        return {name: InputField(each, described[name]) for name, each in found.items() if each is not None}

    def filter_of(self, field: Property) -> Any:
        """The input that a property is filtered by; None where it has none."""
        if field.localised:
            return None if field.many else LocalisedStringFilter
        if field.many and field.fields:
            return self.object_list_filter(field)
        if field.many:
            return (
                self.enum_list_filter(field.type_name, field.enum)
                if field.kind is Kind.ENUM
                else _LIST_FILTERS.get(field.kind)
            )
        if field.kind is Kind.ENTITY:
            return lazy(f"{field.type_name}Where")
        if field.kind in (Kind.ENUM, Kind.HOLDS):
            return self.enum_filter(field.type_name, field.enum)
        if field.kind in (Kind.OBJECT, Kind.PARTIAL_DATE):
            return self.object_where(field)
        return _FILTERS.get(field.kind)

    def object_list_filter(self, field: Property) -> Any:
        name, inner = f"{field.type_name}ListFilter", self.object_where(field)
        self.make(name, _all_together(f"{field.type_name} entries", "entry"), _quantified("entry", inner))
        return lazy(name)

    def object_where(self, field: Property) -> Any:
        name = f"{field.type_name}Where"
        self.where(name, self.property_conditions(field.fields), f"Conditions on a {field.type_name}")
        return lazy(name)

    def enum_filter(self, name: str, enum: Any) -> Any:
        self.make(
            f"{name}Filter",
            f"Conditions on a {name}, all of which must hold. {NULLS}",
            {
                "eq": InputField(enum, "Equal to this; `null` is the test for a value that is missing."),
                "in": InputField(list[enum], "Equal to any of these; of none, nothing is."),
            },
        )
        return lazy(f"{name}Filter")

    def enum_list_filter(self, name: str, enum: Any) -> Any:
        self.make(
            f"{name}ListFilter",
            f"Conditions on a list of {name}, all of which must hold.",
            {
                "includes": InputField(enum, "Has this among its values."),
                "includesAny": InputField(list[enum], "Has any of these; of none, nothing has."),
                "includesAll": InputField(list[enum], "Has all of these; of none, everything has."),
            },
        )
        return lazy(f"{name}ListFilter")

    def orders(self, entity: EntityType) -> dict[str, InputField]:
        fields = self.property_orders(entity.properties)
        for edge in entity.edges:
            if edge.only:
                continue
            if edge.single:
                fields[edge.single] = InputField(lazy(f"{edge.target}Order"), f"By a value of `{edge.single}`.")
            fields[f"{edge.name}Count"] = InputField(
                OrderDirection, f"By how many distinct nodes `{edge.name}` leads to."
            )
        return fields

    def relation_orders(self, relation: RelationType) -> dict[str, InputField]:
        return self.property_orders(relation.properties)

    def value_orders(self, properties: tuple[Property, ...]) -> dict[str, InputField]:
        return {
            each.name: InputField(OrderDirection, f"By `{each.name}`: {lower_first(each.description)}")
            for each in properties
            if each.kind in ORDERED and not each.many and not each.localised
        }

    def property_orders(self, properties: tuple[Property, ...]) -> dict[str, InputField]:
        return self.value_orders(properties) | {
            name: InputField(OrderDirection, f"By the {end} day on which the fact can hold, where one is stated.")
            for name, end in TIMES.items()
        }

    def where(self, name: str, fields: dict[str, InputField], description: str) -> None:
        own: Any = lazy(name)
        own_list: Any = list[own]
        together = {
            "AND": InputField(own_list, "All of these hold; of none, they do."),
            "OR": InputField(own_list, "Any of these holds; of none, none does."),
            "NOT": InputField(own, "This does not hold, be it for want of a value. {} always holds: NOT {} never."),
        }
        self.make(name, f"{description}, all of which must hold. {{}} and null filter nothing.", together | fields)

    def order(self, name: str, fields: dict[str, InputField], description: str) -> None:
        self.make(name, f"{description}; one key an object.", fields, one_of=True)

    def make(self, name: str, description: str, fields: Mapping[str, InputField], *, one_of: bool = False) -> None:
        """An input whose fields may all be left out; made once, whoever asks for it."""
        if name in self.names:
            return
        self.names.add(name)
        members: dict[str, Any] = {"__module__": classes.__name__, "__annotations__": {}}
        for field_name, field in fields.items():
            attribute = f"{field_name}_" if keyword.iskeyword(field_name) else field_name
            members["__annotations__"][attribute] = nullable(field.type)
            members[attribute] = strawberry.field(
                default=strawberry.UNSET, name=field_name, description=field.description
            )
        made = types.new_class(name, exec_body=lambda namespace: namespace.update(members))
        self.keep(name, strawberry.input(made, name=name, description=description, one_of=one_of))


def _all_together(of: str, one: str) -> str:
    return f"Conditions on all {of} together, all of which must hold. {{}} is every {one}."


def _quantified(one: str, inner: Any) -> dict[str, InputField]:
    """What can be said of how many are like something."""
    return {
        "some": InputField(inner, f"At least one {one} is like this."),
        "all": InputField(inner, f"Every {one} is like this, also where there is none."),
        "none": InputField(inner, f"No {one} is like this."),
        "single": InputField(inner, f"Exactly one {one} is like this."),
    }


def _of_facts() -> dict[str, InputField]:
    """What relations are filtered by besides their own fields."""
    place = "with `{}` beside it, of the same place"
    return {
        FROM_KIND: InputField(StringFilter, "The `kind` of the entity that it begins at, such as `COMMITTEE`."),
        TO_KIND: InputField(StringFilter, "The `kind` of the entity that it leads to, such as `IOP`."),
        "source": InputField(lazy("SourceWhere"), f"A source that states it; {place.format('line')}."),
        "line": InputField(
            IntFilter,
            f"A line of a place that states it; {place.format('source')}. "
            "`eq: null`: a place that is not given by lines.",
        ),
    }
