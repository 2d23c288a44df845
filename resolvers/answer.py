"""Answer one GraphQL operation with one Cypher statement.

read     the operation, with its variables coerced   resolvers/request/operation.py
plan     what is asked of the graph, and for whom    resolvers/plan/operation.py
recall   networks that are kept                      resolvers/derive.py
compile  the plan as one statement                   resolvers/cypher/statement.py
run      the statement against the graph             graph_store/store.py
derive   what is computed from the rows              resolvers/derive.py
shape    the rows as the response                    resolvers/shape.py

The shaped response is the answer as it stands. Only what the graph does not hold, or a null where the schema has none,
goes on to graphql-core (resolvers/complete.py), which makes the same of it, slower.
"""

from contextlib import suppress

import orjson

from resolvers.complete import complete
from resolvers.cypher.statement import compile_branches
from resolvers.derive import derive_parts, recall_networks
from resolvers.graph import Graph
from resolvers.plan.operation import plan_operation
from resolvers.question import Answer, Question
from resolvers.request.operation import read_operation
from resolvers.shape import NullValue, shape_parts


async def answer(question: Question, graph: Graph) -> Answer:
    """The answer to an operation; raises `GraphQLError` for a mistake of the caller's, `GraphError` for the graph's."""
    operation = read_operation(graph.questions, question)
    recalled = await recall_networks(plan_operation(operation, graph.model, graph.limits, graph.today()), graph)
    plan = recalled.plan
    rows = await graph.store.read(compile_branches(plan.branches)) if plan.branches else []
    parts = await derive_parts(rows, recalled, graph)
    if not plan.resolved:
        with suppress(NullValue):
            return Answer(orjson.dumps(shape_parts(parts, plan)))
    return await complete(question, shape_parts(parts, plan, typed=True), graph)
