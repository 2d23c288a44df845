"""Whether a client has already what it asks for: the header `If-None-Match`."""

from starlette.requests import Request


def is_known(request: Request, etag: str) -> bool:
    """Whether the client says that it holds what this ETag names, packed or not."""
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    return etag in known or "*" in known
