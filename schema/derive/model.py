"""The declared types read once into plain frozen values, from which everything else is derived.

    read_model(TYPES).entities["Council"].edge_named("members")
    → Edge(name="members", relationship="REPRESENTED_IN", direction=Direction.IN, targets=("Actor",), …)

Names are GraphQL's, and the properties of the graph have the same.
"""

import dataclasses
import re
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import strawberry
from strawberry.types.field import StrawberryField

from schema.aggregate import CountStatistics, DateStatistics, Group, IntStatistics
from schema.argument import Argument, Takes
from schema.change import Change
from schema.citation import Citation
from schema.collaboration import ACTOR, Assumptions
from schema.edge import Direction, Follows
from schema.graph_info import GraphInfo
from schema.network import Network
from schema.network_change import NetworkChange
from schema.node import Entity
from schema.page_info import PageInfo
from schema.path import CollaborationPath
from schema.relation import Relation
from schema.source import Source
from schema.value import Certainty, Date, DateTime, Language, PartialDate, Stored, Validity


class Kind(Enum):
    """What a property holds."""

    ID = "ID"
    STRING = "String"
    INT = "Int"
    FLOAT = "Float"
    BOOLEAN = "Boolean"
    DATE = "Date"
    DATE_TIME = "DateTime"
    ENUM = "enum"
    PARTIAL_DATE = "PartialDate"
    OBJECT = "object"
    CITATIONS = "citations"
    HOLDS = "holds"
    ENTITY = "entity"


@dataclass(frozen=True)
class Property:
    """A value of a node, of a relationship or of an object; `columns` are the graph's properties that it lies in.

    A text that is `localised` lies in one column a language (`purposeSv`, `purposeEn`), an object in those of its
    `fields`; a list of objects in parallel lists. `derived` ones are not written in data files.
    """

    name: str
    attribute: str
    kind: Kind
    type_name: str
    description: str
    required: bool
    many: bool = False
    localised: bool = False
    derived: bool = False
    column: str = ""
    enum: type[Enum] | None = None
    object: type | None = None
    fields: tuple["Property", ...] = ()
    arguments: tuple[Argument, ...] = ()

    @property
    def searched(self) -> tuple[str, ...]:
        """The columns with texts by which an entity is found; its name is one of its own."""
        if self.localised:
            return tuple(self.column_in(language.name) for language in Language)
        return (self.column,) if self.many and self.kind is Kind.STRING else ()

    def column_in(self, language: str) -> str:
        """The column of a localised text: `column_in("SV")` of `purpose` is `purposeSv`."""
        return self.column + language.capitalize()


@dataclass(frozen=True)
class RelationType:
    """What lies on a relationship beyond id, source, locator and validity."""

    name: str
    description: str
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class Edge:
    """A relationship as seen from one of its ends.

    `name` is the field of the connection, `single` the plain field beside it for a relationship that there is at most
    one of at a time. `singular` names the types: `<Parent><Singular>Connection`. With `only` it is a plain list.
    """

    parent: str
    name: str
    singular: str
    description: str
    relationship: str
    direction: Direction
    targets: tuple[str, ...]
    target: str
    relation: RelationType
    single: str | None = None
    single_description: str = ""
    only: tuple[tuple[str, str], ...] = ()

    @property
    def type_name(self) -> str:
        return self.parent + self.singular[0].upper() + self.singular[1:]


@dataclass(frozen=True)
class EntityType:
    """A type of node: its label, its properties (those of every entity first) and what lies beside it.

    `resolved` are the fields with a resolver of their own, of which the graph knows nothing.
    """

    name: str
    description: str
    properties: tuple[Property, ...]
    edges: tuple[Edge, ...]
    resolved: tuple[StrawberryField, ...]

    @property
    def plural(self) -> str:
        """As at the root of a query and in data files: `supportServices`."""
        return plural(lower_first(self.name))

    @property
    def prefix(self) -> str:
        """What the ids of its entities begin with: `support-service`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", self.name).lower()

    @property
    def upper_name(self) -> str:
        """As a value of `EntityType`: `SUPPORT_SERVICE`."""
        return self.prefix.replace("-", "_").upper()

    def edge_named(self, name: str) -> Edge | None:
        """The edge behind a field, be it the connection or the plain field beside it."""
        return next((edge for edge in self.edges if name in (edge.name, edge.single)), None)

    def property_named(self, name: str) -> Property | None:
        return next((each for each in self.properties if each.name == name), None)

    @property
    def ordered(self) -> bool:
        """Whether its entities stand in an order of their own, by `ordinal`."""
        return self.property_named("ordinal") is not None


@dataclass(frozen=True)
class ObjectType:
    """A type that is no entity: a value, or something that the graph holds beside the entities."""

    name: str
    description: str
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class Model:
    """All types by name, what every entity and every relationship has, and the types of all that is neither."""

    entities: Mapping[str, EntityType]
    entity: EntityType
    relation: RelationType
    objects: Mapping[str, ObjectType]

    @property
    def relationships(self) -> tuple[str, ...]:
        """The names of all relationships, sorted."""
        return tuple(sorted({edge.relationship for each in self.entities.values() for edge in each.edges}))


_BESIDE = (Change, CountStatistics, DateStatistics, GraphInfo, Group, IntStatistics, PageInfo)
"""What is asked for besides the entities and what lies in them."""

_OF_COLLABORATION = (Assumptions, CollaborationPath, Network, NetworkChange)
"""What is asked for besides where there are actors."""


def read_model(declared: Iterable[type]) -> Model:
    """Read the declared entity types; a mistake in a declaration is a `TypeError` that names the field."""
    reader = _Reader(tuple(declared))
    entities = {each.__name__: reader.entity_type(each) for each in reader.declared}
    beside = [*_BESIDE, *(_OF_COLLABORATION if ACTOR in entities else ())]
    return Model(
        entities=types.MappingProxyType(entities),
        entity=reader.entity_type(Entity),
        relation=RelationType("Relation", _described(Relation), reader.properties(Relation)),
        objects=types.MappingProxyType(reader.objects([*beside, Relation, *reader.declared])),
    )


class _Reader:
    """Reads classes whose annotations name one another without importing one another."""

    def __init__(self, declared: tuple[type, ...]) -> None:
        self.declared = declared
        self.names = {each.__name__: each for each in (*declared, Entity, Citation, Source)}
        self.labels = tuple(sorted(each.__name__ for each in declared))

    def hints(self, cls: type) -> dict[str, Any]:
        try:
            return typing.get_type_hints(cls, localns=self.names)
        except NameError as error:
            raise TypeError(f"{cls.__name__}: {error.name} is not in the list of types (schema/__init__.py)") from error

    def entity_type(self, cls: type) -> EntityType:
        hints = self.hints(cls)
        fields = _strawberry_fields(cls)
        properties = self.properties(cls)
        for each in properties:
            if each.kind is Kind.ENTITY:
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
        column = beside.get(field.name) or (prefix + name[0].upper() + name[1:] if prefix else name)
        inner, required, many = _unwrap(hint)
        where = field.metadata.get(Stored, Stored())
        kind = _kind(inner, field)
        return Property(
            name=name,
            attribute=field.name,
            kind=kind,
            type_name=getattr(inner, "__name__", str(inner)),
            description=field.description or "",
            required=required,
            many=many,
            localised=where.localised,
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
        )


def camel(name: str) -> str:
    """`name_as_published` → `nameAsPublished`."""
    first, *rest = name.strip("_").split("_")
    return first + "".join(each.capitalize() for each in rest)


def lower_first(name: str) -> str:
    """`SupportService` → `supportService`."""
    return name[0].lower() + name[1:]


def plural(name: str) -> str:
    """`party` → `parties`, `council` → `councils`."""
    return name[:-1] + "ies" if name.endswith("y") else name + "s"


def singular(name: str) -> str:
    """`parties` → `party`, `members` → `member`, `involved` as it is."""
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") else name


_KINDS: dict[Any, Kind] = {
    strawberry.ID: Kind.ID,
    str: Kind.STRING,
    int: Kind.INT,
    float: Kind.FLOAT,
    bool: Kind.BOOLEAN,
    Date: Kind.DATE,
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
        inner = next(each for each in typing.get_args(hint) if each is not type(None))
        return inner, False, False
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
