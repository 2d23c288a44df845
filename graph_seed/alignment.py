"""Which line of a text became which line of its next version: an alignment, in which nothing is guessed.

    a b c c d  →  a x c d b    kept a→a d→d, moved b→b; c has two places with equal right

1. The longest common subsequence. There can be several: a line is kept when all of them give it the same place.
2. Blocks that moved: a line that stands once on both sides is the same line, and so is what stands beside it on both.
3. What then differs between two lines that are matched, and are neighbours in that on both sides, was changed.

Lines are compared, never read: fingerprints do as well as texts. Blank lines, which say nothing, are passed over.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph_seed.problems import TextTooLong
from graph_seed.texts import Line

MOST_LINES = 10_000
"""So many lines, blank ones aside, are compared: the table of all pairs has 200 MB then."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Lines between two neighbours that stayed: `before` became `after`."""

    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of each line, counted from 1.

    `places` has where a line stands now; `doubtful` where it may stand with equal right, if it stands at all;
    `vanished` and `new` are what is on one side only and replaces nothing.
    """

    places: Mapping[int, int]
    doubtful: Mapping[int, tuple[int, ...]]
    changed: tuple[Changed, ...]
    vanished: tuple[int, ...]
    new: tuple[int, ...]


def align(before: Sequence[Line], after: Sequence[Line]) -> Alignment:
    """Align two versions of a text."""
    old, new = _saying(before), _saying(after)
    for each in (old, new):
        if len(each) > MOST_LINES:
            raise TextTooLong(len(each), MOST_LINES)
    one, two = [before[line - 1] for line in old], [after[line - 1] for line in new]
    optimal = _optimal(one, two)
    matched = _grown({**_kept(optimal), **_once_on_both_sides(one, two)}, one, two, optimal)
    doubtful = _doubtful(one, two, matched, optimal)
    changed = list(_changed(matched, doubtful, len(one), len(two)))
    replaced = {place for before_, _ in changed for place in before_}
    replacing = {place for _, after_ in changed for place in after_}
    possible = {place for places in doubtful.values() for place in places}
    taken = replacing | possible | set(matched.values())
    return Alignment(
        places={old[i]: new[j] for i, j in sorted(matched.items())},
        doubtful={old[i]: tuple(new[j] for j in places) for i, places in doubtful.items()},
        changed=tuple(Changed(tuple(old[i] for i in gone), tuple(new[j] for j in come)) for gone, come in changed),
        vanished=tuple(
            line for i, line in enumerate(old) if i not in matched and i not in doubtful and i not in replaced
        ),
        new=tuple(line for j, line in enumerate(new) if j not in taken),
    )


def _saying(lines: Sequence[Line]) -> list[int]:
    return [line for line, said in enumerate(lines, start=1) if said is not None]


# The longest common subsequence ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Optimal:
    """Where all longest common subsequences together match each line, and whether one of them leaves it out."""

    places: Sequence[tuple[int, ...]]
    left_out: Sequence[bool]


def _optimal(one: Sequence[Line], two: Sequence[Line]) -> Optimal:
    """A pair lies on a longest one when what can be matched before, at and behind it is as long as can be."""
    numbers = {said: number for number, said in enumerate(dict.fromkeys([*one, *two]))}
    across = np.array([numbers[said] for said in two], dtype=np.int32)
    before = _lengths(one, across, numbers)
    longest = int(before[-1, -1])
    places: list[tuple[int, ...]] = []
    left_out: list[bool] = []
    behind = np.zeros(len(two) + 1, dtype=np.uint16)
    for i in range(len(one) - 1, -1, -1):
        equal = across == numbers[one[i]]
        through = before[i, :-1] + behind[1:] + 1 == longest
        places.append(tuple(np.flatnonzero(equal & through).tolist()))
        left_out.append(bool((before[i] + behind == longest).any()))
        behind = _row(behind[::-1], equal[::-1])[::-1]
    return Optimal(places[::-1], left_out[::-1])


def _lengths(one: Sequence[Line], across: NDArray[np.int32], numbers: Mapping[Line, int]) -> NDArray[np.uint16]:
    """How long the longest one of the first lines of each side is, for every two numbers of lines."""
    lengths = np.zeros((len(one) + 1, len(across) + 1), dtype=np.uint16)
    for i, said in enumerate(one):
        lengths[i + 1] = _row(lengths[i], across == numbers[said])
    return lengths


def _row(above: NDArray[np.uint16], equal: NDArray[np.bool_]) -> NDArray[np.uint16]:
    row = above.copy()
    row[1:] = np.maximum(above[1:], above[:-1] + equal)
    return np.maximum.accumulate(row)


def _kept(optimal: Optimal) -> dict[int, int]:
    """What every longest one matches with the same line."""
    found = enumerate(zip(optimal.places, optimal.left_out, strict=True))
    return {i: places[0] for i, (places, left_out) in found if len(places) == 1 and not left_out}


# Blocks that moved ----------------------------------------------------------------------------------------------------


def _once_on_both_sides(one: Sequence[Line], two: Sequence[Line]) -> dict[int, int]:
    counted, other = Counter(one), Counter(two)
    places = {said: j for j, said in enumerate(two)}
    return {i: places[said] for i, said in enumerate(one) if counted[said] == other[said] == 1}


def _grown(matched: dict[int, int], one: Sequence[Line], two: Sequence[Line], optimal: Optimal) -> dict[int, int]:
    """What is matched, grown to its neighbours for as long as these are equal and could be no other lines."""
    proposed: dict[int, set[int]] = {}
    taken = set(matched.values())
    for i, j in [(-1, -1), *matched.items(), (len(one), len(two))]:
        for step in (1, -1):
            a, b = i + step, j + step
            while 0 <= a < len(one) and 0 <= b < len(two) and one[a] == two[b] and a not in matched and b not in taken:
                proposed.setdefault(a, set()).add(b)
                a, b = a + step, b + step
    possible = Counter(b for places in proposed.values() for b in places)
    sought = Counter(b for places in optimal.places for b in places)
    grown = {
        a: b
        for a, places in proposed.items()
        for b in places
        if {b} >= set(optimal.places[a]) and len(places) == possible[b] == 1 and sought[b] == (b in optimal.places[a])
    }
    return matched | grown


def _doubtful(
    one: Sequence[Line], two: Sequence[Line], matched: Mapping[int, int], optimal: Optimal
) -> dict[int, tuple[int, ...]]:
    """Where a line may stand that is not matched: at any equal line that is not another's."""
    free: dict[Line, list[int]] = {}
    taken = set(matched.values())
    for j, said in enumerate(two):
        if j not in taken:
            free.setdefault(said, []).append(j)
    return {i: tuple(free[said]) for i, said in enumerate(one) if i not in matched and said in free}


# Lines that were changed ----------------------------------------------------------------------------------------------


def _changed(
    matched: Mapping[int, int], doubtful: Mapping[int, Sequence[int]], old: int, new: int
) -> Iterator[tuple[list[int], list[int]]]:
    """What lies between two matched neighbours on both sides; the ends of a text are matched."""
    images = {j: i for i, j in matched.items()}
    possible = {j for places in doubtful.values() for j in places}
    ends = [(-1, -1), *sorted(matched.items()), (old, new)]
    for (i, j), (next_i, next_j) in pairwise(ends):
        between = range(j + 1, next_j)
        if next_j <= j or any(place in images for place in between):
            continue
        gone = [place for place in range(i + 1, next_i) if place not in doubtful]
        come = [place for place in between if place not in possible]
        if gone and come:
            yield gone, come
