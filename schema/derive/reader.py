"""Reads the declared types: their annotations and fields become the plain values of schema/derive/model.py.

What annotations cannot say stands in the metadata of a field: `edge(…)`, `stored(…)`, `taking(…)`.
"""

import dataclasses
import types
import typing
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any

import strawberry
from strawberry.types.field import StrawberryField

from schema.aggregate import CountStatistics, DateStatistics, FloatStatistics, Group, IntStatistics
from schema.argument import Takes
from schema.change import Change
from schema.citation import Citation
from schema.collaboration import ACTOR, Assumptions
from schema.collaborator import CollaboratorConnection
from schema.derive.model import (
    Edge,
    EntityType,
    Kind,
    Model,
    ObjectType,
    Property,
    RelationType,
    camel,
    singular,
)
from schema.edge import Follows
from schema.fact import Fact
from schema.graph_info import GraphInfo
from schema.label import Label
from schema.language import Language
from schema.localised_text import LocalisedText
from schema.network import Network
from schema.network_change import NetworkChange
from schema.node import Entity
from schema.page_info import PageInfo
from schema.path import CollaborationPath
from schema.relation import Relation
from schema.search import SearchConnection
from schema.series import SeriesPoint
from schema.source import Source
from schema.value import Certainty, Date, DateTime, PartialDate, Stored, Validity

_BESIDE = (
    Change,
    CountStatistics,
    DateStatistics,
    FloatStatistics,
    GraphInfo,
    Group,
    IntStatistics,
    Label,
    LocalisedText,
    PageInfo,
    SearchConnection,
    SeriesPoint,
)
"""What is asked for besides the entities and what lies in them."""

_OF_COLLABORATION = (Assumptions, CollaborationPath, CollaboratorConnection, Network, NetworkChange)
"""What is asked for besides where there are actors."""


def read_model(declared: Iterable[type]) -> Model:
    """Read the declared entity types; a mistake in a declaration is a `TypeError` that names the field."""
    return _read_once(tuple(declared))


@cache
def _read_once(declared: tuple[type, ...]) -> Model:
    reader = _Reader(declared)
    entities = {each.__name__: reader.entity_type(each) for each in reader.declared}
    beside = [*_BESIDE, *(_OF_COLLABORATION if ACTOR in entities else ())]
    return Model(
        entities=types.MappingProxyType(entities),
        entity=reader.entity_type(Entity),
        relation=RelationType("Relation", _described(Relation), reader.properties(Relation)),
        objects=types.MappingProxyType(reader.objects([*beside, Relation, *reader.declared])),
        fact=reader.entity_type(Fact),
    )


class _Reader:
    """Reads classes whose annotations name one another without importing one another."""

    def __init__(self, declared: tuple[type, ...]) -> None:
        self.declared = declared
        self.names = {each.__name__: each for each in (*declared, Entity, Citation, Source)}
        self.labels = tuple(sorted(each.__name__ for each in declared))
        self.read: dict[type, dict[str, Any]] = {}

    def hints(self, cls: type) -> dict[str, Any]:
        """What the annotations of a class say; many types have a part in common, and each is read once."""
        if cls not in self.read:
            self.read[cls] = self._hints(cls)
        return self.read[cls]

    def _hints(self, cls: type) -> dict[str, Any]:
        try:
            return typing.get_type_hints(cls, localns=self.names)
        except NameError as error:
            raise TypeError(f"{cls.__name__}: {error.name} is not in the list of types (schema/__init__.py)") from error

    def entity_type(self, cls: type) -> EntityType:
        hints = self.hints(cls)
        fields = _strawberry_fields(cls)
        properties = self.properties(cls)
        for each in properties:
            if each.kind is Kind.ENTITY and issubclass(cls, Entity):
                raise TypeError(f"{cls.__name__}.{each.attribute}: another entity is reached by edge(…), not stored")
        edges = tuple(
            self.edge(_owner(cls, each.name), each, hints[each.name]) for each in fields if Follows in each.metadata
        )
        return EntityType(
            name=cls.__name__,
            description=_described(cls),
            properties=properties,
            edges=edges,
            resolved=tuple(each for each in fields if each.base_resolver),
        )

    def objects(self, classes: Iterable[type]) -> dict[str, ObjectType]:
        """The types of `classes` that are no entities, and those of all that lies in them."""
        found: dict[str, ObjectType] = {}
        waiting = list(classes)
        while waiting:
            cls = waiting.pop()
            properties = self.properties(cls)
            waiting += [each.object for each in properties if each.object and each.object.__name__ not in found]
            if not issubclass(cls, (Entity, Relation)):
                found[cls.__name__] = ObjectType(cls.__name__, _described(cls), properties)
        return dict(sorted(found.items()))

    def properties(
        self, cls: type, beside: Mapping[str, str] = types.MappingProxyType({}), prefix: str = ""
    ) -> tuple[Property, ...]:
        """The properties of a class; `beside` says where those of an object lie, else under the name of its field."""
        hints = self.hints(cls)
        return tuple(
            self.property(each, hints[each.name], beside, prefix)
            for each in _strawberry_fields(cls)
            if Follows not in each.metadata and not each.base_resolver
        )

    def property(self, field: StrawberryField, hint: Any, beside: Mapping[str, str], prefix: str) -> Property:
        name = _graphql_name(field)
        where = field.metadata.get(Stored, Stored())
        under = prefix + name[0].upper() + name[1:] if prefix else name
        column = where.column or beside.get(field.name) or under
        inner, required, many = _unwrap(hint)
        kind = _kind(inner, field)
        return Property(
            name=name,
            attribute=field.name,
            kind=kind,
            type_name=getattr(inner, "__name__", str(inner)),
            description=field.description or "",
            required=required,
            many=many,
            languages=where.languages,
            derived=inner in (Validity, Citation),
            column=column,
            enum=inner if isinstance(inner, type) and issubclass(inner, Enum) else None,
            object=inner if isinstance(inner, type) and dataclasses.is_dataclass(inner) else None,
            fields=self.properties(inner, dict(where.columns), column)
            if kind in (Kind.OBJECT, Kind.PARTIAL_DATE)
            else (),
            arguments=field.metadata.get(Takes, Takes()).arguments,
        )

    def edge(self, parent: str, field: StrawberryField, hint: Any) -> Edge:
        follows: Follows = field.metadata[Follows]
        target, required, many = _unwrap(hint)
        if not many and (required or not follows.plural):
            raise TypeError(f"{parent}.{field.name}: one at a time is `X | None` with `plural=`, many is `list[X]`")
        if target is not Entity and target not in self.declared:
            raise TypeError(
                f"{parent}.{field.name}: {target.__name__} is not in the list of types (schema/__init__.py)"
            )
        name = _graphql_name(field) if many else camel(follows.plural or "")
        description = field.description or ""
        return Edge(
            parent=parent,
            name=name,
            singular=follows.singular or singular(name),
            description=description if many else follows.plural_description or description,
            relationship=follows.relationship,
            direction=follows.direction,
            targets=self.labels if target is Entity else (target.__name__,),
            target=target.__name__,
            relation=RelationType(
                follows.relation.__name__, _described(follows.relation), self.properties(follows.relation)
            ),
            single=None if many else _graphql_name(field),
            single_description="" if many else description,
            only=follows.only,
            ever=follows.ever,
        )


_KINDS: dict[Any, Kind] = {
    strawberry.ID: Kind.ID,
    str: Kind.STRING,
    int: Kind.INT,
    float: Kind.FLOAT,
    bool: Kind.BOOLEAN,
    Date: Kind.DATE,
    Language: Kind.LANGUAGE,
    DateTime: Kind.DATE_TIME,
    PartialDate: Kind.PARTIAL_DATE,
    Citation: Kind.CITATIONS,
    Certainty: Kind.HOLDS,
}


def _kind(hint: Any, field: StrawberryField) -> Kind:
    if hint in _KINDS:
        return _KINDS[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Kind.ENUM
    if isinstance(hint, type) and issubclass(hint, Entity):
        return Kind.ENTITY
    if dataclasses.is_dataclass(hint):
        return Kind.OBJECT
    raise TypeError(f"{field.name}: {hint!r} cannot be stored in the graph; give the field a resolver")


def _unwrap(hint: Any) -> tuple[Any, bool, bool]:
    """`list[Actor]` → (Actor, required, many); `Politician | None` → (Politician, not required, one)."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner, _, many = _unwrap(next(each for each in typing.get_args(hint) if each is not type(None)))
        return inner, False, many
    if typing.get_origin(hint) is list:
        return typing.get_args(hint)[0], True, True
    return hint, True, False


def _strawberry_fields(cls: type) -> list[StrawberryField]:
    return [each for each in dataclasses.fields(cls) if isinstance(each, StrawberryField)]


def _graphql_name(field: StrawberryField) -> str:
    return field.graphql_name or camel(field.name)


def _owner(cls: type, field: str) -> str:
    """The class that declares a field: what every entity has is named after `Entity` on every type."""
    return Entity.__name__ if field in {each.name for each in _strawberry_fields(Entity)} else cls.__name__


def _described(cls: type) -> str:
    definition = strawberry.types.get_object_definition(cls, strict=True)
    return definition.description or ""
