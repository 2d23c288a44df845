"""Each test is of one part, and a pure one can start nothing."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.parts import PARTS, part_of


@pytest.mark.parametrize(
    ("marks", "folders", "fixtures", "part"),
    [
        ([], ["tests", "resolvers"], ["tmp_path"], "pure"),
        (["parametrize"], ["tests"], ["engines", "engine", "store"], "engines"),
        ([], ["tests", "web"], ["service"], "engines"),
        (["faults"], ["tests", "graph_store"], ["engines", "store"], "faults"),
        ([], ["tests", "clients"], ["service"], "clients"),
        (["engines"], ["tests"], [], "engines"),
    ],
)
def test_a_mark_tells_the_part_of_a_test_or_its_folder_or_what_it_stands_on(
    marks: list[str], folders: list[str], fixtures: list[str], part: str
) -> None:
    assert part_of(marks, folders, fixtures) == part


def test_a_test_of_two_parts_is_refused() -> None:
    with pytest.raises(AssertionError, match="of one part, not of browser and faults"):
        part_of(["faults", "browser"], [], [])


def test_each_test_of_this_run_is_of_one_part(request: pytest.FixtureRequest) -> None:
    for item in request.session.items:
        assert len(PARTS.keys() & {mark.name for mark in item.iter_markers()}) == 1, item


@pytest.mark.parametrize(
    ("start", "event"),
    [
        (lambda: subprocess.run([sys.executable, "-V"], check=True), "subprocess.Popen"),
        (lambda: os.system("true"), "os.system"),  # noqa: S605
        (os.fork, "os.fork"),
        (lambda: asyncio.run(asyncio.create_subprocess_exec(sys.executable, "-V")), "subprocess.Popen"),
        (lambda: socket.create_connection(("127.0.0.1", 9)), "socket.getaddrinfo"),
        (lambda: socket.socket().connect(("127.0.0.1", 9)), "socket.connect"),
        (lambda: socket.create_server(("127.0.0.1", 0)), "socket.bind"),
        (lambda: __import__("jpype"), "import jpype"),
    ],
)
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_pure_test_starts_nothing_and_connects_to_nothing(start: Callable[[], object], event: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=f"a pure test may not do this: {event}"):
        start()
