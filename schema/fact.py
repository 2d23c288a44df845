"""Relations as facts: each relationship as a thing of its own, found by its id, listed and cited.

An edge shows a relationship from one of its ends. What an edge cannot be lies in a node beside it, made and removed
with it: an index finds it by its id and reads it in order, and it rests on as many places of sources as prove it.
"""

from __future__ import annotations

import strawberry

from schema.citation import Citation
from schema.node import Entity, Node
from schema.value import Identity, Validity, stored_in, translated

FACT = "Fact"
"""The label of such a node, which is no entity."""

STATED_IN = "STATED_IN"
"""The relationship from it to the sources that prove it. It is not `CITES`, by which entities beside them are found."""

FROM_KIND, TO_KIND, FROM_TYPE, TO_TYPE = "fromKind", "toKind", "fromType", "toType"
"""The properties of such a node that tell of its ends, so that nobody has to look at these."""


@strawberry.type(
    description="A relationship between two entities as a fact of its own: what edges show from either end. That an "
    "entity rests on a place in a source (`CITES`) is one too."
)
class Fact(Node):
    id: strawberry.ID = strawberry.field(
        description="What edges call `relationId`: unique over all relations, and no entity has it."
    )
    relationship: str = strawberry.field(description="What sort of relationship, such as `PARTICIPATES_IN`.")
    from_: Entity = stored_in("fromId", name="from", description="The entity that the relationship begins at.")
    to: Entity = stored_in("toId", description="The entity that the relationship leads to.")
    role: str | None = strawberry.field(description="In which capacity, where the relationship has a role.")
    identity: Identity | None = strawberry.field(
        description="How sure the curator is; null where the relationship leaves no doubt."
    )
    reason: str | None = translated(description="Why the curator thinks so.")
    name_as_published: str | None = strawberry.field(
        description="The name of the entity that it begins at, as the source writes it at this place."
    )
    dataset: str = strawberry.field(description="The dataset that states it.")
    validity: Validity = strawberry.field(
        description="When the relationship holds: `from` and `to` by its own source, `holds` when both its ends do too."
    )
    citations: list[Citation] = strawberry.field(
        description="Where it is stated: first the place that proves it, then those that prove single fields."
    )
