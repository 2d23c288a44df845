"""Politicians: name, party, office and source are all that is stored of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.edge import OUT, edge
from schema.node import Entity
from schema.representation import Office, Responsibility

if TYPE_CHECKING:
    from schema.council import Council
    from schema.party import Party


@strawberry.type(
    description="An elected representative. Name, party, office, period and source are all that is stored of a person."
)
class Politician(Entity):
    party: Party | None = edge(
        "MEMBER_OF",
        OUT,
        description="The party that the politician represents: of several the one with the latest start.",
        plural="parties",
        plural_description="The parties that the politician represents or has represented.",
    )
    councils: list[Council] = edge(
        "RESPONSIBLE_FOR",
        OUT,
        Responsibility,
        description="The councils that the politician is or was responsible for.",
    )
    offices: list[Council] = edge(
        "SERVES_ON", OUT, Office, description="The councils in which the politician sits, each with the role in it."
    )
