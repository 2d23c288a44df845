"""Values as the cells of a CSV file."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.export.csv_file import text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-3.5, "-3.5"),
        ("a|b\\c,d", "a|b\\c,d"),
        ([], ""),
        (["a"], "a"),
        (["a|b", "c\\d", "e,f"], r"a\|b|c\\d|e,f"),
        ([["name", "kind"], [], ["a,b|c"]], r"name,kind||a\,b\|c"),
        ([3, None, -1], "3||-1"),
    ],
)
def test_a_value_has_one_text(value: Any, text: str) -> None:
    assert text_of(value) == text


def split(text: str, between: str) -> list[str]:
    """As docs/files.md says that a list is read: at each separator that no backslash stands before."""
    parts, escaped = [""], False
    for character in text:
        if character == between and not escaped:
            parts.append("")
            continue
        parts[-1] += character
        escaped = character == "\\" and not escaped
    return parts


def plain(text: str) -> str:
    """Without the backslashes that stand before something."""
    found, rest = "", iter(text)
    for character in rest:
        found += next(rest) if character == "\\" else character
    return found


WORDS = st.text(alphabet="ab|\\, å")


@given(st.lists(WORDS, min_size=2, max_size=6))
def test_a_list_is_found_again_in_its_text(values: list[str]) -> None:
    assert [plain(part) for part in split(text_of(values), "|")] == values


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=2, max_size=4))
def test_a_list_of_lists_is_found_again_in_its_text(values: list[list[str]]) -> None:
    found = [[plain(part) for part in split(inner, ",")] for inner in split(text_of(values), "|")]
    assert found == values
