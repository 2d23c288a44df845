"""Plan the log: all of it, or what it has of the entity at hand.

{ changes(where: {recordedAt: {gte: "2026-11-01T00:00Z"}}) { nodes { subject predicate } } }
→ Seek(Nodes("Change", n.recordedAt >= …), columns=(n.predicate, n.subject), by recordedAt and sortKey, limit 21)
"""

from resolvers.block import Condition, Key, Logged, Nodes, all_of
from resolvers.block.slots import Slot
from resolvers.plan.connection import plan_connection
from resolvers.plan.context import Context, PlanField
from resolvers.request.log import about, log_condition, log_order
from resolvers.request.operation import Asked
from resolvers.request.page import read_page
from resolvers.response.form import Form


def plan_changes(context: Context, plan_change: PlanField, asked: Asked) -> Form:
    """The log, or what it has of one subject."""
    subject: Slot[str] | None = asked.arguments.get("subject")
    condition = _condition(context, asked, about(subject) if subject else None)
    page = read_page(asked, "Change", _order(context, asked, condition), context.limits)
    return plan_connection(context, asked, page, Nodes("Change", None, condition), plan_change)


def plan_history(context: Context, plan_change: PlanField, asked: Asked, *, of_fact: bool = False) -> Form:
    """What the log has of the entity at hand, or of the fact."""
    condition = _condition(context, asked)
    page = read_page(asked, "Change", _order(context, asked, condition), context.limits, of="history")
    return plan_connection(context, asked, page, Logged(condition, of_fact), plan_change)


def _condition(context: Context, asked: Asked, besides: Condition | None = None) -> Condition | None:
    return all_of([log_condition(context.conditions(asked), asked.arguments.get("where")), besides])


def _order(context: Context, asked: Asked, condition: Condition | None) -> tuple[Key, ...]:
    return log_order(context.orders, asked.arguments.get("orderBy"), condition)
