"""Good examples: what a municipality publishes about its partnerships."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.edge import OUT, edge
from schema.node import Entity
from schema.value import localised

if TYPE_CHECKING:
    from schema.partnership import Partnership
    from schema.theme import Theme


@strawberry.type(description="A good example as published, which tells of one or more partnerships.")
class Example(Entity):
    summary: str = localised(description="What the example tells, in our words.")
    beneficiaries: list[str] = strawberry.field(description="Whom it is for, in Swedish.")
    partnerships: list[Partnership] = edge(
        "ILLUSTRATES", OUT, description="The partnerships that the example tells of."
    )
    themes: list[Theme] = edge("ADDRESSES", OUT, description="The themes of the example.")
