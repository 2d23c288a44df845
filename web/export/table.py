"""The tables that can be exported, derived from the model: one of each type, and one of each relation.

    actors                     every actor in a row, asked for by the root field `actors`
    partnerships-participants  every participation in a row, asked for by `partnerships { participants }`

A table says which question gives a page of it, and finds its rows in the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import GraphQLSchema

from schema import Model
from schema.derive.model import Edge, EntityType, Property, lower_first
from schema.derive.texts import texts_of
from web.export.column import (
    OTHER_TEXTS,
    OTHER_TEXTS_OF_RELATION,
    Column,
    column,
    columns_of,
    columns_of_single,
    selection,
)

Row = tuple[Any, ...]

EDITION = "graph { revision datasetVersion contentHash loadedAt licence }"
"""What every question of an export asks besides, so that one file is from one edition of the graph."""

PAGE = ("first", "after", "last", "before")


@dataclass(frozen=True, slots=True)
class Table:
    """`arguments` are those of the root field, by name with their GraphQL type."""

    name: str
    description: str
    entity: str
    root: str
    columns: tuple[Column, ...]
    arguments: Mapping[str, str]
    edge: str | None = None
    """The field of the connection whose edges are the rows; None: the rows are the entities."""
    selected: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "selected", self._selected())

    @property
    def question(self) -> str:
        """The question for a page of the table; `$edges` is how many edges of each row's come with it."""
        types = {"first": "Int", "after": "String", **self.arguments, **({"edges": "Int"} if self.edge else {})}
        parameters = ", ".join(f"${name}: {type_}" for name, type_ in types.items())
        given = ", ".join(f"{name}: ${name}" for name in types if name != "edges")
        page = f"pageInfo {{ hasNextPage endCursor }} nodes {{ {self.selected} }}"
        return f"query Export({parameters}) {{ {EDITION} rows: {self.root}({given}) {{ {page} }} }}"

    @property
    def rest(self) -> str:
        """The question for the edges of one entity that its page had no room for."""
        return (
            f"query ExportRest($id: ID!, $after: String, $edges: Int) {{ {EDITION} "
            f"row: node(id: $id) {{ ... on {self.entity} {{ {self._edges(', after: $after')} id name }} }} }}"
        )

    @property
    def count(self) -> str | None:
        """The question for how many rows there are, where one question tells."""
        if self.edge:
            return None
        types = {name: type_ for name, type_ in self.arguments.items() if name != "orderBy"}
        parameters = ", ".join(f"${name}: {type_}" for name, type_ in types.items())
        given = ", ".join(f"{name}: ${name}" for name in types)
        return f"query ExportCount({parameters}) {{ {EDITION} rows: {self.root}({given}) {{ totalCount }} }}"

    def records(self, node: Any) -> list[Any]:
        """What the rows are made of that an entity of a page gives: itself, or each edge of it that is there."""
        return [{"one": node, "edge": edge} for edge in node["edges"]["edges"]] if self.edge else [node]

    def row(self, record: Any) -> Row:
        return tuple(column.value(record) for column in self.columns)

    def _selected(self) -> str:
        return f"id name {self._edges()}" if self.edge else selection(self.columns)

    def _edges(self, after: str = "") -> str:
        own = selection(
            Column(each.name, each.path[1:], each.field, "") for each in self.columns if each.path[0] != "one"
        )
        return f"edges: {self.edge}(first: $edges{after}) {{ pageInfo {{ hasNextPage endCursor }} edges {{ {own} }} }}"


def tables_of(model: Model, schema: GraphQLSchema) -> dict[str, Table]:
    """Every table by its name: those of the types first, then those of the relations."""
    types = [_table_of(entity, model, schema) for entity in model.entities.values()]
    edges = [
        _table_of_edge(edge, entity, model, schema)
        for entity in model.entities.values()
        for edge in entity.edges
        if not edge.only and not edge.relation.computed
    ]
    return {table.name: table for table in (*types, *edges)}


def _table_of(entity: EntityType, model: Model, schema: GraphQLSchema) -> Table:
    common = {each.name for each in model.entity.properties}
    first = [each for each in entity.properties if each.name in common and _is_plain(each)]
    own = [each for each in entity.properties if each.name not in common]
    last = [each for each in entity.properties if each.name in common and not _is_plain(each)]
    columns = (
        *columns_of([*first, *own]),
        OTHER_TEXTS,
        *(each for edge in entity.edges if edge.single for each in columns_of_single(edge)),
        *columns_of(last),
    )
    arguments = _arguments(entity, schema)
    return Table(entity.plural, entity.description, entity.name, entity.plural, columns, arguments)


def _table_of_edge(edge: Edge, entity: EntityType, model: Model, schema: GraphQLSchema) -> Table:
    one, other = lower_first(entity.name), lower_first(edge.singular)
    if one == other:
        other = f"other{entity.name}"
    ends = [
        column(("one", "id"), f"{entity.description} Its id.", name=f"{one}Id"),
        column(("one", "name"), "Its name.", name=f"{one}Name"),
        column(("edge", "node", "id"), f"{edge.description} The id of one of them.", name=f"{other}Id"),
        column(("edge", "node", "name"), "Its name.", name=f"{other}Name"),
    ]
    if len(edge.targets) > 1:
        ends.append(column(("edge", "node", "__typename"), "Its type.", name=f"{other}Type"))
    common = {each.name for each in model.relation.properties}
    own = [each for each in edge.relation.properties if each.name not in common]
    properties = columns_of([*own, *model.relation.properties])
    lying = [Column(each.name, ("edge", *each.path), each.field, each.description) for each in properties]
    if texts_of(edge.relation):
        lying.append(replace(OTHER_TEXTS_OF_RELATION, path=("edge", *OTHER_TEXTS_OF_RELATION.path)))
    name = f"{entity.plural}-{edge.name}"
    return Table(
        name, edge.description, entity.name, entity.plural, (*ends, *lying), _arguments(entity, schema), edge.name
    )


def _is_plain(common: Property) -> bool:
    return not common.many and common.object is None


def _arguments(entity: EntityType, schema: GraphQLSchema) -> dict[str, str]:
    assert schema.query_type, "there is something to ask"
    root = schema.query_type.fields[entity.plural]
    return {name: str(each.type) for name, each in root.args.items() if name not in PAGE}
