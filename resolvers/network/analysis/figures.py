"""Figures of network analysis, computed by NetworKit, and communities by the Leiden algorithm of graspologic-native.

A network is given as its number of nodes and its links between them, so that nothing here knows what a node is. What
libraries have no function for, or have it under a licence that ours does not allow, is written out: Burt's constraint
(constraint.py); and the diameter, whose work in them has no bound (diameter.py).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import graspologic_native
import networkit
import numpy as np

from resolvers.network.analysis.betweenness import SEED, Betweenness, betweenness, betweenness_steps, sample_size
from resolvers.network.analysis.constraint import constraint
from resolvers.network.analysis.diameter import Layers, diameter, layers_of
from resolvers.network.analysis.links import Links, Reals
from resolvers.network.analysis.work import TooMuchWork, is_too_much, walked
from schema.collaboration import DECIMALS

networkit.setNumberOfThreads(1)
"""So that the same network gives the same figures to the last digit; as does SEED."""

DAMPING = 0.85
BILLION = 1_000_000_000
"""Lengths are whole numbers, so that two paths are equally long in whatever order their parts are added."""


class NetworkFigures:
    """The figures of one network, each computed when it is first asked for, and kept.

    NetworKit is never given a network without links: of one without nodes some of its algorithms end the process.
    """

    def __init__(self, nodes: int, links: Links) -> None:
        self.nodes = nodes
        self.links = links

    def know(self, figures: Iterable[str]) -> bool:
        """Whether all of these have been computed."""
        return all(each in self.__dict__ for each in figures)

    def compute(self, figures: Iterable[str], stopped: Callable[[], bool] = lambda: False) -> None:
        """Compute some of them, until it is stopped; raises TooMuchWork before the first if any takes too long."""
        needed = [each for each in figures if each not in self.__dict__]
        try:
            for each in needed:
                if each in _STEPS and is_too_much(_STEPS[each](self)):
                    raise TooMuchWork(each, self.nodes, self.links.number)
            for each in needed:
                if stopped():
                    return
                getattr(self, each)
        finally:
            # as NetworKit holds it, a network takes more memory than all its figures
            for each in ("_plain", "_weighted", "_distances", "_largest", "_layers"):
                self.__dict__.pop(each, None)

    @cached_property
    def degree(self) -> Sequence[int]:
        found: list[int] = self.links.degrees(self.nodes).tolist()
        return found

    @cached_property
    def strength(self) -> Sequence[float]:
        source, target, weight = self.links
        sums = np.bincount(source, weight, self.nodes) + np.bincount(target, weight, self.nodes)
        found: list[float] = np.round(sums.astype(np.float64), DECIMALS).tolist()
        return found

    @cached_property
    def betweenness(self) -> Betweenness:
        """Over pairs of nodes, each counted once."""
        return self._betweenness(lambda: self._plain)

    @cached_property
    def weighted_betweenness(self) -> Betweenness:
        """The same where a link is as long as 1/strength."""
        return self._betweenness(lambda: self._distances)

    def _betweenness(self, graph: Callable[[], Any]) -> Betweenness:
        if not self.links.number:
            return Betweenness([0.0] * self.nodes, None)
        return betweenness(graph(), sample_size(self.nodes, self.links.number))

    @cached_property
    def closeness(self) -> Sequence[float]:
        if not self.links.number:
            return [0.0] * self.nodes
        # the first n of n nodes are all: it walks in breadth, where HarmonicCloseness takes eight times as long
        first = networkit.centrality.TopHarmonicCloseness(self._plain, self.nodes, False).run()
        closeness = [0.0] * self.nodes
        for node, score in zip(first.topkNodesList(), first.topkScoresList(), strict=True):
            closeness[node] = score
        return closeness

    @cached_property
    def page_rank(self) -> Sequence[float]:
        if not self.links.number:
            return [1 / self.nodes] * self.nodes if self.nodes else []
        algorithm = networkit.centrality.PageRank(self._weighted, DAMPING, 1e-12)
        algorithm.maxIterations = 1000
        scores = algorithm.run().scores()
        # what jumps from nodes without links is shared by all alike: it changes the sum and no proportion
        total = sum(scores)
        return [each / total for each in scores]

    @cached_property
    def clustering(self) -> Sequence[float | None]:
        if not self.links.number:
            return [None] * self.nodes
        scores = networkit.centrality.LocalClusteringCoefficient(self._plain).run().scores()
        return [score if degree > 1 else None for score, degree in zip(scores, self.degree, strict=True)]

    @cached_property
    def constraint(self) -> Sequence[float | None]:
        return constraint(self.nodes, self.links)

    @cached_property
    def component(self) -> Sequence[int]:
        if not self.links.number:
            return list(range(self.nodes))
        found = networkit.components.ConnectedComponents(self._plain).run().getComponents()
        return _numbered(self.nodes, found)

    @cached_property
    def component_sizes(self) -> Sequence[int]:
        return _sizes(self.component)

    @cached_property
    def community(self) -> Sequence[int]:
        """A node without links is a community of its own."""
        names = [f"{node:08}" for node in range(self.nodes)]
        rows = zip(*(column.tolist() for column in self.links), strict=True)
        weighted = [(names[one], names[two], weight) for one, two, weight in rows]
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
        if not self.links.number:
            return None
        partition = networkit.Partition(self.nodes)
        partition.setUpperBound(self.communities)
        for node, community in enumerate(self.community):
            partition[node] = community
        return float(networkit.community.Modularity().getQuality(partition, self._weighted))

    @cached_property
    def diameter(self) -> int | None:
        return diameter(self._largest, self._layers) if self.links.number else None

    @property
    def walks_for_diameter(self) -> int:
        """From how many nodes the diameter is walked for at most."""
        return self._layers.walks if self.links.number else 0

    @cached_property
    def average_path(self) -> float | None:
        """From the closeness of each node of the largest component: (n - 1) by the sum of its distances."""
        if not self.links.number:
            return None
        variant = networkit.centrality.ClosenessVariant.Standard
        scores = networkit.centrality.Closeness(self._largest, True, variant).run().scores()
        return float(sum(1 / each for each in scores) / len(scores))

    @cached_property
    def _plain(self) -> Any:
        return networkit.GraphFromCoo((self.links.source, self.links.target), n=self.nodes)

    @cached_property
    def _weighted(self) -> Any:
        return self._graph(self.links.weight)

    @cached_property
    def _distances(self) -> Any:
        return self._graph(np.round(BILLION / self.links.rounded))

    @cached_property
    def _largest(self) -> Any:
        members = [node for node, number in enumerate(self.component) if number == 0]
        return networkit.graphtools.subgraphFromNodes(self._plain, members, compact=True)

    @cached_property
    def _layers(self) -> Layers:
        return layers_of(self._largest)

    def _graph(self, weights: Reals) -> Any:
        return networkit.GraphFromCoo((weights, (self.links.source, self.links.target)), n=self.nodes, weighted=True)


def _betweenness_steps(figures: NetworkFigures) -> float:
    nodes, links = figures.nodes, figures.links.number
    return betweenness_steps(sample_size(nodes, links) or nodes, nodes, links)


def _walked(figures: NetworkFigures, starts: int) -> float:
    return walked(starts, figures.nodes, figures.links.number)


def _triangles(figures: NetworkFigures) -> float:
    """The steps over the neighbours of neighbours."""
    return float(np.square(figures.degree, dtype=np.float64).sum())


_STEPS: Mapping[str, Callable[[NetworkFigures], float]] = {
    "betweenness": _betweenness_steps,
    "weighted_betweenness": _betweenness_steps,
    "closeness": lambda figures: _walked(figures, figures.nodes),
    "average_path": lambda figures: _walked(figures, figures.nodes),
    "diameter": lambda figures: 2 * _walked(figures, figures.walks_for_diameter),
    "clustering": lambda figures: 2 * _triangles(figures),
    "constraint": lambda figures: 4 * _triangles(figures),
    "community": lambda figures: 5000 * figures.links.number,
}
"""About how many steps a figure takes; those that are not here take few."""


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
