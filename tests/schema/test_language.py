"""Languages: which tags there are, and in which property a text in each of them lies."""

import pytest

from schema.language import NoLanguage, canonical, column_of, language_of


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("SV", "sv"),
        ("en", "en"),
        ("swe", "sv"),
        ("FI", "fi"),
        ("sv-fi", "sv-FI"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("i-klingon", "tlh"),
        ("rmf", "rmf"),
        ("sv-FI-x-narpes", "sv-FI-x-narpes"),
    ],
)
def test_a_tag_has_one_form_however_it_is_spelled(given: str, expected: str) -> None:
    assert canonical(given) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    "given", ["", "s", "sv_FI", "sv-", "sv--FI", "sv FI", "svenska!", "språk", "sv-FI-" + "a" * 40]
)
def test_what_is_not_well_formed_is_refused_with_what_is_allowed(given: str) -> None:
    with pytest.raises(NoLanguage, match='Allowed are SV, EN and any language tag of BCP 47 as a text, such as "fi"'):
        canonical(given)


@pytest.mark.parametrize(
    ("language", "column"),
    [("sv", "purposeSv"), ("fi", "purposeFi"), ("sv-FI", "purposeSv_FI"), ("zh-Hant-TW", "purposeZh_Hant_TW")],
)
def test_a_text_lies_in_a_property_that_tells_its_language(language: str, column: str) -> None:
    assert column_of("purpose", language) == column
    assert language_of("purpose", column) == language


@pytest.mark.parametrize("column", ["purpose", "purposes", "text", "purposeSvenska!", "purposeSV", "purposeSv_fi"])
def test_another_property_holds_no_text(column: str) -> None:
    assert language_of("purpose", column) is None
