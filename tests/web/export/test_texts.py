"""Texts in other languages than those that have columns: with their language in JSON-LD, in one column of a table."""

from pathlib import Path
from typing import Any

import orjson

from graph_seed import load
from graph_store import GraphStore
from tests.graph_seed.small import FACTS, write
from tests.model import MODEL
from tests.resolvers.asking import ask
from tests.web.export.exporting import serving
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


async def test_the_reason_of_a_relation_is_there_in_every_language(store: GraphStore, tmp_path: Path) -> None:
    reason = "reason: {sv: Namnet liknar, en: The name is like it, fi: Nimi muistuttaa}"
    facts = FACTS.replace("reason: Namnet liknar", reason)
    await load(store, [write(tmp_path / "small", facts=facts)], MODEL)
    told = "allTexts { field language value }"
    found = await ask(store, f'{{ partnership(id: "partnership:iop") {{ participants {{ edges {{ {told} }} }} }} }}')
    (edge,) = found["partnership"]["participants"]["edges"]
    texts = {"sv": "Namnet liknar", "en": "The name is like it", "fi": "Nimi muistuttaa"}
    assert edge["allTexts"] == [{"field": "reason", "language": tag, "value": text} for tag, text in texts.items()]
    found = await ask(store, f'{{ agreement(id: "agreement:avtal") {{ signatories {{ edges {{ {told} }} }} }} }}')
    assert [each["allTexts"] for each in found["agreement"]["signatories"]["edges"]] == [[]]
    async with serving(store) as served:
        (line,) = (await served.get("partnerships-participants.jsonl")).text.splitlines()
        graph = orjson.loads((await served.get("graph.jsonld", id="partnership:iop")).content)["@graph"]
    row = orjson.loads(line)
    assert (row["reason"], row["reasonEn"]) == (texts["sv"], texts["en"])
    assert orjson.loads(row["otherTexts"]) == {"fi": {"reason": [texts["fi"]]}}
    (reasons,) = [item["reason"] for item in graph if "reason" in item]
    assert reasons == [{"@value": text, "@language": tag} for tag, text in texts.items()]
