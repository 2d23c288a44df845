"""Plan what changed in a network from one day to another: two networks, each with what is read from it."""

from functools import partial

from resolvers.block import ChangeQuestion, Day, RowsOf
from resolvers.plan.context import Context, PlanField
from resolvers.plan.network import (
    SMALLER_CHANGE,
    THINNER,
    entity_rows,
    list_of,
    networked,
    plan_actor,
    plan_computed,
    plan_links,
    plan_network_assumptions,
    plan_record,
)
from resolvers.request.assumptions import read_ties
from resolvers.request.operation import Asked
from resolvers.response.form import Form, Listing, Only, Several


def plan_network_change(context: Context, asked: Asked) -> Form:
    """The links and actors that came and went, and the links that grew and shrank."""
    networks, planned = [], []
    for name in ("from", "to"):
        at = context.at(Day(asked.arguments[name], f"{asked.key} {name}"))
        ties = read_ties(asked, at.time, at.limits)
        lists: dict[str, dict[str, PlanField]] = {
            "from": {"went": partial(plan_links, at), "actorsWent": partial(_actors, at)},
            "to": {
                "came": partial(plan_links, at),
                "actorsCame": partial(_actors, at),
                "grew": partial(_stronger_or_weaker, at),
                "shrank": partial(_stronger_or_weaker, at),
            },
        }
        assumptions = partial(plan_network_assumptions, at, about=asked, ties=ties, omitted=RowsOf(f"omitted {name}"))
        fields: dict[str, PlanField] = {"assumptions": assumptions, **lists[name]}
        below = context.operation.below(asked, "NetworkChange")
        forms = {each.key: fields[each.name](each) for each in below if each.name in fields}
        networks.append(networked(at, asked, ties, forms.values(), SMALLER_CHANGE, THINNER))
        planned.append(forms)
    before, after = networks
    of_before, of_after = planned

    def field(each: Asked) -> Form:
        if each.name == "assumptions":
            return Several((of_before[each.key], of_after[each.key]))
        return {**of_before, **of_after}[each.key]

    columns = tuple(dict.fromkeys((*before.columns, *after.columns)))
    return Only(ChangeQuestion(before, after, columns), context.composed(asked, "NetworkChange", field))


def _actors(context: Context, asked: Asked) -> Form:
    item = plan_actor(context, asked)
    return Listing(entity_rows(RowsOf(asked.name), item), item)


def _stronger_or_weaker(context: Context, asked: Asked) -> Form:
    ends: dict[str, PlanField] = {name: partial(plan_record, context) for name in ("source", "target")}
    return list_of(RowsOf(asked.name), plan_computed(context, asked, "LinkChange", ends))
