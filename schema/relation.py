"""Every edge of the graph is a fact of its own: with an id, a time and a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.value import Identity, Validity, stored_in, translated

if TYPE_CHECKING:
    from schema.citation import Citation


@strawberry.interface(
    description="A relationship between two entities: a fact with an identity, a time and a source of its own."
)
class Relation:
    # no `id`: one relationship is two edges, and clients that keep objects by their ids would show one for the other
    relation_id: strawberry.ID = stored_in(
        "id", description="Stable id of the relationship, unique in the graph, and the same from both its ends."
    )
    validity: Validity = strawberry.field(
        description="When the relationship holds: `from` and `to` by its own source, `holds` when both its ends do too."
    )
    citations: list[Citation] = strawberry.field(
        description="Where the relationship is stated: the place that proves it, then those that prove single fields "
        "of it, such as its end, with what each `supports`."
    )


@strawberry.type(description="A relationship that a curator is sure of or holds for likely.")
class Judgement(Relation):
    identity: Identity = strawberry.field(description="How sure the curator is.")
    reason: str | None = translated(description="Why the curator thinks so.")


@strawberry.type(
    description="What leads from an entity to another because of what both say. It is no fact: it has no source and no "
    "time of its own."
)
class Following:
    """Lies on what is computed: nothing."""
