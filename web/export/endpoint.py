"""`/export/…`: files of the graph, sent as they are read from it.

A file is of one edition of the graph and of one time. When it cannot be made to its end, the connection is broken off,
so that whoever receives it can tell it from a whole one.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import AsyncExitStack, aclosing, contextmanager, suppress

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from schema.value import split_id
from web.address import base_of
from web.endpoint import unless_gone
from web.errors import BadArgument, ClientTooSlow, MethodNotAllowed, NotFound, Overloaded, RequestError
from web.etag import is_known
from web.export.arguments import read_arguments
from web.export.export import Chunks, Export, FileRequest
from web.export.headers import headers_of
from web.export.metadata import ENDING, metadata_of
from web.export.reading import Reading
from web.pages.browser import ByReader
from web.pages.error import ErrorResponse
from web.pages.files import FileList
from web.request import Disconnected

_METHODS = ("GET", "HEAD")


class Exports:
    """An ASGI application that sends files, `at_once` of them at a time.

    A client has `patience` seconds for each part: who takes nothing shall not keep others from their files.
    """

    def __init__(
        self,
        exports: Mapping[str, Export],
        read: Callable[[], Reading],
        *,
        at_once: int,
        patience: float,
        public_url: str = "",
        cache_control: str = "no-cache",
    ) -> None:
        self._exports = exports
        self._list = FileList(exports.values())
        self._read = read
        self._at_once = at_once
        self._patience = patience
        self._public_url = public_url
        self._cache_control = cache_control
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(Disconnected):
            await unless_gone(self._answer(Request(scope), receive, send), receive)

    async def _answer(self, request: Request, receive: Receive, send: Send) -> None:
        async with AsyncExitStack() as opened:
            try:
                response = await self._response(request, opened)
            except RequestError as error:
                response = error_page(error)
            await response(request.scope, receive, send)

    async def _response(self, request: Request, opened: AsyncExitStack) -> ASGIApp:
        """What is to be sent; the file's first part has been made, so what is wrong with it can still be told."""
        if request.method not in _METHODS:
            raise MethodNotAllowed(f"{request.method} is no method of this address.", _METHODS)
        name = request.path_params.get("name")
        if not name:
            index = JSONResponse(self._index(base_of(request, self._public_url)), headers={"vary": "accept"})
            return ByReader(browser=self._list, program=index)
        export = self._export(name)
        asked = self._asked(export, request)
        opened.enter_context(self._counted())
        content = await export.open(asked)
        chunks = await opened.enter_async_context(aclosing(content.chunks))
        headers = {**headers_of(export, asked, content), "cache-control": self._cache_control}
        if is_known(request, headers["etag"]):
            return Response(status_code=304, headers=headers)
        if request.method == "HEAD":
            return _Stream(headers, b"", None, self._patience)
        return _Stream(headers, await anext(chunks, b""), chunks, self._patience)

    def _export(self, name: str) -> Export:
        if name in self._exports:
            return self._exports[name]
        if name.endswith(ENDING) and (of := self._exports.get(name.removesuffix(ENDING))):
            if beside := metadata_of(of):
                return beside
            raise NotFound(f"{of.name} says in itself what it is; there is no {name}.")
        stem = name.rpartition(".")[0] or name
        endings = [each.rpartition(".")[2] for each in self._exports if each.rpartition(".")[0] == stem]
        if endings:
            raise NotFound(f"{name} is no file. {stem} is there as {', '.join(endings)}.")
        stems = dict.fromkeys(each.rpartition(".")[0] for each in self._exports)
        whole = ", ".join(stem for stem in stems if "-" not in stem)
        raise NotFound(f"{name} is no file. There are {whole}, and their relations; /export lists all.")

    def _asked(self, export: Export, request: Request) -> FileRequest:
        arguments = read_arguments(request.scope["query_string"], export.arguments)
        reading = self._read()
        if "asOf" in arguments and "during" in arguments:
            raise BadArgument("during", "stands beside `asOf`", "one of the two")
        given = arguments.get("asOf") or arguments.get("during")
        time = given or split_id(arguments.get("id", ""))[1] or reading.day
        query = request.scope["query_string"].decode("ascii")
        return FileRequest(arguments, time, base_of(request, self._public_url), reading, query)

    def _index(self, base: str) -> object:
        return [
            {
                "url": f"{base}/export/{export.name}",
                "mediaType": export.media.partition(";")[0],
                "description": export.description,
                "arguments": export.arguments,
                "columns": [{"name": each.name, "description": each.description} for each in export.columns],
            }
            for export in self._exports.values()
        ]

    @contextmanager
    def _counted(self) -> Iterator[None]:
        if self._running >= self._at_once:
            raise Overloaded(self._at_once)
        self._running += 1
        try:
            yield
        finally:
            self._running -= 1


class _Stream:
    """A file, sent part by part to a client that takes each in so many seconds. An ASGI application."""

    def __init__(self, headers: Mapping[str, str], first: bytes, others: Chunks | None, patience: float) -> None:
        self._headers = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        self._first = first
        self._others = others
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self._headers})
        if self._others:
            await self._send_part(self._first, send)
            async for part in self._others:
                await self._send_part(part, send)
        await send({"type": "http.response.body", "body": b""})

    async def _send_part(self, part: bytes, send: Send) -> None:
        try:
            async with asyncio.timeout(self._patience):
                await send({"type": "http.response.body", "body": part, "more_body": True})
        except TimeoutError:
            raise ClientTooSlow(self._patience) from None


def error_page(error: RequestError) -> Response:
    """All that went wrong, with the codes by which a program tells it."""
    headers = {name.decode(): value.decode() for name, value in error.headers}
    told = [each.formatted for each in error.errors()]
    return ErrorResponse(told, error.status, {**headers, "cache-control": "no-store"})
