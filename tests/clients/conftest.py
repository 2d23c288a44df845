"""The clients, installed as the lock file has them, and a way to run a program that uses them."""

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.machine import CACHE, missing, run

HERE = Path(__file__).parent
SECONDS = 120

RunProgram = Callable[..., Any]
"""Runs a program of this folder on Node.js with some arguments, and gives what it prints."""


@pytest.fixture(scope="session")
def packages() -> Path:
    """The clients as the lock file has them, in a folder that is kept."""
    npm = shutil.which("npm")
    if npm is None:
        missing("the clients are installed by npm, which is not installed")
    version = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:12]
    kept = CACHE / f"clients-{version}"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE, prefix="fetching-") as folder:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, folder)
            run([npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit"], Path(folder))
            with suppress(OSError):  # another session may have been quicker
                Path(folder).rename(kept)
    return kept / "node_modules"


@pytest.fixture(scope="session")
def run_program(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> RunProgram:
    node = shutil.which("node")
    if node is None:
        missing("the clients run on Node.js, which is not installed")
    folder = shutil.copytree(HERE, tmp_path_factory.mktemp("clients") / "clients")
    (folder / "node_modules").symlink_to(packages)

    def run_in_folder(*command: str) -> Any:
        done = subprocess.run(
            [node, *command], cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run_in_folder
