"""Whatever is worth it goes out packed to who takes it so: answers, files while they are read, pages.

Starlette's middleware packs: what is large in a thread, what is streamed part by part as it comes. What it does not do
is done here: weights in `Accept-Encoding`, `Vary` on all that could have been packed, and ETags.
"""

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.boundary import error_response
from web.encoding import GZIP, OFFERED, encoding_of, refuses_plain
from web.media import media_type
from web.request import header

WORTH_PACKING = 1000
"""Bytes from which a response is packed."""

LEVEL = 4
"""Level 9 takes nearly three times as long, for a seventh less."""

IN_A_THREAD = 64 * 1024
"""Bytes from which others are answered meanwhile."""

PACKED_ALREADY = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",)
"""The media types here whose own form is packed."""


class Compression:
    """Packs what an application answers. An ASGI application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        accepted = header(scope, b"accept-encoding")
        match encoding_of(accepted):
            case None:
                refusal = f"The header Accept-Encoding refuses all that is sent here: {', '.join(OFFERED)}."
                await error_response(406, refusal)(scope, receive, send)
            case encoding:
                await self._send_in(encoding, scope, receive, send, all_of_it=refuses_plain(accepted))

    async def _send_in(self, encoding: str, scope: Scope, receive: Receive, send: Send, *, all_of_it: bool) -> None:
        app = self._app
        if encoding == GZIP:  # no body, as after HEAD and of 304, stays none
            least, excluded = (1, ()) if all_of_it else (WORTH_PACKING, PACKED_ALREADY)
            app = GZipResponder(app, least, LEVEL, thread_minimum_size=IN_A_THREAD, exclude_content_types=excluded)

        async def send_told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                _vary(headers)
                if encoding == GZIP:
                    _weaken_etag(headers)
                    if scope["method"] == "HEAD" and message["status"] == 200 and _is_streamed(headers):
                        headers["content-encoding"] = GZIP
            await send(message)

        await app(scope, receive, send_told)


def _vary(headers: MutableHeaders) -> None:
    """The response depends on the coding, whichever it has: another client may be sent another."""
    vary = [each.strip().lower() for each in ", ".join(headers.getlist("vary")).split(",") if each.strip()]
    headers["vary"] = ", ".join(dict.fromkeys((*vary, "accept-encoding")))


def _weaken_etag(headers: MutableHeaders) -> None:
    """An ETag is for no byte of what may be packed, also where no body tells: after HEAD, and of a 304."""
    if not headers.get("etag", "W/").startswith("W/"):
        headers["etag"] = f"W/{headers['etag']}"


def _is_streamed(headers: MutableHeaders) -> bool:
    """Whether what has no length yet would be packed as it comes."""
    media, _ = media_type(headers.get("content-type", ""))
    return "content-length" not in headers and media not in PACKED_ALREADY
