"""Shape rows as the response: put the client's names back to the values of records without keys.

    [[0, ["Samverkansrådet", [["Maria Haglund"]]]]]  →  {"councils": {"nodes": [{"name": "Samverkansrådet", …}]}}

A form becomes a function once (`reader`), which then reads any number of records.
"""

from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any

from resolvers.block import AskedId, Branch, Column, Derivation
from resolvers.form import (
    Composed,
    Connection,
    Constant,
    Counts,
    Cursor,
    Dated,
    Edges,
    Field,
    Figure,
    Form,
    Groups,
    GroupValue,
    Hits,
    Holds,
    InOrder,
    Listing,
    OfType,
    Only,
    OwnCitation,
    PageInfo,
    Read,
    Resolved,
    Several,
    Since,
    Size,
    Weakest,
    Zipped,
)
from resolvers.group import figured, grouped, rounded
from resolvers.request.cursor import encode_cursor
from resolvers.since import since, weakest
from resolvers.slots import Values, made_of, read_given

Record = list[Any]
Columns = dict[Column | Branch | Derivation, int]
Reader = Callable[[Record, Values], Any]
"""Reads a form from a record, with the values of the question's slots."""


class NullValue(Exception):
    """The graph holds no value where the schema promises one; graphql-core words the error and nulls what it must."""


class Shaped(dict[str, Any]):
    """An object of the answer that knows its type and, for a resolver of a field's own, the values of its node."""

    __slots__ = ("held", "type_name")

    def __init__(self, type_name: str, fields: dict[str, Any], held: dict[str, Any]) -> None:
        super().__init__(fields)
        self.type_name, self.held = type_name, held

    def __getattr__(self, name: str) -> Any:
        try:
            return self.held[name]
        except KeyError:
            raise AttributeError(f"{self.type_name} holds no {name}") from None


def plan_reader(
    response: Composed, branches: Sequence[Branch], derivations: Sequence[Derivation], *, typed: bool = False
) -> Reader:
    """Reads a response from what each branch gave and each derivation made of that.

    `typed` makes objects that graphql-core can complete, nulls that may not be among them; else those raise
    `NullValue`.
    """
    return reader(response, _positions((*branches, *derivations)), typed)


@singledispatch
def reader(form: Form, columns: Columns, typed: bool) -> Reader:
    """The function that reads a form from a record of these columns."""
    raise TypeError(f"{form!r} is no form")


@reader.register
def read_value(form: Read, columns: Columns, typed: bool) -> Reader:
    position, default = columns[form.column], form.default
    if default is None:
        return lambda row, given: row[position]
    empty: list[Any] | int = list(default) if isinstance(default, tuple) else default
    return lambda row, given: empty if row[position] is None else row[position]


@reader.register
def read_dated(form: Dated, columns: Columns, typed: bool) -> Reader:
    position, day = columns[form.column], read_given(form.date)
    return lambda row, given: row[position] and f"{row[position]}@{day(given)}"


@reader.register
def read_constant(form: Constant, columns: Columns, typed: bool) -> Reader:
    value = read_given(made_of(lambda value: list(value) if isinstance(value, tuple) else value, form.value))
    return lambda row, given: value(given)


@reader.register
def read_holds(form: Holds, columns: Columns, typed: bool) -> Reader:
    start, start_latest, end_earliest, end = (
        columns[each] for each in (form.start, form.start_latest, form.end_earliest, form.end)
    )
    day = read_given(form.date)

    def holds(row: Record, given: Values) -> str | None:
        date = day(given)
        if not row[start] <= date <= row[end]:
            return None
        return "CERTAIN" if row[start_latest] <= date <= row[end_earliest] else "POSSIBLE"

    return holds


@reader.register
def read_weakest(form: Weakest, columns: Columns, typed: bool) -> Reader:
    links = columns[form.links]
    return lambda row, given: weakest(row[links])


@reader.register
def read_since(form: Since, columns: Columns, typed: bool) -> Reader:
    links = columns[form.links]

    def read(row: Record, given: Values) -> dict[str, Any] | None:
        start = since(row[links])
        if start is None:
            return None
        known = {**start, "__typename": "PartialDate"}
        values = {each.key: known[each.name] for each in form.fields}
        return Shaped("PartialDate", values, {}) if typed else values

    return read


@reader.register
def read_composed(form: Composed, columns: Columns, typed: bool) -> Reader:
    fields = _fields(form.fields, form.type_name, columns, typed)
    if typed:
        fields = _typed(fields, form, columns)
    if form.present is None:
        return fields
    present = columns[form.present]
    return lambda row, given: None if row[present] is None else fields(row, given)


def _fields(fields: Sequence[Field], type_name: str, columns: Columns, typed: bool) -> Reader:
    """Reads the fields of an object; a plain column without a call of its own."""
    entries = [
        (each.key, columns[each.form.column], None)
        if isinstance(each.form, Read) and each.form.default is None
        else (each.key, 0, reader(each.form, columns, typed))
        for each in fields
        if not isinstance(each.form, Resolved)
    ]
    required = [] if typed else [each.key for each in fields if each.required]

    def read(row: Record, given: Values) -> dict[str, Any]:
        values = {key: row[position] if inner is None else inner(row, given) for key, position, inner in entries}
        if required and None in values.values():
            _insist(values, required, type_name)
        return values

    return read


def _insist(values: dict[str, Any], required: Sequence[str], type_name: str) -> None:
    missing = [key for key in required if values[key] is None]
    if missing:
        raise NullValue(f"{type_name}: no value for {', '.join(missing)}")


def _typed(fields: Reader, form: Composed, columns: Columns) -> Reader:
    held = [(each.attribute, reader(each.form, columns, True)) for each in form.held]
    return lambda row, given: Shaped(
        form.type_name, fields(row, given), {name: value(row, given) for name, value in held}
    )


@reader.register
def read_zipped(form: Zipped, columns: Columns, typed: bool) -> Reader:
    longest = columns[form.longest]
    entries = [(each, reader(each.form, columns, typed)) for each in form.fields]

    def read(row: Record, given: Values) -> list[dict[str, Any]]:
        made = []
        for place in range(len(row[longest] or ())):
            values = {
                each.key: inner(row, given)[place] if isinstance(each.form, Read) else inner(row, given)
                for each, inner in entries
            }
            made.append(Shaped(form.type_name, values, {}) if typed else values)
        return made

    return read


@reader.register
def read_of_type(form: OfType, columns: Columns, typed: bool) -> Reader:
    labels = columns[form.labels]
    readers = {each.type_name: reader(each, columns, typed) for each in form.types}

    def read(row: Record, given: Values) -> Any:
        return next(readers[label] for label in row[labels] if label in readers)(row, given)

    return read


@reader.register
def read_listing(form: Listing, columns: Columns, typed: bool) -> Reader:
    rows, inner_columns = columns[form.rows], _inner(form.rows)
    item = reader(form.item, inner_columns, typed)
    if not form.supporting:
        return lambda row, given: [item(each, given) for each in row[rows]]
    supports, name = inner_columns[form.supporting.column], form.supporting.field
    return lambda row, given: [item(each, given) for each in row[rows] if name in (each[supports] or ())]


@reader.register
def read_only_row(form: Only, columns: Columns, typed: bool) -> Reader:
    rows, item = columns[form.rows], reader(form.item, _inner(form.rows), typed)
    return lambda row, given: item(row[rows][0], given) if row[rows] else None


@reader.register
def read_several(form: Several, columns: Columns, typed: bool) -> Reader:
    items = [reader(each, columns, typed) for each in form.items]
    return lambda row, given: [item(row, given) for item in items]


@reader.register
def read_in_order(form: InOrder, columns: Columns, typed: bool) -> Reader:
    inner = [_inner(each.rows) for each in form.found]
    places = [
        (columns[each.rows], reader(each.item, its_columns, typed), its_columns[AskedId()])
        for each, its_columns in zip(form.found, inner, strict=True)
    ]
    ids = read_given(form.ids)

    def read(row: Record, given: Values) -> list[Any]:
        found = [({each[own_id]: each for each in row[rows]}, item) for rows, item, own_id in places]
        made = []
        for wanted in ids(given):
            rows, item = found[wanted.found]
            made.append(item(rows[wanted.id], given) if wanted.id in rows else None)
        return made

    return read


@reader.register
def read_own_citation(form: OwnCitation, columns: Columns, typed: bool) -> Reader:
    source, item = columns[form.source], reader(form.item, columns, typed)
    return lambda row, given: [] if row[source] is None else [item(row, given)]


@reader.register
def read_counts(form: Counts, columns: Columns, typed: bool) -> Reader:
    numbers = columns[form.numbers]

    def count(label: str, number: int) -> dict[str, Any]:
        known = {"type": label, "count": number, "__typename": "TypeCount"}
        values = {each.key: known[each.name] for each in form.fields}
        return Shaped("TypeCount", values, {}) if typed else values

    return lambda row, given: [count(*each) for each in zip(form.labels, row[numbers], strict=True)]


@reader.register
def read_figure(form: Figure, columns: Columns, typed: bool) -> Reader:
    rows, place, numeric = columns[form.rows], form.place, form.rows.numeric
    if form.counted:
        return lambda row, given: rounded(row[rows][0])[place]
    return lambda row, given: rounded(figured(row[rows], numeric=numeric))[place]


@reader.register
def read_groups(form: Groups, columns: Columns, typed: bool) -> Reader:
    rows, inner = columns[form.rows], _inner(form.rows)
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


@reader.register
def read_cursor(form: Cursor, columns: Columns, typed: bool) -> Reader:
    keys, order = [columns[each] for each in form.keys], read_given(form.order)
    return lambda row, given: encode_cursor(order(given), [row[key] for key in keys])


@reader.register
def read_connection(form: Connection, columns: Columns, typed: bool) -> Reader:
    """A connection's parts are read from its page: the rows, and whether there is anything after and before them."""
    inner = _inner(form.rows) if form.rows else {}
    parts = [(each.key, _part(each.form, columns, inner, typed)) for each in form.fields]
    rows, earlier, later = (columns[each] if each else None for each in (form.rows, form.earlier, form.later))
    first, last = (read_given(size) if size else _no_size for size in (form.first, form.last))

    def read(row: Record, given: Values) -> dict[str, Any]:
        page, before, after = _cut(row[rows] if rows is not None else [], first(given), last(given))
        before = before or (earlier is not None and row[earlier])
        after = after or (later is not None and row[later])
        values = {key: part(row, given, page, after, before) for key, part in parts}
        return Shaped(form.type_name, values, {}) if typed else values

    return read


@reader.register
def read_hits(form: Hits, columns: Columns, typed: bool) -> Reader:
    inner = _inner(form.rows)
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
    if isinstance(form, PageInfo):
        cursor = reader(form.cursor, inner, typed)
        return lambda row, given, page, more, earlier: _page_info(form, cursor, given, page, more, earlier, typed)
    value = reader(form, columns, typed)
    return lambda row, given, page, more, earlier: value(row, given)


def _page_info(
    form: PageInfo, cursor: Reader, given: Values, page: list[Record], more: bool, earlier: bool, typed: bool
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


def _inner(rows: Column | Branch | Derivation) -> Columns:
    return _positions(rows.columns)  # type: ignore[union-attr]


def _positions(columns: Sequence[Column | Branch | Derivation]) -> Columns:
    return {column: position for position, column in enumerate(columns)}
