"""Plan a connection: only what is asked for becomes a block, the page, the count, what lies outside.

    { members(first: 2) { totalCount nodes { name } } }
    → Connection(rows=Related(REPRESENTED_IN, (n.name), by sortKey, limit 3), fields=(Read(EdgeCount(…)), Edges(…)))

Whose nodes they are is for the caller to say: it hands in what plans a node, what lies on an edge, and what lies beside
the pages.
"""

from resolvers.block import (
    BeyondCursor,
    EdgeCount,
    Logged,
    Neighbours,
    NodeCount,
    Nodes,
    Pattern,
    Related,
    Seek,
)
from resolvers.plan.context import Context, PlanField
from resolvers.request.operation import Asked
from resolvers.request.page import Page
from resolvers.response.columns import in_page, record_of
from resolvers.response.form import Composed, Connection, Cursor, Edges, Form, PageEnds, Read


def plan_connection(
    context: Context,
    asked: Asked,
    page: Page,
    of: Nodes | Neighbours,
    plan_node: PlanField,
    on_edge: PlanField | None = None,
    apart: PlanField | None = None,
) -> Form:
    """A connection of nodes, or of what lies beside one."""
    total = NodeCount(of) if isinstance(of, Nodes) else EdgeCount(of, distinct=not isinstance(of, Pattern | Logged))
    parts: dict[str, PlanField] = {
        "totalCount": lambda each: Read(total),
        "pageInfo": lambda each: plan_page_info(context, each, page),
        "nodes": lambda each: Edges(plan_node(each)),
        "edges": lambda each: Edges(plan_edge(context, each, page, plan_node, on_edge)),
    }

    def part(each: Asked) -> Form:
        if each.name in parts:
            return parts[each.name](each)
        assert apart, f"{page.type_name}Connection.{each.name} is in the schema, but nothing here answers it"
        return apart(each)

    composed = context.composed(asked, page.type_name + "Connection", part)
    shown = tuple(in_page(each.form for each in composed.fields))
    window = page.window
    rows: Seek | Related | None = None
    if shown:
        columns = record_of(shown)
        rows = Seek(of, columns, window) if isinstance(of, Nodes) else Related(of, columns, window)
    # What lies beyond a cursor is looked up where the page itself cannot tell.
    wanted = {field.name for each in shown if isinstance(each, PageEnds) for field in each.fields}
    earlier = later = None
    if window.after and "hasPreviousPage" in wanted:
        earlier = BeyondCursor(of, window.order, window.after, "before")
    if window.before and "hasNextPage" in wanted:
        later = BeyondCursor(of, window.order, window.before, "after")
    return Connection(composed.type_name, rows, earlier, later, page.first, page.last, composed.fields)


def plan_edge(
    context: Context, asked: Asked, page: Page, plan_node: PlanField, on_edge: PlanField | None = None
) -> Composed:
    """An edge of a page."""
    parts: dict[str, PlanField] = {"cursor": lambda each: cursor_of(page), "node": plan_node}

    def part(each: Asked) -> Form:
        if each.name in parts:
            return parts[each.name](each)
        assert on_edge, f"{page.type_name}Edge.{each.name} is in the schema, but nothing here answers it"
        return on_edge(each)

    return context.composed(asked, page.type_name + "Edge", part)


def plan_page_info(context: Context, asked: Asked, page: Page) -> PageEnds:
    """Where a page lies."""
    return PageEnds(context.named(asked, "PageInfo"), cursor_of(page))


def cursor_of(page: Page) -> Cursor:
    """The cursor of a row of a page."""
    return Cursor(page.mark, tuple(key.value for key in page.window.order))
