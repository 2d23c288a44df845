"""The principles of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.edge import OUT, edge
from schema.node import Entity
from schema.value import localised

if TYPE_CHECKING:
    from schema.agreement import Agreement


@strawberry.type(description="A principle that an agreement rests on.")
class Principle(Entity):
    ordinal: int = strawberry.field(description="Its place in the agreement, counted from 1.")
    text: str | None = localised(description="What the principle says; null when the source only names it.")
    agreement: Agreement | None = edge(
        "PART_OF",
        OUT,
        description="The agreement that the principle belongs to.",
        plural="agreements",
        ever=True,
        plural_description="The agreements that the principle belongs to, or belonged to at any time.",
    )
