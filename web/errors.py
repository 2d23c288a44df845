"""What a request may get wrong before its question is read.

RequestError
├── BodyTooLarge
├── MalformedJson
├── MalformedRequest
├── MethodNotAllowed
├── NotAcceptable
└── UnsupportedMediaType
"""

from typing import ClassVar

from graphql import GraphQLError

from web.media import JSON, RESPONSE


class RequestError(Exception):
    """A request that is no GraphQL request. Its message is for the client."""

    status: ClassVar[int] = 400
    headers: tuple[tuple[bytes, bytes], ...] = ()

    def as_graphql(self) -> GraphQLError:
        return GraphQLError(str(self), extensions={"code": "BAD_REQUEST"})


class BodyTooLarge(RequestError):
    status = 413

    def __init__(self, limit: int) -> None:
        super().__init__(f"The body of the request is too large: {limit} bytes at most.")


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

    def __init__(self) -> None:
        super().__init__(f"The header Accept names no media type that is served here: {RESPONSE}, {JSON}.")


class UnsupportedMediaType(RequestError):
    status = 415

    def __init__(self, header: str, found: str, allowed: str) -> None:
        super().__init__(f"{header} is {found}, but only {allowed} is read here.")
