"""What a search text asks for: its words, and how the index is asked for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph_store import PART, SHORTEST_PART, Word

NOTHING = "_"
"""A query that finds nothing: no word has this sign."""


NAMES = "names"
"""Under which name names in other languages than the published one are judged."""

OTHERS = ""
"""Under which name the texts in other languages come, each of a field of its own."""


@dataclass(frozen=True)
class Wanted(Word):
    """A word that is asked for. An `open` one may go on: it is the last, and nothing follows it yet."""

    open: bool = False

    @property
    def begins(self) -> bool:
        """Whether it is found at the beginning of a word too: in Swedish much is written together."""
        return self.open or len(self.full) > SHORTEST_PART

    @cached_property
    def root(self) -> str:
        """What every word has in it in which this one is found, unless it is mistyped."""
        return min(self.stem, self.base, key=len)

    @cached_property
    def within(self) -> str | None:
        """What is found within a word: the base, of a short word the stem, and of one that is shorter nothing."""
        if len(self.base) > SHORTEST_PART:
            return self.base
        return self.stem if len(self.stem) == SHORTEST_PART else None

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
        begins = [f"{self.base}*"] if self.begins else []
        typos = (f"{each}~{self.typos}" for each in self.mistakable)
        return " ".join((*forms, *begins, *typos, *self._parts))

    @property
    def _parts(self) -> Iterator[str]:
        if self.within:
            yield f"{PART}{self.within}{'*' if len(self.within) > SHORTEST_PART else ''}"


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
        words = [f"Wanted(full={each.spelled!r}, stem={each.stem!r}, open={each.open})" for each in self.words]
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
