"""Agreements between the public and civil society, and the policies behind them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.edge import IN, OUT, edge
from schema.node import Entity
from schema.signature import AgreementRole, Signature
from schema.value import PartialDate

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.commitment import Commitment
    from schema.principle import Principle
    from schema.theme import Theme


@strawberry.enum(description="What sort of document.")
class AgreementKind(Enum):
    AGREEMENT = strawberry.enum_value("AGREEMENT", description="An agreement between parties (överenskommelse).")
    POLICY = strawberry.enum_value("POLICY", description="A policy that one body decided.")


@strawberry.enum(description="At which level of government.")
class AgreementLevel(Enum):
    NATIONAL = strawberry.enum_value("NATIONAL", description="Between the state and civil society.")
    REGIONAL = strawberry.enum_value(
        "REGIONAL", description="In a region, or between several municipalities (länsövergripande among them)."
    )
    LOCAL = strawberry.enum_value("LOCAL", description="In one municipality.")


@strawberry.type(description="An agreement on collaboration between the public and civil society, or a policy on it.")
class Agreement(Entity):
    kind: AgreementKind = strawberry.field(description="What sort of document.")
    level: AgreementLevel = strawberry.field(description="At which level of government.")
    decided_on: PartialDate | None = strawberry.field(description="When it was decided; null when not stated.")
    presented_on: PartialDate | None = strawberry.field(
        description="When it was presented, be it decided or not; null when not stated."
    )
    part_of: Agreement | None = edge(
        "PART_OF",
        OUT,
        description="The agreement that this one is a part or a sub-agreement of.",
        plural="parents",
        ever=True,
        plural_description="The agreements that this one is a part of, or was at any time.",
    )
    parts: list[Agreement] = edge("PART_OF", IN, description="Its parts and sub-agreements.")
    based_on: list[Agreement] = edge(
        "BASED_ON",
        OUT,
        singular="Basis",
        description="The agreements and policies that it builds on, as the source says.",
    )
    basis_of: list[Agreement] = edge(
        "BASED_ON", IN, singular="BuiltOnIt", description="The agreements and policies that build on it."
    )
    signatories: list[Actor] = edge(
        "SIGNED", IN, Signature, description="The actors that have signed, each with its round of signing."
    )
    parties: list[Actor] = edge(
        "PARTY_TO",
        IN,
        AgreementRole,
        description="The actors that decided or presented it, and those between whom it is made.",
    )
    principles: list[Principle] = edge("PART_OF", IN, description="The principles of the agreement, in its order.")
    commitments: list[Commitment] = edge(
        "PART_OF", IN, description="What those who sign commit themselves to, in its order."
    )
    themes: list[Theme] = edge("ADDRESSES", OUT, description="The themes of the agreement.")
