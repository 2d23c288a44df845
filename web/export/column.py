"""The columns of a table: one for each plain value of a type, however deep it lies.

    since: PartialDate     → sinceEdtf, sinceAsPublished, sinceEarliest, sinceLatest
    purpose: localised     → purposeSv, purposeEn
    reason: translated     → reason, which is Swedish, and reasonEn
    responsible: one edge  → responsibleId, responsibleName
    citations: a list      → citationsSourceId, citationsLocator, citationsQuote …: lists in the same order

A column's name is the way to its value in GraphQL, written as one word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from schema.derive.model import Edge, Kind, Property
from schema.language import ALWAYS, EN, SV, Language, Languages, column_of


@dataclass(frozen=True, slots=True)
class Column:
    """`path` are the response keys from a row to its value; `field` is the last of them as a question has it."""

    name: str
    path: tuple[str, ...]
    field: str
    description: str

    def value(self, row: Any) -> Any:
        """The value in a row; of a list on the way, the list of values."""
        return _at(row, self.path)


class TextsColumn(Column):
    """The texts in other languages than those that have columns of their own, as JSON: so no column depends on them."""

    def value(self, row: Any) -> str | None:
        found: dict[str, dict[str, list[str]]] = {}
        for field, language, text in other_texts(_at(row, self.path[:-1])):
            found.setdefault(language, {}).setdefault(field, []).append(text)
        return orjson.dumps(found).decode() if found else None


def other_texts(row: Any) -> Iterator[tuple[str, str, str]]:
    """Field, language and text of what an entity has beside what is in Swedish and English, and of its names."""
    for each in row.get("allTexts", ()):
        if each["language"] not in ALWAYS or each["field"] == NAME:
            yield each["field"], each["language"], each["value"]


NAME = "name"

OTHER_TEXTS = TextsColumn(
    "otherTexts",
    ("allTexts",),
    "allTexts { field language value }",
    "The texts in other languages, and the name in others than the published one, as JSON: "
    '`{"fi": {"purpose": ["…"]}}`.',
)


OTHER_TEXTS_OF_RELATION = TextsColumn(
    OTHER_TEXTS.name,
    OTHER_TEXTS.path,
    OTHER_TEXTS.field,
    'What is said of the relation in other languages, as JSON: `{"fi": {"reason": ["…"]}}`.',
)


def _at(found: Any, path: tuple[str, ...]) -> Any:
    if found is None:
        return None
    if isinstance(found, list):
        return [_at(each, path) for each in found]
    return _at(found[path[0]], path[1:]) if path else found


def column(path: tuple[str, ...], description: str, field: str | None = None, name: str | None = None) -> Column:
    return Column(name or "".join([path[0], *map(_upper_first, path[1:])]), path, field or path[-1], description)


def columns_of(properties: Iterable[Property], above: tuple[str, ...] = ()) -> Iterator[Column]:
    """The columns of properties, in their order."""
    for each in properties:
        path = (*above, each.name)
        if each.kind is Kind.CITATIONS:
            yield from _citations(path)
        elif each.fields or each.object:
            yield from columns_of(each.fields, path)
        elif each.localised:
            yield from (_in_language(each, above, language) for language in ALWAYS)
        else:
            yield column(path, each.description, name=None if above else each.column)
            if each.languages is Languages.SWEDISH:
                yield _in_language(each, above, EN)


def columns_of_single(edge: Edge) -> Iterator[Column]:
    """The columns of the one entity that a plain field leads to."""
    assert edge.single, "only a plain field has one"
    yield column((edge.single, "id"), f"{edge.single_description} Its id.")
    yield column((edge.single, "name"), f"{edge.single_description} Its name.")


def _citations(path: tuple[str, ...]) -> Iterator[Column]:
    yield column((*path, "source", "id"), "The sources that state it, by their ids.")
    yield column((*path, "locator"), "Where in each of these sources.")
    yield column((*path, "quote"), "The published name or figure itself, where the place proves one.")
    yield column((*path, "url"), "The address of each of these sources, with a quote as a link to it on the page.")
    yield column((*path, "supports"), "The fields that each of these places proves.")


def _in_language(stored: Property, above: tuple[str, ...], language: Language) -> Column:
    key = column_of(stored.name, language)
    field = f'{key}: {stored.name}(language: "{language}")'
    return column((*above, key), f"{stored.description} In {_IN[language]}.", field)


_IN = {SV: "Swedish", EN: "English"}


def selection(columns: Iterable[Column]) -> str:
    """What a question selects so that the columns are in its answer: `id responsible { id name }`."""
    tree: dict[str, Any] = {}
    for each in columns:
        branch = tree
        for key in each.path[:-1]:
            branch = branch.setdefault(key, {})
        branch[each.field] = {}
    return _written(tree)


def _written(tree: dict[str, Any]) -> str:
    return " ".join(f"{field} {{ {_written(below)} }}" if below else field for field, below in tree.items())


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
