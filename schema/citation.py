"""Where a fact is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

if TYPE_CHECKING:
    from schema.source import Source


@strawberry.type(description="One place in one source that proves a fact.")
class Citation:
    source: Source = strawberry.field(description="The published page or document, or the curator's own judgement.")
    locator: str = strawberry.field(
        description="Where in the source: lines and their heading, or words that lead there."
    )
    supports: list[str] = strawberry.field(
        description="The fields that this place proves, by their names here; empty on a relationship where it proves "
        "that this is, and all that no other place does."
    )
