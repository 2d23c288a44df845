"""Where a text lies in the language that is asked for.

language: SV   → n.purposeSv, which stands in the statement
language: "fi" → the property of the name "purposeFi", which is a value: all such languages share a statement
"""

from collections.abc import Callable, Sequence
from functools import cache

from resolvers.block import Attribute, InLanguage, On
from resolvers.block.slots import Given, Slot
from schema.derive.model import Model, Property
from schema.derive.texts import texts_in


def text_in(stored: Property, on: On, language: Given[str]) -> Attribute | InLanguage:
    """A text of the node or the relationship at hand in a language."""
    if isinstance(language, Slot):
        return InLanguage(on, language.map(stored.column_in))
    return Attribute(on, stored.column_in(language))


@cache
def columns_in(model: Model) -> Callable[[str, Sequence[str]], tuple[str, ...]]:
    """Finds the columns of all texts in a language and in those that stand in for it, language by language."""
    stored = texts_in(model)

    def found(language: str, fallback: Sequence[str]) -> tuple[str, ...]:
        return tuple(each.column_in(one) for one in languages_in(language, fallback) for each in stored)

    return found


def languages_in(language: str, fallback: Sequence[str]) -> tuple[str, ...]:
    """The languages that a text may be given in, the best first."""
    return tuple(dict.fromkeys((language, *fallback)))
