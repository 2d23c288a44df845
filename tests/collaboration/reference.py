"""Who works with whom by plain Python over the facts, written from the definitions alone: no Cypher, none of ours.

groups a {x, y}, b {x, y, z}  →  x–y 3/2, x–z 1/2, y–z 1/2
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.evaluator.facts import Facts, Node, Relationship

THROUGH = {"PARTNERSHIP": "PARTICIPATES_IN", "COUNCIL": "REPRESENTED_IN", "AGREEMENT": "SIGNED"}


@dataclass(frozen=True)
class Assumed:
    """The assumptions of a question, as GraphQL takes them."""

    through: tuple[str, ...] = ("PARTNERSHIP", "COUNCIL")
    roll_up: str = "NONE"
    identity: tuple[str, ...] = ("CONFIRMED", "PROBABLE")
    certainty: tuple[str, ...] = ("CERTAIN", "POSSIBLE")
    max_group_size: int = 30
    as_of: str = "2026-11-23"

    def arguments(self) -> str:
        return (
            f"through: [{', '.join(self.through)}], rollUp: {self.roll_up}, identity: [{', '.join(self.identity)}], "
            f"certainty: [{', '.join(self.certainty)}], maxGroupSize: {self.max_group_size}"
        )


@dataclass(frozen=True)
class Pair:
    """What lies between two actors: the groups that they share, and what each is a link by."""

    strength: Fraction
    via: tuple[str, ...]
    identity: str
    starts: tuple[tuple[Any, ...], ...]
    validity: Mapping[str, Any]
    roles: tuple[str, ...]


class Reference:
    """The two-mode network of some facts under some assumptions."""

    def __init__(self, facts: Facts, assumed: Assumed) -> None:
        self.facts = facts
        self.assumed = assumed
        self.groups: dict[str, list[tuple[str, Relationship]]] = defaultdict(list)
        types = {THROUGH[each] for each in assumed.through}
        for each in facts.relationships:
            actor, group = facts.node[each.start], facts.node[each.end]
            if each.type in types and all(map(self.holds, (each.properties, actor.properties, group.properties))):
                self.groups[group.id].append((self.counted(actor), each))

    def holds(self, properties: Mapping[str, Any]) -> bool:
        return bool(properties["validFrom"] <= self.assumed.as_of <= properties["validTo"])

    def certain(self, membership: Relationship) -> bool:
        """Whether a membership and both its ends hold on the day whatever days are meant."""
        ends = (self.facts.node[membership.start].properties, self.facts.node[membership.end].properties)
        return all(
            each["validFromLatest"] <= self.assumed.as_of <= each["validToEarliest"]
            for each in (membership.properties, *ends)
        )

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
                        if one != two:
                            via[one, two].append(group)
        return {pair: self.pair(*pair, groups) for pair, groups in via.items()}

    def pair(self, one: str, two: str, groups: Sequence[str]) -> Pair:
        sure = True
        starts = []
        for group in groups:
            members = self.credited(group)
            surest = [
                all(each.properties.get("identity", "CONFIRMED") == "CONFIRMED" for each in both)
                for both in ((a, b) for a in members[one] for b in members[two])
            ]
            sure = sure and any(surest)
            for a in members[one]:
                for b in members[two]:
                    stated = [
                        each
                        for each in (self.facts.node[group].properties, a.properties, b.properties)
                        if each.get("validFromEdtf") is not None
                    ]
                    if stated:
                        starts.append(max((each["validFrom"], each["validFromLatest"]) for each in stated))
        strength = sum((Fraction(1, self.size(group) - 1) for group in groups), Fraction(0))
        both = [(a, b) for group in groups for a in self.credited(group)[one] for b in self.credited(group)[two]]
        return Pair(
            strength,
            tuple(self.by_name(groups)),
            "CONFIRMED" if sure else "PROBABLE",
            tuple(starts),
            self.validity(both),
            self.roles(both),
        )

    def membership(self, actor: str, group: str) -> Pair:
        """A link of two modes."""
        own = [(each, each) for each in self.credited(group)[actor]]
        sure = any(each.properties.get("identity", "CONFIRMED") == "CONFIRMED" for each, _ in own)
        identity = "CONFIRMED" if sure else "PROBABLE"
        return Pair(Fraction(1), (group,), identity, (), self.validity(own), self.roles(own))

    def roles(self, both: Sequence[tuple[Relationship, ...]]) -> tuple[str, ...]:
        return tuple(sorted({each.properties["role"] for pair in both for each in pair if "role" in each.properties}))

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
            "holds": "CERTAIN" if any(all(map(self.certain, pair)) for pair in both) else "POSSIBLE",
        }
