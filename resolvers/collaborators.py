"""Plan the collaborators of an actor, and read what the groups say that it shares with each.

{ collaborators(first: 5) { edges { strength node { name } } } }
→ Related(Collaborators(Ties), columns=(n.name, Strength(Ties)), strongest first, limit 6)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    record,
)
from resolvers.errors import BadAssumption, Path
from resolvers.form import Composed, Constant, Field, Form, Listing, Read, Since, Weakest
from resolvers.order import total
from resolvers.ties import DECIMALS
from schema.collaboration import ACTOR, LARGEST, MEMBERSHIPS

if TYPE_CHECKING:
    from resolvers.operation import Asked
    from resolvers.plan import Planner

Input = Mapping[str, Any]


def plan_collaborators(planner: Planner, asked: Asked, path: Path, into: list[Column]) -> Form:
    """The connection of the actors that share a group with the one at hand."""
    ties = read_ties(planner, asked, path)
    least = read_least(asked, path)
    conditions = [planner.condition(asked, ACTOR, path)]
    if least is not None:
        conditions.append(Compare(Strength(ties), "gte", least))
    order = _order(planner, asked.arguments.get("orderBy"), ties)
    page = planner.page(asked, "Collaborator", order, path)

    def on_edge(each: Asked, below: Path, columns: list[Column]) -> tuple[Form, bool]:
        return _on_edge(planner, each, below, ties, columns), each.name != "since"

    def omitted(each: Asked, below: Path) -> Form:
        columns: list[Column] = []
        item = planner.node(each, "Entity", below, columns)
        rows = Related(Omitted(ties), record(columns), Window((Key(SORT_KEY),)))
        into.append(rows)
        return Listing(rows, item)

    def apart(each: Asked, below: Path) -> Form:
        return plan_assumptions(planner, each, asked.arguments, ties, below, omitted)

    of = Collaborators(ties, all_of(conditions))
    return planner.paged(asked, page, of, ACTOR, path, into, on_edge, apart)


def read_ties(planner: Planner, asked: Asked, path: Path) -> Ties:
    """The assumptions that a field is given, checked."""
    given = asked.arguments
    field = ".".join(str(each) for each in path)
    for name in ("through", "identity"):
        if not given[name]:
            raise BadAssumption(field, name, "empty", "name at least one", asked.nodes, path)
    largest = given.get("maxGroupSize")
    if largest is None:
        largest = planner.limits.group
    if not 2 <= largest <= LARGEST:
        raise BadAssumption(field, "maxGroupSize", largest, f"it must be from 2 to {LARGEST}", asked.nodes, path)
    return Ties(
        memberships=tuple(sorted({MEMBERSHIPS[each][0] for each in given["through"]})),
        rolled_up=given["rollUp"] == "MUNICIPALITY",
        identities=tuple(sorted(set(given["identity"]))),
        largest=largest,
        as_of=planner.day,
    )


def read_least(asked: Asked, path: Path) -> float | None:
    """The least strength that is shown, rounded as strengths are: who asks for 1/3 wants those of 0.333333333 too."""
    least: float | None = asked.arguments.get("minStrength")
    if least is not None and not math.isfinite(least):
        field = ".".join(str(each) for each in path)
        raise BadAssumption(field, "minStrength", least, "it must be a finite number", asked.nodes, path)
    return None if least is None else round(least, DECIMALS)


def plan_assumptions(
    planner: Planner,
    asked: Asked,
    given: Input,
    ties: Ties,
    path: Path,
    omitted: Callable[[Asked, Path], Form],
) -> Composed:
    """The assumptions as they were given, and which groups they left out, as `omitted` plans them."""
    known: dict[str, Any] = {
        "__typename": "Assumptions",
        "through": tuple(dict.fromkeys(given["through"])),
        "rollUp": given["rollUp"],
        "identity": tuple(dict.fromkeys(given["identity"])),
        "maxGroupSize": ties.largest,
        "minStrength": given.get("minStrength"),
        "asOf": ties.as_of.date,
    }
    fields = []
    for each in planner.operation.below(asked, "Assumptions"):
        below = (*path, each.key)
        form = omitted(each, below) if each.name == "omittedGroups" else Constant(known[each.name])
        fields.append(Field(each.key, form, each.name != "minStrength"))
    return Composed("Assumptions", tuple(fields))


def _on_edge(planner: Planner, asked: Asked, path: Path, ties: Ties, into: list[Column]) -> Form:
    if asked.name == "via":
        page = planner.page(asked, "CollaboratorVia", (Key(SORT_KEY),), path)
        return planner.paged(asked, page, Meeting(ties), "Entity", path, into)
    if asked.name == "since":
        into.append(Links(ties))
        return Since(
            Links(ties), tuple((each.key, each.name) for each in planner.operation.below(asked, "PartialDate"))
        )
    if asked.name == "identity":
        into.append(Links(ties))
        return Weakest(Links(ties))
    assert asked.name in ("strength", "shared"), f"CollaboratorEdge.{asked.name} is in the schema; nothing answers it"
    column = Strength(ties) if asked.name == "strength" else Number(Meeting(ties), distinct=True)
    into.append(column)
    return Read(column)


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
