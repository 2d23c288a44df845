"""What the catalogue says of the graph, asked of the graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphql import GraphQLObjectType, GraphQLSchema, get_named_type

from web.export.reading import Edition, Reading
from web.export.table import EDITION, Table

_MUNICIPALITIES = 300
"""Sweden has 290."""


@dataclass(frozen=True, slots=True)
class CatalogueFacts:
    """`municipalities` are names by code, None where the graph knows none; `since` is the first day that is stated."""

    edition: Edition
    municipalities: Mapping[str, str | None]
    since: str | None


def facts_question(tables: Mapping[str, Table], schema: GraphQLSchema) -> str:
    """The one question for all of it."""
    parts = " ".join(_part(table, schema) for table in tables.values() if table.paged and not table.edge)
    names = "municipalities: actors(where: {kind: {eq: MUNICIPALITY}}, first: 300) { nodes { municipality name } }"
    return f"query Catalogue {{ {EDITION} {parts} {names if 'actors' in tables else ''} }}"


async def read_facts(question: str, reading: Reading) -> CatalogueFacts:
    data = await reading.ask(question, {})
    figures = [found["aggregate"] for found in data.values() if "aggregate" in found]
    codes = {group["keys"][0]["value"] for each in figures for group in each["municipalities"]} - {None}
    names = {each["municipality"]: each["name"] for each in data.get("municipalities", {}).get("nodes", [])}
    days = [each[field]["min"] for each in figures for field in each if field != "municipalities"]
    return CatalogueFacts(
        reading.edition, {code: names.get(code) for code in sorted(codes)}, min(filter(None, days), default=None)
    )


def _part(table: Table, schema: GraphQLSchema) -> str:
    dates = " ".join(f"{field} {{ min }}" for field in _dates(table, schema))
    groups = f"municipalities: groupBy(by: [MUNICIPALITY], first: {_MUNICIPALITIES}) {{ keys {{ value }} }}"
    return f"{table.root} {{ aggregate {{ {groups} {dates} }} }}"


def _dates(table: Table, schema: GraphQLSchema) -> Iterator[str]:
    """The fields of a type's figures that are of days."""
    figures = schema.type_map[f"{table.entity}Aggregate"]
    assert isinstance(figures, GraphQLObjectType), "figures are an object"
    return (name for name, field in figures.fields.items() if get_named_type(field.type).name == "DateStatistics")
