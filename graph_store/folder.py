"""The folder in which the embedded engine keeps its graph, and what processes tell one another through it.

lock               held by whoever runs the engine, and by the engine itself, for as long as either lives
credentials.json   the engine's users and their passwords, for the owner's eyes only
running.json       where the engine is now; absent when it is not
engine/            the engine's own files
log/               what the engine says
"""

import fcntl
import json
import os
import secrets
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph_store.errors import FolderUnusable
from graph_store.target import Credentials

_OWNER_ONLY = 0o700
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Running:
    """Where an engine listens, and which process it is."""

    host: str
    port: int
    pid: int


@dataclass(frozen=True, slots=True)
class Users:
    """The users of the embedded engine, by what they may do."""

    root: Credentials
    writer: Credentials
    reader: Credentials


class StateFolder:
    """A folder that is there, that we may write to, and that others may not."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.engine = self.path / "engine"
        self.log = self.path / "log"
        self._lock = self.path / "lock"
        self._credentials = self.path / "credentials.json"
        self._running = self.path / "running.json"
        self._prepare()

    def _prepare(self) -> None:
        try:
            for folder in (self.path, self.engine, self.log):
                folder.mkdir(mode=_OWNER_ONLY, parents=folder == self.path, exist_ok=True)
            status = self.path.stat()
        except OSError as error:
            raise FolderUnusable(self.path, error.strerror or str(error)) from error
        if status.st_uid != os.geteuid():
            raise FolderUnusable(self.path, f"it belongs to user {status.st_uid}, not to user {os.geteuid()}")
        if status.st_mode & _OTHERS_WRITE:
            raise FolderUnusable(self.path, f"others may write to it; forbid that with: chmod go-w {self.path}")
        if not os.access(self.path, os.R_OK | os.W_OK | os.X_OK):
            raise FolderUnusable(self.path, "it may not be written to")

    def lock(self) -> int | None:
        """Take the lock and return its open file, or None when another process has it.

        The lock belongs to the open file: whoever inherits that file holds the lock too, until all have closed it.
        """
        try:
            file = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise FolderUnusable(self.path, error.strerror or str(error)) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(file)
            if isinstance(error, BlockingIOError):
                return None
            raise FolderUnusable(self.path, f"it cannot be locked: {error.strerror}") from error
        return file

    def users(self) -> Users | None:
        """The engine's users, or None when no readable file names them."""
        try:
            known: dict[str, Any] = json.loads(self._credentials.read_text())
            return Users(**{role: Credentials(role, str(known[role])) for role in ("root", "writer", "reader")})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def make_users(self) -> Users:
        """The users of before, or new ones with passwords of chance; only for the holder of the lock."""
        users = self.users()
        if users is None:
            users = Users(*(Credentials(role, secrets.token_urlsafe(24)) for role in ("root", "writer", "reader")))
            self._write(
                self._credentials, {role.user: role.password for role in (users.root, users.writer, users.reader)}
            )
        return users

    def running(self) -> Running | None:
        """Where the engine says it is, or None when it is being started or is gone."""
        try:
            return Running(**json.loads(self._running.read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def announce(self, running: Running) -> None:
        """Tell the other processes where the engine is; only for the holder of the lock."""
        self._write(self._running, asdict(running))

    def retract(self) -> None:
        """Tell the other processes that there is no engine; only for the holder of the lock."""
        with suppress(OSError):  # where nothing can be removed, what stands there leads nowhere
            self._running.unlink()

    def last_lines(self, log: str, count: int = 8) -> list[str]:
        """The end of one of the engine's logs, without Java's places in the code."""
        try:
            lines = (self.log / log).read_text(errors="replace").splitlines()
            return [line for line in lines if line and not line.lstrip().startswith("at ")][-count:]
        except OSError:
            return []

    def _write(self, path: Path, content: dict[str, Any]) -> None:
        """Write a file that only its owner may read, so that whoever reads it finds the old or the new one, whole."""
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            with os.fdopen(file, "w") as out:
                json.dump(content, out)
                out.flush()
                os.fsync(out.fileno())
            new.replace(path)
        except OSError as error:
            raise FolderUnusable(self.path, error.strerror or str(error)) from error
