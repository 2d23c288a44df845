"""The time that a root field is about: `asOf` a day, `during` a period, or what an id has in it.

during: {from: "2010-01-01"}  →  During("2010-01-01", "9999-12-31", mark="2010-01-01/..")
"""

from operator import itemgetter

from resolvers.block import Day, During, EachDate, Time
from resolvers.block.slots import Slot
from resolvers.errors import BadTime
from resolvers.request.operation import Asked
from schema.value import FIRST_DAY, LAST_DAY, OPEN, days_of_period, is_day, period_text


def read_time(asked: Asked) -> Time | None:
    """The time that the arguments of a field say; None where they say none. Raises BadTime."""
    day, period = asked.arguments.get("asOf"), asked.arguments.get("during")
    if period is None:
        return None if day is None else Day(day, asked.key)
    if day is not None:
        why = "asOf and during are both given, but an answer is about one of them"
        raise BadTime(asked.field, why, asked.nodes, asked.path)
    # what stands at an end of time is open, be it written or left out
    first, last = (asked.slot(of if (given := period.get(end)) is None else given) for end, of in _ENDS.items())

    def checked(earliest: str, latest: str) -> str:
        if earliest > latest:
            why = f"during ends on {latest}, before it begins on {earliest}"
            raise BadTime(asked.field, why, asked.nodes, asked.path)
        return latest

    last = first.map(checked, last)
    return During(first, last, first.map(period_text, last), asked.key)


def time_of(mark: Slot[str], root: str) -> Time:
    """The time that an id has in it."""
    if mark.map(is_day).pinned:
        return Day(mark, root)
    days = mark.map(days_of_period)
    return During(days.map(itemgetter(0)), days.map(itemgetter(1)), mark, root)


def is_ever(time: Time | EachDate) -> bool:
    """Whether a time is a period that is open at both ends."""
    return isinstance(time, During) and isinstance(time.mark, Slot) and time.mark.pinned == f"{OPEN}/{OPEN}"


_ENDS = {"from": FIRST_DAY, "to": LAST_DAY}
