"""How actors lie beside an agreement: by having signed it, or by having made it."""

from enum import Enum

import strawberry

from schema.relation import Relation


@strawberry.type(description="An actor's signature of an agreement in one round of signing.")
class Signature(Relation):
    category_as_published: str = strawberry.field(
        description="The signatory's category in the words of the source, such as `Nämnd`."
    )
    period: str = strawberry.field(description="The round of signing as published, such as `2024-2027`.")


@strawberry.enum(description="What an actor has to do with an agreement or policy apart from signing it.")
class PartyRole(Enum):
    PARTY = strawberry.enum_value("PARTY", description="The agreement is between this actor and others.")
    PRESENTER = strawberry.enum_value("PRESENTER", description="Presented the agreement.")
    DECIDER = strawberry.enum_value("DECIDER", description="Decided on the agreement or policy.")


@strawberry.type(description="An actor's part in the making of an agreement or policy.")
class AgreementRole(Relation):
    role: PartyRole = strawberry.field(description="What the actor did or is.")
