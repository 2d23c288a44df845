"""The words by which a text is found: the same for the texts that are stored and the questions that are asked.

"Föreningarnas C-nät"  →  "foreningarnas c nat cnat forening _eningarnas _ingarnas …"

A word is folded ("rad" for "råd") and has a stem; both are stored, and what a hyphen or the like joins is stored as
one word too. Swedish writes words together, so the ends of a word, at which another may begin, are stored besides,
with a sign that no word has: "kvotflyktingfamiljer" is found by "flykting" as what begins with "_flykting". Both
engines index these words as they are, so both find the same.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import snowballstemmer

LONGEST_WORD = 64
"""Letters of a word that count."""
LONGEST_COMPOUND = 40
"""Letters of a word that may be of several words; what is longer is none that anybody says."""
PART = "_"
"""What the end of a word is stored with."""
SHORTEST_PART = 3
"""Letters of a word that is sought within another."""

# Letters beyond the Basic Multilingual Plane part words: the engines' indexes count them as one letter, two, or none.
_LETTER = r"[^\W_\U00010000-\U0010ffff]"
_JOINED = re.compile(rf"{_LETTER}+(?:[-‐‑–&/.:'’+]{_LETTER}+)*")
_WORD = re.compile(rf"{_LETTER}+")
_FOLDED = str.maketrans({"æ": "a", "ø": "o", "œ": "o", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ł": "l", "ı": "i"})

# How a Swedish word may begin, of consonants; what else stands before a vowel belongs to the syllable before.
_ONSETS = frozenset(
    """
    b bj bl br c ch cl cr d dj dr dv f fj fl fn fr g gj gl gn gr h hj hv j k kj kl kn kr kv l lj m mj n nj p pj pl pr q
    qu r s sc sch sj sk skj skl skr skv sl sm sn sp spj spl spr st stj str sv t th tj tr ts tv v vr w x z
    """.split()  # noqa: SIM905 (a list would be a page long)
)
_VOWELS = "aeiouy"
_BEGINNING = re.compile(rf"[^{_VOWELS}]*(?=[{_VOWELS}])")
_INFLECTION = re.compile(
    "(?:s|n|ns|t|ts|a|as|an|ans|ar|ars|arna|arnas|e|es|en|ens|er|ers|erna|ernas|or|ors|orna|ornas|et|ets|na|nas)$"
)
_DERIVED = ("els", "het", "lig")
"""What makes another word of a word, and goes from its stem like an ending."""

_stemmer = snowballstemmer.stemmer("swedish")
_stemming = threading.Lock()  # the stemmer keeps its word in itself


@dataclass(frozen=True)
class Word:
    """A word as it is spelled, without its marks, and without its endings."""

    spelled: str
    full: str
    stem: str

    @cached_property
    def base(self) -> str:
        """What all forms of the word begin with, and what is made of it: "rattighet" of "rättigheter"."""
        base = _INFLECTION.sub("", self.full)
        return base if len(base) > SHORTEST_PART else self.full

    @cached_property
    def derived(self) -> frozenset[str]:
        """What the stem lacks beside endings: "styrelse" and "styra" have one stem, and are two words."""
        rest = self.full.removeprefix(self.stem)
        return frozenset(each for each in _DERIVED if each in rest)

    def marked_as(self, asked: str) -> bool:
        """Whether all marks that are asked for stand here: "brå" is not "bra", but "bra" may be "brå".

        Of one or two letters somebody who types has not said much yet, and their marks do not count.
        """
        if len(asked) < SHORTEST_PART or len(self.spelled) != len(self.full):
            return True  # letters that were taken apart stand in other places
        return all(letter == its or letter.isascii() for letter, its in zip(asked, self.spelled, strict=False))


def search_text(*texts: str | None, other: Iterable[str] = ()) -> str:
    """The words of all these texts, each once, to be stored and indexed: first as they are, in order, then the rest.

    Of `other` texts, in languages whose endings nobody here knows, words are stored as they are.
    """
    given = [text for text in texts if text]
    found = [each for text in given for each in words(text)]
    joined = [each for text in given for each in joined_words(text)]
    fulls = (each.full for each in (*found, *joined))
    stems = (each.stem for each in (*found, *joined))
    parts = (form for each in (*found, *joined) for form in _parts(each.spelled))
    unstemmed = (each.full for text in other for each in (*words(text), *joined_words(text)))
    return " ".join(dict.fromkeys((*fulls, *stems, *parts, *unstemmed)))


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    return tuple(word(each[:LONGEST_WORD]) for each in _WORD.findall(_composed(text)))


def joined_words(text: str) -> tuple[Word, ...]:
    """The words of a text that a hyphen or the like joins, as one: `C-nätet` is found as `cnätet` too."""
    joined = (_WORD.findall(each) for each in _JOINED.findall(_composed(text)))
    return tuple(word("".join(parts)[:LONGEST_WORD]) for parts in joined if len(parts) > 1)


@lru_cache(maxsize=1 << 14)
def part_begins(full: str) -> tuple[int, ...]:
    """The letters of a folded word at which another word may begin: "orebra" → (3,), for "bra".

    Either side has a vowel, and what follows begins as a word can.
    """
    if len(full) > LONGEST_COMPOUND:
        return ()
    found = []
    for at in range(2, len(full) - SHORTEST_PART + 1):
        onset = _BEGINNING.match(full, at)
        if onset and (not onset[0] or onset[0] in _ONSETS) and any(each in _VOWELS for each in full[:at]):
            found.append(at)
    return tuple(found)


def last_part(of: Word, at: int) -> Word:
    """The end of a word as a word: "flyktingfamiljer" of "kvotflyktingfamiljer"."""
    return word(of.spelled[at:] if len(of.spelled) == len(of.full) else of.full[at:])


@lru_cache(maxsize=1 << 12)
def _parts(spelled: str) -> tuple[str, ...]:
    """What the ends of a word are stored as."""
    of = word(spelled)
    parts = [last_part(of, at) for at in part_begins(of.full)]
    # so short a word is sought as a whole
    stored = ((part.full, *((part.stem,) if len(part.stem) == SHORTEST_PART else ())) for part in parts)
    return tuple(PART + form for forms in stored for form in forms)


@lru_cache(maxsize=1 << 16)
def word(spelled: str) -> Word:
    """One word without its endings and marks: whoever writes "rad" for "råd" is understood.

    Endings are taken from the word as written, where å, ä and ö tell them apart ("arbetslöst"), and then from the
    folded one until nothing is left to take, so that with and without marks a word comes to the same.
    """
    stem = _unmarked(_stem(spelled))
    while (shorter := _stem(stem)) != stem:
        stem = shorter
    return Word(spelled, _unmarked(spelled), stem)


@lru_cache(maxsize=1 << 10)  # both the words of a text and those that are joined in it are asked for
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
