"""Political parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.edge import IN, edge
from schema.node import Entity

if TYPE_CHECKING:
    from schema.politician import Politician


@strawberry.type(description="A political party.")
class Party(Entity):
    abbreviation: str = strawberry.field(description="The party's abbreviation as published, such as `C`.")
    politicians: list[Politician] = edge(
        "MEMBER_OF", IN, description="The politicians who represent or have represented the party."
    )
