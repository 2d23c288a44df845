"""Group and measure the edges beside a node, as the graph itself does with the nodes of a set.

Neo4j lets no aggregate stand beside other values of a row, so that these come as they are, and are counted here. Both
give rows of one layout: [count, key, …] and [min, max, avg, sum].
"""

from collections.abc import Sequence
from typing import Any

Row = list[Any]

DECIMALS = 9


def grouped(rows: Sequence[Row], places: Sequence[int], order: str, limit: int) -> list[Row]:
    """Rows with equal keys as one with their number in front, in an order of `GroupOrder`.

    `places` are those of the keys in the rows that are made.
    """
    groups: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        made = [0, *row]
        groups.setdefault(tuple(_hashable(made[place]) for place in places), made)[0] += 1
    sorted_groups = list(groups.values())
    # The least important key first: each sort keeps what the ones before it did.
    by_key = order.startswith("KEY")
    if by_key:
        sorted_groups.sort(key=lambda row: row[0])
    for place in reversed(places):
        _sort(sorted_groups, place, descending=order == "KEY_DESC")
    if not by_key:
        sorted_groups.sort(key=lambda row: row[0], reverse=order == "COUNT_DESC")
    return sorted_groups[:limit]


def _sort(groups: list[Row], place: int, *, descending: bool) -> None:
    """By the keys in a place, what is missing last in either direction: it is never compared with what is there."""
    groups.sort(key=lambda row: ((row[place] is None) != descending, _sortable(row[place])), reverse=descending)


def figured(values: Sequence[Any], *, numeric: bool) -> Row:
    """The smallest, the greatest, the mean and the sum of the values that there are; of days only the first two."""
    given = [value for value in values if value is not None]
    ends = [min(given, default=None), max(given, default=None)]
    return [*ends, sum(given) / len(given) if given else None, sum(given)] if numeric else ends


def rounded(figures: Row) -> Row:
    """Figures without the last digits, in which two ways to a mean differ: the engines', and ours. There is no -0.0."""
    return [round(figure, DECIMALS) + 0.0 if isinstance(figure, float) else figure for figure in figures]


def _hashable(key: Any) -> Any:
    """A key as a group is told by it: of a node its id, which stands before its place in the order."""
    return key[0] if isinstance(key, list) else key


def _sortable(key: Any) -> Any:
    return key[1] if isinstance(key, list) else key
