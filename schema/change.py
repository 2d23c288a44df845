"""The log: what each load added, corrected and withdrew."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.value import DateTime

if TYPE_CHECKING:
    from schema.citation import Citation

LOGGED = ("revision", "recordedAt", "kind", "subject", "predicate", "dataset")
"""The fields of an entry that the log is filtered and ordered by."""

LOG = (
    "oldest first: in the order in which it was written, chosen by `recordedAt` in the order of that. With `orderBy` "
    "the earlier of equal entries comes first, after DESC the later"
)


@strawberry.enum(description="What a load did to a fact.")
class ChangeKind(Enum):
    ADDED = strawberry.enum_value("ADDED", description="The fact is new to the graph.")
    CORRECTED = strawberry.enum_value("CORRECTED", description="The graph had it otherwise before.")
    WITHDRAWN = strawberry.enum_value("WITHDRAWN", description="The fact was a mistake and is no longer in the graph.")


@strawberry.type(
    description="One entry of the log. It says what we knew and when; what was true in the world, and when, is "
    "in `validity`."
)
class Change:
    revision: int = strawberry.field(description="The revision of the graph that the change made.")
    recorded_at: DateTime = strawberry.field(description="When the change was made, in UTC.")
    kind: ChangeKind = strawberry.field(description="What was done.")
    subject: strawberry.ID = strawberry.field(description="Id of the entity or relationship that the fact is about.")
    predicate: str = strawberry.field(description="The field, type or relationship that changed.")
    dataset: str | None = strawberry.field(
        description="The dataset that the fact is of; null in entries that were written before they named it."
    )
    before: str | None = strawberry.field(
        description="What stood before: text as it is, anything else as JSON; null when nothing did."
    )
    after: str | None = strawberry.field(
        description="What stands since: text as it is, anything else as JSON; null when nothing does."
    )
    citations: list[Citation] = strawberry.field(description="Where the fact is or was stated.")
