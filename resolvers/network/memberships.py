"""How the ends of a link are in the groups that it comes from: what its time and its roles are read from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from resolvers.block import NetworkQuestion
from resolvers.network.analysis.projection import ActorGroup, NetworkGraph
from resolvers.network.records import EntityRecords, Record
from schema.together import overlap


class Memberships:
    """The memberships of the groups of a network, as far as actors are credited with a group by them."""

    def __init__(self, asked: NetworkQuestion, found: EntityRecords) -> None:
        place, allowed = asked.shown.index(asked.members), frozenset(asked.ties.identities)
        self._in_a_period = bool(asked.ties.stays)

        @cache
        def of_group(group: str) -> Mapping[str, Sequence[Record]]:
            credited: dict[str, list[Record]] = defaultdict(list)
            for actor, *membership in found.records[group][place]:
                if membership[0] in allowed:
                    credited[actor].append(membership)
            return credited

        self._of_group = of_group

    def of_link(self, network: NetworkGraph, source: int, target: int, via: Sequence[ActorGroup]) -> list[Record]:
        """Rows as those of `SharedMemberships`; in two modes a membership stands for both ends."""
        one, two = network.nodes[source], network.nodes[target]
        if network.two_mode:
            return [[group.id, each, each] for group in via for each in self._of_group(group.id)[one]]
        return [
            [group.id, of_one, of_two]
            for group in via
            for of_one in self._of_group(group.id)[one]
            for of_two in self._of_group(group.id)[two]
            if not self._in_a_period or overlap(of_one[-2:], of_two[-2:])  # each ends with its stay
        ]
