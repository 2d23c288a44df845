"""The benchmarks run: each as its own line shows it, with few rounds, on the engines of the tests."""

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

LONG = {"selective_filters"}
"""What loads for minutes before it measures anything, however few its rounds."""
PROGRAMS = sorted(
    path.stem for path in (ROOT / "benchmarks").glob("*.py") if "__main__" in path.read_text() and path.stem not in LONG
)
ARGUMENTS: Mapping[str, Sequence[str]] = {
    "exports": ("--rows", "2000"),
    "networks": ("nation", "--rounds", "2"),
}
"""What makes a benchmark short, where it is not two rounds. `nation` is the folder of a small one."""


@pytest.fixture
async def nation(tmp_path: Path) -> Path:
    """Where a small nation lies in a folder of the embedded graph, in which nobody runs."""
    generate(tmp_path / "files", Recipe(municipalities=2, seed=1, scale=0.05))
    folder = tmp_path / "nation"
    async with (
        open_graph(folder=folder, labels=MODEL.entities, relationships=MODEL.relationships) as target,
        GraphStore.open(target, writable=True) as store,
    ):
        await load(store, sorted((tmp_path / "files").glob("*/")), MODEL)
    return folder


@pytest.mark.benchmark
@pytest.mark.parametrize("program", PROGRAMS)
async def test_a_benchmark_says_what_it_measured(engines: Engines, nation: Path, program: str) -> None:
    target = await engines.target("neo4j")
    engines.held.pop("neo4j", None)  # it empties the graph
    assert target.writing
    test_settings = {
        "test_neo4j_url": target.uri,
        "test_neo4j_user": target.writing.user,
        "test_neo4j_password": target.writing.password,
    }
    arguments = [str(nation) if each == "nation" else each for each in ARGUMENTS.get(program, ("--rounds", "2"))]
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
