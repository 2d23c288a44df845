"""Which page `first`, `after`, `last` and `before` ask for, and what they may not be."""

from typing import Any

import pytest

from resolvers.block import Seek, Window
from resolvers.block.slots import bound
from resolvers.cursor import encode_cursor
from resolvers.errors import BadCursor, BadPage, PageTooLarge, QuestionError
from resolvers.response.columns import forms_in
from resolvers.response.form import Connection, Cursor
from tests.resolvers.asking import prepared


def window(arguments: str, **variables: Any) -> Window:
    """The rows that a page of councils is cut from."""
    declared = f"query ({', '.join(f'${name}: String' for name in variables)}) " if variables else ""
    (branch,) = prepared(f"{declared}{{ councils{arguments} {{ nodes {{ id }} }} }}", **variables).branches
    assert isinstance(branch, Seek)
    return branch.window


def sizes(arguments: str) -> tuple[int | None, int | None]:
    """How many rows of them the page holds, from either end."""
    found = prepared(f"{{ councils{arguments} {{ nodes {{ id }} }} }}")
    form = bound(found.prepared.plan.response, found.values).fields[0].form
    assert isinstance(form, Connection)
    return form.first, form.last  # type: ignore[return-value]


def mark(of: str) -> str:
    """What the cursors of a connection carry."""
    found = prepared(f"{{ {of} }}")
    (cursor,) = (
        each for each in forms_in(bound(found.prepared.plan.response, found.values)) if isinstance(each, Cursor)
    )
    assert isinstance(cursor.order, str)
    return cursor.order


# Sizes


@pytest.mark.parametrize(
    ("arguments", "first", "last", "limit", "backward"),
    [
        ("", 20, None, 21, False),
        ("(first: null)", 20, None, 21, False),
        ("(first: null, last: null)", 20, None, 21, False),
        ("(first: 0)", 0, None, 1, False),
        ("(first: 1)", 1, None, 2, False),
        ("(first: 1000)", 1000, None, 1001, False),
        ("(last: 0)", None, 0, 1, True),
        ("(last: 3)", None, 3, 4, True),
        ("(last: 1000)", None, 1000, 1001, True),
        ("(first: null, last: 3)", None, 3, 4, True),
        ("(first: 3, last: null)", 3, None, 4, False),
        ("(first: 5, last: 2)", 5, 2, 6, False),
        ("(first: 2, last: 5)", 2, 5, 3, False),
    ],
)
def test_one_row_more_is_read_than_a_page_holds(
    arguments: str, first: int | None, last: int | None, limit: int, backward: bool
) -> None:
    found = window(arguments)
    assert (found.limit, found.backward) == (limit, backward)
    assert sizes(arguments) == (first, last)


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ("councils(first: -1)", BadPage, "councils: first is -1; it must be from 0 to 1000."),
        ("councils(last: -1)", BadPage, "councils: last is -1; it must be from 0 to 1000."),
        ("councils(first: 1001)", PageTooLarge, "councils: first is 1001, but a page holds at most 1000 edges."),
        ("councils(last: 1001)", PageTooLarge, "councils: last is 1001, but a page holds at most 1000 edges."),
        (
            "councils(first: 5, last: 1001)",
            PageTooLarge,
            "councils: last is 1001, but a page holds at most 1000 edges.",
        ),
        (
            "councils(first: 2147483647)",
            PageTooLarge,
            "councils: first is 2147483647, but a page holds at most 1000 edges.",
        ),
        ("c: councils(first: -1)", BadPage, "c: first is -1; it must be from 0 to 1000."),
    ],
)
def test_a_size_beyond_the_limits_is_refused(asked: str, error: type[QuestionError], message: str) -> None:
    with pytest.raises(error) as raised:
        prepared(f"{{ {asked} {{ totalCount }} }}")
    assert raised.value.message == message
    assert raised.value.extensions == {"code": error.code}


@pytest.mark.parametrize(
    ("size", "message"),
    [
        (0, None),
        (1000, None),
        (-1, "councils.aggregate.groupBy: first is -1; it must be from 0 to 1000."),
        (1001, "councils.aggregate.groupBy: first is 1001, but a page holds at most 1000 edges."),
    ],
)
def test_so_is_one_of_groups(size: int, message: str | None) -> None:
    text = f"{{ councils {{ aggregate {{ groupBy(by: [KIND], first: {size}) {{ count }} }} }} }}"
    if message is None:
        assert prepared(text).branches[0].limit == size  # type: ignore[union-attr]
        return
    with pytest.raises(QuestionError) as raised:
        prepared(text)
    assert raised.value.message == message


# Cursors

PLAIN = "councils { edges { cursor } }"
BY_KIND = "councils(orderBy: {kind: ASC}) { edges { cursor } }"
BY_COUNT = "councils(orderBy: {membersCount: DESC}) { edges { cursor } }"


@pytest.mark.parametrize(
    ("of", "order", "keys"),
    [
        (PLAIN, "", ("åsa council:a",)),
        (BY_KIND, "orderBy: {kind: ASC}, ", ("FORUM", "a council:a")),
        (BY_COUNT, "orderBy: {membersCount: DESC}, ", (3, "a council:a")),
        (PLAIN, 'where: {name: {eq: "a"}}, asOf: "2020-01-01", ', ("a council:a",)),
    ],
)
def test_a_cursor_gives_its_keys(of: str, order: str, keys: tuple[str | int, ...]) -> None:
    cursor = encode_cursor(mark(of), keys)
    assert window(f"({order}after: $at)", at=cursor).after == keys
    assert window(f"({order}before: $at)", at=cursor).before == keys


def test_a_page_may_lie_between_two_cursors() -> None:
    one, other = (encode_cursor(mark(PLAIN), [key]) for key in ("a", "b"))
    found = window("(after: $one, before: $other, last: 2)", one=one, other=other)
    assert (found.after, found.before, found.limit, found.backward) == (("a",), ("b",), 3, True)


@pytest.mark.parametrize("given", ["(after: null)", "(before: null)", ""])
def test_no_cursor_is_no_bound(given: str) -> None:
    found = window(given)
    assert (found.after, found.before) == ((), ())


DAMAGED = "the cursor is damaged or made up"
STRANGE = "the cursor is from another field or another order"


NONE = encode_cursor("order", ["a"])


@pytest.mark.parametrize("cursor", ["", "?", "å", NONE[:-1], f"{NONE}=", NONE.swapcase()])
def test_a_damaged_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor, match=DAMAGED):
        window("(after: $at)", at=cursor)


@pytest.mark.parametrize("argument", ["after", "before"])
@pytest.mark.parametrize(
    ("of", "keys", "why"),
    [
        (PLAIN, [], DAMAGED),
        (PLAIN, [1], DAMAGED),
        (PLAIN, ["a", "b"], DAMAGED),
        (BY_KIND, ["FORUM", "a"], STRANGE),
        ("councils(orderBy: {name: DESC}) { edges { cursor } }", ["a"], STRANGE),
        ("actors { edges { cursor } }", ["a"], STRANGE),
        ("councils { nodes { meetsWith { edges { cursor } } } }", ["a", "r"], STRANGE),
    ],
)
def test_a_cursor_of_another_field_or_order_is_refused(argument: str, of: str, keys: list[str | int], why: str) -> None:
    with pytest.raises(BadCursor) as raised:
        window(f"({argument}: $at)", at=encode_cursor(mark(of), keys))
    assert raised.value.message == (
        f"councils: {argument}: {why}. Take it from `cursor` or `pageInfo` of the same field in the same order."
    )
    assert raised.value.extensions == {"code": "BAD_CURSOR"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (PLAIN, 'councils(last: 3, asOf: "2020-01-01") { edges { cursor } }', True),
        (PLAIN, "c: councils(orderBy: {name: ASC}) { edges { cursor } }", True),
        (PLAIN, "councils(where: {kind: {eq: FORUM}}) { edges { cursor } }", True),
        (PLAIN, BY_KIND, False),
        (BY_KIND, "councils(orderBy: {kind: DESC}) { edges { cursor } }", False),
        (PLAIN, "actors { edges { cursor } }", False),
        (
            "councils { nodes { members { edges { cursor } } } }",
            "councils { nodes { hosts { edges { cursor } } } }",
            False,
        ),
    ],
)
def test_cursors_are_good_for_one_field_in_one_order(one: str, other: str, alike: bool) -> None:
    assert (mark(one) == mark(other)) is alike
