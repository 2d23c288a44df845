"""How a question becomes one statement and its answer."""

from resolvers.answer import answer
from resolvers.complete import Answering
from resolvers.question import Answer, Graph, Pages, Question
from resolvers.service import serve

__all__ = ["Answer", "Answering", "Graph", "Pages", "Question", "answer", "serve"]
