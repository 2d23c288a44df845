"""Amounts, seats and names in other languages are proved too: in a clone without the text a changed one is refused."""

from pathlib import Path

import pytest

from graph_seed.__main__ import main
from tests.graph_seed.page import change, write_text, wrong
from tests.graph_seed.small import HEADER

PAGE = [
    "Vårt partnerskap",
    "Under 2021 och 2022 gav kommunen 350 000 kronor om året.",
    "2023: 1,2 mnkr",
    "2024: 360 tkr",
    "I rådet sitter tre politiker, elva från föreningar och en tjänsteperson.",
    "Neuvosto, på finska",
    "År",
    "2025",
    "Kronor",
    "90 000",
]

FACTS = """\
source: source:sidan

sources:
  - {id: source:sidan, name: Vårt partnerskap, at: 1, retrievedOn: 2026-11-01, language: fi, sections: [{line: 1}]}
  - {id: source:kurator, name: Kuratorn, at: Bedömt, retrievedOn: 2026-11-01, judgement: true, source: source:kurator}

partnerships:
  - id: partnership:p
    name: Partnerskap
    nameIsEditorial: true
    at: 1
    kind: IOP
    unnamedParticipants: false
    amounts:
      - {year: 2021, kronor: 350000}
      - {year: 2022, kronor: 350000}
      - {year: 2023, kronor: 1200000}
      - {year: 2024, kronor: 360000}
      - {year: 2025, kronor: 90000}
    cites: [{at: "2-4, 8-10", supports: [amounts]}]

councils:
  - id: council:c
    name: Råd
    nameIsEditorial: true
    at: 1
    kind: COUNCIL
    names: {fi: Neuvosto, en: Council}
    seats:
      - {group: POLITICIANS, count: 3}
      - {group: CIVIL_SOCIETY, count: 11}
      - {group: OFFICIALS, count: 1}
    cites:
      - {at: 5, supports: [seats]}
      - {at: 6, supports: [names]}
"""


def written(folder: Path) -> Path:
    folder.mkdir()
    (folder / "dataset.yaml").write_text(HEADER, encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return folder


def given(folder: Path) -> int:
    """Give the text, as who has it does."""
    text = write_text(folder.parent / "text.txt", PAGE)
    return main(["source", "source:sidan", str(text), "--folder", str(folder), "--write"], {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The facts of the page in a clone: with its fingerprints and receipts, without its text."""
    folder = written(tmp_path / "page")
    assert given(folder) == 0
    return folder


def test_what_the_page_says_is_proved_without_it(folder: Path) -> None:
    assert wrong(folder) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("350000", "350001", 'facts.yaml:15: amounts: "2021: 350001" has no receipt at line 2-4, 8-10 of source:sidan'),
        ("350000", "1200000", 'facts.yaml:15: amounts: "2021: 1200000" has no receipt'),
        ("2024, kronor: 360000", "2024, kronor: 90000", 'facts.yaml:18: amounts: "2024: 90000" has no receipt'),
        ("year: 2025", "year: 2026", 'facts.yaml:19: amounts: "2026: 90000" has no receipt'),
        ("count: 3", "count: 11", 'facts.yaml:30: seats: "POLITICIANS: 11" has no receipt at line 5'),
        ("group: OFFICIALS", "group: EXPERTS", 'facts.yaml:32: seats: "EXPERTS: 1" has no receipt at line 5'),
        ("fi: Neuvosto", "fi: Neuvo", 'facts.yaml:28: names: "Neuvo" has no receipt at line 6 of source:sidan'),
    ],
)
def test_a_changed_one_is_refused_in_a_clone(folder: Path, before: str, after: str, told: str) -> None:
    change(folder, "facts", before, after)
    found = wrong(folder)
    assert [each for each in found if each.startswith(told)], found


def test_a_translation_that_no_source_in_its_language_is_cited_for_is_the_curators_own(folder: Path) -> None:
    change(folder, "facts", "en: Council", "en: The council")
    assert wrong(folder) == []


def test_who_has_the_text_makes_the_receipts_of_what_is_new(folder: Path) -> None:
    change(
        folder,
        "facts",
        "{group: OFFICIALS, count: 1}",
        "{group: OFFICIALS, count: 1}\n      - {group: YOUTH, count: 11}",
    )
    assert wrong(folder)
    assert given(folder) == 0
    assert wrong(folder) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("1200000", "1300000", 'facts.yaml:17: amounts: "2023: 1300000" does not stand at line'),
        (
            "2024, kronor: 360000",
            "2024, kronor: 350000",
            'facts.yaml:18: amounts: "2024: 350000" does not stand at line',
        ),
        ("count: 11", "count: 12", 'facts.yaml:31: seats: "CIVIL_SOCIETY: 12" does not stand at line 5'),
        ("fi: Neuvosto", "fi: Neuvo", 'facts.yaml:28: names: "Neuvo" does not stand at line 6'),
    ],
)
def test_what_is_not_on_the_page_is_refused_with_it(
    before: str, after: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "page")
    change(folder, "facts", before, after)
    assert given(folder) == 1
    assert told in capsys.readouterr().err.replace(f"{folder}/", "")


def test_the_receipts_of_one_source_wait_for_no_other(folder: Path, tmp_path: Path) -> None:
    other = (
        "  - {id: source:b, name: Bilagan, at: 1, source: source:b, retrievedOn: 2026-11-01, sections: [{line: 1}]}\n"
    )
    change(folder, "facts", "  - {id: source:kurator", f"{other}  - {{id: source:kurator")
    text = write_text(tmp_path / "b.txt", ["Bilagan", "Vår stora förening"])
    give = ["source", "source:b", str(text), "--folder", str(folder), "--write"]
    assert main(give, {}) == 0
    change(folder, "facts", "year: 2025, kronor: 90000", "year: 2025, kronor: 350000")
    change(
        folder,
        "facts",
        "partnerships:",
        "actors: [{id: actor:a, name: stora, at: 2, source: source:b, municipal: true}]\npartnerships:",
    )
    assert len(wrong(folder)) == 2
    assert main(give, {}) == 0
    (problem,) = wrong(folder)
    assert 'amounts: "2025: 350000" has no receipt' in problem
