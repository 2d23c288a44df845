"""A new type as CONTRIBUTING.md shows it: its steps are taken as they stand there, and the checks of the suite hold."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import missing

ROOT = Path(__file__).parent.parent
RECIPE = (ROOT / "CONTRIBUTING.md").read_text().partition("## A new type or relation\n")[2].partition("\n## ")[0]

BLOCK = re.compile(r"(?:`([\w./]+)`:\n\n)?```(\w+)\n(.*?)```", re.DOTALL)
"""A block of code, and the file that it is, where the words before it end with one."""

CHECKS = [
    ["-m", "ruff", "check", "."],
    ["-m", "ruff", "format", "--check", "."],
    ["-m", "mypy", "--package", "schema"],
    [
        "-m",
        "pytest",
        "-q",
        "tests/schema",
        "tests/graph_seed/test_file_format.py",
        "tests/graph_seed/test_orebro_facts.py",
        "tests/test_imports.py",
        "tests/web/export/test_tables.py",
    ],
]
"""What of the suite a new type can break, but for the cases, which are held while they are written."""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is, or could be, committed, with an environment in which everything is installed."""
    copy = tmp_path_factory.mktemp("recipe") / "copy"
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        missing("this is no checkout of a git repository")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    environment = copy / ".venv"
    environment.mkdir()
    for each in Path(sys.prefix).iterdir():
        if not each.name.startswith("."):
            (environment / each.name).symlink_to(each)
    for stamp in (".made", ".runtime", ".test"):
        (environment / stamp).touch()
    return copy


def change(folder: Path, text: str) -> None:
    """Make the changes of a block of `diff`: for each file that it names, some places after a line `@@`."""
    for file, places in re.findall(r"^\+\+\+ (\S+)\n@@\n(.*?)(?=^\+\+\+ |\Z)", text, re.DOTALL | re.MULTILINE):
        for place in places.split("@@\n"):
            lines = place.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if line[0] in " -")
            after = "".join(line[1:] for line in lines if line[0] in " +")
            content = (folder / file).read_text()
            assert content.count(before) == 1, f"{file} has {content.count(before)} times:\n{before}"
            (folder / file).write_text(content.replace(before, after))


def run(command: list[str], folder: Path) -> None:
    given = {name: value for name, value in os.environ.items() if not name.startswith("SAMVERKAN_")}
    done = subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{(done.stdout + done.stderr)[-6000:]}"


def steps() -> Iterator[tuple[str, str, str]]:
    """Of each block the file that it is, if any, its language and its text."""
    yield from BLOCK.findall(RECIPE)


@pytest.mark.engines
def test_the_steps_to_a_new_type_lead_to_it(scratch: Path) -> None:
    answers = {}
    for file, language, text in steps():
        if language == "diff":
            change(scratch, text)
        elif language == "sh":
            run(["bash", "-euxc", text], scratch)
        elif language == "json":
            answers[file] = text
        else:
            assert not (scratch / file).exists(), f"{file} is there already"
            (scratch / file).write_text(text)
    assert answers
    for file, text in answers.items():
        assert (scratch / file).read_text() == text
    for check in CHECKS:
        run([str(scratch / ".venv/bin/python"), *check], scratch)


def test_the_recipe_has_a_step_of_every_kind() -> None:
    assert {(bool(file), language) for file, language, _ in steps()} == {
        (True, "python"),
        (False, "diff"),
        (True, "yaml"),
        (True, "graphql"),
        (False, "sh"),
        (True, "json"),
    }


def test_a_change_is_made_where_its_place_is_once(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("a = 1\nb = 2\n")
    (tmp_path / "two.py").write_text("c\nc\n")
    change(tmp_path, "+++ one.py\n@@\n a = 1\n+a = 3\n@@\n-b = 2\n+b = 4\n")
    assert (tmp_path / "one.py").read_text() == "a = 1\na = 3\nb = 4\n"
    with pytest.raises(AssertionError, match=r"two\.py has 2 times"):
        change(tmp_path, "+++ two.py\n@@\n c\n+d\n")
