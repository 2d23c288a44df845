"""What may stand behind a key of a data file, and in which columns of the graph it lies.

    Single     kind: COUNCIL                         {"kind": "COUNCIL"}
    Localised  purpose: {sv: Dialog, en: Dialogue}   {"purposeSv": "Dialog", "purposeEn": "Dialogue"}
    Dated      since: "2022"                         {"sinceEdtf": "2022", "sinceEarliest": "2022-01-01", …}

Every shape can `read` a value of a file into columns, tell from columns what was `stated`, and describe itself as
JSON Schema. What is wrong is said where it stands, and the columns are then left out.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from graph_seed.dates import EXAMPLES, BadDate, read_date, read_day, read_interval
from graph_seed.files import Scalar, Sequence, Table, Value
from graph_seed.organisation_number import BadNumber, holds_personal_number, read_organisation_number
from graph_seed.problems import Place, Problems, did_you_mean, one_of, shortened

LONGEST_TEXT = 100_000
LONGEST_ID = 200

Plain = str | int | float | bool
Columns = Mapping[str, Any]
"""Values by the graph's property name; what is not stated has no key."""


class Shape(Protocol):
    """What may stand behind a key."""

    def read(self, name: str, value: Value, problems: Problems) -> Columns: ...

    @property
    def held_in(self) -> tuple[str, ...]:
        """The columns that it fills."""

    def stated(self, columns: Columns) -> Any:
        """What a file would say, as JSON; None when it is not stated."""

    def schema(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a data file. Without `required` it may be left out; `default` is what is stored then."""

    name: str
    description: str
    shape: Shape
    required: bool = False
    default: Columns | None = None

    def schema(self) -> dict[str, Any]:
        return {"description": self.description, **self.shape.schema()}


class Wrong(ValueError):
    """A scalar that cannot stand where it does; says what can."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a scalar may be: how it is read (or `Wrong`), and its JSON Schema."""

    read: Callable[[Scalar], Plain]
    schema: Mapping[str, Any]


# One value, many, and the same by language ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Single:
    """A scalar in a column. `nullable`: a null may be written, to say that a default does not hold."""

    column: str
    kind: Kind
    nullable: bool = False

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if self.nullable and isinstance(value, Scalar) and value.value is None:
            return {self.column: None}
        found = _read_plain(name, value, self.kind, problems)
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
    kind: Kind

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        return {self.column: _read_list(name, value, self.kind, problems)}

    @property
    def held_in(self) -> tuple[str, ...]:
        return (self.column,)

    def stated(self, columns: Columns) -> Any:
        return columns.get(self.column) or None

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": dict(self.kind.schema), "uniqueItems": True}


@dataclass(frozen=True, slots=True)
class Localised:
    """A text, or with `many` a list of texts, in every language: a column each."""

    columns: Mapping[str, str]
    kind: Kind
    many: bool = False

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if not isinstance(value, Table):
            problems.add(value.place, f"{name}: {value} stands here; write {self._example()}")
            return {}
        for key in value.items:
            if key not in self.columns:
                problems.add(value.keys[key], f"{name}: {key} is no language here; write {self._example()}")
        for missing in self.columns.keys() - value.items.keys():
            problems.add(value.place, f"{name} lacks the language {missing}; write {self._example()}")
        found = {
            column: self._read_one(f"{name}.{language}", value.items[language], problems)
            for language, column in self.columns.items()
            if language in value.items
        }
        lengths = {len(each) for each in found.values() if each is not None} if self.many else set()
        if len(lengths) > 1:
            problems.add(value.place, f"{name}: the languages must have equally many entries")
        return {column: each for column, each in found.items() if each is not None}

    def _read_one(self, name: str, value: Value, problems: Problems) -> Any:
        read = _read_list if self.many else _read_plain
        return read(name, value, self.kind, problems)

    def _example(self) -> str:
        return "{" + ", ".join(f"{each}: […]" if self.many else f"{each}: …" for each in self.columns) + "}"

    @property
    def held_in(self) -> tuple[str, ...]:
        return tuple(self.columns.values())

    def stated(self, columns: Columns) -> Any:
        said = {language: columns[column] for language, column in self.columns.items() if columns.get(column)}
        return said or None

    def schema(self) -> dict[str, Any]:
        one = dict(self.kind.schema)
        return _object({each: {"type": "array", "items": one} if self.many else one for each in self.columns})


def _read_plain(name: str, value: Value, kind: Kind, problems: Problems) -> Plain | None:
    if not isinstance(value, Scalar):
        problems.add(value.place, f"{name}: {value} stands here; write one value")
        return None
    if value.value is None:
        problems.add(value.place, f"{name}: nothing stands here; leave the key out when it is not stated")
        return None
    try:
        return kind.read(value)
    except Wrong as wrong:
        problems.add(value.place, f"{name}: {wrong}")
        return None


def _read_list(name: str, value: Value, kind: Kind, problems: Problems) -> list[Plain]:
    if not isinstance(value, Sequence):
        problems.add(value.place, f"{name}: {value} stands here; write a list: [one, another]")
        return []
    found: list[Plain] = []
    for item in value.items:
        read = _read_plain(name, item, kind, problems)
        if read is not None and read in found:
            problems.add(item.place, f"{name}: {shortened(str(read))} stands twice")
        elif read is not None:
            found.append(read)
    return found


# Dates ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dated:
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
        if not isinstance(value, Table):
            edtf = _read_plain(name, value, DATE_TEXT, problems)
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

    fields: Mapping[str, Field]

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if not isinstance(value, Table):
            problems.add(value.place, f"{name}: {value} stands here; write {{{', '.join(self.fields)}}}")
            return {}
        return read_fields(value, self.fields, name, problems)

    @property
    def held_in(self) -> tuple[str, ...]:
        return tuple(column for field in self.fields.values() for column in field.shape.held_in)

    def stated(self, columns: Columns) -> Any:
        said = {name: field.shape.stated(columns) for name, field in self.fields.items()}
        return {name: each for name, each in said.items() if each is not None} or None

    def schema(self) -> dict[str, Any]:
        return fields_schema(self.fields)


@dataclass(frozen=True, slots=True)
class Records:
    """A list of objects in parallel lists, a column for each of their scalars."""

    fields: Mapping[str, Field]
    columns: tuple[str, ...]

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if not isinstance(value, Sequence):
            problems.add(value.place, f"{name}: {value} stands here; write a list of {{{', '.join(self.fields)}}}")
            return {}
        rows = [Record(self.fields).read(name, item, problems) for item in value.items]
        if any(len(row) < len(self.columns) for row in rows):
            return {}
        return {column: [row[column] for row in rows] for column in self.columns}

    @property
    def held_in(self) -> tuple[str, ...]:
        return self.columns

    def stated(self, columns: Columns) -> Any:
        rows = zip(*(columns.get(column) or () for column in self.columns), strict=True)
        return [Record(self.fields).stated(dict(zip(self.columns, row, strict=True))) for row in rows] or None

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": fields_schema(self.fields)}


class Entry(NamedTuple):
    """One of a list of entries: where it stands, the place of each of its keys, and its columns."""

    place: Place
    keys: Mapping[str, Place]
    columns: Columns


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of entries that become facts of their own, as a tuple of `Entry`; `called` names one in messages."""

    column: str
    called: str
    fields: Mapping[str, Field]
    definition: str

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if not isinstance(value, Sequence):
            problems.add(value.place, f"{name}: {value} stands here; write a list, each entry after a hyphen")
            return {}
        return {self.column: tuple(self._read_entries(name, value, problems))}

    def _read_entries(self, name: str, value: Sequence, problems: Problems) -> Iterator[Entry]:
        for item in value.items:
            if isinstance(item, Table):
                columns = read_fields(item, self.fields, self.called, problems, prefix=False)
                yield Entry(item.place, item.keys, columns)
            else:
                problems.add(item.place, f"{name}: {item} stands here; write the keys and values of {self.called}")

    @property
    def held_in(self) -> tuple[str, ...]:
        return ()

    def stated(self, columns: Columns) -> Any:
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"$ref": f"#/definitions/{self.definition}"}}


def read_fields(
    table: Table, fields: Mapping[str, Field], what: str, problems: Problems, prefix: bool = True
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
            columns |= field.shape.read(f"{what}.{name}" if prefix else name, table.items[name], problems)
        elif field.default is not None:
            columns |= field.default
    return columns


def fields_schema(fields: Mapping[str, Field]) -> dict[str, Any]:
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


# Kinds of scalars -----------------------------------------------------------------------------------------------------


def _text(value: Scalar) -> str:
    if not isinstance(value.value, str):
        raise Wrong(f'{value} stands here; write a text, in quotes: "{value.written}"')
    text = value.value.strip()
    if not text:
        raise Wrong("an empty text stands here; leave the key out when it is not stated")
    if len(text) > LONGEST_TEXT:
        raise Wrong(f"the text has {len(text):,} characters; {LONGEST_TEXT:,} is the most")
    return text


def _prose(value: Scalar) -> str:
    """A text in which somebody may have left what must not be kept; it is not repeated."""
    text = _text(value)
    if holds_personal_number(text):
        raise Wrong("a personal identity number stands here; nothing of the kind is kept here: delete it")
    return text


def _whole(value: Scalar) -> int:
    if isinstance(value.value, bool) or not isinstance(value.value, int) or not -(2**31) <= value.value < 2**31:
        raise Wrong(f"{value} stands here; write a whole number without quotes, such as 10")
    return value.value


def _number(value: Scalar) -> float:
    if isinstance(value.value, bool) or not isinstance(value.value, int | float):
        raise Wrong(f"{value} stands here; write a number without quotes, such as 163.8")
    return float(value.value)


def _truth(value: Scalar) -> bool:
    if not isinstance(value.value, bool):
        raise Wrong(f"{value} stands here; write true or false, without quotes")
    return value.value


def _day(value: Scalar) -> str:
    try:
        return read_day(_text(value))
    except BadDate as wrong:
        raise Wrong(f"{value} stands here: {wrong}") from wrong


def _year_or_text(value: Scalar) -> str:
    """A year is often written without quotes."""
    if isinstance(value.value, int) and not isinstance(value.value, bool):
        return str(value.value)
    return _text(value)


def _organisation_number(value: Scalar) -> str:
    """Never repeats what stands there: it may be a personal identity number."""
    try:
        return read_organisation_number(str(value.value).strip())
    except BadNumber as wrong:
        raise Wrong(str(wrong)) from wrong


def choice(names: Mapping[str, str]) -> Kind:
    """One of these names, each with what it means."""

    def read(value: Scalar) -> str:
        if value.value not in names:
            said = shortened(str(value.value)) if isinstance(value.value, str) else str(value)
            raise Wrong(f"{said} is not {one_of(names)}.{did_you_mean(str(value.value), names)}")
        return str(value.value)

    meanings = [{"const": name, "description": description} for name, description in names.items()]
    return Kind(read, {"oneOf": meanings})


def matching(pattern: str, allowed: str) -> Kind:
    """A text of this form; `allowed` says which in a message."""

    def read(value: Scalar) -> str:
        text = _text(value)
        if not re.fullmatch(pattern, text, re.ASCII):
            raise Wrong(f"{shortened(text)} is not {allowed}")
        return text

    return Kind(read, {"type": "string", "pattern": f"^{pattern}$"})


def _line_or_text(value: Scalar) -> str:
    """A line is a number, or several as a text; a place in what has no lines is any text."""
    if isinstance(value.value, int) and not isinstance(value.value, bool):
        return str(value.value)
    return " ".join(_text(value).split())


def reference(prefixes: Mapping[str, str], targets: Collection[str]) -> Kind:
    """The id of an entity of one of the types `targets`; `prefixes` has the types by how their ids begin."""
    allowed = " or ".join(targets) if len(targets) < len(prefixes) else "entity"

    def read(value: Scalar) -> str:
        text = _text(value)
        prefix = text.partition(":")[0]
        if prefix not in prefixes or not re.fullmatch(rf"{prefix}:{SLUG}", text, re.ASCII):
            raise Wrong(f"{shortened(text)} is not an id: {one_of(prefixes)}, a colon, then a-z, 0-9 and hyphens")
        if len(text) > LONGEST_ID:
            raise Wrong(f"the id has {len(text):,} characters; {LONGEST_ID} is the most")
        if prefixes[prefix] not in targets:
            raise Wrong(f"{text} is of type {prefixes[prefix]}; the id of type {allowed} must stand here")
        return text

    either = "|".join(prefix for prefix, label in prefixes.items() if label in targets)
    return Kind(read, {"type": "string", "pattern": f"^({either}):{SLUG}$"})


SLUG = "[a-z0-9]+(-[a-z0-9]+)*"

TEXT = Kind(_prose, {"type": "string", "minLength": 1})
WHOLE = Kind(_whole, {"type": "integer"})
NUMBER = Kind(_number, {"type": "number"})
TRUTH = Kind(_truth, {"type": "boolean"})
DAY = Kind(_day, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
DATE_TEXT = Kind(_year_or_text, {"type": ["string", "integer"], "examples": ["2022", "2022-05", "2022-05-17"]})
PLACE_IN_SOURCE = Kind(_line_or_text, {"type": ["string", "integer"], "examples": [27, "37-42", "27, 307"]})
ORGANISATION_NUMBER = Kind(_organisation_number, {"type": ["string", "integer"]})
MUNICIPALITY = matching(r"\d{4}", 'the four digits of a municipality in quotes, such as "1880"')
URL = matching(r"https?://\S+", "a web address that begins with https://")
SHA256 = matching(r"[0-9a-f]{64}", "a SHA-256: 64 of 0-9 and a-f")
LANGUAGE = matching(r"[a-z]{2}", "a language of two letters, such as sv")

_DATE_FIELDS: Mapping[str, Field] = {
    "edtf": Field("edtf", f"The date in EDTF: {EXAMPLES}.", Single("edtf", DATE_TEXT), required=True),
    "asPublished": Field("asPublished", "The words of the source.", Single("asPublished", TEXT)),
}


DATE_SCHEMA: Mapping[str, Any] = {"anyOf": [dict(DATE_TEXT.schema), fields_schema(_DATE_FIELDS)]}
"""What the JSON Schema calls `date`."""


def texts(columns: Columns, names: tuple[str, ...]) -> Iterator[str]:
    """All texts in these columns, lists flattened."""
    for name in names:
        held = columns.get(name)
        if isinstance(held, str):
            yield held
        elif held:
            yield from held
