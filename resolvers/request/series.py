"""The dates of a series: from one day to another, a step at a time.

from: "2024-01-31", to: "2024-04-01", step: MONTH  →  2024-01-31, 2024-02-29, 2024-03-31
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date
from itertools import islice

from resolvers.block.slots import Slot
from resolvers.errors import BackwardSeries, SeriesTooLong
from resolvers.request.operation import Asked
from schema.series import MOST_DATES, TimeStep

MONTHS = {TimeStep.YEAR.name: 12, TimeStep.QUARTER.name: 3, TimeStep.MONTH.name: 1}
"""How many months each step is."""


def read_dates(asked: Asked) -> Slot[tuple[str, ...]]:
    """The dates of a field that takes `from`, `to` and `step`, at least one and not too many."""
    step: str = asked.arguments["step"]

    def dates(first: str, last: str) -> tuple[str, ...]:
        if first > last:
            raise BackwardSeries(asked.field, first, last, asked.nodes, asked.path)
        found = tuple(islice(_from(first, last, MONTHS[step]), MOST_DATES + 1))
        if len(found) > MOST_DATES:
            raise SeriesTooLong(asked.field, step, MOST_DATES, asked.nodes, asked.path)
        return found

    return asked.slot(asked.arguments["from"]).map(dates, asked.slot(asked.arguments["to"]))


def _from(first: str, last: str, months: int) -> Iterator[str]:
    """Each date is counted from the first: after 31 January comes 28 February, and then 31 March."""
    start, month = date.fromisoformat(first), 0
    while True:
        year, of_year = divmod(start.year * 12 + start.month - 1 + month, 12)
        if year > MAXYEAR:
            return
        day = min(start.day, monthrange(year, of_year + 1)[1])
        each = date(year, of_year + 1, day).isoformat()
        if each > last:
            return
        yield each
        month += months
