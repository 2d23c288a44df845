"""Federations of municipalities in a made-up nation: each of a few neighbours, whose codes follow one another."""

from collections.abc import Sequence
from itertools import cycle
from random import Random

from graph_seed.made_up.nation import Nation
from graph_seed.made_up.towns import Town
from graph_seed.made_up.words import words

_APART = 6
"""Of so many towns some have a federation."""


def draw_federations(nation: Nation, towns: Sequence[Town], chance: Random) -> None:
    """Of each half dozen towns from two to four."""
    services = cycle(words().federations)
    for start in range(0, len(towns) - 1, _APART):
        neighbours = towns[start : start + chance.randint(2, 4)]
        name = f"{next(services)} {'-'.join(each.name for each in neighbours)}"
        codes = [each.code for each in neighbours]
        federation = nation.register.add("actors", name, kind="FEDERATION", municipal=False, municipalities=codes)
        federation.relate("themes", chance.choice(nation.themes))
