"""Two halves in one order become the page that they are halves of."""

from typing import Any

import pytest

from resolvers.block import SORT_KEY, Attribute, Key, Window
from resolvers.response.merging import merged

BY_NAME = (Key(SORT_KEY),)
LATEST_FIRST = (Key(Attribute("n", "ordinal"), int, descending=True), Key(SORT_KEY))


def names(window: Window, *rows: list[Any]) -> str:
    """The names of the rows of a page; each row is what it is ordered by, its name last."""
    return "".join(name for (name,) in merged(window, [(keys, keys[-1:]) for keys in rows]))


@pytest.mark.parametrize(
    ("window", "rows", "page"),
    [
        (Window(BY_NAME, limit=3), "adebc", "abc"),
        (Window(BY_NAME), "adb", "abd"),
        (Window(BY_NAME, limit=2, backward=True), "ecdb", "ed"),
        (Window(BY_NAME, limit=2), "", ""),
    ],
)
def test_rows_come_in_the_order_of_the_page(window: Window, rows: str, page: str) -> None:
    assert names(window, *([name] for name in rows)) == page


def test_ties_of_a_key_are_ended_by_the_next() -> None:
    rows = [[2, "b"], [1, "c"], [2, "a"], [1, "d"]]
    assert names(Window(LATEST_FIRST, limit=3), *rows) == "abc"
    assert names(Window(LATEST_FIRST, limit=3, backward=True), *rows) == "dcb"
