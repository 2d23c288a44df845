"""A question at a date is about that date alone: no edge, filter, order, count or group escapes it."""

import re
from collections.abc import Iterator

import pytest

from schema.group import criteria, edge_criteria
from schema.input import plain
from schema.model import Edge, EntityType
from tests.resolvers.asking import compiled, schema

MODEL = schema().model
ROOTS = [each for each in MODEL.entities.values() if each.name != "Source"]

BOUND = re.compile(r"[(\[]([nr]\d+):`?(\w+)`?[)\]]")
"""A variable with its label or type where a MATCH binds it; a look-up by id binds none of these."""


EDGES = [(entity, edge) for entity in ROOTS for edge in entity.edges]


def questions(entity: EntityType, edge: Edge) -> Iterator[str]:
    """Every way in which a question can follow an edge."""
    at = f'{entity.plural}(asOf: "2020-01-01"'
    if edge.only:
        yield f"{{ {at}) {{ nodes {{ {edge.name} {{ id }} }} }} }}"
        return
    where = "{id: {eq: null}}"
    inner = where if plain(edge) else f"{{node: {where}, edge: {where}}}"
    rows = "totalCount edges { id node { id } citations { locator } }"
    yield f"{{ {at}) {{ nodes {{ {edge.name} {{ {rows} }} }} }} }}"
    yield f"{{ {at}) {{ nodes {{ {edge.name}(where: {inner}) {{ nodes {{ id }} pageInfo {{ hasNextPage }} }} }} }} }}"
    for quantifier in ("some", "all", "none", "single"):
        yield f"{{ {at}, where: {{{edge.name}: {{{quantifier}: {inner}}}}}) {{ totalCount }} }}"
    yield f"{{ {at}, where: {{NOT: {{{edge.name}Count: {{gt: 1}}}}}}) {{ totalCount nodes {{ id }} }} }}"
    yield f"{{ {at}, orderBy: [{{{edge.name}Count: DESC}}]) {{ nodes {{ id }} edges {{ cursor }} }} }}"
    yield f"{{ {at}) {{ aggregate {{ {edge.name}Count {{ min sum distinct }} }} }} }}"
    by = list(edge_criteria(MODEL, edge))
    yield f"{{ {at}) {{ nodes {{ {edge.name} {{ aggregate {{ groupBy(by: [{', '.join(by)}]) {{ count }} }} }} }} }} }}"
    yield f'{{ node(id: "x@2020-01-01") {{ ... on {entity.name} {{ {edge.name} {{ nodes {{ id }} }} }} }} }}'
    if edge.single:
        yield f"{{ {at}, where: {{{edge.single}: {where}}}) {{ nodes {{ {edge.single} {{ id }} }} }} }}"
        yield f"{{ {at}, orderBy: [{{{edge.single}: {{name: ASC}}}}]) {{ nodes {{ id }} }} }}"


def escaped(text: str) -> list[str]:
    """The nodes and relationships that a statement reads without asking whether they hold at the date."""
    return [
        f"{variable}:{label}"
        for variable, label in BOUND.findall(text)
        if label != "Change"
        and not re.search(rf"{variable}\.validFrom (<=|>) \$p\d+", text)
        and not re.search(rf"\({variable}:\w+ {{id:", text)
        and not re.search(rf"WHERE {variable}:{label}\b", text)
    ]


@pytest.mark.parametrize(("entity", "edge"), EDGES, ids=lambda each: each.name)
def test_nothing_beside_a_node_escapes_the_date(entity: EntityType, edge: Edge) -> None:
    for text in questions(entity, edge):
        statement = compiled(text)
        assert escaped(statement.text) == [], (text, statement.text)
        assert "2020-01-01" in statement.params.values()
        assert "2026-11-23" not in statement.params.values(), text


@pytest.mark.parametrize("entity", ROOTS, ids=lambda each: each.name)
def test_no_group_escapes_the_date(entity: EntityType) -> None:
    by = list(criteria(MODEL, entity))
    groups = f"count groupBy(by: [{', '.join(by)}]) {{ count }}"
    text = f'{{ {entity.plural}(asOf: "2020-01-01") {{ aggregate {{ {groups} }} }} }}'
    assert escaped(compiled(text).text) == []


def test_two_roots_may_be_about_two_dates() -> None:
    statement = compiled('{ a: councils(asOf: "2020-01-01") { totalCount } b: councils { nodes { id } } }')
    assert {"2020-01-01", "2026-11-23"} <= set(statement.params.values())


def test_equal_dates_and_different_ones_give_one_text() -> None:
    text = "query ($a: Date, $b: Date) { a: councils(asOf: $a) { totalCount } b: councils(asOf: $b) { nodes { id } } }"
    assert compiled(text, a="2020-01-01", b="2020-01-01").text == compiled(text, a="2020-01-01", b="2021-01-01").text
