"""Which dates a series has, and what its ends may not be."""

import pytest

from resolvers.block import DateCounts, Spans
from resolvers.errors import BackwardSeries, OtherTime, QuestionError, SeriesTooLong
from resolvers.response.columns import forms_in
from resolvers.response.form import Series
from tests.resolvers.asking import prepared


def series(given: str, of: str = "councils") -> Series:
    """What is asked by a series."""
    found = prepared(f"{{ {of} {{ aggregate {{ series({given}) {{ count }} }} }} }}")
    (form,) = (each for each in forms_in(found.prepared.plan.response) if isinstance(each, Series))
    return form


def dates(first: str, last: str, step: str) -> list[str]:
    found = series(f'from: "{first}", to: "{last}", step: {step}').dates
    return list(found.value)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("first", "last", "step", "expected"),
    [
        ("2020-01-01", "2020-01-01", "YEAR", "2020-01-01"),
        ("2020-01-01", "2022-12-31", "YEAR", "2020-01-01 2021-01-01 2022-01-01"),
        ("2020-02-29", "2024-02-29", "YEAR", "2020-02-29 2021-02-28 2022-02-28 2023-02-28 2024-02-29"),
        ("2023-11-30", "2024-05-30", "QUARTER", "2023-11-30 2024-02-29 2024-05-30"),
        ("2023-01-31", "2023-03-31", "MONTH", "2023-01-31 2023-02-28 2023-03-31"),
        ("2023-12-31", "2024-02-28", "MONTH", "2023-12-31 2024-01-31"),
        ("9998-06-01", "9999-12-31", "YEAR", "9998-06-01 9999-06-01"),
        ("9999-11-30", "9999-12-31", "MONTH", "9999-11-30 9999-12-30"),
        ("0001-01-01", "0001-12-31", "QUARTER", "0001-01-01 0001-04-01 0001-07-01 0001-10-01"),
    ],
)
def test_each_date_is_counted_from_the_first(first: str, last: str, step: str, expected: str) -> None:
    assert dates(first, last, step) == expected.split()


def test_there_are_as_many_dates_as_are_allowed() -> None:
    assert len(dates("1900-01-01", "1933-04-30", "MONTH")) == 400


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        (
            'from: "1900-01-01", to: "1933-05-01", step: MONTH',
            SeriesTooLong,
            "councils.aggregate.series: more than 400 dates, a MONTH apart, but at most 400 are told at once. "
            "Ask for a longer step, or for less time.",
        ),
        (
            'from: "2020-01-02", to: "2020-01-01", step: YEAR',
            BackwardSeries,
            "councils.aggregate.series: from is 2020-01-02, after to, 2020-01-01; it must be the same day or before.",
        ),
    ],
)
def test_no_more_dates_and_none_backward(given: str, error: type[QuestionError], message: str) -> None:
    with pytest.raises(error) as raised:
        series(given)
    assert raised.value.message == message


YEARS = 'from: "2020-01-01", to: "2022-01-01", step: YEAR'


def test_an_id_in_a_filter_may_carry_the_day_of_the_field() -> None:
    assert series(YEARS, 'councils(asOf: "2020-05-01", where: {id: {eq: "council:x@2020-05-01"}})')
    with pytest.raises(OtherTime):
        series(YEARS, 'councils(asOf: "2020-05-01", where: {id: {eq: "council:x@2021-01-01"}})')


@pytest.mark.parametrize(
    ("of", "rows"),
    [
        ("councils", Spans),
        ('councils(where: {name: {contains: "x"}, validity: {from: {earliest: {lte: "2020-01-01"}}}})', Spans),
        ("councils(where: {validity: {holds: {eq: CERTAIN}}})", DateCounts),
        ("councils(where: {OR: [{kind: {eq: FORUM}}, {NOT: {members: {some: {}}}}]})", DateCounts),
        ("councils(where: {successorsCount: {gte: 1}})", Spans),
        ('councils(where: {responsible: {party: {abbreviation: {eq: "S"}}}})', DateCounts),
    ],
)
def test_what_no_filter_asks_by_the_date_is_told_by_the_days(of: str, rows: type) -> None:
    assert isinstance(series(YEARS, of).rows, rows)
