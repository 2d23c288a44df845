"""Files and texts that stay the same while the service runs: each with its ETag, packed once, asked for once."""

import gzip
from functools import cached_property
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from web.boundary import error_response
from web.compression import WORTH_PACKING
from web.encoding import GZIP, encoding_of
from web.etag import is_known


class StaticPage:
    """One text at one address. An ASGI application."""

    def __init__(self, body: bytes, media: str, headers: dict[str, str] | None = None) -> None:
        self._body = body
        self._media = media
        self._etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        self._headers = {
            "etag": self._etag,
            "cache-control": "no-cache",
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
        if len(self._body) >= WORTH_PACKING and encoding_of(request.headers.get("accept-encoding")) == GZIP:
            headers = {**self._headers, "content-encoding": GZIP}
            return Response(self._packed, media_type=self._media, headers=headers)
        return Response(self._body, media_type=self._media, headers=self._headers)

    @cached_property
    def _packed(self) -> bytes:
        return gzip.compress(self._body, mtime=0)
