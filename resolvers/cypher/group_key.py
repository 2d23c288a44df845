"""The keys of groups, as expressions over the node and the relationship at hand."""

from functools import singledispatch

from resolvers.block import Attribute, During, HoldsOn, LatestNode, Year
from resolvers.cypher.clause import latest
from resolvers.cypher.expression import find_beside
from resolvers.cypher.names import Names
from resolvers.cypher.scope import Scope


def place_of(here: Scope) -> str:
    """A node as the key of a group: its id, and its place in the order."""
    return f"[{here.n}.id, {here.n}.sortKey]"


@singledispatch
def compile_key(key: Attribute | Year | HoldsOn | LatestNode, here: Scope, names: Names) -> str:
    """The key of a group as an expression over the node and the relationship at hand."""
    raise TypeError(f"{key!r} is no key of a group")


@compile_key.register
def compile_own_key(key: Attribute, here: Scope, names: Names) -> str:
    return here.of(key)


@compile_key.register
def compile_year(key: Year, here: Scope, names: Names) -> str:
    year = f"left({here.of(key.value)}, 4)"
    return f"CASE WHEN {here.of(key.given)} IS NULL THEN null ELSE {year} END" if key.given else year


@compile_key.register
def compile_holds(key: HoldsOn, here: Scope, names: Names) -> str:
    days, (first, last) = key.days, names.bounds(key.time)
    certain = f"{here.of(days.start_latest)} <= {last} AND {here.of(days.end_earliest)} >= {first}"
    if days.met and isinstance(key.time, During):
        certain += f" AND {here.of(days.met)}"
    possible = f"{here.of(days.start)} <= {last} AND {here.of(days.end)} >= {first}"
    return f"CASE WHEN {certain} THEN 'CERTAIN' WHEN {possible} THEN 'POSSIBLE' END"


@compile_key.register
def compile_shown_node(key: LatestNode, here: Scope, names: Names) -> str:
    pattern, *beyond = key.path
    matched = find_beside(pattern, here, names)
    there = matched.row
    value = compile_key(LatestNode(tuple(beyond)), there, names) if beyond else place_of(there)
    return f"head(COLLECT {{ {matched.clause} {latest(there)} RETURN {value} }})"
