"""The small file that says which column of a list is what.

agreement: agreement:orebro-lokal-overenskommelse
ids: orebro
source: {id: source:orebro-anslutningar, name: Kommunens lista över anslutningar, at: Hela listan, …}
columns: {name: Organisation, organisationNumber: Org.nr, categoryAsPublished: Typ, validFrom: Undertecknad}
constants: {period: "2027-2030"}
categories:
  Förening: {kind: CIVIL_SOCIETY, municipal: false}

A list of mere names has no categories, but `everyone: {kind: CIVIL_SOCIETY, municipal: false}`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_seed.dates import BadDate, read_date
from graph_seed.file_format import FileFormat
from graph_seed.files import KeyedValues, Scalar, Value, read_file
from graph_seed.files import Sequence as FileList
from graph_seed.notation import FileKey, Notation, One, read_fields
from graph_seed.problems import FilePlace, Problems, did_you_mean, shortened
from graph_seed.scalars import MUNICIPALITY, ORGANISATION_NUMBER, SLUG, TEXT, matching


@dataclass(frozen=True, slots=True)
class CellKind:
    """What a cell may hold, and whether it must hold anything."""

    notation: Notation | None = None
    required: bool = False

    def read(self, name: str, text: str, place: FilePlace, problems: Problems) -> dict[str, str]:
        """The value under the word of the files; none when it is wrong."""
        if self.notation:
            return dict(self.notation.read(name, Scalar(place, text), problems))
        day = _day(text)
        try:
            read_date(day)
        except BadDate as wrong:
            problems.add(place, f"{name}: {shortened(text)} is no date: {wrong}")
            return {}
        return {name: day}


def _day(text: str) -> str:
    """The day of `20270115`, or of a moment; anything else as it is."""
    if found := re.fullmatch(r"(\d{4}-\d{2}-\d{2})[ T]\d{1,2}[:.]\d{2}.*|(\d{4})(\d{2})(\d{2})", text, re.ASCII):
        return found[1] or "-".join(found.groups()[1:])
    return text


FIELDS: Mapping[str, CellKind] = {
    "name": CellKind(One("name", TEXT), required=True),
    "organisationNumber": CellKind(One("organisationNumber", ORGANISATION_NUMBER)),
    "categoryAsPublished": CellKind(One("categoryAsPublished", TEXT)),
    "period": CellKind(One("period", TEXT)),
    "validFrom": CellKind(),
    "validTo": CellKind(),
}
"""What can be taken from a list, by the words of the data files."""

_TEXTS = {name: FileKey(name, "", One(name, TEXT)) for name in FIELDS}


@dataclass(frozen=True, slots=True)
class SigningMap:
    """What the file says. `declared` is the source as an entry, where it is not in the folder yet.

    Who judged the kinds of the categories is `curator`, a source; each category then has a `because`.
    """

    agreement: str
    ids: str
    source: str
    declared: Mapping[str, Any] | None
    header: Mapping[str, str | None]
    """The municipality of the actors, be it none, where the map says so; else it is that of the dataset."""
    curator: str | None
    columns: Mapping[str, str]
    constants: Mapping[str, str]
    categories: Mapping[str, Mapping[str, Any]]
    """What an actor is, by the category of its row; none where the list has no categories."""
    everyone: Mapping[str, Any] | None
    """What each actor is, then."""

    def of(self, category: str | None) -> Mapping[str, Any]:
        """What an actor of a category is."""
        return self.categories[category] if category is not None else self.everyone or {}

    def fits(self, columns: Sequence[str], place: FilePlace, problems: Problems) -> None:
        """Whether the table has the columns, and whether each thing that is needed comes from somewhere."""
        for name, column in self.columns.items():
            if column not in columns:
                asked = did_you_mean(column, columns)
                problems.add(place, f"{name}: there is no column {column}.{asked} There are {', '.join(columns)}")
        for name, field in FIELDS.items():
            if field.required and name not in {**self.columns, **self.constants}:
                problems.add(place, f"the map says under columns or constants nothing of {name}, which must be known")
        said = "categoryAsPublished" in {**self.columns, **self.constants}
        if said and not self.categories:
            problems.add(place, "the map tells each row's category, but no categories: what those of each are")
        elif self.categories and not said:
            text = "the map has categories, but says under columns or constants nothing of categoryAsPublished"
            problems.add(place, f"{text}: where the category of a row stands")


def read_map(path: Path, file_format: FileFormat, problems: Problems) -> SigningMap | None:
    """The map in a file; None when it is unusable, which goes to `problems`."""
    table, before = read_file(path, path.name, problems), len(problems.found)
    if table is None:
        return None
    entities = file_format.entities
    signed = entities["actors"].relations["agreements"].keys["to"].notation
    reference = entities["actors"].keys["source"].notation
    known = {
        "agreement": FileKey("agreement", "", signed, required=True),
        "ids": FileKey("ids", "", One("ids", matching(SLUG, "a-z, 0-9 and hyphens")), required=True),
        "municipality": FileKey("municipality", "", One("municipality", MUNICIPALITY, nullable=True)),
        "curator": FileKey("curator", "", reference),
    }
    beside = {"source", "columns", "constants", "categories", "everyone"}
    flat = KeyedValues(table.place, {k: v for k, v in table.items.items() if k not in beside}, table.keys)
    said = _read_flat(flat, known, beside, problems)
    source, declared = _source(table, reference, entities["sources"].keys, problems)
    columns = _texts(table, "columns", problems)
    constants = _texts(table, "constants", problems)
    categories, everyone = _kinds(table, entities["actors"].fields, "curator" in table.items, problems)
    if len(problems.found) > before:
        return None
    return SigningMap(
        agreement=said["to"],
        ids=said["ids"],
        source=source,
        declared=declared,
        header={name: said[name] for name in ("municipality",) if name in said},
        curator=said.get("source"),
        columns=columns,
        constants=constants,
        categories=categories,
        everyone=everyone,
    )


def _read_flat(
    table: KeyedValues, known: Mapping[str, FileKey], beside: set[str], problems: Problems
) -> dict[str, Any]:
    """The texts at the top of the map."""
    for name in table.items:
        if name not in known:
            allowed = ", ".join([*known, *sorted(beside)])
            problems.add(table.keys[name], f"a map has no key {shortened(name)}. Allowed: {allowed}")
    kept = {name: value for name, value in table.items.items() if name in known}
    return read_fields(KeyedValues(table.place, kept, table.keys), known, "a map", problems, prefix=False)


def _source(
    table: KeyedValues, reference: Notation, known: Mapping[str, FileKey], problems: Problems
) -> tuple[str, Mapping[str, Any] | None]:
    value = table.items.get("source")
    if isinstance(value, KeyedValues):
        read_fields(value, known, "a source", problems, prefix=False)
        declared = _stated(value)
        return str(declared.get("id", "")), declared
    if value is None:
        problems.add(table.place, "a map lacks source: the id of one in the folder, or the entry of a new one")
        return "", None
    return str(reference.read("source", value, problems).get("source", "")), None


def _texts(table: KeyedValues, name: str, problems: Problems) -> Mapping[str, str]:
    value = table.items.get(name)
    if value is None:
        return {}
    if not isinstance(value, KeyedValues):
        problems.add(value.place, f"{name}: {value} stands here; write keys and values")
        return {}
    return read_fields(value, _TEXTS, name, problems, prefix=False)


def _kinds(
    table: KeyedValues, fields: Mapping[str, FileKey], judged: bool, problems: Problems
) -> tuple[Mapping[str, Mapping[str, Any]], Mapping[str, Any] | None]:
    """What the actors of each category are, or else what all are."""
    allowed = {"kind": fields["kind"], "municipal": fields["municipal"]}
    if judged:
        allowed["because"] = FileKey("because", "", One("because", TEXT), required=True)
    categories, everyone = (table.items.get(name) for name in ("categories", "everyone"))
    match categories, everyone:
        case KeyedValues(), None:
            each = {name: _kind(f"category {name}", said, allowed, problems) for name, said in categories.items.items()}
            return each, None
        case None, KeyedValues():
            return {}, _kind("everyone", everyone, allowed, problems)
        case None, None:
            text = "a map lacks categories, each with kind and municipal, or of a list without them everyone"
            problems.add(table.place, text)
        case _, None:
            problems.add(table.keys["categories"], f"categories: {categories} stands here; write keys and values")
        case None, _:
            problems.add(table.keys["everyone"], f"everyone: {everyone} stands here; write kind and municipal")
        case _:
            problems.add(table.keys["everyone"], "a map has categories or everyone: a list has categories or has none")
    return {}, None


def _kind(called: str, said: Value, allowed: Mapping[str, FileKey], problems: Problems) -> Mapping[str, Any]:
    if isinstance(said, KeyedValues):
        return read_fields(said, allowed, called, problems)
    problems.add(said.place, f"{called}: {said} stands here; write kind and municipal")
    return {}


def _stated(value: Value) -> Any:
    """A value as it was written."""
    match value:
        case KeyedValues():
            return {name: _stated(each) for name, each in value.items.items()}
        case FileList():
            return [_stated(each) for each in value.items]
    return value.value
