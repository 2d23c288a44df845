"""The reference road: hand a shaped answer to graphql-core, whose completion of it is the law.

It serves what the graph does not hold (introspection, fields with a resolver of their own), words the error for a null
where none may be, and is what the tests hold the fast road against.
"""

from collections.abc import AsyncIterator
from typing import Any

import orjson
from strawberry.extensions import SchemaExtension

from resolvers.graph import Graph
from resolvers.parts import read_parts
from resolvers.prepared import prepare
from resolvers.question import Answer, Question
from resolvers.request.operation import read_operation


async def complete(question: Question, shaped: dict[str, Any], graph: Graph) -> Answer:
    """What graphql-core makes of a shaped answer."""
    result = await graph.schema.execute(
        question.text,
        variable_values=dict(question.variables or {}),
        operation_name=question.operation_name,
        root_value=shaped,
        context_value=graph,
    )
    return Answer(orjson.dumps(result.data), tuple(result.errors or ()))


class Answering(SchemaExtension):
    """Makes `schema.execute(text, context_value=graph)` answer: finds the root value where none is given."""

    async def on_execute(self) -> AsyncIterator[None]:
        context = self.execution_context
        if context.root_value is None and isinstance(graph := context.context, Graph) and context.graphql_document:
            question = Question(
                context.query or "", context.graphql_document, context.operation_name, context.variables
            )
            operation = read_operation(graph.plain_schema, question, graph.today())
            prepared = prepare(operation, graph.model, graph.limits)
            context.root_value = prepared.shape((await read_parts(prepared, graph)).parts, typed=True)
        yield
