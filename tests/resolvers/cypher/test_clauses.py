"""Small blocks, and the text and the parameters that each becomes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph_store import HIGHEST, LOWEST, Statement, guarded
from resolvers.block import (
    EDGE_ID,
    SORT_KEY,
    Absent,
    AllOf,
    AnyOf,
    AskedId,
    Attribute,
    BeyondCursor,
    Branch,
    ByCurrentId,
    ById,
    Cited,
    Collaborators,
    Column,
    Compare,
    Condition,
    Day,
    Derived,
    During,
    EachNode,
    EdgeCount,
    Ever,
    ExactlyOne,
    Exists,
    Figures,
    Filled,
    FurtherPlaces,
    GraphNode,
    Grouped,
    HoldsOn,
    Key,
    LabelCounts,
    Labels,
    Latest,
    LatestNode,
    Listed,
    Logged,
    Meeting,
    Members,
    Missing,
    Neighbours,
    NodeCount,
    Nodes,
    Not,
    ObjectValue,
    OfLabel,
    OfLatest,
    OfMunicipality,
    Omitted,
    Pattern,
    Reached,
    Related,
    RevisionNumber,
    Scalar,
    Seek,
    Strength,
    Ties,
    Window,
    Year,
    days_of,
)
from resolvers.cypher.column import compile_column, compile_record
from resolvers.cypher.expression import (
    OPERATORS,
    compile_condition,
    compile_value,
    find_beside,
    find_nodes,
    known_value,
)
from resolvers.cypher.group_key import compile_key
from resolvers.cypher.names import Names
from resolvers.cypher.page import limit, order_keys, within
from resolvers.cypher.scope import Matched, Met, Other, Scope
from resolvers.cypher.statement import compile_branches
from resolvers.cypher.template import Template
from schema.edge import Direction

DAY = Day("2026-11-23")
PERIOD = During("2010-01-01", "2019-12-31", "2010-01-01/2019-12-31")
KIND, NAME, ROLE = Attribute("n", "kind"), Attribute("n", "name"), Attribute("r", "role")
POSITION, GROUPS = Attribute("n", "position"), Attribute("n", "seatsGroup")
HOLDERS, SEATS = ObjectValue(GROUPS, GROUPS), ObjectValue(GROUPS, Attribute("n", "seatsCount"))
SCHOOL = Compare(KIND, "eq", "SCHOOL")
MEMBERS = Pattern("REPRESENTED_IN", Direction.IN, "Actor")
TIES = Ties(
    ("PARTICIPATES_IN",),
    rolled_up=False,
    identities=("CONFIRMED",),
    certainties=("CERTAIN", "POSSIBLE"),
    largest=30,
    as_of=DAY,
)
COUNCILS = Nodes("Council")
BY_NAME = (Key(SORT_KEY),)

HERE = Scope("n", "r", {Other(): "other", Met(TIES): "met"})
"""A node and a relationship at hand, and the actor whose collaborator the node is."""


def compiled(compile_block: Callable[..., Any], block: object) -> tuple[Any, dict[str, Any]]:
    """What a block becomes beside what is at hand, and the parameters that it needs."""
    names = Names()
    text = compile_block(block, HERE, names)
    return text, dict(Template("", names.params).statement().params)


def on(day: str, *variables: str) -> str:
    """That all of these hold on the day in this parameter; relationships keep that of their ends beside their own."""
    kept = {each: "together" if each.startswith("r") else "valid" for each in variables}
    return " AND ".join(f"{each}.{days}From <= {day} AND {each}.{days}To >= {day}" for each, days in kept.items())


def surely_on(day: str, variable: str) -> str:
    """That a relationship and both its ends hold at a date, whatever days are meant."""
    return f"{variable}.togetherFromLatest <= {day} AND {variable}.togetherToEarliest >= {day}"


# Conditions

COMPARED = {
    "eq": "n.kind IN [$p0]",
    "in": "n.kind IN $p0",
    "lt": "n.kind < $p0",
    "lte": "n.kind <= $p0",
    "gt": "n.kind > $p0",
    "gte": "n.kind >= $p0",
    "contains": "n.kind CONTAINS $p0",
    "startsWith": "n.kind STARTS WITH $p0",
    "endsWith": "n.kind ENDS WITH $p0",
    "eq:folded": "toLower(n.kind) IN [$p0]",
    "again": "n.kind = $p0",
    "again:folded": "toLower(n.kind) = $p0",
    "hidden": "(n.kind = $p0) = true",
    "hidden:folded": "(toLower(n.kind) = $p0) = true",
    "in:folded": "toLower(n.kind) IN $p0",
    "contains:folded": "toLower(n.kind) CONTAINS $p0",
    "startsWith:folded": "toLower(n.kind) STARTS WITH $p0",
    "endsWith:folded": "toLower(n.kind) ENDS WITH $p0",
    "includes": "$p0 IN n.kind",
    "includesAny": "size([x IN $p0 WHERE x IN n.kind]) > 0",
    "includesAll": "size([x IN $p0 WHERE x IN n.kind]) = size($p0)",
}


@pytest.mark.parametrize("operator", sorted(OPERATORS.keys() | COMPARED.keys()))
def test_a_comparison_has_its_value_as_parameter(operator: str) -> None:
    assert compiled(compile_condition, Compare(KIND, operator, ("x",))) == (COMPARED[operator], {"p0": ["x"]})


@pytest.mark.parametrize(
    ("condition", "text", "params"),
    [
        (Compare(ROLE, "eq", "chair"), "r.role IN [$p0]", {"p0": "chair"}),
        (
            Compare(EdgeCount(MEMBERS), "gt", 2),
            "COUNT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) } > $p0",
            {"p0": 2},
        ),
        (Missing(KIND), "n.kind IS NULL", {}),
        (OfLabel(("Actor",)), "(n:Actor)", {}),
        (OfLabel(("Actor", "två ord")), "(n:Actor OR n:`två ord`)", {}),
        (OfLabel(()), "false", {}),
        (AllOf(()), "true", {}),
        (AnyOf(()), "false", {}),
        (AllOf((SCHOOL, Missing(NAME))), "(n.kind IN [$p0] AND n.name IS NULL)", {"p0": "SCHOOL"}),
        (AnyOf((Missing(NAME), SCHOOL)), "(n.name IS NULL OR n.kind IN [$p0])", {"p0": "SCHOOL"}),
        (Not(SCHOOL), "NOT coalesce(n.kind IN [$p0], false)", {"p0": "SCHOOL"}),
        (Not(AllOf((SCHOOL,))), "NOT coalesce((n.kind IN [$p0]), false)", {"p0": "SCHOOL"}),
        (
            Exists(MEMBERS.where(SCHOOL)),
            "EXISTS { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) WHERE n1.kind IN [$p0] }",
            {"p0": "SCHOOL"},
        ),
        (ExactlyOne(MEMBERS), "COUNT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) } = 1", {}),
        (
            OfLatest(MEMBERS, SCHOOL),
            "coalesce(head(COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) "
            "WITH r0, n1 ORDER BY r0.validFrom DESC, r0.id LIMIT 1 RETURN n1.kind IN [$p0] }), false)",
            {"p0": "SCHOOL"},
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_a_condition_becomes_an_expression(condition: Condition, text: str, params: dict[str, Any]) -> None:
    assert compiled(compile_condition, condition) == (text, params)


def run(word: str, *terms: str) -> str:
    return f"({f' {word} '.join(terms)})"


@pytest.mark.parametrize(("of", "word"), [(AllOf, "AND"), (AnyOf, "OR")])
@pytest.mark.parametrize(
    ("terms", "runs"),
    [(8, [8]), (9, [8, 1]), (64, [8] * 8), (65, None)],
)
def test_a_long_run_is_a_run_of_runs(
    of: type[AllOf] | type[AnyOf], word: str, terms: int, runs: list[int] | None
) -> None:
    text, _ = compiled(compile_condition, of((Missing(KIND),) * terms))
    missing = "n.kind IS NULL"
    if runs is None:  # a level deeper
        eight = run(word, *[run(word, *[missing] * 8)] * 8)
        assert text == run(word, eight, run(word, run(word, missing)))
    else:
        rows = [run(word, *[missing] * length) for length in runs]
        assert text == (rows[0] if len(rows) == 1 else run(word, *rows))


# Values


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (KIND, "n.kind"),
        (ROLE, "r.role"),
        (Attribute("n", "två ord"), "n.`två ord`"),
        (Derived("score"), "null"),
        (Absent(KIND), "n.kind IS NULL"),
        (Filled(KIND, ""), "coalesce(n.kind, '')"),
        (Filled(KIND, 0), "coalesce(n.kind, 0)"),
        (Filled(KIND, 0.0), "coalesce(n.kind, 0.0)"),
        (Filled(KIND, False), "coalesce(n.kind, false)"),
        (EdgeCount(MEMBERS), "COUNT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) }"),
        (EdgeCount(MEMBERS, distinct=True), "COUNT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) RETURN DISTINCT n1 }"),
        (
            Latest(MEMBERS, NAME),
            "head(COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) "
            "WITH r0, n1 ORDER BY r0.validFrom DESC, r0.id LIMIT 1 RETURN n1.name })",
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_a_value_becomes_an_expression(value: Scalar, text: str) -> None:
    assert compiled(compile_value, value) == (text, {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (EdgeCount(MEMBERS), "k"),
        (Absent(EdgeCount(MEMBERS)), "k IS NULL"),
        (Filled(EdgeCount(MEMBERS), 0), "coalesce(k, 0)"),
        (KIND, "n.kind"),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_what_has_been_computed_is_read_from_its_variable(value: Scalar, text: str) -> None:
    assert known_value(value, Scope("n", known={EdgeCount(MEMBERS): "k"}), Names()) == text


# What lies beside a node


@pytest.mark.parametrize(
    ("beside", "clause", "bound", "params"),
    [
        (MEMBERS, "MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor)", ("r0", "n1"), {}),
        (
            Pattern("två ord", Direction.OUT, "Actor", parent="Council"),
            "MATCH (n:Council)-[r0:`två ord`]->(n1:Actor)",
            ("r0", "n1"),
            {},
        ),
        (
            Pattern("KNOWS", Direction.BOTH, "Actor", as_of=DAY, condition=SCHOOL),
            f"MATCH (n)-[r0:KNOWS]-(n1:Actor) WHERE {on('$p0', 'r0')} AND n1.kind IN [$p1]",
            ("r0", "n1"),
            {"p0": DAY.date, "p1": "SCHOOL"},
        ),
        (
            Pattern("KNOWS", Direction.OUT, "Actor", as_of=Ever()),
            "MATCH (n)-[r0:KNOWS]->(n1:Actor) WHERE r0.togetherFrom <= $p0",
            ("r0", "n1"),
            {"p0": "9999-12-31"},
        ),
        (
            Logged(SCHOOL),
            "UNWIND n.formerIds + n.id AS k2 MATCH (n1:Change {subject: k2}) WHERE n1.kind IN [$p0]",
            ("n1",),
            {"p0": "SCHOOL"},
        ),
        (
            Collaborators(TIES, SCHOOL),
            f"MATCH (n:Actor)-[r13:PARTICIPATES_IN]->(g2) WHERE {on('$p0', 'r13')} "
            "AND coalesce(r13.identity, 'CONFIRMED') IN $p1 WITH g2, n.id AS k5, collect([r13, n]) AS k6 "
            f"MATCH (g2)<-[r11:PARTICIPATES_IN]-(n12:Actor) WHERE {on('$p0', 'r11')} "
            "WITH g2, k5, k6, n12, "
            "collect(CASE WHEN coalesce(r11.identity, 'CONFIRMED') IN $p2 THEN [r11, n12] END) AS k7 "
            "WITH g2, k5, k6, count(*) AS c3, collect([n12, k7]) AS k8 WHERE c3 <= $p3 "
            "UNWIND k8 AS x4 WITH x4[0] AS n1, x4[1] AS k7, g2, k5, k6, c3 WHERE n1.id <> k5 AND size(k7) > 0 "
            "WITH n1, k5, collect([g2, k6, k7]) AS k9, round(sum(1.0 / (c3 - 1)), 9) AS k10 "
            "WHERE n1.kind IN [$p4]",
            ("n1", "k5", "k9", "k10"),
            {"p0": DAY.date, "p1": ["CONFIRMED"], "p2": ["CONFIRMED"], "p3": 30, "p4": "SCHOOL"},
        ),
        (Meeting(TIES), "UNWIND [x IN met | x[0]] AS n1 WITH n1", ("n1",), {}),
        (
            Meeting(replace(TIES, certainties=("POSSIBLE",))),
            "UNWIND [x IN met WHERE size([x2 IN x[2] "
            f"WHERE coalesce(x2[0].identity, 'CONFIRMED') IN $p2 AND NOT ({surely_on('$p1', 'x2[0]')}) "
            f"AND size([x3 IN x[1] WHERE coalesce(x3[0].identity, 'CONFIRMED') IN $p0 "
            f"AND NOT ({surely_on('$p1', 'x3[0]')})]) > 0]) > 0 | x[0]] AS n1 WITH n1",
            ("n1",),
            {"p0": ["CONFIRMED"], "p1": DAY.date, "p2": ["CONFIRMED"]},
        ),
        (
            Omitted(TIES),
            f"MATCH (n:Actor)-[r3:PARTICIPATES_IN]->(n1) WHERE {on('$p0', 'r3')} "
            "AND coalesce(r3.identity, 'CONFIRMED') IN $p1 WITH DISTINCT n1 "
            f"WITH n1, COUNT {{ MATCH (n1)<-[r4:PARTICIPATES_IN]-(n5:Actor) WHERE {on('$p0', 'r4')} "
            "RETURN DISTINCT n5 } AS c2 WHERE c2 > $p2",
            ("n1",),
            {"p0": DAY.date, "p1": ["CONFIRMED"], "p2": 30},
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_what_lies_beside_a_node_is_matched(
    beside: Neighbours, clause: str, bound: tuple[str, ...], params: dict[str, Any]
) -> None:
    found, needed = compiled(find_beside, beside)
    assert (found.clause, found.row.variables, needed) == (clause, bound, params)
    assert not found.indexed


def test_a_collaborator_knows_whose_it_is_and_what_lies_between() -> None:
    found, _ = compiled(find_beside, Collaborators(TIES))
    assert found.row.known == {Other(): "k5", Met(TIES): "k9", Strength(TIES): "k10"}


def test_what_is_asked_of_the_collaborators_of_one_actor_is_gathered_once() -> None:
    asked = (
        EdgeCount(Collaborators(TIES), distinct=True),
        Related(Collaborators(TIES, SCHOOL), (KIND, Strength(TIES)), Window(BY_NAME)),
    )
    record, _ = compiled(compile_record, asked)
    assert record.before.startswith(" WITH *, COLLECT { MATCH (n:Actor)-[")
    assert record.before.endswith("] } AS k0")
    assert record.values == (
        "[size(k0), COLLECT { UNWIND k0 AS x16 WITH x16[0] AS n15, x16[1] AS k17, x16[2] AS k18, x16[3] AS k19 "
        "WHERE n15.kind IN [$p4] WITH n15, k17, k18, k19 ORDER BY n15.sortKey RETURN [n15.kind, k19] }]"
    )


@pytest.mark.parametrize(
    ("columns", "after", "order"),
    [
        ((KIND,), (), "ORDER BY n1.sortKey LIMIT"),
        ((KIND, Attribute("r", "role")), (), "ORDER BY n1.sortKey, r0.id LIMIT"),
        ((KIND,), ("a", "b"), "ORDER BY n1.sortKey, r0.id LIMIT"),
    ],
)
def test_relationships_with_one_node_are_told_apart_where_something_of_them_is_seen(
    columns: tuple[Attribute, ...], after: tuple[str, ...], order: str
) -> None:
    window = Window((Key(SORT_KEY), Key(EDGE_ID)), after=after, limit=3)
    text, _ = compiled(compile_column, Related(MEMBERS, columns, window))
    assert order in text


def test_what_has_an_aggregate_within_is_bound_before_the_record() -> None:
    """`RETURN [n.kind, COLLECT { … WITH n1, count(*) AS c … }]` is refused by Neo4j."""
    members = Related(MEMBERS, (EdgeCount(Collaborators(TIES), distinct=True),), Window(BY_NAME))
    record, _ = compiled(compile_record, (KIND, members))
    assert record.before.startswith(" WITH *, COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) WITH r0, n1 ORDER BY")
    assert record.before.endswith("RETURN [size(k2)] } AS k16")
    assert record.values == "[n.kind, k16]"


@pytest.mark.parametrize("beside", [Collaborators(TIES), Omitted(TIES)], ids=lambda each: each.signature)
def test_rolled_up_an_actor_is_all_units_of_its_municipality(beside: Collaborators | Omitted) -> None:
    found, _ = compiled(find_beside, beside)
    rolled, _ = compiled(find_beside, replace(beside, ties=replace(TIES, rolled_up=True)))
    assert len(rolled.row.variables) == len(found.row.variables)
    assert "unitOf" in rolled.clause
    assert "unitOf" not in found.clause


# Pages

COUNT = EdgeCount(MEMBERS, distinct=True)
COUNTED = "COUNT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) RETURN DISTINCT n1 } AS k2"
BY_COUNT = (Key(COUNT, int, descending=True), Key(SORT_KEY))
BY_KIND = (Key(Absent(KIND), bool), Key(Filled(KIND, "")), Key(SORT_KEY))
BACK_BY_NAME = (Key(SORT_KEY, descending=True),)

ALL = Matched("MATCH (n:Council)", (), Scope("n"), indexed=True)
EDGES = Matched("MATCH (n)<-[r]-()", ("r.a",), Scope("n", "r"))


@pytest.mark.parametrize(
    ("window", "where", "order", "params"),
    [
        (Window(BY_NAME), "n.sortKey > $p0", "n.sortKey", [LOWEST]),
        (Window(BACK_BY_NAME), "n.sortKey < $p0", "n.sortKey DESC", [HIGHEST]),
        (Window(BY_NAME, backward=True), "n.sortKey < $p0", "n.sortKey DESC", [HIGHEST]),
        (Window(BACK_BY_NAME, backward=True), "n.sortKey > $p0", "n.sortKey", [LOWEST]),
        (Window(BY_NAME, limit=3), "n.sortKey > $p0", "n.sortKey LIMIT $p1", [LOWEST, 3]),
        (Window(BY_NAME, limit=0), "n.sortKey > $p0", "n.sortKey LIMIT $p1", [LOWEST, 0]),
        (Window(BY_NAME, after=("a",)), "n.sortKey > $p0", "n.sortKey", ["a"]),
        (Window(BY_NAME, before=("b",)), "n.sortKey < $p0", "n.sortKey", ["b"]),
        (
            Window(BY_NAME, after=("a",), before=("b",), limit=3, backward=True),
            "n.sortKey > $p0 AND n.sortKey < $p1",
            "n.sortKey DESC LIMIT $p2",
            ["a", "b", 3],
        ),
        (Window(BACK_BY_NAME, after=("a",)), "n.sortKey < $p0", "n.sortKey DESC", ["a"]),
        (Window(BACK_BY_NAME, before=("b",)), "n.sortKey > $p0", "n.sortKey DESC", ["b"]),
        (Window(BY_KIND), "", "n.kind IS NULL, coalesce(n.kind, ''), n.sortKey", []),
        (
            Window(BY_KIND, after=(False, "k", "a")),
            "n.kind IS NULL >= $p0 AND (n.kind IS NULL > $p0 OR "
            "coalesce(n.kind, '') >= $p1 AND (coalesce(n.kind, '') > $p1 OR n.sortKey > $p2))",
            "n.kind IS NULL, coalesce(n.kind, ''), n.sortKey",
            [False, "k", "a"],
        ),
        (
            Window(BY_KIND, before=(True, "", "b"), backward=True),
            "n.kind IS NULL <= $p0 AND (n.kind IS NULL < $p0 OR "
            "coalesce(n.kind, '') <= $p1 AND (coalesce(n.kind, '') < $p1 OR n.sortKey < $p2))",
            "n.kind IS NULL DESC, coalesce(n.kind, '') DESC, n.sortKey DESC",
            [True, "", "b"],
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_a_page_is_cut_from_the_rows_between_its_cursors(
    window: Window, where: str, order: str, params: list[Any]
) -> None:
    names = Names()
    found = within(ALL, window, names)
    assert found.clause == f"MATCH (n:Council){' WHERE ' if where else ''}{where}"
    assert order_keys(window, found.row, names) + limit(window, names) == order
    assert list(Template("", names.params).statement().params.values()) == params


@pytest.mark.parametrize(
    ("window", "where"),
    [
        (Window(BY_NAME), ""),
        (Window(BY_NAME, after=("a",)), " AND n.sortKey >= $p0"),
        (Window(BY_NAME, before=("b",)), " AND n.sortKey <= $p0"),
        (Window(BACK_BY_NAME, after=("a",)), " AND n.sortKey <= $p0"),
        (
            Window(BY_KIND, after=(False, "k", "a")),
            " AND n.kind IS NULL >= $p0 AND (n.kind IS NULL > $p0 OR "
            "coalesce(n.kind, '') >= $p1 AND (coalesce(n.kind, '') > $p1 OR n.sortKey >= $p2))",
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_with_the_row_of_the_cursor_only_the_last_key_may_be_equal(window: Window, where: str) -> None:
    assert within(EDGES, window, Names(), own=True).clause == f"MATCH (n)<-[r]-() WHERE r.a{where}"


@pytest.mark.parametrize(
    ("found", "window", "clause", "bound"),
    [
        (ALL, Window(BY_COUNT), f"MATCH (n:Council) WITH n, {COUNTED}", ("n", "k2")),
        (EDGES, Window(BY_COUNT), f"MATCH (n)<-[r]-() WHERE r.a WITH n, r, {COUNTED}", ("r", "n", "k2")),
        (
            replace(ALL, row=Scope("n", known={Other(): "other"})),
            Window(BY_COUNT, after=(2, "a")),
            f"MATCH (n:Council) WITH n, other, {COUNTED} WHERE k2 <= $p0 AND (k2 < $p0 OR n.sortKey > $p1)",
            ("n", "other", "k2"),
        ),
        (
            ALL,
            Window((Key(Absent(COUNT), bool), Key(Filled(COUNT, 0), int), Key(SORT_KEY)), before=(True, 0, "b")),
            f"MATCH (n:Council) WITH n, {COUNTED} WHERE k2 IS NULL <= $p0 AND (k2 IS NULL < $p0 OR "
            "coalesce(k2, 0) <= $p1 AND (coalesce(k2, 0) < $p1 OR n.sortKey < $p2))",
            ("n", "k2"),
        ),
    ],
)
def test_what_an_order_computes_is_computed_once_and_what_was_bound_is_carried_on(
    found: Matched, window: Window, clause: str, bound: tuple[str, ...]
) -> None:
    paged = within(found, window, Names())
    assert (paged.clause, paged.row.variables) == (clause, bound)
    assert order_keys(Window(BY_COUNT), paged.row, Names()) == "k2 DESC, n.sortKey"


# Sets of nodes


@pytest.mark.parametrize(
    ("nodes", "clause", "params"),
    [
        (COUNCILS, "MATCH (n0:Council)", {}),
        (Nodes("två ord"), "MATCH (n0:`två ord`)", {}),
        (Nodes("Council", DAY), f"MATCH (n0:Council) WHERE ({on('$p0', 'n0')}) = true", {"p0": DAY.date}),
        (
            Nodes("Council", PERIOD),
            "MATCH (n0:Council) WHERE (n0.validFrom <= $p1 AND n0.validTo >= $p0) = true",
            {"p0": PERIOD.first, "p1": PERIOD.last},
        ),
        (
            Nodes("Council", DAY, SCHOOL),
            f"MATCH (n0:Council) WHERE ({on('$p0', 'n0')}) = true AND n0.kind IN [$p1]",
            {"p0": DAY.date, "p1": "SCHOOL"},
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_a_set_of_nodes_is_matched(nodes: Nodes, clause: str, params: dict[str, Any]) -> None:
    names = Names()
    found = find_nodes(nodes, names)
    assert (found.clause, found.row.variables, names.params) == (clause, ("n0",), params)
    assert found.indexed


# Columns


@pytest.mark.parametrize(
    ("column", "text", "params"),
    [
        (Labels(), "labels(n)", {}),
        (
            Related(MEMBERS, (ROLE, NAME), Window(BY_NAME, limit=3)),
            "COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) "
            "WITH r0, n1 ORDER BY n1.sortKey LIMIT $p0 RETURN [r0.role, n1.name] }",
            {"p0": 3},
        ),
        (
            Related(Logged(), (NAME,), Window(BY_NAME)),
            "COLLECT { UNWIND n.formerIds + n.id AS k2 MATCH (n1:Change {subject: k2}) "
            "WITH n1 ORDER BY n1.sortKey RETURN [n1.name] }",
            {},
        ),
        (
            BeyondCursor(MEMBERS, BY_NAME, ("a",), "before"),
            "EXISTS { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) WHERE n1.sortKey <= $p0 RETURN n1 }",
            {"p0": "a"},
        ),
        (
            BeyondCursor(MEMBERS, BY_NAME, ("b",), "after"),
            "EXISTS { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) WHERE n1.sortKey >= $p0 RETURN n1 }",
            {"p0": "b"},
        ),
        (Cited("r", (NAME,)), "COLLECT { MATCH (n0:Entity {id: r.source}) RETURN [n0.name] }", {}),
        (
            FurtherPlaces((NAME,)),
            "COLLECT { UNWIND coalesce(r.cites, [])[..1] AS k0 "
            "MATCH (:Fact {id: r.id})-[r2:STATED_IN]->(n1:Source) WHERE r2.ordinal > 0 "
            "WITH r2, n1 ORDER BY r2.ordinal RETURN [n1.name] }",
            {},
        ),
        (
            Listed(COUNCILS, (NAME,), Window(BY_NAME)),
            "COLLECT { MATCH (n0:Council) WITH n0 ORDER BY n0.sortKey RETURN [n0.name] }",
            {},
        ),
        (RevisionNumber(), "head(COLLECT { MATCH (n0:Graph {id: 'graph'}) RETURN n0.revision })", {}),
        (LabelCounts(("Actor", "Council")), "[COUNT { MATCH (:Actor) }, COUNT { MATCH (:Council) }]", {}),
        (
            Members(TIES, (ROLE,)),
            f"COLLECT {{ MATCH (n)<-[r0:PARTICIPATES_IN]-(n1:Actor) WHERE {on('$p0', 'r0')} "
            "RETURN [n1.id, coalesce(r0.identity, 'CONFIRMED'), r0.role] }",
            {"p0": DAY.date},
        ),
        (
            Members(replace(TIES, certainties=("CERTAIN",))),
            f"COLLECT {{ MATCH (n)<-[r0:PARTICIPATES_IN]-(n1:Actor) WHERE {on('$p0', 'r0')} "
            f"RETURN [n1.id, CASE WHEN {surely_on('$p0', 'r0')} THEN coalesce(r0.identity, 'CONFIRMED') END] }}",
            {"p0": DAY.date},
        ),
        (
            Grouped(MEMBERS, (KIND, LatestNode((MEMBERS,))), "COUNT_DESC", 5, (NAME,)),
            "COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) WITH DISTINCT r0, n1.kind AS k2, "
            "head(COLLECT { MATCH (n1)<-[r4:REPRESENTED_IN]-(n5:Actor) "
            "WITH r4, n5 ORDER BY r4.validFrom DESC, r4.id LIMIT 1 RETURN [n5.id, n5.sortKey] }) AS k3 "
            "RETURN [k2, k3, COLLECT { MATCH (n6:Entity {id: k3[0]}) RETURN [n6.name] }] }",
            {},
        ),
        (Figures(MEMBERS, KIND), "COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) RETURN n1.kind }", {}),
        (
            Grouped(MEMBERS, (HOLDERS,), "COUNT_DESC", 5, (), (SEATS, POSITION)),
            "COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) "
            "UNWIND CASE WHEN size(n1.seatsGroup) > 0 THEN range(0, size(n1.seatsGroup) - 1) ELSE [null] END AS x3 "
            "WITH DISTINCT r0, n1, n1.seatsGroup[x3] AS k2 "
            "RETURN [k2, [[x4 IN range(0, coalesce(size(n1.seatsGroup), 0) - 1) WHERE n1.seatsGroup[x4] = k2 "
            "| n1.seatsCount[x4]], n1.position]] }",
            {},
        ),
        (
            Figures(MEMBERS, SEATS),
            "COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) UNWIND coalesce(n1.seatsCount, []) AS k2 RETURN k2 }",
            {},
        ),
        (
            Reached(MEMBERS, MEMBERS),
            "COUNT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) MATCH (n1)<-[r2:REPRESENTED_IN]-(n3:Actor) "
            "RETURN DISTINCT n3 }",
            {},
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_a_column_becomes_an_expression(column: Column, text: str, params: dict[str, Any]) -> None:
    assert compiled(compile_column, column) == (text, params)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (KIND, "n.kind"),
        (Year(Attribute("n", "validFrom")), "left(n.validFrom, 4)"),
        (
            HoldsOn(days_of("r"), DAY),
            "CASE WHEN r.togetherFromLatest <= $p0 AND r.togetherToEarliest >= $p0 THEN 'CERTAIN' "
            "WHEN r.togetherFrom <= $p0 AND r.togetherTo >= $p0 THEN 'POSSIBLE' END",
        ),
        (
            HoldsOn(days_of("r"), PERIOD),
            "CASE WHEN r.togetherFromLatest <= $p1 AND r.togetherToEarliest >= $p0 AND r.togetherSurely THEN 'CERTAIN' "
            "WHEN r.togetherFrom <= $p1 AND r.togetherTo >= $p0 THEN 'POSSIBLE' END",
        ),
        (
            Year(Attribute("n", "validFrom"), given=Attribute("n", "validFromEdtf")),
            "CASE WHEN n.validFromEdtf IS NULL THEN null ELSE left(n.validFrom, 4) END",
        ),
        (
            LatestNode((MEMBERS, MEMBERS)),
            "head(COLLECT { MATCH (n)<-[r0:REPRESENTED_IN]-(n1:Actor) "
            "WITH r0, n1 ORDER BY r0.validFrom DESC, r0.id LIMIT 1 RETURN "
            "head(COLLECT { MATCH (n1)<-[r2:REPRESENTED_IN]-(n3:Actor) "
            "WITH r2, n3 ORDER BY r2.validFrom DESC, r2.id LIMIT 1 RETURN [n3.id, n3.sortKey] }) })",
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_the_key_of_a_group_becomes_an_expression(key: Attribute | Year | HoldsOn | LatestNode, text: str) -> None:
    days = (key.time.first, key.time.last) if isinstance(key, HoldsOn) else ()
    assert compiled(compile_key, key) == (text, {f"p{each}": day for each, day in enumerate(dict.fromkeys(days))})


# Branches

IN_OREBRO = OfMunicipality("eq", "1880")
FOUND = "UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})\nWITH k1, coalesce(n0.entity, k1) AS k2\n"


@pytest.mark.parametrize(
    ("branch", "text", "params"),
    [
        (
            Seek(COUNCILS, (NAME,), Window(BY_NAME, limit=3)),
            "MATCH (n0:Council) WHERE n0.sortKey > $p0\nRETURN 0 AS part, [n0.name] AS row\n"
            "ORDER BY n0.sortKey LIMIT $p1",
            [LOWEST, 3],
        ),
        (
            Seek(Nodes("Council", None, AllOf((SCHOOL, IN_OREBRO))), (NAME,), Window(BY_NAME)),
            "MATCH (n0:Council) WHERE (n0.kind IN [$p0] AND n0.municipalityKey IN [$p1]) AND n0.sortKey > $p2\n"
            "RETURN 0 AS part, [[n0.sortKey], [n0.name]] AS row\nORDER BY n0.municipalityKey, n0.sortKey\n"
            "UNION ALL\n"
            "MATCH (n1:Council) WHERE (n1.kind IN [$p3] AND (n1.municipalityKey IN ['several'] AND "
            "$p4 IN n1.municipalities)) AND n1.sortKey > $p5\n"
            "RETURN 0 AS part, [[n1.sortKey], [n1.name]] AS row\nORDER BY n1.municipalityKey, n1.sortKey",
            ["SCHOOL", "1880", LOWEST] * 2,
        ),
        (
            NodeCount(Nodes("Council", None, IN_OREBRO)),
            "MATCH (n0:Council) WHERE (n0.municipalityKey IN [$p0, 'several'] AND $p0 IN n0.municipalities) "
            "WITH count(*) AS total\nRETURN 0 AS part, [total] AS row",
            ["1880"],
        ),
        (
            NodeCount(Nodes("Council", None, OfMunicipality("in", ("1880", "1881")))),
            "MATCH (n0:Council) WHERE (n0.municipalityKey IN $p1 AND "
            "size([x IN $p0 WHERE x IN n0.municipalities]) > 0) "
            "WITH count(*) AS total\nRETURN 0 AS part, [total] AS row",
            [["1880", "1881"], ["1880", "1881", "several"]],
        ),
        (
            ById(("a", "b"), (NAME, AskedId())),
            f"{FOUND}MATCH (n3:Entity {{id: k2}})\nRETURN 0 AS part, [n3.name, k1] AS row",
            [["a", "b"]],
        ),
        (
            ById(("a",), (NAME,), of_type="Council"),
            f"{FOUND}MATCH (n3:Entity {{id: k2}}) WHERE n3:Council\nRETURN 0 AS part, [n3.name] AS row",
            [["a"]],
        ),
        (
            ByCurrentId(("a",), (NAME,)),
            "UNWIND $p0 AS k0 MATCH (n1:Entity {id: k0})\nWITH [n1.name] AS row\n"
            "WITH collect(row) AS k2 UNWIND range(0, size(k2) - 1, 1000) AS k3\n"
            "RETURN 0 AS part, k2[k3..k3 + 1000] AS row",
            [["a"]],
        ),
        (GraphNode((NAME,)), "OPTIONAL MATCH (n0:Datasets {id: 'datasets'})\nRETURN 0 AS part, [n0.name] AS row", []),
        (NodeCount(COUNCILS), "RETURN 0 AS part, [COUNT { MATCH (:Council) }] AS row", []),
        (
            NodeCount(Nodes("Council", None, SCHOOL)),
            "MATCH (n0:Council) WHERE n0.kind IN [$p0] WITH count(*) AS total\nRETURN 0 AS part, [total] AS row",
            ["SCHOOL"],
        ),
        (
            BeyondCursor(COUNCILS, BY_NAME, ("a",), "before"),
            "MATCH (n0:Council) WHERE n0.sortKey <= $p0\nRETURN 0 AS part, [true] AS row LIMIT 1",
            ["a"],
        ),
        (
            BeyondCursor(COUNCILS, BY_NAME, ("b",), "after"),
            "MATCH (n0:Council) WHERE n0.sortKey >= $p0\nRETURN 0 AS part, [true] AS row LIMIT 1",
            ["b"],
        ),
        (
            Figures(COUNCILS, KIND),
            "MATCH (n0:Council) WITH n0.kind AS k1 "
            "WITH min(k1) AS c2, max(k1) AS c3, count(k1) AS c4, sum(k1) AS c5\n"
            "RETURN 0 AS part, [c2, c3, c4, c5] AS row",
            [],
        ),
        (
            Figures(COUNCILS, SEATS),
            "MATCH (n0:Council) UNWIND coalesce(n0.seatsCount, []) AS k6 WITH k6 AS k1 "
            "WITH min(k1) AS c2, max(k1) AS c3, count(k1) AS c4, sum(k1) AS c5\n"
            "RETURN 0 AS part, [c2, c3, c4, c5] AS row",
            [],
        ),
        (
            Grouped(COUNCILS, (KIND,), "COUNT_DESC", 5, (), (POSITION,)),
            "MATCH (n0:Council) WITH DISTINCT n0, n0.kind AS k1 WITH n0, k1, n0.position AS k3 "
            "WITH k1, count(n0) AS c2, min(k3) AS c4, max(k3) AS c5, count(k3) AS c6, sum(k3) AS c7\n"
            "RETURN 0 AS part, [c2, k1, [[c4, c5, c6, c7]]] AS row\n"
            "ORDER BY c2 DESC, k1 IS NULL, k1 LIMIT $p0",
            [5],
        ),
        (
            Figures(COUNCILS, KIND, numeric=False),
            "MATCH (n0:Council) WITH n0.kind AS k1 WITH min(k1) AS c2, max(k1) AS c3\n"
            "RETURN 0 AS part, [c2, c3] AS row",
            [],
        ),
        (
            Reached(COUNCILS, MEMBERS),
            "MATCH (n0:Council) MATCH (n0)<-[r1:REPRESENTED_IN]-(n2:Actor) WITH count(DISTINCT n2) AS c3\n"
            "RETURN 0 AS part, c3 AS row",
            [],
        ),
        (
            Grouped(COUNCILS, (), "COUNT_DESC", 5, ()),
            "MATCH (n0:Council) WITH n0 WITH count(*) AS c1 WHERE c1 > 0\n"
            "RETURN 0 AS part, [c1] AS row\nORDER BY c1 DESC LIMIT $p0",
            [5],
        ),
    ],
    ids=lambda each: getattr(each, "signature", None),
)
def test_a_branch_becomes_a_statement(branch: Branch, text: str, params: list[Any]) -> None:
    statement = compile_branches((branch,))
    assert (statement.text, list(statement.statement().params.values())) == (guarded([text]), params)


@pytest.mark.parametrize(
    ("order", "by"),
    [
        ("COUNT_DESC", "c5 DESC, k1 IS NULL, k1, k2[1] IS NULL, k2[1]"),
        ("COUNT_ASC", "c5, k1 IS NULL, k1, k2[1] IS NULL, k2[1]"),
        ("KEY_ASC", "k1 IS NULL, k1, k2[1] IS NULL, k2[1], c5"),
        ("KEY_DESC", "k1 IS NULL, k1 DESC, k2[1] IS NULL, k2[1] DESC, c5"),
    ],
)
def test_groups_stand_in_order_and_what_is_missing_last(order: str, by: str) -> None:
    text = compile_branches((Grouped(COUNCILS, (KIND, EachNode(MEMBERS)), order, 5, ()),)).text
    branch = (
        "MATCH (n0:Council) OPTIONAL MATCH (n0)<-[r3:REPRESENTED_IN]-(n4:Actor) "
        "WITH n0, n0.kind AS k1, CASE WHEN n4 IS NULL THEN null ELSE [n4.id, n4.sortKey] END AS k2 "
        "WITH k1, k2, count(DISTINCT n0) AS c5\n"
        f"RETURN 0 AS part, [c5, k1, k2] AS row\nORDER BY {by} LIMIT $p0"
    )
    assert text == guarded([branch])


def test_branches_are_numbered_and_share_no_name() -> None:
    branches = (
        "RETURN 0 AS part, [COUNT { MATCH (:Council) }] AS row",
        "OPTIONAL MATCH (n0:Datasets {id: 'datasets'})\nRETURN 1 AS part, [n0.name] AS row",
        "UNWIND $p0 AS k2 OPTIONAL MATCH (n1:FormerId {id: k2})\nWITH k2, coalesce(n1.entity, k2) AS k3\n"
        "MATCH (n4:Entity {id: k3})\nRETURN 2 AS part, [n4.name] AS row",
    )
    assert compile_branches((NodeCount(COUNCILS), GraphNode((NAME,)), ById(("a",), (NAME,)))).statement() == Statement(
        guarded(branches), {"p0": ["a"]}
    )
