"""The texts of Örebro: in both languages, and in each what the page says, no more and no less."""

from collections.abc import Iterator

import pytest

from tests.graph_seed.orebro_facts import FACTS, Fact, of_type


def test_descriptions_are_in_both_languages() -> None:
    for fact in FACTS:
        for field, value in fact.values.items():
            if isinstance(value, dict) and ("sv" in value or "en" in value) and field != "names":
                assert value["sv"], (fact, field)
                assert value["en"], (fact, field)
                assert type(value["sv"]) is type(value["en"]), (fact, field)
                if isinstance(value["sv"], list):
                    assert len(value["sv"]) == len(value["en"]), (fact, field)


KEPT_WORDS = {
    "barn och un": "children and young people",
    "dialog": "dialogue",
    "förutsättning": "condition",
    "mötesplatser": "meeting place",
    "nu och då": "from time to time",
    "svensk": "swedish",
    "öppenhet": "openness",
}
"""Words of which no translation may lose or change the sense."""


def test_names_that_are_ours_are_in_english_too() -> None:
    ours = [fact for fact in FACTS if fact.values.get("nameIsEditorial")]
    assert ours
    for fact in (*ours, *of_type("principles"), *of_type("themes")):
        assert fact.values["names"]["en"], fact


def texts() -> Iterator[tuple[Fact, str, str]]:
    """All texts in Swedish and English, but for single words."""
    for fact in FACTS:
        for field, value in fact.values.items():
            if isinstance(value, dict) and "sv" in value and field not in ("beneficiaries", "term"):
                sv, en = ([each] if isinstance(each, str) else each for each in (value["sv"], value["en"]))
                yield from ((fact, *both) for both in zip(sv, en, strict=True))


def test_english_says_about_as_much_as_swedish() -> None:
    for fact, sv, en in texts():
        assert sv != en, fact
        assert 0.6 < len(en) / len(sv) < 1.6, (fact, sv, en)


@pytest.mark.parametrize(("swedish", "english"), KEPT_WORDS.items())
def test_english_keeps_what_is_easily_lost(swedish: str, english: str) -> None:
    found = [(fact, en.casefold()) for fact, sv, en in texts() if swedish in sv.casefold()]
    assert found
    for fact, en in found:
        assert english in en, fact


def test_commitments_use_the_words_of_the_principles() -> None:
    used = {each.values["ordinal"]: each.values["text"]["sv"] for each in of_type("commitments")}
    for ordinals, word in (((2, 3, 5), "dialog"), ((4,), "öppenhet")):
        assert all(word in used[each] for each in ordinals)
