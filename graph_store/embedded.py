"""The embedded engine as its service sees it.

Of all the processes that open a folder, the one that gets its lock runs the engine and minds it; the others find it
through the folder, and stand by to run it themselves should that process end.
"""

import asyncio
import logging
import os
import socket
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j.exceptions import ServiceUnavailable

from graph_store.engine_child import START_SECONDS, EngineChild, readable
from graph_store.errors import EngineKeepsEnding, FolderLocked, FolderUnusable, GraphNotOpened
from graph_store.folder import Running, StateFolder, Users
from graph_store.target import Address

DATABASE = "samverkan"
HOST = "127.0.0.1"
STAND_BY_SECONDS = 0.25
MOVE_SECONDS = 10.0
"""How long a new connection waits for an engine that is being started anew."""
MOST_STARTS, STARTS_WINDOW = 5, 60.0
"""So many starts within so many seconds are no accidents any more."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the embedded engine is run."""

    schema: Sequence[str]
    """Its types and indexes, in its own SQL."""
    timeout: float
    """Seconds that a statement may take."""
    heap: str
    """The most memory that Java may use, as it is told: 1500m."""
    patience: float = 10.0
    """Seconds that a statement may go on beyond its time, until the engine ends with it and is started anew."""


class EmbeddedEngine:
    """The engine of a folder, run by this process or by another one of this machine."""

    def __init__(self, folder: StateFolder, options: EngineOptions) -> None:
        self._folder = folder
        self._options = options
        self._lock: int | None = None
        self._child: EngineChild | None = None
        self._port = 0
        self._starts: deque[float] = deque(maxlen=MOST_STARTS)
        self._given_up: EngineKeepsEnding | None = None
        self.ran_out = 0
        """How often the engine that we run has ended for want of memory."""
        self._stop_read, self._stop_write = os.pipe()
        self._opening = threading.Lock()
        self._minder = threading.Thread(target=self._mind, name="graph-engine", daemon=True)

    def open(self) -> Users:
        """Run the engine, or find the one that another process runs; its users."""
        with self._opening:
            deadline = time.monotonic() + START_SECONDS
            while not (self._run() or self._answers()):
                # nobody tells us when the other process has started it
                if readable([self._stop_read], 0.05) or time.monotonic() > deadline:
                    raise FolderLocked(self._folder.path, START_SECONDS)
            users = self._folder.users()
            if users is None:
                raise FolderUnusable(self._folder.path, "its credentials.json cannot be read")
            self._minder.start()
            return users

    def close(self) -> None:
        """Stop the engine if we run it, and leave the folder; an opening that goes on is broken off."""
        os.write(self._stop_write, b"x")
        with self._opening:
            if self._minder.ident is not None:
                self._minder.join()
            self._leave()
            os.close(self._stop_read)
            os.close(self._stop_write)

    async def address(self) -> Address:
        """Where the engine is; waits a little for one that is being started anew."""
        deadline = time.monotonic() + MOVE_SECONDS
        while (running := self._folder.running()) is None:
            if self._given_up:
                raise ServiceUnavailable(str(self._given_up)) from self._given_up
            if time.monotonic() > deadline:
                raise ServiceUnavailable(f"There is no engine in {self._folder.path} at the moment.")
            await asyncio.sleep(0.05)
        return running.host, running.port

    def is_ending(self) -> bool:
        """Whether the engine is about to end, or has ended, and the next one is not there yet."""
        return self._folder.running() is None

    def _run(self) -> bool:
        """Start the engine if nobody else has the folder, where it was if that port is free."""
        self._lock = self._folder.lock()
        if self._lock is None:
            return False
        try:
            last = self._folder.running()
            self._folder.retract()
            self._start(last.port if last else self._port)
        except BaseException:
            self._leave()
            raise
        return True

    def _start(self, port: int) -> None:
        now = time.monotonic()
        if len(self._starts) == MOST_STARTS and now - self._starts[0] < STARTS_WINDOW:
            raise EngineKeepsEnding(MOST_STARTS, STARTS_WINDOW, self._folder.log)
        self._starts.append(now)
        assert self._lock is not None
        self._child = EngineChild.start(self._folder, self._orders(port), self._lock, self._stop_read)
        self._port = self._child.port
        self._folder.announce(Running(HOST, self._port, self._child.pid))

    def _orders(self, port: int) -> dict[str, Any]:
        users = self._folder.make_users()
        return {
            "port": port,
            "database": DATABASE,
            "users": {user.user: user.password for user in (users.root, users.writer, users.reader)},
            "schema": list(self._options.schema),
            "timeout": self._options.timeout,
            "patience": self._options.patience,
            "heap": self._options.heap,
        }

    def _answers(self) -> bool:
        """Whether the engine that another process runs can be reached."""
        running = self._folder.running()
        if running is None:
            return False
        try:
            socket.create_connection((running.host, running.port), timeout=1.0).close()
        except OSError:
            return False
        return True

    def _mind(self) -> None:
        """Until we are closed: start our engine anew when it ends, or run it ourselves when the other process ends."""
        while not self._ends():
            try:
                if self._child is not None:
                    _log.warning("The embedded engine %s; starting it anew.", self._child.ending())
                    self.ran_out += self._child.ran_out()
                    self._leave()
                self._run()
            except EngineKeepsEnding as error:
                _log.error("%s", error)
                self._given_up = error
                return
            except (GraphNotOpened, OSError) as error:
                _log.error("%s", error)

    def _ends(self) -> bool:
        """Wait until our engine has ended, or for a moment when there is none; whether we are being closed."""
        if self._child is None:
            return bool(readable([self._stop_read], STAND_BY_SECONDS))
        return self._stop_read in readable([self._stop_read, self._child.fileno()])

    def _leave(self) -> None:
        """Stop our engine, if there is one, and let others have the folder."""
        if self._lock is None:
            return
        self._folder.retract()
        if self._child is not None:
            self._child.stop()
            self._child = None
        os.close(self._lock)
        self._lock = None
