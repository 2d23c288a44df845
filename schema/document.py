"""Documents: what a source points to."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.actor import ActorKind
from schema.edge import OUT, edge
from schema.node import Entity
from schema.value import localised

if TYPE_CHECKING:
    from schema.place import Place


@strawberry.enum(description="What sort of document.")
class DocumentKind(Enum):
    ACTIVITY_PLAN = strawberry.enum_value("ACTIVITY_PLAN", description="A plan of activities.")
    E_SERVICE = strawberry.enum_value(
        "E_SERVICE", description="A service on the web by which something is applied for or signed."
    )
    FORM = strawberry.enum_value("FORM", description="A form on paper.")
    WEB_PAGE = strawberry.enum_value("WEB_PAGE", description="A page on the web.")
    MINUTES = strawberry.enum_value("MINUTES", description="Minutes of a meeting (protokoll).")
    DECISION = strawberry.enum_value("DECISION", description="A decision, with what it rests on (beslut).")
    REPORT = strawberry.enum_value("REPORT", description="A report or a follow-up.")
    AGREEMENT_TEXT = strawberry.enum_value("AGREEMENT_TEXT", description="The wording of an agreement.")
    PDF = strawberry.enum_value(
        "PDF", description="A file in Portable Document Format, where no more is known of what it holds."
    )
    FILM = strawberry.enum_value("FILM", description="A film.")
    NEWSLETTER = strawberry.enum_value("NEWSLETTER", description="A newsletter.")
    ARCHIVE = strawberry.enum_value("ARCHIVE", description="A place where documents are kept.")


@strawberry.type(description="A page, film, form, plan or service that a source points to.")
class Document(Entity):
    kind: DocumentKind = strawberry.field(description="What sort of document.")
    url: str | None = strawberry.field(description="Its address on the web; null when the source does not give it.")
    frequency: str | None = localised(
        description="How often it is made or comes out, in our words; null when not stated."
    )
    addressees: list[ActorKind] = strawberry.field(
        description="The kinds of actor that it is for; empty when the source does not say."
    )
    about: list[Entity] = edge("DOCUMENTS", OUT, singular="Subject", description="What the document is about.")
    places: list[Place] = edge("LOCATED_IN", OUT, description="Where the document is to be had on paper.")
