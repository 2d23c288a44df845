"""What may go wrong with a request before its question is read, or with a file while it is made.

RequestError
├── BadArgument
├── BodyTooLarge
├── FileTooLarge
├── MalformedJson
├── MalformedRequest
├── MethodNotAllowed
├── NotAcceptable
├── NotFound
├── Overloaded
├── PersistedQueryError
│   ├── PersistedQueryNotFound
│   ├── PersistedQueryNotSupported
│   └── UntrustedDocument
├── UnknownCode
├── UnsupportedMediaType
├── WrongHash
└── FileFailed
    ├── ClientTooSlow
    ├── DayChanged
    ├── GraphChanged
    └── Unanswered
"""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from graphql import GraphQLError

from web.media import JSON, RESPONSE

_VARIABLE = re.compile(r"^Variable '\$(\w+)' has invalid value")
"""How graphql-core begins an error in a variable; those of our questions are called as the arguments of addresses."""

Headers = tuple[tuple[bytes, bytes], ...]

_STATUS = {
    "GRAPHQL_PARSE_FAILED": 400,
    "GRAPH_CHANGING": 503,
    "GRAPH_UNAVAILABLE": 503,
    "GRAPH_TIMEOUT": 504,
    "NETWORK_TIMEOUT": 504,
    "OTHER_FORM": 503,
    "INTERNAL_SERVER_ERROR": 500,
    "VALUE_MISSING": 500,
}
"""The status of an answer that failed for an error of this code; every other code is a mistake of the caller's."""


def status_of(error: GraphQLError, mistake: int) -> int:
    """The status of an answer that failed for an error, `mistake` being that of the caller's mistakes."""
    return _STATUS.get(str((error.extensions or {}).get("code")), mistake)


def retry_of(error: GraphQLError) -> Headers:
    """When an answer that failed for an error may be asked for again, if that is known."""
    changing = (error.extensions or {}).get("code") == "GRAPH_CHANGING"
    return ((b"retry-after", b"5"),) if changing else ()


class RequestError(Exception):
    """A request that cannot be answered as it was put. Its message is for the client."""

    status: int = 400
    code: ClassVar[str] = "BAD_REQUEST"
    headers: Headers = ()

    def as_graphql(self) -> GraphQLError:
        return GraphQLError(str(self), extensions={"code": self.code})

    def errors(self) -> tuple[GraphQLError, ...]:
        """All that the client is told."""
        return (self.as_graphql(),)


class BadArgument(RequestError):
    """An argument of a file's address that is not one, or is wrong."""

    def __init__(self, name: str, problem: str, allowed: str) -> None:
        super().__init__(f"`{name}` {problem}. Allowed: {allowed}.")
        self.name = name


class BodyTooLarge(RequestError):
    status = 413

    def __init__(self, limit: int) -> None:
        super().__init__(f"The body of the request is too large: {limit} bytes at most.")


class FileTooLarge(RequestError):
    """A file that would be larger than files of its sort may be here."""

    code = "FILE_TOO_LARGE"

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(f"{what} {instead}")


class MalformedJson(RequestError):
    status = 400

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where} is not JSON: {reason}.")


class MalformedRequest(RequestError):
    """JSON, or a URL, that does not hold the parameters of a GraphQL request."""

    status = 422


class MethodNotAllowed(RequestError):
    status = 405

    def __init__(self, what: str, allowed: tuple[str, ...]) -> None:
        super().__init__(f"{what} Allowed: {', '.join(allowed)}.")
        self.headers = ((b"allow", ", ".join(allowed).encode()),)


class NotAcceptable(RequestError):
    status = 406

    def __init__(self, served: Sequence[str] = (RESPONSE, JSON)) -> None:
        super().__init__(f"The header Accept names no media type that is served here: {', '.join(served)}.")


class NotFound(RequestError):
    status = 404
    code = "NOT_FOUND"


class Overloaded(RequestError):
    """More is being made already than may be at once."""

    status = 503
    code = "OVERLOADED"
    headers = ((b"retry-after", b"5"),)

    def __init__(self, limit: int) -> None:
        super().__init__(f"{limit} files are being sent already, as many as may be at once. Try again in a while.")


class PersistedQueryError(RequestError):
    """A name in place of a question that leads to none; told as what is wrong with a question is."""


class PersistedQueryNotFound(PersistedQueryError):
    """Clients know this message by heart, and send the text."""

    status = 404
    code = "PERSISTED_QUERY_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("PersistedQueryNotFound")


class PersistedQueryNotSupported(PersistedQueryError):
    """Clients know this message by heart too, and send nothing but texts from then on."""

    code = "PERSISTED_QUERY_NOT_SUPPORTED"

    def __init__(self) -> None:
        super().__init__("PersistedQueryNotSupported")


class UntrustedDocument(PersistedQueryError):
    """A document of the client's own, where only those of a list are answered."""

    status = 403
    code = "DOCUMENT_NOT_TRUSTED"

    def __init__(self) -> None:
        super().__init__("This document is none of those that are answered here: only those of a list are.")


class UnknownCode(RequestError):
    """A file of a municipality whose code nothing in the graph has, or had."""

    code = "UNKNOWN_MUNICIPALITY"

    def __init__(self, given: str) -> None:
        super().__init__(
            f"`municipality`: nothing in the graph has the municipality {given}. The codes that there are: "
            "`actors { aggregate { groupBy(by: [MUNICIPALITY]) { keys { value } } } }`."
        )
        self.given = given


class UnsupportedMediaType(RequestError):
    """A body in a form that is not read; `answer` is the header that says which is (RFC 9110, section 15.5.16)."""

    status = 415

    def __init__(self, header: str, found: str, allowed: str, answer: tuple[str, str]) -> None:
        super().__init__(f"{header} is {found}, but only {allowed} is read here.")
        name, value = answer
        self.headers = ((name.encode(), value.encode()),)


class WrongHash(RequestError):
    """A text beside the hash of another."""

    status = 422

    def __init__(self) -> None:
        super().__init__("`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`, in hexadecimal digits.")


class FileFailed(RequestError):
    """A file that cannot be made to its end; what has been sent of it already is worth nothing."""

    status = 503


class ClientTooSlow(FileFailed):
    """A client that takes a file slower than files are kept open for it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"The client took more than {seconds:g} seconds for one part of the file.")


class GraphChanged(FileFailed):
    """A load changed the graph while a file was read from it."""

    code = "GRAPH_CHANGED"
    headers = ((b"retry-after", b"1"),)

    def __init__(self, revision: int, now: int) -> None:
        super().__init__(f"The graph went from revision {revision} to {now} while the file was made. Ask for it again.")
        self.revision, self.now = revision, now


class DayChanged(FileFailed):
    """Midnight passed while a file was made: what is of today has other ids than what is of another day."""

    code = "DAY_CHANGED"
    headers = ((b"retry-after", b"1"),)

    def __init__(self, day: str, now: str) -> None:
        super().__init__(f"The day went from {day} to {now} while the file was made. Ask for it again.")
        self.day, self.now = day, now


class Unanswered(FileFailed):
    """A question of ours that the graph refused, for what the caller gave or for its own reasons."""

    def __init__(self, errors: Iterable[GraphQLError]) -> None:
        # where in the question, in which variable, and how deep in the answer: all of it ours, not the caller's
        self._errors = tuple(
            GraphQLError(_VARIABLE.sub(r"`\1` has an invalid value", each.message), extensions=each.extensions)
            for each in errors
        )
        first = self._errors[0]
        super().__init__(first.message)
        self.status = status_of(first, 400)
        self.headers = retry_of(first)

    def errors(self) -> tuple[GraphQLError, ...]:
        return self._errors
