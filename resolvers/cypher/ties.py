"""The Cypher of collaboration: who shares a group with whom, and how large a group is.

Rolled up, an actor is the one that stands for its municipality, and that one is all units of it.
"""

from dataclasses import dataclass

from graph_store import ENTITY
from resolvers.block import Strength, Ties
from resolvers.cypher.membership import credited
from resolvers.cypher.names import Names, quoted, together
from resolvers.cypher.roll_up import counts_under, hold, units
from resolvers.cypher.scope import Held, Matched, Met, Other, Scope
from resolvers.cypher.sharing import share
from schema.collaboration import ACTOR, DECIMALS


@dataclass(frozen=True)
class TieClauses:
    """The Cypher of ties in one statement. Its methods take an actor, a group or a membership by its variable."""

    ties: Ties
    names: Names

    # What lies beside an actor

    def collaborators(self, actor: str, found: str) -> Matched:
        """Each actor that shares a group with the one at hand, and what lies between the two.

        All in one pass, however many groups the one and the others are in:

        MATCH (actor)-[r:PARTICIPATES_IN]->(g) … WITH g, actor.id AS other, collect([r, actor]) AS own
        MATCH (g)<-[r:PARTICIPATES_IN]-(n) … WITH g, other, own, n, collect(CASE WHEN … THEN [r, n] END) AS theirs
        WITH g, other, own, count(*) AS size, collect([n, theirs]) AS those WHERE size <= $largest
        UNWIND those AS x WITH x[0] AS found, x[1] AS theirs, … WITH found, other, collect([g, own, theirs]) AS met, …
        """
        group, size, x = (self.names.variable(letter) for letter in "gcx")
        other, own, theirs, those, met, strength = (self.names.variable("k") for _ in range(6))
        inside = self.members(group)
        r, n = inside.row.r, inside.row.n
        given, between = f"{group}, {other}, {own}", f"{other}, {met}, {strength}"
        if self.ties.rolled_up:
            member = each = id_ = self.names.variable("k")
            counted = f" WITH {given}, {r}, {n}, {self.counts_under(n)} AS {member}"
            node = f" MATCH ({found}:{ENTITY} {{id: {each}}}) WITH {found}, {between}"
        else:
            member, each, id_, counted, node = n, found, f"{found}.id", "", ""
        shared = share(self.ties, own, theirs, self.names) if self.ties.stays else f"size({theirs}) > 0"
        text = (
            f"{self._groups(actor, group, other, own)} {inside.clause}{counted} "
            f"WITH {given}, {member}, collect(CASE WHEN {self._credited(r)} THEN [{r}, {n}] END) AS {theirs} "
            f"WITH {given}, count(*) AS {size}, collect([{member}, {theirs}]) AS {those} WHERE {self._small(size)} "
            f"UNWIND {those} AS {x} WITH {x}[0] AS {each}, {x}[1] AS {theirs}, {given}, {size} "
            f"WHERE {id_} <> {other} AND {shared} "
            f"WITH {each}, {other}, collect([{group}, {own}, {theirs}]) AS {met}, "
            f"round(sum(1.0 / ({size} - 1)), {DECIMALS}) AS {strength}{node}"
        )
        known: dict[Held, str] = {Other(): other, Met(self.ties): met, Strength(self.ties): strength}
        return Matched(text, (), Scope(found, known=known))

    def gathered(self, actor: str) -> str:
        """All collaborators of an actor with what lies between, as a list, for whatever is asked of them."""
        found = self.collaborators(actor, self.names.variable("n"))
        return f"COLLECT {{ {found.clause} RETURN [{', '.join((found.row.n, *found.row.known.values()))}] }}"

    def each_gathered(self, gathered: str, found: str) -> Matched:
        """Each of the collaborators that lie in a list."""
        x = self.names.variable("x")
        known: dict[Held, str] = {
            each: self.names.variable("k") for each in (Other(), Met(self.ties), Strength(self.ties))
        }
        bound = ", ".join(f"{x}[{place}] AS {name}" for place, name in enumerate((found, *known.values())))
        return Matched(f"UNWIND {gathered} AS {x} WITH {bound}", (), Scope(found, known=known))

    def omitted(self, actor: str, found: str) -> Matched:
        """The groups of an actor that are too large."""
        size = self.names.variable("c")
        match = f"{self._groups(actor, found)} WITH {found}, {self._size(found)} AS {size}"
        return Matched(match, (f"{size} > {self.names.param(self.ties.largest)}",), Scope(found))

    # Steps from actors to groups and back

    def counted_actors(self, actor: str) -> Matched:
        """From the actors at hand to those that they count as."""
        if not self.ties.rolled_up:
            return Matched(f"WITH DISTINCT {actor}", (), Scope(actor))
        key, found = self.names.variable("k"), self.names.variable("n")
        counted = f"WITH DISTINCT {self.counts_under(actor)} AS {key} MATCH ({found}:{ENTITY} {{id: {key}}})"
        return Matched(counted, (), Scope(found))

    def step_to_groups(self, actor: str) -> Matched:
        """From the actors at hand to the groups that they are credited with."""
        group, r = self.names.variable("g"), self.names.variable("r")
        conditions = (self.last(r), self._credited(r))
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
            text = f"{small} {text} AND {self._credited(inside.row.r)}"
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

    def _groups(self, actor: str, group: str, other: str = "", own: str = "") -> str:
        """Each group that an actor is credited with.

        Under `other`, if it is named, the id that the actor counts under, and under `own` its memberships there.
        """
        r, unit, whole = self.names.variable("r"), actor, actor
        text = f"MATCH ({actor}:{ACTOR})"
        if self.ties.rolled_up:
            whole, unit = self.names.variable("n"), self.names.variable("n")
            text = (
                f"MATCH ({whole}:{ENTITY} {{id: {self.counts_under(actor)}}}) "
                f"WHERE {actor}:{ACTOR} AND {self.hold(actor)} "
                f"UNWIND {units(whole, self.ties, self.names)} AS {unit} MATCH ({unit})"
            )
        kept = f"{group}, {whole}.id AS {other}, collect([{r}, {unit}]) AS {own}" if own else f"DISTINCT {group}"
        return f"{text}-[{r}:{self._memberships}]->({group}) WHERE {self.last(r)} AND {self._credited(r)} WITH {kept}"

    @property
    def _memberships(self) -> str:
        return "|".join(quoted(each) for each in self.ties.memberships)

    def last(self, *memberships: str) -> str:
        """That at that time each of these is true, and what it joins is there."""
        return " AND ".join(each for r in memberships for each in together(r, self.ties.as_of, self.names))

    def _credited(self, membership: str) -> str:
        return credited(membership, self.ties, self.names)

    # Which actors count as one

    def counts_under(self, actor: str) -> str:
        return counts_under(actor, self.ties, self.names)

    def hold(self, node: str) -> str:
        return hold(node, self.ties, self.names)
