"""How an actor lies beside a partnership: as one who takes part, or as one whom it concerns."""

from enum import Enum

import strawberry

from schema.relation import Judgement, Relation


@strawberry.enum(description="In which capacity an actor takes part in a partnership.")
class ParticipationRole(Enum):
    PARTNER = strawberry.enum_value("PARTNER", description="Works with the others; the source tells of no other part.")
    ORGANISER = strawberry.enum_value("ORGANISER", description="Arranges the event or activity.")
    GRANTOR = strawberry.enum_value("GRANTOR", description="Grants a right of use.")
    HOLDER = strawberry.enum_value("HOLDER", description="Holds a right of use.")
    FUNDER = strawberry.enum_value("FUNDER", description="Pays for it, wholly or in part, as one of the partners.")


@strawberry.type(description="An actor's part in a partnership. It counts in every network.")
class Participation(Judgement):
    role: ParticipationRole = strawberry.field(description="In which capacity the actor takes part.")
    name_as_published: str = strawberry.field(description="The actor's name as the source writes it at this place.")
    position: int | None = strawberry.field(
        description="Its place in the order in which the source names the participants, counted from 1."
    )


@strawberry.enum(description="How a partnership concerns an actor that does not take part in it.")
class InvolvementRole(Enum):
    ORGANISER = strawberry.enum_value(
        "ORGANISER", description="Arranges the event or activity, where only a collective is named: nobody by name."
    )
    COMMISSIONER = strawberry.enum_value("COMMISSIONER", description="Ordered the partnership's work.")
    ADDRESSEE = strawberry.enum_value("ADDRESSEE", description="Receives what the partnership helps people to send in.")
    GRANTOR = strawberry.enum_value("GRANTOR", description="Grants the rights under a framework.")
    FUNDER = strawberry.enum_value("FUNDER", description="Pays for it, wholly or in part, without being a partner.")
    DECIDER = strawberry.enum_value("DECIDER", description="Decided on it, as a committee does.")


@strawberry.type(
    description="A partnership's relation to an actor that does not take part. It lies outside every count and network."
)
class Involvement(Relation):
    role: InvolvementRole = strawberry.field(description="How the partnership concerns the actor.")
