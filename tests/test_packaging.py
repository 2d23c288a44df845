"""What is installed, and under which terms."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME = PROJECT["project"]["dependencies"]
TESTS = PROJECT["dependency-groups"]["test"]


def _pins(name: str) -> dict[str, Version]:
    """The version of each package in a lock file, by its name as the index spells it."""
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE)
    return {package.lower().replace("_", "-"): Version(version) for package, version in found}


@pytest.mark.parametrize(
    ("lock", "requirements"), [("requirements.lock", RUNTIME), ("requirements-test.lock", RUNTIME + TESTS)]
)
def test_a_lock_file_holds_what_the_project_asks_for(lock: str, requirements: list[str]) -> None:
    pins = _pins(lock)
    for requirement in map(Requirement, requirements):
        assert pins[requirement.name.lower()] in requirement.specifier, f"{requirement}: run `make lock`"


def test_the_tests_run_on_what_the_service_runs_on() -> None:
    assert _pins("requirements.lock").items() <= _pins("requirements-test.lock").items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_file_has_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)
    for block in re.split(r"\n(?=\S)", text.partition("make lock\n")[2]):
        assert "--hash=sha256:" in block


@pytest.mark.parametrize("requirement", RUNTIME + TESTS)
def test_every_dependency_has_bounds(requirement: str) -> None:
    operators = {specifier.operator for specifier in Requirement(requirement).specifier}
    assert {">=", "<"} <= operators


def test_code_and_facts_have_licences_of_their_own() -> None:
    assert PROJECT["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text().startswith("MIT License")
    assert "CC0 1.0 Universal" in (ROOT / "LICENSE-DATA").read_text()


@pytest.mark.engines
def test_what_is_made_here_is_not_committed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("this is no checkout of a git repository")
    made = re.compile(r"(^|/)(node_modules|\.venv|\.samverkan|\.cache|__pycache__)/")
    assert not [name for name in tracked.stdout.splitlines() if made.search(name)]


def test_the_image_has_every_file_and_folder_of_the_service() -> None:
    copied = set(re.findall(r"^COPY (?!requirements)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    let_in = set(re.findall(r"^!(?!requirements)(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    parts = {each.name for each in ROOT.glob("*.py")} | {each.parent.name for each in ROOT.glob("*/__init__.py")}
    assert {name for names in copied for name in names.split()} == let_in == parts - {"tests"}
