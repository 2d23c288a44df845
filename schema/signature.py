"""How actors lie beside an agreement: by having signed it, or by having made it."""

from enum import Enum

import strawberry

from schema.relation import Relation
from schema.value import Identity, translated


@strawberry.type(description="An actor's signature of an agreement in one round of signing.")
class Signature(Relation):
    category_as_published: str | None = strawberry.field(
        description="The signatory's category in the words of the source, such as `Nämnd`; null where it gives none."
    )
    period: str | None = strawberry.field(
        description="The round of signing as published, such as `2024-2027`; null where the source knows no rounds."
    )
    position: int | None = strawberry.field(
        description="Its place in the list of signatories as published, counted from 1; null when there is no list."
    )
    identity: Identity | None = strawberry.field(
        description="How sure the curator is that the name on the list means this actor; null where nobody judged it, "
        "which counts as CONFIRMED."
    )
    reason: str | None = translated(description="Why the curator thinks so.")


@strawberry.enum(description="What an actor has to do with an agreement or policy apart from signing it.")
class PartyRole(Enum):
    PARTY = strawberry.enum_value("PARTY", description="The agreement is between this actor and others.")
    PRESENTER = strawberry.enum_value("PRESENTER", description="Presented the agreement.")
    DECIDER = strawberry.enum_value("DECIDER", description="Decided on the agreement or policy.")


@strawberry.type(description="An actor's part in the making of an agreement or policy.")
class AgreementRole(Relation):
    role: PartyRole = strawberry.field(description="What the actor did or is.")
