"""Councils: bodies in which a municipality and civil society meet."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.edge import BOTH, IN, OUT, edge
from schema.node import Entity
from schema.representation import Office, Representation, Responsibility
from schema.value import localised

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.citation import Citation
    from schema.commitment import Commitment
    from schema.politician import Politician


@strawberry.enum(description="What sort of body.")
class CouncilKind(Enum):
    COUNCIL = strawberry.enum_value("COUNCIL", description="A council (råd).")
    FORUM = strawberry.enum_value("FORUM", description="A forum for dialogue.")
    NETWORK = strawberry.enum_value(
        "NETWORK",
        description="A network of contact persons inside a municipality. Who asks for councils asks for COUNCIL and "
        "FORUM.",
    )


@strawberry.enum(description="Whose seats they are.")
class SeatHolder(Enum):
    CIVIL_SOCIETY = strawberry.enum_value("CIVIL_SOCIETY", description="Representatives of civil society.")
    POLITICIANS = strawberry.enum_value("POLITICIANS", description="Elected politicians.")
    OFFICIALS = strawberry.enum_value("OFFICIALS", description="Officials of the municipality.")
    RESIDENTS = strawberry.enum_value("RESIDENTS", description="Residents who speak for themselves.")
    YOUTH = strawberry.enum_value("YOUTH", description="Children and young people.")
    EXPERTS = strawberry.enum_value("EXPERTS", description="Experts, such as researchers.")


@strawberry.type(description="So many seats of a council for one group.")
class SeatGroup:
    group: SeatHolder = strawberry.field(description="Whose seats they are.")
    count: int = strawberry.field(description="How many seats.")
    citations: list[Citation] = strawberry.field(description="Where the number is stated.")


@strawberry.type(description="A body in which a municipality and civil society meet: a council, a forum or a network.")
class Council(Entity):
    kind: CouncilKind = strawberry.field(description="What sort of body.")
    political_participation: bool | None = strawberry.field(
        description="Whether politicians take part; false where the source says they do not, null when it does not say."
    )
    aliases: list[str] = strawberry.field(description="Other names that sources use for the same body.")
    position: int | None = strawberry.field(
        description="Its place in the list of such bodies as published, counted from 1; null when it is in none."
    )
    purpose: str | None = localised(description="What the body is for, in our words.")
    seats: list[SeatGroup] = strawberry.field(
        description="The seats by group; empty when the source does not state them."
    )
    part_of: Council | None = edge(
        "PART_OF",
        OUT,
        description="The body that this one is a part of, as a working group is.",
        plural="parents",
        ever=True,
        plural_description="The bodies that this one is a part of, or was at any time.",
    )
    parts: list[Council] = edge("PART_OF", IN, description="Its parts, such as working groups.")
    responsible: Politician | None = edge(
        "RESPONSIBLE_FOR",
        IN,
        Responsibility,
        description="The politician responsible for the body: of several the one with the latest start.",
        plural="responsible_politicians",
        plural_description="The politicians who are or were responsible for the body.",
    )
    host: Actor | None = edge(
        "HOSTS",
        IN,
        description="The actor that hosts the body: of several the one with the latest start.",
        plural="hosts",
        plural_description="The actors that host or hosted the body.",
    )
    members: list[Actor] = edge(
        "REPRESENTED_IN", IN, Representation, description="The actors that are represented in the body."
    )
    politicians: list[Politician] = edge(
        "SERVES_ON",
        IN,
        Office,
        description="The politicians who sit in the body. They count as no actor, and lie outside every network.",
    )
    commitments: list[Commitment] = edge(
        "ASSIGNED_TO", IN, description="The commitments that name the body as a means."
    )
    meets_with: list[Council] = edge(
        "MEETS_WITH", BOTH, description="The bodies that this one has joint meetings with."
    )
