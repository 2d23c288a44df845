"""Chance with the shapes of real figures: few are large and many small, few are in very much and many in nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import pow
from random import Random
from typing import Generic, TypeVar

FIRST_YEAR, LAST_YEAR = 1995, 2026

_GROUP_SIZES = range(2, 41)

T = TypeVar("T")


def population(rank: float) -> int:
    """Inhabitants by the rank-size rule: 990,000 in the first municipality of a nation, 8,000 in the 290th."""
    return round(990_000 * pow(rank, -0.85))


def group_size(chance: Random) -> int:
    """Participants of a partnership: two to four in most, with a long tail."""
    if chance.random() < 0.03:
        return 1  # the register names only one
    return chance.choices(_GROUP_SIZES, [size**-2.8 for size in _GROUP_SIZES])[0]


def council_size(chance: Random) -> int:
    """Members of a council: from 5 to 25, seldom more than 15."""
    return 5 + round(20 * chance.betavariate(1.6, 5))


class Joining(Generic[T]):
    """Puts members together in groups: often anyone, else one who is in groups already, the likelier the more.

    So a few come to be in very many groups, most in one or none. `hubs` are in groups from the start.
    """

    def __init__(self, everyone: Sequence[T], hubs: Sequence[T], chance: Random) -> None:
        self._everyone, self._chance = everyone, chance
        self._joined = list(hubs)

    def group(self, size: int, *first: T) -> list[T]:
        """Different members, `first` among them."""
        found = list(first)
        size = min(size, len(self._everyone))
        while len(found) < size:
            drawn = self._chance.choice(self._everyone if self._chance.random() < 0.45 else self._joined)
            if drawn not in found:
                found.append(drawn)
        self._joined += found
        return found


@dataclass(frozen=True, slots=True)
class Lifetime:
    """From one year to another, or open; `said` is what a data file says of it: `{"validFrom": "2012-05"}`."""

    first: int
    last: int | None
    said: Mapping[str, str]

    @property
    def begun(self) -> str:
        return self.said["validFrom"]


def period(chance: Random, first: int = FIRST_YEAR, last: int | None = None, *, closed: float = 0.1) -> Lifetime:
    """A period that begins in these years, in later ones more often, and ends by `last`.

    Without a `last` it is open, but for a share that is `closed`.
    """
    begins = first + int(((last or LAST_YEAR + 1) - first) * chance.random() ** 0.6)
    if chance.random() < closed and begins < (last or LAST_YEAR):
        last = chance.randint(begins + 1, last or LAST_YEAR)
    said = {"validFrom": date_in(begins, chance)} | ({"validTo": str(last)} if last else {})
    return Lifetime(begins, last, said)


def part_of(whole: Lifetime, chance: Random) -> Mapping[str, str]:
    """What is said of a part in something: as long as the whole, or begun later or ended earlier, or nothing."""
    if chance.random() < 0.15:
        return {}
    return whole.said if chance.random() < 0.85 else period(chance, min(whole.first + 1, LAST_YEAR), whole.last).said


def date_in(year: int, chance: Random) -> str:
    """A date as exact as sources are: `2012`, `2012-05`, `2012-05-17`, `2012-23` for autumn, `2012~` for about."""
    form = chance.choices(("{0}", "{0}-{1:02}", "{0}-{1:02}-{2:02}", "{0}-{3}", "{0}~"), (60, 15, 12, 8, 5))[0]
    return form.format(year, chance.randint(1, 10), chance.randint(1, 28), chance.randint(21, 23))
