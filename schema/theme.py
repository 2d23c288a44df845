"""Themes: what collaboration is about."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.edge import IN, OUT, edge
from schema.node import Entity

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.agreement import Agreement
    from schema.example import Example
    from schema.partnership import Partnership


@strawberry.enum(description="What sort of theme.")
class ThemeGroup(Enum):
    LOCAL_CHALLENGE = strawberry.enum_value("LOCAL_CHALLENGE", description="A challenge that is to be met locally.")
    CRISIS = strawberry.enum_value("CRISIS", description="A kind of crisis or disturbance.")
    COOPERATIVE_SOLUTION = strawberry.enum_value(
        "COOPERATIVE_SOLUTION", description="What co-operative solutions contribute to."
    )


@strawberry.type(description="What collaboration is about: a challenge, a crisis, a solution.")
class Theme(Entity):
    group: ThemeGroup | None = strawberry.field(description="What sort of theme; null when it is of none of these.")
    position: int | None = strawberry.field(
        description="Its place among the themes of its group as published, counted from 1; null when there is no order."
    )
    part_of: Theme | None = edge(
        "PART_OF",
        OUT,
        description="The wider theme.",
        plural="parents",
        ever=True,
        plural_description="The wider themes, of now and of any time before.",
    )
    parts: list[Theme] = edge("PART_OF", IN, description="The narrower themes.")
    actors: list[Actor] = edge("ADDRESSES", IN, description="The actors that work on the theme, or need to.")
    partnerships: list[Partnership] = edge("ADDRESSES", IN, description="The partnerships that work on the theme.")
    examples: list[Example] = edge("ADDRESSES", IN, description="The good examples on the theme.")
    agreements: list[Agreement] = edge("ADDRESSES", IN, description="The agreements on the theme.")
