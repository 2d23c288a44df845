"""A wire between a driver and an engine that can be watched, and cut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from urllib.parse import urlsplit

from graph_store import Target

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""How a Bolt client says it: one chunk of two bytes, a structure without fields whose signature is COMMIT's."""


class Wire:
    """Passes on what both sides say."""

    def __init__(self, host: str, port: int) -> None:
        self._engine = host, port
        self._connections: set[asyncio.StreamWriter] = set()
        self._spoke_last: str = "engine"
        self.trips = 0
        """How often the client has spoken and the engine has answered."""
        self.cut_before: bytes | None = None
        """Cut when the client says this, so that the engine never hears it."""
        self.cut_after: bytes | None = None
        """Cut when the engine answers this, so that the client never hears the answer."""
        self._answer_is_cut = False

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection until either side is done with it."""
        engine_reader, engine_writer = await asyncio.open_connection(*self._engine)
        self._connections |= {writer, engine_writer}
        with suppress(ConnectionError):
            async with asyncio.TaskGroup() as both:
                both.create_task(self._carry("client", reader, engine_writer))
                both.create_task(self._carry("engine", engine_reader, writer))
        self._connections -= {writer, engine_writer}

    async def _carry(self, who: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while said := await reader.read(1 << 16):
                if who == "client" and self._spoke_last == "engine":
                    self.trips += 1
                self._spoke_last = who
                if self._cuts(who, said):
                    self.cut()
                    return
                writer.write(said)
                await writer.drain()
        writer.close()

    def _cuts(self, who: str, said: bytes) -> bool:
        if who == "engine":
            return self._answer_is_cut
        self._answer_is_cut = self.cut_after is not None and self.cut_after in said
        return self.cut_before is not None and self.cut_before in said

    def cut(self) -> None:
        """Break every connection; new ones are carried again."""
        self._answer_is_cut = False
        for writer in self._connections:
            writer.transport.abort()


@asynccontextmanager
async def wired(target: Target) -> AsyncIterator[tuple[Wire, Target]]:
    """A wire to an engine, and the target at our end of it."""
    url = urlsplit(target.uri)
    host, port = await target.address() if target.address else (url.hostname or "", url.port or 7687)
    wire = Wire(host, port)
    async with await asyncio.start_server(wire.connect, "127.0.0.1", 0) as server:
        ours = server.sockets[0].getsockname()[1]
        yield wire, replace(target, uri=f"bolt://127.0.0.1:{ours}", address=None)
        wire.cut()
