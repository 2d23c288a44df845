"""What an answer about collaboration takes for granted, read from the arguments and checked."""

import math

from resolvers.block import Day, Ties
from resolvers.errors import BadAssumption
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked
from schema.collaboration import DECIMALS, LARGEST, MEMBERSHIPS


def read_ties(asked: Asked, about: Day, limits: Limits) -> Ties:
    """The assumptions that a field is given about a day."""
    given = asked.arguments
    for name in ("through", "identity"):
        if not given[name]:
            refuse(asked, name, "empty", "name at least one")
    largest = given.get("maxGroupSize")
    if largest is None:
        largest = limits.group
    if not 2 <= largest <= LARGEST:
        refuse(asked, "maxGroupSize", largest, f"it must be from 2 to {LARGEST}")
    return Ties(
        memberships=tuple(sorted({MEMBERSHIPS[each][0] for each in given["through"]})),
        rolled_up=given["rollUp"] == "MUNICIPALITY",
        identities=tuple(sorted(set(given["identity"]))),
        largest=largest,
        as_of=about,
    )


def read_least(asked: Asked) -> float | None:
    """The least strength that is shown, rounded as strengths are: who asks for 1/3 wants those of 0.333333333 too."""
    least: float | None = asked.arguments.get("minStrength")
    if least is not None and not math.isfinite(least):
        refuse(asked, "minStrength", "infinite", "it must be a finite number")
    return None if least is None else round(least, DECIMALS)


def read_within(asked: Asked, argument: str, least: int, most: int) -> int:
    """A whole number that must lie between two."""
    given: int = asked.arguments[argument]
    if not least <= given <= most:
        refuse(asked, argument, given, f"it must be from {least} to {most}")
    return given


def refuse(asked: Asked, argument: str, given: object, allowed: str) -> None:
    """Say what an argument is and what it may be."""
    raise BadAssumption(asked.field, argument, given, allowed, asked.nodes, asked.path)
