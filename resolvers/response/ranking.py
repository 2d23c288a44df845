"""How well an entity that the index proposes answers a search, and which of them come first.

The index proposes, the same function scores for every engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from graph_store import SHORTEST_PART, Word, joined_words, last_part, part_begins, words
from resolvers.block import MATCHED, SCORE, SORT_KEY, Candidates
from resolvers.block.slots import fixed
from resolvers.block.sought import NAMES, OTHERS, Sought, Wanted
from resolvers.little_words import LITTLE_WORDS
from schema.language import language_of

Record = list[Any]

_EXACT, _STEM, _PREFIX, _BASE, _LAST, _AKIN, _WITHIN, _TYPO, _TYPOS = 1.0, 0.98, 0.75, 0.73, 0.7, 0.65, 0.5, 0.6, 0.5
"""How well a word is found: as it is; in another form; as a beginning; with another ending as one; as the last part of
a compound; as a word that is made of the same; as another part; with one letter wrong; with two.
"""
_OTHER_MARKS = 0.5
"""How well a word is found that lacks marks that were typed: "bra" is hardly what "brå" asks for. And how well by what
remains without an ending, where it has marks that were not: "namnet" hardly asks for "nämnden".
"""

_NAME = "name"
_WEIGHTS = {_NAME: 1.0, "aliases": 0.8, "nameAsPublished": 0.8}
_DESCRIPTION = 0.55
"""How much it counts in which field a word is found."""
_TRANSLATED = 0.9
"""How much a name in another language counts as a whole; its words count as those of a description."""


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
    found_in = (_NAME if field == NAMES else field for field, grades in fields.items() if any(grades))
    matched = tuple(dict.fromkeys(found_in))
    if not matched:
        return None
    weighted = [[_WEIGHTS.get(field, _DESCRIPTION) * grade for grade in grades] for field, grades in fields.items()]
    covered = sum(map(max, zip(*weighted, strict=True))) / len(sought.words)
    (name,) = texts[_NAME]
    in_name = sum(len(each.full) for each, grade in zip(sought.words, fields[_NAME], strict=True) if grade)
    brevity = min(1.0, in_name / max(1, _letters(name)))
    whole = [
        _of_whole_name(sought, name),
        *(_TRANSLATED * _of_whole_name(sought, each) for each in texts.get(NAMES, ())),
    ]
    value = max(whole) or 0.81 * covered + 0.09 * brevity
    return Hit(round(value, 4), matched)


def _of_whole_name(sought: Sought, name: str) -> float:
    """The score of a name that is the phrase, or begins with it; 0 for any other."""
    asked, held = sought.phrase, _parsed(name).words
    if not all(its.marked_as(each.spelled) for each, its in zip(asked, held, strict=False)):
        return 0.0
    if [each.full for each in asked] == [each.full for each in held]:
        return 1.0
    kin = [(each.stem, each.derived) for each in asked] == [(each.stem, each.derived) for each in held]
    if kin or _joined(asked) == _joined(held):
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
    return sum(len(each.full) for each in _parsed(name).words if each.full not in LITTLE_WORDS)


# Words in texts


@dataclass(frozen=True)
class _Parsed:
    """The words of a text: in order, and all that it is found by."""

    words: tuple[Word, ...]
    found_by: frozenset[Word]
    letters: str
    """All of them as one text, in which none is that is not there."""

    @property
    def forms(self) -> Iterator[str]:
        for each in self.found_by:
            yield from (each.full, each.stem)


@lru_cache(maxsize=1 << 13)
def _parsed(text: str) -> _Parsed:
    apart, joined = words(text), joined_words(text)
    everything = frozenset((*apart, *joined))
    return _Parsed(apart, everything, " ".join(each.full for each in everything))


def _found(sought: Sought, texts: Sequence[str]) -> list[float]:
    """How well each word is found in any of some texts; two words that are found as one are both found."""
    parsed = [_parsed(text) for text in texts]
    grades = [max((_grade(each, its) for its in parsed), default=0.0) for each in sought.words]
    for at, pair in enumerate(sought.pairs):
        together = max((_grade(pair, its) for its in parsed), default=0.0)
        grades[at], grades[at + 1] = max(grades[at], together), max(grades[at + 1], together)
    return grades


def _grade(wanted: Wanted, text: _Parsed) -> float:
    root = wanted.root
    if root not in text.letters:
        return 0.0
    return max((_grade_of_word(wanted, each) for each in text.found_by if root in each.full), default=0.0)


def _grade_of_word(wanted: Wanted, held: Word) -> float:
    if held.full == wanted.full:
        return _EXACT if held.marked_as(wanted.spelled) else _OTHER_MARKS
    if held.stem == wanted.stem and held.marked_as(wanted.spelled[: len(held.stem)]):
        return _STEM if held.derived == wanted.derived else _AKIN
    if wanted.begins and (grade := _grade_of_beginning(wanted, held)):
        return grade
    within = wanted.within
    if within is None or within not in held.full:
        return 0.0
    places = (at for at in part_begins(held.full) if held.full.startswith(within, at))
    return max((_grade_of_part(wanted, within, last_part(held, at)) for at in places), default=0.0)


def _grade_of_beginning(wanted: Wanted, held: Word) -> float:
    """Without its ending a word begins others only where more follows than another ending."""
    if held.full.startswith(wanted.full):
        return _PREFIX if held.marked_as(wanted.spelled) else 0.0
    asked = wanted.spelled[: len(wanted.base)]
    goes_on = held.full.startswith(wanted.base) and len(held.full) - len(wanted.base) >= SHORTEST_PART
    if not goes_on or not held.marked_as(asked):
        return 0.0
    return _BASE if held.spelled.startswith(asked) else _BASE * _OTHER_MARKS


def _grade_of_part(wanted: Wanted, within: str, part: Word) -> float:
    """How well a word is found as the end of another, or as what that begins with; a short one as the end alone."""
    asked = wanted.spelled[: len(within)]
    if len(within) == SHORTEST_PART:
        return _LAST if part.stem == within and part.spelled.startswith(asked) else 0.0
    if not part.marked_as(asked):
        return 0.0
    if part.full == wanted.full or (part.stem == wanted.stem and part.derived == wanted.derived):
        return _LAST
    begun = _grade_of_beginning(wanted, part)
    return _WITHIN * (1.0 if begun >= _BASE else _OTHER_MARKS) if begun else 0.0


def _forgive(sought: Sought, mistyped: Sequence[int], texts: Sequence[str], grades: list[float]) -> None:
    for at in mistyped:
        wanted = sought.words[at]
        held = {form for text in texts for form in _parsed(text).forms}
        wrong = min(
            (OSA.distance(form, each, score_cutoff=wanted.typos) for form in wanted.mistakable for each in held),
            default=3,
        )
        if wrong <= wanted.typos:
            grades[at] = _TYPO if wrong <= 1 else _TYPOS


# The candidates of a question


def ranked(branch: Candidates, rows: Sequence[Record]) -> list[Record]:
    """The candidates that answer a search, best first, each with its score and the fields in which it was found."""
    places = {column: place for place, column in enumerate(branch.columns)}
    candidates = []
    for row in rows:
        texts: dict[str, list[str]] = {name: [] for name, _ in branch.texts if name != OTHERS}
        for name, column in branch.texts:
            held = row[places[column]]
            if name != OTHERS:
                texts[name] += _flat(held)
                continue
            for its_column, its_texts in held or ():
                field = next((field for base, field in branch.others if language_of(base, its_column)), None)
                if field:
                    texts[field] += _flat(its_texts)
        candidates.append(texts)
    found = []
    for row, hit in zip(rows, score(fixed(branch.sought), candidates), strict=True):
        if hit:
            row = list(row)
            row[places[SCORE]], row[places[MATCHED]] = hit.score, list(hit.matched)
            found.append(row)
    return sorted(found, key=lambda row: (-row[places[SCORE]], row[places[SORT_KEY]]))


def _flat(held: Any) -> Iterator[str]:
    """The texts in a column: none, one, a list of them, or the rows of a block."""
    if isinstance(held, str):
        yield held
    else:
        for each in held or ():
            yield from _flat(each)
