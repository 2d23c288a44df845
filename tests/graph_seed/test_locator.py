import pytest

from graph_seed.locator import BadLines, locator

SECTIONS = [(1, "Sidan"), (20, "Råd"), (30, "Stöd")]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("1", "rad 1 (Sidan)"),
        ("20", "rad 20 (Råd)"),
        ("22-24", "rad 22–24 (Råd)"),
        ("22–24", "rad 22–24 (Råd)"),
        ("21, 23", "rad 21, 23 (Råd)"),
        ("2, 21-22, 25, 31", "rad 2 (Sidan); rad 21–22, 25 (Råd); rad 31 (Stöd)"),
    ],
)
def test_lines_are_told_with_their_headings(at: str, words: str) -> None:
    assert locator(at, SECTIONS) == words


def test_a_line_above_all_headings_has_none() -> None:
    assert locator("1", [(2, "Sidan")]) == "rad 1"


def test_a_source_without_sections_is_quoted_as_it_is() -> None:
    assert locator("Protokoll § 12, sidan 3", []) == "Protokoll § 12, sidan 3"


@pytest.mark.parametrize("at", ["0", "24-22", "22-", "Råd", "1,,2", "-3"])
def test_what_names_no_lines_is_refused(at: str) -> None:
    with pytest.raises(BadLines, match="write a line such as 27"):
        locator(at, SECTIONS)
