"""Read pages: what was read beyond them is cut off, and tells whether there is more."""

from collections.abc import Callable
from typing import Any

from resolvers.block.slots import Values, read_given
from resolvers.cursor import encode_cursor
from resolvers.response.form import (
    Connection,
    Cursor,
    Edges,
    Form,
    Hits,
    PageEnds,
    Size,
)
from resolvers.response.reader import Columns, Reader, Record, Shaped, inner_columns, reader


@reader.register
def read_cursor(form: Cursor, columns: Columns, typed: bool) -> Reader:
    keys, order = [columns[each] for each in form.keys], read_given(form.order)
    return lambda row, given: encode_cursor(order(given), [row[key] for key in keys])


@reader.register
def read_connection(form: Connection, columns: Columns, typed: bool) -> Reader:
    """A connection's parts are read from its page: the rows, and whether there is anything after and before them."""
    inner = inner_columns(form.rows) if form.rows else {}
    parts = [(each.key, _part(each.form, columns, inner, typed)) for each in form.fields]
    rows, earlier, later = (columns[each] if each else None for each in (form.rows, form.earlier, form.later))
    first, last = (_no_size if size is None else read_given(size) for size in (form.first, form.last))

    def read(row: Record, given: Values) -> dict[str, Any]:
        page, before, after = _cut(row[rows] if rows is not None else [], first(given), last(given))
        before = before or (earlier is not None and row[earlier])
        after = after or (later is not None and row[later])
        values = {key: part(row, given, page, after, before) for key, part in parts}
        return Shaped(form.type_name, values, {}) if typed else values

    return read


@reader.register
def read_hits(form: Hits, columns: Columns, typed: bool) -> Reader:
    inner = inner_columns(form.rows)
    rows, score, sort_key = columns[form.rows], *(inner[each] for each in form.cursor.keys)

    def size(row: Record, given: Values, *_: Any) -> int:
        return len(row[rows])

    parts = [
        (each.key, size if isinstance(each.form, Size) else _part(each.form, columns, inner, typed))
        for each in form.fields
    ]

    first = read_given(form.first)
    after: list[Callable[[Values], Any]] = [read_given(key) for key in form.after]

    def reached(row: Record, best: float, name: str) -> bool:
        """Whether a hit lies before the page: it is as good as the cursor's, and its name comes no later."""
        return bool(row[score] > best or (row[score] == best and row[sort_key] <= name))

    def read(row: Record, given: Values) -> dict[str, Any]:
        keys = [key(given) for key in after]
        passed = sum(reached(each, *keys) for each in row[rows]) if keys else 0
        end = passed + first(given)
        page = row[rows][passed:end]
        values = {key: part(row, given, page, end < len(row[rows]), passed > 0) for key, part in parts}
        return Shaped(form.type_name, values, {}) if typed else values

    return read


def _no_size(given: Values) -> None:
    return None


def _cut(rows: list[Record], first: int | None, last: int | None) -> tuple[list[Record], bool, bool]:
    """A page of the rows, and whether any were cut off before and after it.

    With `first` they were read forward, and `last` takes the end of those; with `last` alone they were read backward.
    """
    before = after = False
    if first is not None:
        after, rows = len(rows) > first, rows[:first]
    else:
        rows = rows[::-1]
    if last is not None:
        before, rows = len(rows) > last, rows[max(0, len(rows) - last) :]
    return rows, before, after


def _part(
    form: Form, columns: Columns, inner: Columns, typed: bool
) -> Callable[[Record, Values, list[Record], bool, bool], Any]:
    if isinstance(form, Edges):
        item = reader(form.item, inner, typed)
        return lambda row, given, page, more, earlier: [item(each, given) for each in page]
    if isinstance(form, PageEnds):
        cursor = reader(form.cursor, inner, typed)
        return lambda row, given, page, more, earlier: _page_info(form, cursor, given, page, more, earlier, typed)
    value = reader(form, columns, typed)
    return lambda row, given, page, more, earlier: value(row, given)


def _page_info(
    form: PageEnds, cursor: Reader, given: Values, page: list[Record], more: bool, earlier: bool, typed: bool
) -> dict[str, Any]:
    known = {
        "__typename": "PageInfo",
        "hasNextPage": more,
        "hasPreviousPage": earlier,
        "startCursor": cursor(page[0], given) if page else None,
        "endCursor": cursor(page[-1], given) if page else None,
    }
    values = {each.key: known[each.name] for each in form.fields}
    return Shaped("PageInfo", values, {}) if typed else values
