"""Group and measure the edges beside a node, as the graph itself does with the nodes of a set.

Neo4j lets no aggregate stand beside other values of a row, so that these come as they are, and are counted here. Both
give rows of one layout: [count, key, …, numbers] and [min, max, count, sum].
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from resolvers.block import ROUNDED, OrderingSum
from resolvers.block.slots import Values, read_given
from resolvers.response.form import (
    GroupKeyField,
    Groups,
    GroupValue,
    Named,
    Statistic,
)
from resolvers.response.reader import Columns, Reader, Record, Shaped, inner_columns, reader
from resolvers.rounding import rounded_float

Row = list[Any]


def grouped(
    rows: Sequence[Row],
    places: Sequence[int],
    order: str,
    limit: int,
    labels: Sequence[int] = (),
    *,
    numbers: bool = False,
    summed: OrderingSum | None = None,
) -> list[Row]:
    """Rows with equal keys as one with their number in front, in an order of `GroupOrder`.

    `places` are those of the keys in the rows that are made, `labels` those of their labels: of several the first.
    With `numbers` those of a row lie last in it, each a value or a list of values; there a group has the figures of
    all, and may be ordered by the sum of one.
    """
    groups: dict[tuple[Any, ...], Row] = {}
    cells: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        made = [0, *row]
        key = tuple(_hashable(made[place]) for place in places)
        group = groups.setdefault(key, made)
        group[0] += 1
        for place in labels:
            group[place] = min((each[place] for each in (group, made) if each[place] is not None), default=None)
        if numbers:
            cells.setdefault(key, []).append(row[-1])
    for key, of_rows in cells.items():
        groups[key][-1] = [figured(_values(each)) for each in zip(*of_rows, strict=True)]
    sorted_groups = list(groups.values())
    # The least important key first: each sort keeps what the ones before it did.
    by_key = order.startswith("KEY")
    if by_key:
        sorted_groups.sort(key=lambda row: row[0])
    for place in reversed(places):
        _sort(sorted_groups, place, descending=order == "KEY_DESC")
    if not by_key:
        sorted_groups.sort(key=lambda row: _sum(row, summed) if summed else row[0], reverse=order.endswith("DESC"))
    return sorted_groups[:limit]


def _sum(row: Row, of: OrderingSum) -> float:
    total: float = row[-1][of.place][_FIGURES.index("sum")]
    return round(total * ROUNDED) if of.real else total


def _sort(groups: list[Row], place: int, *, descending: bool) -> None:
    """By the keys in a place, what is missing last in either direction: it is never compared with what is there."""
    groups.sort(key=lambda row: ((row[place] is None) != descending, _sortable(row[place])), reverse=descending)


def figured(values: Iterable[Any], *, numeric: bool = True) -> Row:
    """The smallest, the greatest, the number and the sum of the values that there are; of days only the first two."""
    given = [value for value in values if value is not None]
    ends = [min(given, default=None), max(given, default=None)]
    return [*ends, len(given), sum(given)] if numeric else ends


def _values(cells: Iterable[Any]) -> Iterator[Any]:
    """Numbers of rows one after the other, where one may have a list of them."""
    for cell in cells:
        yield from cell if isinstance(cell, list) else (cell,)


def figure(figures: Row, name: str, *, real: bool) -> Any:
    """One of some figures by its name, as a real number or as it is."""
    if name == "avg":
        _, _, count, total = figures
        found = total / count if count else None
    else:
        found = figures[_FIGURES.index(name)]
    return rounded_float(found) if real and found is not None else found


_FIGURES = ("min", "max", "count", "sum")


def _hashable(key: Any) -> Any:
    """A key as a group is told by it: of a node its id, which stands before its place in the order."""
    return key[0] if isinstance(key, list) else key


def _sortable(key: Any) -> Any:
    return key[1] if isinstance(key, list) else key


@reader.register
def read_statistic(form: Statistic, columns: Columns, typed: bool) -> Reader:
    rows, name, real, numeric = columns[form.rows], form.name, form.real, form.rows.numeric
    if form.counted:
        return lambda row, given: figure(row[rows][0], name, real=real)
    return lambda row, given: figure(figured(row[rows], numeric=numeric), name, real=real)


@reader.register
def read_groups(form: Groups, columns: Columns, typed: bool) -> Reader:
    rows, inner = columns[form.rows], inner_columns(form.rows)
    places, order, limit = [value.value for value in form.values], form.rows.order, read_given(form.rows.limit)
    readers = [
        (
            each.key,
            each.name,
            [(key, reader(key.entity, inner, typed) if key.entity else None) for key in each.keys],
            each.numbers,
        )
        for each in form.fields
    ]

    def key_of(
        row: Record, given: Values, value: GroupValue, fields: list[tuple[GroupKeyField, Reader | None]]
    ) -> dict[str, Any]:
        found = row[value.value][0] if isinstance(row[value.value], list) else row[value.value]
        text = str(found).lower() if isinstance(found, bool | int) else found
        known = {"__typename": "GroupKey", "by": value.by, "value": text}
        nodes = row[value.entity] if value.entity else None
        made = {}
        for each, read in fields:
            if read and value.entity:
                made[each.key] = read(nodes[0], given) if nodes else None
            elif each.name == "label":
                made[each.key] = _label(value, row, text, each.label)
            else:
                made[each.key] = known.get(each.name)
        return Shaped("GroupKey", made, {}) if typed else made

    def group(row: Record, given: Values) -> dict[str, Any]:
        known = {"__typename": "Group", "count": row[0]}
        made: dict[str, Any] = {}
        for key, name, fields, numbers in readers:
            if name == "keys":
                made[key] = [key_of(row, given, value, fields) for value in form.values]
            elif name == "numbers":
                figures = row[-1] if form.numbers else ()
                made[key] = [number_of(*each, numbers) for each in zip(form.numbers, figures, strict=True)]
            else:
                made[key] = known[name]
        return Shaped("Group", made, {}) if typed else made

    def number_of(of: str, figures: Row, fields: Sequence[Named]) -> dict[str, Any]:
        known = {"__typename": "GroupNumber", "of": of, "count": figures[2]}
        made = {
            each.key: known[each.name] if each.name in known else figure(figures, each.name, real=True)
            for each in fields
        }
        return Shaped("GroupNumber", made, {}) if typed else made

    if form.counted:
        return lambda row, given: [group(each, given) for each in row[rows]]
    labels = [value.labels + number for value in form.values if value.labels for number in range(value.labelled)]
    numbers, summed = bool(form.rows.numbers), form.rows.summed
    return lambda row, given: [
        group(each, given)
        for each in grouped(row[rows], places, order, limit(given), labels, numbers=numbers, summed=summed)
    ]


def _label(value: GroupValue, row: Record, text: str | None, number: int) -> str | None:
    """The label of a key that is no node: a word that the rows have, that of an enum, or the value itself."""
    if value.labels:
        held: str | None = row[value.labels + number]
        return held
    if value.words:
        words = value.words[number]
        return words.get(text, text) if words and text else None
    return text
