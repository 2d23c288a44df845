"""What the parts of a municipality are drawn from."""

from dataclasses import dataclass
from random import Random

from graph_seed.made_up.nation import Nation
from graph_seed.made_up.register import Register
from graph_seed.made_up.towns import Town


@dataclass(frozen=True, slots=True)
class Local:
    """The town, the nation that it is in, the register to fill, and the chance that decides."""

    town: Town
    nation: Nation
    register: Register
    chance: Random
