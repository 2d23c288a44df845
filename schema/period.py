"""The time that a question is about: a day, or a period."""

from collections.abc import Mapping
from typing import Any

import strawberry

from schema.argument import Argument
from schema.value import OPEN, Date, is_day


@strawberry.input(
    description="Days in a row, the first and the last included. What is null or left out is open, and "
    "so are the ends of time, 0001-01-01 and 9999-12-31: `{}` is ever."
)
class Period:
    from_: Date | None = strawberry.field(default=strawberry.UNSET, name="from", description="The first day.")
    to: Date | None = strawberry.field(default=strawberry.UNSET, description="The last day.")


@strawberry.type(description="The period that an answer is about, the first and the last day included.")
class AssumedPeriod:
    from_: Date | None = strawberry.field(name="from", description="The first day; null when it is open.")
    to: Date | None = strawberry.field(description="The last day; null when it is open.")


AS_OF = Argument(
    "asOf",
    Date | None,
    "The day that the answer is about, with all that lies below; today (Europe/Stockholm) when left out.",
)
DURING = Argument(
    "during",
    Period | None,
    "The period that the answer is about instead of a day: what was there on any day of it. Each relationship is taken "
    "by itself: two steps of a path, or of a filter, need not have been there on the same day. A field of one shows "
    "the latest.",
)
TIME = (AS_OF, DURING)
"""The arguments of every field that is about a time."""


def time_arguments(time: str) -> Mapping[str, Any]:
    """The arguments that say a time as ids have it in them: `2010-01-01/..` → `{"during": {"from": "2010-01-01"}}`."""
    if is_day(time):
        return {AS_OF.name: time}
    first, _, last = time.partition("/")
    return {DURING.name: {end: day for end, day in (("from", first), ("to", last)) if day != OPEN}}
