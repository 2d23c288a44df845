"""Ids in arguments. An id may carry a time, as ids in an answer about another than today do: `council:x@2020-01-01`.

In an argument of a question about a time only that time is allowed; it is taken away, for the graph holds ids without.
"""

from collections.abc import Sequence
from typing import Any

from resolvers.block import Time
from resolvers.block.slots import Slot
from resolvers.errors import OtherTime, TooManyIds
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked
from schema.value import split_id


def undated(asked: Asked, argument: str, about: Time, given: Slot[Any]) -> Slot[Any]:
    """An id of an argument, or a list of them, without the time that is asked about; raises OtherTime."""

    def bare(identifier: str, time: str) -> str:
        its_own, its_time = split_id(identifier)
        if its_time and its_time != time:
            raise OtherTime(asked.field, argument, its_own, its_time, time, asked.nodes, asked.path)
        return its_own

    def all_bare(ids: str | Sequence[str], time: str) -> str | tuple[str, ...]:
        return bare(ids, time) if isinstance(ids, str) else tuple(bare(each, time) for each in ids)

    return given.map(all_bare, asked.slot(about.mark))


def read_ids(asked: Asked, argument: str, about: Time, limits: Limits) -> Slot[tuple[str, ...]]:
    """The ids, or the id, of an argument, each once and without the time that is asked about."""

    def different(ids: str | Sequence[str]) -> tuple[str, ...]:
        given = (ids,) if isinstance(ids, str) else tuple(dict.fromkeys(ids))
        check_number(asked, len(given), limits)
        return given

    return undated(asked, argument, about, asked.arguments[argument]).map(different)


def check_number(asked: Asked, number: int, limits: Limits) -> None:
    """Refuse more ids than one page may hold."""
    if number > limits.page_maximum:
        raise TooManyIds(asked.field, number, limits.page_maximum, asked.nodes, asked.path)
