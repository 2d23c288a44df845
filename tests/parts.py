"""The parts of the tests. Each test is of one, and `pytest -m pure` runs one of them.

A fixture that starts something, the folder or a mark tells the part of a test. What has none of these is `pure`, and is
held to it: while it runs, Python refuses to start a process and to open a connection.

A file all of whose tests are of one other part says so, and is not even imported for the others.
"""

import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

ENGINES = ("arcadedb", "neo4j", "neo4j-2026")
"""The names of the engines that tests run on (`tests/engines.py`)."""

PARTS: Mapping[str, str] = {
    "pure": "needs Python alone; starts nothing and connects to nothing. Every test that is of no other part",
    "engines": "on a graph, or another process",
    "clients": "GraphQL clients of others, in Node.js",
    "browser": "in a browser",
    "faults": "the end of a process, however it comes to it, and what is found after it",
    "benchmark": "whether the benchmarks run",
}
"""What each test is of exactly one of; in this order they are run."""

STARTING = frozenset({"engine", "engines", "service"})
"""The fixtures that start something: what stands on one of them is of `engines` if nothing else is said."""

_REFUSED = (
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "pty.spawn",
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
)
"""The audit events of Python by which something is started or spoken to; beside them the import of a Java machine."""


def part_of(marks: Iterable[str], folders: Iterable[str], fixtures: Iterable[str]) -> str:
    """The part of a test: that of its mark, of the folder it lies in, or of the fixtures that it stands on."""
    for told in (marks, folders):
        if found := [part for part in PARTS if part in set(told)]:
            assert len(found) == 1, f"a test is of one part, not of {' and '.join(found)}"
            return found[0]
    return "engines" if STARTING & set(fixtures) else "pure"


@cache
def said_part(file: Path) -> str | None:
    """The part that a file says all its tests are of, on a line of its own: `pytestmark = pytest.mark.engines`."""
    found = re.search(rf"^pytestmark = pytest\.mark\.({'|'.join(PARTS)})$", file.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else None


def is_left_out(path: Path, asked: str) -> bool:
    """Whether a file has nothing of the one part that is asked for, so that it need not be imported."""
    return asked in PARTS and path.match("test_*.py") and said_part(path) not in (None, asked)


COLLECTED = pytest.StashKey[dict[Path, set[str]]]()
"""The parts of the tests that were found in each file, be they run or not."""


def sort_into_parts(item: pytest.Item) -> None:
    """Mark a test with its part."""
    marks = [mark.name for mark in item.iter_markers()]
    folders = item.path.parent.relative_to(item.config.rootpath).parts  # not those that the repository lies in
    part = part_of(marks, folders, getattr(item, "fixturenames", ()))
    assert said_part(item.path) in (None, part), f"{item.nodeid} is {part}, and its file says otherwise"
    item.config.stash.setdefault(COLLECTED, {}).setdefault(item.path, set()).add(part)
    if part not in marks:
        item.add_marker(part)


SHARED = ("orebro", "neighbours", "myrmark")
"""The fixtures with a graph that many tests read and none writes: it is loaded once, when these are run together."""


def place_of(item: pytest.Item) -> tuple[int, int]:
    """Where a test is run: its part in the order of the parts, and first of a part what reads a shared graph."""
    part = next(place for place, part in enumerate(PARTS) if item.get_closest_marker(part))
    names = getattr(item, "fixturenames", ())
    return part, next((place for place, shared in enumerate(SHARED) if shared in names), len(SHARED))


CENTRAL = ("graph_store", "test_cases.py", "test_plans.py", "test_pages.py")
"""What says how an engine is spoken to, and what statements mean there: a folder or a file."""

COSTLY = (
    "catalog",
    "export",
    "test_collaborators.py",
    "test_least.py",
    "test_network.py",
    "test_restore.py",
    "test_search.py",
)
"""What asks statements that Neo4j plans for a minute and more, folders and files: all facts in one, every search."""

ONE_IN: Mapping[str, tuple[int, int, int]] = {"neo4j": (1, 6, 30), "neo4j-2026": (6, 20, 100)}
"""Of the tests on an engine a sample takes one in so many, of those that are central, of the others, and of the costly
ones: on two lines of one database, and the slowest here. On the line that everybody runs it takes whole what is
central.
"""


def in_sample(engine: str | None, path: Path, name: str, seed: str) -> bool:
    """Whether a sample takes a test: on Neo4j the seed draws, elsewhere all are taken."""
    of_central, of_others, of_costly = ONE_IN.get(engine or "", (1, 1, 1))
    one_in = of_central if {*path.parts} & {*CENTRAL} else of_costly if {*path.parts} & {*COSTLY} else of_others
    return zlib.crc32(f"{seed} {path.name} {name}".encode()) % one_in == 0


def engine_of(item: pytest.Item) -> str | None:
    """The name of the engine that a test runs on, if it is one of several."""
    call = getattr(item, "callspec", None)
    return call.params.get("engine") if call else None


def scope_of(name: str) -> str:
    """What one process runs whole: all that stands on an engine, or else a file."""
    found = re.search(rf"[\[-]({'|'.join(sorted(ENGINES, reverse=True))})[\]-]", name)
    return found[1] if found else name.split("::")[0]


class ByEngine(LoadScopeScheduling):  # type: ignore[misc]
    """Shares the tests among processes, so that each engine is started once."""

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)


_held = False
"""Whether a pure test runs: an audit hook cannot be taken away, only be told."""


@contextmanager
def purity() -> Iterator[None]:
    """Meanwhile nothing is started, and nothing is spoken to."""
    global _held
    _held = True
    try:
        yield
    finally:
        _held = False


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if _held and (event in _REFUSED or (event == "import" and arguments[0] == "jpype")):
        what = " ".join(map(str, arguments))[:200]
        pytest.fail(f"a pure test may not do this: {event} {what}. If it must, mark it: @pytest.mark.engines")


sys.addaudithook(_audit)
