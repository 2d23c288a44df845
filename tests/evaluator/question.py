"""Questions as frozen values, and as the GraphQL that asks them.

    Asked("councils", {"first": 2}, (Asked("nodes", below=(Asked("name"),)),))
    → query ($v0: Int) { councils(first: $v0) { nodes { name } } }   {"v0": 2}

The evaluator answers the values; the service is asked the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from graphql import GraphQLField, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, get_named_type


@dataclass(frozen=True)
class Asked:
    """A field with its arguments and what is asked below it."""

    name: str
    arguments: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    below: tuple["Asked | On", ...] = ()


@dataclass(frozen=True)
class On:
    """What is asked of an entity only if it is of this type."""

    type_name: str
    below: tuple[Asked, ...]


def fields(below: Sequence[Asked | On]) -> list[Asked]:
    """What is asked whatever the type is."""
    return [each for each in below if isinstance(each, Asked)]


def connection_of(owner: tuple[str, str] | None, time: str | None, connection: Asked) -> Asked:
    """The question for a connection at a time: at the root, or beside the entity with this label and id."""
    if owner is None:
        return replace(connection, arguments={**connection.arguments, **arguments_of(time)})
    label, given = owner
    return Asked("node", {"id": f"{given}@{time}" if time else given}, (On(label, (connection,)),))


def arguments_of(time: str | None) -> Mapping[str, Any]:
    """The arguments that say a time as ids have it in them: a day, or `2010-01-01/..`."""
    if time is None:
        return {}
    first, slash, last = time.partition("/")
    if not slash:
        return {"asOf": time}
    return {"during": {end: day for end, day in (("from", first), ("to", last)) if day != ".."}}


def time_in(arguments: Mapping[str, Any]) -> str | None:
    """The time that arguments say, as ids have it in them; None for today."""
    during = arguments.get("during")
    if during is None:
        as_of: str | None = arguments.get("asOf")
        return as_of
    return f"{during.get('from') or '..'}/{during.get('to') or '..'}"


@dataclass(frozen=True, eq=False)
class Place:
    """The edge that a cursor points to: a node at a root; beside the entity `owner`, the relationship with this id.

    `listing` is the question for all edges of the connection with their cursors, in the order that the cursor is for.
    """

    id: str
    owner: str | None
    listing: "Asked"


@dataclass(frozen=True)
class Written:
    """A question as text, with the values of its variables."""

    text: str
    variables: Mapping[str, Any]


def write(question: Asked, schema: GraphQLSchema, cursors: Mapping[Place, str] = MappingProxyType({})) -> Written:
    """The text of a question about one root field; each argument travels as a variable."""
    writer = _Writer(schema, cursors)
    assert schema.query_type is not None
    body = writer.field(question, schema.query_type)
    declared = ", ".join(f"${name}: {type_name}" for name, type_name in writer.types.items())
    return Written(f"query{f' ({declared})' if declared else ''} {{\n{body}}}", writer.variables)


class _Writer:
    def __init__(self, schema: GraphQLSchema, cursors: Mapping[Place, str]) -> None:
        self.schema = schema
        self.cursors = cursors
        self.types: dict[str, str] = {}
        self.variables: dict[str, Any] = {}

    def field(self, asked: Asked, parent: GraphQLObjectType | GraphQLInterfaceType, depth: int = 1) -> str:
        if asked.name == "__typename":
            return f"{'  ' * depth}__typename\n"
        declared = parent.fields[asked.name]
        given = ", ".join(f"{name}: ${self.variable(name, value, declared)}" for name, value in asked.arguments.items())
        inner = get_named_type(declared.type)
        head = f"{'  ' * depth}{asked.name}{f'({given})' if given else ''}"
        if not asked.below:
            return head + "\n"
        assert isinstance(inner, GraphQLObjectType | GraphQLInterfaceType)
        return f"{head} {{\n{''.join(self.part(each, inner, depth + 1) for each in asked.below)}{'  ' * depth}}}\n"

    def part(self, asked: Asked | On, parent: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
        if isinstance(asked, Asked):
            return self.field(asked, parent, depth)
        narrowed = self.schema.type_map[asked.type_name]
        assert isinstance(narrowed, GraphQLObjectType | GraphQLInterfaceType)
        inner = "".join(self.field(each, narrowed, depth + 1) for each in asked.below)
        return f"{'  ' * depth}... on {asked.type_name} {{\n{inner}{'  ' * depth}}}\n"

    def variable(self, name: str, value: Any, declared: GraphQLField) -> str:
        made = f"v{len(self.types)}"
        self.types[made] = str(declared.args[name].type)
        self.variables[made] = self.cursors[value] if isinstance(value, Place) else value
        return made
