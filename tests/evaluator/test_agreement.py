"""The service on every engine and the evaluator answer random questions about random graphs alike, to the byte.

The first question about each graph is answered on both roads, the fast one and graphql-core's, which must agree too.
Usually about a few graphs that are always the same, on the embedded engine: some questions Neo4j takes minutes to
plan. `SAMVERKAN_EXAMPLES=1000` asks every engine about so many graphs, chosen anew each time, and
`SAMVERKAN_ENGINES=arcadedb` only those that it names, with commas between them. At the end stands how much was asked:

    SAMVERKAN_EXAMPLES=2000 SAMVERKAN_ENGINES=arcadedb pytest -s tests/evaluator/test_agreement.py
"""

import os
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph_store import GraphStore
from tests.engines import ENGINES
from tests.evaluator import random_facts
from tests.evaluator.asking import MODEL, TODAYS, hold, hold_both_roads
from tests.evaluator.facts import Facts, write
from tests.evaluator.question import Asked
from tests.evaluator.random_questions import Questions

EXAMPLES = int(os.environ.get("SAMVERKAN_EXAMPLES", "0"))
ASKED = os.environ.get("SAMVERKAN_ENGINES", ",".join(ENGINES) if EXAMPLES else "arcadedb").split(",")


def examples(usual: int) -> settings:
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
class Example:
    """A graph, told by its seed and size, and what is asked about it."""

    graph: tuple[int, int, int]
    facts: Facts
    questions: tuple[Asked, ...]

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """How Hypothesis prints it: the facts and the questions stand in the message of what failed."""
        printer.text(f"random_facts(MODEL, {', '.join(map(str, self.graph))}) and {len(self.questions)} questions")


@st.composite
def example(draw: st.DrawFn, most: int) -> Example:
    graph = draw(st.tuples(st.integers(0, 10**6), st.integers(1, 30), st.integers(0, 70)))
    facts = random_facts.random_facts(MODEL, *graph)
    questions = [Questions(draw, MODEL, facts, TODAYS).one() for _ in range(draw(st.integers(1, most)))]
    return Example(graph, facts, tuple(questions))


@dataclass
class Written:
    """A store, and the graph that it holds at the moment."""

    store: GraphStore
    graph: Any = None
    graphs: int = 0
    questions: int = 0

    async def hold(self, example: Example) -> None:
        if self.graph != example.graph:
            self.graph = None
            await write(self.store, example.facts)
            self.graph = example.graph
            self.graphs += 1
        for each in example.questions:
            await hold(self.store, example.facts, each)
            self.questions += 1
        await hold_both_roads(self.store, example.questions[0])


@pytest.fixture
async def written(store: GraphStore) -> Any:
    written = Written(store)
    yield written
    print(f"{written.questions} questions about {written.graphs} graphs")
    await store.clear()


@pytest.mark.parametrize("engine", ASKED, indirect=True)
@examples(60)
@given(example=example(10))
async def test_the_engines_and_the_evaluator_agree(written: Written, example: Example) -> None:
    await written.hold(example)
