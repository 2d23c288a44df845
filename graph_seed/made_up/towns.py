"""The municipalities of a made-up nation: their names, codes and sizes."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from graph_seed.made_up.chance import population
from graph_seed.made_up.register import slug_of
from graph_seed.made_up.words import words

MOST = 980
"""So many codes there are; names would do for a few more."""

_RANKS = 290


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality and its main town. `associations`: how many there are in it."""

    name: str
    slug: str
    code: str
    inhabitants: int
    associations: int


def draw_towns(number: int, scale: float, chance: Random) -> Iterator[Town]:
    """Towns of all sizes in the order of their codes; fewer than 290 are spread over the same sizes."""
    ranks = [0.5 + (place + 0.5) * _RANKS / number for place in range(number)]
    chance.shuffle(ranks)
    names = [start + end for start in words().name_starts for end in words().town_ends]
    for place, (name, rank) in enumerate(zip(chance.sample(names, number), ranks, strict=True)):
        inhabitants = population(rank)
        yield Town(name, slug_of(name), _code(place), inhabitants, max(6, round(scale * inhabitants**0.75 / 10)))


def _code(place: int) -> str:
    """`3080`, `3081` …: four digits as all municipality codes have, of counties above 25, which Sweden has not."""
    return f"{30 + place // 14}{80 + place % 14}"
