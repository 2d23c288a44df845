"""What pages of other origins may do with the service: the Fetch standard's CORS protocol."""

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from web.boundary import error_response

METHODS = ("GET", "POST")

CORS_HEADERS = (
    *("authorization", "if-none-match"),
    # Apollo Client, for the web, Kotlin and iOS
    *("apollo-require-preflight", "apollographql-client-name", "apollographql-client-version"),
    *("x-apollo-operation-id", "x-apollo-operation-name", "x-apollo-operation-type", "x-apollo-request-uuid"),
    *("baggage", "sentry-trace"),  # Sentry
    *("traceparent", "tracestate"),  # OpenTelemetry, which sends baggage too
)
"""What the usual clients send with a question, besides what every page may send."""

EXPOSED = ("ETag", "Link", "Content-Disposition", "Graph-Content-Hash", "Retry-After")
"""What a page may read of a response, besides what every page may."""


class Cors(CORSMiddleware):
    """Starlette's, which says in our words why a page may not ask."""

    def __init__(self, app: ASGIApp, origins: Collection[str], headers: Collection[str]) -> None:
        super().__init__(app, origins, METHODS, headers, expose_headers=EXPOSED)

    def preflight_response(self, request_headers: Headers) -> Response:
        response = super().preflight_response(request_headers)
        if response.status_code < 400:
            return response
        kept = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
        return error_response(response.status_code, self._why(request_headers), kept)

    def _why(self, asked: Headers) -> str:
        if not self.is_allowed_origin(asked["origin"]):
            return f"Pages of {asked['origin']} may not ask here."
        if asked["access-control-request-method"] not in METHODS:
            return f"Pages of other origins may ask by {' and '.join(METHODS)} only."
        names = [name.strip().lower() for name in asked.get("access-control-request-headers", "").split(",")]
        if not self.allow_all_headers and any(name not in self.allow_headers for name in names if name):
            return f"Pages of other origins may send these headers only: {', '.join(self.allow_headers)}."
        return "Pages of a public network may not ask a service of a private one."
