"""Search: entities of any type, with how well each of them answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.argument import REQUIRED, Argument
from schema.page_info import PageInfo

if TYPE_CHECKING:
    from schema.node import Entity


@strawberry.type(description="An entity that a search found.")
class SearchEdge:
    cursor: str = strawberry.field(description="Where the edge lies, for `after`; good for the same text only.")
    node: Entity = strawberry.field(description="The entity.")
    score: float = strawberry.field(
        description="How well it answers, above 0 and up to 1. 1: its name is the text; 0.98: is it in another form; "
        "0.94 to 0.97: begins with it; 0.9 to 0.93: begins with it in the middle of a word. Below 0.9: its name has "
        "the words, all as typed from 0.81; below 0.74: an alias or a published name has them; below 0.54: "
        "descriptions have them. Less for words that are missing, only a beginning, within another word, or mistyped; "
        "the more, the less there is in its name besides."
    )
    matched: list[str] = strawberry.field(
        description="The fields in which words of the text were found: `name`, `aliases`, `nameAsPublished` (of a "
        "relationship), or one that describes, such as `purpose`, `summary`, `text` or `goals`."
    )


@strawberry.type(description="What a search found, best first; equally good ones by name.")
class SearchConnection:
    edges: list[SearchEdge] = strawberry.field(description="The page, with how well each entity answers.")
    nodes: list[Entity] = strawberry.field(description="The page, for those who want only the entities.")
    page_info: PageInfo = strawberry.field(description="Where the page lies; paging ends at 200.")
    total_count: int = strawberry.field(description="How many entities were found: 200 at most, the likeliest.")


TEXT = Argument(
    "text",
    str,
    "What is looked for, in any words; of a long text the first 1,000 characters, and of these 16 words. Little words "
    "(och, i, vem, the) count only where there are no others. The last word may be a beginning.",
    REQUIRED,
)
IN_MUNICIPALITY = Argument("municipality", str | None, "Only entities of this municipality (kommunkod).")

SEARCH = (
    "Find entities by their names, aliases, published names and descriptions, in Swedish and English: in any form of a "
    "word (`föreningar`), by a beginning (`Rödak`), within a compound (`flykting` in kvotflyktingfamiljer), with or "
    "without marks (`orebra`; marks that are typed must be there), written apart (`barn råd`) and, where no entity has "
    "a word as it was typed, with one wrong letter in words of five letters, two from nine. A hit has at least one of "
    "the words."
)
