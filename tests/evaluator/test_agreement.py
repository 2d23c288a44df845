"""The service on every engine and the evaluator answer random questions about random graphs alike, to the byte.

The first question about each graph is answered on both roads, the fast one and graphql-core's, which must agree too.
Usually about a few graphs that are always the same, on the embedded engine: some questions Neo4j takes minutes to
plan. `SAMVERKAN_EXAMPLES=1000` asks every engine about so many graphs, chosen anew each time, and
`SAMVERKAN_ENGINES=arcadedb` only those that it names, with commas between them. At the end stands how much was asked:

    SAMVERKAN_EXAMPLES=2000 SAMVERKAN_ENGINES=arcadedb pytest -s tests/evaluator/test_agreement.py
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluator.asking import TODAYS, hold, hold_both_roads
from tests.evaluator.examples import ASKED, Holding, RandomGraph, examples, random_graphs
from tests.evaluator.question import Asked
from tests.evaluator.random_questions import Questions
from tests.model import MODEL

pytestmark = pytest.mark.engines


@dataclass(frozen=True)
class Example:
    """A graph and what is asked about it."""

    graph: RandomGraph
    questions: tuple[Asked, ...]


@st.composite
def random_examples(draw: st.DrawFn, most: int) -> Example:
    graph = draw(random_graphs())
    questions = [Questions(draw, MODEL, graph.facts, TODAYS).one() for _ in range(draw(st.integers(1, most)))]
    return Example(graph, tuple(questions))


@dataclass
class Asking:
    """Puts the questions of examples to a store and to the evaluator, and counts them."""

    holding: Holding
    questions: int = 0

    async def ask(self, example: Example) -> None:
        await self.holding.hold(example.graph)
        for each in example.questions:
            await hold(self.holding.store, example.graph.facts, each)
            self.questions += 1
        await hold_both_roads(self.holding.store, example.questions[0])


@pytest.fixture
async def asking(holding: Holding) -> AsyncIterator[Asking]:
    """Asks an engine; says at the end how much it asked."""
    asking = Asking(holding)
    yield asking
    print(f"{asking.questions} questions about {holding.graphs} graphs")


@pytest.mark.parametrize("engine", ASKED, indirect=True)
@examples(60)
@given(example=random_examples(10))
async def test_the_engines_and_the_evaluator_agree(asking: Asking, example: Example) -> None:
    await asking.ask(example)
