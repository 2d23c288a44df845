"""How actors and politicians lie beside a council."""

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
