"""Whether an organisation is one that is known already, surely or likely.

Surely: the same organisation number, or the same name but for capitals, marks and spaces. Likely: names that differ in
few letters (rapidfuzz), unless their numbers differ.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from rapidfuzz import fuzz, process

LIKELY = 88.0
"""How many of a hundred letters two names must share, at least, to be told as likely one."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor by its names and its number; `place` is where it stands."""

    id: str
    names: tuple[str, ...]
    number: str | None
    place: str
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """An actor that another one is, or is likely, and why."""

    actor: KnownActor
    why: str


@dataclass(slots=True)
class KnownActors:
    """Actors by all that they are known by."""

    by_number: dict[str, KnownActor] = field(default_factory=dict)
    by_name: dict[str, KnownActor] = field(default_factory=dict)
    by_id: dict[str, KnownActor] = field(default_factory=dict)

    def add(self, actor: KnownActor) -> None:
        for id_ in (actor.id, *actor.former_ids):
            self.by_id.setdefault(id_, actor)
        if actor.number:
            self.by_number.setdefault(actor.number, actor)
        for name in actor.names:
            self.by_name.setdefault(plain(name), actor)

    def same(self, actor: KnownActor) -> Likeness | None:
        """The actor that has its number, its name or its id."""
        found = (
            (self.by_number.get(actor.number or ""), "the same organisation number"),
            (
                next((self.by_name[name] for name in map(plain, actor.names) if name in self.by_name), None),
                "the same name",
            ),
            (self.by_id.get(actor.id), "the same id"),
        )
        return next((Likeness(each, why) for each, why in found if each), None)

    def likely(self, actor: KnownActor) -> Iterator[Likeness]:
        """Actors whose names are like its own, in the order of their ids."""
        scores: dict[str, float] = {}
        names = list(self.by_name)
        for name in map(plain, actor.names):
            for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
                for near, score, _ in process.extract(name, names, scorer=scorer, score_cutoff=LIKELY, limit=3):
                    id_ = self.by_name[near].id
                    scores[id_] = max(score, scores.get(id_, 0.0))
        for id_, score in sorted(scores.items()):
            other = self.by_id[id_]
            if not (actor.number and other.number and actor.number != other.number):
                yield Likeness(other, f"its name is like it by {score:.0f} of 100")


def plain(name: str) -> str:
    """A name without capitals and marks, its words divided by one space: `Brorådet i Örebro.` → `brorådet i örebro`."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def slug_of(name: str) -> str:
    """A name as it can stand in an id: `Föreningen Öppna dörren` → `foreningen-oppna-dorren`."""
    letters = "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))
    return "-".join(re.findall("[a-z0-9]+", letters.translate(_LETTERS)))


_LETTERS: Mapping[int, str] = str.maketrans({"æ": "a", "ø": "o", "ð": "d", "þ": "th", "ł": "l"})
