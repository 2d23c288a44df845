"""Figures of network analysis, computed by NetworKit, and communities by the Leiden algorithm of graspologic-native.

A network is given as its number of nodes and its links between them, so that nothing here knows what a node is. What
libraries have no function for, or have it under a licence that ours does not allow, is written out: Burt's constraint;
and the diameter, whose work in them has no bound.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, NamedTuple

import graspologic_native
import networkit
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from schema.collaboration import DECIMALS

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]

EXACT_BETWEENNESS = 2000
"""The most nodes for which betweenness is computed from all shortest paths."""

SAMPLE = 500
"""From so many nodes the paths are taken in larger networks."""

MOST_STEPS = 10_000_000_000
"""How much work one figure may be: ten to thirty seconds."""

SEED = 1
networkit.setNumberOfThreads(1)
"""So that the same network gives the same figures to the last digit."""

DAMPING = 0.85
BILLION = 1_000_000_000
"""Lengths are whole numbers, so that two paths are equally long in whatever order their parts are added."""

_seeding = Lock()
"""NetworKit has one seed for all threads."""


class Links(NamedTuple):
    """Links as columns: the numbers of the ends of each, and its weight."""

    source: Numbers
    target: Numbers
    weight: Reals

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, float]]) -> "Links":
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        source, target, weight = columns
        return cls(np.array(source, np.int64), np.array(target, np.int64), np.array(weight, np.float64))

    def take(self, places: Any) -> "Links":
        """Those in some places, or those for which it is said that they are taken."""
        return Links(self.source[places], self.target[places], self.weight[places])

    @property
    def number(self) -> int:
        return len(self.weight)

    @property
    def rounded(self) -> Reals:
        return np.round(self.weight, DECIMALS)


@dataclass(frozen=True)
class Betweenness:
    """Betweenness of each node, and from the paths of how many nodes it was computed where not from all."""

    values: Sequence[float]
    sample: int | None


class TooMuchWork(Exception):
    """A figure of so large a network is not computed."""

    def __init__(self, figure: str, nodes: int, links: int) -> None:
        super().__init__(f"{figure} of {nodes} nodes and {links} links")
        self.figure, self.nodes, self.links = figure, nodes, links


class Figures:
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
                if each in _STEPS and _STEPS[each](self) > MOST_STEPS:
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
        found: list[int] = self._degrees.tolist()
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
        sample = _sample(self)
        if sample is None:
            scores = networkit.centrality.Betweenness(graph()).run().scores()
        else:
            algorithm = networkit.centrality.EstimateBetweenness(graph(), sample)
            with _seeding:
                networkit.setSeed(SEED, False)
                scores = algorithm.run().scores()
        return Betweenness([each / 2 for each in scores], sample)

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
        """Row by row: (share of i · (1 + Σ over common neighbours q of i and j of the share of q))², summed over j."""
        source, target, _ = self.links
        ends = (np.concatenate((source, target)), np.concatenate((target, source)))
        beside = sparse.csr_array((np.ones(2 * len(source)), ends), (self.nodes, self.nodes))
        shares = 1.0 / np.maximum(self._degrees, 1)
        shared = sparse.diags_array(shares) @ beside
        found: list[float] = []
        for first in range(0, self.nodes, _BLOCK):
            rows = beside[first : first + _BLOCK]
            terms = (rows + (rows @ shared).multiply(rows)).tocsr()
            terms.data **= 2
            sums = np.asarray(terms.sum(axis=1)).ravel() * shares[first : first + _BLOCK] ** 2
            found += sums.tolist()
        return [value if degree else None for value, degree in zip(found, self.degree, strict=True)]

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
        """By iFUB (Crescenzi et al. 2013): two nodes that are at most d from the middle are at most 2d apart, so that
        only those further out are walked from until the longest distance that was found is as long as that.

        NetworKit's own takes minutes where all nodes are alike, and nobody can know beforehand.
        """
        if not self.links.number:
            return None
        layers, longest = self._layers
        for distance in range(len(layers) - 1, 0, -1):
            if longest >= 2 * distance:
                break
            walked = (networkit.distance.Eccentricity.getValue(self._largest, node)[1] for node in layers[distance])
            longest = max(longest, *walked)
        return longest

    @property
    def walks_for_diameter(self) -> int:
        """From how many nodes the diameter is walked for at most."""
        if not self.links.number:
            return 0
        layers, longest = self._layers
        return sum(len(layer) for distance, layer in enumerate(layers) if 2 * distance > longest)

    @cached_property
    def average_path(self) -> float | None:
        """From the closeness of each node of the largest component: (n - 1) by the sum of its distances."""
        if not self.links.number:
            return None
        variant = networkit.centrality.ClosenessVariant.Standard
        scores = networkit.centrality.Closeness(self._largest, True, variant).run().scores()
        return float(sum(1 / each for each in scores) / len(scores))

    @cached_property
    def _degrees(self) -> Numbers:
        source, target, _ = self.links
        return np.bincount(source, minlength=self.nodes) + np.bincount(target, minlength=self.nodes)

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
    def _layers(self) -> tuple[Sequence[Sequence[int]], int]:
        """The nodes of the largest component by how far they are from one in its middle, and a distance of two of them.

        The middle is sought by four walks, from the node with most links to the node that is furthest, and so on.
        """
        graph = self._largest
        middle = max(graph.iterNodes(), key=graph.degree)
        longest = 0
        for _ in range(2):
            one = _far(_walk(graph, middle))
            of_one = _walk(graph, one)
            other = _far(of_one)
            length = int(of_one[other])
            longest = max(longest, length)
            on_the_way = np.flatnonzero(of_one + _walk(graph, other) == length)
            middle = int(on_the_way[np.argmin(abs(2 * of_one[on_the_way] - length))])
        distances = _walk(graph, middle)
        return [np.flatnonzero(distances == each).tolist() for each in range(int(distances.max()) + 1)], longest

    def _graph(self, weights: Reals) -> Any:
        return networkit.GraphFromCoo((weights, (self.links.source, self.links.target)), n=self.nodes, weighted=True)


def _walk(graph: Any, node: int) -> Numbers:
    """How far each node is from one; all can be reached."""
    return np.array(networkit.distance.BFS(graph, node, storePaths=False).run().getDistances(), np.int64)


def _far(distances: Numbers) -> int:
    """The node that is furthest, of equals the first."""
    return int(np.argmax(distances))


_BLOCK = 256
"""Rows of a matrix that are multiplied at a time."""


def _sample(figures: Figures) -> int | None:
    """From the paths of how many nodes betweenness is computed; None: of all."""
    exact = figures.nodes <= EXACT_BETWEENNESS and _between(figures, figures.nodes) <= MOST_STEPS
    return None if exact or figures.nodes <= SAMPLE else SAMPLE


def _walked(figures: Figures, nodes: int) -> float:
    """The steps of walks in breadth from so many nodes; to come to a node costs more than to follow a link."""
    return nodes * (4.0 * figures.nodes + 2.0 * figures.links.number)


def _between(figures: Figures, nodes: int) -> float:
    """The steps of betweenness from the paths of so many nodes: all paths are counted, there and back."""
    return 8 * _walked(figures, nodes)


def _triangles(figures: Figures) -> float:
    """The steps over the neighbours of neighbours."""
    return float(np.square(figures.degree, dtype=np.float64).sum())


_STEPS: Mapping[str, Callable[[Figures], float]] = {
    "betweenness": lambda figures: _between(figures, _sample(figures) or figures.nodes),
    "weighted_betweenness": lambda figures: _between(figures, _sample(figures) or figures.nodes),
    "closeness": lambda figures: _walked(figures, figures.nodes),
    "average_path": lambda figures: _walked(figures, figures.nodes),
    "diameter": lambda figures: 2 * _walked(figures, figures.walks_for_diameter),
    "clustering": lambda figures: 2 * _triangles(figures),
    "constraint": lambda figures: 4 * _triangles(figures),
    "community": lambda figures: 5000 * figures.links.number,
}
"""About how many steps a figure takes, a second having 200 to 900 million; those that are not here take few."""


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
