"""What went wrong, told to whoever asked: to a program as JSON, to a browser as a page with the same status."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from web.pages.browser import prefers_page
from web.pages.language import language_of
from web.pages.template import POLICY, fill, root_of, words_of
from web.request import header


class ErrorResponse(JSONResponse):
    """Errors in the shape that GraphQL's errors have, at whatever address; `message` is all that an error must have."""

    def __init__(
        self, errors: Sequence[Mapping[str, Any]], status: int, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__({"errors": errors}, status, headers)
        self.headers.add_vary_header("accept, accept-language")
        self._messages = [str(error["message"]) for error in errors]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if prefers_page(scope):
            await self._page(scope)(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    def _page(self, scope: Scope) -> Response:
        language = language_of(header(scope, b"accept-language"))
        told = words_of(language)["errors"]
        page = fill(
            "error.html",
            language,
            root_of(scope),
            status=self.status_code,
            told=told.get(str(self.status_code), told["other"]),
            path=scope["path"],
            messages=[message for message in self._messages if message not in _PHRASES],
        )
        kept = {name: value for name, value in self.headers.items() if name not in ("content-type", "content-length")}
        headers = {**kept, "content-security-policy": POLICY, "content-language": language}
        return Response(page, self.status_code, headers, "text/html")


_PHRASES = {status.phrase for status in HTTPStatus}
"""What the page says better, in its own language: `Not Found`."""
