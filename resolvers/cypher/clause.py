"""MATCH: what lies beside a node, before anything else must hold of it."""

from resolvers.block import Collaborators, Logged, Meeting, Neighbours, Nodes, Omitted, Pattern
from resolvers.cypher.names import Names, quoted, together
from resolvers.cypher.scope import Gathered, Matched, Scope
from resolvers.cypher.sharing import Sharing, meeting
from resolvers.cypher.ties import TieClauses
from schema.edge import Direction

_ARROWS = {Direction.OUT: ("-", "->"), Direction.IN: ("<-", "-"), Direction.BOTH: ("-", "-")}


def match_beside(beside: Neighbours, here: Scope, r: str, n: str, names: Names) -> Matched:
    """What lies beside the node at hand, whatever else must hold of it."""
    match beside:
        case Collaborators():
            gathered = here.known.get(Gathered(beside.ties))
            ties = TieClauses(beside.ties, names)
            return ties.each_gathered(gathered, n) if gathered else ties.collaborators(here.n, n)
        case Meeting():
            return meeting(beside.ties, Sharing.at(here), n, names)
        case Omitted():
            return TieClauses(beside.ties, names).omitted(here.n, n)
        case Logged():
            if beside.of_fact:
                return Matched(f"MATCH ({n}:Change {{subject: {here.n}.id}})", (), Scope(n))
            subject = names.variable("k")  # found by an index on both engines, as what is IN a list is not
            match = f"UNWIND {here.n}.formerIds + {here.n}.id AS {subject} MATCH ({n}:Change {{subject: {subject}}})"
            return Matched(match, (), Scope(n))
        case Pattern():
            left, right = _ARROWS[beside.direction]
            parent = here.n + (f":{quoted(beside.parent)}" if beside.parent else "")
            relationship = f"{left}[{r}:{quoted(beside.relationship)}]{right}"
            match = f"MATCH ({parent}){relationship}({n}:{quoted(beside.target)})"
            return Matched(match, tuple(together(r, beside.as_of, names)), here.beside(n, r))


def latest(there: Scope) -> str:
    """Of what was found the edge with the latest start, of equals the first by its id."""
    return f"WITH {', '.join(there.variables)} ORDER BY {there.r}.validFrom DESC, {there.r}.id LIMIT 1"


def count_nodes(nodes: Nodes, names: Names) -> str:
    """All nodes of a label by the engine's own count, less those that an index finds not yet or no longer valid."""
    every = f"COUNT {{ MATCH (:{quoted(nodes.label)}) }}"
    if nodes.as_of is None:
        return every
    n, (first, last) = names.variable("n"), names.bounds(nodes.as_of)
    over = f"COUNT {{ MATCH ({n}:{quoted(nodes.label)}) WHERE {n}.validTo < {first} }}"
    to_come = f"COUNT {{ MATCH ({n}:{quoted(nodes.label)}) WHERE {n}.validFrom > {last} }}"
    return f"{every} - {over} - {to_come}"
