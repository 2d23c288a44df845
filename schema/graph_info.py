"""What the graph is: its revision, its contents and its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.value import DateTime, localised

if TYPE_CHECKING:
    from schema.source import Source


@strawberry.type(description="How many entities of a type the graph holds.")
class TypeCount:
    type: str = strawberry.field(description="The type's name.")
    count: int = strawberry.field(description="How many there are, closed ones among them.")


@strawberry.type(description="Facts that are kept together: a folder of data files.")
class DatasetInfo:
    name: str = strawberry.field(description="Its short name.")
    title: str = localised(description="Its name for people.")
    version: str = strawberry.field(description="Version of its files.")
    licence: str = strawberry.field(description="Licence of its facts as an SPDX identifier.")
    content_hash: str = strawberry.field(
        description="SHA-256 of its facts as its files state them, in hexadecimal: others have another."
    )


@strawberry.type(description="What the graph is: its revision, its contents and its terms.")
class GraphInfo:
    revision: int = strawberry.field(
        description="Rises by one with every load that changed something; 0 is an empty graph."
    )
    dataset_version: str | None = strawberry.field(
        description="Version of the data files that were loaded last; null when there are none."
    )
    content_hash: str | None = strawberry.field(
        description="SHA-256 of the hashes of all datasets, in hexadecimal; null when there are none."
    )
    datasets: list[DatasetInfo] = strawberry.field(description="All datasets, in the order of their names.")
    loaded_at: DateTime | None = strawberry.field(description="When the graph last changed, in UTC.")
    licence: str | None = strawberry.field(description="Licence of the facts as an SPDX identifier.")
    counts: list[TypeCount] = strawberry.field(
        description="Number of entities by type, in the order of the types' names."
    )
    sources: list[Source] = strawberry.field(description="All sources, in the order of their names.")
