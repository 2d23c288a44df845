"""The two ends of the way through resolvers/: a question and its answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from graphql import DocumentNode, GraphQLError

from graph_store import Revision


@dataclass(frozen=True)
class Question:
    """A valid document, and which of its operations is asked with which variables."""

    text: str
    document: DocumentNode
    operation_name: str | None = None
    variables: Mapping[str, Any] | None = None
    cited: bool = False
    """Whether the answer shall say by what it is cited."""


RevisionShown = Callable[[float], Awaitable[Revision | None]]
"""The revision that the graph showed so many seconds ago or later; None: it cannot be seen."""


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What an answer follows from, beside the question: while this is so, the answer is the same."""

    revision: Revision | None
    """None: nothing of it was read in the graph."""
    day: date
    """Today, when it was made."""


@dataclass(frozen=True)
class Answer:
    """The JSON text of `data`, or None where nothing could be asked of the graph, and what went wrong."""

    data: bytes | None
    errors: tuple[GraphQLError, ...] = ()
    citation: Mapping[str, Any] | None = None
    explanation: Mapping[str, Any] | None = None
    of: MadeOf | None = None
    """None: nobody vouches for it to be the same a moment later."""

    def body(self) -> bytes:
        """The whole response as JSON text."""
        parts = []
        if self.errors:
            parts.append(b'"errors":' + orjson.dumps([error.formatted for error in self.errors]))
        if self.data is not None or not self.errors:
            parts.append(b'"data":' + (self.data or b"null"))
        beside = {"citation": self.citation, "explain": self.explanation}
        if any(beside.values()):
            parts.append(b'"extensions":' + orjson.dumps({name: said for name, said in beside.items() if said}))
        return b"{" + b",".join(parts) + b"}"
