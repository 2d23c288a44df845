"""Edges beside a node are grouped as the graph groups the nodes of a set."""

from typing import Any

import pytest

from resolvers.response.group import grouped
from tests.resolvers.asking import compiled

COUNCIL, FORUM = ["council:a", "sort key 2"], ["council:b", "sort key 1"]


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
        ([COUNCIL, None, FORUM], "KEY_ASC", [[1, FORUM], [1, COUNCIL], [1, None]]),
    ],
)
def test_groups_lie_in_order_and_what_is_missing_comes_last(keys: list[Any], order: str, groups: list[Any]) -> None:
    assert grouped([[key] for key in keys], [1], order, 50) == groups


def test_no_rows_are_no_group() -> None:
    assert grouped([], [], "COUNT_DESC", 50) == []
    statement = compiled("{ councils { aggregate { groupBy(by: []) { count } } } }")
    assert "WHERE c1 > 0" in statement.text
