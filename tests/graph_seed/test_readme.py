"""The README's examples, run on Örebro's files: what it shows is what comes."""

import re
import shutil
from pathlib import Path

import pytest

from graph_seed import BadDataset, diff, read_dataset
from graph_seed.__main__ import line_of
from graph_seed.new_version import VersionRead, change_source
from graph_seed.texts import read_text
from graph_store import GraphStore
from tests.conftest import OREBRO
from tests.graph_seed.orebro_facts import PAGE_ID
from tests.graph_seed.page import write_text
from tests.machine import source_text
from tests.model import MODEL

README = OREBRO.with_name("README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:yaml)?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
RIGHT, YEAR, LEAVES, ELECTION, CLOSES, ROUND, DIFF, WRONG, REPORT = BLOCKS

ALMBY = r"      - \{to: agreement:orebro-lokal-overenskommelse, at: \"48, 54-56\"(.*\n)+?\n"
EDITS = (
    ("signatories.yaml", ALMBY, f"{LEAVES}\n"),
    ("councils.yaml", r"      - \{to: politician:orebro-jessica-ekerbring.*\n", ELECTION),
    (
        "councils.yaml",
        r"(?<=matters\.\n)    cites:\n.*\n.*\n(?=    hosts:\n.*\n.*\n.*\n\n  - id: council:orebro-c-natet)",
        CLOSES,
    ),
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


def test_a_new_round_of_signing_stands_beside_the_old_one_as_the_readme_says(folder: Path) -> None:
    page = source_text("orebro-samverkan.txt").read_text(encoding="utf-8").replace("2024-2027", "2028-2031")
    text = read_text(write_text(folder.parent / "page.txt", [page]))
    change_source(folder, PAGE_ID, text, VersionRead("2026-11-27", "next"), MODEL).write()
    signatories = folder / "signatories.yaml"
    written = signatories.read_text(encoding="utf-8")
    old = re.search(ALMBY, written)
    assert old
    assert f"source: {PAGE_ID}-2026-11-23" in old[0]
    signatories.write_text(written.replace(old[0], f"{old[0].rstrip()}\n{ROUND}\n"), encoding="utf-8")
    with pytest.raises(BadDataset, match='period: "2028-2031" has no receipt'):
        read_dataset(folder, MODEL)
    change_source(folder, PAGE_ID, text, VersionRead("2026-11-27", "next"), MODEL).write()
    found = read_dataset(folder, MODEL).facts.relationships
    first, second = (found[f"signed:orebro-almby-ik/orebro-lokal-overenskommelse{each}"] for each in ("", "/2028-2031"))
    assert (first.properties["period"], first.properties["validTo"]) == ("2024-2027", "2027-12-31")
    assert (second.properties["validFrom"], second.properties["position"]) == ("2028-01-01", 1)
    assert len([each for each in found.values() if each.type == "SIGNED"]) == 51


def test_the_problems_are_told_as_the_readme_says(folder: Path) -> None:
    (folder / "anslutningar.yaml").write_text(WRONG, encoding="utf-8")
    with pytest.raises(BadDataset) as refused:
        read_dataset(folder, MODEL)
    assert str(refused.value).replace(f"{folder}/", "") == REPORT.strip()


def test_the_readme_lists_every_module() -> None:
    modules = {path.name for path in OREBRO.parent.glob("*.py")} - {"__init__.py"}
    assert modules == set(re.findall(r"`(\w+\.py)`", README.partition("## The modules")[2]))
