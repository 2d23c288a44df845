"""Places: where partnerships happen, support is given and documents are to be had."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.edge import IN, edge
from schema.node import Entity

if TYPE_CHECKING:
    from schema.document import Document
    from schema.partnership import Partnership
    from schema.support_service import SupportService


@strawberry.enum(description="What sort of place.")
class PlaceKind(Enum):
    VENUE = strawberry.enum_value("VENUE", description="A building in which people meet.")
    SITE = strawberry.enum_value("SITE", description="A piece of ground or water, such as a bathing place.")
    DISTRICT = strawberry.enum_value("DISTRICT", description="A part of a town.")


@strawberry.type(description="A place that a source names.")
class Place(Entity):
    kind: PlaceKind | None = strawberry.field(description="What sort of place; null when not stated.")
    aliases: list[str] = strawberry.field(description="Other names that sources use for the same place.")
    partnerships: list[Partnership] = edge("LOCATED_IN", IN, description="The partnerships that take place there.")
    support_services: list[SupportService] = edge("LOCATED_IN", IN, description="The support that is given there.")
    available_documents: list[Document] = edge("LOCATED_IN", IN, description="The documents that are to be had there.")
