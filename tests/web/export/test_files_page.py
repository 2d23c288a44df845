"""What docs/files.md says to pandas and R reads the files as it says."""

import re
from pathlib import Path
from typing import Any

import pytest

from graph_seed import load
from graph_store import GraphStore
from tests.graph_seed.small import FACTS, HEADER, write
from tests.machine import missing
from tests.model import MODEL
from tests.rscript import WHAT, has_r, printed_by_r
from tests.web.export.exporting import Served, serving

pytestmark = pytest.mark.engines

PAGE = Path(__file__).parents[3] / "docs" / "files.md"
SNIPPETS: list[tuple[str, str]] = re.findall(
    r"^```(python|r)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


def snippet(language: str, word: str) -> str:
    """The only snippet in a language in which a word stands."""
    (found,) = [code for each, code in SNIPPETS if each == language and word in code]
    return found


@pytest.fixture
async def actors(store: GraphStore, tmp_path: Path) -> Path:
    """A folder with the tables of the actors of a municipality whose code begins with 0; one has a number."""
    facts = FACTS.replace("    aliases: [EKSAM]\n", "    organisationNumber: 802410-1233\n")
    folder = write(tmp_path / "small", dataset=HEADER.replace("1880", "0180"), facts=facts)
    await load(store, [folder], MODEL)
    async with serving(store) as served:
        for ending in ("csv", "jsonl", "xlsx"):
            (tmp_path / f"actors.{ending}").write_bytes((await served.get(f"actors.{ending}")).content)
    return tmp_path


@pytest.mark.parametrize("line", [line for line in snippet("python", "dtype").splitlines() if "pd.read" in line])
async def test_pandas_keeps_the_zero_of_a_code(actors: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    import pandas  # half a second, for one test

    before = snippet("python", "dtype").partition("actors = ")[0]
    names: dict[str, Any] = {}
    monkeypatch.chdir(actors)
    exec(before + line, names)  # noqa: S102 - it stands in our own page
    found = names["actors"]
    assert list(found["municipality"]) == ["0180", "0180"]
    assert [each for each in found["organisationNumber"] if not pandas.isna(each)] == ["8024101233"]


async def test_r_keeps_the_zero_of_a_code(actors: Path) -> None:
    if not has_r():
        missing(f"{WHAT} is not installed")
    code = snippet("r", "read.csv")
    assert printed_by_r(f"{code}cat(actors$municipality, actors$organisationNumber)", actors) == "0180 0180 8024101233 "


async def test_r_makes_a_network_of_actors_of_one_of_two_modes(served: Served, tmp_path: Path) -> None:
    if not has_r():
        missing(f"{WHAT} is not installed")
    asked = {"municipality": "1880", "through": "PARTNERSHIP", "mode": "TWO_MODE"}
    (tmp_path / "network.graphml").write_bytes((await served.get("network.graphml", **asked)).content)
    printed = printed_by_r(f"{snippet('r', 'read_graph')}cat(vcount(actors), ecount(actors))", tmp_path)
    assert printed.splitlines()[-1] == "19 24"
