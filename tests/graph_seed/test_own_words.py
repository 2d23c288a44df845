"""Texts in own words name what stands on a page, and no number of a line, which would be another on the next page."""

from pathlib import Path

import pytest

from tests.graph_seed.small import FACTS, SOURCES, wrong

CURATOR = """
  - {id: source:kurator, name: Kuratorn, nameIsEditorial: true, judgement: true, source: source:kurator,
     at: Kuratorns bedömning, retrievedOn: 2026-11-23}
"""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("reason: Namnet liknar", "reason: Namnet på rad 3 liknar", 'reason: "rad 3"'),
        ("sv: Dialog mellan parter", "sv: Det som raderna 21-22 säger", 'purpose: "raderna 21-22"'),
        ("en: Dialogue between parties", "en: What line 21 says", 'purpose: "line 21"'),
        ("name: Avtal\n", "name: Avtalet på rad 4\n", 'name: "rad 4"'),
        ("at: 23}", "at: Rad 23 läst så, source: source:kurator}", 'at: "Rad 23"'),
        (
            "supports: [seats]}",
            "supports: [seats]}\n      - {at: Lines 2 och 3 jämförda, source: source:kurator, supports: [kind]}",
            'at: "Lines 2"',
        ),
    ],
)
def test_a_number_of_a_line_in_a_text_is_refused(tmp_path: Path, before: str, after: str, told: str) -> None:
    assert before in FACTS
    facts = FACTS.replace(before, after)
    (found,) = wrong(tmp_path / "small", sources=SOURCES + CURATOR, facts=facts)
    line = next(number for number, text in enumerate(facts.splitlines(), 1) if told.split('"')[1] in text)
    assert found == (
        f"facts.yaml:{line}: {told} is another line when the page changes; name what stands there, "
        "and cite the line with at"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reason: Namnet liknar", "reason: Namnet liknar; radhus 3 och 4 av 10 i rad"),
        ("name: Eksam", "name: Rad 7"),  # as published
    ],
)
def test_other_numbers_and_published_names_are_no_lines(tmp_path: Path, before: str, after: str) -> None:
    assert wrong(tmp_path / "small", facts=FACTS.replace(before, after, 1)) == []


def test_a_place_in_a_source_without_lines_may_be_a_line(tmp_path: Path) -> None:
    listed = '\n  - {id: source:lista, name: En lista, source: source:lista, at: "Rad 1", retrievedOn: 2026-11-23}\n'
    facts = FACTS.replace("at: 23}", "at: Rad 23, source: source:lista}")
    assert wrong(tmp_path / "small", sources=SOURCES + listed, facts=facts) == []
