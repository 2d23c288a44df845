"""Paths: how one actor is connected with another."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.argument import REQUIRED, Argument
from schema.collaboration import ASSUMED, Assumptions
from schema.value import Identity

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.citation import Citation
    from schema.node import Entity


@strawberry.enum(description="Why there is no path.")
class NoPathReason(Enum):
    UNKNOWN_ID = strawberry.enum_value("UNKNOWN_ID", description="One of the ids is of no actor at that time.")
    BEYOND_MAX_HOPS = strawberry.enum_value(
        "BEYOND_MAX_HOPS", description="They are not connected within `maxHops`; further away they may be."
    )
    NOT_CONNECTED = strawberry.enum_value("NOT_CONNECTED", description="They are not connected at all.")


@strawberry.type(description="One hop of a path: two actors that share a group.")
class PathStep:
    from_: Actor = strawberry.field(name="from", description="The actor that the hop begins at.")
    through: Entity = strawberry.field(
        description="A group that both are in: the smallest one, of equals one that is beyond doubt, then by name."
    )
    to: Actor = strawberry.field(description="The actor that the hop leads to.")
    identity: Identity = strawberry.field(
        description="The weaker of the two identities by which they are in the group."
    )
    citations: list[Citation] = strawberry.field(description="Where it is stated that they are in the group.")


@strawberry.type(description="How one actor is connected with another.")
class CollaborationPath:
    found: bool = strawberry.field(description="Whether there is a path.")
    reason: NoPathReason | None = strawberry.field(description="Why there is none; null when there is one.")
    hops: int | None = strawberry.field(description="How many hops it has, 0 from an actor to itself; null without.")
    steps: list[PathStep] = strawberry.field(description="The hops in order; none without a path.")
    assumptions: Assumptions = strawberry.field(
        description="What the answer takes for granted. `omittedGroups` are those that were met on the way."
    )


FROM = Argument("from", strawberry.ID, "Id of the actor at one end.", REQUIRED)
TO = Argument("to", strawberry.ID, "Id of the actor at the other end.", REQUIRED)
MAX_HOPS = Argument("maxHops", int, "How many hops at most, from 1 to 12.", 6)

PATH = (
    "How one actor is connected with another: a shortest path, each hop a group that two actors share. Of equally "
    "short ones the strongest, whose sum of 1/strength is least; then the one whose actors come first by name."
)
PATH_ARGUMENTS = (FROM, TO, *ASSUMED, MAX_HOPS)
