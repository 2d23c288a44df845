"""The Cypher of collaboration: who shares a group with whom, and how large a group is.

Rolled up, an actor is the one that stands for its municipality, and that one is all units of it.
"""

from resolvers.block import Ties
from resolvers.names import Names, quoted, valid
from schema.collaboration import ACTOR, HEAD_OF, UNIT_OF

DECIMALS = 9
"""Strengths are rounded before they are compared: the order in which parts are added shall not show."""


def collaborators(ties: Ties, n: str, found: str, other: str, names: Names) -> str:
    """Each actor that shares a group with `n` in `found`, with the id of the one whose collaborator it is in `other`.

    MATCH (n)-[:PARTICIPATES_IN]->(g) WITH DISTINCT g … MATCH (g)<-[:PARTICIPATES_IN]-(found) WITH DISTINCT found, other
    """
    group, size, r, member = names.variable("g"), names.variable("c"), names.variable("r"), found
    if ties.rolled_up:
        member = names.variable("n")
    matched = (
        f"{_groups(ties, n, group, other, names)} "
        f"WITH {group}, {other}, {_size(ties, group, names)} AS {size} WHERE {size} <= {names.param(ties.largest)} "
        f"{_in_group(ties, group, r, member, names)} AND {_credited(ties, r, names)}"
    )
    if not ties.rolled_up:
        return f"{matched} AND {found}.id <> {other} WITH DISTINCT {found}, {other}"
    key = names.variable("k")
    return (
        f"{matched} WITH DISTINCT {_rolled(ties, member, names)} AS {key}, {other} "
        f"WITH {key}, {other} WHERE {key} <> {other} "
        f"MATCH ({found}:Entity {{id: {key}}}) WITH {found}, {other}"
    )


def meeting(ties: Ties, n: str, other: str, found: str, names: Names) -> tuple[str, list[str]]:
    """The groups that the actor `n` shares with the one whose id is `other`, and that they are not too large."""
    size = names.variable("c")
    matched = _shared(ties, n, names.variable("r"), found, names.variable("r"), other, names)
    counted = f"WITH DISTINCT {found} WITH {found}, {_size(ties, found, names)} AS {size}"
    return f"{matched} {counted}", [f"{size} <= {names.param(ties.largest)}"]


def strength(ties: Ties, n: str, other: str, names: Names) -> str:
    """How strongly the actor `n` works with the one whose id is `other`: the sum of 1/(n - 1) over their groups."""
    group, size = names.variable("g"), names.variable("c")
    shared = _shared(ties, n, names.variable("r"), group, names.variable("r"), other, names)
    parts = (
        f"COLLECT {{ {shared} WITH DISTINCT {group} WITH {_size(ties, group, names)} AS {size} "
        f"WHERE {size} <= {names.param(ties.largest)} RETURN 1.0 / ({size} - 1) }}"
    )
    return f"round(reduce(s = 0.0, x IN {parts} | s + x), {DECIMALS})"


def links(ties: Ties, n: str, other: str, names: Names) -> str:
    """The rows of `Links`."""
    group, size, one, two = names.variable("g"), names.variable("c"), names.variable("r"), names.variable("r")
    shared = _shared(ties, n, one, group, two, other, names)
    starts = ", ".join(
        f"[{each}.validFrom, {each}.validFromEdtf, {each}.validFromAsPublished, {each}.validFromLatest]"
        for each in (group, one, two)
    )
    return (
        f"COLLECT {{ {shared} WITH {one}, {group}, {two}, {_size(ties, group, names)} AS {size} "
        f"WHERE {size} <= {names.param(ties.largest)} "
        f"RETURN [{group}.id, {_identity(one)}, {_identity(two)}, [{starts}]] }}"
    )


def omitted(ties: Ties, n: str, found: str, names: Names) -> tuple[str, list[str]]:
    """The groups of the actor `n`, and that they are too large."""
    size, own = names.variable("c"), names.variable("k")
    matched = f"{_groups(ties, n, found, own, names)} WITH {found}, {_size(ties, found, names)} AS {size}"
    return matched, [f"{size} > {names.param(ties.largest)}"]


def members(ties: Ties, group: str, names: Names) -> tuple[str, str, str, str]:
    """The MATCH of who is in a group, the membership, the id that the actor counts under, and its identity there."""
    r, member = names.variable("r"), names.variable("n")
    matched = _in_group(ties, group, r, member, names)
    counted = _rolled(ties, member, names) if ties.rolled_up else f"{member}.id"
    return matched, r, counted, _identity(r)


def counted_actors(ties: Ties, n: str, names: Names) -> tuple[str, str]:
    """From the actors at hand to those that they count as, and the variable of these."""
    if not ties.rolled_up:
        return f"WITH DISTINCT {n}", n
    key, found = names.variable("k"), names.variable("n")
    return f"WITH DISTINCT {_rolled(ties, n, names)} AS {key} MATCH ({found}:Entity {{id: {key}}})", found


def step_to_groups(ties: Ties, n: str, group: str, names: Names) -> tuple[str, list[str]]:
    """From the actors at hand to the groups that they are credited with, and what must hold of these."""
    r = names.variable("r")
    conditions = [_hold(ties, names, r, group), _credited(ties, r, names)]
    if not ties.rolled_up:
        return f"MATCH ({n})-[{r}:{_memberships(ties)}]->({group})", conditions
    unit = names.variable("n")
    units = f"UNWIND {_units(ties, n, names)} AS {unit}"
    return f"{units} MATCH ({unit})-[{r}:{_memberships(ties)}]->({group})", conditions


def step_to_actors(ties: Ties, group: str, names: Names, *, everybody: bool) -> tuple[str, str]:
    """From the groups at hand to the actors in them; not `everybody`, only those that tell who works with whom."""
    r, member = names.variable("r"), names.variable("n")
    matched = _in_group(ties, group, r, member, names)
    if not everybody:
        size = names.variable("c")
        small = f"WITH {group}, {_size(ties, group, names)} AS {size} WHERE {size} <= {names.param(ties.largest)}"
        matched = f"{small} {matched} AND {_credited(ties, r, names)}"
    counted, found = counted_actors(ties, member, names)
    return f"{matched} {counted}", found


def _groups(ties: Ties, n: str, group: str, own: str, names: Names) -> str:
    """Each group that the actor `n` is credited with, with the id that the actor counts under in `own`."""
    r = names.variable("r")
    if not ties.rolled_up:
        return (
            f"MATCH ({n}:{ACTOR})-[{r}:{_memberships(ties)}]->({group}) "
            f"WHERE {_hold(ties, names, n, r, group)} AND {_credited(ties, r, names)} "
            f"WITH DISTINCT {group}, {n}.id AS {own}"
        )
    whole, unit = names.variable("n"), names.variable("n")
    return (
        f"MATCH ({whole}:Entity {{id: {_rolled(ties, n, names)}}}) WHERE {n}:{ACTOR} AND {_hold(ties, names, n)} "
        f"UNWIND {_units(ties, whole, names)} AS {unit} "
        f"MATCH ({unit})-[{r}:{_memberships(ties)}]->({group}) "
        f"WHERE {_hold(ties, names, r, group)} AND {_credited(ties, r, names)} "
        f"WITH DISTINCT {group}, {whole}.id AS {own}"
    )


def _shared(ties: Ties, n: str, one: str, group: str, two: str, other: str, names: Names) -> str:
    """The MATCH of the groups that `n` and the actor with the id `other` are both credited with."""
    credited = f"{_credited(ties, one, names)} AND {_credited(ties, two, names)}"
    memberships = _memberships(ties)
    if not ties.rolled_up:
        return (
            f"MATCH ({n})-[{one}:{memberships}]->({group})<-[{two}:{memberships}]-(:Entity {{id: {other}}}) "
            f"WHERE {_hold(ties, names, one, group, two)} AND {credited}"
        )
    unit, member = names.variable("n"), names.variable("n")
    return (
        f"UNWIND {_units(ties, n, names)} AS {unit} "
        f"MATCH ({unit})-[{one}:{memberships}]->({group})<-[{two}:{memberships}]-({member}:{ACTOR}) "
        f"WHERE {_hold(ties, names, one, group, two, member)} AND {credited} "
        f"AND {_rolled(ties, member, names)} = {other}"
    )


def _in_group(ties: Ties, group: str, r: str, member: str, names: Names) -> str:
    """The MATCH of the actors in a group."""
    return f"MATCH ({group})<-[{r}:{_memberships(ties)}]-({member}:{ACTOR}) WHERE {_hold(ties, names, r, member)}"


def _size(ties: Ties, group: str, names: Names) -> str:
    """How many actors a group has."""
    r, member = names.variable("r"), names.variable("n")
    matched = _in_group(ties, group, r, member, names)
    if not ties.rolled_up:
        return f"COUNT {{ {matched} RETURN DISTINCT {member} }}"
    key = names.variable("k")
    return f"COUNT {{ {matched} WITH DISTINCT {_rolled(ties, member, names)} AS {key} RETURN {key} }}"


def _rolled(ties: Ties, n: str, names: Names) -> str:
    """The id that the actor `n` counts under."""
    return f"CASE WHEN {n}.municipal THEN coalesce({_head(ties, n, names)}, {n}.id) ELSE {n}.id END"


def _head(ties: Ties, n: str, names: Names) -> str:
    """The id of the actor that stands for the municipality of the actor `n`; null where there is none."""
    head = names.variable("n")
    return (
        f"head(COLLECT {{ MATCH ({head}:{ACTOR} {{{HEAD_OF}: {n}.municipality}}) WHERE {_hold(ties, names, head)} "
        f"WITH {head} ORDER BY {head}.sortKey LIMIT 1 RETURN {head}.id }})"
    )


def _units(ties: Ties, n: str, names: Names) -> str:
    """The actors that count as the actor `n`: of one that stands for a municipality all its units, else itself."""
    unit = names.variable("n")
    every = (
        f"COLLECT {{ MATCH ({unit}:{ACTOR} {{{UNIT_OF}: {n}.{HEAD_OF}}}) "
        f"WHERE {_hold(ties, names, unit)} AND {unit}.id <> {n}.id RETURN {unit} }}"
    )
    is_head = f"{n}.{HEAD_OF} IS NOT NULL AND {_head(ties, n, names)} = {n}.id"
    return f"CASE WHEN {is_head} THEN [{n}] + {every} ELSE [{n}] END"


def _memberships(ties: Ties) -> str:
    return "|".join(quoted(each) for each in ties.memberships)


def _hold(ties: Ties, names: Names, *variables: str) -> str:
    return " AND ".join(each for variable in variables for each in valid(variable, ties.as_of, names))


def _identity(r: str) -> str:
    """What has no identity leaves no doubt about it."""
    return f"coalesce({r}.identity, 'CONFIRMED')"


def _credited(ties: Ties, r: str, names: Names) -> str:
    return f"{_identity(r)} IN {names.param(ties.identities)}"
