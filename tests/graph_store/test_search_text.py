"""The words by which texts are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store import PART, joined_words, search_text, words


def stems(text: str) -> list[str]:
    return [each.stem for each in words(text)]


@pytest.mark.parametrize(
    "text",
    [
        "förening föreningar föreningarna föreningarnas FÖRENING forening foreningar fo\u0308rening",
        "ÖreBRÅ örebrå orebra OREBRA",
        "Pensionärsråd pensionärsrådet pensionarsrad",
        "barnråd Barnrådet barnrad",
        "kurs kurser kursen",
        "arbetslös arbetslöst arbetslösa",
        "militär militära militar",
        "Café cafe CAFÉ",
    ],
)
def test_these_words_are_one(text: str) -> None:
    assert len(set(stems(text))) == 1


@pytest.mark.parametrize(
    "text", ["ÖreBRÅ Brorådet", "Socialnämnden Socialförvaltningen", "Folkets Vivalla", "M C S", "2022 2024"]
)
def test_these_words_are_not(text: str) -> None:
    assert len(set(stems(text))) == len(text.split())


def test_texts_become_words_each_once_and_then_their_stems() -> None:
    found = search_text("Röda Korset – Örebro Rödakorskrets", None, "Röda korset, (lokal)").split()
    assert " ".join(each for each in found if not each.startswith(PART)) == (
        "roda korset orebro rodakorskrets lokal rod rodakorskret"
    )


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("kvotflyktingfamiljer", "flyktingfamiljer familjer"),
        ("ÖreBRÅ", "bra"),
        ("Kommunstyrelsen", "styrelsen"),
        ("Alnängsbadet", "badet bad"),
        ("stadsmission", "mission"),
    ],
)
def test_the_ends_of_a_compound_are_stored(compound: str, parts: str) -> None:
    assert {PART + each for each in parts.split()} <= set(search_text(compound).split())


@pytest.mark.parametrize("word", ["råd", "skrå", "C", "strkprst", "2022", "ab" * 25])
def test_what_is_no_compound_has_no_parts(word: str) -> None:
    assert PART not in search_text(word)


def test_what_a_hyphen_joins_is_a_word_too() -> None:
    assert search_text("C-nätet") == "c natet cnatet nat cnat _tet"
    assert [each.full for each in joined_words("Friskis&Svettis, Kultur- och fritid")] == ["friskissvettis"]


def test_marks_of_a_query_language_are_no_words() -> None:
    assert stems('+(föreningar) AND "C++" ~2 kultur*') == ["forening", "and", "c", "2", "kultur"]


def test_nothing_has_no_words() -> None:
    assert search_text() == search_text(None, "", " – ") == ""


def test_a_word_that_never_ends_is_cut() -> None:
    assert len(search_text("å" * 100_000)) == 64


@given(st.text())
def test_a_question_in_the_words_of_a_text_finds_it(text: str) -> None:
    assert {form for each in words(text) for form in (each.full, each.stem)} <= set(search_text(text).split())


@given(st.text(alphabet="abdefgiklmnoprstuvyåäöéABÅÄÖ", max_size=20))
def test_capitals_and_marks_do_not_matter_where_no_ending_hangs_on_them(word: str) -> None:
    assert words(word.upper()) == words(word.lower())
