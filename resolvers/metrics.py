"""Figures of network analysis, computed by NetworKit, and communities by the Leiden algorithm of graspologic-native.

A network is given as its number of nodes and its links between them, so that nothing here knows what a node is. What
libraries have no function for, or have it under a licence that ours does not allow, is written out: Burt's constraint.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import graspologic_native
import networkit

Link = tuple[int, int, float]

EXACT_BETWEENNESS = 2000
"""The most nodes for which betweenness is computed from all shortest paths."""

SAMPLE = 500
"""From so many nodes the paths are taken in larger networks."""

SEED = 1
networkit.setNumberOfThreads(1)
"""So that the same network gives the same figures to the last digit."""

DAMPING = 0.85
BILLION = 1_000_000_000
"""Lengths are whole numbers, so that two paths are equally long in whatever order their parts are added."""


@dataclass(frozen=True)
class Betweenness:
    """Betweenness of each node, and from the paths of how many nodes it was computed where not from all."""

    values: Sequence[float]
    sample: int | None


class Figures:
    """The figures of one network, each computed when it is first asked for, and kept.

    NetworKit is never given a network without links: of one without nodes some of its algorithms end the process.
    """

    def __init__(self, nodes: int, links: Sequence[Link]) -> None:
        self.nodes = nodes
        self.links = links
        self._betweenness: dict[bool, Betweenness] = {}

    @cached_property
    def neighbours(self) -> Sequence[set[int]]:
        beside: list[set[int]] = [set() for _ in range(self.nodes)]
        for one, two, _ in self.links:
            beside[one].add(two)
            beside[two].add(one)
        return beside

    @cached_property
    def degree(self) -> Sequence[int]:
        return [len(each) for each in self.neighbours]

    @cached_property
    def strength(self) -> Sequence[float]:
        sums = [0.0] * self.nodes
        for one, two, weight in self.links:
            sums[one] += weight
            sums[two] += weight
        return [round(each, 9) for each in sums]

    def betweenness(self, weighted: bool) -> Betweenness:
        """Over pairs of nodes, each counted once."""
        if not self.links:
            return Betweenness([0.0] * self.nodes, None)
        if weighted not in self._betweenness:
            graph = self._distances if weighted else self._plain
            networkit.setSeed(SEED, False)
            if self.nodes <= EXACT_BETWEENNESS:
                scores = networkit.centrality.Betweenness(graph).run().scores()
                found = Betweenness([each / 2 for each in scores], None)
            else:
                scores = networkit.centrality.EstimateBetweenness(graph, SAMPLE).run().scores()
                found = Betweenness([each / 2 for each in scores], SAMPLE)
            self._betweenness[weighted] = found
        return self._betweenness[weighted]

    @cached_property
    def closeness(self) -> Sequence[float]:
        if not self.links:
            return [0.0] * self.nodes
        # the first n of n nodes are all: it walks in breadth, where HarmonicCloseness takes eight times as long
        first = networkit.centrality.TopHarmonicCloseness(self._plain, self.nodes, False).run()
        closeness = [0.0] * self.nodes
        for node, score in zip(first.topkNodesList(), first.topkScoresList(), strict=True):
            closeness[node] = score
        return closeness

    @cached_property
    def page_rank(self) -> Sequence[float]:
        if not self.links:
            return [1 / self.nodes] * self.nodes if self.nodes else []
        algorithm = networkit.centrality.PageRank(self._weighted, DAMPING, 1e-12)
        algorithm.maxIterations = 1000
        scores = algorithm.run().scores()
        # what jumps from nodes without links is shared by all alike: it changes the sum and no proportion
        total = sum(scores)
        return [each / total for each in scores]

    @cached_property
    def clustering(self) -> Sequence[float | None]:
        if not self.links:
            return [None] * self.nodes
        scores = networkit.centrality.LocalClusteringCoefficient(self._plain).run().scores()
        return [score if degree > 1 else None for score, degree in zip(scores, self.degree, strict=True)]

    @cached_property
    def constraint(self) -> Sequence[float | None]:
        beside = self.neighbours

        def of(node: int) -> float | None:
            own = beside[node]
            if not own:
                return None
            share = 1 / len(own)
            return sum((share * (1 + sum(1 / len(beside[other]) for other in beside[to] & own))) ** 2 for to in own)

        return [of(node) for node in range(self.nodes)]

    @cached_property
    def component(self) -> Sequence[int]:
        if not self.links:
            return list(range(self.nodes))
        found = networkit.components.ConnectedComponents(self._plain).run().getComponents()
        return _numbered(self.nodes, found)

    @cached_property
    def component_sizes(self) -> Sequence[int]:
        return _sizes(self.component)

    @cached_property
    def community(self) -> Sequence[int]:
        """A node without links is a community of its own."""
        weighted = [(f"{one:08}", f"{two:08}", weight) for one, two, weight in self.links]
        found: dict[int, list[int]] = {}
        if weighted:
            _, communities = graspologic_native.leiden(weighted, seed=SEED, trials=3, iterations=3)
            for name, number in sorted(communities.items()):
                found.setdefault(number, []).append(int(name))
        alone = [[node] for node in range(self.nodes) if not self.degree[node]]
        return _numbered(self.nodes, [*found.values(), *alone])

    @cached_property
    def communities(self) -> int:
        return len(set(self.community))

    @cached_property
    def modularity(self) -> float | None:
        if not self.links:
            return None
        partition = networkit.Partition(self.nodes)
        partition.setUpperBound(self.communities)
        for node, community in enumerate(self.community):
            partition[node] = community
        return float(networkit.community.Modularity().getQuality(partition, self._weighted))

    @cached_property
    def diameter(self) -> int | None:
        if not self.links:
            return None
        algorithm = networkit.distance.Diameter(self._largest, algo=networkit.distance.DiameterAlgo.Exact)
        return int(algorithm.run().getDiameter()[0])

    @cached_property
    def average_path(self) -> float | None:
        """From the closeness of each node of the largest component: (n - 1) by the sum of its distances."""
        if not self.links:
            return None
        variant = networkit.centrality.ClosenessVariant.Standard
        scores = networkit.centrality.Closeness(self._largest, True, variant).run().scores()
        return float(sum(1 / each for each in scores) / len(scores))

    @cached_property
    def _plain(self) -> Any:
        return self._graph(None)

    @cached_property
    def _weighted(self) -> Any:
        return self._graph(lambda weight: weight)

    @cached_property
    def _distances(self) -> Any:
        return self._graph(lambda weight: float(round(BILLION / round(weight, 9))))

    @cached_property
    def _largest(self) -> Any:
        members = [node for node, number in enumerate(self.component) if number == 0]
        return networkit.graphtools.subgraphFromNodes(self._plain, members, compact=True)

    def _graph(self, length: Callable[[float], float] | None) -> Any:
        graph = networkit.Graph(self.nodes, weighted=length is not None)
        for one, two, weight in self.links:
            graph.addEdge(one, two, *([length(weight)] if length else []))
        return graph


def _numbered(nodes: int, parts: Sequence[Sequence[int]]) -> Sequence[int]:
    """The number of the part that each node is in: the largest first, of equals the one with the first node."""
    numbers = [0] * nodes
    for number, part in enumerate(sorted(parts, key=lambda part: (-len(part), min(part)))):
        for node in part:
            numbers[node] = number
    return numbers


def _sizes(numbers: Sequence[int]) -> Sequence[int]:
    counts = Counter(numbers)
    return [counts[number] for number in sorted(counts)]
