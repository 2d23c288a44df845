"""The commitments of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.actor import ActorKind
from schema.edge import OUT, edge
from schema.node import Entity
from schema.value import localised

if TYPE_CHECKING:
    from schema.agreement import Agreement
    from schema.council import Council


@strawberry.type(description="What those who sign an agreement commit themselves to.")
class Commitment(Entity):
    ordinal: int = strawberry.field(description="Its place in the agreement, counted from 1.")
    text: str = localised(description="What is committed to, in our words.")
    frequency: str | None = localised(
        description="How often it is to be done, or a part of it, in our words; null when not stated."
    )
    binds_kind: ActorKind | None = strawberry.field(
        description="The one side that it binds, by the kind of actor; null: it binds all who sign."
    )
    agreement: Agreement | None = edge(
        "PART_OF",
        OUT,
        description="The agreement that the commitment belongs to.",
        plural="agreements",
        ever=True,
        plural_description="The agreements that the commitment belongs to, or belonged to at any time.",
    )
    councils: list[Council] = edge(
        "ASSIGNED_TO", OUT, description="The councils that the commitment names as its means."
    )
