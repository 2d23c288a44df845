"""The Cypher of collaboration: who shares a group with whom, and how large a group is.

Rolled up, an actor is the one that stands for its municipality, and that one is all units of it.
"""

from dataclasses import dataclass

from resolvers.block import Ties
from resolvers.cypher.membership import begun, credited, identity, meet, told
from resolvers.cypher.names import Names, quoted, together
from resolvers.cypher.roll_up import counts_under, hold, units
from resolvers.cypher.scope import Matched, Other, Scope
from schema.collaboration import ACTOR, DECIMALS


@dataclass(frozen=True)
class Shared:
    """The clause that finds the groups of two actors, and the variables of the memberships of the one and the other.

    `members` are those of the actors that are in them, units of those two where they are rolled up.
    """

    clause: str
    one: str
    two: str
    members: tuple[str, str]


@dataclass(frozen=True)
class TieClauses:
    """The Cypher of ties in one statement. Its methods take an actor, a group or a membership by its variable."""

    ties: Ties
    names: Names

    # What lies beside an actor

    def collaborators(self, actor: str, found: str) -> Matched:
        """Each actor that shares a group with the one at hand, and the id under which that one counts.

        MATCH (actor)-[:PARTICIPATES_IN]->(g) WITH DISTINCT g, other … MATCH (g)<-[:PARTICIPATES_IN]-(found)
        WITH DISTINCT found, other
        """
        other, group, size = self.names.variable("k"), self.names.variable("g"), self.names.variable("c")
        stay = tuple(self.names.variable("k") for _ in self.ties.stays)
        inside = self.members(group, None if self.ties.rolled_up else found)
        matched = (
            f"{self._groups(actor, group, other, *stay)} "
            f"WITH {', '.join([group, other, *stay])}, {self._size(group)} AS {size} WHERE {self._small(size)} "
            f"{inside.clause} AND {credited(inside.row.r, self.ties, self.names)}"
            f"{''.join(f' AND {each}' for each in meet(self.ties, inside.row.r, *stay))}"
        )
        row = Scope(found, known={Other(): other})
        if not self.ties.rolled_up:
            return Matched(f"{matched} AND {found}.id <> {other} WITH DISTINCT {found}, {other}", (), row)
        key = self.names.variable("k")
        return Matched(
            f"{matched} WITH DISTINCT {self.counts_under(inside.row.n)} AS {key}, {other} "
            f"WITH {key}, {other} WHERE {key} <> {other} "
            f"MATCH ({found}:Entity {{id: {key}}}) WITH {found}, {other}",
            (),
            row,
        )

    def meeting(self, actor: str, other: str, found: str) -> Matched:
        """The groups that an actor shares with the one whose id is `other`."""
        size = self.names.variable("c")
        shared = self._shared(actor, found, other)
        match = f"{shared.clause} WITH DISTINCT {found} WITH {found}, {self._size(found)} AS {size}"
        return Matched(match, (self._small(size),), Scope(found))

    def omitted(self, actor: str, found: str) -> Matched:
        """The groups of an actor that are too large."""
        size, own = self.names.variable("c"), self.names.variable("k")
        match = f"{self._groups(actor, found, own)} WITH {found}, {self._size(found)} AS {size}"
        return Matched(match, (f"{size} > {self.names.param(self.ties.largest)}",), Scope(found))

    def strength(self, actor: str, other: str) -> str:
        """How strongly an actor works with the one whose id is `other`: the sum of 1/(n - 1) over their groups."""
        group, size = self.names.variable("g"), self.names.variable("c")
        shared = self._shared(actor, group, other)
        parts = (
            f"COLLECT {{ {shared.clause} WITH DISTINCT {group} WITH {self._size(group)} AS {size} "
            f"WHERE {self._small(size)} RETURN 1.0 / ({size} - 1) }}"
        )
        return f"round(reduce(s = 0.0, x IN {parts} | s + x), {DECIMALS})"

    def links(self, actor: str, other: str, *, whole: bool) -> str:
        """The rows of `SharedMemberships`."""
        group, size, member = self.names.variable("g"), self.names.variable("c"), self.names.variable("n")
        shared = self._shared(actor, group, other, member)
        both = {
            self.names.variable("m"): [
                identity(r),
                *(told(r, group, member, self.ties, self.names) if whole else begun(r, group)),
            ]
            for r, member in zip((shared.one, shared.two), shared.members, strict=True)
        }
        bound = ", ".join(f"[{', '.join(values)}] AS {name}" for name, values in both.items())
        return (
            f"COLLECT {{ {shared.clause} WITH {group}, {bound}, {self._size(group)} AS {size} "
            f"WHERE {self._small(size)} RETURN [{group}.id, {', '.join(both)}] }}"
        )

    # Steps from actors to groups and back

    def counted_actors(self, actor: str) -> Matched:
        """From the actors at hand to those that they count as."""
        if not self.ties.rolled_up:
            return Matched(f"WITH DISTINCT {actor}", (), Scope(actor))
        key, found = self.names.variable("k"), self.names.variable("n")
        counted = f"WITH DISTINCT {self.counts_under(actor)} AS {key} MATCH ({found}:Entity {{id: {key}}})"
        return Matched(counted, (), Scope(found))

    def step_to_groups(self, actor: str) -> Matched:
        """From the actors at hand to the groups that they are credited with."""
        group, r = self.names.variable("g"), self.names.variable("r")
        conditions = (self.last(r), credited(r, self.ties, self.names))
        if not self.ties.rolled_up:
            return Matched(f"MATCH ({actor})-[{r}:{self._memberships}]->({group})", conditions, Scope(group))
        unit = self.names.variable("n")
        every = f"UNWIND {units(actor, self.ties, self.names)} AS {unit}"
        return Matched(f"{every} MATCH ({unit})-[{r}:{self._memberships}]->({group})", conditions, Scope(group))

    def step_to_actors(self, group: str, *, everybody: bool) -> Matched:
        """From the groups at hand to the actors in them; not `everybody`, only those that tell who works with whom."""
        inside = self.members(group)
        text = inside.clause
        if not everybody:
            size = self.names.variable("c")
            small = f"WITH {group}, {self._size(group)} AS {size} WHERE {self._small(size)}"
            text = f"{small} {text} AND {credited(inside.row.r, self.ties, self.names)}"
        counted = self.counted_actors(inside.row.n)
        return Matched(f"{text} {counted.clause}", (), counted.row)

    # Groups and those in them

    def members(self, group: str, member: str | None = None) -> Matched:
        """The actors in a group, and their memberships. `member` is a variable that is there already."""
        row = Scope(r=self.names.variable("r"), n=member or self.names.variable("n"))
        match = f"MATCH ({group})<-[{row.r}:{self._memberships}]-({row.n}:{ACTOR})"
        return Matched(match, (self.last(row.r),), row)

    def _size(self, group: str) -> str:
        """How many actors a group has."""
        inside = self.members(group)
        if not self.ties.rolled_up:
            return f"COUNT {{ {inside.clause} RETURN DISTINCT {inside.row.n} }}"
        key = self.names.variable("k")
        return f"COUNT {{ {inside.clause} WITH DISTINCT {self.counts_under(inside.row.n)} AS {key} RETURN {key} }}"

    def _small(self, size: str) -> str:
        """That a group is not too large to tell who works with whom."""
        return f"{size} <= {self.names.param(self.ties.largest)}"

    def _groups(self, actor: str, group: str, own: str, *stay: str) -> str:
        """Each group that an actor is credited with, and under `own` the id that the actor counts under.

        Under `stay`, if it is named, from when to when it is in the group: several times where it is so.
        """
        r = self.names.variable("r")
        lasting = "".join(f", {r}.{each.property} AS {name}" for each, name in zip(self.ties.stays, stay, strict=False))
        if not self.ties.rolled_up:
            return (
                f"MATCH ({actor}:{ACTOR})-[{r}:{self._memberships}]->({group}) "
                f"WHERE {self.last(r)} AND {credited(r, self.ties, self.names)} "
                f"WITH DISTINCT {group}, {actor}.id AS {own}{lasting}"
            )
        whole, unit = self.names.variable("n"), self.names.variable("n")
        return (
            f"MATCH ({whole}:Entity {{id: {self.counts_under(actor)}}}) WHERE {actor}:{ACTOR} AND {self.hold(actor)} "
            f"UNWIND {units(whole, self.ties, self.names)} AS {unit} "
            f"MATCH ({unit})-[{r}:{self._memberships}]->({group}) "
            f"WHERE {self.last(r)} AND {credited(r, self.ties, self.names)} "
            f"WITH DISTINCT {group}, {whole}.id AS {own}{lasting}"
        )

    def _shared(self, actor: str, group: str, other: str, member: str = "") -> Shared:
        """The groups that an actor and the one whose id is `other` are both credited with."""
        one, two = self.names.variable("r"), self.names.variable("r")
        there = [credited(each, self.ties, self.names) for each in (one, two)]
        sure = " AND ".join([*there, *meet(self.ties, one, *(f"{two}.{each.property}" for each in self.ties.stays))])
        if not self.ties.rolled_up:
            clause = (
                f"MATCH ({actor})-[{one}:{self._memberships}]->({group})"
                f"<-[{two}:{self._memberships}]-({member}:Entity {{id: {other}}}) "
                f"WHERE {self.last(one, two)} AND {sure}"
            )
            return Shared(clause, one, two, (actor, member))
        unit, member = self.names.variable("n"), member or self.names.variable("n")
        clause = (
            f"UNWIND {units(actor, self.ties, self.names)} AS {unit} "
            f"MATCH ({unit})-[{one}:{self._memberships}]->({group})"
            f"<-[{two}:{self._memberships}]-({member}:{ACTOR}) "
            f"WHERE {self.last(one, two)} AND {sure} AND {self.counts_under(member)} = {other}"
        )
        return Shared(clause, one, two, (unit, member))

    @property
    def _memberships(self) -> str:
        return "|".join(quoted(each) for each in self.ties.memberships)

    def last(self, *memberships: str) -> str:
        """That at that time each of these is true, and what it joins is there."""
        return " AND ".join(each for r in memberships for each in together(r, self.ties.as_of, self.names))

    # Which actors count as one

    def counts_under(self, actor: str) -> str:
        return counts_under(actor, self.ties, self.names)

    def hold(self, node: str) -> str:
        return hold(node, self.ties, self.names)
