"""Good examples: what a municipality publishes about its partnerships."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.edge import OUT, edge
from schema.node import Entity
from schema.value import localised, translated

if TYPE_CHECKING:
    from schema.partnership import Partnership
    from schema.theme import Theme


@strawberry.type(description="A good example as published, which tells of one or more partnerships.")
class Example(Entity):
    summary: str = localised(description="What the example tells, in our words.")
    beneficiaries: list[str] = translated(
        description="Whom it is for, in our words: the same word for the same people in every example."
    )
    position: int | None = strawberry.field(
        description="Its place among the examples as published, counted from 1; null when there is no such order."
    )
    partnerships: list[Partnership] = edge(
        "ILLUSTRATES", OUT, description="The partnerships that the example tells of."
    )
    themes: list[Theme] = edge("ADDRESSES", OUT, description="The themes of the example.")
