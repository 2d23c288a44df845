"""What was prepared for one who asked is right for others: the statement, and what the answer is read from."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLList,
    OperationDefinitionNode,
    get_named_type,
    get_nullable_type,
    parse,
    type_from_ast,
)
from hypothesis import given
from hypothesis import strategies as st

from graph_store import GraphStore
from resolvers.block.slots import Slot, bound
from resolvers.cursor import encode_cursor
from resolvers.plan.context import Context
from resolvers.prepared import Bound, PreparedQuestions, prepare
from resolvers.question import Question
from resolvers.request.arguments import shape_of
from resolvers.request.limits import Limits
from resolvers.request.operation import Operation, read_operation
from resolvers.response.columns import forms_in
from resolvers.response.form import Composed, Cursor
from resolvers.service import serve
from tests.evaluator.asking import TODAYS, places
from tests.evaluator.examples import examples, random_graphs
from tests.evaluator.question import write
from tests.evaluator.random_facts import DAYS, MUNICIPALITIES, NAMES, TEXTS
from tests.evaluator.random_questions import Questions
from tests.model import MODEL
from tests.resolvers.asking import TODAY, graph_of, question, questions

LIMITS = Limits()


@dataclass(frozen=True)
class Asked:
    """A document with the variables of several who ask it, and the day of each."""

    text: str
    asked: tuple[tuple[Mapping[str, Any], date], ...]


def fresh(text: str, variables: Mapping[str, Any], today: date = TODAY) -> Bound:
    operation = read_operation(questions(), question(text, **variables), today)
    return prepare(operation, MODEL, LIMITS)


def kept(prepared: PreparedQuestions, text: str, variables: Mapping[str, Any], today: date = TODAY) -> Bound:
    operation = read_operation(questions(), question(text, **variables), today)
    return prepared.bind(text, operation, MODEL, LIMITS)


def outcome(ask: Callable[[], Bound]) -> tuple[Bound | None, str | None]:
    """What comes of a question: it is prepared, or refused with this message."""
    try:
        return ask(), None
    except GraphQLError as error:
        return None, f"{error.message} {error.extensions}"


def hold_alike(prepared: PreparedQuestions, text: str, variables: Mapping[str, Any], today: date = TODAY) -> None:
    """Hold that a question has the statement and the answer that it has when it is planned anew."""
    expected, refused = outcome(lambda: fresh(text, variables, today))
    found, refused_too = outcome(lambda: kept(prepared, text, variables, today))
    assert refused == refused_too
    if refused:
        return
    assert found
    assert expected
    assert found.statement == expected.statement
    # an answer is read by the form from the rows of the branches, by nothing else
    assert found.branches == expected.branches
    assert found.derivations == expected.derivations
    assert response_of(found) == response_of(expected)


# Random documents, asked with random variables

VALUES: dict[str, Sequence[Any]] = {
    "String": (*NAMES, *TEXTS, *MUNICIPALITIES),
    "Date": DAYS,
    "ID": ("x", "actor:a", "actor:a@2020-01-01", f"council:b@{TODAYS}", "council:b@2024-02-29"),
    "Int": (0, 1, 2, 3, 10, 999, 1001, -1),
    "Float": (0.0, 1 / 3, 1.5),
    "Language": ("SV", "en", "fi", "sv-FI"),
}


def changed(draw: st.DrawFn, of: Any, value: Any) -> Any:
    """A value of an input type with other texts, numbers, days and ids in it; sometimes with less in it."""
    inner, named = get_nullable_type(of), get_named_type(of)
    if value is None or draw(st.integers(0, 3)) == 0:
        return value
    if isinstance(inner, GraphQLList):
        return [changed(draw, inner.of_type, each) for each in value]
    if isinstance(inner, GraphQLInputObjectType):
        return {name: changed(draw, inner.fields[name].type, each) for name, each in value.items()}
    return draw(st.sampled_from(VALUES[named.name])) if named.name in VALUES else value


def twice(text: str, other: str) -> str:
    """Two questions about a root field in one document, the second with variables of its own."""
    head, body = re.fullmatch(r"query(?: \((.*?)\))? \{\n(.*)\}", text, re.DOTALL).groups()  # type: ignore[union-attr]
    other_head, other_body = re.fullmatch(r"query(?: \((.*?)\))? \{\n(.*)\}", other, re.DOTALL).groups()  # type: ignore[union-attr]
    declared = ", ".join(filter(None, (head, (other_head or "").replace("$v", "$w"))))
    return f"query{f' ({declared})' if declared else ''} {{ a: {body} b: {other_body.replace('$v', '$w')} }}"


@st.composite
def random_documents(draw: st.DrawFn) -> Asked:
    graph = draw(random_graphs())
    one = Questions(draw, MODEL, graph.facts, TODAYS).one()
    while places(one):  # cursors are tried below
        one = Questions(draw, MODEL, graph.facts, TODAYS).one()
    written = write(one, questions())
    text, variables = written.text, dict(written.variables)
    if draw(st.booleans()):
        text = twice(text, text)
        variables |= {name.replace("v", "w"): value for name, value in variables.items()}
    (definition,) = parse(text).definitions
    assert isinstance(definition, OperationDefinitionNode)
    definitions = {
        each.variable.name.value: type_from_ast(questions(), each.type)
        for each in definition.variable_definitions or ()
    }
    asked = [(variables, TODAY)]
    for _ in range(draw(st.integers(1, 4))):
        others = {name: changed(draw, of, variables[name]) for name, of in definitions.items() if name in variables}
        if draw(st.booleans()):  # both ask for the same, or one for what the other asked for before
            others = {name: others.get(name.replace("w", "v"), value) for name, value in others.items()}
        asked.append((others, draw(st.sampled_from((TODAY, TODAY + timedelta(1), date(2020, 1, 1))))))
    return Asked(text, tuple(asked))


@examples(100)
@given(random_documents())
def test_what_was_prepared_for_one_is_right_for_all(asked: Asked) -> None:
    prepared = PreparedQuestions()
    for variables, today in asked.asked:
        hold_alike(prepared, asked.text, variables, today)


# What a naive key would miss

SHARED: list[tuple[str, list[dict[str, Any]]]] = [
    (
        """query ($a: String, $b: String) {
            x: councils(where: {name: {contains: $a}}) { totalCount }
            y: councils(where: {name: {contains: $b}}) { totalCount } }""",
        [{"a": "x", "b": "x"}, {"a": "x", "b": "y"}, {"a": "y", "b": "y"}],
    ),
    (
        """query ($a: String, $b: String) { __schema { queryType { name } }
            x: councils(where: {name: {contains: $a}}) { totalCount }
            y: councils(where: {name: {contains: $b}}) { nodes { name } totalCount } }""",
        [{"a": "råd", "b": "x"}, {"a": "råd", "b": "råd"}, {"a": "x", "b": "råd"}],
    ),
    (
        """query ($a: Int, $b: Int) { councils { nodes {
            x: members(first: $a) { nodes { id } } y: members(first: $b) { nodes { id } } } } }""",
        [{"a": 1, "b": 2}, {"a": 2, "b": 2}, {"a": None, "b": 20}, {"b": 20}, {"a": 20}],
    ),
    (
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }",
        [
            {"ids": ["a", "b"]},
            {"ids": ["a@2020-01-01", "b"]},
            {"ids": ["b", "a@2020-01-01", "c@2021-01-01"]},
            {"ids": []},
            {"ids": [f"a@{TODAYS}"]},
        ],
    ),
    (
        "query ($id: ID!, $day: Date) { node(id: $id) { id } council(id: $id, asOf: $day) { id validity { holds } } }",
        [
            {"id": "x"},
            {"id": "x@2020-01-01"},
            {"id": f"x@{TODAYS}"},
            {"id": "x", "day": "2020-01-01"},
            {"id": "x", "day": TODAYS},
        ],
    ),
    (
        """query ($on: Boolean!, $by: [ActorOrder!], $language: Language!) { actors(orderBy: $by) { nodes {
            name kind @include(if: $on) statements { nodes { text(language: $language) } } } } }""",
        [
            {"on": True, "by": [{"name": "ASC"}], "language": "SV"},
            {"on": False, "by": [{"name": "ASC"}], "language": "EN"},
            {"on": True, "by": [{"name": "DESC"}], "language": "EN"},
            {"on": True, "by": [], "language": "SV"},
            {"on": True, "by": None, "language": "SV"},
        ],
    ),
    (
        """query ($through: [CollaborationKind!]!, $most: Int, $depth: Int!, $around: [ID!], $least: Float,
                  $to: Date! = "2021-01-01") {
            network(through: $through, maxGroupSize: $most, depth: $depth, around: $around, minStrength: $least) {
                nodes { entity { id } } assumptions { maxGroupSize minStrength asOf }
                series(from: "2020-01-01", to: $to, step: YEAR) { date links } } }""",
        [
            {"through": ["COUNCIL"], "depth": 1, "around": ["actor:a"], "least": 0.5},
            {"through": ["COUNCIL"], "depth": 1, "around": ["actor:a"], "least": 0.5, "to": "2024-06-01"},
            {"through": ["COUNCIL"], "depth": 1, "around": ["actor:a"], "least": 0.5, "to": "2019-06-01"},
            {"through": ["COUNCIL"], "depth": 2, "around": ["actor:a", "actor:b"], "least": 0.25},
            {"through": ["COUNCIL"], "depth": 0, "around": ["actor:a"], "most": 5},
            {"through": ["PARTNERSHIP"], "depth": 1},
            {"through": ["COUNCIL"], "depth": 1, "around": [f"actor:a@{TODAYS}"], "least": 0.5},
            {"through": ["COUNCIL"], "depth": 1, "around": ["actor:a@2020-01-01"], "least": 0.5},
            {"through": ["COUNCIL"], "depth": 4, "around": ["actor:a"], "least": 0.5},
        ],
    ),
    (
        """query ($t: String!, $m: String, $first: Int) {
            search(text: $t, municipality: $m, first: $first) { nodes { id } } }""",
        [{"t": "barnråd"}, {"t": "råd i örebro", "first": 3}, {"t": "", "m": "1880"}, {"t": "x", "first": 1001}],
    ),
    (
        """query ($a: String, $where: CouncilWhere) {
            councils(where: {OR: [{name: {eq: $a}}, {NOT: $where}]}) { totalCount } }""",
        [
            {"a": "x", "where": {"name": {"in": ["a", "b"]}}},
            {"a": "y", "where": {"name": {"in": []}}},
            {"a": None, "where": {"name": {"in": ["a"]}}},
            {"where": {"id": {"eq": None}}},
            {"a": "x", "where": {}},
            {"a": "x", "where": {"id": {"eq": "a@2020-01-01"}}},
        ],
    ),
    (
        """query ($from: Date!, $to: Date!, $step: TimeStep!, $until: Date!, $role: String) { councils {
            aggregate { x: series(from: $from, to: $to, step: $step) { date count } }
            nodes { members(where: {edge: {role: {eq: $role}, validity: {holds: {eq: CERTAIN}}}}) { aggregate {
                x: series(from: $from, to: $to, step: $step) { count }
                y: series(from: $from, to: $until, step: $step) { certain } } } } } }""",
        [
            {"from": "2020-01-01", "to": "2021-01-01", "until": "2021-01-01", "step": "YEAR"},
            {"from": "2020-01-01", "to": "2021-01-01", "until": "2022-01-01", "step": "YEAR"},
            {"from": "2020-01-01", "to": "2021-01-01", "until": "2021-06-01", "step": "YEAR", "role": "chair"},
            {"from": "2020-01-31", "to": "2021-01-01", "until": "2021-06-01", "step": "MONTH", "role": "member"},
            {"from": "2020-01-31", "to": "2020-01-01", "until": "2021-06-01", "step": "MONTH", "role": "member"},
            {"from": "1900-01-31", "to": "2020-01-01", "until": "2021-06-01", "step": "MONTH", "role": "member"},
        ],
    ),
]


@pytest.mark.parametrize(("text", "asked"), SHARED, ids=range(len(SHARED)))
def test_a_question_asked_in_any_order_is_as_if_asked_alone(text: str, asked: list[dict[str, Any]]) -> None:
    for start in range(len(asked)):
        prepared = PreparedQuestions()
        for variables in asked[start:] + asked[:start]:
            hold_alike(prepared, text, variables)
            hold_alike(prepared, text, variables, TODAY + timedelta(1))


def test_cursors_go_with_their_order_whoever_asks() -> None:
    text = """query ($n: Int, $after: String, $before: String) { actors(first: $n, after: $after, before: $before) {
        nodes { id } pageInfo { hasNextPage hasPreviousPage } } }"""
    order = cursor_mark("{ actors { edges { cursor } } }")
    one, two = (encode_cursor(order, [key]) for key in ("a x", "b y"))
    prepared = PreparedQuestions()
    for variables in (
        {"n": 2, "after": one},
        {"n": 3, "after": two},
        {"after": two, "before": one},
        {"after": "?"},
        {},
        {"after": encode_cursor("another", ["a"])},
    ):
        hold_alike(prepared, text, variables)


def cursor_mark(text: str) -> str:
    """What the cursors of a connection carry."""
    (mark,) = (each.order for each in forms_in(response_of(fresh(text, {}))) if isinstance(each, Cursor))
    assert isinstance(mark, str)
    return mark


def response_of(found: Bound) -> Composed:
    """What an answer is read from, with the values of who asks."""
    return bound(found.prepared.plan.response, found.values)


# What is kept


def test_other_values_hit_and_another_shape_misses() -> None:
    prepared = PreparedQuestions()
    text = "query ($n: Int, $kind: CouncilKind) { councils(first: $n, where: {kind: {eq: $kind}}) { nodes { name } } }"
    for variables in ({"n": 1}, {"n": 2}, {"n": 400}, {"n": 1, "kind": "COUNCIL"}, {"n": 9, "kind": "COUNCIL"}):
        kept(prepared, text, variables)
    assert (prepared.hits, prepared.misses, len(prepared)) == (3, 2, 2)


def test_the_day_is_a_value() -> None:
    prepared = PreparedQuestions()
    for day in range(5):
        found = kept(prepared, "{ councils { nodes { id } } }", {}, TODAY + timedelta(day))
        assert (TODAY + timedelta(day)).isoformat() in found.statement.params.values()
    assert (prepared.hits, prepared.misses) == (4, 1)


def test_no_more_is_kept_than_fits_and_the_least_asked_goes_first() -> None:
    prepared = PreparedQuestions(most=120_000)
    texts = [f"{{ councils(first: {number}) {{ nodes {{ name }} }} }}" for number in range(20)]
    for text in texts:
        kept(prepared, text, {})
        kept(prepared, texts[0], {})
    assert prepared.weight <= 120_000
    assert 1 < len(prepared) < 20
    assert prepared.hits == 20


def test_who_asked_first_is_forgotten() -> None:
    prepared = PreparedQuestions()
    text = """query ($id: ID!, $name: String) {
        council(id: $id) { name } councils(where: {name: {eq: $name}}) { totalCount } }"""
    found = kept(prepared, text, {"id": "council:secret", "name": "a secret"})
    assert "secret" not in repr(found.prepared.recipe)
    assert not [slot for slot in slots_in(found.prepared.plan.branches) if "secret" in str(slot.value)]


def test_the_steps_to_the_values_hold_nothing_of_who_asked_first() -> None:
    text = """query ($ids: [ID!]!, $name: String, $day: Date, $n: Int, $t: String!) {
        nodes(ids: $ids) { id } councils(where: {name: {eq: $name}}, asOf: $day, first: $n) { totalCount }
        search(text: $t) { totalCount } network(around: $ids, first: $n) { truncated } }"""
    variables = {"ids": ["actor:secret"], "name": "a secret", "n": 7, "t": "a secret"}
    recipe = fresh(text, variables).prepared.recipe
    held = [value for step in recipe.steps if step.function for value in inside(step.function)]
    assert held
    assert not [each for each in held if isinstance(each, Operation | Context)]


def inside(function: Any) -> Iterator[Any]:
    """All that a function closes over, and the functions in it."""
    parts = (function.func, *function.args) if isinstance(function, partial) else ()
    cells = [each.cell_contents for each in getattr(function, "__closure__", None) or ()]
    for each in (*parts, *cells):
        yield each
        if callable(each):
            yield from inside(each)


def test_the_shape_of_the_variables_has_its_weight() -> None:
    prepared = PreparedQuestions(most=1_000_000)
    text = """query ($where: CouncilWhere, $skip: Boolean!) {
        __typename councils(where: $where) @skip(if: $skip) { totalCount } }"""
    for number in range(20):
        where = {"OR": [{"name": {"eq": None}}] * (1_000 + number)}
        kept(prepared, text, {"where": where, "skip": True})
    assert len(prepared) < 5


def test_aliases_with_one_variable_are_not_compared() -> None:
    prepared = PreparedQuestions()
    councils = "councils(where: {name: {contains: $m}}) { totalCount }"
    aliases = " ".join(f"a{number}: {councils}" for number in range(60))
    for value in ("x", "y"):
        found = kept(prepared, f"query ($m: String) {{ {aliases} }}", {"m": value})
    assert (prepared.hits, prepared.misses, found.prepared.recipe.equal) == (1, 1, ())


def slots_in(block: Any) -> Iterator[Any]:
    if isinstance(block, Slot):
        yield block
    elif isinstance(block, tuple):
        for each in block:
            yield from slots_in(each)
    elif hasattr(block, "__dataclass_fields__"):
        for name in block.__dataclass_fields__:
            yield from slots_in(getattr(block, name))


def test_the_shape_of_a_variable_is_what_shows_in_a_text() -> None:
    where = questions().type_map["CouncilWhere"]
    assert isinstance(where, GraphQLInputObjectType)
    alike = [
        {"name": {"eq": "a"}, "id": {"in": ["a", "b"]}},
        {"name": {"eq": "b"}, "id": {"in": []}},
    ]
    assert len({shape_of(where, each) for each in alike}) == 1
    different = [
        {},
        {"name": None},
        {"name": {"eq": None}},
        {"name": {"eq": "a"}},
        {"name": {"contains": "a"}},
        {"kind": {"eq": "COUNCIL"}},
        {"kind": {"eq": "FORUM"}},
        {"OR": []},
        {"OR": [{}]},
        {"OR": [{"name": {"eq": "a"}}, {"name": {"eq": "a"}}]},
    ]
    assert len({shape_of(where, each) for each in different}) == len(different)


# On a graph


async def test_answers_of_a_kept_plan_are_those_of_a_new_one(orebro: GraphStore) -> None:
    shared = graph_of(orebro)
    asked: list[tuple[str, dict[str, Any]]] = [(text, each) for text, several in SHARED for each in several]
    for text, variables in [*asked, *reversed(asked)]:
        ask = Question(text, parse(text), None, variables)
        alone = replace(graph_of(orebro), prepared=PreparedQuestions())
        alone.__dict__["plain_schema"] = questions()
        assert (await serve(ask, shared)).body() == (await serve(ask, alone)).body(), (text, variables)
    assert shared.prepared.hits >= len(asked)
