"""What a dataset adds to entities of another: whoever loads first, the graph comes to hold the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_seed import BadDataset, diff, hashes_not_kept, load, read_datasets, read_file_format
from graph_seed.dataset import read_folders
from graph_seed.facts import OtherDatasets
from graph_seed.held import held_facts, held_nodes
from graph_store import GraphStore, Statement
from tests.graph_seed.small import FACTS, HEADER, SOURCES, said, write
from tests.graph_seed.test_load import changes
from tests.model import MODEL
from tests.resolvers.asking import ask

ADDING = """\
source: source:other
places:
  - {id: place:a, name: A, at: 1}
partnerships:
  - id: partnership:lokal
    name: Lokalt
    at: 2
    kind: IOP
    unnamedParticipants: true
    participants:
      - {to: actor:eksam, at: 2, role: PARTNER, identity: CONFIRMED, nameAsPublished: Eksamföreningen}
additions:
  - id: actor:eksam
    at: 3
    aliases: [Exam, EKSAM]
    related: [{to: place:a, at: 3, identity: CONFIRMED}]
    councils: [{to: council:rad, at: 4, id: represented-in:tillagd}]
    cites:
      - {at: 5, supports: [name]}
  - id: agreement:avtal
    cites:
      - {at: 6, supports: [name, level]}
"""

PURPOSE = "    purpose: {sv: Dialog mellan parter, en: Dialogue between parties}\n"

THIRD = """\
source: source:third
additions:
  - {id: actor:eksam, at: 1, aliases: [Ekonomer, Exam]}
"""


def header(name: str) -> str:
    return HEADER.replace("name: small", f"name: {name}\n  uses: [small]")


def sources(name: str) -> str:
    return SOURCES.replace("source:page", f"source:{name}").replace("En sida", f"Sidan {name}")


def adding(tmp_path: Path, facts: str = ADDING) -> Path:
    return write(tmp_path / "adding", dataset=header("adding"), sources=sources("other"), facts=facts)


def third(tmp_path: Path, facts: str = THIRD) -> Path:
    return write(tmp_path / "third", dataset=header("third"), sources=sources("third"), facts=facts)


def wrong(folder: Path, tmp_path: Path) -> list[str]:
    try:
        read_datasets([folder], MODEL)
    except BadDataset as refused:
        return [said(problem, tmp_path) for problem in refused.problems]
    return []


async def graph(store: GraphStore) -> tuple[Any, ...]:
    """All that the graph holds but its log and its counter, to be compared."""
    beside = "none(label IN labels(n) WHERE label IN ['Change', 'Load', 'Graph', 'Datasets', 'Writing'])"
    nodes = await store.read(Statement(f"MATCH (n) WHERE {beside} RETURN n.id, labels(n), properties(n)"))
    edges = await store.read(Statement("MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)"))
    described = await store.read(Statement("MATCH (d:Datasets) RETURN d.datasets, d.contentHash"))
    return sorted(nodes, key=str), sorted(edges, key=lambda row: str(sorted(row[3].items())) + str(row[:3])), described


QUESTION = """{
  actor(id: "actor:eksam") {
    aliases
    citations { source { id } locator supports }
    councils { edges { relationId node { id } } }
    partnerships { nodes { name } }
    history { totalCount }
  }
  hits: search(text: "Ekonomer Eksamföreningen Exam") { nodes { id } }
}"""


# What files can say


def test_an_addition_is_a_fact_of_the_dataset_that_adds(tmp_path: Path) -> None:
    write(tmp_path / "small")
    small, added = read_datasets([adding(tmp_path)], MODEL)
    (first, second) = sorted(added.facts.additions.values(), key=lambda each: each.id)
    assert (first.id, first.columns) == ("addition:adding/actor:eksam", {"aliases": ["Exam", "EKSAM"]})
    assert (second.entity, second.columns) == ("agreement:avtal", {})
    eksam = small.facts.nodes["actor:eksam"]
    assert (eksam.properties["aliases"], eksam.added) == (["EKSAM"], {"aliases": ["EKSAM", "Exam"]})
    assert added.facts.relationships["cites:actor:eksam/other/3"].properties["supports"] == ["aliases"]
    assert added.facts.relationships["cites:actor:eksam/other/5"].properties["supports"] == ["name"]
    assert {"related-to:eksam/a", "represented-in:tillagd"} <= added.facts.relationships.keys()


def test_what_is_added_is_no_part_of_what_its_owner_says(tmp_path: Path) -> None:
    (alone,) = read_datasets([write(tmp_path / "small")], MODEL)
    small, added = read_datasets([adding(tmp_path)], MODEL)
    assert small.content_hash == alone.content_hash
    _, otherwise = read_datasets([adding(tmp_path, ADDING.replace("[Exam, EKSAM]", "[Exam]"))], MODEL)
    assert otherwise.content_hash != added.content_hash


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "aliases: [Exam, EKSAM]",
            "kind: SCHOOL",
            'adding/facts.yaml:15: an addition to an Actor has no key "kind". Did you mean id? Allowed: id, names, ',
        ),
        (
            "id: agreement:avtal",
            "id: agreement:avtall",
            "adding/facts.yaml:20: additions: there is no agreement:avtall. Did you mean agreement:avtal?",
        ),
        (
            "id: agreement:avtal",
            "id: avtal",
            'adding/facts.yaml:20: id: "avtal" is not an id: one of actor, agreement, ',
        ),
        (
            "  - id: agreement:avtal\n",
            "  - id: place:a\n    at: 9\n",
            "adding/facts.yaml:20: place:a is of this dataset: write it where the entity is, at adding/facts.yaml:3",
        ),
        (
            "  - id: agreement:avtal\n",
            "  - id: actor:eksam\n",
            "adding/facts.yaml:20: this dataset adds to actor:eksam already at adding/facts.yaml:13; put all",
        ),
        ("    at: 3\n", "", "adding/facts.yaml:13: no place: say with at where aliases is stated"),
        (
            "  - id: agreement:avtal\n",
            "  - id: agreement:avtal\n    at: 6\n",
            "adding/facts.yaml:21: at says where what is added here is stated; for what the entity has",
        ),
        (
            "supports: [name, level]",
            "supports: [decidedBy]",
            'adding/facts.yaml:22: supports: "decidedBy" is no property of Agreement.',
        ),
    ],
)
def test_what_cannot_be_added_is_refused(tmp_path: Path, before: str, after: str, message: str) -> None:
    write(tmp_path / "small")
    assert before in ADDING
    found = wrong(adding(tmp_path, ADDING.replace(before, after, 1)), tmp_path)
    assert any(each.startswith(message) for each in found), found


def test_a_text_that_the_owner_gives_is_refused_with_both_places(tmp_path: Path) -> None:
    write(tmp_path / "small")
    text = "source: source:other\nadditions:\n  - {id: council:rad, at: 2,\n     purpose: {en: Something else}}\n"
    assert wrong(adding(tmp_path, text), tmp_path) == [
        "adding/facts.yaml:4: council:rad: purpose in en is already given at small/facts.yaml:36; "
        "an addition gives only what nobody else does"
    ]


def test_a_text_in_one_language_is_enough_where_the_owner_gives_none(tmp_path: Path) -> None:
    write(
        tmp_path / "small",
        facts=FACTS.replace("    purpose: {sv: Dialog mellan parter, en: Dialogue between parties}\n", ""),
    )
    text = "source: source:other\nadditions:\n  - {id: council:rad, at: 2, purpose: {en: Something}}\n"
    small, _ = read_datasets([adding(tmp_path, text)], MODEL)
    assert small.facts.nodes["council:rad"].added == {"purposeEn": "Something"}
    assert "someth" in small.facts.nodes["council:rad"].properties["searchText"]
    other = "source: source:third\nadditions:\n  - {id: council:rad, at: 2, purpose: {sv: Något, en: Else}}\n"
    datasets = read_folders([adding(tmp_path, text), third(tmp_path, other)], MODEL)
    with pytest.raises(BadDataset, match=r"third/facts.yaml:3: council:rad: purpose in en is already given at"):
        datasets.datasets(OtherDatasets())


def test_a_name_in_another_language_is_added_with_its_place(tmp_path: Path) -> None:
    write(tmp_path / "small")
    text = "source: source:other\nadditions:\n  - {id: council:rad, at: 2, names: {fi: Neuvosto}}\n"
    small, other = read_datasets([adding(tmp_path, text)], MODEL)
    assert small.facts.nodes["council:rad"].added == {"nameFi": "Neuvosto"}
    cited = [each for each in other.facts.relationships.values() if each.start == "council:rad"]
    assert [(each.type, each.properties["supports"]) for each in cited] == [("CITES", ["names"])]
    unplaced = text.replace("at: 2, ", "")
    assert wrong(adding(tmp_path, unplaced), tmp_path) == [
        "adding/facts.yaml:3: no place: say with at where names is stated"
    ]


# What the graph comes to hold


async def test_the_graph_is_the_same_whoever_loads_first(store: GraphStore, tmp_path: Path) -> None:
    small, folders = write(tmp_path / "small"), [adding(tmp_path), third(tmp_path)]
    await load(store, [small, *folders], MODEL)
    at_once, answer = await graph(store), await ask(store, QUESTION)
    assert answer["actor"]["aliases"] == ["EKSAM", "Ekonomer", "Exam"]
    assert {"id": "actor:eksam"} in answer["hits"]["nodes"]
    for order in ([0, 1], [1, 0]):
        await store.clear()
        await load(store, [small], MODEL, alone=True)
        alone = await graph(store)
        for place in order:
            await load(store, [folders[place]], MODEL, alone=True)
        assert await graph(store) == at_once
        again = await load(store, [small], MODEL, alone=True)
        assert not again.changed
        assert not await diff(store, folders, MODEL)
        assert [told async for told in hashes_not_kept(store.read, read_file_format(MODEL))] == []
        await _withdraw(store, tmp_path)
        assert (await graph(store))[0] == _with_sources_of_others(await graph(store), alone)
        adding(tmp_path)
        third(tmp_path)


async def _withdraw(store: GraphStore, tmp_path: Path) -> None:
    """Take out all that the two add; what is left of them is of their own."""
    for folder in (adding, third):
        await load(store, [folder(tmp_path, "places: []\n")], MODEL, alone=True)


def _with_sources_of_others(now: tuple[Any, ...], before: tuple[Any, ...]) -> list[Any]:
    """The nodes that were there before, and what is left of the two that came: their sources, and what cites these."""
    theirs = [row for row in now[0] if "other" in str(row[0]) or "third" in str(row[0])]
    return sorted([*before[0], *theirs], key=str)


async def test_the_owner_alone_can_change_what_it_says(store: GraphStore, tmp_path: Path) -> None:
    small = write(tmp_path / "small")
    await load(store, [small, adding(tmp_path), third(tmp_path)], MODEL)
    write(small, facts=FACTS.replace("aliases: [EKSAM]", "aliases: [Ex, Exam]").replace("name: Eksam", "name: Ekosam"))
    report = await load(store, [small], MODEL, alone=True)
    assert report.corrected == 2
    assert (await changes(store, 2))[1] == ("CORRECTED", "actor:eksam", "aliases", '["EKSAM"]', '["Ex", "Exam"]')
    assert (await ask(store, QUESTION))["actor"]["aliases"] == ["Ex", "Exam", "EKSAM", "Ekonomer"]
    held = (await held_nodes(store.read, ["actor:eksam"]))["actor:eksam"]
    (wanted, *_) = read_datasets([small, adding(tmp_path), third(tmp_path)], MODEL)
    assert held == wanted.facts.nodes["actor:eksam"]
    step_by_step = await graph(store)
    await store.clear()
    await load(store, [small, adding(tmp_path), third(tmp_path)], MODEL)
    assert await graph(store) == step_by_step


async def test_what_is_added_is_logged_under_the_dataset_that_adds(store: GraphStore, tmp_path: Path) -> None:
    write(tmp_path / "small")
    await load(store, [tmp_path / "small"], MODEL)
    await load(store, [third(tmp_path)], MODEL)
    logged = await store.read(
        Statement(
            "MATCH (c:Change {revision: 2, subject: 'actor:eksam'}) "
            "RETURN c.kind, c.predicate, c.before, c.after, c.dataset, c.source ORDER BY c.predicate"
        )
    )
    cited = [{"source": "source:third", "locator": "rad 1 (Sidan)", "supports": ["aliases"]}]
    assert logged == [
        ["CORRECTED", "aliases", None, '["Ekonomer", "Exam"]', "third", "source:third"],
        ["CORRECTED", "citations", None, json.dumps(cited), "third", "source:third"],
    ]
    await load(store, [third(tmp_path, THIRD.replace("[Ekonomer, Exam]", "[Exam]"))], MODEL, alone=True)
    assert await changes(store, 3) == [("CORRECTED", "actor:eksam", "aliases", '["Ekonomer", "Exam"]', '["Exam"]')]


async def test_an_owner_cannot_withdraw_what_others_add_to(store: GraphStore, tmp_path: Path) -> None:
    small = write(tmp_path / "small")
    text = "source: source:third\nadditions:\n  - {id: partnership:iop, cites: [{at: 1, supports: [kind]}]}\n"
    await load(store, [small, third(tmp_path, text)], MODEL)
    write(small, facts=FACTS.partition("partnerships:")[0])
    with pytest.raises(BadDataset) as refused:
        await load(store, [small], MODEL, alone=True)
    assert [said(each, tmp_path) for each in refused.value.problems] == [
        "small: partnership:iop is gone from these files, but cites:partnership:iop/third/1 of the dataset third "
        "still leads to it"
    ]


async def test_neither_gives_a_text_that_the_other_gave(store: GraphStore, tmp_path: Path) -> None:
    small = write(tmp_path / "small", facts=FACTS.replace(PURPOSE, ""))
    text = "source: source:third\nadditions:\n  - {id: council:rad, at: 2, purpose: {en: Something}}\n"
    await load(store, [small, third(tmp_path, text)], MODEL)
    write(small)
    with pytest.raises(BadDataset) as refused:
        await load(store, [small], MODEL, alone=True)
    assert [said(each, tmp_path) for each in refused.value.problems] == [
        "small/facts.yaml:36: council:rad: purpose in en is already given by the dataset third; "
        "take it out there first, or load both together"
    ]
    await load(store, [small, third(tmp_path)], MODEL)
    with pytest.raises(BadDataset) as refused:
        await load(store, [third(tmp_path, text)], MODEL, alone=True)
    assert [said(each, tmp_path) for each in refused.value.problems] == [
        "third/facts.yaml:3: council:rad: purpose in en is already given by the dataset small; "
        "an addition gives only what nobody else does"
    ]


async def test_what_is_added_follows_an_entity_to_its_new_id(store: GraphStore, tmp_path: Path) -> None:
    small = write(tmp_path / "small")
    await load(store, [small, third(tmp_path)], MODEL)
    renamed = FACTS.replace("actor:eksam", "actor:ekonomi").replace(
        "  - id: actor:ekonomi\n", "  - id: actor:ekonomi\n    formerIds: [actor:eksam]\n"
    )
    await load(store, [write(small, facts=renamed)], MODEL, alone=True)
    (added,) = (await held_facts(store.read, ["third"])).additions.values()
    assert (added.id, added.entity) == ("addition:third/actor:ekonomi", "actor:ekonomi")
    assert (await held_nodes(store.read, ["actor:ekonomi"]))["actor:ekonomi"].added == {
        "aliases": ["EKSAM", "Ekonomer", "Exam"]
    }
    assert [told async for told in hashes_not_kept(store.read, read_file_format(MODEL))] == []
    await load(store, [third(tmp_path, THIRD.replace("actor:eksam", "actor:ekonomi"))], MODEL)
    step_by_step = await graph(store)
    await store.clear()
    await load(store, [small, tmp_path / "third"], MODEL)
    assert await graph(store) == step_by_step
