"""What the groups say that two actors share, by tables."""

from collections.abc import Sequence
from typing import Any

import pytest

from resolvers.response.shared import first, holds, last, roles, since, spells, weakest

Stated = Sequence[Any] | None


def date(first_day: str, last_day: str | None = None) -> list[Any]:
    return [first_day, f"edtf {first_day}", None, last_day or first_day]


def membership(
    identity: str = "CONFIRMED",
    *,
    role: str | None = None,
    certain: bool = True,
    starts: Sequence[Stated] = (None, None, None),
    ends: Sequence[Stated] = (None, None, None),
) -> list[Any]:
    return [identity, role, certain, list(starts), list(ends)]


OPEN = membership()
"""A membership of which no source states a date."""


@pytest.mark.parametrize(
    ("rows", "identity"),
    [
        ([["g", "CONFIRMED", "CONFIRMED"]], "CONFIRMED"),
        ([["g", "PROBABLE", "CONFIRMED"]], "PROBABLE"),
        ([["g", "CONFIRMED", "PROBABLE"]], "PROBABLE"),
        ([["g", "CONFIRMED", "CONFIRMED"], ["h", "PROBABLE", "CONFIRMED"]], "PROBABLE"),
        ([["g", "PROBABLE", "CONFIRMED"], ["g", "CONFIRMED", "CONFIRMED"]], "CONFIRMED"),
        ([["g", "CONFIRMED", "CONFIRMED"], ["g", "PROBABLE", "CONFIRMED"]], "CONFIRMED"),
        ([["g", "PROBABLE", "CONFIRMED"], ["g", "CONFIRMED", "PROBABLE"]], "PROBABLE"),
    ],
)
def test_of_each_group_the_surest_membership_counts_and_of_all_groups_the_weakest(
    rows: list[list[str]], identity: str
) -> None:
    assert weakest([[group, membership(one), membership(two)] for group, one, two in rows]) == identity


@pytest.mark.parametrize(
    ("rows", "found"),
    [([(True, True)], "CERTAIN"), ([(True, False)], "POSSIBLE"), ([(False, True), (True, True)], "CERTAIN")],
)
def test_two_surely_meet_where_both_surely_are_in_one_of_their_groups(
    rows: list[tuple[bool, bool]], found: str
) -> None:
    assert holds([["g", membership(certain=one), membership(certain=two)] for one, two in rows]) == found


def test_the_roles_of_both_are_told_once_each_in_order() -> None:
    rows = [["g", membership(role="PARTNER"), membership(role="GRANTOR")], ["h", membership(role="PARTNER"), OPEN]]
    assert roles(rows) == ["GRANTOR", "PARTNER"]


def starting(*dates: Stated) -> list[Any]:
    """A membership with the starts of the group, of itself and of the actor."""
    return membership(starts=[*dates, *[None] * (3 - len(dates))])


@pytest.mark.parametrize(
    ("rows", "earliest", "first_day"),
    [
        # one group
        ([(starting(date("2020-01-01")), OPEN)], "2020-01-01", "2020-01-01"),
        ([(starting(date("2019-01-01"), date("2021-01-01")), starting(None, date("2020-01-01")))],)
        + ("2021-01-01",) * 2,
        ([(OPEN, OPEN)], None, None),
        # an actor's own start is no word about the two, but nobody was in a group before it
        ([(starting(date("2020-01-01"), None, date("2022-01-01")), OPEN)], "2020-01-01", "2022-01-01"),
        ([(starting(None, None, date("2022-01-01")), OPEN)], None, "2022-01-01"),
        # several
        ([(starting(date("2021-01-01")), OPEN), (starting(date("2020-01-01")), OPEN)],) + ("2020-01-01",) * 2,
        ([(OPEN, OPEN), (OPEN, starting(date("2020-01-01")))], "2020-01-01", None),
        ([], None, None),
    ],
)
def test_two_meet_since_the_last_of_what_makes_them_and_first_of_all_groups(
    rows: list[tuple[Any, Any]], earliest: str | None, first_day: str | None
) -> None:
    shared = [["g", *both] for both in rows]
    assert [(found or [None])[0] for found in (since(shared), first(shared))] == [earliest, first_day]


def ending(*dates: Stated) -> list[Any]:
    return membership(ends=[*dates, *[None] * (3 - len(dates))])


@pytest.mark.parametrize(
    ("rows", "last_day"),
    [
        ([(ending(date("2020-12-31"), date("2019-12-31")), OPEN)], "2019-12-31"),
        ([(ending(date("2020-12-31")), ending(None, None, date("2018-12-31")))], "2018-12-31"),
        ([(ending(date("2020-12-31")), OPEN), (OPEN, ending(date("2021-12-31")))], "2021-12-31"),
        ([(ending(date("2020-12-31")), OPEN), (OPEN, OPEN)], None),
        ([(ending(date("2020-01-01", "2020-12-31"), date("2020-06-30")), OPEN)], "2020-06-30"),
    ],
)
def test_two_meet_until_the_first_of_what_parts_them_and_last_of_all_groups(
    rows: list[tuple[Any, Any]], last_day: str | None
) -> None:
    assert (last([["g", *both] for both in rows]) or [None])[-1] == last_day


@pytest.mark.parametrize(
    ("rows", "latest"),
    [
        (
            [(starting(date("2020-01-01", "2020-01-31")), starting(date("2020-01-01", "2020-12-31")))],
            "2020-12-31",
        ),
        (
            [
                (starting(date("2020-01-01", "2020-12-31")), OPEN),
                (starting(date("2020-01-01", "2020-01-31")), OPEN),
            ],
            "2020-01-31",
        ),
    ],
)
def test_of_two_starts_on_a_day_the_surer_is_the_earlier(rows: list[tuple[Any, Any]], latest: str) -> None:
    found = since([["g", *both] for both in rows])
    assert found
    assert found[-1] == latest


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ([(None, None)], ["../.."]),
        ([("2001-01-01", None)], ["2001-01-01/.."]),
        ([("2011-01-01", None), (None, "2004-12-31")], ["../2004-12-31", "2011-01-01/.."]),
        ([("2001-01-01", "2004-12-31"), ("2005-01-01", "2006-06-30")], ["2001-01-01/2006-06-30"]),
        (
            [("2001-01-01", "2004-12-30"), ("2005-01-01", "2006-06-30")],
            ["2001-01-01/2004-12-30", "2005-01-01/2006-06-30"],
        ),
        ([("2001-01-01", "2009-12-31"), ("2002-01-01", "2003-12-31")], ["2001-01-01/2009-12-31"]),
        ([(None, None), ("2002-01-01", "2003-12-31")], ["../.."]),
    ],
)
def test_times_that_leave_no_day_between_them_are_one(
    times: list[tuple[str | None, str | None]], found: list[str]
) -> None:
    there = membership()
    rows = [
        ["g", there, membership(starts=(None, start and date(start), None), ends=(None, end and date(end), None))]
        for start, end in times
    ]
    assert spells(rows) == found
