"""What may stand behind a key of a data file, and in which columns of the graph it lies.

    One        kind: COUNCIL                         {"kind": "COUNCIL"}
    EdtfDate   since: "2022"                         {"sinceEdtf": "2022", "sinceEarliest": "2022-01-01", …}

Every notation can `read` a value of a file into columns, tell from columns what was `stated`, and describe itself as
JSON Schema. What is wrong is said where it stands, and the columns are then left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from graph_seed.dates import EXAMPLES, BadDate, read_date, read_interval
from graph_seed.files import KeyedValues, Scalar, Sequence, Value
from graph_seed.problems import FilePlace, Problems, did_you_mean, shortened
from graph_seed.scalars import DATE_TEXT, TEXT, Plain, ScalarKind, WrongScalar

Columns = Mapping[str, Any]
"""Values by the graph's property name; what is not stated has no key."""


class Notation(Protocol):
    """What may stand behind a key."""

    def read(self, name: str, value: Value, problems: Problems) -> Columns: ...

    @property
    def held_in(self) -> tuple[str, ...]:
        """The columns that it fills."""

    def stated(self, columns: Columns) -> Any:
        """What a file would say, as JSON; None when it is not stated."""

    def schema(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key of a data file. Without `required` it may be left out; `default` is what is stored then."""

    name: str
    description: str
    notation: Notation
    required: bool = False
    default: Columns | None = None

    def schema(self) -> dict[str, Any]:
        return {"description": self.description, **self.notation.schema()}


# One value, and many --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class One:
    """A scalar in a column. `nullable`: a null may be written, to say that a default does not hold."""

    column: str
    kind: ScalarKind
    nullable: bool = False

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if self.nullable and isinstance(value, Scalar) and value.value is None:
            return {self.column: None}
        found = read_plain(name, value, self.kind, problems)
        return {} if found is None else {self.column: found}

    @property
    def held_in(self) -> tuple[str, ...]:
        return (self.column,)

    def stated(self, columns: Columns) -> Any:
        return columns.get(self.column)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [dict(self.kind.schema), {"type": "null"}]} if self.nullable else dict(self.kind.schema)


@dataclass(frozen=True, slots=True)
class Many:
    """A list of scalars in a column, each once."""

    column: str
    kind: ScalarKind

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        return {self.column: read_list(name, value, self.kind, problems)}

    @property
    def held_in(self) -> tuple[str, ...]:
        return (self.column,)

    def stated(self, columns: Columns) -> Any:
        return columns.get(self.column) or None

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": dict(self.kind.schema), "uniqueItems": True}


def read_plain(name: str, value: Value, kind: ScalarKind, problems: Problems) -> Plain | None:
    if not isinstance(value, Scalar):
        problems.add(value.place, f"{name}: {value} stands here; write one value")
        return None
    if value.value is None:
        problems.add(value.place, f"{name}: nothing stands here; leave the key out when it is not stated")
        return None
    try:
        return kind.read(value)
    except WrongScalar as wrong:
        problems.add(value.place, f"{name}: {wrong}")
        return None


def read_list(name: str, value: Value, kind: ScalarKind, problems: Problems) -> list[Plain]:
    if not isinstance(value, Sequence):
        problems.add(value.place, f"{name}: {value} stands here; write a list: [one, another]")
        return []
    found: list[Plain] = []
    for item in value.items:
        read = read_plain(name, item, kind, problems)
        if read is not None and read in found:
            problems.add(item.place, f"{name}: {shortened(str(read))} stands twice")
        elif read is not None:
            found.append(read)
    return found


# Dates ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A partial date, as EDTF or as {edtf, asPublished}; `columns` by what they hold."""

    columns: Mapping[str, str]
    intervals: bool

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        said = self._said(name, value, problems)
        if said is None:
            return {}
        edtf, published = said
        try:
            span = (read_interval if self.intervals else read_date)(edtf)
        except BadDate as wrong:
            problems.add(value.place, f"{name}: {shortened(edtf)} is no date: {wrong}")
            return {}
        held = {"edtf": edtf, "asPublished": published, "earliest": span.earliest, "latest": span.latest}
        return {self.columns[part]: each for part, each in held.items() if each is not None}

    def _said(self, name: str, value: Value, problems: Problems) -> tuple[str, str | None] | None:
        if not isinstance(value, KeyedValues):
            edtf = read_plain(name, value, DATE_TEXT, problems)
            return None if edtf is None else (str(edtf), None)
        said = read_fields(value, _DATE_FIELDS, name, problems)
        return (said["edtf"], said.get("asPublished")) if "edtf" in said else None

    @property
    def held_in(self) -> tuple[str, ...]:
        return tuple(self.columns.values())

    def stated(self, columns: Columns) -> Any:
        edtf, published = columns.get(self.columns["edtf"]), columns.get(self.columns["asPublished"])
        return edtf if published is None else {"edtf": edtf, "asPublished": published}

    def schema(self) -> dict[str, Any]:
        return {"allOf": [{"$ref": "#/definitions/date"}]}


# Objects --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """Keys and values in columns of their own."""

    fields: Mapping[str, FileKey]

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if not isinstance(value, KeyedValues):
            problems.add(value.place, f"{name}: {value} stands here; write {{{', '.join(self.fields)}}}")
            return {}
        return read_fields(value, self.fields, name, problems)

    @property
    def held_in(self) -> tuple[str, ...]:
        return tuple(column for field in self.fields.values() for column in field.notation.held_in)

    def stated(self, columns: Columns) -> Any:
        said = {name: field.notation.stated(columns) for name, field in self.fields.items()}
        return {name: each for name, each in said.items() if each is not None} or None

    def schema(self) -> dict[str, Any]:
        return fields_schema(self.fields)


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list of objects in parallel lists, a column for each of their scalars; the first tells them apart."""

    fields: Mapping[str, FileKey]
    columns: tuple[str, ...]

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if not isinstance(value, Sequence):
            problems.add(value.place, f"{name}: {value} stands here; write a list of {{{', '.join(self.fields)}}}")
            return {}
        rows = [row for _, row in self._rows(name, value, problems)]
        return {column: [row[column] for row in rows] for column in self.columns}

    def places(self, value: Value) -> tuple[FilePlace, ...]:
        """Where the objects stand that could be read."""
        rows = self._rows("", value, Problems()) if isinstance(value, Sequence) else ()
        return tuple(place for place, _ in rows)

    def _rows(self, name: str, value: Sequence, problems: Problems) -> Iterator[tuple[FilePlace, Columns]]:
        """What the objects say; one that is malformed is left out, and those beside it are not."""
        seen: list[Any] = []
        first = self.columns[0]
        for item in value.items:
            row = Record(self.fields).read(name, item, problems)
            if first in row and row[first] in seen:
                text = f"{name}: {row[first]} stands twice; write one entry for each {next(iter(self.fields))}"
                problems.add(item.place, text)
            seen.append(row.get(first))
            if len(row) == len(self.columns):
                yield item.place, row

    @property
    def held_in(self) -> tuple[str, ...]:
        return self.columns

    def stated(self, columns: Columns) -> Any:
        rows = zip(*(columns.get(column) or () for column in self.columns), strict=True)
        return [Record(self.fields).stated(dict(zip(self.columns, row, strict=True))) for row in rows] or None

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": fields_schema(self.fields)}


NO_ROWS: Mapping[str, tuple[FilePlace, ...]] = {}


class FileEntry(NamedTuple):
    """One of a list of entries: where it stands, the place of each of its keys, and its columns.

    `rows` are the places of what stands in its lists of objects.
    """

    place: FilePlace
    keys: Mapping[str, FilePlace]
    columns: Columns
    rows: Mapping[str, tuple[FilePlace, ...]] = NO_ROWS


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of entries that become facts of their own, as a tuple of `FileEntry`; `called` names one in messages."""

    column: str
    called: str
    fields: Mapping[str, FileKey]
    definition: str

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if not isinstance(value, Sequence):
            problems.add(value.place, f"{name}: {value} stands here; write a list, each entry after a hyphen")
            return {}
        return {self.column: tuple(self._read_entries(name, value, problems))}

    def _read_entries(self, name: str, value: Sequence, problems: Problems) -> Iterator[FileEntry]:
        for item in value.items:
            if isinstance(item, KeyedValues):
                columns = read_fields(item, self.fields, self.called, problems, prefix=False)
                yield FileEntry(item.place, item.keys, columns, self._rows(item))
            else:
                problems.add(item.place, f"{name}: {item} stands here; write the keys and values of {self.called}")

    def _rows(self, item: KeyedValues) -> Mapping[str, tuple[FilePlace, ...]]:
        lists = ((name, self.fields[name].notation) for name in item.items if name in self.fields)
        return {name: each.places(item.items[name]) for name, each in lists if isinstance(each, RecordList)} or NO_ROWS

    @property
    def held_in(self) -> tuple[str, ...]:
        return ()

    def stated(self, columns: Columns) -> Any:
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"$ref": f"#/definitions/{self.definition}"}}


def read_fields(
    table: KeyedValues, fields: Mapping[str, FileKey], what: str, problems: Problems, prefix: bool = True
) -> dict[str, Any]:
    """The columns of a table with these keys; `what` names it in messages, and before its keys with `prefix`."""
    for key in table.items:
        if key not in fields:
            allowed = f"Allowed: {', '.join(fields)}"
            problems.add(table.keys[key], f"{what} has no key {shortened(key)}.{did_you_mean(key, fields)} {allowed}")
    if missing := [each.name for each in fields.values() if each.required and each.name not in table.items]:
        problems.add(table.place, f"{what} lacks {' and '.join(missing)}")
    columns: dict[str, Any] = {}
    for name, field in fields.items():
        if name in table.items:
            columns |= field.notation.read(f"{what}.{name}" if prefix else name, table.items[name], problems)
        elif field.default is not None:
            columns |= field.default
    return columns


def fields_schema(fields: Mapping[str, FileKey]) -> dict[str, Any]:
    required = [each.name for each in fields.values() if each.required]
    return _object({name: each.schema() for name, each in fields.items()}, required)


def _object(properties: Mapping[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    """JSON Schema of keys and values; all are required when nothing is said."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


_DATE_FIELDS: Mapping[str, FileKey] = {
    "edtf": FileKey("edtf", f"The date in EDTF: {EXAMPLES}.", One("edtf", DATE_TEXT), required=True),
    "asPublished": FileKey("asPublished", "The words of the source.", One("asPublished", TEXT)),
}


DATE_SCHEMA: Mapping[str, Any] = {"anyOf": [dict(DATE_TEXT.schema), fields_schema(_DATE_FIELDS)]}
"""What the JSON Schema calls `date`."""


def texts(columns: Columns, names: Iterable[str]) -> Iterator[str]:
    """All texts in these columns, lists flattened."""
    for name in names:
        held = columns.get(name)
        if isinstance(held, str):
            yield held
        elif held:
            yield from held
