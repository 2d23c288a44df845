"""The diameter, by iFUB (Crescenzi et al., On computing the diameter of real-world undirected graphs, 2013).

Two nodes that are at most d from the middle are at most 2d apart, so that only those further out are walked from until
the longest distance that was found is as long as that. NetworKit's own takes minutes where all nodes are alike, and
nobody can know beforehand.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import networkit
import numpy as np

from resolvers.network.analysis.links import Numbers


class Layers(NamedTuple):
    """The nodes of a graph by how far they are from one in its middle, and a distance of two of them."""

    nodes: Sequence[Sequence[int]]
    longest: int

    @property
    def walks(self) -> int:
        """From how many nodes the diameter is walked for at most."""
        return sum(len(layer) for distance, layer in enumerate(self.nodes) if 2 * distance > self.longest)


def diameter(graph: Any, layers: Layers) -> int:
    """The longest distance in a graph whose nodes can all be reached from each other."""
    longest = layers.longest
    for distance in range(len(layers.nodes) - 1, 0, -1):
        if longest >= 2 * distance:
            break
        walks = (networkit.distance.Eccentricity.getValue(graph, node)[1] for node in layers.nodes[distance])
        longest = max(longest, *walks)
    return longest


def layers_of(graph: Any) -> Layers:
    """The middle is sought by four walks, from the node with most links to the node that is furthest, and so on."""
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
    return Layers([np.flatnonzero(distances == each).tolist() for each in range(int(distances.max()) + 1)], longest)


def _walk(graph: Any, node: int) -> Numbers:
    """How far each node is from one; all can be reached."""
    return np.array(networkit.distance.BFS(graph, node, storePaths=False).run().getDistances(), np.int64)


def _far(distances: Numbers) -> int:
    """The node that is furthest, of equals the first."""
    return int(np.argmax(distances))
