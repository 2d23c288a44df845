"""The network of who works with whom, made from groups and who is in them. Everything here is pure.

groups a {x, y}, b {x, y, z}  →  x–y 1.5, x–z 0.5, y–z 0.5
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from resolvers.metrics import Figures
from resolvers.ties import DECIMALS


@dataclass(frozen=True)
class Group:
    """A group: how many actors it has, and those that are credited with it, with whether that is beyond doubt."""

    id: str
    sort_key: str
    size: int
    credited: Mapping[str, bool]


@dataclass(frozen=True)
class Link:
    """A link between two nodes by their numbers, the first one first; `via` are groups in their order."""

    source: int
    target: int
    strength: float
    via: tuple[str, ...]
    confirmed: bool
    exact: float
    """The strength before it was rounded: sums are made of these."""


@dataclass(frozen=True)
class Network:
    """Nodes by id in the order of their names, their links in order, and the figures of the whole."""

    nodes: tuple[str, ...]
    groups: frozenset[str]
    """Those of the nodes that are groups."""
    links: tuple[Link, ...]
    omitted: tuple[str, ...] = ()
    """The groups that were left out for their size."""

    @cached_property
    def figures(self) -> Figures:
        return Figures(len(self.nodes), [(link.source, link.target, link.exact) for link in self.links])

    @property
    def actors(self) -> int:
        return len(self.nodes) - len(self.groups)

    @property
    def strength(self) -> float:
        return round(sum(link.exact for link in self.links), DECIMALS)

    @property
    def density(self) -> float:
        groups, actors = len(self.groups), self.actors
        pairs = actors * groups if groups else actors * (actors - 1) // 2
        return len(self.links) / pairs if pairs else 0.0

    @cached_property
    def strongest_first(self) -> Sequence[int]:
        """The nodes by the sum of their strengths, equals by name."""
        return sorted(range(len(self.nodes)), key=lambda node: (-self.figures.strength[node], node))

    @property
    def weight(self) -> int:
        """A measure of the memory that it takes."""
        return len(self.nodes) + sum(1 + len(link.via) for link in self.links)


def read_groups(rows: Iterable[tuple[str, str, Sequence[Sequence[str]]]], identities: Iterable[str]) -> Sequence[Group]:
    """Groups from rows of [id, sort key, members], a member being [id, identity, …]; each once, in order."""
    allowed = set(identities)
    found = {}
    for identifier, sort_key, members in rows:
        credited: dict[str, bool] = {}
        for actor, identity, *_ in members:
            if identity in allowed:
                credited[actor] = credited.get(actor, False) or identity == "CONFIRMED"
        found[identifier] = Group(identifier, sort_key, len({member[0] for member in members}), credited)
    return sorted(found.values(), key=lambda group: group.sort_key)


def pairs_of(groups: Iterable[Group], largest: int) -> int:
    """How many pairs of actors the groups make: the work of projecting them."""
    return sum(len(group.credited) ** 2 // 2 for group in groups if group.size <= largest)


def too_large(groups: Iterable[Group], largest: int) -> tuple[str, ...]:
    """The groups that are left out for their size."""
    return tuple(group.id for group in groups if group.size > largest)


def project(
    groups: Sequence[Group], actors: Mapping[str, str], largest: int, least: float | None, around: "Around | None"
) -> Network:
    """The network of actors: who shares a group with whom.

    `actors` are all that may be in it with their sort keys; `least` is the least strength of a link.
    """
    strengths: dict[tuple[str, str], float] = {}
    via: dict[tuple[str, str], list[str]] = {}
    doubtful: set[tuple[str, str]] = set()
    for group in groups:
        if not 1 < group.size <= largest:
            continue
        added = 1 / (group.size - 1)
        members = sorted((each for each in group.credited if each in actors), key=lambda each: actors[each])
        for pair in combinations(members, 2):
            strengths[pair] = strengths.get(pair, 0.0) + added
            via.setdefault(pair, []).append(group.id)
            if not (group.credited[pair[0]] and group.credited[pair[1]]):
                doubtful.add(pair)
    kept = {pair: value for pair, value in strengths.items() if round(value, DECIMALS) >= (least or 0.0)}
    within = around.reached(kept) if around else actors.keys()
    nodes = sorted(within, key=lambda each: actors[each])
    numbers = {each: number for number, each in enumerate(nodes)}
    links = [
        Link(
            numbers[one],
            numbers[two],
            round(value, DECIMALS),
            tuple(via[one, two]),
            (one, two) not in doubtful,
            value,
        )
        for (one, two), value in kept.items()
        if one in numbers and two in numbers
    ]
    links.sort(key=lambda link: (-link.strength, link.source, link.target))
    return Network(tuple(nodes), frozenset(), tuple(links), too_large(groups, largest))


def two_mode(groups: Sequence[Group], actors: Mapping[str, str], largest: int, around: "Around | None") -> Network:
    """The network of actors and groups: who is in what."""
    small = [group for group in groups if 0 < group.size <= largest]
    omitted = too_large(groups, largest)
    if around:
        distances = around.distances(
            pair for group in small for pair in combinations([each for each in group.credited if each in actors], 2)
        )
        actors = {each: actors[each] for each in distances if each in actors}
        small = [group for group in small if _belongs(group, distances, around.depth)]
    keys = {**actors, **{group.id: group.sort_key for group in small}}
    nodes = sorted(keys, key=lambda each: (keys[each], each))
    numbers = {each: number for number, each in enumerate(nodes)}
    links = [
        Link(numbers[actor], numbers[group.id], 1.0, (group.id,), confirmed, 1.0)
        for group in small
        for actor, confirmed in group.credited.items()
        if actor in numbers
    ]
    links.sort(key=lambda link: (link.source, link.target))
    return Network(tuple(nodes), frozenset(group.id for group in small), tuple(links), omitted)


def _belongs(group: Group, distances: Mapping[str, int], depth: int) -> bool:
    """Whether a group lies within the circle: it joins two of its actors, or one that is not at its edge is in it."""
    inside = [distances[each] for each in group.credited if each in distances]
    return len(inside) > 1 or any(distance < depth for distance in inside)


@dataclass(frozen=True)
class Around:
    """The actors that a network lies around, and how many links far."""

    actors: tuple[str, ...]
    depth: int

    def reached(self, pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
        return self.distances(pairs).keys()

    def distances(self, pairs: Iterable[tuple[str, str]]) -> Mapping[str, int]:
        """How far each actor is that lies within."""
        beside: dict[str, list[str]] = {}
        for one, two in pairs:
            beside.setdefault(one, []).append(two)
            beside.setdefault(two, []).append(one)
        found = dict.fromkeys(self.actors, 0)
        waiting = deque(self.actors)
        while waiting:
            each = waiting.popleft()
            if found[each] == self.depth:
                continue
            for other in beside.get(each, ()):
                if other not in found:
                    found[other] = found[each] + 1
                    waiting.append(other)
        return found
