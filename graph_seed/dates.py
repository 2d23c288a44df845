"""Dates as sources give them, and the days that they can mean.

    read_date("2008-23") → Span(2008-09-01, 2008-11-30)      autumn 2008
    read_date("[2024..2026-11-23]") → Span(2024-01-01, 2026-11-23)      one day of these, which one is not known

The texts are EDTF (ISO 8601-2), of which the rows of `_PATTERNS` are understood: level 0, and of levels 1 and 2 what
sources need. `?`, `~` and `%` behind a date say that it is uncertain, approximate or both; its days stay the same. Our
own table, because no library fits: `edtf` takes 2007-02-29 and intervals that run backwards, and lets a winter end with
its year; `undate` knows no seasons and brings numpy.
"""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from schema.value import FIRST_DAY, LAST_DAY

EXAMPLES = (
    '"2022", "2022-05", "2022-05-17", "2022-21" (spring; 22 summer, 23 autumn, 24 winter), "202X", '
    '"[2024..2026-11-23]" (some day of these), "[2024..]" (then or later), "[..2024]" (then or earlier)'
)


class Span(NamedTuple):
    """The first and the last day that a date can mean, as `YYYY-MM-DD`."""

    earliest: str
    latest: str


class BadDate(ValueError):
    """A text that is no date, or a day that no calendar has."""


def read_day(text: str) -> str:
    """A full date, `YYYY-MM-DD`, as it is; else `BadDate`."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise BadDate('write a day such as "2022-05-17"')
    return _day(text[:4], text[5:7], text[8:]).earliest


def read_date(text: str) -> Span:
    """The days that a partial date can mean; `BadDate` says what is allowed."""
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text[1:-1])
    return _read_plain(text)


def _read_plain(text: str) -> Span:
    plain = text[:-1] if text.endswith(("?", "~", "%")) else text
    for pattern, days in _PATTERNS:
        if match := re.fullmatch(pattern, plain, re.ASCII):
            return days(*match.groups())
    raise BadDate(f"write a date such as {EXAMPLES}")


def read_interval(text: str) -> Span:
    """The days of a partial date, or from the first to the last day of `2024/2027`."""
    first, slash, last = text.partition("/")
    if not slash:
        return read_date(text)
    return _from_to(first, last, _read_plain(first), _read_plain(last))


def _one_of(days: str) -> Span:
    """Some day from the first to the last of `2024..2026-11-23`; a side with no date is open."""
    first, between, last = days.partition("..")
    if not between or not (first or last):
        raise BadDate(f"write a date such as {EXAMPLES}")
    begins = _read_plain(first) if first else Span(FIRST_DAY, FIRST_DAY)
    ends = _read_plain(last) if last else Span(LAST_DAY, LAST_DAY)
    return _from_to(first, last, begins, ends)


def _from_to(first: str, last: str, begins: Span, ends: Span) -> Span:
    if ends.latest < begins.earliest:
        raise BadDate(f"{last} lies before {first}")
    return Span(begins.earliest, ends.latest)


def _day(year: str, month: str, day: str) -> Span:
    in_month = _month(year, month)
    if not "01" <= day <= in_month.latest[8:]:
        raise BadDate(f"{year}-{month} has no day {day}; its last is {in_month.latest}")
    return Span(f"{year}-{month}-{day}", f"{year}-{month}-{day}")


def _month(year: str, month: str) -> Span:
    if not "01" <= month <= "12":
        raise BadDate(f"there is no month {month}; months are 01 to 12, seasons 21 to 24")
    _year(year)
    return Span(f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]}")


def _season(year: str, season: str) -> Span:
    """Months by the meteorological seasons of the north; the winter of a year begins in its December."""
    first = 3 * (int(season) - 20)
    last_year, last_month = (int(year) + 1, 2) if first == 12 else (int(year), first + 2)
    _year(year)
    ends = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Span(f"{year}-{first:02}-01", ends.isoformat())


def _year(year: str) -> Span:
    if not "1000" <= year <= "2999":
        raise BadDate("write a year from 1000 to 2999")
    return Span(f"{year}-01-01", f"{year}-12-31")


def _decade(first_digits: str) -> Span:
    return Span(_year(f"{first_digits}0").earliest, _year(f"{first_digits}9").latest)


def _century(first_digits: str) -> Span:
    return Span(_year(f"{first_digits}00").earliest, _year(f"{first_digits}99").latest)


_PATTERNS = (
    (r"(\d{4})-(\d{2})-(\d{2})", _day),
    (r"(\d{4})-(2[1-4])", _season),
    (r"(\d{4})-(\d{2})", _month),
    (r"(\d{4})", _year),
    (r"(\d{3})X", _decade),
    (r"(\d{2})XX", _century),
)
