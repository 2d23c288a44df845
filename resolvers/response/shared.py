"""What the groups say that two actors share: from when to when they meet in them, how sure it is, and in which roles.

All of it is read from rows of [group, membership of the one, membership of the other]. A membership is [identity, role,
whether it is certain, starts, ends], its dates those that sources state of the group, of itself and of the actor, in
turn, null where they state none: [first day, EDTF, as published, last day]. In a period there follows from when to when
it surely lasts: [first day, last day].
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from schema.together import overlap
from schema.value import FIRST_DAY, LAST_DAY, period_text

Rows = Sequence[Sequence[Any]]
Date = Sequence[Any]

IDENTITY, ROLE, CERTAIN, STARTS, ENDS, SURELY = range(6)
"""Where in a membership its parts lie."""

OF_ACTOR = 2
"""Where among the dates of a membership that of the actor lies."""


def weakest(rows: Rows) -> str:
    """The weakest of the identities that each group counts by; of several memberships the surest is taken."""
    surest: dict[str, bool] = {}
    for group, one, two in rows:
        surest[group] = surest.get(group, False) or (one[IDENTITY] == two[IDENTITY] == "CONFIRMED")
    return "CONFIRMED" if all(surest.values()) else "PROBABLE"


def holds(rows: Rows) -> str:
    """Whether the two surely share a group at the time."""
    return (
        "CERTAIN"
        if any(one[CERTAIN] and two[CERTAIN] and _surely_met(one, two) for _, one, two in rows)
        else "POSSIBLE"
    )


def roles(rows: Rows) -> list[str]:
    """The roles that they have in the groups, each once."""
    return sorted({each[ROLE] for _, *both in rows for each in both if each[ROLE] is not None})


def since(rows: Rows) -> Date | None:
    """The earliest start of a shared group, which is the latest of its own and those of both memberships.

    Starts that no source states do not count.
    """
    starts = [_latest_start(*(each[STARTS][:OF_ACTOR] for each in both)) for _, *both in rows]
    return min(_stated(starts), key=_from_its_start, default=None)


def first(rows: Rows) -> Date | None:
    """The start of the first of the times that both are in a group; None where of one of them none is stated."""
    starts = [_latest_start(*(each[STARTS] for each in both)) for _, *both in rows]
    return None if None in starts else min(_stated(starts), key=_from_its_start, default=None)


def last(rows: Rows) -> Date | None:
    """The end of the last of the times that both are in a group; None where one of them is open."""
    ends = [min(_stated(*(each[ENDS] for each in both)), key=_from_its_end, default=None) for _, *both in rows]
    return None if None in ends else max(_stated(ends), key=_from_its_end, default=None)


def spells(rows: Rows) -> list[str]:
    """The times that both can have been in a group, as periods; those that leave no day between them are one."""
    times = sorted(_days(*both) for _, *both in rows)
    found: list[tuple[str, str]] = []
    for start, end in times:
        if found and start <= _day_after(found[-1][1]):
            first_day, last_day = found.pop()
            found.append((first_day, max(last_day, end)))
        else:
            found.append((start, end))
    return [period_text(*each) for each in found]


DATES: Mapping[str, Callable[[Rows], Date | None]] = {"since": since, "from": first, "to": last}
"""Partial dates, by the fields that show them."""

VALUES: Mapping[str, Callable[[Rows], str | list[str]]] = {
    "identity": weakest,
    "holds": holds,
    "roles": roles,
    "spells": spells,
}
"""Other values, by the fields that show them."""


def _surely_met(one: Sequence[Any], two: Sequence[Any]) -> bool:
    """Whether two memberships are certain, and were surely there at once: on one day all are that are certain."""
    if not (one[CERTAIN] and two[CERTAIN]):
        return False
    return one is two or len(one) <= SURELY or overlap(one[SURELY], two[SURELY])


def _days(*both: Sequence[Any]) -> tuple[str, str]:
    """The first day and the last on which two can have been in a group; what no source states is open."""
    start = _latest_start(*(each[STARTS] for each in both))
    end = min(_stated(*(each[ENDS] for each in both)), key=_from_its_end, default=None)
    return FIRST_DAY if start is None else start[0], LAST_DAY if end is None else end[-1]


def _day_after(day: str) -> str:
    return day if day == LAST_DAY else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _latest_start(*starts: Iterable[Date | None]) -> Date | None:
    return max(_stated(*starts), key=_from_its_start, default=None)


def _stated(*dates: Iterable[Date | None]) -> Iterable[Date]:
    return (each for several in dates for each in several if each is not None)


def _from_its_start(of: Date) -> tuple[str, str, str, str]:
    earliest, edtf, as_published, latest = of
    return earliest, latest, edtf, as_published or ""


def _from_its_end(of: Date) -> tuple[str, str, str, str]:
    earliest, edtf, as_published, latest = of
    return latest, earliest, edtf, as_published or ""
