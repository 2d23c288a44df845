"""Group and measure the edges beside a node, as the graph itself does with the nodes of a set.

Neo4j lets no aggregate stand beside other values of a row, so that these come as they are, and are counted here. Both
give rows of one layout: [count, key, …] and [min, max, avg, sum].
"""

from collections.abc import Sequence
from typing import Any

from resolvers.block.slots import Values, read_given
from resolvers.response.form import (
    Groups,
    GroupValue,
    Statistic,
)
from resolvers.response.reader import Columns, Reader, Record, Shaped, inner_columns, reader
from resolvers.rounding import rounded

Row = list[Any]


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


def _hashable(key: Any) -> Any:
    """A key as a group is told by it: of a node its id, which stands before its place in the order."""
    return key[0] if isinstance(key, list) else key


def _sortable(key: Any) -> Any:
    return key[1] if isinstance(key, list) else key


@reader.register
def read_statistic(form: Statistic, columns: Columns, typed: bool) -> Reader:
    rows, place, numeric = columns[form.rows], form.place, form.rows.numeric
    if form.counted:
        return lambda row, given: rounded(row[rows][0])[place]
    return lambda row, given: rounded(figured(row[rows], numeric=numeric))[place]


@reader.register
def read_groups(form: Groups, columns: Columns, typed: bool) -> Reader:
    rows, inner = columns[form.rows], inner_columns(form.rows)
    places, order, limit = [value.value for value in form.values], form.rows.order, read_given(form.rows.limit)
    readers = [
        (
            each.key,
            each.name,
            [(key.key, key.name, reader(key.entity, inner, typed) if key.entity else None) for key in each.keys],
        )
        for each in form.fields
    ]

    def key_of(
        row: Record, given: Values, value: GroupValue, fields: list[tuple[str, str, Reader | None]]
    ) -> dict[str, Any]:
        found = row[value.value][0] if isinstance(row[value.value], list) else row[value.value]
        text = str(found).lower() if isinstance(found, bool) else found
        known = {"__typename": "GroupKey", "by": value.by, "value": text}
        nodes = row[value.entity] if value.entity else None
        made = {
            key: known[name] if read is None else (read(nodes[0], given) if nodes else None)
            for key, name, read in fields
        }
        return Shaped("GroupKey", made, {}) if typed else made

    def group(row: Record, given: Values) -> dict[str, Any]:
        known = {"__typename": "Group", "count": row[0]}
        made = {
            key: [key_of(row, given, value, fields) for value in form.values] if name == "keys" else known[name]
            for key, name, fields in readers
        }
        return Shaped("Group", made, {}) if typed else made

    if form.counted:
        return lambda row, given: [group(each, given) for each in row[rows]]
    return lambda row, given: [group(each, given) for each in grouped(row[rows], places, order, limit(given))]
