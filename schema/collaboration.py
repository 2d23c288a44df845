"""Who works with whom: what makes two actors collaborators, under which assumptions, and how strongly.

Actors and the groups in which they meet are a network of two modes. Two actors collaborate when they share a group; a
group with n actors adds 1/(n - 1) to the strength of each of its pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

import strawberry

from schema.argument import Argument
from schema.period import AssumedPeriod
from schema.value import Certainty, Date, Identity

if TYPE_CHECKING:
    from schema.node import Entity

ACTOR = "Actor"
"""The type of those who collaborate."""

MEMBERSHIPS = {
    "PARTNERSHIP": ("PARTICIPATES_IN", "Partnership"),
    "COUNCIL": ("REPRESENTED_IN", "Council"),
    "AGREEMENT": ("SIGNED", "Agreement"),
}
"""Of each kind of group the relationship by which actors are in it, and its type."""

HEAD = "MUNICIPALITY"
"""The kind of the actor that stands for a municipality as a whole."""

HEAD_OF, UNIT_OF = "headOf", "unitOf"
"""Under these properties an actor holds the code of the municipality that it stands for, and that it is a unit of."""

LARGEST = 1000
"""A group that is larger than this never tells who works with whom."""

DECIMALS = 9
"""Strengths are rounded before they are compared: the order in which parts are added shall not show."""


def round_strength(strength: float) -> float:
    return round(strength, DECIMALS)


def roll_up_keys(label: str, properties: Mapping[str, Any]) -> dict[str, str]:
    """What follows from a node's properties, kept with it so that an index finds the actors of a municipality."""
    code = properties.get("municipality")
    if label != ACTOR or code is None:
        return {}
    head = {HEAD_OF: code} if properties.get("kind") == HEAD else {}
    return head | ({UNIT_OF: code} if properties.get("municipal") else {})


@strawberry.enum(description="A kind of group in which actors meet.")
class CollaborationKind(Enum):
    PARTNERSHIP = strawberry.enum_value("PARTNERSHIP", description="A partnership in which they take part by name.")
    COUNCIL = strawberry.enum_value("COUNCIL", description="A council in which they are represented.")
    AGREEMENT = strawberry.enum_value("AGREEMENT", description="An agreement that they have signed.")


@strawberry.enum(description="Which actors count as one.")
class RollUp(Enum):
    NONE = strawberry.enum_value("NONE", description="None: each actor is as the source names it.")
    MUNICIPALITY = strawberry.enum_value(
        "MUNICIPALITY",
        description="The committees, administrations, schools and units of a municipality (`municipal: true`) count "
        "as the actor of kind MUNICIPALITY with the same code; where there is none they stay themselves.",
    )


@strawberry.enum(description="What the nodes of a network are.")
class NetworkMode(Enum):
    ACTORS = strawberry.enum_value("ACTORS", description="Actors; a link joins two that share a group.")
    TWO_MODE = strawberry.enum_value(
        "TWO_MODE", description="Actors and groups; a link joins an actor and a group that it is in. Each weighs 1."
    )


@strawberry.type(
    description="What an answer about collaboration takes for granted. Every figure depends on it: a hub appears or "
    "vanishes."
)
class Assumptions:
    through: list[CollaborationKind] = strawberry.field(description="The kinds of group that count.")
    roll_up: RollUp = strawberry.field(description="Which actors count as one.")
    identity: list[Identity] = strawberry.field(
        description="How sure it must be that a published name means the actor. One that is not so sure still counts "
        "among the n of its group, but is credited with nothing."
    )
    certainty: list[Certainty] = strawberry.field(
        description="How sure it must be that an actor is in a group at the time. One that is not so sure still counts "
        "among the n of its group, but is credited with nothing."
    )
    max_group_size: int = strawberry.field(description="How many actors a group may have to count.")
    min_strength: float | None = strawberry.field(description="The least strength that is shown; null: any.")
    as_of: Date | None = strawberry.field(description="The day that the answer is about; null: it is about a period.")
    during: AssumedPeriod | None = strawberry.field(
        description="The period that the answer is about; null: it is about a day."
    )
    municipality: str | None = strawberry.field(
        description="The municipality (kommunkod) whose groups count; null: of every one."
    )
    around: list[strawberry.ID] | None = strawberry.field(
        description="The ids of the actors that the network lies around, as they were given; null: of all there are."
    )
    depth: int | None = strawberry.field(
        description="How many links away from these the network reaches; null where it lies around nobody."
    )
    mode: NetworkMode | None = strawberry.field(
        description="What the nodes of the network are; null where there are none."
    )
    omitted_groups: list[Entity] = strawberry.field(
        description="The groups that have more than `maxGroupSize` actors and so were left out, in the order of their "
        "names."
    )


THROUGH = Argument(
    "through",
    list[CollaborationKind],
    "The kinds of group that count, one at least. Signing the same agreement is no collaboration unless asked for.",
    (CollaborationKind.PARTNERSHIP, CollaborationKind.COUNCIL),
)
ROLL_UP = Argument("rollUp", RollUp, "Which actors count as one.", RollUp.NONE)
IDENTITY = Argument(
    "identity",
    list[Identity],
    "How sure it must be that a published name means the actor, one at least. One that is not so sure still counts "
    "among the n of its group, but is credited with nothing.",
    (Identity.CONFIRMED, Identity.PROBABLE),
)
CERTAINTY = Argument(
    "certainty",
    list[Certainty],
    "How sure it must be that an actor is in a group at the time, one at least. One that is not so sure still counts "
    "among the n of its group, but is credited with nothing.",
    (Certainty.CERTAIN, Certainty.POSSIBLE),
)
MAX_GROUP_SIZE = Argument(
    "maxGroupSize",
    int | None,
    "How many actors a group may have to count; 30 when left out, unless the service is set otherwise, and 1000 at "
    "most. Larger ones are named in `assumptions`.",
)
MIN_STRENGTH = Argument("minStrength", float | None, "Only pairs of at least this strength.")

ASSUMED = (THROUGH, ROLL_UP, IDENTITY, CERTAINTY, MAX_GROUP_SIZE)

STRENGTH = (
    "How strongly the two work together: the sum of 1/(n - 1) over the groups that they share, n being the number of "
    f"actors named in a group after roll-up, rounded to {DECIMALS} decimals (Newman, Scientific collaboration networks "
    "II, Physical Review E 64, 016132, 2001)."
)
WEAKEST = "The weakest identity used: PROBABLE when a group counts only by a membership that is PROBABLE."

COMMON_TIME = (
    "From the first day to the last on which both are in a group that they share. Of each group it begins with the "
    "latest start that sources state of the group, both memberships and both actors, and ends with the earliest end. "
    "`from` is the earliest of these starts, `to` the latest of these ends; null where of one of the groups none is "
    "stated. It holds CERTAIN where they surely share one of the groups at the time."
)
