"""Sources: where the facts come from."""

from __future__ import annotations

import strawberry

from schema.edge import IN, edge
from schema.node import Entity
from schema.relation import Relation
from schema.value import Date


@strawberry.type(description="That a source proves properties of an entity.")
class Support(Relation):
    locator: str = strawberry.field(description="Where in the source.")
    supports: list[str] = strawberry.field(description="The fields of the entity that the place proves.")


@strawberry.type(
    description="One version of a published page or document that facts come from, or a curator's own judgement. "
    "What was read again and had changed has a source for each version: `predecessors` are the earlier ones."
)
class Source(Entity):
    version: str | None = strawberry.field(
        description="Which version of the text it is, such as the day that it was read; null where no text was kept."
    )
    publisher: str | None = strawberry.field(description="Who published it.")
    url: str | None = strawberry.field(description="Its address on the web.")
    archived_url: str | None = strawberry.field(
        description="The address of a copy that somebody keeps as it was read; null when there is none."
    )
    retrieved_on: Date | None = strawberry.field(description="The day that it was read.")
    sha256: str | None = strawberry.field(description="SHA-256 of the text as it was read, in hexadecimal.")
    language: str | None = strawberry.field(description="Its language as an ISO 639-1 code, such as `sv`.")
    entities: list[Entity] = edge(
        "CITES", IN, Support, description="The entities that the source proves something about."
    )
