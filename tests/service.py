"""The service as a user starts it: a process of its own, found by the address that it prints."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent
START_SECONDS = 60


class Service:
    """A running service. What it prints is in `log`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.log = ""
        self.url = ""
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.log += line
            if found := re.search(r"(http://\S+) answers questions", line):
                self.url = found[1]
                self._ready.set()
        self._ready.set()

    def wait_until_ready(self) -> None:
        assert self._ready.wait(START_SECONDS), self.log
        assert self.url, self.log

    def wait_until_ended(self, seconds: float = 30) -> int:
        code = self.process.wait(seconds)
        self._reader.join(seconds)
        assert self.process.stderr
        self.process.stderr.close()
        return code

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.url + path, timeout=30)

    def ask(self, query: str, **variables: object) -> httpx.Response:
        body = {"query": query, "variables": variables}
        return httpx.post(f"{self.url}/graphql", json=body, timeout=30)


@contextmanager
def start(**settings: object) -> Iterator[Service]:
    """`python server.py serve` on a free port."""
    process = subprocess.Popen(
        [sys.executable, "server.py", "serve"],
        cwd=ROOT,
        env=environment(**{"port": 0, **settings}),
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    service = Service(process)
    try:
        yield service
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        service.wait_until_ended()


def environment(**settings: object) -> dict[str, str]:
    """The environment of this process with these settings and no others."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("SAMVERKAN_")}
    return {**bare, **{f"SAMVERKAN_{name.upper()}": str(value) for name, value in settings.items()}}


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that answers from Örebro's embedded graph."""
    with start(state_folder=tmp_path_factory.mktemp("service") / "graph") as service:
        service.wait_until_ready()
        yield service
