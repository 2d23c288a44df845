"""Where a fact is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

import strawberry

if TYPE_CHECKING:
    from schema.source import Source


@strawberry.type(description="One place in one source that proves a fact.")
class Citation:
    source: Source = strawberry.field(description="The published page or document, or the curator's own judgement.")
    locator: str = strawberry.field(
        description="Where in the source: lines and their heading, or words that lead there."
    )
    quote: str | None = strawberry.field(
        description="The published name or figure itself, where the place proves one: words to look for in the source. "
        "Null where the fact is told in our words, and in the log."
    )
    url: str | None = strawberry.field(
        description="The source's address; with a `quote` as a link that leads to it on the page (`#:~:text=`), unless "
        "the same words stand further up and nothing that is published tells the place from there."
    )
    archived_url: str | None = strawberry.field(
        description="The address of the source's archived copy; null when there is none."
    )
    supports: list[str] = strawberry.field(
        description="The fields that this place proves, by their names here; empty on a relationship where it proves "
        "that this is, and all that no other place does."
    )


def text_directive(words: str, *, before: str = "", after: str = "") -> str:
    """What leads to words on a page, if it is these that stand before or after them: `R%C3%A5d%20och%20forum,-Namn`.

    In a text directive hyphens, commas and ampersands have a meaning, so that these are escaped too.
    """
    parts = (f"{_escaped(before)}-" if before else "", _escaped(words), f"-{_escaped(after)}" if after else "")
    return ",".join(filter(None, parts))


def _escaped(text: str) -> str:
    return percent_encoded(text, safe="").replace("-", "%2D")


def text_address(url: str, directive: str) -> str:
    """An address that leads to a text on its page: https://example.org/sida#:~:text=R%C3%A5d%20och%20forum."""
    return f"{url}{':' if '#' in url else '#:'}~:text={directive}"
