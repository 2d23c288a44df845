"""Read values, objects and lists of them."""

from collections.abc import Sequence
from typing import Any

from resolvers.block import AskedId
from resolvers.block.slots import Values, read_given
from resolvers.response.form import (
    Composed,
    Constant,
    Counts,
    Dated,
    Field,
    FirstFound,
    Holds,
    InOrder,
    Joined,
    LabelList,
    Listing,
    OfType,
    Only,
    OwnCitation,
    Read,
    Resolved,
    Several,
    SharedDate,
    SharedValue,
    TextLink,
    Zipped,
)
from resolvers.response.reader import Columns, NullValue, Reader, Record, Shaped, inner_columns, reader
from resolvers.response.shared import DATES, VALUES
from schema.citation import text_address


@reader.register
def read_value(form: Read, columns: Columns, typed: bool) -> Reader:
    position, default = columns[form.column], form.default
    if default is None:
        return lambda row, given: row[position]
    empty: list[Any] | int = list(default) if isinstance(default, tuple) else default
    return lambda row, given: empty if row[position] is None else row[position]


@reader.register
def read_dated(form: Dated, columns: Columns, typed: bool) -> Reader:
    position, mark = columns[form.column], read_given(form.mark)
    return lambda row, given: row[position] and f"{row[position]}@{mark(given)}"


@reader.register
def read_constant(form: Constant, columns: Columns, typed: bool) -> Reader:
    value = read_given(form.value)
    return lambda row, given: value(given)


@reader.register
def read_holds(form: Holds, columns: Columns, typed: bool) -> Reader:
    start, start_latest, end_earliest, end, *met = (columns[each] for each in form.columns)
    first_day, last_day = read_given(form.time.first), read_given(form.time.last)

    def holds(row: Record, given: Values) -> str | None:
        first, last = first_day(given), last_day(given)
        if row[start] > last or row[end] < first:
            return None
        certain = row[start_latest] <= last and row[end_earliest] >= first and all(row[each] for each in met)
        return "CERTAIN" if certain else "POSSIBLE"

    return holds


@reader.register
def read_shared_value(form: SharedValue, columns: Columns, typed: bool) -> Reader:
    shared, value = columns[form.shared], VALUES[form.name]
    return lambda row, given: value(row[shared])


@reader.register
def read_shared_date(form: SharedDate, columns: Columns, typed: bool) -> Reader:
    shared, date = columns[form.shared], DATES[form.name]

    def read(row: Record, given: Values) -> dict[str, Any] | None:
        found = date(row[shared])
        if found is None:
            return None
        earliest, edtf, as_published, latest = found
        known = {
            "edtf": edtf,
            "asPublished": as_published,
            "earliest": earliest,
            "latest": latest,
            "__typename": "PartialDate",
        }
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
                each.key: _part(inner(row, given), place) if isinstance(each.form, Read) else inner(row, given)
                for each, inner in entries
            }
            made.append(Shaped(form.type_name, values, {}) if typed else values)
        return made

    return read


def _part(values: list[Any] | None, place: int) -> Any:
    """The value for one of a list of objects; none of these has any in a language in which they are not held."""
    return None if values is None else values[place]


@reader.register
def read_of_type(form: OfType, columns: Columns, typed: bool) -> Reader:
    labels = columns[form.labels]
    readers = {each.type_name: reader(each, columns, typed) for each in form.types}

    def read(row: Record, given: Values) -> Any:
        return next(readers[label] for label in row[labels] if label in readers)(row, given)

    return read


@reader.register
def read_listing(form: Listing, columns: Columns, typed: bool) -> Reader:
    rows, inner = columns[form.rows], inner_columns(form.rows)
    item = reader(form.item, inner, typed)
    if not form.supporting:
        return lambda row, given: [item(each, given) for each in row[rows]]
    supports, name = inner[form.supporting.column], form.supporting.field
    return lambda row, given: [item(each, given) for each in row[rows] if name in (each[supports] or ())]


@reader.register
def read_only_row(form: Only, columns: Columns, typed: bool) -> Reader:
    rows, item = columns[form.rows], reader(form.item, inner_columns(form.rows), typed)
    return lambda row, given: item(row[rows][0], given) if row[rows] else None


@reader.register
def read_several(form: Several, columns: Columns, typed: bool) -> Reader:
    items = [reader(each, columns, typed) for each in form.items]
    return lambda row, given: [item(row, given) for item in items]


@reader.register
def read_first_found(form: FirstFound, columns: Columns, typed: bool) -> Reader:
    items = [reader(each, columns, typed) for each in form.items]
    return lambda row, given: next((found for item in items if (found := item(row, given)) is not None), None)


@reader.register
def read_in_order(form: InOrder, columns: Columns, typed: bool) -> Reader:
    inner = [inner_columns(each.rows) for each in form.found]
    places = [
        (columns[each.rows], reader(each.item, its_columns, typed), its_columns[AskedId()])
        for each, its_columns in zip(form.found, inner, strict=True)
    ]
    ids = read_given(form.ids)

    def read(row: Record, given: Values) -> list[Any]:
        found = [({each[own_id]: each for each in row[rows]}, item) for rows, item, own_id in places]
        made = []
        for wanted in ids(given):
            those = (found[place] for place in wanted.found)
            made.append(next((item(rows[wanted.id], given) for rows, item in those if wanted.id in rows), None))
        return made

    return read


@reader.register
def read_own_citation(form: OwnCitation, columns: Columns, typed: bool) -> Reader:
    source, item = columns[form.source], reader(form.item, columns, typed)
    return lambda row, given: [] if row[source] is None else [item(row, given)]


@reader.register
def read_joined(form: Joined, columns: Columns, typed: bool) -> Reader:
    lists = [reader(each, columns, typed) for each in form.lists]
    return lambda row, given: [item for each in lists for item in each(row, given)]


@reader.register
def read_text_link(form: TextLink, columns: Columns, typed: bool) -> Reader:
    address, directive = reader(form.address, columns, typed), reader(form.directive, columns, typed)

    def read(row: Record, given: Values) -> str | None:
        url, leads = address(row, given), directive(row, given)
        return text_address(url, leads) if url and leads else url

    return read


@reader.register
def read_counts(form: Counts, columns: Columns, typed: bool) -> Reader:
    numbers = columns[form.numbers]

    def count(label: str, number: int) -> dict[str, Any]:
        known = {"type": label, "count": number, "__typename": "TypeCount"}
        values = {each.key: known[each.name] for each in form.fields}
        return Shaped("TypeCount", values, {}) if typed else values

    return lambda row, given: [count(*each) for each in zip(form.labels, row[numbers], strict=True)]


@reader.register
def read_labels(form: LabelList, columns: Columns, typed: bool) -> Reader:
    keys, names = [each.key for each in form.fields], [each.name for each in form.fields]

    def read(row: Record, given: Values) -> list[dict[str, Any]]:
        known = ({**label._asdict(), "__typename": "Label"} for label in form.labels)
        made = [dict(zip(keys, map(label.__getitem__, names), strict=True)) for label in known]
        return [Shaped("Label", each, {}) for each in made] if typed else made

    return read
