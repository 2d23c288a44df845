"""Plan the collaborators of an actor, and read what the groups say that it shares with each.

{ collaborators(first: 5) { edges { strength node { name } } } }
→ Related(Collaborators(Ties), columns=(n.name, Strength(Ties)), strongest first, limit 6)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from resolvers.block import (
    SORT_KEY,
    Collaborators,
    Column,
    Compare,
    Key,
    Links,
    Meeting,
    Number,
    Omitted,
    Related,
    Scalar,
    Strength,
    Ties,
    Window,
    all_of,
)
from resolvers.columns import record_of
from resolvers.errors import BadAssumption
from resolvers.form import Composed, Constant, Form, Listing, Read, Since, Weakest
from resolvers.order import total
from schema.collaboration import ACTOR, DECIMALS, LARGEST, MEMBERSHIPS

if TYPE_CHECKING:
    from resolvers.operation import Asked
    from resolvers.plan import PlanField, Planner

Input = Mapping[str, Any]


def plan_collaborators(planner: Planner, asked: Asked) -> Form:
    """The connection of the actors that share a group with the one at hand."""
    ties = read_ties(planner, asked)
    least = read_least(asked)
    conditions = [planner.condition(asked, ACTOR)]
    if least is not None:
        conditions.append(Compare(Strength(ties), "gte", least))
    order = _order(planner, asked.arguments.get("orderBy"), ties)
    page = planner.page(asked, "Collaborator", order)

    def omitted(each: Asked) -> Form:
        item = planner.node(each, "Entity")
        return Listing(Related(Omitted(ties), record_of([item]), Window((Key(SORT_KEY),))), item)

    def apart(each: Asked) -> Form:
        return plan_assumptions(planner, each, asked.arguments, ties, omitted)

    of = Collaborators(ties, all_of(conditions))
    return planner.paged(asked, page, of, ACTOR, partial(_on_edge, planner, ties), apart)


def read_ties(planner: Planner, asked: Asked) -> Ties:
    """The assumptions that a field is given, checked."""
    given = asked.arguments
    for name in ("through", "identity"):
        if not given[name]:
            raise BadAssumption(asked.field, name, "empty", "name at least one", asked.nodes, asked.path)
    largest = given.get("maxGroupSize")
    if largest is None:
        largest = planner.limits.group
    if not 2 <= largest <= LARGEST:
        allowed = f"it must be from 2 to {LARGEST}"
        raise BadAssumption(asked.field, "maxGroupSize", largest, allowed, asked.nodes, asked.path)
    return Ties(
        memberships=tuple(sorted({MEMBERSHIPS[each][0] for each in given["through"]})),
        rolled_up=given["rollUp"] == "MUNICIPALITY",
        identities=tuple(sorted(set(given["identity"]))),
        largest=largest,
        as_of=planner.day,
    )


def read_least(asked: Asked) -> float | None:
    """The least strength that is shown, rounded as strengths are: who asks for 1/3 wants those of 0.333333333 too."""
    least: float | None = asked.arguments.get("minStrength")
    if least is not None and not math.isfinite(least):
        allowed = "it must be a finite number"
        raise BadAssumption(asked.field, "minStrength", least, allowed, asked.nodes, asked.path)
    return None if least is None else round(least, DECIMALS)


def plan_assumptions(planner: Planner, asked: Asked, given: Input, ties: Ties, omitted: PlanField) -> Composed:
    """The assumptions as they were given, and which groups they left out, as `omitted` plans them."""
    known: dict[str, Any] = {
        "through": tuple(dict.fromkeys(given["through"])),
        "rollUp": given["rollUp"],
        "identity": tuple(dict.fromkeys(given["identity"])),
        "maxGroupSize": ties.largest,
        "minStrength": given.get("minStrength"),
        "asOf": ties.as_of.date,
    }
    return planner.composed(
        asked,
        "Assumptions",
        lambda each: omitted(each) if each.name == "omittedGroups" else Constant(known[each.name]),
    )


def _on_edge(planner: Planner, ties: Ties, asked: Asked) -> Form:
    if asked.name == "via":
        page = planner.page(asked, "CollaboratorVia", (Key(SORT_KEY),))
        return planner.paged(asked, page, Meeting(ties), "Entity")
    if asked.name == "since":
        fields = tuple((each.key, each.name) for each in planner.operation.below(asked, "PartialDate"))
        return Since(Links(ties), fields)
    if asked.name == "identity":
        return Weakest(Links(ties))
    columns: dict[str, Column] = {"strength": Strength(ties), "shared": Number(Meeting(ties), distinct=True)}
    assert asked.name in columns, f"CollaboratorEdge.{asked.name} is in the schema; nothing answers it"
    return Read(columns[asked.name])


def _order(planner: Planner, given: Sequence[Input] | None, ties: Ties) -> tuple[Key, ...]:
    values: dict[str, tuple[Scalar, type]] = {
        "strength": (Strength(ties), float),
        "shared": (Number(Meeting(ties), distinct=True), int),
    }
    keys = []
    for each in given or ({"strength": "DESC"},):
        ((name, wanted),) = each.items()
        if name == "node":
            keys += planner.orders.of_node(ACTOR, wanted)
        else:
            value, kind = values[name]
            keys.append(Key(value, kind, descending=wanted == "DESC"))
    return total(keys, SORT_KEY)


# What the rows of `Links` say


def weakest(links: Iterable[Sequence[Any]]) -> str:
    """The weakest of the identities that each group counts by; of several memberships the surest is taken."""
    surest: dict[str, bool] = {}
    for group, one, two, _ in links:
        surest[group] = surest.get(group, False) or (one == two == "CONFIRMED")
    return "CONFIRMED" if all(surest.values()) else "PROBABLE"


def since(links: Iterable[Sequence[Any]]) -> dict[str, Any] | None:
    """The earliest start of a shared group, which is the latest of its own and those of both memberships.

    Starts that no source states do not count.
    """
    starts = []
    for *_, given in links:
        stated = [start for start in given if start[1] is not None]
        if stated:
            starts.append(max(stated, key=lambda start: (start[0], start[3])))
    if not starts:
        return None
    earliest, edtf, as_published, latest = min(starts, key=lambda start: (start[0], start[3], start[1]))
    return {"edtf": edtf, "asPublished": as_published, "earliest": earliest, "latest": latest}
