"""Plan the collaborators of an actor.

{ collaborators(first: 5) { edges { strength node { name } } } }
→ Related(Collaborators(Ties), columns=(n.name, Strength(Ties)), strongest first, limit 6)
"""

from collections.abc import Callable, Sequence
from functools import partial

from resolvers.block import (
    SORT_KEY,
    Collaborators,
    CommonCertainty,
    CommonDate,
    CommonDateName,
    Compare,
    EdgeCount,
    Key,
    Meeting,
    Omitted,
    Related,
    SharedMemberships,
    Strength,
    Ties,
    WeakestIdentity,
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
from resolvers.request.where import Between
from resolvers.response.columns import record_of
from resolvers.response.form import Form, Listing, Read, SharedDate, SharedValue
from schema.collaboration import ACTOR
from schema.collaborator import CollaboratorEdge
from schema.derive.model import Property

PlanNode = Callable[[str, Asked], Form]
"""Plans a node of a type."""


def plan_collaborators(context: Context, plan_node: PlanNode, asked: Asked) -> Form:
    """The connection of the actors that share a group with the one at hand."""
    ties = read_ties(asked, context.time, context.limits)
    least = read_least(asked)
    properties = context.model.objects[CollaboratorEdge.__name__].properties
    between = _between(ties, properties)
    where = context.conditions(asked).of_ends(ACTOR, properties, between, asked.arguments.get("where"))
    at_least = None if least is None else Compare(between["strength"], "gte", least)
    shared = SharedMemberships(ties, whole=_asks_validity(context, asked))
    by = asked.arguments.get("orderBy") or ({"edge": {"strength": "DESC"}},)
    order = total(context.orders.of_ends(ACTOR, properties, between, by), SORT_KEY)
    page = read_page(asked, "Collaborator", order, context.limits)

    def omitted(each: Asked) -> Form:
        item = plan_node(UNIQUE, each)
        return Listing(Related(Omitted(ties), record_of([item]), Window((Key(SORT_KEY),))), item)

    return plan_connection(
        context,
        asked,
        page,
        Collaborators(ties, all_of([where, at_least])),
        partial(plan_node, ACTOR),
        partial(_on_edge, context, partial(plan_node, UNIQUE), shared, between),
        lambda each: plan_assumptions(context, each, asked.arguments, ties, omitted),
    )


def _asks_validity(context: Context, asked: Asked) -> bool:
    """Whether more of memberships is needed than is for the other fields."""
    below = context.operation.below
    edges = (each for each in below(asked, "CollaboratorConnection") if each.name == "edges")
    return any(each.name == "validity" for edge in edges for each in below(edge, "CollaboratorEdge"))


def _on_edge(
    context: Context,
    plan_group: Callable[[Asked], Form],
    shared: SharedMemberships,
    between: Between,
    asked: Asked,
) -> Form:
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
    assert asked.name in between, f"CollaboratorEdge.{asked.name} is in the schema; nothing answers it"
    return Read(between[asked.name])


def _between(ties: Ties, properties: Sequence[Property]) -> Between:
    """What is computed of two collaborators."""
    found = {each.name: each for each in properties}
    start, end, holds = found["validity"].fields
    dates: dict[CommonDateName, Property] = {"since": found["since"], "from": start, "to": end}
    return {
        "strength": Strength(ties),
        "shared": EdgeCount(Meeting(ties), distinct=True),
        "identity": WeakestIdentity(ties),
        holds.column: CommonCertainty(ties),
        **{part.column: CommonDate(ties, name, part.name) for name, date in dates.items() for part in date.fields},
    }
