"""Who works with whom by plain Python over the facts, written from the definitions alone: no Cypher, none of ours.

groups a {x, y}, b {x, y, z}  →  x–y 3/2, x–z 1/2, y–z 1/2
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import permutations
from typing import Any

from tests.evaluator.facts import Facts, Node, Relationship

FIRST, LAST = "0001-01-01", "9999-12-31"


def number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def open_or_day(of: int) -> str:
    day = date.fromordinal(of).isoformat()
    return ".." if day in (FIRST, LAST) else day


THROUGH = {"PARTNERSHIP": "PARTICIPATES_IN", "COUNCIL": "REPRESENTED_IN", "AGREEMENT": "SIGNED"}


@dataclass(frozen=True)
class Assumed:
    """The assumptions of a question, as GraphQL takes them."""

    through: tuple[str, ...] = ("PARTNERSHIP", "COUNCIL")
    roll_up: str = "NONE"
    identity: tuple[str, ...] = ("CONFIRMED", "PROBABLE")
    certainty: tuple[str, ...] = ("CERTAIN", "POSSIBLE")
    max_group_size: int = 30
    time: str = "2026-11-23"
    """A day, or a period as ids have it in them."""

    def arguments(self) -> str:
        return (
            f"through: [{', '.join(self.through)}], rollUp: {self.roll_up}, identity: [{', '.join(self.identity)}], "
            f"certainty: [{', '.join(self.certainty)}], maxGroupSize: {self.max_group_size}"
        )

    def about(self) -> str:
        """The argument that says the time."""
        first, slash, last = self.time.partition("/")
        if not slash:
            return f'asOf: "{self.time}"'
        ends = (f'{end}: "{day}"' for end, day in (("from", first), ("to", last)) if day != "..")
        return f"during: {{{', '.join(ends)}}}"


@dataclass(frozen=True)
class Pair:
    """What lies between two actors: the groups that they share, and what each is a link by."""

    strength: Fraction
    via: tuple[str, ...]
    identity: str
    starts: tuple[tuple[Any, ...], ...]
    validity: Mapping[str, Any]
    roles: tuple[str, ...]
    spells: tuple[str, ...]


class Reference:
    """The two-mode network of some facts under some assumptions."""

    def __init__(self, facts: Facts, assumed: Assumed) -> None:
        self.facts = facts
        self.assumed = assumed
        self.first = assumed.time.partition("/")[0].replace("..", "0001-01-01")
        self.last = assumed.time.rpartition("/")[2].replace("..", "9999-12-31")
        self.groups: dict[str, list[tuple[str, Relationship]]] = defaultdict(list)
        types = {THROUGH[each] for each in assumed.through}
        for each in facts.relationships:
            actor, group = facts.node[each.start], facts.node[each.end]
            if each.type in types and self.there(each):
                self.groups[group.id].append((self.counted(actor), each))

    def holds(self, properties: Mapping[str, Any]) -> bool:
        return bool(properties["validFrom"] <= self.last and properties["validTo"] >= self.first)

    def there(self, membership: Relationship) -> bool:
        """Whether a membership is there, with both its ends, on some day of the time."""
        three = self.three(membership)
        first, last = max(each["validFrom"] for each in three), min(each["validTo"] for each in three)
        return bool(first <= last and first <= self.last and last >= self.first)

    def certain(self, *memberships: Relationship) -> bool:
        """Whether memberships and their ends surely hold at the time, all of them at once."""
        three = [properties for each in memberships for properties in self.three(each)]
        times = [(each["validFromLatest"], each["validToEarliest"]) for each in three]
        at_once = all(a[0] <= b[1] for a, b in permutations(times, 2))
        return at_once and all(start <= self.last and end >= self.first for start, end in times)

    def three(self, membership: Relationship) -> Sequence[Mapping[str, Any]]:
        """A membership and its ends."""
        ends = (self.facts.node[each].properties for each in (membership.start, membership.end))
        return (membership.properties, *ends)

    def meet(self, *both: Relationship) -> bool:
        """Whether two were in a group on the same day of a period; surely, where only what is certain counts."""
        if self.first == self.last == self.assumed.time:
            return True
        if self.assumed.certainty == ("CERTAIN",):
            return self.certain(*both)
        three = [properties for each in both for properties in self.three(each)]
        first, last = max(each["validFrom"] for each in three), min(each["validTo"] for each in three)
        return bool(first <= last)

    def meetings(self, group: str, one: str, two: str) -> list[tuple[Relationship, Relationship]]:
        """The memberships by which two actors were in a group together."""
        members = self.credited(group)
        return [(a, b) for a in members[one] for b in members[two] if self.meet(a, b)]

    def counted(self, actor: Node) -> str:
        """The id that an actor counts under."""
        if self.assumed.roll_up == "NONE" or not actor.properties.get("municipal"):
            return actor.id
        code = actor.properties.get("municipality")
        heads = [
            each
            for each in self.facts.nodes
            if code is not None
            and each.label == "Actor"
            and each.properties.get("kind") == "MUNICIPALITY"
            and each.properties.get("municipality") == code
            and self.holds(each.properties)
        ]
        return min(heads, key=lambda each: str(each.properties["sortKey"])).id if heads else actor.id

    def size(self, group: str) -> int:
        return len({actor for actor, _ in self.groups[group]})

    def credited(self, group: str) -> Mapping[str, list[Relationship]]:
        found: dict[str, list[Relationship]] = defaultdict(list)
        for actor, each in self.groups[group]:
            how_sure = "CERTAIN" if self.certain(each) else "POSSIBLE"
            identity = each.properties.get("identity", "CONFIRMED")
            if identity in self.assumed.identity and how_sure in self.assumed.certainty:
                found[actor].append(each)
        return found

    def omitted(self, actor: str | None = None) -> list[str]:
        """The groups that are too large, of one actor or all."""
        found = [
            group
            for group in self.groups
            if self.size(group) > self.assumed.max_group_size and (actor is None or actor in self.credited(group))
        ]
        return self.by_name(found)

    def by_name(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda each: str(self.facts.node[each].properties["sortKey"]))

    def actors(self) -> set[str]:
        return {actor for members in self.groups.values() for actor, _ in members}

    def pairs(self) -> Mapping[tuple[str, str], Pair]:
        """What lies between each two actors, from either side."""
        via: dict[tuple[str, str], list[str]] = defaultdict(list)
        for group in self.groups:
            if 1 < self.size(group) <= self.assumed.max_group_size:
                members = self.credited(group)
                for one in members:
                    for two in members:
                        if one != two and self.meetings(group, one, two):
                            via[one, two].append(group)
        return {pair: self.pair(*pair, groups) for pair, groups in via.items()}

    def pair(self, one: str, two: str, groups: Sequence[str]) -> Pair:
        sure = True
        starts = []
        for group in groups:
            met = self.meetings(group, one, two)
            surest = [all(each.properties.get("identity", "CONFIRMED") == "CONFIRMED" for each in both) for both in met]
            sure = sure and any(surest)
            for a, b in met:
                stated = [
                    each
                    for each in (self.facts.node[group].properties, a.properties, b.properties)
                    if each.get("validFromEdtf") is not None
                ]
                if stated:
                    starts.append(max((each["validFrom"], each["validFromLatest"]) for each in stated))
        strength = sum((Fraction(1, self.size(group) - 1) for group in groups), Fraction(0))
        both = [pair for group in groups for pair in self.meetings(group, one, two)]
        return Pair(
            strength,
            tuple(self.by_name(groups)),
            "CONFIRMED" if sure else "PROBABLE",
            tuple(starts),
            self.validity(both),
            self.roles(both),
            self.spells(both),
        )

    def membership(self, actor: str, group: str) -> Pair:
        """A link of two modes."""
        own = [(each,) for each in self.credited(group)[actor]]
        sure = any(each.properties.get("identity", "CONFIRMED") == "CONFIRMED" for (each,) in own)
        identity = "CONFIRMED" if sure else "PROBABLE"
        return Pair(Fraction(1), (group,), identity, (), self.validity(own), self.roles(own), self.spells(own))

    def roles(self, both: Sequence[tuple[Relationship, ...]]) -> tuple[str, ...]:
        return tuple(sorted({each.properties["role"] for pair in both for each in pair if "role" in each.properties}))

    def spells(self, both: Sequence[tuple[Relationship, ...]]) -> tuple[str, ...]:
        """The times that some pair can have been there, as periods, those that touch put together."""
        spans = set()
        for pair in both:
            facts = [properties for each in pair for properties in self.three(each)]
            starts = [each["validFrom"] for each in facts if "validFromEdtf" in each]
            ends = [each["validTo"] for each in facts if "validToEdtf" in each]
            spans.add((number(max(starts, default=FIRST)), number(min(ends, default=LAST))))
        firsts = {a for a, _ in spans if not any(c < a <= d + 1 for c, d in spans)}
        lasts = {b for _, b in spans if not any(c - 1 <= b < d for c, d in spans)}
        return tuple("/".join(map(open_or_day, each)) for each in zip(sorted(firsts), sorted(lasts), strict=True))

    def validity(self, both: Sequence[tuple[Relationship, ...]]) -> Mapping[str, Any]:
        """From when to when, by the first and the last day of each end, and whether that is sure of the day."""
        starts, ends = [], []
        for pair in both:
            facts = [
                properties
                for each in pair
                for properties in (
                    each.properties,
                    *(self.facts.node[end].properties for end in (each.start, each.end)),
                )
            ]
            starts.append(
                max(((f["validFrom"], f["validFromLatest"]) for f in facts if "validFromEdtf" in f), default=None)
            )
            ends.append(min(((f["validTo"], f["validToEarliest"]) for f in facts if "validToEdtf" in f), default=None))
        start = None if None in starts else min(each for each in starts if each)
        end = None if None in ends else max(each for each in ends if each)
        return {
            "from": start and {"earliest": start[0], "latest": start[1]},
            "to": end and {"earliest": end[1], "latest": end[0]},
            "holds": "CERTAIN" if any(self.certain(*pair) for pair in both) else "POSSIBLE",
        }
