"""Which words of a page a link leads to: https://example.org/sida#:~:text=Samverkansr%C3%A5det,-Maria%20Haglund%20%28M%29

A browser goes to the first hit of the words. Where they stand further up too, the link names the line below or above
the one that is meant, when that line is a published name, a heading or such: no other line of a text is known here.
Where none is known, the link leads to the page alone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import permutations

from graph_seed.cited import CitedPlace, citing_of, claims_of
from graph_seed.folder import Draft
from graph_seed.texts import Texts, TextVersion, one_line
from schema.citation import text_directive


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What the files say that stands on the lines of a text."""

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
        within = re.compile(rf"(?<!\w){re.escape(one_line(quote))}(?!\w)", re.IGNORECASE)
        said = {line for line, words in self.on.items() if any(map(within.search, words))}
        hidden = (line for line in self.version.receipts if self._whole(line) is None)
        return min(said.union(line for line in hidden if self.version.stands(quote, line)), default=None)

    def _beside(self, line: int, step: int) -> str | None:
        """The next line that says something, below or above, when all of it is known."""
        line += step
        while 0 < line <= len(self.version.lines) and self.version.line(line) is None:
            line += step
        return self._whole(line)

    def _whole(self, line: int) -> str | None:
        """A line, when it is known whole: a name, a heading, or two of these such as `Namn (M)`."""
        words = sorted(self.on.get(line, ()))
        both = (f"{one} ({other})" for one, other in permutations(words, 2))
        return next((each for each in (*words, *both) if self.version.is_line(each, line)), None)


def known_words(said: Iterable[Draft], drafts: Mapping[str, Draft], texts: Texts) -> Mapping[str, KnownWords]:
    """What is cited from the texts of sources and stands there, by the sources' ids."""
    known = {id_: KnownWords(version) for id_, version in texts.kept.items()}
    for draft in said if known else ():
        for section in draft.entries("sections"):
            if draft.id in known and {"line", "heading"} <= section.columns.keys():
                known[draft.id].on.setdefault(section.columns["line"], set()).add(section.columns["heading"])
        for citing in citing_of(draft, drafts):
            for claim in claims_of(citing):
                for place in claim.places:
                    if place.source in known:
                        _learn(known[place.source], claim.spellings, place)
    return known


def _learn(known: KnownWords, spellings: Iterable[str], place: CitedPlace) -> None:
    for line in place.lines():
        if line <= len(known.version.lines):
            standing = {one_line(each) for each in spellings if known.version.stands(each, line)}
            known.on.setdefault(line, set()).update(standing)
