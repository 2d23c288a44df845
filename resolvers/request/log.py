"""Read what of the log is asked for, so that its indexes answer it.

{revision: {gte: 5}}             →  n.sortKey gte "0000000005": an entry's place in the log begins with its revision
{recordedAt: {eq: "…T09:30Z"}}   →  n.recordedAt gte "…T09:30:00Z" and lte "…T09:30:00Z"
{subject: {eq: "council:x"}}     →  n.subject is "council:x"
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from resolvers.block import RECORDED_AT, SORT_KEY, Attribute, Compare, Condition, Key, all_of, ranges_of
from resolvers.block.slots import Slot, made_of
from resolvers.request.order import Orders, total
from resolvers.request.where import Conditions, Input, compared
from schema.change import LOGGED
from schema.value import split_id

IN_PLACE = Key(SORT_KEY)
"""The order in which the log was written."""

SUBJECT = Attribute("n", "subject")
REVISION = Attribute("n", "revision")


def log_condition(conditions: Conditions, where: Input | None) -> Condition | None:
    """What an input holds the entries of the log to."""

    def own(given: Input) -> list[Condition | None]:
        asked = {name: given[name] for name in LOGGED if given.get(name) is not None}
        return [_READ.get(name, _any_value)(name, inner) for name, inner in asked.items()]

    return conditions.together(where, own)


def about(subject: Slot[str]) -> Condition:
    """That an entry is of the fact with an id. The log is about no day, so that an id may have any."""
    return Compare(SUBJECT, "eq", subject.map(_undated))


def log_order(orders: Orders, given: Sequence[Input] | None, condition: Condition | None) -> tuple[Key, ...]:
    """The keys of an order, ties by the place in the log, in the direction of the last.

    Without any they are chosen so that one index has what the condition holds for in their order.
    """
    if not given:
        return (Key(RECORDED_AT), IN_PLACE) if ranges_of(condition) == {RECORDED_AT} else (IN_PLACE,)
    properties = orders.model.objects["Change"].properties
    keys = [key for each in given for key in orders.of_values(properties, "n", each)]
    if keys[-1].value == REVISION:  # what its place tells
        keys, last = keys[:-1], keys[-1]
        return total([*keys, Key(SORT_KEY, descending=last.descending)], SORT_KEY)
    return total([*keys, Key(SORT_KEY, descending=keys[-1].descending)], SORT_KEY)


# Conditions on one value


def _any_value(name: str, given: Input) -> Condition | None:
    return compared(Attribute("n", name), given)


def _revision(name: str, given: Input) -> Condition | None:
    """By places in the log; what is equal to one of several lies between the first and the last of them."""
    return _ranged(REVISION, SORT_KEY, _PLACES, given)


def _recorded(name: str, given: Input) -> Condition | None:
    return _ranged(RECORDED_AT, RECORDED_AT, _MOMENTS, given)


def _ranged(value: Attribute, indexed: Attribute, ranges: "Ranges", given: Input) -> Condition | None:
    """The operators of a value, each as a range of what an index holds, or with one beside it."""
    conditions: list[Condition | None] = []
    for operator, wanted in given.items():
        if wanted is not None:
            conditions += [Compare(indexed, bound, made_of(end, wanted)) for bound, end in ranges[operator]]
        if operator == "in" or wanted is None:
            conditions.append(compared(value, {operator: wanted}))
    return all_of(conditions)


def _subject(name: str, given: Input) -> Condition | None:
    return compared(SUBJECT, {operator: wanted and made_of(_undated, wanted) for operator, wanted in given.items()})


_READ: Mapping[str, Callable[[str, Input], Condition | None]] = {
    "revision": _revision,
    "recordedAt": _recorded,
    "subject": _subject,
}


def _undated(ids: Any) -> Any:
    return split_id(ids)[0] if isinstance(ids, str) else [split_id(each)[0] for each in ids]


def _begins(revision: int) -> str:
    """Where the entries of a revision begin."""
    return f"{revision:010}"


def _ends(revision: int) -> str:
    """Where those of the next one do."""
    return f"{revision + 1:010}"


def _first_begins(revisions: Sequence[int]) -> str:
    return _begins(min(revisions, default=0))


def _last_ends(revisions: Sequence[int]) -> str:
    return _ends(max(revisions, default=0))


Ranges = Mapping[str, tuple[tuple[str, Callable[[Any], str]], ...]]
"""Of each operator the bounds that it sets, each with what makes the bound of what is given."""

_PLACES: Ranges = {
    "eq": (("gte", _begins), ("lt", _ends)),
    "in": (("gte", _first_begins), ("lt", _last_ends)),
    "lt": (("lt", _begins),),
    "lte": (("lt", _ends),),
    "gt": (("gte", _ends),),
    "gte": (("gte", _begins),),
}


def _itself(moment: str) -> str:
    return moment


def _first(moments: Sequence[str]) -> str:
    return min(moments, default="")


def _last(moments: Sequence[str]) -> str:
    return max(moments, default="")


_MOMENTS: Ranges = {
    "eq": (("gte", _itself), ("lte", _itself)),
    "in": (("gte", _first), ("lte", _last)),
    "lt": (("lt", _itself),),
    "lte": (("lte", _itself),),
    "gt": (("gt", _itself),),
    "gte": (("gte", _itself),),
}
