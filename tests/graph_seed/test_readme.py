"""The README's examples, run on Örebro's files: what it shows is what comes."""

import re
import shutil
from pathlib import Path

import pytest

from graph_seed import BadDataset, diff, read_dataset
from graph_seed.__main__ import line_of
from graph_store import GraphStore
from tests.conftest import OREBRO
from tests.model import MODEL

README = OREBRO.with_name("README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:yaml)?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
RIGHT, YEAR, LEAVES, ELECTION, CLOSES, DIFF, WRONG, REPORT = BLOCKS

ALMBY = r"      - \{to: agreement:orebro-lokal-overenskommelse, at: \"48, 54-56\"(.*\n)+?\n"
EDITS = (
    ("signatories.yaml", ALMBY, f"{LEAVES}\n"),
    ("councils.yaml", r"      - \{to: politician:orebro-jessica-ekerbring.*\n", ELECTION),
    ("councils.yaml", r"(?<=matters\.\n)    cites:\n.*\n.*\n(?=    hosts:\n.*\n.*\n.*rad 335)", CLOSES),
    ("places-and-support.yaml", "About once a month", "Roughly once a month"),
    ("places-and-support.yaml", r"    related:\n      - to: actor:orebro-folkets-hus-vivalla\n(        .*\n)+", ""),
)
"""File, what stands there as a pattern, and what shall."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(OREBRO.with_name("sverige"), tmp_path / "sverige")
    return shutil.copytree(OREBRO, tmp_path / "orebro")


async def test_what_happens_in_a_year_is_shown_as_the_readme_says(orebro: GraphStore, folder: Path) -> None:
    (folder / "anslutningar.yaml").write_text(RIGHT, encoding="utf-8")
    (folder / "2026.yaml").write_text(YEAR, encoding="utf-8")
    for name, before, after in EDITS:
        text = (folder / name).read_text(encoding="utf-8")
        edited = re.sub(before, after.replace("\\", r"\\"), text, count=1)
        assert edited != text
        (folder / name).write_text(edited, encoding="utf-8")
    comparison = await diff(orebro, [folder], MODEL)
    assert list(map(line_of, comparison.entries())) == DIFF.splitlines()


def test_the_problems_are_told_as_the_readme_says(folder: Path) -> None:
    (folder / "anslutningar.yaml").write_text(WRONG, encoding="utf-8")
    with pytest.raises(BadDataset) as refused:
        read_dataset(folder, MODEL)
    assert str(refused.value).replace(f"{folder}/", "") == REPORT.strip()


def test_the_readme_lists_every_module() -> None:
    modules = {path.name for path in OREBRO.parent.glob("*.py")} - {"__init__.py"}
    assert modules == set(re.findall(r"`(\w+\.py)`", README.partition("## The modules")[2]))
