"""How a question becomes one statement and its answer."""

from resolvers.answer import answer
from resolvers.complete import Answering
from resolvers.graph import Graph
from resolvers.networks import Networks
from resolvers.question import Answer, Question
from resolvers.request.limits import Limits
from resolvers.service import serve

__all__ = ["Answer", "Answering", "Graph", "Limits", "Networks", "Question", "answer", "serve"]
