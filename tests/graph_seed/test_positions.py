"""Places in lists follow from the lines: rows that come and go renumber nothing by hand."""

from pathlib import Path

import pytest

from graph_seed.content_hash import content_hash
from graph_seed.facts import Dataset
from graph_seed.file_format import read_file_format
from tests.conftest import OREBRO
from tests.graph_seed.page import PAGE, change, give, read_page, write_page
from tests.graph_seed.small import FACTS, read, wrong
from tests.model import MODEL
from tests.read import datasets_of

PERIOD = "period: Vi}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The page, its four signatories as a list."""
    folder = write_page(tmp_path / "page")
    for _ in range(4):
        change(folder, "actors", PERIOD, "period: Vi, listed: 1}")
    assert give(folder, PAGE, "--retrieved-on", "2026-11-01") == 0
    return folder


def positions(dataset: Dataset) -> dict[str, int]:
    found = {id_: each.properties for id_, each in dataset.facts.nodes.items()}
    found |= {id_: each.properties for id_, each in dataset.facts.relationships.items()}
    return {id_: properties["position"] for id_, properties in found.items() if "position" in properties}


def test_rows_are_counted_from_the_first_to_the_last(folder: Path) -> None:
    assert positions(read_page(folder)) == {f"signed:a{number}/avtal": number + 1 for number in range(4)}


def test_a_row_that_comes_moves_those_below_it(folder: Path) -> None:
    assert give(folder, [*PAGE[:5], "Dansklubben", "Förening", "", *PAGE[5:]], "--retrieved-on", "2026-11-20") == 0
    entry = """\

  - id: actor:dans
    name: Dansklubben
    at: 6
    municipal: false
    agreements:
      - {to: agreement:avtal, at: "1, 6-7", categoryAsPublished: Förening, period: Vi, listed: 1}
"""
    file = folder / "actors.yaml"
    file.write_text(file.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert positions(read_page(folder)) == {
        "signed:a0/avtal": 1,
        "signed:dans/avtal": 2,
        "signed:a1/avtal": 3,
        "signed:a2/avtal": 4,
        "signed:a3/avtal": 5,
    }


def test_what_keeps_to_an_older_version_is_in_no_list_of_today(folder: Path) -> None:
    assert give(folder, [*PAGE[:8], *PAGE[11:]], "--retrieved-on", "2026-11-20") == 0
    assert positions(read_page(folder)) == {"signed:a0/avtal": 1, "signed:a1/avtal": 2, "signed:a3/avtal": 3}


NAMED_FIRST = """\
participants:
      - {to: actor:namnd, at: 5, role: PARTNER, nameAsPublished: Nämnden, identity: CONFIRMED, listed: FIRST}"""
ON_ONE_LINE = FACTS.replace("reason: Namnet liknar", "reason: Namnet liknar\n        listed: 2").replace(
    "participants:", NAMED_FIRST
)


def test_on_one_line_the_files_say_which_comes_first(tmp_path: Path) -> None:
    found = positions(read(tmp_path / "small", facts=ON_ONE_LINE.replace("FIRST", "3")))
    assert found == {"participates-in:eksam/iop": 1, "participates-in:namnd/iop": 2}


def test_two_on_one_line_cannot_both_be_first(tmp_path: Path) -> None:
    (told,) = wrong(tmp_path / "small", facts=ON_ONE_LINE.replace("FIRST", "2"))
    assert told.startswith("facts.yaml:")
    assert "is number 2 on the same lines; say which comes first" in told


def test_the_number_is_no_key_of_a_file(tmp_path: Path) -> None:
    (told,) = wrong(tmp_path / "small", facts=FACTS.replace("    kind: COUNCIL", "    kind: COUNCIL\n    position: 1"))
    assert 'has no key "position"' in told


def test_the_hash_is_of_what_is_stated(folder: Path) -> None:
    dataset = read_page(folder)
    for each in dataset.facts.relationships.values():
        each.properties.pop("position", None)  # type: ignore[attr-defined]
    assert content_hash(dataset.facts, read_file_format(MODEL)) == dataset.content_hash


def test_the_lists_of_orebro_are_counted() -> None:
    found = positions(datasets_of(OREBRO)[-1])
    by_list: dict[str, list[int]] = {}
    for id_, position in found.items():
        of = id_.rpartition("/")[2] if id_.startswith(("signed:", "participates-in:")) else id_.partition(":")[0]
        by_list.setdefault(of, []).append(position)
    themes = by_list.pop("theme")
    assert sorted(themes) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 5]
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in by_list.values())
    assert {of: len(by_list[of]) for of in ("council", "example", "orebro-lokal-overenskommelse")} == {
        "council": 8,
        "example": 8,
        "orebro-lokal-overenskommelse": 50,
    }
    assert "council:orebro-c-natet" not in found
