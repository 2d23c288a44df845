"""The page of questions is what the cases make it."""

from tests.questions_page import PAGE, laid_out, page


def test_the_page_is_made_from_the_cases() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it anew: python -m tests.questions_page"


def test_what_fits_into_a_line_stands_in_one() -> None:
    long = "lång " * 20
    assert laid_out({"keys": [{"value": 1}, {"value": None}], "none": [], "text": [long]}) == "\n".join(
        ["{", '  "keys": [{"value": 1}, {"value": null}],', '  "none": [],', '  "text": [', f'    "{long}"', "  ]", "}"]
    )
