"""Plan the assumptions of an answer about collaboration: they stand in the answer as they were given."""

from collections.abc import Mapping
from typing import Any

from resolvers.block import Day, Ties, Time
from resolvers.block.slots import made_of
from resolvers.plan.context import Context, PlanField
from resolvers.request.operation import Asked
from resolvers.response.form import Composed, Constant, Form
from schema.value import FIRST_DAY, LAST_DAY


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
        "asOf": ties.as_of.date if isinstance(ties.as_of, Day) else None,
        "municipality": given.get("municipality"),
        "around": given.get("around"),
        "depth": given.get("depth") if given.get("around") is not None else None,
        "mode": given.get("mode"),
    }
    of_its_own: dict[str, PlanField] = {
        "during": lambda each: _period(context, ties.as_of, each),
        "omittedGroups": omitted,
    }
    return context.composed(
        asked,
        "Assumptions",
        lambda each: of_its_own[each.name](each) if each.name in of_its_own else Constant(known[each.name]),
    )


def _period(context: Context, time: Time, asked: Asked) -> Form:
    """The period that an answer is about; null where it is about a day."""
    if isinstance(time, Day):
        return Constant(None)
    stated = {"from": made_of(_unless_open, time.first), "to": made_of(_unless_open, time.last)}
    return context.composed(asked, "AssumedPeriod", lambda each: Constant(stated[each.name]))


def _unless_open(day: str) -> str | None:
    return None if day in (FIRST_DAY, LAST_DAY) else day
