"""How many hold on each date is told by their days."""

import pytest

from resolvers.response.series import numbers_by_dates, numbers_by_spans

NEVER = ["9999-12-31", "9999-12-31", "0001-01-01", "0001-01-01", 9]
DATES = ("2020-01-01", "2020-06-01", "2021-01-01", "2022-01-01")


@pytest.mark.parametrize(
    ("rows", "held", "certain"),
    [
        ([], [0, 0, 0, 0], [0, 0, 0, 0]),
        # the first and the last day count
        ([["2020-06-01", "2020-06-01", "2021-01-01", "2021-01-01", 1]], [0, 1, 1, 0], [0, 1, 1, 0]),
        ([["2020-01-01", "2020-02-01", "2020-12-31", "2021-12-31", 2]], [2, 2, 2, 0], [0, 2, 0, 0]),
        # it may hold for long, but on no day surely
        ([["2020-01-01", "2021-06-01", "2020-06-01", "2022-01-01", 1]], [1, 1, 1, 1], [0, 0, 0, 0]),
        ([NEVER], [0, 0, 0, 0], [0, 0, 0, 0]),
        (
            [
                ["2020-01-01", "2020-01-01", "2020-06-01", "2020-06-01", 3],
                NEVER,
                ["2020-06-01", *["9999-12-31"] * 3, 4],
            ],
            [3, 7, 4, 4],
            [3, 3, 0, 0],
        ),
    ],
)
def test_a_row_holds_from_its_first_to_its_last_day(
    rows: list[list[object]], held: list[int], certain: list[int]
) -> None:
    assert numbers_by_spans(rows, DATES) == list(zip(held, certain, strict=True))


def test_a_date_that_nothing_was_counted_on_has_nothing() -> None:
    rows = [["2021-01-01", 3, 1], ["2020-01-01", 1, 0], ["2021-01-01", 1, 1]]
    assert numbers_by_dates(rows, DATES) == [(1, 0), (0, 0), (4, 2), (0, 0)]
