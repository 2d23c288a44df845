"""Betweenness, in large networks from the paths of some of their nodes."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import networkit

from resolvers.network.analysis.work import is_too_much, walked

EXACT_BETWEENNESS = 2000
"""The most nodes for which betweenness is computed from all shortest paths."""

SAMPLE = 500
"""From so many nodes the paths are taken in larger networks."""

SEED = 1
"""So that the same network gives the same figures to the last digit."""

_seeding = Lock()
"""NetworKit has one seed for all threads."""


@dataclass(frozen=True)
class Betweenness:
    """Betweenness of each node, and from the paths of how many nodes it was computed where not from all."""

    values: Sequence[float]
    sample: int | None


def betweenness(graph: Any, sample: int | None) -> Betweenness:
    """Over pairs of nodes, each counted once."""
    if sample is None:
        scores = networkit.centrality.Betweenness(graph).run().scores()
    else:
        algorithm = networkit.centrality.EstimateBetweenness(graph, sample)
        with _seeding:
            networkit.setSeed(SEED, False)
            scores = algorithm.run().scores()
    return Betweenness([each / 2 for each in scores], sample)


def sample_size(nodes: int, links: int) -> int | None:
    """From the paths of how many nodes betweenness is computed; None: of all."""
    exact = nodes <= EXACT_BETWEENNESS and not is_too_much(betweenness_steps(nodes, nodes, links))
    return None if exact or nodes <= SAMPLE else SAMPLE


def betweenness_steps(starts: int, nodes: int, links: int) -> float:
    """From the paths of so many nodes: all paths are counted, there and back."""
    return 8 * walked(starts, nodes, links)
