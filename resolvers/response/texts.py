"""Read the texts of an entity: each in the first language that it is held in, or in all of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from resolvers.block.slots import Values, read_given
from resolvers.response.form import TextList
from resolvers.response.reader import Columns, Reader, Record, Shaped, reader
from schema.derive.texts import HeldText

TYPE = "LocalisedText"


@reader.register
def read_texts(form: TextList, columns: Columns, typed: bool) -> Reader:
    values, names, languages = columns[form.values], read_given(form.values.properties), read_given(form.languages)
    others = columns[form.others] if form.others else None

    def read(row: Record, given: Values) -> list[Any]:
        held = dict(zip(names(given), row[values], strict=True))
        found: Iterator[tuple[str, str, str]]
        if others is None:
            found = (told for each in form.texts for told in _first(each, held, languages(given)))
        else:
            beside = dict(row[others])
            found = (told for each in form.texts for told in _all(each, held, beside, languages(given)))
        return [_object(form, told, typed) for told in found]

    return read


def _first(text: HeldText, held: Mapping[str, Any], languages: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """A text in the first of some languages in which it is held."""
    for language in languages:
        if values := _listed(held[text.stored.column_in(language)]):
            yield from ((text.field, language, value) for value in values)
            return


def _all(
    text: HeldText, held: Mapping[str, Any], beside: Mapping[str, Any], languages: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """A text in some languages, then in all others."""
    for language in languages:
        yield from ((text.field, language, value) for value in _listed(held[text.stored.column_in(language)]))
    others = {tag: each for column, each in beside.items() if (tag := text.language_in(column))}
    for tag in sorted(others.keys() - set(languages)):
        yield from ((text.field, tag, value) for value in _listed(others[tag]))


def _listed(held: Any) -> Sequence[str]:
    return [held] if isinstance(held, str) else held or ()


def _object(form: TextList, told: tuple[str, str, str], typed: bool) -> dict[str, Any]:
    known = dict(zip(("__typename", "field", "language", "value"), (TYPE, *told), strict=True))
    made = {each.key: known[each.name] for each in form.fields}
    return Shaped(TYPE, made, {}) if typed else made
