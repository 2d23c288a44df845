"""Swedish order as plain text: keys that every engine sorts right, because it sorts them by code point.

"Älvsjö IK", "actor:alvsjo"  →  "|lvsj}-ik actor:alvsjo"

A key is ASCII. Words are joined by "-", which is below digits, which are below letters; å, ä and ö are the three signs
that follow z, and letters of other scripts follow them. A space, below all of these, parts the name from the id that
makes the key unique: so "Al" comes before "Al B", and "Al B" before "Alb".
"""

import re
import unicodedata
from functools import cache

LOWEST, HIGHEST = "", "\x7f"
"""Below and above every key: where a page begins that has no cursor, forwards and backwards."""

_LONGEST_NAME = 500  # an index of Neo4j holds values of at most 8 kB
_BETWEEN, _END = "-", " "

# as in the Swedish table of CLDR, where æ goes with ä, ø with ö, and ü with y
_LETTERS = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ő": "}", "œ": "}", "ü": "y", "ű": "y"}
_LETTERS |= {"ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ł": "l", "ı": "i"}
_SILENT = frozenset("'’´`.:·")  # S:t Olof is sorted as St Olof, O'Hara as Ohara


def sort_key(name: str, id: str) -> str:
    """The place of a name in Swedish order; equal names follow one another by id."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    words = re.sub("-+", _BETWEEN, "".join(map(_weight, folded))).strip(_BETWEEN)
    return words[:_LONGEST_NAME] + _END + "".join(map(_plain, id))


@cache
def _weight(character: str) -> str:
    """What a character of a folded name counts as."""
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _SILENT:
        return ""
    parts = unicodedata.normalize("NFKD", character)
    return "".join(_weight_of_part(part) for part in parts if not unicodedata.category(part).startswith("M"))


def _weight_of_part(part: str) -> str:
    if part.isascii():
        return part.lower() if part.isalnum() else _BETWEEN
    if part in _LETTERS:
        return _LETTERS[part]
    return _escaped(part) if part.isalnum() else _BETWEEN


@cache
def _plain(character: str) -> str:
    return character if " " < character < "~" else _escaped(character)


def _escaped(character: str) -> str:
    return f"~{ord(character):06x}"
