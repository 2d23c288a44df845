"""Search: what a search text asks the full-text index for, and how well an entity that it proposes answers.

    seek("barnrådet") → Sought(words=(Wanted("barnradet", "barnr"),), …)
    its query for the index: "barnradet* barnradet~2 barnr*"

The index proposes, the same function scores for every engine. The caller's text comes to the index as words of ours
alone, so that nothing in it is syntax.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from graph_store import Word, joined_words, word, words

MOST_LETTERS = 1000
"""How much of a question is read."""
MOST_WORDS = 16
"""How many different words of a question count."""

NOTHING = "_"
"""A query that finds nothing: no word has this sign."""

_LITTLE = frozenset(
    # Folded. A question is about its other words, unless it has none.
    """
    alla allt an ar att av bade bara blev bli blir da de dem den denna deras dess dessa det detta dig din dit dock du
    efter ej eller en er ett fanns finns for fran genom gor ha hade han har hon hos hur i icke in ingen inom inte ja jag
    kan kunde man med mellan men mig min mot mycket nagon nagot nagra nar nu och ocksa om oss over pa sa samt sedan sig
    sin sina sitt ska skall skulle som till under upp ut utan vad var vara varfor vart vem vems vi vid vilka vilken
    vilket vill
    a about an and are as at be by do does for from has have how if in into is it its no not of on or our that the their
    there these they this to was were what when where which who whom whose why will with you your
    """.split()  # noqa: SIM905 (a list would be a page long)
)

_EXACT, _STEM, _PREFIX, _TYPO, _TYPOS = 1.0, 0.98, 0.75, 0.6, 0.5
"""How well a word is found: as it is, in another form, as a beginning, with one letter wrong, with two."""

_NAME = "name"
_WEIGHTS = {_NAME: 1.0, "aliases": 0.8, "nameAsPublished": 0.8}
_DESCRIPTION = 0.55
"""How much it counts in which field a word is found."""


@dataclass(frozen=True)
class Wanted:
    """A word that is asked for. An `open` one may go on: it is the last, and nothing follows it yet."""

    full: str
    stem: str
    open: bool = False

    @property
    def begins(self) -> bool:
        """Whether it is found at the beginning of a word too: in Swedish much is written together."""
        return self.open or len(self.full) >= 4

    @property
    def typos(self) -> int:
        """How many wrong letters are forgiven."""
        return 0 if len(self.full) < 5 else 1 if len(self.full) < 9 else 2

    @property
    def mistakable(self) -> tuple[str, ...]:
        """Its forms that may be mistyped: of a short one too little would be left."""
        return tuple(
            each for each in dict.fromkeys((self.full, self.stem)) if self.typos and len(each) > self.typos + 2
        )

    @property
    def query(self) -> str:
        """The word in all its forms as the index's query language has it."""
        forms = dict.fromkeys((self.full, self.stem))
        begins = [f"{self.full}*"] if self.begins else []
        typos = (f"{each}~{self.typos}" for each in self.mistakable)
        return " ".join((*forms, *begins, *typos))


@dataclass(frozen=True)
class Sought:
    """A search text: all its words in order, those that it is about, and the pairs of these that may be one word."""

    phrase: tuple[Wanted, ...]
    words: tuple[Wanted, ...]
    pairs: tuple[Wanted, ...]

    @cached_property
    def query(self) -> str:
        """The words as a query to the index, which finds whatever has any of them."""
        return " ".join(each.query for each in (*self.words, *self.pairs)) or NOTHING

    @property
    def mark(self) -> str:
        """What the text is about, for cursors: they are good for the same words alone."""
        words = [f"Wanted(full={each.full!r}, stem={each.stem!r}, open={each.open})" for each in self.words]
        return f"({', '.join(words)}{',' if len(words) == 1 else ''})"

    @property
    def beginning(self) -> str:
        """How the searched text of an entity begins whose name begins with the phrase."""
        return " ".join(each.full for each in self.phrase)

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as they stand in a searched text that has them."""
        return tuple(form for each in (*self.words, *self.pairs) for form in (f" {each.full}", f" {each.stem} "))

    @property
    def roots(self) -> tuple[str, ...]:
        """What the words begin with in whatever form."""
        return tuple(f" {each.stem}" for each in (*self.words, *self.pairs))


def seek(text: str) -> Sought:
    """Read a search text."""
    text = text[:MOST_LETTERS]
    found = tuple(dict.fromkeys(words(text)))
    unfinished = bool(text) and bool(words(text[-1]))
    phrase = [Wanted(each.full, each.stem, unfinished and each is found[-1]) for each in found]
    kept = tuple([each for each in phrase if each.full not in _LITTLE] or phrase)[:MOST_WORDS]
    return Sought(tuple(phrase), kept, tuple(_together(*two) for two in pairwise(kept)))


def _together(first: Wanted, second: Wanted) -> Wanted:
    """Two words as one: "barn råd" is meant to be "barnråd"."""
    joined = word(first.full + second.full)
    return Wanted(joined.full, joined.stem, second.open)


# How well an entity answers

Texts = Mapping[str, Sequence[str]]
"""The texts of an entity under the names of their fields."""


@dataclass(frozen=True)
class Hit:
    """How well an entity answers, from 0 to 1, and in which fields the words were found."""

    score: float
    matched: tuple[str, ...]


def score(sought: Sought, candidates: Sequence[Texts]) -> list[Hit | None]:
    """How well each candidate answers; None for one that has none of the words.

    A word is taken to be mistyped only when no candidate has it as it was typed.
    """
    found = [{field: _found(sought, texts) for field, texts in each.items()} for each in candidates]
    mistyped = [
        at
        for at, each in enumerate(sought.words)
        if each.typos and not any(grades[at] for fields in found for grades in fields.values())
    ]
    if mistyped:
        for fields, texts in zip(found, candidates, strict=True):
            for field, grades in fields.items():
                _forgive(sought, mistyped, texts[field], grades)
    return [_hit(sought, fields, texts) for fields, texts in zip(found, candidates, strict=True)]


def _hit(sought: Sought, fields: Mapping[str, list[float]], texts: Texts) -> Hit | None:
    matched = tuple(field for field, grades in fields.items() if any(grades))
    if not matched:
        return None
    weighted = [[_WEIGHTS.get(field, _DESCRIPTION) * grade for grade in grades] for field, grades in fields.items()]
    covered = sum(map(max, zip(*weighted, strict=True))) / len(sought.words)
    (name,) = texts[_NAME]
    in_name = sum(len(each.full) for each, grade in zip(sought.words, fields[_NAME], strict=True) if grade)
    brevity = min(1.0, in_name / max(1, _letters(name)))
    value = _of_whole_name(sought, name) or 0.81 * covered + 0.09 * brevity
    return Hit(round(value, 4), matched)


def _of_whole_name(sought: Sought, name: str) -> float:
    """The score of a name that is the phrase, or begins with it; 0 for any other."""
    asked, held = sought.phrase, _parsed(name).words
    if [each.full for each in asked] == [each.full for each in held]:
        return 1.0
    if [each.stem for each in asked] == [each.stem for each in held] or _joined(asked) == _joined(held):
        return 0.98
    *whole, last = asked
    if len(asked) > len(held) or any(each.full != its.full for each, its in zip(whole, held, strict=False)):
        return 0.0
    share = len(_joined(asked)) / len(_joined(held))
    follows = held[len(whole)].full
    if follows == last.full:
        return 0.94 + 0.03 * share
    return 0.9 + 0.03 * share if last.open and follows.startswith(last.full) and len(_joined(asked)) >= 4 else 0.0


def _joined(of: Sequence[Wanted] | Sequence[Word]) -> str:
    return "".join(each.full for each in of)


def _letters(name: str) -> int:
    return sum(len(each.full) for each in _parsed(name).words if each.full not in _LITTLE)


# Words in texts


@dataclass(frozen=True)
class _Parsed:
    """The words of a text: in order, and all that it is found by."""

    words: tuple[Word, ...]
    fulls: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=1 << 13)
def _parsed(text: str) -> _Parsed:
    apart, joined = words(text), joined_words(text)
    everything = (*apart, *joined)
    return _Parsed(apart, frozenset(each.full for each in everything), frozenset(each.stem for each in everything))


def _found(sought: Sought, texts: Sequence[str]) -> list[float]:
    """How well each word is found in any of some texts; two words that are found as one are both found."""
    parsed = [_parsed(text) for text in texts]
    grades = [max((_grade(each, its) for its in parsed), default=0.0) for each in sought.words]
    for at, pair in enumerate(sought.pairs):
        together = max((_grade(pair, its) for its in parsed), default=0.0)
        grades[at], grades[at + 1] = max(grades[at], together), max(grades[at + 1], together)
    return grades


def _grade(wanted: Wanted, text: _Parsed) -> float:
    if wanted.full in text.fulls:
        return _EXACT
    if wanted.stem in text.stems:
        return _STEM
    return _PREFIX if wanted.begins and any(each.startswith(wanted.full) for each in text.fulls) else 0.0


def _forgive(sought: Sought, mistyped: Sequence[int], texts: Sequence[str], grades: list[float]) -> None:
    for at in mistyped:
        wanted = sought.words[at]
        held = {each for text in texts for its in (_parsed(text),) for each in (*its.fulls, *its.stems)}
        wrong = min((_wrong(form, each, wanted.typos) for form in wanted.mistakable for each in held), default=3)
        if wrong <= wanted.typos:
            grades[at] = _TYPO if wrong <= 1 else _TYPOS


@lru_cache(maxsize=1 << 16)
def _wrong(typed: str, meant: str, most: int) -> int:
    """How many letters are wrong, missing, too many or in each other's place; if more than `most`, one more than that.

    Every mistake changes at most two of the letters that occur in one word only, which soon tells most words apart.
    """
    if abs(len(typed) - len(meant)) > most or len(set(typed) ^ set(meant)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        before, above, row = row, before, [i]
        for j, other in enumerate(meant, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if above and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
