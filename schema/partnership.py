"""Partnerships: where named actors do something together."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.edge import IN, OUT, edge
from schema.node import Entity
from schema.participation import Involvement, Participation
from schema.value import PartialDate, localised

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.citation import Citation
    from schema.example import Example
    from schema.place import Place
    from schema.theme import Theme


@strawberry.enum(description="The form of a partnership: what it is in law or in agreement.")
class PartnershipKind(Enum):
    IOP = strawberry.enum_value(
        "IOP", description="Idéburet offentligt partnerskap: a public partnership with civil society, named as such."
    )
    RIGHT_OF_USE = strawberry.enum_value(
        "RIGHT_OF_USE", description="One party lets another use land or premises (nyttjanderätt)."
    )
    COLLABORATION = strawberry.enum_value("COLLABORATION", description="Joint work with no other form stated.")
    FRAMEWORK = strawberry.enum_value(
        "FRAMEWORK",
        description="A kind of agreement that other partnerships are instances of; it has no participants itself.",
    )


@strawberry.enum(description="What a partnership does, whatever its form.")
class PartnershipContent(Enum):
    EVENT = strawberry.enum_value("EVENT", description="An event is arranged together.")
    REUSE = strawberry.enum_value("REUSE", description="Things are used again.")


@strawberry.type(description="What a partnership is given, or costs, in one year.")
class Amount:
    year: int = strawberry.field(description="The year.")
    kronor: int = strawberry.field(description="Whole Swedish kronor.")
    citations: list[Citation] = strawberry.field(description="Where the amount is stated.")


@strawberry.type(description="Named actors doing something together.")
class Partnership(Entity):
    kind: PartnershipKind = strawberry.field(description="The form of the partnership.")
    content: list[PartnershipContent] = strawberry.field(
        description="What it does, whatever its form; empty when it is none of these."
    )
    case_number: str | None = strawberry.field(
        description="The number of the case in the public records (diarienummer); null when not stated."
    )
    amounts: list[Amount] = strawberry.field(
        description="What it is given, or costs, by year; empty when the source does not state it."
    )
    since: PartialDate | None = strawberry.field(description="When it began; null when not stated.")
    frequency: str | None = localised(
        description="How often the partners meet or act, in our words; null when not stated."
    )
    purpose: str | None = localised(description="What it is for, in our words; null when not stated.")
    goals: list[str] = localised(
        description="What the source calls its goals, in our words; empty when it speaks of none. See `purpose` too."
    )
    unnamed_participants: bool = strawberry.field(
        description="Whether the source says that others take part without naming them."
    )
    part_of: Partnership | None = edge(
        "PART_OF",
        OUT,
        description="The framework that the partnership is an instance of.",
        plural="parents",
        ever=True,
        plural_description="The frameworks that the partnership is an instance of, or was at any time.",
    )
    parts: list[Partnership] = edge("PART_OF", IN, description="The partnerships that are instances of this framework.")
    participants: list[Actor] = edge(
        "PARTICIPATES_IN", IN, Participation, description="The actors that take part, as the source names them."
    )
    involved: list[Actor] = edge(
        "INVOLVES", OUT, Involvement, description="Actors that it concerns without their taking part."
    )
    examples: list[Example] = edge("ILLUSTRATES", IN, description="The published good examples of it.")
    places: list[Place] = edge("LOCATED_IN", OUT, description="Where it takes place.")
    themes: list[Theme] = edge("ADDRESSES", OUT, description="The themes that it works on.")
