"""Random graphs as examples for Hypothesis, how many of them, and a store that holds the one at hand."""

import os
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from graph_store import GraphStore
from tests.engines import ENGINES
from tests.evaluator import random_facts
from tests.evaluator.facts import Facts, write
from tests.model import MODEL

EXAMPLES = int(os.environ.get("SAMVERKAN_EXAMPLES", "0"))
ASKED = os.environ.get("SAMVERKAN_ENGINES", ",".join(ENGINES) if EXAMPLES else "arcadedb").split(",")


def examples(usual: int) -> settings:
    """So many examples, always the same; in a long run as many as it is told, chosen anew."""
    return settings(
        max_examples=EXAMPLES or usual,
        derandomize=not EXAMPLES,
        database=None,
        deadline=None,
        print_blob=bool(EXAMPLES),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


@dataclass(frozen=True)
class RandomGraph:
    """A graph, told by its seed and size."""

    told: tuple[int, int, int]
    facts: Facts

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """How Hypothesis prints it: the facts stand in the message of what failed."""
        printer.text(f"random_facts(MODEL, {', '.join(map(str, self.told))})")


@st.composite
def random_graphs(draw: st.DrawFn) -> RandomGraph:
    told = draw(st.tuples(st.integers(0, 10**6), st.integers(1, 30), st.integers(0, 70)))
    return RandomGraph(told, random_facts.random_facts(MODEL, *told))


@dataclass
class Holding:
    """A store, the graph that it holds at the moment, and how many it has held."""

    store: GraphStore
    told: Any = None
    graphs: int = 0

    async def hold(self, graph: RandomGraph) -> None:
        """Hold this graph and nothing else."""
        if self.told != graph.told:
            self.told = None
            await write(self.store, graph.facts)
            self.told = graph.told
            self.graphs += 1
