"""What of arguments is shape, and what is value."""

import re
from typing import Any

import pytest
from graphql import parse_type, type_from_ast

from resolvers.block.slots import TODAY as DAY
from resolvers.block.slots import Slot
from resolvers.request.arguments import MISSING, shape_of
from resolvers.request.operation import Asked, read_operation
from tests.resolvers.asking import TODAY, question, questions

# Variables


@pytest.mark.parametrize(
    ("of", "value", "shape"),
    [
        ("Int", None, None),
        ("Int", MISSING, MISSING),
        ("Int", 0, ...),
        ("Int!", 3, ...),
        ("Float", 0.0, ...),
        ("String", "", ...),
        ("ID!", "council:a", ...),
        ("Date", "2020-01-01", ...),
        ("[ID!]!", [], ...),
        ("[ID!]!", ["a", "b"], ...),
        ("Boolean", True, True),
        ("Boolean", False, False),
        ("CouncilKind", "FORUM", "FORUM"),
        ("CouncilKind!", None, None),
        ("[CouncilKind!]", [], ()),
        ("[CouncilKind!]", ["FORUM", "NETWORK"], ("FORUM", "NETWORK")),
        ("[CouncilKind]", ["FORUM", None], ("FORUM", None)),
        ("CouncilWhere", {}, ()),
        ("CouncilWhere", {"name": None}, (("name", None),)),
        ("CouncilWhere", {"name": {"eq": None}}, (("name", (("eq", None),)),)),
        ("CouncilWhere", {"name": {"eq": "a"}}, (("name", (("eq", ...),)),)),
        ("CouncilWhere", {"name": {"in": ["a", "b"]}}, (("name", (("in", ...),)),)),
        ("CouncilWhere", {"kind": {"in": ["FORUM"]}}, (("kind", (("in", ("FORUM",)),)),)),
        ("CouncilWhere", {"politicalParticipation": {"eq": True}}, (("politicalParticipation", (("eq", True),)),)),
        ("CouncilWhere", {"OR": [{}, {"id": {"eq": "a"}}]}, (("OR", ((), (("id", (("eq", ...),)),))),)),
        ("[CouncilOrder!]", [{"name": "ASC"}, {"kind": "DESC"}], ((("name", "ASC"),), (("kind", "DESC"),))),
    ],
)
def test_enums_booleans_nulls_and_lengths_of_lists_of_objects_are_shape(of: str, value: Any, shape: Any) -> None:
    found = type_from_ast(questions(), parse_type(of))
    assert shape_of(found, value) == shape  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"n": 1}, {"n": 2}, True),
        ({"n": 1}, {"n": None}, False),
        ({"n": None}, {}, False),
        ({"m": 4}, {}, True),
        ({"kind": "FORUM"}, {"kind": "NETWORK"}, False),
        ({"text": "a"}, {"other": "a"}, False),
        ({"where": {"name": {"eq": "a"}}}, {"where": {"name": {"eq": "b"}}}, True),
        ({"where": {"name": {"eq": "a"}}}, {"where": {"id": {"eq": "a"}}}, False),
    ],
)
def test_questions_are_alike_where_their_variables_are(one: dict[str, Any], other: dict[str, Any], alike: bool) -> None:
    used = "first: $n, last: $m, after: $text, before: $other, where: {kind: {eq: $kind}, NOT: $where}"
    shapes = {read_operation(questions(), question(asking(used), **each), TODAY).shape for each in (one, other)}
    assert (len(shapes) == 1) is alike


# Arguments

DECLARED = {
    "n": "Int",
    "m": "Int = 4",
    "text": "String",
    "other": "String",
    "b": "Boolean",
    "kind": "CouncilKind",
    "sure": "CouncilKind!",
    "id": "ID",
    "where": "CouncilWhere",
    "also": "CouncilWhere!",
    "name": "StringFilter",
    "all": "[CouncilWhere!]",
    "texts": "[String!]",
    "order": "[CouncilOrder!]",
}


def asking(arguments: str) -> str:
    """A question with these arguments, which declares what they use."""
    used = ", ".join(f"${name}: {DECLARED[name]}" for name in sorted(set(re.findall(r"\$(\w+)", arguments))))
    return f"query {f'({used})' if used else ''} {{ councils({arguments}) {{ totalCount }} }}"


def read(arguments: str, variables: dict[str, Any]) -> Asked:
    (asked,) = read_operation(questions(), question(asking(arguments), **variables), TODAY).root()
    return asked


def told(given: Any, values: Any = None) -> Any:
    """Arguments with what is in their slots: what it always is, or what it is now."""
    if isinstance(given, Slot):
        value = given.value if values is None else values[given.number]
        return f"{'always' if given.constant else 'now'} {value!r}"
    if isinstance(given, dict):
        return {name: told(each, values) for name, each in given.items()}
    return [told(each, values) for each in given] if isinstance(given, list) else given


@pytest.mark.parametrize(
    ("arguments", "variables", "slotted"),
    [
        ("first: 3", {}, {"first": "always 3"}),
        ("first: null", {}, {"first": None}),
        ("first: $n", {"n": 3}, {"first": "now 3"}),
        ("first: $n", {"n": None}, {"first": None}),
        ("first: $n", {}, {}),
        ("first: $m", {}, {"first": "now 4"}),
        ("first: $m", {"m": 5}, {"first": "now 5"}),
        ("first: $n, last: $n", {"n": 3}, {"first": "now 3", "last": "now 3"}),
        ('asOf: "2020-01-01"', {}, {"asOf": "always '2020-01-01'"}),
        ("where: {}", {}, {"where": {}}),
        ("where: {kind: {eq: FORUM}}", {}, {"where": {"kind": {"eq": "FORUM"}}}),
        ("where: {kind: {eq: $kind}}", {"kind": "FORUM"}, {"where": {"kind": {"eq": "FORUM"}}}),
        ("where: {kind: {in: [FORUM, $sure]}}", {"sure": "NETWORK"}, {"where": {"kind": {"in": ["FORUM", "NETWORK"]}}}),
        ("where: {nameIsEditorial: {eq: $b}}", {"b": False}, {"where": {"nameIsEditorial": {"eq": False}}}),
        ('where: {name: {eq: "a"}}', {}, {"where": {"name": {"eq": "always 'a'"}}}),
        ("where: {name: {eq: $text}}", {"text": "a"}, {"where": {"name": {"eq": "now 'a'"}}}),
        ("where: {name: {eq: $text}}", {"text": None}, {"where": {"name": {"eq": None}}}),
        ("where: {name: {eq: $text}}", {}, {"where": {"name": {}}}),
        ('where: {name: {in: ["a", "b"]}}', {}, {"where": {"name": {"in": "always ['a', 'b']"}}}),
        ('where: {name: {in: "a"}}', {}, {"where": {"name": {"in": "always ['a']"}}}),
        ("where: {name: {in: $texts}}", {"texts": ["a"]}, {"where": {"name": {"in": "now ['a']"}}}),
        ("where: {name: {in: $texts}}", {"texts": "a"}, {"where": {"name": {"in": "now ['a']"}}}),
        (
            "where: {name: $name, id: {eq: $id}}",
            {"name": {"eq": "a", "in": ["b"]}, "id": "c"},
            {"where": {"name": {"eq": "now 'a'", "in": "now ['b']"}, "id": {"eq": "now 'c'"}}},
        ),
        (
            "where: {OR: [{kind: {eq: FORUM}}, $also]}",
            {"also": {"name": {"eq": "a"}}},
            {"where": {"OR": [{"kind": {"eq": "FORUM"}}, {"name": {"eq": "now 'a'"}}]}},
        ),
        (
            "where: {OR: $all}",
            {"all": [{"name": {"eq": "a"}}, {"kind": {"eq": "FORUM"}}]},
            {"where": {"OR": [{"name": {"eq": "now 'a'"}}, {"kind": {"eq": "FORUM"}}]}},
        ),
        ('where: {OR: {name: {eq: "a"}}}', {}, {"where": {"OR": [{"name": {"eq": "always 'a'"}}]}}),
        ("where: {OR: {name: {eq: $text}}}", {"text": "a"}, {"where": {"OR": [{"name": {"eq": "now 'a'"}}]}}),
        ("where: $where", {"where": None}, {"where": None}),
        ("orderBy: {name: ASC}", {}, {"orderBy": [{"name": "ASC"}]}),
        ("orderBy: $order", {"order": [{"name": "DESC"}]}, {"orderBy": [{"name": "DESC"}]}),
    ],
)
def test_values_lie_in_slots(arguments: str, variables: dict[str, Any], slotted: dict[str, Any]) -> None:
    assert told(dict(read(arguments, variables).arguments)) == slotted


@pytest.mark.parametrize(
    ("arguments", "variables", "others", "slotted"),
    [
        ("first: $n", {"n": 3}, {"n": 5}, {"first": "now 5"}),
        ("first: 3, last: $n", {"n": 3}, {"n": 5}, {"first": "always 3", "last": "now 5"}),
        ("where: {name: {in: $texts}}", {"texts": ["a"]}, {"texts": []}, {"where": {"name": {"in": "now []"}}}),
        (
            "where: {OR: $all}",
            {"all": [{"name": {"eq": "a"}}, {"id": {"eq": "b"}}]},
            {"all": [{"name": {"eq": "c"}}, {"id": {"eq": "d"}}]},
            {"where": {"OR": [{"name": {"eq": "now 'c'"}}, {"id": {"eq": "now 'd'"}}]}},
        ),
        (
            'where: {NOT: {name: {eq: $text}}, id: {eq: "a"}}',
            {"text": "a"},
            {"text": "b"},
            {"where": {"NOT": {"name": {"eq": "now 'b'"}}, "id": {"eq": "always 'a'"}}},
        ),
    ],
)
def test_a_slot_has_the_value_of_whoever_asks(
    arguments: str, variables: dict[str, Any], others: dict[str, Any], slotted: dict[str, Any]
) -> None:
    asked = read(arguments, variables)
    values = asked.slots.close().values({**others, DAY: "2026-11-23"})
    assert told(dict(asked.arguments), values) == slotted


def test_a_list_of_some_texts_that_are_variables_is_one_value() -> None:
    text = """query ($one: String!, $two: String!) {
        councils(where: {name: {in: ["a", $one, "b", $two]}}) { totalCount } }"""
    (asked,) = read_operation(questions(), question(text, one="x", two="y"), TODAY).root()
    assert told(asked.arguments["where"]) == {"name": {"in": "now ['a', 'x', 'b', 'y']"}}
    values = asked.slots.close().values({"one": "X", "two": "Y", DAY: "2026-11-23"})
    assert told(asked.arguments["where"], values) == {"name": {"in": "now ['a', 'X', 'b', 'Y']"}}


def test_a_default_of_the_schema_is_always_the_same() -> None:
    (asked,) = read_operation(questions(), question("{ network(around: []) { truncated } }"), TODAY).root()
    given = told(dict(asked.arguments))
    assert (given["depth"], given["mode"], given["around"]) == ("always 1", "ACTORS", "always []")
    assert given["identity"] == ["CONFIRMED", "PROBABLE"]
