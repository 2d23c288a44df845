"""The two ends of the way through resolvers/: a question and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import DocumentNode, GraphQLError


@dataclass(frozen=True)
class Question:
    """A valid document, and which of its operations is asked with which variables."""

    text: str
    document: DocumentNode
    operation_name: str | None = None
    variables: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Answer:
    """The JSON text of `data`, or None where nothing could be asked of the graph, and what went wrong."""

    data: bytes | None
    errors: tuple[GraphQLError, ...] = ()

    def body(self) -> bytes:
        """The whole response as JSON text."""
        if not self.errors:
            return b'{"data":' + (self.data or b"null") + b"}"
        errors = b'{"errors":' + orjson.dumps([error.formatted for error in self.errors])
        return errors + (b"}" if self.data is None else b',"data":' + self.data + b"}")
