"""Plan a search: what the index proposes, by which texts it is judged, and the page that is shown of it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from resolvers.block import (
    MATCHED,
    SCORE,
    SORT_KEY,
    Attribute,
    Candidates,
    Column,
    Key,
    Nodes,
    OtherTexts,
    Related,
    Window,
)
from resolvers.block.slots import Slot
from resolvers.block.sought import NAMES, OTHERS, Sought
from resolvers.plan.connection import cursor_of, plan_page_info
from resolvers.plan.context import UNIQUE, Context, PlanField
from resolvers.plan.network import strangers
from resolvers.plan.node import plan_node
from resolvers.request.municipality import MUNICIPALITY
from resolvers.request.operation import Asked
from resolvers.request.page import Page, read_page
from resolvers.request.search_text import seek
from resolvers.response.columns import record_of
from resolvers.response.form import Composed, Edges, Form, Hits, Read, Size
from schema.derive.model import Property
from schema.derive.texts import texts_in
from schema.edge import Direction
from schema.language import Languages

PUBLISHED = "nameAsPublished"
"""What sources call an entity in a relationship."""

BEST_FIRST = (Key(SCORE, float, descending=True), Key(SORT_KEY))
"""What a search finds lies in the order of how well it answers, then by name."""


def plan_search(context: Context, asked: Asked) -> Form:
    """The entities that a text finds."""
    sought: Slot[Sought] = asked.arguments["text"].map(seek)
    page = read_page(asked, "Search", BEST_FIRST, context.limits, of=sought.map(lambda text: text.mark))
    assert page.first is not None, "a search is read forward"
    node = partial(plan_node, context, UNIQUE)
    parts: dict[str, PlanField] = {
        "pageInfo": lambda each: plan_page_info(context, each, page),
        "nodes": lambda each: Edges(node(each)),
        "edges": lambda each: Edges(_hit(context, page, node, each)),
        "totalCount": lambda each: Size(),
    }
    fields = context.composed(asked, "SearchConnection", lambda each: parts[each.name](each)).fields
    nodes = Nodes(UNIQUE, context.time, context.conditions(asked, MUNICIPALITY).of_target(UNIQUE, _among(asked)))
    texts = tuple(_searched(context))
    others = tuple((each.column, _searched_as(each)) for each in texts_in(context.model) if each.searched)
    known = (*(text for _, text in texts), SCORE, MATCHED, SORT_KEY)
    rows = Candidates(nodes, sought, texts, record_of([each.form for each in fields], *known), others)
    return Hits(
        "SearchConnection", rows, strangers(context, asked), cursor_of(page), page.window.after, page.first, fields
    )


def _hit(context: Context, page: Page, node: PlanField, asked: Asked) -> Composed:
    parts: dict[str, PlanField] = {
        "cursor": lambda each: cursor_of(page),
        "node": node,
        "score": lambda each: Read(SCORE),
        "matched": lambda each: Read(MATCHED),
    }
    return context.composed(asked, "SearchEdge", lambda each: parts[each.name](each))


def _among(asked: Asked) -> dict[str, Any]:
    """What a search is narrowed to, as a filter on entities."""
    types, municipality = asked.arguments.get("types"), asked.arguments.get("municipality")
    return {
        "type": None if types is None else {"in": types},
        "municipality": None if municipality is None else {"eq": municipality},
    }


def _searched(context: Context) -> Iterator[tuple[str, Column]]:
    """The columns in which entities are searched, under the names of their fields: names first."""
    found: dict[Column, str] = {Attribute("n", "name"): "name"}
    for entity in context.model.entities.values():
        found |= {Attribute("n", column): _searched_as(each) for each in entity.properties for column in each.searched}
        for edge in entity.edges:
            if edge.direction is Direction.OUT and PUBLISHED in {each.name for each in edge.relation.properties}:
                window = Window((Key(Attribute("r", "id")),))
                names = Related(context.follow(edge, edge.name, entity.name), (Attribute("r", PUBLISHED),), window)
                found[names] = PUBLISHED
    yield from ((field, column) for column, field in found.items())
    yield OTHERS, OtherTexts()


def _searched_as(stored: Property) -> str:
    """Under which name a text is judged: a name in another language counts as what an entity is called too."""
    return NAMES if stored.languages is Languages.PUBLISHED else stored.name
