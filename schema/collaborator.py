"""Collaborators: those whom an actor works with, how closely, and through what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.argument import taking
from schema.collaboration import COMMON_TIME, STRENGTH, WEAKEST, Assumptions
from schema.connection import AFTER, CURSOR, EDGES, FIRST, NODE, NODES, PAGE_INFO, TOTAL_COUNT
from schema.page_info import PageInfo
from schema.value import Identity, PartialDate, Validity

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.node import Entity

COLLABORATORS = (
    "Who the actor works with: those with whom it shares a group, the strongest first. Asked with `rollUp: "
    "MUNICIPALITY` of a municipal unit, the answer is the municipality's."
)
BETWEEN = ("strength", "shared", "identity", "since", "validity")
"""The fields of an edge that collaborators are filtered and ordered by."""

VIA = "The groups in which they meet, in the order of their names."


@strawberry.type(description="An Entity in its place among others.")
class CollaboratorViaEdge:
    cursor: str = strawberry.field(description=CURSOR)
    node: Entity = strawberry.field(description=NODE)


@strawberry.type(description=VIA)
class CollaboratorViaConnection:
    edges: list[CollaboratorViaEdge] = strawberry.field(description=EDGES)
    nodes: list[Entity] = strawberry.field(description=NODES)
    page_info: PageInfo = strawberry.field(description=PAGE_INFO)
    total_count: int = strawberry.field(description=TOTAL_COUNT)


@strawberry.type(description="An actor that another works with, and how closely.")
class CollaboratorEdge:
    cursor: str = strawberry.field(description=CURSOR)
    node: Actor = strawberry.field(description=NODE)
    strength: float = strawberry.field(description=STRENGTH)
    shared: int = strawberry.field(description="In how many groups they meet.")
    identity: Identity = strawberry.field(description=WEAKEST)
    since: PartialDate | None = strawberry.field(
        description="The earliest start that sources state: of each group the latest of its own start and those of "
        "both memberships; null when none is stated."
    )
    validity: Validity = strawberry.field(description=COMMON_TIME)
    via: CollaboratorViaConnection = taking(FIRST, AFTER, description=VIA)


@strawberry.type(description=COLLABORATORS)
class CollaboratorConnection:
    edges: list[CollaboratorEdge] = strawberry.field(description=EDGES)
    nodes: list[Actor] = strawberry.field(description=NODES)
    page_info: PageInfo = strawberry.field(description=PAGE_INFO)
    total_count: int = strawberry.field(description=TOTAL_COUNT)
    assumptions: Assumptions = strawberry.field(description="What the answer takes for granted.")
