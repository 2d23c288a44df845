"""Read how many rows there were on one date after another, from their days or from what the graph counted."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from resolvers.block import Spans
from resolvers.block.slots import Values, read_given
from resolvers.response.form import Series
from resolvers.response.reader import Columns, Reader, Record, Shaped, reader

Span = tuple[str, str, int]
"""A first day, a last day, and how many rows hold from the one to the other."""


@reader.register
def read_series(form: Series, columns: Columns, typed: bool) -> Reader:
    rows, dates = columns[form.rows], read_given(form.dates)
    numbers = numbers_by_spans if isinstance(form.rows, Spans) else numbers_by_dates

    def point(date: str, count: int, certain: int) -> dict[str, Any]:
        known = {"date": date, "count": count, "certain": certain, "__typename": "SeriesPoint"}
        values = {each.key: known[each.name] for each in form.fields}
        return Shaped("SeriesPoint", values, {}) if typed else values

    def read(row: Record, given: Values) -> list[dict[str, Any]]:
        its_dates = dates(given)
        return [point(date, *both) for date, both in zip(its_dates, numbers(row[rows], its_dates), strict=True)]

    return read


def numbers_by_dates(rows: Iterable[Record], dates: Sequence[str]) -> list[tuple[int, int]]:
    """Rows of [date, count, certain] as a pair for each date, several rows of one as their sum."""
    counts: Counter[str] = Counter()
    certains: Counter[str] = Counter()
    for date, count, certain in rows:
        counts[date] += count
        certains[date] += certain
    return [(counts[date], certains[date]) for date in dates]


def numbers_by_spans(rows: Iterable[Record], dates: Sequence[str]) -> list[tuple[int, int]]:
    """Rows of [four days, number] as how many hold on each date, and how many surely do."""
    spans = list(rows)
    held = _held([(start, end, number) for start, _, _, end, number in spans], dates)
    certain = _held([(start, end, number) for _, start, end, _, number in spans], dates)
    return list(zip(held, certain, strict=True))


def _held(spans: Iterable[Span], dates: Sequence[str]) -> list[int]:
    """On each date those that have begun, less those that have ended; a span that ends before it begins is on none."""
    some = [(start, end, number) for start, end, number in spans if start <= end]
    begun, begun_by = _running((start, number) for start, _, number in some)
    ended, ended_by = _running((end, number) for _, end, number in some)
    return [begun_by[bisect_right(begun, date)] - ended_by[bisect_left(ended, date)] for date in dates]


def _running(days: Iterable[tuple[str, int]]) -> tuple[list[str], list[int]]:
    """Days in order, and how many rows lie before each of them and after all."""
    ordered = sorted(days)
    return [day for day, _ in ordered], list(accumulate((number for _, number in ordered), initial=0))
