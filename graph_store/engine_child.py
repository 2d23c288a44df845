"""One run of the embedded engine: a child process, from its start to its end."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from graph_store.errors import EngineNotStarted
from graph_store.folder import StateFolder

START_SECONDS = 60.0
STOP_SECONDS = 12.0
"""Longer than the engine gives itself."""

_PROGRAM = Path(__file__).with_name("engine_process.py")
_OUT_OF_MEMORY = 3
_ENDINGS = {
    0: "was stopped",
    _OUT_OF_MEMORY: "ran out of memory",
    4: "could not end a statement",
    5: "did not stop in time",
}


class EngineChild:
    """An engine that is ready; its process ends with ours, however ours ends."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.pid = process.pid
        self.port = 0

    @classmethod
    def start(cls, folder: StateFolder, orders: dict[str, Any], lock: int, stop: int) -> "EngineChild":
        """Start an engine, which holds the lock as we do; return when it is ready, give up when `stop` can be read."""
        try:
            child = cls(_launch(folder, lock))
        except OSError as error:
            raise EngineNotStarted(str(error), folder.log, ()) from error
        try:
            child.port = child._hand_over(orders, stop)
        except _NotReady as problem:
            child.kill()
            lines = [*folder.last_lines("engine.0.log"), *folder.last_lines("console.log")]
            raise EngineNotStarted(str(problem), folder.log, lines) from problem
        except BaseException:
            child.kill()
            raise
        return child

    def _hand_over(self, orders: dict[str, Any], stop: int) -> int:
        """Tell the process what to run, by its pipe, so that no list of processes shows it; the port in return."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(orders).encode() + b"\n")
        answer = b""
        deadline = time.monotonic() + START_SECONDS
        while not answer.endswith(b"\n"):
            ready = readable([self.fileno(), stop], deadline - time.monotonic())
            if not ready:
                raise _NotReady(f"it was not ready after {START_SECONDS:.0f} seconds")
            if stop in ready:
                raise _NotReady("the service stopped meanwhile")
            part = self._process.stdout.read(4096)
            if not part:
                raise _NotReady(f"it {self.ending()}")
            answer += part
        said = json.loads(answer)
        if "error" in said:
            raise _NotReady(said["error"])
        return int(said["port"])

    def fileno(self) -> int:
        """A file that can be read when the process has ended."""
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def ending(self) -> str:
        """How the process ended; waits for it."""
        code = self._process.wait()
        if code < 0:
            return f"was ended by {signal.Signals(-code).name}"
        return _ENDINGS.get(code, f"ended with status {code}")

    def ran_out(self) -> bool:
        """Whether the process ended for want of memory; waits for its end."""
        return self._process.wait() == _OUT_OF_MEMORY

    def stop(self) -> None:
        """End the process: cleanly, or after a while without ado."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self.close()

    def kill(self) -> None:
        """End the process as it is; the next start recovers."""
        self._process.kill()
        self.close()

    def close(self) -> None:
        """Forget a process that has ended, or is about to."""
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


class _NotReady(Exception):
    """Why an engine did not become ready."""


def _launch(folder: StateFolder, lock: int) -> subprocess.Popen[bytes]:
    console = _fresh(folder.log / "console.log")
    try:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", str(_PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=console,
            bufsize=0,
            cwd=folder.engine,
            start_new_session=True,  # Ctrl-C at the terminal is meant for the service, which stops its engine last
            pass_fds=(lock,),
        )
    finally:
        os.close(console)


def readable(files: Iterable[int], seconds: float | None = None) -> set[int]:
    """Wait until at least one of these files can be read or has ended, or for some seconds; which ones."""
    poll = select.poll()
    for file in files:
        poll.register(file, select.POLLIN)
    return {file for file, _ in poll.poll(None if seconds is None else max(0.0, seconds) * 1000)}


def _fresh(log: Path) -> int:
    """A new file for what a process says; the one before is kept beside it."""
    with suppress(FileNotFoundError):
        log.replace(log.with_suffix(".old.log"))
    return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
