"""Plan the time that two actors have in common: from the first day to the last on which they share a group."""

from resolvers.block import Column
from resolvers.plan.context import Context
from resolvers.request.operation import Asked
from resolvers.response.form import Composed, Form, SharedDate, SharedValue


def plan_common_time(context: Context, shared: Column, asked: Asked) -> Composed:
    """The validity of what joins two actors, read from their memberships in the groups that they share."""

    def field(each: Asked) -> Form:
        match each.name:
            case "from" | "to" as end:
                return SharedDate(shared, end, context.named(each, "PartialDate"))
            case "holds":
                return SharedValue(shared, "holds")
        raise AssertionError(f"Validity.{each.name} is in the schema; nothing answers it")

    return context.composed(asked, "Validity", field)
