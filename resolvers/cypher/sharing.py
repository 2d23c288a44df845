"""The Cypher of two collaborators: the groups that they share, with the memberships of both, as one pass found them.

    UNWIND k0 AS x1 … WITH x1[0] AS g2, …

Nothing is matched again for what is asked of two.
"""

from dataclasses import dataclass

from resolvers.block import Ties
from resolvers.cypher.membership import begun, credited, identity, meet, told
from resolvers.cypher.names import Names
from resolvers.cypher.scope import Matched, Met, Scope

GROUP, OWN, THEIRS = range(3)
"""Where it lies itself in a group that two share, and the memberships of the one, whose collaborator the other is."""

MEMBERSHIP, MEMBER = range(2)
"""Where in one of these the relationship lies, and the actor that it is of."""


@dataclass(frozen=True)
class Sharing:
    """Two collaborators by certain ties: the variable of the groups that they share."""

    ties: Ties
    met: str

    @classmethod
    def at(cls, here: Scope) -> "Sharing":
        """The actor at hand and the one whose collaborator it is."""
        ((held, met),) = ((held, name) for held, name in here.known.items() if isinstance(held, Met))
        return cls(held.ties, met)


def meeting(ties: Ties, pair: Sharing, found: str, names: Names) -> Matched:
    """The groups that two actors share, or with stricter ties those of them that they share by these."""
    if ties == pair.ties:
        groups = f"[x IN {pair.met} | x[{GROUP}]]"
    else:
        groups = f"[x IN {pair.met} WHERE {share(ties, f'x[{OWN}]', f'x[{THEIRS}]', names)} | x[{GROUP}]]"
    return Matched(f"UNWIND {groups} AS {found} WITH {found}", (), Scope(found))


def share(ties: Ties, own: str, theirs: str, names: Names) -> str:
    """That two lists of memberships in a group have one each by which the two actors share it."""
    one, two = (names.variable("x") for _ in range(2))
    a, b = f"{one}[{MEMBERSHIP}]", f"{two}[{MEMBERSHIP}]"
    other = " AND ".join([credited(b, ties, names), *meet(ties, a, b)])
    return (
        f"size([{one} IN {theirs} WHERE {credited(a, ties, names)} AND size([{two} IN {own} WHERE {other}]) > 0]) > 0"
    )


def links(ties: Ties, pair: Sharing, names: Names, *, whole: bool) -> str:
    """The rows of `SharedMemberships`: each membership of the one beside each of the other that it meets."""
    x, group = names.variable("x"), names.variable("g")
    both = [(names.variable("k"), names.variable("r"), names.variable("n")) for _ in range(2)]
    (theirs, one, _), (own, two, _) = both
    bound = ", ".join(f"{k}[{MEMBERSHIP}] AS {r}, {k}[{MEMBER}] AS {n}" for k, r, n in both)
    met = "".join(f" WHERE {each}" for each in meet(ties, one, two))
    rows = (
        f"[{', '.join([identity(r), *(told(r, group, n, ties, names) if whole else begun(r, group))])}]"
        for _, r, n in both
    )
    return (
        f"COLLECT {{ UNWIND {pair.met} AS {x} UNWIND {x}[{THEIRS}] AS {theirs} UNWIND {x}[{OWN}] AS {own} "
        f"WITH {x}[{GROUP}] AS {group}, {bound}{met} RETURN [{group}.id, {', '.join(rows)}] }}"
    )
