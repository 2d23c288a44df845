"""What the catalogue says of the graph, asked of the graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema, get_named_type

from schema.source import Source
from web.export.reading import Edition, Reading
from web.export.table import EDITION, Table

_MUNICIPALITIES = 300
"""How many are asked for at once, unless the service allows fewer: Sweden has 290."""

_NAMES = (
    "municipalities: actors(where: {kind: {eq: MUNICIPALITY}, NOT: {municipality: {in: $named}}}, "
    "orderBy: [{municipality: ASC}], first: $first) { nodes { municipality name } }"
)

_LANGUAGES = "languages: sources { aggregate { groupBy(by: [LANGUAGE], first: $first) { keys { value } } } }"


@dataclass(frozen=True, slots=True)
class CatalogueFacts:
    """What is said of the graph.

    `municipalities` are names by code, None where the graph knows none; `since` is the first day that is stated;
    `languages` are those of the sources, in which names are as they were published.
    """

    edition: Edition
    municipalities: Mapping[str, str | None]
    since: str | None
    languages: tuple[str, ...]


def facts_question(tables: Mapping[str, Table], schema: GraphQLSchema) -> str:
    """The one question for all of it; each type takes a filter in a variable that is called as the type's field is."""
    # a source tells where facts are from, not what they are about
    asked = [table for table in tables.values() if not table.edge and table.entity != Source.__name__]
    named = "actors" in tables
    parameters = ["$first: Int!", *(["$named: [String!]!"] if named else [])]
    parameters += [f"${table.root}: {table.arguments['where']}" for table in asked]
    parts = " ".join(_part(table, schema) for table in asked)
    return f"query Catalogue({', '.join(parameters)}) {{ {EDITION} {parts} {_NAMES if named else ''} {_LANGUAGES} }}"


async def read_facts(question: str, reading: Reading) -> CatalogueFacts:
    """What one answer has no room for is asked for again, without the municipalities that are known by then."""
    first = reading.at_most(_MUNICIPALITIES)
    data = await reading.ask(question, {"first": first, "named": []})
    spoken = [group["keys"][0]["value"] for group in data.pop("languages")["aggregate"]["groupBy"]]
    days = [each[field]["min"] for each in _figures(data).values() for field in each if field != "municipalities"]
    codes, names = _codes(data), _names(data)
    while _full(data, first):
        known = len(codes) + len(names)
        others = {root: {"NOT": {"municipality": {"in": sorted(codes)}}} for root in _figures(data)}
        data = await reading.ask(question, {**others, "first": first, "named": sorted(names)})
        data.pop("languages")
        codes, names = codes | _codes(data), {**_names(data), **names}
        if known == len(codes) + len(names):  # what is left has no municipality
            break
    municipalities = {code: names.get(code) for code in sorted(codes)}
    since = min(filter(None, days), default=None)
    return CatalogueFacts(reading.edition, municipalities, since, tuple(sorted(filter(None, spoken))))


def _figures(data: Mapping[str, Any]) -> dict[str, Any]:
    return {root: found["aggregate"] for root, found in data.items() if "aggregate" in found}


def _codes(data: Mapping[str, Any]) -> set[str]:
    groups = [group for each in _figures(data).values() for group in each["municipalities"]]
    return {group["keys"][0]["value"] for group in groups} - {None}


def _names(data: Mapping[str, Any]) -> dict[str, str]:
    nodes = data.get("municipalities", {}).get("nodes", [])
    return {each["municipality"]: each["name"] for each in nodes if each["municipality"]}


def _full(data: Mapping[str, Any], first: int) -> bool:
    """Whether there may be more than the answer had room for."""
    lists = [each["municipalities"] for each in _figures(data).values()]
    return any(len(each) == first for each in [*lists, data.get("municipalities", {}).get("nodes", [])])


def _part(table: Table, schema: GraphQLSchema) -> str:
    dates = " ".join(f"{field} {{ min }}" for field in _dates(table, schema))
    groups = "municipalities: groupBy(by: [MUNICIPALITY], orderBy: KEY_ASC, first: $first) { keys { value } }"
    return f"{table.root}(where: ${table.root}) {{ aggregate {{ {groups} {dates} }} }}"


def _dates(table: Table, schema: GraphQLSchema) -> Iterator[str]:
    """The fields of a type's figures that are of days."""
    figures = schema.type_map[f"{table.entity}Aggregate"]
    assert isinstance(figures, GraphQLObjectType), "figures are an object"
    return (name for name, field in figures.fields.items() if get_named_type(field.type).name == "DateStatistics")
