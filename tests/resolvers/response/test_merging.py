"""Two halves in one order become the page that they are halves of."""

import pytest

from resolvers.block import SORT_KEY, Attribute, Key, Window
from resolvers.response.merging import merged

BY_NAME = (Key(SORT_KEY),)
LATEST_FIRST = (Key(Attribute("n", "ordinal"), int, descending=True), Key(SORT_KEY))


@pytest.mark.parametrize(
    ("window", "rows", "page"),
    [
        (Window(BY_NAME, limit=3), ["a", "d", "e", "b", "c"], "abc"),
        (Window(BY_NAME), ["a", "d", "b"], "abd"),
        (Window(BY_NAME, limit=2, backward=True), ["e", "c", "d", "b"], "ed"),
        (Window(BY_NAME, limit=2), [], ""),
    ],
)
def test_rows_come_in_the_order_of_the_page(window: Window, rows: list[str], page: str) -> None:
    assert merged(window, [([key], [key]) for key in rows]) == [[each] for each in page]


def test_ties_of_a_key_are_ended_by_the_next() -> None:
    rows = [([2, "b"], ["b"]), ([1, "c"], ["c"]), ([2, "a"], ["a"]), ([1, "d"], ["d"])]
    assert merged(Window(LATEST_FIRST, limit=3), rows) == [["a"], ["b"], ["c"]]
    assert merged(Window(LATEST_FIRST, limit=3, backward=True), rows) == [["d"], ["c"], ["b"]]
