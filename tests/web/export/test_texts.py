"""Texts in other languages than those that have columns: with their language in JSON-LD, in one column of a table."""

from typing import Any

import orjson

from tests.model import MODEL
from web.export.column import OTHER_TEXTS
from web.export.linked import entity_item


def told(field: str, language: str, value: str) -> dict[str, str]:
    return {"field": field, "language": language, "value": value}


def principle(*texts: dict[str, str]) -> dict[str, Any]:
    own = {"textSv": "Vi samtalar.", "textEn": "We talk."}
    both = (told("text", "sv", own["textSv"]), told("text", "en", own["textEn"]))
    common: dict[str, Any] = {
        "nameIsEditorial": False,
        "municipality": None,
        "municipalities": [],
        "formerIds": [],
        "validity": None,
        "citations": [],
    }
    return {"id": "principle:x", "name": "dialog", "ordinal": 1, **common, **own, "allTexts": [*both, *texts]}


IN_FINNISH = principle(told("name", "en", "dialogue"), told("name", "fi", "vuoropuhelu"), told("text", "fi", "Me."))


def test_linked_data_has_every_text_with_its_language() -> None:
    item = entity_item(MODEL.entities["Principle"], IN_FINNISH, "https://example.org")
    assert item["name"] == [
        "dialog",
        {"@value": "dialogue", "@language": "en"},
        {"@value": "vuoropuhelu", "@language": "fi"},
    ]
    assert item["text"] == [
        {"@value": "Vi samtalar.", "@language": "sv"},
        {"@value": "We talk.", "@language": "en"},
        {"@value": "Me.", "@language": "fi"},
    ]
    assert entity_item(MODEL.entities["Principle"], principle(), "https://example.org")["name"] == "dialog"


def test_a_table_has_other_texts_in_one_column() -> None:
    found = OTHER_TEXTS.value(IN_FINNISH)
    assert found
    assert orjson.loads(found) == {"en": {"name": ["dialogue"]}, "fi": {"name": ["vuoropuhelu"], "text": ["Me."]}}
    assert OTHER_TEXTS.value(principle()) is None
