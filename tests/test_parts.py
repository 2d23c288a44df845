"""Each test is of one part, and a pure one can start nothing."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.parts import COLLECTED, ONE_IN, PARTS, in_sample, is_left_out, part_of, scope_of


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


def test_a_file_of_one_other_part_says_so(request: pytest.FixtureRequest) -> None:
    """So `make pure` need not import it; what it says is held to when its tests are found."""
    config = request.config
    in_part = {Path(each.partition("::")[0]).resolve() for each in config.args if "::" in each}
    of = {file: parts for file, parts in config.stash[COLLECTED].items() if file not in in_part}
    silent = {file: parts for file, parts in of.items() if parts != {"pure"} and len(parts) == 1}
    assert silent.keys() <= {file for file in of if is_left_out(file, "pure")}, "write pytestmark = pytest.mark.PART"


def test_a_file_is_left_out_for_what_it_says_on_a_line_of_its_own(tmp_path: Path) -> None:
    file, said = tmp_path / "test_it.py", "pytestmark = pytest.mark.engines\n"
    file.write_text(f"import pytest\n\n{said}", encoding="utf-8")
    assert [asked for asked in ("", "pure", "engines", "not pure") if is_left_out(file, asked)] == ["pure"]
    other = tmp_path / "test_other.py"
    other.write_text(f"def test_it():\n    {said}", encoding="utf-8")
    assert not is_left_out(other, "pure")
    assert not is_left_out(tmp_path, "pure")


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


def test_a_sample_leaves_out_of_neo4j_alone_and_another_seed_draws_others() -> None:
    def drawn(engine: str | None, path: str, seed: str) -> set[int]:
        return {number for number in range(3000) if in_sample(engine, Path(path), f"test_{number}[{engine}]", seed)}

    times, cases = "tests/resolvers/test_time.py", "tests/resolvers/test_cases.py"
    linked = "tests/web/export/test_linked.py"
    for engine, path in (("arcadedb", times), ("arcadedb", cases), (None, times), ("neo4j", cases)):
        assert len(drawn(engine, path, "a")) == 3000
    for engine, (of_central, of_others, of_costly) in ONE_IN.items():
        for path, one_in in ((cases, of_central), (times, of_others), (linked, of_costly)):
            first, second = drawn(engine, path, "a"), drawn(engine, path, "b")
            assert 3000 / one_in * 0.6 <= len(first) <= 3000 / one_in * 1.5
            assert (first != second) == (one_in > 1)


@pytest.mark.parametrize(
    ("test", "scope"),
    [
        ("tests/x.py::test_y[neo4j]", "neo4j"),
        ("tests/x.py::test_y[neo4j-2026]", "neo4j-2026"),
        ("tests/x.py::test_y[AND-neo4j-2026-neo4jay]", "neo4j-2026"),
        ("tests/x.py::test_neo4j[arcadedb-a]", "arcadedb"),
        ("tests/x.py::test_neo4j[a]", "tests/x.py"),
    ],
)
def test_one_process_has_an_engine_to_itself(test: str, scope: str) -> None:
    assert scope_of(test) == scope
