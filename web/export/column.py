"""The columns of a table: one for each plain value of a type, however deep it lies.

    since: PartialDate     → sinceEdtf, sinceAsPublished, sinceEarliest, sinceLatest
    purpose: localised     → purposeSv, purposeEn
    responsible: one edge  → responsibleId, responsibleName
    citations: a list      → citationsSourceId, citationsLocator, citationsQuote …: lists in the same order

A column's name is the way to its value in GraphQL, written as one word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from schema.derive.model import Edge, Kind, Property
from schema.language import ALWAYS, EN, SV, column_of


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
            yield from _languages(each, above)
        else:
            yield column(path, each.description, name=None if above else each.column)


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


def _languages(localised: Property, above: tuple[str, ...]) -> Iterator[Column]:
    for language in ALWAYS:
        key = column_of(localised.name, language)
        field = f'{key}: {localised.name}(language: "{language}")'
        yield column((*above, key), f"{localised.description} In {_IN[language]}.", field)


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
