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

PROGRAMS = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py") if "__main__" in path.read_text())
ARGUMENTS: Mapping[str, Sequence[str]] = {
    "exports": ("--rows", "500"),
    "http_vs_driver": ("--rounds", "2", "--part", "0.2"),
    "networks": ("nation", "--rounds", "2"),
    "relations": ("nation", "--rounds", "2"),
    "selective_filters": ("--rounds", "2", "--part", "0.05"),
}
"""What makes a benchmark short, where it is not two rounds. `nation` is the folder of a small one."""


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


@pytest.mark.benchmark
@pytest.mark.parametrize("program", PROGRAMS)
async def test_a_benchmark_says_what_it_measured(engines: Engines, tmp_path: Path, program: str) -> None:
    target = await engines.target("neo4j")
    engines.held.pop("neo4j", None)  # it empties the graph
    assert target.writing
    test_settings = {
        "test_neo4j_url": target.uri,
        "test_neo4j_user": target.writing.user,
        "test_neo4j_password": target.writing.password,
    }
    arguments = ARGUMENTS.get(program, ("--rounds", "2"))
    if "nation" in arguments:
        await load_nation(tmp_path / "nation", tmp_path / "files")
        arguments = [str(tmp_path / each) if each == "nation" else each for each in arguments]
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
