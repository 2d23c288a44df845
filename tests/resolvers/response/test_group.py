"""Edges beside a node are grouped and measured as the graph groups and measures the nodes of a set."""

from typing import Any

import pytest

from resolvers.block import Attribute, Figures, Grouped, Nodes, ObjectValue, Pattern
from resolvers.block.slots import Slots
from resolvers.response.form import (
    Composed,
    Field,
    GroupField,
    GroupKeyField,
    Groups,
    GroupValue,
    Named,
    Read,
    Statistic,
)
from resolvers.response.group import figured, grouped
from resolvers.response.reader import Shaped, positions, reader
from schema.edge import Direction
from tests.resolvers.asking import compiled

COUNCIL, FORUM = ["council:a", "sort key 2"], ["council:b", "sort key 1"]
NAMESAKE = ["council:c", "sort key 1"]


@pytest.mark.parametrize(
    ("keys", "order", "groups"),
    [
        (["b", "a", "b"], "COUNT_DESC", [[2, "b"], [1, "a"]]),
        (["b", "a", "b"], "COUNT_ASC", [[1, "a"], [2, "b"]]),
        (["b", None, "a"], "KEY_ASC", [[1, "a"], [1, "b"], [1, None]]),
        (["b", None, "a"], "KEY_DESC", [[1, "b"], [1, "a"], [1, None]]),
        ([True, False, None], "COUNT_DESC", [[1, False], [1, True], [1, None]]),
        ([None, False, True], "KEY_DESC", [[1, True], [1, False], [1, None]]),
        (["", None], "KEY_DESC", [[1, ""], [1, None]]),
        (["", None, None], "COUNT_DESC", [[2, None], [1, ""]]),
        ([2, 10, 10], "KEY_ASC", [[1, 2], [2, 10]]),
        ([COUNCIL, None, FORUM], "KEY_ASC", [[1, FORUM], [1, COUNCIL], [1, None]]),
        ([COUNCIL, None, FORUM], "KEY_DESC", [[1, COUNCIL], [1, FORUM], [1, None]]),
        ([NAMESAKE, FORUM, FORUM], "COUNT_DESC", [[2, FORUM], [1, NAMESAKE]]),
        ([FORUM, FORUM, NAMESAKE], "KEY_ASC", [[1, NAMESAKE], [2, FORUM]]),
        ([COUNCIL, FORUM, ["council:a", "sort key 2"]], "COUNT_DESC", [[2, COUNCIL], [1, FORUM]]),
    ],
)
def test_groups_lie_in_order_and_what_is_missing_comes_last(keys: list[Any], order: str, groups: list[Any]) -> None:
    assert grouped([[key] for key in keys], [1], order, 50) == groups


ROWS: list[list[Any]] = [["b", 1], ["a", 2], ["a", None], ["a", 1], ["b", 1], [None, 1]]


@pytest.mark.parametrize(
    ("order", "groups"),
    [
        ("COUNT_DESC", [[2, "b", 1], [1, "a", 1], [1, "a", 2], [1, "a", None], [1, None, 1]]),
        ("COUNT_ASC", [[1, "a", 1], [1, "a", 2], [1, "a", None], [1, None, 1], [2, "b", 1]]),
        ("KEY_ASC", [[1, "a", 1], [1, "a", 2], [1, "a", None], [2, "b", 1], [1, None, 1]]),
        ("KEY_DESC", [[2, "b", 1], [1, "a", 2], [1, "a", 1], [1, "a", None], [1, None, 1]]),
    ],
)
def test_of_two_keys_the_first_comes_first(order: str, groups: list[Any]) -> None:
    assert grouped(ROWS, [1, 2], order, 50) == groups


@pytest.mark.parametrize(
    ("places", "groups"),
    [
        ([1], [[3, "a", 2], [2, "b", 1], [1, None, 1]]),
        ([2], [[4, "b", 1], [1, "a", 2], [1, "a", None]]),
        ([], [[6, "b", 1]]),
    ],
)
def test_rows_are_told_apart_by_their_keys_alone(places: list[int], groups: list[Any]) -> None:
    assert grouped(ROWS, places, "COUNT_DESC", 50) == groups


@pytest.mark.parametrize(
    ("limit", "groups"), [(0, []), (1, [[2, "b"]]), (2, [[2, "b"], [1, "a"]]), (3, [[2, "b"], [1, "a"]])]
)
def test_no_more_groups_than_asked_for(limit: int, groups: list[Any]) -> None:
    assert grouped([["b"], ["a"], ["b"]], [1], "COUNT_DESC", limit) == groups


def test_no_rows_are_no_group() -> None:
    assert grouped([], [], "COUNT_DESC", 50) == []
    statement = compiled("{ councils { aggregate { groupBy(by: []) { count } } } }")
    assert "WHERE c1 > 0" in statement.text


# Figures


@pytest.mark.parametrize(
    ("values", "figures"),
    [
        ([3, 1, 2], [1, 3, 3, 6]),
        ([None, 4, None], [4, 4, 1, 4]),
        ([0], [0, 0, 1, 0]),
        ([1, 2], [1, 2, 2, 3]),
        ([-1, 1], [-1, 1, 2, 0]),
        ([], [None, None, 0, 0]),
        ([None], [None, None, 0, 0]),
    ],
)
def test_numbers_have_ends_a_count_and_a_sum(values: list[Any], figures: list[Any]) -> None:
    assert figured(values, numeric=True) == figures


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        (["2020-01-02", "2019-12-31", None], ["2019-12-31", "2020-01-02"]),
        (["2020-01-02"], ["2020-01-02", "2020-01-02"]),
        ([None], [None, None]),
        ([], [None, None]),
    ],
)
def test_days_have_ends_alone(days: list[Any], ends: list[Any]) -> None:
    assert figured(days, numeric=False) == ends


MEMBERS, COUNCILS = Pattern("REPRESENTED_IN", Direction.IN, "Actor"), Nodes("Council")
NAME, KIND = Attribute("n", "name"), Attribute("n", "kind")


@pytest.mark.parametrize(
    ("name", "real", "figure"),
    [
        ("min", False, "1"),
        ("min", True, "1.0"),
        ("max", False, "3"),
        ("avg", True, "1.666666667"),
        ("sum", False, "5"),
        ("sum", True, "5.0"),
    ],
)
def test_a_figure_is_read_as_the_graph_has_it_and_as_it_is_measured_here(name: str, real: bool, figure: str) -> None:
    beside, of_set = Figures(MEMBERS, KIND), Figures(COUNCILS, KIND)
    read_beside = reader(Statistic(beside, False, name, real), positions((beside,)), False)
    read_of_set = reader(Statistic(of_set, True, name, real), positions((of_set,)), False)
    assert repr(read_beside([[1, 1, None, 3]], [])) == figure
    assert repr(read_of_set([[[1, 3, 3, 5]]], [])) == figure


@pytest.mark.parametrize(("name", "figure"), [("min", None), ("max", None), ("avg", None), ("sum", 0.0)])
def test_of_nothing_there_is_a_sum_alone(name: str, figure: float | None) -> None:
    of_set = Figures(COUNCILS, KIND)
    read = reader(Statistic(of_set, True, name, True), positions((of_set,)), False)
    assert read([[[None, None, 0, 0]]], []) == figure


def test_a_sum_is_greater_than_an_int() -> None:
    read = reader(Statistic(Figures(COUNCILS, KIND), True, "sum", True), positions((Figures(COUNCILS, KIND),)), False)
    assert read([[[1, 2**31, 2, 2**32]]], []) == 4294967296.0


# Groups as a client asks for them

BY = (GroupKeyField("by", "by", None), GroupKeyField("is", "value", None))
ENTITY = GroupKeyField("e", "entity", Composed("Council", (Field("called", Read(NAME), False),)))
TYPED = (GroupKeyField("t", "__typename", None),)


def read_groups(
    rows: list[Any],
    *values: GroupValue,
    keys: tuple[GroupKeyField, ...] = BY,
    counted: bool = True,
    typed: bool = False,
) -> Any:
    block = Grouped(COUNCILS if counted else MEMBERS, (KIND,), "COUNT_DESC", 2, (NAME,))
    fields = (GroupField("n", "count"), GroupField("k", "keys", keys))
    return reader(Groups(block, counted, values, fields), positions((block,)), typed)([rows], [])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("a", "a"),
        ("", ""),
        (None, None),
        (True, "true"),
        (False, "false"),
        (2, "2"),
        (["council:a", "sort key"], "council:a"),
    ],
)
def test_a_key_has_a_value_that_is_a_text(key: Any, value: Any) -> None:
    assert read_groups([[3, key]], GroupValue("KIND", 1, None)) == [{"n": 3, "k": [{"by": "KIND", "is": value}]}]


def test_two_keys_stand_as_they_are_asked_for() -> None:
    values = (GroupValue("KIND", 1, None), GroupValue("HOST", 2, 3))
    (found,) = read_groups([[3, "a", ["actor:x", "x"], [["Xi"]]]], *values, keys=(*BY, ENTITY))
    assert found["k"] == [
        {"by": "KIND", "is": "a", "e": None},
        {"by": "HOST", "is": "actor:x", "e": {"called": "Xi"}},
    ]


@pytest.mark.parametrize("nodes", [None, []])
def test_a_key_that_is_missing_has_no_entity(nodes: Any) -> None:
    (found,) = read_groups([[3, None, nodes]], GroupValue("HOST", 1, 2), keys=(ENTITY,))
    assert found == {"n": 3, "k": [{"e": None}]}


def test_what_lies_beside_a_node_is_counted_here() -> None:
    found = read_groups([["a"], ["b"], ["c"], ["b"]], GroupValue("KIND", 1, None), counted=False)
    assert [(each["n"], each["k"][0]["is"]) for each in found] == [(2, "b"), (1, "a")]


NUMBERS = (Named("o", "of"), Named("n", "count"), *(Named(name, name) for name in ("min", "max", "avg", "sum")))


def test_numbers_have_the_figures_of_all_rows_of_a_group_be_they_counted_by_the_graph_or_here() -> None:
    numbers = (Attribute("n", "ordinal"), ObjectValue(Attribute("n", "seatsGroup"), Attribute("n", "seatsCount")))
    fields = (GroupField("k", "keys", BY[1:]), GroupField("f", "numbers", (), NUMBERS))
    expected = [
        {"o": "ordinal", "n": 1, "min": 7.0, "max": 7.0, "avg": 7.0, "sum": 7.0},
        {"o": "seatsCount", "n": 3, "min": 1.0, "max": 3.0, "avg": 2.0, "sum": 6.0},
    ]
    for counted, rows in (
        (True, [[2, "a", [[7, 7, 1, 7], [1, 3, 3, 6]]]]),
        (False, [["a", [7, [1, 3]]], ["a", [None, [2]]]]),
    ):
        block = Grouped(COUNCILS if counted else MEMBERS, (KIND,), "COUNT_DESC", 2, (), numbers)
        form = Groups(block, counted, (GroupValue("KIND", 1, None),), fields, ("ordinal", "seatsCount"))
        assert reader(form, positions((block,)), False)([rows], []) == [{"k": [{"is": "a"}], "f": expected}]


def test_typed_a_group_and_its_keys_know_their_types() -> None:
    (found,) = read_groups([[3, "a"]], GroupValue("KIND", 1, None), keys=TYPED, typed=True)
    assert isinstance(found, Shaped)
    assert (found.type_name, found["k"][0].type_name, found["k"]) == ("Group", "GroupKey", [{"t": "GroupKey"}])


def test_so_many_groups_are_shown_as_who_asks_wants() -> None:
    slots = Slots({"n": 0, "m": 0})
    block = Grouped(MEMBERS, (KIND,), "KEY_ASC", slots.leaf("n"), ())
    form = Groups(block, False, (GroupValue("KIND", 1, None),), (GroupField("n", "count"),))
    read = reader(form, positions((block,)), False)
    for limit in (0, 1, 2):
        assert len(read([[["a"], ["b"], ["c"]]], [limit])) == limit
