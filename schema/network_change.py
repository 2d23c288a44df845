"""What changed in a network from one day to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.argument import REQUIRED, Argument
from schema.collaboration import ASSUMED, Assumptions
from schema.network import OF_MUNICIPALITY, NetworkLink
from schema.value import Date

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.node import Entity


@strawberry.type(description="A link that has another strength than before.")
class LinkChange:
    source: Entity = strawberry.field(description="One end, the first by name.")
    target: Entity = strawberry.field(description="The other end.")
    before: float = strawberry.field(description="Its strength on the first day.")
    after: float = strawberry.field(description="Its strength on the second day.")


@strawberry.type(description="What changed in a network of actors from one day to another.")
class NetworkChange:
    came: list[NetworkLink] = strawberry.field(
        description="The links that are there on the second day only, as they are then, the strongest first."
    )
    went: list[NetworkLink] = strawberry.field(
        description="The links that are there on the first day only, as they were then, the strongest first."
    )
    grew: list[LinkChange] = strawberry.field(
        description="The links that are stronger on the second day, those that grew most first."
    )
    shrank: list[LinkChange] = strawberry.field(
        description="The links that are weaker on the second day but still there, those that shrank most first."
    )
    actors_came: list[Actor] = strawberry.field(description="The actors in groups on the second day only, by name.")
    actors_went: list[Actor] = strawberry.field(description="The actors in groups on the first day only, by name.")
    assumptions: list[Assumptions] = strawberry.field(
        description="What the answer takes for granted on the first day, and on the second."
    )


FROM_DAY = Argument("from", Date, "The first day.", REQUIRED)
TO_DAY = Argument("to", Date, "The second day, which may be before the first.", REQUIRED)

CHANGE = "Which actors and links came and went, and which links grew and shrank, from one day to another."
CHANGE_ARGUMENTS = (FROM_DAY, TO_DAY, OF_MUNICIPALITY, *ASSUMED)
