import pytest

from graph_seed.locator import MOST_LINES, BadLines, lines_of, locator

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


def test_lines_below_the_end_of_a_section_have_no_heading() -> None:
    sections = [*SECTIONS, (25, None)]
    assert locator("24-25, 27, 30", sections) == "rad 24–25 (Råd); rad 27; rad 30 (Stöd)"
    assert lines_of("rad 24–25 (Råd); rad 27; rad 30 (Stöd)") == [24, 25, 27, 30]


def test_a_source_without_sections_is_quoted_as_it_is() -> None:
    assert locator("Protokoll § 12, sidan 3", []) == "Protokoll § 12, sidan 3"


@pytest.mark.parametrize("at", ["0", "24-22", "22-", "Råd", "1,,2", "-3"])
def test_what_names_no_lines_is_refused(at: str) -> None:
    with pytest.raises(BadLines, match="write a line such as 27"):
        locator(at, SECTIONS)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("rad 27 (Råd)", [27]),
        ("rad 305, 311–313 (Råd och forum samt ansvarig politiker)", [305, 311, 312, 313]),
        ("rad 3; rad 25, 27–28 (Råd 2024–2027)", [3, 25, 27, 28]),
        ("rad 1, 1–2", [1, 2]),
        ("§ 14", []),
        ("27", []),
        ("En myndighet; rad 289 nämner den bara som mottagare", []),
    ],
)
def test_the_lines_of_a_locator_are_numbers(said: str, lines: list[int]) -> None:
    assert lines_of(said) == lines


def test_so_many_lines_are_no_place() -> None:
    with pytest.raises(BadLines, match="251 lines, and 250 is the most"):
        locator(f"1-{MOST_LINES + 1}", [(1, "Råd")])


def test_so_many_lines_in_several_pieces_are_none_either() -> None:
    with pytest.raises(BadLines, match="251 lines"):
        locator(f"1-{MOST_LINES}, 300", [(1, "Råd")])
