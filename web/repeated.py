"""Requests that are, byte for byte, ones that were answered: sent again what was sent then, without being read.

What a response depends on is its request's method, address and body, and the headers that are named here. It is kept
when the application says in the scope what the answer is made of, for as long as `web/memory.py` keeps it.
"""

from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from resolvers.question import MadeOf
from web.memory import Memory

MADE_OF = "made_of"
"""Where the application says in the scope what its answer is made of."""

PATH = "/graphql"

LARGE = 64 * 1024
"""A body of so many bytes is read by the application alone."""

TOLD_BY = frozenset(
    (
        *(b"accept", b"accept-encoding", b"content-type", b"content-encoding", b"content-length"),
        *(b"if-none-match", b"origin", b"cookie"),
    )
)
"""The headers that a response to a question depends on. Of cookies CORS wants to know whether there are any."""


@dataclass(frozen=True, slots=True)
class SentResponse:
    """A response as it was sent, and what the log says of its question."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    note: Any


class Repeated:
    """Gives responses again. An ASGI application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PATH or not (memory := scope["state"]["memory"]):
            await self._app(scope, receive, send)
            return
        received = await _received(receive) if scope["method"] == "POST" else []
        key = _key(scope, received)
        if not all(part["type"] == "http.request" for part in received) or _goes_on(received):
            await self._app(scope, _again(received, receive), send)
        elif sent := await memory.recall(key):
            scope["note"] = sent.note
            await send({"type": "http.response.start", "status": sent.status, "headers": list(sent.headers)})
            await send({"type": "http.response.body", "body": sent.body})
        else:
            recorder = _Recorder(scope, send)
            await self._app(scope, _again(received, receive), recorder.send)
            recorder.keep(key, memory)


class _Recorder:
    """Writes down a response while it is sent."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._start: Message = {}
        self._bodies: list[bytes] = []
        self._whole = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = {**message, "headers": tuple(message["headers"])}
        elif self._scope.get(MADE_OF):
            self._bodies.append(message.get("body", b""))
            self._whole = not message.get("more_body", False)
        await self._send(message)

    def keep(self, key: tuple[bytes | str, ...], memory: Memory) -> None:
        """Keep it if somebody vouches for it and it was sent to its end."""
        of: MadeOf | None = self._scope.get(MADE_OF)
        if of and self._whole:
            body = b"".join(self._bodies)
            sent = SentResponse(self._start["status"], self._start["headers"], body, self._scope.get("note"))
            memory.keep(key, sent, of, len(body) + sum(map(len, key)))


async def _received(receive: Receive) -> list[Message]:
    """The parts of a body: all of them, unless it is large or its client leaves."""
    parts = [await receive()]
    while _goes_on(parts) and sum(len(part.get("body", b"")) for part in parts) < LARGE:
        parts.append(await receive())
    return parts


def _goes_on(parts: list[Message]) -> bool:
    return bool(parts) and parts[-1].get("more_body", False)


def _key(scope: Scope, received: list[Message]) -> tuple[bytes | str, ...]:
    """What tells a request from others."""
    told = [part for name, value in scope["headers"] if name in TOLD_BY for part in (name, value)]
    return (scope["method"], scope["query_string"], b"".join(part.get("body", b"") for part in received), *told)


def _again(received: list[Message], receive: Receive) -> Receive:
    """Receives what has been received already, and then the rest."""
    left = iter(received)

    async def receive_again() -> Message:
        message = next(left, None)
        return await receive() if message is None else message

    return receive_again
