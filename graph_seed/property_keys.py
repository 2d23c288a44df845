"""The keys of data files that a property is written as, derived from the declared types.

since: PartialDate        →  since: {edtf: "2022", asPublished: sedan 2022}
purpose, localised        →  purpose: {sv: …, en: …}
amounts: list[Amount]     →  amounts: [{year: 2024, kronor: 350000}]

What annotations cannot say of a property stands in the tables below, by the property's name.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from graph_seed.codes import Codes
from graph_seed.localised import Localised
from graph_seed.notation import EdtfDate, FileKey, Many, Notation, One, Record, RecordList
from graph_seed.scalars import (
    COUNT,
    DAY,
    LANGUAGE,
    MUNICIPALITY,
    NUMBER,
    ORGANISATION_NUMBER,
    SHA256,
    SLUG,
    TEXT,
    TRUTH,
    URL,
    WHOLE,
    YEAR,
    ScalarKind,
    choice,
    matching,
    reference,
)
from schema.derive.model import Kind, Property
from schema.language import ALWAYS, SV, Languages
from schema.municipality import MUNICIPALITIES

NAMES = "names"
"""The key of an entity with its name in other languages."""

POSITION = "position"
"""The property that is no key: the place in a list, which follows from `listed` and from the lines."""

LISTED = "listed"
"""The key that it has instead: which of those at one place an entry is."""

_KINDS_BY_NAME: Mapping[str, ScalarKind] = {
    "municipality": MUNICIPALITY,
    "organisationNumber": ORGANISATION_NUMBER,
    "url": URL,
    "archivedUrl": URL,
    "version": matching(SLUG, "a version in a-z, 0-9 and hyphens, such as 2026-11-23"),
    "sha256": SHA256,
    "language": LANGUAGE,
    "year": YEAR,
    "kronor": COUNT,
    "count": COUNT,
}
"""Texts and numbers of which not every one will do."""

_DEFAULTS: Mapping[str, Mapping[str, Any]] = {"nameIsEditorial": {"nameIsEditorial": False}}
"""What is stored of a required property that a file leaves out; lists are stored as empty."""

_IN_FILES = "The codes of several municipalities, instead of `municipality`."

_KINDS = {
    Kind.STRING: TEXT,
    Kind.INT: WHOLE,
    Kind.FLOAT: NUMBER,
    Kind.BOOLEAN: TRUTH,
    Kind.DATE: DAY,
}


def keys_of(each: Property, prefixes: Mapping[str, str]) -> Iterator[FileKey]:
    """The keys that a property is written as: `validity` as `validFrom` and `validTo`, what is derived not at all."""
    if each.name == POSITION:
        yield FileKey(
            LISTED,
            "Where it stands in a list: which of those on the same lines it is, counted from 1. Its position in the "
            "list follows from that and from the lines.",
            One(LISTED, WHOLE),
        )
    elif not each.derived:
        yield _field(each, prefixes)
    if each.languages is Languages.PUBLISHED:
        words = "The name in other languages: as published there, or as the curator translates it."
        yield FileKey(NAMES, words, Localised(each.column, TEXT, needed=()))
    for end in each.fields if each.derived else ():
        if end.kind is Kind.PARTIAL_DATE:
            columns = {part.name: part.column for part in end.fields}
            yield FileKey(columns["edtf"].removesuffix("Edtf"), end.description, EdtfDate(columns, intervals=False))


def _field(each: Property, prefixes: Mapping[str, str]) -> FileKey:
    if each.name == MUNICIPALITIES:
        return FileKey(each.name, _IN_FILES, Codes())
    notation = _notation(each, prefixes)
    default = {column: [] for column in _columns(each)} if each.many else _DEFAULTS.get(each.name)
    return FileKey(each.name, each.description, notation, each.required and default is None, default)


def _notation(each: Property, prefixes: Mapping[str, str]) -> Notation:
    if each.kind is Kind.PARTIAL_DATE:
        return EdtfDate({part.name: part.column for part in each.fields}, intervals=True)
    if each.fields:
        fields = {part.name: _field(part, prefixes) for part in each.fields if not part.derived}
        return RecordList(fields, _columns(each)) if each.many else Record(fields)
    kind = _kind(each, prefixes)
    if each.localised:
        return Localised(each.column, kind, each.many)
    if each.languages is Languages.SWEDISH:
        return Localised(each.column, kind, each.many, needed=(SV,), own=SV)
    return Many(each.column, kind) if each.many else One(each.column, kind, nullable=each.name == "municipality")


def _columns(each: Property) -> tuple[str, ...]:
    """The columns that a list lies in."""
    if each.fields:
        return tuple(part.column for part in each.fields if not part.derived)
    return tuple(map(each.column_in, ALWAYS)) if each.localised else (each.column,)


def _kind(each: Property, prefixes: Mapping[str, str]) -> ScalarKind:
    if each.kind is Kind.ID:
        return reference(prefixes, list(prefixes.values()))
    if each.enum is not None:
        return choice(_meanings(each.enum))
    assert each.kind in _KINDS, f"{each.name} is a {each.kind.value}, which no data file can hold yet"
    return _KINDS_BY_NAME.get(each.name) or _KINDS[each.kind]


def _meanings(enum: type[Enum]) -> dict[str, str]:
    described = enum.__strawberry_definition__.values  # type: ignore[attr-defined]
    return {value.name: value.description or "" for value in described}
