"""Files and texts that stay the same while the service runs: each with its ETag, packed once, asked for once."""

import gzip
from functools import cached_property
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from web.boundary import error_response
from web.etag import is_known
from web.media import negotiate

_WORTH_PACKING = 1000


class StaticPage:
    """One text at one address. An ASGI application."""

    def __init__(self, body: bytes, media: str, headers: dict[str, str] | None = None) -> None:
        self._body = body
        self._media = media
        self._etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        self._headers = {
            "etag": self._etag,
            "cache-control": "no-cache",
            "vary": "accept-encoding",
            **(headers or {}),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = self._response(Request(scope))
        await response(scope, receive, send)

    def _response(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return error_response(405, f"{request.method} is no method of this address.", {"allow": "GET, HEAD"})
        if is_known(request, self._etag):
            return Response(status_code=304, headers=self._headers)
        if len(self._body) >= _WORTH_PACKING and _takes_gzip(request):
            headers = {**self._headers, "etag": f"W/{self._etag}", "content-encoding": "gzip"}
            return Response(self._packed, media_type=self._media, headers=headers)
        return Response(self._body, media_type=self._media, headers=self._headers)

    @cached_property
    def _packed(self) -> bytes:
        return gzip.compress(self._body, mtime=0)


def _takes_gzip(request: Request) -> bool:
    """Whether `Accept-Encoding` names it: `gzip;q=0` says that it does not."""
    return negotiate(request.headers.get("accept-encoding") or "identity", ("gzip",)) is not None
