"""The words by which a text is found: the same for the texts that are stored and the questions that are asked.

"Föreningarnas C-nät"  →  "foreningarnas c nat cnat forening"

A word is folded ("rad" for "råd") and has a stem; both are stored, and what a hyphen or the like joins is stored as
one word too. Both engines index these words as they are, so both find the same.
"""

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

LONGEST_WORD = 64
"""Letters of a word that count."""

# Letters beyond the Basic Multilingual Plane part words: the engines' indexes count them as one letter, two, or none.
_LETTER = r"[^\W_\U00010000-\U0010ffff]"
_JOINED = re.compile(rf"{_LETTER}+(?:[-‐‑–&/.:'’+]{_LETTER}+)*")
_WORD = re.compile(rf"{_LETTER}+")
_FOLDED = str.maketrans({"æ": "a", "ø": "o", "œ": "o", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ł": "l", "ı": "i"})

_stemmer = snowballstemmer.stemmer("swedish")
_stemming = threading.Lock()  # the stemmer keeps its word in itself


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its marks, and without its endings."""

    full: str
    stem: str


def search_text(*texts: str | None) -> str:
    """The words of all these texts, each once, to be stored and indexed: first as they are, in order, then the rest."""
    given = [text for text in texts if text]
    found = [each for text in given for each in words(text)]
    joined = [each for text in given for each in joined_words(text)]
    fulls = (each.full for each in (*found, *joined))
    stems = (each.stem for each in (*found, *joined))
    return " ".join(dict.fromkeys((*fulls, *stems)))


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    return tuple(word(each[:LONGEST_WORD]) for each in _WORD.findall(_composed(text)))


def joined_words(text: str) -> tuple[Word, ...]:
    """The words of a text that a hyphen or the like joins, as one: `C-nätet` is found as `cnätet` too."""
    joined = (_WORD.findall(each) for each in _JOINED.findall(_composed(text)))
    return tuple(word("".join(parts)[:LONGEST_WORD]) for parts in joined if len(parts) > 1)


@lru_cache(maxsize=1 << 16)
def word(spelled: str) -> Word:
    """One word without its endings and marks: whoever writes "rad" for "råd" is understood.

    Endings are taken from the word as written, where å, ä and ö tell them apart ("arbetslöst"), and then from the
    folded one until nothing is left to take, so that with and without marks a word comes to the same.
    """
    stem = _unmarked(_stem(spelled))
    while (shorter := _stem(stem)) != stem:
        stem = shorter
    return Word(_unmarked(spelled), stem)


def _composed(text: str) -> str:
    """A text in small letters, each with its marks in one character; marks that stand alone are left out."""
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(each for each in composed if not unicodedata.combining(each))


def _stem(spelled: str) -> str:
    with _stemming:
        return str(_stemmer.stemWord(spelled))


def _unmarked(spelled: str) -> str:
    decomposed = unicodedata.normalize("NFKD", spelled.translate(_FOLDED))
    return "".join(part for part in decomposed if not unicodedata.combining(part))
