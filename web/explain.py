"""Explain a document as it comes from outside, mistakes and all."""

from collections.abc import Mapping
from typing import Any

from resolvers.explain import Explanation, explain
from resolvers.graph import Graph
from resolvers.question import Answer, Question
from web.documents import InvalidDocument, read_document


async def explain_document(
    text: str, graph: Graph, operation: str | None = None, variables: Mapping[str, Any] | None = None
) -> Explanation:
    """How a document is answered; of one that is not valid nothing but what is wrong with it."""
    try:
        document = read_document(graph.plain_schema, text)
    except InvalidDocument as invalid:
        return Explanation(Answer(None, invalid.errors), "", ())
    return await explain(Question(text, document.node, operation, variables), graph)
