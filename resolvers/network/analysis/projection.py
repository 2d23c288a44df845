"""The network of who works with whom, made from groups and who is in them. Everything here is pure.

groups a {x, y}, b {x, y, z}  →  x–y 1.5, x–z 0.5, y–z 0.5
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations, product, starmap
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from resolvers.network.analysis.figures import NetworkFigures
from resolvers.network.analysis.links import Links, Numbers, Reals
from schema.collaboration import DECIMALS
from schema.together import overlap


class Stay(NamedTuple):
    """From when to when an actor is in a group, and whether it is beyond doubt that it is this one."""

    first: str
    last: str
    sure: bool


@dataclass(frozen=True)
class ActorGroup:
    """A group: how many actors it has, and those that are credited with it, with whether that is beyond doubt.

    In a period they have their `stays` there, and need not have met; on one day they have.
    """

    id: str
    sort_key: str
    size: int
    credited: Mapping[str, bool]
    stays: Mapping[str, Sequence[Stay]] | None = None

    @cached_property
    def at_once(self) -> bool:
        """Whether all of them have met."""
        every = [stay for stays in (self.stays or {}).values() for stay in stays]
        return not every or max(stay.first for stay in every) <= min(stay.last for stay in every)

    def meet(self, one: str, two: str) -> bool:
        """Whether two of them have met."""
        return self.at_once or any(self.meetings(one, two))

    def sure(self, one: str, two: str) -> bool:
        """Whether it is beyond doubt of both, by stays in which they have met."""
        if self.stays is None:
            return self.credited[one] and self.credited[two]
        return any(a.sure and b.sure for a, b in self.meetings(one, two))

    def meetings(self, one: str, two: str) -> Iterator[tuple[Stay, Stay]]:
        """The stays of both in which they have met."""
        assert self.stays is not None, "on one day all have met"
        return ((a, b) for a, b in product(self.stays[one], self.stays[two]) if overlap(a, b))


@dataclass(frozen=True)
class NetworkGraph:
    """Nodes by id in the order of their names, the links between them by their numbers, and the figures of the whole.

    The first end of a link is the one that comes first, in two modes the actor. The strongest links come first.
    """

    nodes: tuple[str, ...]
    links: Links
    meetings: tuple[ActorGroup, ...]
    """The groups that the links come from, in the order of their names."""
    two_mode: bool = False
    omitted: tuple[str, ...] = ()
    """The groups that were left out for their size."""

    @cached_property
    def figures(self) -> NetworkFigures:
        return NetworkFigures(len(self.nodes), self.links)

    @property
    def actors(self) -> int:
        return len(self.nodes) - self._groups

    @property
    def _groups(self) -> int:
        """How many of the nodes are groups."""
        return len(self.meetings) if self.two_mode else 0

    @property
    def strength(self) -> float:
        return round(math.fsum(self.links.weight.tolist()), DECIMALS)

    @property
    def density(self) -> float:
        actors = self.actors
        pairs = actors * self._groups if self.two_mode else actors * (actors - 1) // 2
        return self.links.number / pairs if pairs else 0.0

    @cached_property
    def strongest_first(self) -> Sequence[int]:
        """The nodes by the sum of their strengths, equals by name."""
        return sorted(range(len(self.nodes)), key=lambda node: (-self.figures.strength[node], node))

    def between(self, nodes: Sequence[int]) -> Links:
        """The links between some of the nodes."""
        within = np.zeros(len(self.nodes), bool)
        within[list(nodes)] = True
        return self.links.take(within[self.links.source] & within[self.links.target])

    def via(self, links: Links) -> Iterator[Sequence[ActorGroup]]:
        """The groups that each link comes from, in their order."""
        for one, two in zip(links.source.tolist(), links.target.tolist(), strict=True):
            if self.two_mode:
                yield [self._of_node[two][self.nodes[two]]]
            else:
                few, many = sorted((self._of_node[one], self._of_node[two]), key=len)
                shared = (few[each] for each in few if each in many)
                met = (group for group in shared if group.meet(self.nodes[one], self.nodes[two]))
                yield sorted(met, key=lambda group: group.sort_key)

    def confirmed(self, one: int, two: int, via: Iterable[ActorGroup]) -> bool:
        """Whether it is beyond doubt that both ends of a link are in the groups that it comes from."""
        if self.two_mode:
            return all(group.credited[self.nodes[one]] for group in via)
        return all(group.sure(self.nodes[one], self.nodes[two]) for group in via)

    @cached_property
    def _of_node(self) -> Sequence[Mapping[str, ActorGroup]]:
        """The groups of each node by their ids; of a node that is a group, itself."""
        numbers = {each: number for number, each in enumerate(self.nodes)}
        found: list[dict[str, ActorGroup]] = [{} for _ in self.nodes]
        for group in self.meetings:
            for each in (group.id,) if self.two_mode else group.credited:
                if each in numbers:
                    found[numbers[each]][group.id] = group
        return found

    @property
    def weight(self) -> int:
        """About how many bytes it takes, with all its figures."""
        memberships = sum(len(each.credited) for each in self.meetings)
        return 1000 * len(self.nodes) + 24 * self.links.number + 300 * memberships


def read_groups(
    rows: Iterable[tuple[str, str, Sequence[Sequence[Any]]]], identities: Iterable[str], *, during: bool
) -> Sequence[ActorGroup]:
    """Groups from rows of [id, sort key, members], a member being [id, identity, …]; each once, in order.

    Of a period the last two values of a member are those of its stay.
    """
    allowed = set(identities)
    found = {}
    for identifier, sort_key, members in rows:
        credited: dict[str, bool] = {}
        stays: dict[str, list[Stay]] = {}
        for actor, identity, *others in members:
            if identity in allowed:
                sure = identity == "CONFIRMED"
                credited[actor] = credited.get(actor, False) or sure
                if during:
                    stays.setdefault(actor, []).append(Stay(others[-2], others[-1], sure))
        size = len({member[0] for member in members})
        found[identifier] = ActorGroup(identifier, sort_key, size, credited, stays if during else None)
    return sorted(found.values(), key=lambda group: group.sort_key)


def pairs_of(groups: Iterable[ActorGroup], largest: int) -> int:
    """How many pairs of actors the groups make: the work of projecting them."""
    return sum(len(group.credited) ** 2 // 2 for group in groups if group.size <= largest)


def too_large(groups: Iterable[ActorGroup], largest: int) -> tuple[str, ...]:
    """The groups that are left out for their size."""
    return tuple(group.id for group in groups if group.size > largest)


def project(
    groups: Sequence[ActorGroup], actors: Mapping[str, str], largest: int, least: float | None, around: "Around | None"
) -> NetworkGraph:
    """The network of actors: who shares a group with whom.

    `actors` are all that may be in it with their sort keys; `least` is the least strength of a link.
    """
    meetings = tuple(group for group in groups if 1 < group.size <= largest)
    names = sorted(actors, key=lambda each: actors[each])
    # only the half above the diagonal: the first end of a link is the one that comes first
    strengths = sparse.triu(_strengths(meetings, names), k=1, format="coo")
    links = Links(strengths.row.astype(np.int64), strengths.col.astype(np.int64), strengths.data)
    if least:
        links = links.take(links.rounded >= least)
    if around:
        distances = around.distances(names, lambda reached: _beside(links, reached))
        within = np.flatnonzero(distances >= 0)
        numbers = np.full(len(names), -1)
        numbers[within] = np.arange(len(within))
        links = Links(numbers[links.source], numbers[links.target], links.weight)
        links = links.take((links.source >= 0) & (links.target >= 0))
        names = [names[number] for number in within]
    links = links.take(np.lexsort((links.target, links.source, -links.rounded)))
    return NetworkGraph(tuple(names), links, meetings, omitted=too_large(groups, largest))


def two_mode(
    groups: Sequence[ActorGroup], actors: Mapping[str, str], largest: int, around: "Around | None"
) -> NetworkGraph:
    """The network of actors and groups: who is in what."""
    meetings = [group for group in groups if 0 < group.size <= largest]
    if around:
        names = sorted(actors)
        strengths = _strengths([group for group in meetings if group.size > 1], names)
        found = around.distances(names, lambda reached: strengths @ reached)
        distances = {each: distance for each, distance in zip(names, found.tolist(), strict=True) if distance >= 0}
        actors = {each: actors[each] for each in distances}
        meetings = [group for group in meetings if _belongs(group, distances, around.depth)]
    keys = {**actors, **{group.id: group.sort_key for group in meetings}}
    nodes = sorted(keys, key=lambda each: (keys[each], each))
    numbers = {each: number for number, each in enumerate(nodes)}
    links = sorted(
        (numbers[actor], numbers[group.id], 1.0) for group in meetings for actor in group.credited if actor in numbers
    )
    return NetworkGraph(tuple(nodes), Links.of(links), tuple(meetings), True, too_large(groups, largest))


def _strengths(groups: Sequence[ActorGroup], names: Sequence[str]) -> Any:
    """A matrix of the strengths between actors: of each pair that has met in a group its share."""
    numbers = {each: number for number, each in enumerate(names)}
    at_once = [group for group in groups if group.at_once]
    memberships = _memberships(at_once, numbers)
    shares = memberships.multiply(np.array([[1 / (group.size - 1) for group in at_once]])).tocsr()
    pairs = [
        (numbers[one], numbers[two], 1 / (group.size - 1))
        for group in groups
        if not group.at_once
        for one, two in permutations(group.credited, 2)
        if one in numbers and two in numbers and group.meet(one, two)
    ]
    rows, columns, weights = np.array(pairs, np.float64).reshape(-1, 3).T
    apart = sparse.csr_array((weights, (rows.astype(np.int64), columns.astype(np.int64))), (len(names), len(names)))
    return shares @ memberships.T + apart


def _memberships(groups: Sequence[ActorGroup], numbers: Mapping[str, int]) -> Any:
    """A matrix with a row for each actor and a column for each group, 1 where it is in it."""
    places = [
        (numbers[actor], column) for column, group in enumerate(groups) for actor in group.credited if actor in numbers
    ]
    rows, columns = np.array(places, np.int64).reshape(-1, 2).T
    return sparse.csr_array((np.ones(len(places)), (rows, columns)), (len(numbers), len(groups)))


def _beside(links: Links, reached: Reals) -> Reals:
    """Not 0 for the nodes that have a link to one that is not 0."""
    source, target, _ = links
    number = len(reached)
    found = np.bincount(source, reached[target], number) + np.bincount(target, reached[source], number)
    return found.astype(np.float64)


def _belongs(group: ActorGroup, distances: Mapping[str, int], depth: int) -> bool:
    """Whether a group lies within the circle: it joins two of its actors, or one that is not at its edge is in it."""
    inside = [each for each in group.credited if each in distances]
    joins = (group.at_once and len(inside) > 1) or any(starmap(group.meet, combinations(inside, 2)))
    return joins or any(distances[each] < depth for each in inside)


@dataclass(frozen=True)
class Around:
    """The actors that a network lies around, and how many links far."""

    actors: tuple[str, ...]
    depth: int

    def distances(self, names: Sequence[str], beside: Callable[[Reals], Any]) -> Numbers:
        """How far each of all actors is, -1 for who lies without; `beside` finds the next from those that are 1."""
        centre = set(self.actors)
        distances = np.array([0 if each in centre else -1 for each in names])
        for distance in range(1, self.depth + 1):
            next_ones = beside((distances == distance - 1).astype(np.float64)) > 0
            distances[next_ones & (distances < 0)] = distance
        return distances
