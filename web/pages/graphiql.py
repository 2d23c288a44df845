"""`/graphiql`, and the way there from where somebody may look for it."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from web.address import base_of
from web.assets import STATIC
from web.boundary import error_response
from web.page import StaticPage

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def graphiql_page() -> StaticPage:
    page = (STATIC / "graphiql" / "index.html").read_bytes()
    return StaticPage(page, "text/html", {"content-security-policy": _POLICY})


class ToGraphiql:
    """Leads to GraphiQL, with the question that the address may hold. An ASGI application."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._response(Request(scope))(scope, receive, send)

    def _response(self, request: Request) -> ASGIApp:
        if request.method not in ("GET", "HEAD"):
            return error_response(405, f"{request.method} is no method of this address.", {"allow": "GET, HEAD"})
        # as it came, for GraphiQL to read; only what may not stand in a header is encoded
        query = quote(request.scope["query_string"], safe="!$%&'()*+,-./:;=?@[]_~")
        location = f"{base_of(request, self._public_url)}/graphiql{'?' if query else ''}{query}"
        return Response(status_code=303, headers={"location": location, "vary": "accept", "cache-control": "no-cache"})
