"""How actors and politicians lie beside a council."""

from enum import Enum

import strawberry

from schema.relation import Relation


@strawberry.type(description="An actor's seat in a council.")
class Representation(Relation):
    role: str | None = strawberry.field(
        description="The actor's role in the council as published; null when not stated."
    )


@strawberry.type(description="A politician's responsibility for a council.")
class Responsibility(Relation):
    role: str = strawberry.field(description="As published: `ansvarig`, responsible, which is not the same as chair.")


@strawberry.enum(description="A politician's role in a council.")
class OfficeRole(Enum):
    CHAIR = strawberry.enum_value("CHAIR", description="Chairs it (ordförande).")
    DEPUTY_CHAIR = strawberry.enum_value("DEPUTY_CHAIR", description="Takes the chair's place (vice ordförande).")
    MEMBER = strawberry.enum_value("MEMBER", description="A member (ledamot).")
    SUBSTITUTE = strawberry.enum_value("SUBSTITUTE", description="Takes a member's place (ersättare).")


@strawberry.type(description="A politician's seat in a council.")
class Office(Relation):
    role: OfficeRole = strawberry.field(description="The politician's role in the council.")
