"""How something was on one date after another."""

from enum import Enum

import strawberry

from schema.argument import REQUIRED, Argument
from schema.value import Date

MOST_DATES = 400
"""Dates of one series."""


@strawberry.enum(description="How far the dates of a series lie apart.")
class TimeStep(Enum):
    YEAR = strawberry.enum_value("YEAR", description="A year.")
    QUARTER = strawberry.enum_value("QUARTER", description="Three months.")
    MONTH = strawberry.enum_value("MONTH", description="A month.")


@strawberry.type(description="How many rows there are on a date.")
class SeriesPoint:
    date: Date = strawberry.field(description="The date.")
    count: int = strawberry.field(
        description="How many rows there are on it: `count` of the same field asked about that date, with its filters."
    )
    certain: int = strawberry.field(
        description="How many of them surely hold on it: entities, or on a relation edges together with both ends."
    )


SERIES_ARGUMENTS = (
    Argument("from", Date, "The first date.", REQUIRED),
    Argument("to", Date, "The day after which there is no date.", REQUIRED),
    Argument(
        "step",
        TimeStep,
        "How far the dates lie apart, each counted from the first: after 31 January comes 28 February, and then 31 "
        f"March. At most {MOST_DATES} dates.",
        REQUIRED,
    ),
)

SERIES = "The number of rows on one date after another, whatever day the field itself is about."
