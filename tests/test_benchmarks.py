"""The benchmarks run: each as its own line shows it, with few rounds, on the engines of the tests.

Those that need Neo4j have it in their names, so that one process runs them (`tests/parts.py`), on one.
"""

import asyncio
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph_seed import load
from graph_seed.generate import Recipe, generate
from graph_store import GraphStore, open_graph
from tests.engines import Engines
from tests.model import MODEL
from tests.service import ROOT, environment

pytestmark = pytest.mark.benchmark

PROGRAMS = {
    path.stem: text for path in sorted((ROOT / "benchmarks").glob("*.py")) if "__main__" in (text := path.read_text())
}
ON_NEO4J = [program for program, text in PROGRAMS.items() if "target_of(" in text]
ARGUMENTS: Mapping[str, Sequence[str]] = {
    "asked_again": ("nation", "--seconds", "0.5"),
    "exports": ("--rows", "500"),
    "http_vs_driver": ("--rounds", "2", "--part", "0.2"),
    "networks": ("nation", "--rounds", "2"),
    "prepared": ("--rounds", "2"),
    "relations": ("nation", "--rounds", "2"),
    "statements": ("nation", "--rounds", "2"),
    "selective_filters": ("--rounds", "2", "--part", "0.05"),
}
"""What makes each benchmark short. `nation` is the folder of a small one."""


def make_nation(files: Path) -> list[Path]:
    """The folders of a small nation."""
    generate(files, Recipe(municipalities=2, seed=1, scale=0.05))
    return sorted(files.glob("*/"))


async def load_nation(folder: Path, files: Path) -> None:
    """Load a small nation into a folder of the embedded graph, in which nobody runs afterwards."""
    folders = make_nation(files)
    async with (
        open_graph(folder=folder, labels=MODEL.entities, relationships=MODEL.relationships) as target,
        GraphStore.open(target, writable=True) as store,
    ):
        await load(store, folders, MODEL)


@pytest.fixture(scope="module")
async def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the embedded graph with a small nation, in which nobody runs."""
    folder = tmp_path_factory.mktemp("nation")
    await load_nation(folder / "nation", folder / "files")
    return folder / "nation"


async def hold_that_it_says_what_it_measured(program: str, arguments: Sequence[str], **test_settings: str) -> None:
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", f"benchmarks.{program}", *arguments],
        cwd=ROOT,
        env=environment(**test_settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()


@pytest.mark.benchmark
@pytest.mark.parametrize("program", ON_NEO4J, ids=lambda program: f"neo4j-{program}")
async def test_a_benchmark_of_neo4j_says_what_it_measured(engines: Engines, program: str) -> None:
    target = await engines.target("neo4j")
    engines.held.pop("neo4j", None)  # it empties the graph
    assert target.writing
    await hold_that_it_says_what_it_measured(
        program,
        ARGUMENTS[program],
        test_neo4j_url=target.uri,
        test_neo4j_user=target.writing.user,
        test_neo4j_password=target.writing.password,
    )


@pytest.mark.benchmark
@pytest.mark.parametrize("program", [each for each in PROGRAMS if each not in ON_NEO4J])
async def test_a_benchmark_says_what_it_measured(nation: Path, program: str) -> None:
    arguments = [str(nation) if each == "nation" else each for each in ARGUMENTS[program]]
    await hold_that_it_says_what_it_measured(program, arguments)
