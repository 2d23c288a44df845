"""Where a place of a text stands in its next version.

"54-56"    with a row above it that is new      "56-58"
"48, 311"  where line 311 was changed           stays on the old version, as does what has two places
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph_seed.alignment import Alignment, align
from graph_seed.locator import read_lines
from graph_seed.texts import Line


@dataclass(frozen=True, slots=True)
class Stays:
    """Why a place stays on the old version: the line that it is about, and where it may stand now."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line} {self.reason}"


@dataclass(frozen=True, slots=True)
class Relocation:
    """Two versions of a text, and what became of the lines of the first."""

    before: Sequence[Line]
    after: Sequence[Line]
    alignment: Alignment

    def place(self, at: str) -> str | Stays:
        """The place in the new version: the same words where it is the same."""
        spans = read_lines(at)
        moved: list[tuple[int, int]] = []
        for first, last in spans:
            found = self._found(first, last)
            if isinstance(found, Stays):
                return found
            if strange := self._strange(found):
                return Stays(strange, "no longer stands beside what stood beside it")
            step = next(now - was for was, now in found.items())
            moved += self._as_it_stood(first, last, step) or self._together(list(found.values()))
        if tuple(moved) == spans:
            return at
        return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in moved)

    def lines(self, at: str) -> Mapping[int, int]:
        """Where the lines of a place that moved stand now."""
        found = (self._found(first, last) for first, last in read_lines(at))
        return {was: now for each in found if not isinstance(each, Stays) for was, now in each.items()}

    def _found(self, first: int, last: int) -> Mapping[int, int] | Stays:
        """Where each line of a piece stands now that says something."""
        lines = [line for line in range(first, last + 1) if self.before[line - 1] is not None]
        if not lines:
            return Stays(first, "is blank")
        places = dict(self.alignment.places)
        if any(line in self.alignment.doubtful for line in lines):
            places |= self._as_a_block(lines)
        missing = next((line for line in lines if line not in places), None)
        return self._stays(missing) if missing else {line: places[line] for line in lines}

    def _strange(self, found: Mapping[int, int]) -> int | None:
        """The first of the lines of a piece that comes before the one before it now, or behind a line of another."""
        others = set(self.alignment.places.values()) - set(found.values())
        for (_, above), (line, below) in pairwise(found.items()):
            if below < above or not others.isdisjoint(range(above + 1, below)):
                return line
        return None

    def _as_a_block(self, lines: Sequence[int]) -> Mapping[int, int]:
        """Several lines are one place: where one of them is certain, the others stand beside it as they did."""
        saying = [line for line, said in enumerate(self.after, start=1) if said is not None]
        certain = next((line for line in lines if line in self.alignment.places), None)
        if certain is None:
            return {}
        start = saying.index(self.alignment.places[certain]) - lines.index(certain)
        block = saying[start : start + len(lines)] if start >= 0 else []
        pairs = dict(zip(lines, block, strict=False))
        return pairs if len(pairs) == len(lines) and all(map(self._may_be, lines, block)) else {}

    def _may_be(self, was: int, now: int) -> bool:
        return self.alignment.places.get(was) == now or now in self.alignment.doubtful.get(was, ())

    def _stays(self, line: int) -> Stays:
        if places := self.alignment.doubtful.get(line):
            gone = ", or gone" if len(places) == 1 else ""
            return Stays(line, f"may now be line {_either(places)}{gone}, with equal right")
        changed = next((each for each in self.alignment.changed if line in each.before), None)
        return Stays(line, f"was changed: see line {_either(changed.after)}" if changed else "is gone")

    def _as_it_stood(self, first: int, last: int, step: int) -> list[tuple[int, int]]:
        """All lines from one to another with as many others before them, blank where they were; else nothing."""
        there = range(first + step, last + step + 1)
        same = there[0] > 0 and there[-1] <= len(self.after) and all(map(self._is_now, range(first, last + 1), there))
        return [(there[0], there[-1])] if same else []

    def _is_now(self, was: int, now: int) -> bool:
        if self.before[was - 1] is None:
            return self.after[now - 1] is None
        return self._may_be(was, now)

    def _together(self, images: Sequence[int]) -> list[tuple[int, int]]:
        """Lines that follow one another, with nothing but blank ones between them, are told as from … to."""
        spans: list[tuple[int, int]] = []
        for line in images:
            first, last = spans[-1] if spans else (line, line)
            if spans and last < line and not any(self.after[last : line - 1]):
                spans[-1] = (first, line)
            else:
                spans.append((line, line))
        return spans


def relocation(before: Sequence[Line], after: Sequence[Line]) -> Relocation:
    """Align two versions of a text, so that places can be found again."""
    return Relocation(before, after, align(before, after))


def _either(lines: Sequence[int]) -> str:
    """1 · 1 or 2 · 1, 2 or 3"""
    *some, last = (str(line) for line in lines)
    return f"{', '.join(some)} or {last}" if some else last
