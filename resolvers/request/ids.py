"""Ids in arguments. An id may carry a day, as ids in an answer about another day than today do: `council:x@2020-01-01`.

In an argument of a question about a day only that day is allowed; it is taken away, for the graph holds ids without.
"""

from collections.abc import Iterable

from resolvers.block import Day
from resolvers.errors import OtherDate, TooManyIds
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked
from schema.value import split_id


class OfAnotherDay(ValueError):
    """An id at another day than the one that is asked about."""

    def __init__(self, identifier: str, day: str) -> None:
        super().__init__(f"{identifier}@{day}")
        self.identifier, self.day = identifier, day

    def named(self, asked: Asked, argument: str, about: Day) -> OtherDate:
        """The same for who asks."""
        return OtherDate(asked.field, argument, self.identifier, self.day, about.date, asked.nodes, asked.path)


def undated(identifier: str, about: Day) -> str:
    """An id without the day that is asked about; raises OfAnotherDay."""
    bare, its_day = split_id(identifier)
    if its_day and its_day != about.date:
        raise OfAnotherDay(bare, its_day)
    return bare


def read_ids(asked: Asked, argument: str, ids: Iterable[str], about: Day, limits: Limits) -> tuple[str, ...]:
    """Ids of an argument, each once and without the day that is asked about."""
    try:
        given = tuple(dict.fromkeys(undated(each, about) for each in ids))
    except OfAnotherDay as error:
        raise error.named(asked, argument, about) from error
    check_number(asked, len(given), limits)
    return given


def check_number(asked: Asked, number: int, limits: Limits) -> None:
    """Refuse more ids than one page may hold."""
    if number > limits.page_maximum:
        raise TooManyIds(asked.field, number, limits.page_maximum, asked.nodes, asked.path)
