"""How a type says what lies beside it in the graph.

    responsible: Politician | None = edge("RESPONSIBLE_FOR", IN, Responsibility, plural="responsible_politicians", …)
    members: list[Actor] = edge("REPRESENTED_IN", IN, Representation, …)

The annotation says one or many: `list[Actor]` becomes a connection, `Politician | None` a plain field with its
connection, named by `plural`, beside it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import strawberry

from schema.relation import Following, Relation


class Direction(Enum):
    """Which way a relationship points, seen from the type that declares the field."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


OUT, IN, BOTH = Direction


@dataclass(frozen=True, slots=True)
class Follows:
    """The relationship that a field follows; what `edge` leaves in the metadata of its field."""

    relationship: str
    direction: Direction
    relation: type[Relation | Following]
    plural: str | None
    plural_description: str | None
    singular: str | None
    only: tuple[tuple[str, str], ...]
    ever: bool


def edge(
    relationship: str,
    direction: Direction,
    relation: type[Relation | Following] = Relation,
    *,
    description: str,
    plural: str | None = None,
    plural_description: str | None = None,
    singular: str | None = None,
    only: dict[str, str] | None = None,
    ever: bool = False,
) -> Any:
    """Declare a field that follows `relationship` to other nodes.

    `relation` holds the properties of the relationship. `singular` names the connection's types where the field's own
    name does not. `only` keeps the nodes with these property values and makes a plain list of `list[…]`. With `ever`
    the connection holds what was at any time; a plain field beside it stays with the time that is asked about.
    """
    follows = Follows(
        relationship, direction, relation, plural, plural_description, singular, tuple((only or {}).items()), ever
    )
    return strawberry.field(description=description, metadata={Follows: follows})
