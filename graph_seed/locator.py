"""Where in a source something is stated, in words.

locator("27", sections) → "rad 27 (Samverkansråd – civila samhället och Örebro kommun)"
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

Section = tuple[int, str | None]
"""The line of a heading, and the heading; None where from this line on none stands above the text."""

_LINES = r"(\d+)(?:\s*[-–]\s*(\d+))?"
_ALLOWED = 'write a line such as 27, lines such as "37-42", or several: "27, 307"'


_SAID = re.compile(rf"(?:^|; )rad ({_LINES}(?:, {_LINES})*)(?= \(|; rad |$)", re.ASCII)

MOST_LINES = 250
"""So many lines at most may a place have in all: that something stands somewhere on a page says nothing."""


class BadLines(ValueError):
    """A text that names no lines, in a source that has lines."""


def locator(at: str, sections: Sequence[Section], *, lines: bool = False) -> str:
    """The lines with their headings; the words as they are where a source has no sections, and none of its `lines`."""
    if not (sections or lines):
        return at
    ordered = sorted(sections, key=lambda section: section[0])
    groups = groupby(read_lines(at), key=lambda lines: _heading(lines[0], ordered))
    return "; ".join(
        f"rad {', '.join(_worded(*each) for each in lines)}" + (f" ({heading})" if heading else "")
        for heading, lines in groups
    )


@lru_cache(maxsize=1 << 12)  # each place is looked at by several steps
def read_lines(at: str) -> tuple[tuple[int, int], ...]:
    """The first and last line of each piece; `BadLines` where these are no lines."""
    found = []
    for part in at.split(","):
        match = re.fullmatch(_LINES, part.strip(), re.ASCII)
        if not match:
            raise BadLines(f"these are no lines: {_ALLOWED}")
        first = int(match[1])
        last = int(match[2] or first)
        if not 0 < first <= last:
            raise BadLines(f"lines are counted from 1, the first before the last: {_ALLOWED}")
        found.append((first, last))
    if (many := sum(last - first + 1 for first, last in found)) > MOST_LINES:
        raise BadLines(f"these are {many:,} lines, and {MOST_LINES} is the most: name those that say it")
    return tuple(found)


def lines_of(said: str) -> list[int]:
    """The lines that a locator names: "rad 27, 31–32 (Råd)" → [27, 31, 32]; none where it has words of its own."""
    found: dict[int, None] = {}
    for lines in _SAID.finditer(said):
        for first, last in re.findall(_LINES, lines[1], re.ASCII):
            found |= dict.fromkeys(range(int(first), min(int(last or first), int(first) + MOST_LINES) + 1))
    return list(found)


def _heading(line: int, sections: Sequence[Section]) -> str | None:
    place = bisect_right(sections, line, key=lambda section: section[0])
    return sections[place - 1][1] if place else None


def _worded(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
