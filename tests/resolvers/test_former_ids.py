"""Who kept an id that an entity had before finds the entity that has it now, and all that was logged of it."""

from pathlib import Path

import pytest

from graph_seed import BadDataset, load
from graph_store import GraphStore
from tests.graph_seed.small import FACTS, HEADER, SOURCES, write
from tests.model import MODEL
from tests.resolvers.asking import ask

pytestmark = pytest.mark.engines


def eksam_as(new: str, *former: str) -> str:
    """The facts, in which Eksam has another id."""
    facts = FACTS.replace("actor:eksam", new)
    return facts.replace(f"  - id: {new}\n", f"  - id: {new}\n    formerIds: [{', '.join(former)}]\n")


@pytest.fixture
async def renamed(store: GraphStore, tmp_path: Path) -> GraphStore:
    """A graph in which Eksam was renamed twice."""
    first, second = eksam_as("actor:ekonomi", "actor:eksam"), eksam_as("actor:pengar", "actor:eksam", "actor:ekonomi")
    for facts in (FACTS, first, second):
        await load(store, [write(tmp_path / "small", facts=facts)], MODEL)
    return store


@pytest.mark.parametrize("asked", ["actor:pengar", "actor:ekonomi", "actor:eksam"])
async def test_an_entity_is_found_by_every_id_that_it_had(renamed: GraphStore, asked: str) -> None:
    found = {"id": "actor:pengar", "name": "Eksam"}
    text = "query ($id: ID!) { node(id: $id) { id ... on Actor { name } } actor(id: $id) { id name } }"
    assert await ask(renamed, text, id=asked) == {"node": found, "actor": found}


async def test_several_ids_of_one_entity_each_have_their_answer_in_order(renamed: GraphStore) -> None:
    ids = ["actor:eksam", "actor:namnd", "actor:nobody", "actor:pengar", "actor:eksam@2025-01-01"]
    data = await ask(renamed, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
    assert [each and each["id"] for each in data["nodes"]] == [
        "actor:pengar",
        "actor:namnd",
        None,
        "actor:pengar",
        "actor:pengar@2025-01-01",
    ]


async def test_a_former_id_of_another_type_finds_nothing(renamed: GraphStore) -> None:
    assert await ask(renamed, '{ council(id: "actor:eksam") { id } }') == {"council": None}


async def test_the_history_goes_back_beyond_the_change_of_the_id(renamed: GraphStore) -> None:
    data = await ask(
        renamed, '{ actor(id: "actor:eksam") { history { totalCount nodes { kind subject predicate } } } }'
    )
    assert data["actor"]["history"] == {
        "totalCount": 5,
        "nodes": [
            {"kind": "ADDED", "subject": "actor:eksam", "predicate": "Actor"},
            {"kind": "CORRECTED", "subject": "actor:ekonomi", "predicate": "id"},
            {"kind": "CORRECTED", "subject": "actor:ekonomi", "predicate": "formerIds"},
            {"kind": "CORRECTED", "subject": "actor:pengar", "predicate": "id"},
            {"kind": "CORRECTED", "subject": "actor:pengar", "predicate": "formerIds"},
        ],
    }


async def test_an_id_that_nobody_has_any_more_leads_nowhere(renamed: GraphStore, tmp_path: Path) -> None:
    without = FACTS.replace("actor:eksam", "actor:annan")
    await load(renamed, [write(tmp_path / "small", facts=without)], MODEL)
    assert await ask(renamed, '{ node(id: "actor:eksam") { id } }') == {"node": None}


async def test_a_former_id_stays_with_its_dataset(renamed: GraphStore, tmp_path: Path) -> None:
    taken = {
        "dataset": HEADER.replace("name: small", "name: second"),
        "sources": SOURCES.replace("source:page", "source:second").replace("En sida", "En andra"),
        "facts": "source: source:second\nactors: [{id: actor:eksam, name: En annan, at: 1, municipal: false}]\n",
    }
    with pytest.raises(BadDataset, match="actor:eksam is a former id of actor:pengar, which is not of these files"):
        await load(renamed, [write(tmp_path / "second", **taken)], MODEL)
