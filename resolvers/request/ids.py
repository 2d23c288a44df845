"""Ids in arguments. An id may carry a day, as ids in an answer about another day than today do: `council:x@2020-01-01`.

In an argument of a question about a day only that day is allowed; it is taken away, for the graph holds ids without.
"""

from collections.abc import Sequence
from typing import Any

from resolvers.block import Day
from resolvers.block.slots import Slot
from resolvers.errors import OtherDate, TooManyIds
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked
from schema.value import split_id


def undated(asked: Asked, argument: str, about: Day, given: Slot[Any]) -> Slot[Any]:
    """An id of an argument, or a list of them, without the day that is asked about; raises OtherDate."""

    def bare(identifier: str, day: str) -> str:
        its_own, its_day = split_id(identifier)
        if its_day and its_day != day:
            raise OtherDate(asked.field, argument, its_own, its_day, day, asked.nodes, asked.path)
        return its_own

    def all_bare(ids: str | Sequence[str], day: str) -> str | tuple[str, ...]:
        return bare(ids, day) if isinstance(ids, str) else tuple(bare(each, day) for each in ids)

    return given.map(all_bare, asked.slot(about.date))


def read_ids(asked: Asked, argument: str, about: Day, limits: Limits) -> Slot[tuple[str, ...]]:
    """The ids, or the id, of an argument, each once and without the day that is asked about."""

    def different(ids: str | Sequence[str]) -> tuple[str, ...]:
        given = (ids,) if isinstance(ids, str) else tuple(dict.fromkeys(ids))
        check_number(asked, len(given), limits)
        return given

    return undated(asked, argument, about, asked.arguments[argument]).map(different)


def check_number(asked: Asked, number: int, limits: Limits) -> None:
    """Refuse more ids than one page may hold."""
    if number > limits.page_maximum:
        raise TooManyIds(asked.field, number, limits.page_maximum, asked.nodes, asked.path)
