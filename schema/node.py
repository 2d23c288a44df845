"""What every node of the graph has: an id, and as an entity a name, a time and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.edge import BOTH, IN, OUT, edge
from schema.municipality import IN_MUNICIPALITY
from schema.relation import Following, Judgement
from schema.value import Validity, published

if TYPE_CHECKING:
    from schema.actor import Actor
    from schema.citation import Citation
    from schema.document import Document
    from schema.statement import Statement


@strawberry.interface(description="Anything with an id that `node` finds again.")
class Node:
    id: strawberry.ID = strawberry.field(
        description="Readable and stable: `council:orebro-samverkansradet`. Unique over all types."
    )


@strawberry.interface(
    description="Anything that the graph knows facts about. Each fact cites its source and has a time."
)
class Entity(Node):
    name: str = published(description="The name as the source publishes it, unless `nameIsEditorial`.")
    name_is_editorial: bool = strawberry.field(
        description="True when the name is the curator's (a description, a correction, an inflection): the source "
        "has no such name."
    )
    municipality: str | None = strawberry.field(
        description="Municipality code (kommunkod, four digits: 1880 is Örebro) of what is of one municipality; null "
        "for what is national, of several municipalities, or not stated to be of any. A filter and groups by it take "
        "each of `municipalities`; in an order what is of several comes last, as what is of none."
    )
    municipalities: list[str] = strawberry.field(
        description="The codes of all municipalities that it is of, in the order of the codes: one, several, or none."
    )
    former_ids: list[strawberry.ID] = strawberry.field(
        description="Ids that this entity had before it was renamed or merged."
    )
    validity: Validity = strawberry.field(description="When the entity exists or holds.")
    citations: list[Citation] = strawberry.field(description="Where the entity and its properties are stated.")
    in_municipalities: list[Actor] = edge(
        IN_MUNICIPALITY,
        OUT,
        Following,
        description="The actors that stand for the municipalities whose codes it has, where the graph knows them: what "
        "follows from `municipalities`, and is no fact of its own. An actor that stands for one is not in itself.",
    )
    statements: list[Statement] = edge(
        "ABOUT",
        IN,
        description="What sources say about the entity that has no field of its own: rules, tasks, figures and more.",
    )
    not_stated: list[Statement] = edge(
        "ABOUT",
        IN,
        only={"kind": "NOT_STATED"},
        description="What a curator looked for in the sources and did not find. A null elsewhere says less.",
    )
    documents: list[Document] = edge("DOCUMENTS", IN, description="Pages, films, forms and plans about the entity.")
    successors: list[Entity] = edge(
        "SUCCEEDED_BY", OUT, Judgement, ever=True, description="What took the entity's place, at any time."
    )
    predecessors: list[Entity] = edge(
        "SUCCEEDED_BY", IN, Judgement, ever=True, description="What had the entity's place before, at any time."
    )
    related: list[Entity] = edge(
        "RELATED_TO",
        BOTH,
        Judgement,
        singular="Related",
        description="Entities that a curator connects with this one, each with a reason.",
    )
