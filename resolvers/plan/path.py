"""Plan the path between two actors: the branches that find its ends, and what is read of all that lies on it."""

from functools import partial

from resolvers.block import SORT_KEY, Attribute, CitationRows, EntityRows, PathQuestion, RowsOf, Walk
from resolvers.errors import SMALLER_GROUPS
from resolvers.plan.context import Context, PlanField
from resolvers.plan.network import (
    ID,
    entity_rows,
    list_of,
    plan_actor,
    plan_computed,
    plan_network_assumptions,
    plan_record,
)
from resolvers.plan.node import plan_own_citation
from resolvers.request.assumptions import read_ties, read_within
from resolvers.request.ids import read_ids
from resolvers.request.operation import Asked
from resolvers.response.columns import record_of, shown_of
from resolvers.response.form import Form, Listing, Only

FURTHEST = 12

SHORTER_PATH = ("through fewer kinds of group", SMALLER_GROUPS, "with fewer maxHops")
"""What a path can be asked to rest on, to be found sooner."""


def plan_path(context: Context, asked: Asked) -> Form:
    """How one actor is connected with another."""
    ties = read_ties(asked, context.time, context.limits)
    hops = read_within(asked, "maxHops", 1, FURTHEST)
    of_its_own: dict[str, PlanField] = {
        "steps": partial(_steps, context),
        "assumptions": lambda each: plan_network_assumptions(context, each, asked, ties),
    }
    response = plan_computed(context, asked, "CollaborationPath", of_its_own)
    start, end = (
        Walk(ties, read_ids(asked, name, context.time, context.limits), 0, (ID,), 1) for name in ("from", "to")
    )
    pathed = PathQuestion(
        ties=ties,
        start=start,
        end=end,
        entity=shown_of(EntityRows, [response], ID, SORT_KEY),
        cited=shown_of(
            CitationRows, [response], Attribute("r", "id"), Attribute("r", "source"), Attribute("r", "locator")
        ),
        columns=record_of([response]),
        hops=hops,
        largest=context.limits.network,
        remedies=SHORTER_PATH,
        path=asked.path,
    )
    return Only(pathed, response)


def _steps(context: Context, asked: Asked) -> Form:
    of_its_own: dict[str, PlanField] = {
        "from": partial(_actor, context),
        "to": partial(_actor, context),
        "through": partial(plan_record, context),
        "citations": partial(_citations, context),
    }
    return list_of(RowsOf.STEPS, plan_computed(context, asked, "PathStep", of_its_own))


def _actor(context: Context, asked: Asked) -> Form:
    item = plan_actor(context, asked)
    return Only(entity_rows(RowsOf(asked.name), item), item)


def _citations(context: Context, asked: Asked) -> Form:
    own = plan_own_citation(context, "r", asked)
    return Listing(CitationRows(RowsOf.CITATIONS, record_of([own])), own.item)
