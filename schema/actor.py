"""Actors: whoever can sign an agreement, sit in a council or take part in a partnership."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.edge import IN, OUT, edge
from schema.node import Entity
from schema.participation import Involvement, Participation
from schema.representation import Representation
from schema.signature import AgreementRole, Signature

if TYPE_CHECKING:
    from schema.agreement import Agreement
    from schema.council import Council
    from schema.partnership import Partnership
    from schema.support_service import SupportService
    from schema.theme import Theme


@strawberry.enum(description="What sort of actor.")
class ActorKind(Enum):
    CIVIL_SOCIETY = strawberry.enum_value(
        "CIVIL_SOCIETY",
        description="An association, congregation or other civil-society organisation (civilsamhälle); a foundation "
        "too, where the source does not tell that it is one.",
    )
    FOUNDATION = strawberry.enum_value("FOUNDATION", description="A foundation (stiftelse).")
    COMMITTEE = strawberry.enum_value(
        "COMMITTEE",
        description="A political committee of a municipality (nämnd), the executive board (kommunstyrelse) among them.",
    )
    ADMINISTRATION = strawberry.enum_value("ADMINISTRATION", description="A municipal administration (förvaltning).")
    MUNICIPAL_UNIT = strawberry.enum_value("MUNICIPAL_UNIT", description="A unit or service inside a municipality.")
    MUNICIPAL_COMPANY = strawberry.enum_value(
        "MUNICIPAL_COMPANY", description="A company that a municipality owns (kommunalt bolag)."
    )
    SCHOOL = strawberry.enum_value("SCHOOL", description="A school.")
    ASSEMBLY = strawberry.enum_value(
        "ASSEMBLY", description="The elected assembly of a municipality (kommunfullmäktige)."
    )
    MUNICIPALITY = strawberry.enum_value("MUNICIPALITY", description="A municipality as a whole (kommun).")
    FEDERATION = strawberry.enum_value(
        "FEDERATION",
        description="A federation of municipalities or regions (kommunalförbund), a body of its own in law.",
    )
    REGION = strawberry.enum_value("REGION", description="A region as a whole, which has an assembly of its own.")
    STATE = strawberry.enum_value("STATE", description="The state as a whole, or its government.")
    AUTHORITY = strawberry.enum_value(
        "AUTHORITY", description="An authority of the state (myndighet), a county administrative board among them."
    )
    UNIVERSITY = strawberry.enum_value("UNIVERSITY", description="A university or university college.")
    COMPANY = strawberry.enum_value("COMPANY", description="A company that no municipality owns.")
    COLLECTIVE = strawberry.enum_value(
        "COLLECTIVE", description="Many actors named together, such as the associations of a field."
    )


@strawberry.type(
    description="Whoever can sign an agreement, sit in a council or take part in a partnership: an association, "
    "a committee, a unit."
)
class Actor(Entity):
    kind: ActorKind | None = strawberry.field(
        description="What sort of actor; null when neither the source nor a curator says."
    )
    municipal: bool = strawberry.field(
        description="Whether the actor counts as the municipality when units are rolled up into it: the curator's "
        "judgement."
    )
    aliases: list[str] = strawberry.field(description="Other spellings and names that sources use for the same actor.")
    organisation_number: str | None = strawberry.field(
        description="Swedish organisation number, ten digits; null when no source states it. Never a personal number."
    )
    part_of: Actor | None = edge(
        "PART_OF",
        OUT,
        description="The actor that this one belongs to; null when not stated.",
        plural="parents",
        ever=True,
        plural_description="The actors that this one belongs to, or belonged to at any time.",
    )
    parts: list[Actor] = edge("PART_OF", IN, description="The actors that belong to this one.")
    partnerships: list[Partnership] = edge(
        "PARTICIPATES_IN", OUT, Participation, description="The partnerships that the actor takes part in by name."
    )
    involved_in: list[Partnership] = edge(
        "INVOLVES",
        IN,
        Involvement,
        description="The partnerships that concern the actor without it being a participant.",
    )
    councils: list[Council] = edge(
        "REPRESENTED_IN", OUT, Representation, description="The councils in which the actor is represented."
    )
    hosted_councils: list[Council] = edge("HOSTS", OUT, description="The councils that the actor hosts.")
    agreements: list[Agreement] = edge(
        "SIGNED", OUT, Signature, description="The agreements that the actor has signed."
    )
    party_to: list[Agreement] = edge(
        "PARTY_TO",
        OUT,
        AgreementRole,
        description="The agreements and policies that the actor decided, presented or is a party of.",
    )
    themes: list[Theme] = edge("ADDRESSES", OUT, description="The themes that the actor works on, or needs to.")
    support_services: list[SupportService] = edge(
        "PROVIDES", OUT, description="The support that the actor gives to civil society."
    )
