"""What an answer about collaboration takes for granted, read from the arguments and checked."""

import math
from typing import NoReturn

from resolvers.block import Ties, Time
from resolvers.block.slots import Slot
from resolvers.errors import BadAssumption
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked
from schema.collaboration import LARGEST, MEMBERSHIPS, round_strength


def read_ties(asked: Asked, about: Time, limits: Limits) -> Ties:
    """The assumptions that a field is given about a time."""
    given = asked.arguments
    for name in ("through", "identity", "certainty"):
        if not given[name]:
            refuse(asked, name, "empty", "name at least one")
    largest = "maxGroupSize"
    return Ties(
        memberships=tuple(sorted({MEMBERSHIPS[each][0] for each in given["through"]})),
        rolled_up=given["rollUp"] == "MUNICIPALITY",
        identities=tuple(sorted(set(given["identity"]))),
        certainties=tuple(sorted(set(given["certainty"]))),
        largest=asked.slot(limits.group) if given.get(largest) is None else read_within(asked, largest, 2, LARGEST),
        as_of=about,
    )


def read_least(asked: Asked) -> Slot[float] | None:
    """The least strength that is shown, rounded as strengths are: who asks for 1/3 wants those of 0.333333333 too."""

    def checked(least: float) -> float:
        if not math.isfinite(least):
            refuse(asked, "minStrength", "infinite", "it must be a finite number")
        return round_strength(least)

    given: Slot[float] | None = asked.arguments.get("minStrength")
    return None if given is None else given.map(checked)


def read_within(asked: Asked, argument: str, least: int, most: int) -> Slot[int]:
    """A whole number that must lie between two."""

    def checked(given: int) -> int:
        if not least <= given <= most:
            refuse(asked, argument, given, f"it must be from {least} to {most}")
        return given

    return asked.slot(asked.arguments[argument]).map(checked)


def refuse(asked: Asked, argument: str, given: object, allowed: str) -> NoReturn:
    """Say what an argument is and what it may be."""
    raise BadAssumption(asked.field, argument, given, allowed, asked.nodes, asked.path)
