"""Explain an answer: what a question becomes on its way, and what each step of it costs the graph.

plan         what the graph is asked for, and what the answer is read from   resolvers/plan/text.py
statements   each with its parameters, and how the engine finds its rows     graph_store/explained.py

The question is answered as ever, by a graph that writes down what is read of it.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import Any, cast

from graphql import GraphQLError

from graph_store import Explained, GraphStore, Row, Statement
from graph_store.guard import Guard
from resolvers.graph import Graph
from resolvers.network.kept import Networks
from resolvers.plan.text import plan_text
from resolvers.question import Answer, Question
from resolvers.request.operation import InvalidOperation, read_operation
from resolvers.service import serve


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of a question. Where it was refused there is no plan, or there are fewer statements."""

    answer: Answer
    plan: str
    statements: tuple[Explained, ...]

    def as_json(self) -> dict[str, Any]:
        """For machines: the statements with their parameters, and counts."""
        return {"plan": self.plan, "statements": [_as_json(each) for each in self.statements]}

    def as_text(self) -> str:
        """For people."""
        parts = [self.plan]
        for number, each in enumerate(self.statements, start=1):
            counts = f"{len(each.rows):,} rows" + ("" if each.hits is None else f", {each.hits:,} hits")
            title = f"statement {number} of {len(self.statements)}: {counts}"
            params = [f"  ${name} = {value!r}" for name, value in each.statement.params.items()]
            parts.append("\n".join([title, "", each.statement.text, "", *params, "", each.plan, ""]))
        return "\n".join(parts)


Explain = Callable[[Question], Awaitable[Explanation]]


class ExplainingStore:
    """A graph of which each statement is explained when it is read."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.timeout = store.timeout
        self.guard = Guard(self.read, store.timeout)
        self.explained: list[Explained] = []

    async def read(self, statement: Statement) -> list[Row]:
        explained = await self._store.explain(statement)
        self.explained.append(explained)
        return explained.rows


async def explain(question: Question, graph: Graph) -> Explanation:
    """Answer a question, and say how. A network that is kept is read again; mistakes lie in the answer as ever."""
    store = ExplainingStore(graph.store)
    with closing(Networks(graph.networks.patience)) as networks:
        explaining = replace(graph, store=cast("GraphStore", store), networks=networks)
        explaining.__dict__["plain_schema"] = graph.plain_schema
        answer = await serve(question, explaining)
    return Explanation(answer, _plan(question, graph), tuple(store.explained))


def _plan(question: Question, graph: Graph) -> str:
    with suppress(GraphQLError, InvalidOperation):
        operation = read_operation(graph.plain_schema, question, graph.today())
        return plan_text(graph.prepared.bind(question.text, operation, graph.model, graph.limits).prepared.plan)
    return ""


def _as_json(explained: Explained) -> Mapping[str, Any]:
    return {
        "statement": explained.statement.text,
        "parameters": dict(explained.statement.params),
        "plan": explained.plan,
        "rows": len(explained.rows),
        "hits": explained.hits,
    }
