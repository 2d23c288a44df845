"""What tests need of the machine that they run on, and what becomes of them where it lacks that."""

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

CACHE = Path(__file__).parent.parent / ".cache"
"""What was downloaded or put together once; it may be deleted."""


def missing(reason: str, *, required: bool = True) -> NoReturn:
    """Skip the test, or fail it where everything is required."""
    if required and os.environ.get("SAMVERKAN_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)


def source_text(name: str) -> Path:
    """A text that facts were taken from, which is not ours to publish: a file in the folder that a setting names.

    Read by a module while it is imported, so that all of its tests together are one skip.
    """
    folder = os.environ.get("SAMVERKAN_TEST_SOURCES")
    if not folder:
        missing(f"SAMVERKAN_TEST_SOURCES names no folder with {name}, the text that the facts are proved against")
    return Path(folder) / name


def run(command: list[str], folder: Path) -> None:
    """Run a program that fetches or builds something; where it fails, that is missing."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        missing(f"{Path(command[0]).name} failed: {(done.stdout + done.stderr)[-2000:]}")


def maven(what: str) -> str:
    """The program that fetches `what` from Maven Central."""
    found = shutil.which("mvn")
    if found is None:
        missing(f"{what} is not in {CACHE.name}/, and mvn, which would fetch it, is not installed")
    return found


def jar(group: str, artifact: str, version: str) -> Path:
    """An archive, taken from the cache or from Maven Central."""
    name = f"{artifact}-{version}"
    kept = CACHE / name / f"{name}.jar"
    if not kept.exists():
        program = maven(name)
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE, prefix="fetching-") as folder:
            named = f"-Dartifact={group}:{artifact}:{version}"
            run([program, "-q", "-B", "dependency:copy", named, f"-DoutputDirectory={folder}"], Path(folder))
            with suppress(OSError):  # another session may have been quicker
                Path(folder).rename(kept.parent)
    return kept
