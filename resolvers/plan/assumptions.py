"""Plan the assumptions of an answer about collaboration: they stand in the answer as they were given."""

from collections.abc import Mapping
from typing import Any

from resolvers.block import Ties
from resolvers.plan.context import Context, PlanField
from resolvers.request.operation import Asked
from resolvers.response.form import Composed, Constant


def plan_assumptions(
    context: Context, asked: Asked, given: Mapping[str, Any], ties: Ties, omitted: PlanField
) -> Composed:
    """The assumptions, and which groups they left out, as `omitted` plans them."""
    known: dict[str, Any] = {
        "through": tuple(dict.fromkeys(given["through"])),
        "rollUp": given["rollUp"],
        "identity": tuple(dict.fromkeys(given["identity"])),
        "certainty": tuple(dict.fromkeys(given["certainty"])),
        "maxGroupSize": ties.largest,
        "minStrength": given.get("minStrength"),
        "asOf": ties.as_of.date,
        "municipality": given.get("municipality"),
        "around": given.get("around"),
        "depth": given.get("depth") if given.get("around") is not None else None,
        "mode": given.get("mode"),
    }
    return context.composed(
        asked,
        "Assumptions",
        lambda each: omitted(each) if each.name == "omittedGroups" else Constant(known[each.name]),
    )
