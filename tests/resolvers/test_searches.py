"""Sixty searches of Örebro: what must be among the first five, and what must not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_store import GraphStore
from tests.conftest import OREBRO
from tests.read import datasets_of
from tests.resolvers.asking import ask

SEARCHES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("searches.yaml").read_text(encoding="utf-8"))
FIRST_FIVE = "query ($text: String!) { search(text: $text, first: 5) { nodes { id } } }"


@pytest.mark.parametrize("text", SEARCHES)
async def test_the_first_five(text: str, orebro: GraphStore) -> None:
    found = [node["id"] for node in (await ask(orebro, FIRST_FIVE, text=text))["search"]["nodes"]]
    must, after = SEARCHES[text]["must"], SEARCHES[text].get("after", [])
    assert [each for each in must if each not in found] == []
    assert [each for each in SEARCHES[text].get("not", []) if each in found] == []
    last = max(map(found.index, must))
    assert [each for each in after if each in found[:last]] == []


def test_they_are_about_what_there_is() -> None:
    declared = {id_ for dataset in datasets_of(OREBRO) for id_ in dataset.facts.nodes}
    named = {each for said in SEARCHES.values() for ids in said.values() for each in ids}
    assert len(SEARCHES) == 60
    assert named - declared == set()
