"""Plan the collaborators of an actor.

{ collaborators(first: 5) { edges { strength node { name } } } }
→ Related(Collaborators(Ties), columns=(n.name, Strength(Ties)), strongest first, limit 6)
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from resolvers.block import (
    SORT_KEY,
    Collaborators,
    Column,
    Compare,
    EdgeCount,
    Key,
    Meeting,
    Omitted,
    Related,
    Scalar,
    SharedMemberships,
    Strength,
    Ties,
    Window,
    all_of,
)
from resolvers.plan.assumptions import plan_assumptions
from resolvers.plan.common_time import plan_common_time
from resolvers.plan.connection import plan_connection
from resolvers.plan.context import UNIQUE, Context
from resolvers.request.assumptions import read_least, read_ties
from resolvers.request.operation import Asked
from resolvers.request.order import total
from resolvers.request.page import read_page
from resolvers.response.columns import record_of
from resolvers.response.form import Form, Listing, Read, SharedDate, SharedValue
from schema.collaboration import ACTOR

PlanNode = Callable[[str, Asked], Form]
"""Plans a node of a type."""


def plan_collaborators(context: Context, plan_node: PlanNode, asked: Asked) -> Form:
    """The connection of the actors that share a group with the one at hand."""
    ties = read_ties(asked, context.time, context.limits)
    least = read_least(asked)
    conditions = [context.condition(asked, ACTOR)]
    if least is not None:
        conditions.append(Compare(Strength(ties), "gte", least))
    shared = SharedMemberships(ties, whole=_asks_validity(context, asked))
    order = _order(context, asked.arguments.get("orderBy"), ties)
    page = read_page(asked, "Collaborator", order, context.limits)

    def omitted(each: Asked) -> Form:
        item = plan_node(UNIQUE, each)
        return Listing(Related(Omitted(ties), record_of([item]), Window((Key(SORT_KEY),))), item)

    return plan_connection(
        context,
        asked,
        page,
        Collaborators(ties, all_of(conditions)),
        partial(plan_node, ACTOR),
        partial(_on_edge, context, partial(plan_node, UNIQUE), shared),
        lambda each: plan_assumptions(context, each, asked.arguments, ties, omitted),
    )


def _asks_validity(context: Context, asked: Asked) -> bool:
    """Whether more of memberships is needed than is for the other fields."""
    below = context.operation.below
    edges = (each for each in below(asked, "CollaboratorConnection") if each.name == "edges")
    return any(each.name == "validity" for edge in edges for each in below(edge, "CollaboratorEdge"))


def _on_edge(context: Context, plan_group: Callable[[Asked], Form], shared: SharedMemberships, asked: Asked) -> Form:
    """What lies between two collaborators."""
    ties = shared.ties
    if asked.name == "via":
        page = read_page(asked, "CollaboratorVia", (Key(SORT_KEY),), context.limits)
        return plan_connection(context, asked, page, Meeting(ties), plan_group)
    if asked.name == "since":
        return SharedDate(shared, "since", context.named(asked, "PartialDate"))
    if asked.name == "validity":
        return plan_common_time(context, shared, asked)
    if asked.name == "identity":
        return SharedValue(shared, "identity")
    columns: dict[str, Column] = {name: value for name, (value, _) in _values(ties).items()}
    assert asked.name in columns, f"CollaboratorEdge.{asked.name} is in the schema; nothing answers it"
    return Read(columns[asked.name])


def _values(ties: Ties) -> dict[str, tuple[Scalar, type]]:
    """What is computed of two collaborators, and can be ordered by."""
    return {"strength": (Strength(ties), float), "shared": (EdgeCount(Meeting(ties), distinct=True), int)}


def _order(context: Context, given: Sequence[Mapping[str, Any]] | None, ties: Ties) -> tuple[Key, ...]:
    values, keys = _values(ties), []
    for each in given or ({"strength": "DESC"},):
        ((name, wanted),) = each.items()
        if name == "node":
            keys += context.orders.of_node(ACTOR, wanted)
        else:
            value, kind = values[name]
            keys.append(Key(value, kind, descending=wanted == "DESC"))
    return total(keys, SORT_KEY)
