"""What every request passes first: the log's line, the security headers, and the net below our own mistakes."""

import logging
import time
from collections.abc import Iterable, Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import FileFailed
from web.pages.error import ErrorResponse

_log = logging.getLogger("web")

_HEADERS = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)


class Boundary:
    """Logs each request once, and answers 500 without a word of the inside when something below breaks."""

    def __init__(self, app: ASGIApp, quiet: Iterable[str] = ()) -> None:
        self._app = app
        self._quiet = frozenset(quiet)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = size = 0

        async def send_and_count(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _secured(message.get("headers", ()))
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, send_and_count)
        except FileFailed as failure:  # the server closes the connection before the file's end
            _log.warning("%s %s was broken off: %s", scope["method"], scope["path"], failure)
            raise
        except Exception:
            _log.exception("%s %s failed", scope["method"], scope["path"])
            if status:  # too late for another answer: the server closes the connection
                raise
            await error_response(500, "Internal error")(scope, receive, send_and_count)
        finally:
            self._log(scope, status, size, time.perf_counter() - began)

    def _log(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        level = logging.DEBUG if scope["path"] in self._quiet else logging.WARNING if status >= 500 else logging.INFO
        if not _log.isEnabledFor(level):
            return
        facts = {
            "method": scope["method"],
            "path": scope["path"],
            "status": status,  # 0: the client left
            "milliseconds": round(seconds * 1000, 1),
            "bytes": size,
            **scope.get("note", {}),
        }
        _log.log(level, "%(method)s %(path)s %(status)s %(milliseconds)s ms %(bytes)s B", facts, extra={"facts": facts})


def error_response(status: int, message: str, headers: Mapping[str, str] | None = None) -> ErrorResponse:
    """An error that has a message and nothing else."""
    return ErrorResponse([{"message": message}], status, headers)


def _secured(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    said = {name for name, _ in headers}
    return [*headers, *(each for each in _HEADERS if each[0] not in said)]
