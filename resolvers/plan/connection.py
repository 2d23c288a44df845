"""Plan a connection: only what is asked for becomes a block, the page, the count, what lies outside.

    { members(first: 2) { totalCount nodes { name } } }
    → Connection(rows=Related(REPRESENTED_IN, (n.name), by sortKey, limit 3), fields=(Read(Number(…)), Edges(…)))

Whose nodes they are is for the caller to say: it hands in what plans a node, what lies on an edge, and what lies beside
the pages.
"""

from typing import Literal

from resolvers.block import Beside, Elsewhere, Key, Keys, Logged, Nodes, Number, Outside, Pattern, Related, Seek, Total
from resolvers.columns import in_page, record_of
from resolvers.form import Composed, Connection, Cursor, Edges, Form, PageInfo, Read
from resolvers.plan.context import Context, PlanField
from resolvers.request.operation import Asked
from resolvers.request.page import Page


def plan_connection(
    context: Context,
    asked: Asked,
    page: Page,
    of: Nodes | Beside,
    plan_node: PlanField,
    on_edge: PlanField | None = None,
    apart: PlanField | None = None,
) -> Form:
    """A connection of nodes, or of what lies beside one."""
    total = Total(of) if isinstance(of, Nodes) else Number(of, distinct=not isinstance(of, Pattern | Logged))
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
    wanted = {field.name for each in shown if isinstance(each, PageInfo) for field in each.fields}
    earlier = later = None
    if window.after and "hasPreviousPage" in wanted:
        earlier = _beyond(of, window.order, window.after, "before")
    if window.before and "hasNextPage" in wanted:
        later = _beyond(of, window.order, window.before, "after")
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


def plan_page_info(context: Context, asked: Asked, page: Page) -> PageInfo:
    """Where a page lies."""
    return PageInfo(context.named(asked, "PageInfo"), cursor_of(page))


def cursor_of(page: Page) -> Cursor:
    """The cursor of a row of a page."""
    return Cursor(page.mark, tuple(key.value for key in page.window.order))


def _beyond(
    of: Nodes | Beside, order: tuple[Key, ...], keys: Keys, side: Literal["before", "after"]
) -> Elsewhere | Outside:
    return Elsewhere(of, order, keys, side) if isinstance(of, Nodes) else Outside(of, order, keys, side)
