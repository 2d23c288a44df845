"""Answer one GraphQL operation with one Cypher statement.

read     the operation, with its variables coerced   resolvers/request/operation.py
prepare  its plan and its statement, made or kept    resolvers/prepared.py
run      the statement against the graph             resolvers/parts.py, graph_store/guard.py
derive   what is computed from the rows              resolvers/derive.py
shape    the rows as the response                    resolvers/response/shape.py
cite     who asks how to                             resolvers/citation.py

What is prepared is made of the shape of a question alone, whoever asks (resolvers/plan/, resolvers/cypher/), and kept.

The shaped response is the answer as it stands. Only what the graph does not hold, or a null where the schema has none,
goes on to graphql-core (resolvers/reference.py), which makes the same of it, slower.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import orjson

from resolvers.citation import days_cited
from resolvers.graph import Graph
from resolvers.parts import read_parts
from resolvers.prepared import Bound
from resolvers.question import Answer, MadeOf, Question
from resolvers.reference import complete
from resolvers.request.operation import read_operation
from resolvers.response.reader import NullValue


async def answer(question: Question, graph: Graph) -> Answer:
    """The answer to an operation; raises `GraphQLError` for a mistake of the caller's, `GraphError` for the graph's."""
    today = graph.today()
    operation = read_operation(graph.plain_schema, question, today)
    prepared = graph.prepared.bind(question.text, operation, graph.model, graph.limits)
    found = await read_parts(prepared, graph, cited=question.cited)
    shaped = await _shaped(question, prepared, found.parts, graph)
    made = replace(shaped, of=MadeOf(found.revision, today))
    if not found.graph:
        return made
    days = days_cited(read_operation(graph.plain_schema, question, today), graph.plain_schema)
    return replace(made, citation={**found.graph, "days": days})


async def _shaped(question: Question, prepared: Bound, parts: list[Any], graph: Graph) -> Answer:
    if not prepared.resolved:
        with suppress(NullValue):
            return Answer(orjson.dumps(prepared.shape(parts)))
    return await complete(question, prepared.shape(parts, typed=True), graph)
