"""The declared types read once into plain frozen values, from which everything else is derived.

    read_model(TYPES).entities["Council"].edge_named("members")
    → Edge(name="members", relationship="REPRESENTED_IN", direction=Direction.IN, targets=("Actor",), …)

Names are GraphQL's, and the properties of the graph have the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from strawberry.types.field import StrawberryField

from schema.argument import Argument
from schema.edge import Direction
from schema.language import ALWAYS, SV, Languages, column_of


class Kind(Enum):
    """What a property holds."""

    ID = "ID"
    STRING = "String"
    INT = "Int"
    FLOAT = "Float"
    BOOLEAN = "Boolean"
    DATE = "Date"
    DATE_TIME = "DateTime"
    LANGUAGE = "Language"
    ENUM = "enum"
    PARTIAL_DATE = "PartialDate"
    OBJECT = "object"
    CITATIONS = "citations"
    HOLDS = "holds"
    ENTITY = "entity"


@dataclass(frozen=True)
class Property:
    """A value of a node, of a relationship or of an object; `columns` are the graph's properties that it lies in.

    A text in several `languages` lies in one column a language (`purposeSv`, `purposeEn`), an object in those of its
    `fields`; a list of objects in parallel lists. `derived` ones are not written in data files.
    """

    name: str
    attribute: str
    kind: Kind
    type_name: str
    description: str
    required: bool
    many: bool = False
    languages: Languages | None = None
    derived: bool = False
    column: str = ""
    enum: type[Enum] | None = None
    object: type | None = None
    fields: tuple["Property", ...] = ()
    arguments: tuple[Argument, ...] = ()

    @property
    def searched(self) -> tuple[str, ...]:
        """The columns with texts by which an entity is found; its name is one of its own."""
        if self.languages and (self.many or self.languages is not Languages.SWEDISH):
            return tuple(map(self.column_in, ALWAYS))
        return (self.column,) if self.many and self.kind is Kind.STRING else ()

    @property
    def leading(self) -> str:
        """Of a list of objects the column that is as long as the list; of all else none."""
        every = (each.column for each in self.fields if each.required and not each.derived)
        return next(every, "") if self.many else ""

    @property
    def localised(self) -> bool:
        """Whether it lies in a column for each language alone: none is the one that it is grouped and ordered by."""
        return self.languages is Languages.EACH

    def column_in(self, language: str) -> str:
        """The column of a text in a language: `column_in("sv")` of `purpose` is `purposeSv`, of `reason` `reason`."""
        if self.languages is Languages.SWEDISH and language == SV:
            return self.column
        return column_of(self.column, language)


@dataclass(frozen=True)
class RelationType:
    """What lies on a relationship beyond id, source, locator and validity."""

    name: str
    description: str
    properties: tuple[Property, ...]

    @property
    def computed(self) -> bool:
        """Whether it lies on what follows from the ends alone: no fact, without an id or a time."""
        return not self.properties


@dataclass(frozen=True)
class Edge:
    """A relationship as seen from one of its ends.

    `name` is the field of the connection, `single` the plain field beside it for a relationship that there is at most
    one of at a time. `singular` names the types: `<Parent><Singular>Connection`. With `only` it is a plain list, with
    `ever` its connection holds what was at any time.
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
    ever: bool = False
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


@dataclass(frozen=True, eq=False)
class Model:
    """All types by name, what every entity and every relationship has, and the types of all that is neither.

    `fact` is a relationship as a node of its own.
    """

    entities: Mapping[str, EntityType]
    entity: EntityType
    relation: RelationType
    objects: Mapping[str, ObjectType]
    fact: EntityType

    def type_named(self, name: str) -> EntityType:
        """The type of a name, or of what all entities have in common."""
        return self.fact if name == self.fact.name else self.entities.get(name, self.entity)

    @property
    def relationships(self) -> tuple[str, ...]:
        """The names of all relationships, sorted."""
        return tuple(sorted({edge.relationship for edge in self._edges}))

    @property
    def stated(self) -> tuple[str, ...]:
        """The names of those that are facts, sorted."""
        return tuple(sorted({edge.relationship for edge in self._edges if not edge.relation.computed}))

    @property
    def _edges(self) -> tuple[Edge, ...]:
        return tuple(edge for each in self.entities.values() for edge in each.edges)


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
