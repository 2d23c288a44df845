"""Texts in any language: as files state them, as they lie in the graph, and as they are found and answered with."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_seed import diff, load, read_dataset
from graph_seed.file_format import read_file_format
from graph_seed.stated import stated_entity
from graph_store import GraphStore
from tests.graph_seed.small import FACTS, write
from tests.model import MODEL
from tests.resolvers.asking import ask

PURPOSE = "    purpose: {sv: Dialog mellan parter, en: Dialogue between parties}\n"
IN_FOUR = (
    "    names: {fi: Neuvosto}\n"
    "    purpose: {sv: Dialog mellan parter, en: Dialogue between parties, FI: Osapuolten vuoropuhelu, sv-fi: Dialog}\n"
)
EXAMPLES = """
examples:
  - id: example:ett
    name: Ett
    nameIsEditorial: true
    at: 9
    summary: {sv: Ett, en: One}
    beneficiaries: {sv: [barn, äldre], en: [children, older people], fi: [lapset, vanhukset]}
  - id: example:annat
    name: Annat
    nameIsEditorial: true
    at: 10
    summary: {sv: Annat, en: Another}
    beneficiaries: [barn, unga]

statements:
  - id: statement:tal
    name: Ett tal
    nameIsEditorial: true
    at: 11
    kind: FIGURE
    text: {sv: Fler än tio timmar., en: More than ten hours.}
    figure: {operator: GT, value: 10, unit: {sv: timmar, en: hours}}
"""


def files(folder: Path) -> Path:
    assert PURPOSE in FACTS
    return write(folder, facts=FACTS.replace(PURPOSE, IN_FOUR) + EXAMPLES)


def test_a_file_may_state_a_text_in_any_language(tmp_path: Path) -> None:
    facts = read_dataset(files(tmp_path), MODEL).facts
    council, example = facts.nodes["council:rad"], facts.nodes["example:annat"]
    held = {name: council.properties[name] for name in ("purposeFi", "purposeSv_FI", "nameFi", "otherTexts")}
    assert held == {
        "purposeFi": "Osapuolten vuoropuhelu",
        "purposeSv_FI": "Dialog",
        "nameFi": "Neuvosto",
        "otherTexts": ["nameFi", "purposeFi", "purposeSv_FI"],
    }
    said = stated_entity(council, read_file_format(MODEL))
    assert said["purpose"] == {
        "sv": "Dialog mellan parter",
        "en": "Dialogue between parties",
        "fi": "Osapuolten vuoropuhelu",
        "sv-FI": "Dialog",
    }
    assert said["names"] == {"fi": "Neuvosto"}
    assert not said.keys() & {"purposeFi", "nameFi", "otherTexts"}
    assert example.properties["beneficiaries"] == ["barn", "unga"]
    assert stated_entity(example, read_file_format(MODEL))["beneficiaries"] == ["barn", "unga"]


@pytest.fixture
async def small(store: GraphStore, tmp_path: Path) -> GraphStore:
    await load(store, [files(tmp_path)], MODEL)
    assert not await diff(store, [files(tmp_path)], MODEL)
    return store


async def test_texts_are_answered_in_the_language_that_is_asked_for(small: GraphStore) -> None:
    question = """query ($in: Language!, $else: [Language!]) { council(id: "council:rad") {
        name(language: $in) published: name purpose(language: $in)
        texts(language: $in, fallback: $else) { field language value } } }"""

    async def asked(**variables: Any) -> Any:
        return (await ask(small, question, **variables))["council"]

    finnish = await asked(**{"in": "fi"})
    assert (finnish["name"], finnish["published"]) == ("Neuvosto", "Rådet")
    assert finnish["purpose"] == "Osapuolten vuoropuhelu"
    assert {"field": "name", "language": "fi", "value": "Neuvosto"} in finnish["texts"]
    german = await asked(**{"in": "de", "else": ["sv-FI", "SV"]})
    assert (german["name"], german["purpose"]) == ("Rådet", None)
    assert german["texts"] == [{"field": "purpose", "language": "sv-FI", "value": "Dialog"}]
    assert (await asked(**{"in": "da"}))["texts"] == []


async def test_a_text_in_another_language_is_found_and_filtered(small: GraphStore) -> None:
    found = await ask(small, '{ search(text: "vuoropuhelu") { edges { matched node { name } } } }')
    assert found["search"]["edges"] == [{"matched": ["purpose"], "node": {"name": "Rådet"}}]
    found = await ask(small, '{ search(text: "neuvosto") { edges { matched node { name } } } }')
    assert found["search"]["edges"] == [{"matched": ["name"], "node": {"name": "Rådet"}}]
    where = 'purpose: {other: [{language: "fi", text: {contains: "vuoro"}}, {language: "de", text: {eq: null}}]}'
    assert await ask(small, f"{{ councils(where: {{{where}}}) {{ nodes {{ name }} }} }}") == {
        "councils": {"nodes": [{"name": "Rådet"}]}
    }


async def test_words_are_grouped_in_swedish_and_labelled_in_every_language(small: GraphStore) -> None:
    question = """{ examples { aggregate { groupBy(by: [BENEFICIARIES], orderBy: KEY_ASC) {
        count keys { value label en: label(language: EN) fi: label(language: "fi") } } } } }"""
    groups = (await ask(small, question))["examples"]["aggregate"]["groupBy"]
    assert [(each["count"], *each["keys"][0].values()) for each in groups] == [
        (2, "barn", "barn", "children", "lapset"),
        (1, "unga", "unga", None, None),
        (1, "äldre", "äldre", "older people", "vanhukset"),
    ]


async def test_what_lies_in_objects_is_labelled_too(small: GraphStore) -> None:
    keys = 'keys { value en: label(language: EN) sv: label(language: SV) fi: label(language: "fi") }'
    question = f"""{{
        councils {{ aggregate {{ groupBy(by: [SEATS_GROUP]) {{ {keys} }} }} }}
        statements {{ aggregate {{ groupBy(by: [FIGURE_UNIT, FIGURE_OPERATOR]) {{ {keys} }} }} }} }}"""
    found = await ask(small, question)
    told = {
        type_: [tuple(key.values()) for group in each["aggregate"]["groupBy"] for key in group["keys"]]
        for type_, each in found.items()
    }
    assert told == {
        "councils": [("POLITICIANS", "Politicians", "Politiker", None)],
        "statements": [("timmar", "hours", "timmar", None), ("GT", "More than", "Fler än", None)],
    }


async def test_all_texts_are_told_with_their_languages(small: GraphStore) -> None:
    found = await ask(small, '{ council(id: "council:rad") { allTexts { language field } } }')
    told = [(each["language"], each["field"]) for each in found["council"]["allTexts"]]
    assert json.dumps(told) == json.dumps(
        [("fi", "name"), ("sv", "purpose"), ("en", "purpose"), ("fi", "purpose"), ("sv-FI", "purpose")]
    )
