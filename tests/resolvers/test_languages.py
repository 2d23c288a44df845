"""Texts in the language that is asked for: two by their names in the statement, all others by a value."""

from typing import Any

import orjson
import pytest

from resolvers.service import serve
from tests.resolvers.asking import compiled, graph_of, question

ASKED = "query ($in: Language!) { councils { nodes { purpose(language: $in) } } }"


async def refusal(text: str, **variables: Any) -> str:
    answer = await serve(question(text, **variables), graph_of(None))
    (error,) = orjson.loads(answer.body())["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    return str(error["message"])


@pytest.mark.parametrize("given", ["EN", "en", "eng"])
def test_a_language_that_all_texts_are_held_in_stands_in_the_statement(given: str) -> None:
    assert "[n0.purposeEn]" in compiled(ASKED, **{"in": given}).text
    assert compiled(ASKED, **{"in": given}) == compiled("{ councils { nodes { purpose(language: EN) } } }")
    assert compiled(ASKED, **{"in": given}) == compiled(
        f'{{ councils {{ nodes {{ purpose(language: "{given}") }} }} }}'
    )


def test_all_other_languages_share_a_statement_in_which_they_are_values() -> None:
    finnish, of_finland = (compiled(ASKED, **{"in": each}) for each in ("FI", "sv-fi"))
    assert finnish.text == of_finland.text
    assert "purposeFi" in finnish.params.values()
    assert "purposeSv_FI" in of_finland.params.values()
    assert compiled('{ councils { nodes { purpose(language: "fi") } } }') == finnish


async def test_a_malformed_tag_is_refused_with_what_is_allowed() -> None:
    allowed = 'Allowed are SV, EN and any language tag of BCP 47 as a text, such as "fi" or "sv-FI".'
    assert await refusal(ASKED, **{"in": "sv_FI"}) == (
        "Variable '$in' has invalid value: Expected value of type 'Language', but encountered error "
        f'\'"sv_FI" is no language. {allowed}\'; found: "sv_FI".'
    )
    assert "7 is no language" in await refusal(ASKED, **{"in": 7})


def test_a_filter_on_other_languages_is_a_condition_on_each() -> None:
    text = """query ($other: [StringInLanguageFilter!]) {
        councils(where: {purpose: {en: {contains: "a"}, other: $other}}) { totalCount } }"""
    both = [{"language": "fi", "text": {"contains": "x"}}, {"language": "sv", "text": {"eq": None}}]
    found = compiled(text, other=both).text
    assert "CONTAINS" in found
    assert "n0.purposeSv IS NULL" in found
    assert "n0.purposeEn CONTAINS" in found
    assert "n0[$" in found
