"""Whether a request comes from somebody who reads, or from a program."""

from starlette.types import ASGIApp, Receive, Scope, Send

from web.media import HTML, JSON, LINKED, RESPONSE, negotiate
from web.request import header


def prefers_page(scope: Scope) -> bool:
    """Whether HTML is liked best, as by browsers. Who takes anything, or says nothing, gets what programs get."""
    return negotiate(header(scope, b"accept"), (RESPONSE, JSON, LINKED, HTML)) == HTML


class ByReader:
    """One address with two readers: a browser that opens it, and everybody else. An ASGI application."""

    def __init__(self, *, browser: ASGIApp, program: ASGIApp) -> None:
        self._browser = browser
        self._program = program

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        opened = scope["method"] in ("GET", "HEAD") and prefers_page(scope)
        await (self._browser if opened else self._program)(scope, receive, send)
