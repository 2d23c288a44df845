"""Which words of a page a link leads to: https://example.org/sida#:~:text=Samverkansr%C3%A5det,-Maria%20Haglund%20%28M%29

A browser goes to the first hit of the words. Where they stand further up too, the link names the line below or above
the one that is meant, when that line is a published name, a heading or such: no other line of a text is known here.
Where none is known, the link leads to the page alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, permutations

from graph_seed.cited import CitedPlace, citing_of, claims_of
from graph_seed.folder import Draft
from graph_seed.texts import Texts, TextVersion, one_line
from schema.citation import text_directive


@dataclass(frozen=True)
class KnownWords:
    """What the files say that stands on the lines of a text; it is asked when all of it is there."""

    version: TextVersion
    on: dict[int, set[str]] = field(default_factory=dict)

    def directive(self, quote: str, place: CitedPlace) -> str | None:
        """What in the address of the page leads to a quote that stands at a place."""
        lines = [line for line in place.lines() if line <= len(self.version.lines)]
        meant = next((line for line in lines if self.version.stands(quote, line)), None)
        if meant is None or self._first(quote) in lines:
            return text_directive(quote)
        if not self.version.is_line(quote, meant):
            return None
        if after := self._beside(meant, 1):
            return text_directive(quote, after=after)
        before = self._beside(meant, -1)
        return text_directive(quote, before=before) if before else None

    def _first(self, quote: str) -> int | None:
        """The first line on which the words are known to stand, be it in other capitals, or as part of a name."""
        said = self._all.first_with(quote)
        hidden = (line for line in self._hidden if said is None or line < said)
        return next((line for line in hidden if self.version.stands(quote, line)), said)

    def _beside(self, line: int, step: int) -> str | None:
        """The next line that says something, below or above, when all of it is known."""
        line += step
        while 0 < line <= len(self.version.lines) and self.version.line(line) is None:
            line += step
        return self._whole.get(line)

    @cached_property
    def _all(self) -> "_AllWords":
        return _AllWords.of(self.on)

    @cached_property
    def _hidden(self) -> tuple[int, ...]:
        """The lines on which words stand, and more that is not known."""
        return tuple(sorted(self.version.receipts.keys() - self._whole.keys()))

    @cached_property
    def _whole(self) -> Mapping[int, str]:
        """The lines that are known whole: a name, a heading, or two of these such as `Namn (M)`."""
        found = {}
        for line, words in self.on.items():
            both = (f"{one} ({other})" for one, other in permutations(sorted(words), 2))
            if whole := next((each for each in (*sorted(words), *both) if self.version.is_line(each, line)), None):
                found[line] = whole
        return found


@dataclass(frozen=True, slots=True)
class _AllWords:
    """All words that are known, one after the other in one text in which they are sought at once."""

    text: str
    starts: tuple[int, ...]
    """Where in the text the words of the lines begin."""
    lines: tuple[int, ...]

    @classmethod
    def of(cls, on: Mapping[int, Iterable[str]]) -> "_AllWords":
        lines = tuple(sorted(on))
        said = ["".join(f"{words.casefold()}\n" for words in sorted(on[line])) for line in lines]
        return cls("".join(said), tuple(accumulate(map(len, said), initial=0)), lines)

    def first_with(self, quote: str) -> int | None:
        """The first line with these words, in whatever capitals, and as no part of longer ones."""
        sought = re.escape(one_line(quote).casefold())
        found = re.search(rf"{sought}(?<!\w{sought})(?!\w)", self.text)  # the words first: that is how it is fast
        return self.lines[bisect_right(self.starts, found.start()) - 1] if found else None


def known_words(said: Iterable[Draft], drafts: Mapping[str, Draft], texts: Texts) -> Mapping[str, KnownWords]:
    """What is cited from the texts of sources and stands there, by the sources' ids."""
    known = {id_: KnownWords(version) for id_, version in texts.kept.items()}
    for draft in said if known else ():
        for section in draft.entries("sections"):
            if draft.id in known and {"line", "heading"} <= section.columns.keys():
                known[draft.id].on.setdefault(section.columns["line"], set()).add(section.columns["heading"])
        for citing in citing_of(draft, drafts):
            for claim in claims_of(citing):
                for place in claim.places if claim.row is None else ():
                    if place.source in known:
                        _learn(known[place.source], claim.spellings, place)
    return known


def _learn(known: KnownWords, spellings: Iterable[str], place: CitedPlace) -> None:
    for line in place.lines():
        if line <= len(known.version.lines):
            standing = {one_line(each) for each in spellings if known.version.stands(each, line)}
            known.on.setdefault(line, set()).update(standing)
