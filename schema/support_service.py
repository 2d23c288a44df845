"""The support that civil society can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.edge import IN, OUT, edge
from schema.node import Entity
from schema.value import localised

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.place import Place


@strawberry.type(description="Support that civil society can have: grants, premises, information.")
class SupportService(Entity):
    purpose: str | None = localised(description="What the support is for, in our words.")
    frequency: str | None = localised(description="How often it is given, in our words; null when not stated.")
    providers: list[Actor] = edge("PROVIDES", IN, description="The actors that give the support.")
    places: list[Place] = edge("LOCATED_IN", OUT, description="Where the support is given.")
