"""Languages, by their tags as in BCP 47, and the properties of the graph that a text in each of them lies in.

canonical("SV_FI") is refused, canonical("sv-fi") → "sv-FI"        column_of("purpose", "sv-FI") → "purposeSv_FI"
"""

import json
from enum import Enum
from functools import lru_cache
from typing import Any, NewType

import langcodes
from graphql import EnumValueNode, GraphQLError, StringValueNode, ValueNode
from graphql.language import print_ast
from langcodes.tag_parser import parse_tag

Language = NewType("Language", str)

SV, EN = Language("sv"), Language("en")

LITERALS = {"SV": SV, "EN": EN}
"""The languages that have a name in the schema."""

ALWAYS = (SV, EN)
"""The languages that every text in our words is held in, and that a statement reads by name."""

OTHER_TEXTS = "otherTexts"
"""The property of an entity that names those of its properties with texts in other languages."""

ALLOWED = 'Allowed are SV, EN and any language tag of BCP 47 as a text, such as "fi" or "sv-FI"'

LONGEST = 35
"""Letters of a tag, as many as RFC 5646 (4.4.1) asks who stores them to have room for."""


class Languages(Enum):
    """In which languages a text is held, and what lies in the property of its own name."""

    EACH = "each"
    """`purposeSv`, `purposeEn` and more: nothing in `purpose`."""
    SWEDISH = "swedish"
    """`reason` is Swedish; beside it `reasonEn` and more. It is filtered, ordered and grouped by the Swedish."""
    PUBLISHED = "published"
    """`name` is as published, in whatever language; beside it `nameSv`, `nameEn` and more, where there are any."""


class NoLanguage(ValueError):
    """A text is no well-formed language tag; says what is allowed."""

    def __init__(self, given: object) -> None:
        shown = json.dumps(given, ensure_ascii=False, default=str)
        super().__init__(f"{shown if len(shown) <= LONGEST + 2 else f'{shown[:LONGEST]}…'} is no language. {ALLOWED}.")
        self.given = given


@lru_cache(maxsize=1024)
def canonical(given: str) -> Language:
    """A tag in the one form that all its spellings share: `SV` is `sv`, `sv-fi` is `sv-FI`, `iw` is `he`.

    Raises `NoLanguage` for what is not well formed.
    """
    if not given.isascii() or "_" in given or len(given) > LONGEST:
        raise NoLanguage(given)
    try:
        parse_tag(given)  # type: ignore[no-untyped-call]
        return Language(langcodes.standardize_tag(given))
    except ValueError as error:
        raise NoLanguage(given) from error


def three_letters(language: str) -> str | None:
    """The code of a language in ISO 639-3, `fin` of `fi`; None where it has none, or is no language at all."""
    try:
        return str(langcodes.Language.get(language).to_alpha3())
    except (LookupError, ValueError):
        return None


def column_of(base: str, language: str) -> str:
    """The property that a text lies in: `purposeFi`, and with a region, a script or more `purposeSv_FI`."""
    return base + language[:1].upper() + language[1:].replace("-", "_")


def language_of(base: str, column: str) -> Language | None:
    """The language of the text that lies in a property beside this one; None where it is another property."""
    ending = column.removeprefix(base)
    if ending == column or not ending[:1].isupper():
        return None
    tag = ending[:1].lower() + ending[1:].replace("_", "-")
    try:
        return canonical(tag) if canonical(tag) == tag else None
    except NoLanguage:
        return None


def parse_language(value: Any) -> Language:
    """What a client gives in its variables."""
    if not isinstance(value, str):
        raise NoLanguage(value)
    return canonical(value)


def parse_language_literal(node: ValueNode, variables: Any = None) -> Language:
    """What a client writes in a document: `SV` and `EN` as they stand, all others as texts."""
    if isinstance(node, StringValueNode):
        return canonical(node.value)
    if isinstance(node, EnumValueNode) and node.value in LITERALS:
        return LITERALS[node.value]
    raise GraphQLError(f"{print_ast(node)} is no language. {ALLOWED}.", node)
