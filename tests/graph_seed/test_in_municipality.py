"""All that has the code of a municipality lies beside the actor that stands for it, whichever of the two is written."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph_seed import load, upgrade, wrong_beside_facts
from graph_seed.held import held_facts
from graph_store import FORM, GraphStore, Statement, Target, Transaction
from schema.together import KEPT
from tests.graph_seed.small import HEADER, SOURCES, read, write, wrong
from tests.model import MODEL
from tests.resolvers.asking import ask

CODES = ("1880", "1881", "1882")
OF: tuple[dict[str, Any], ...] = (
    {"municipality": "1880"},
    {"municipality": None},
    {"municipalities": ["1881"]},
    {"municipalities": ["1881", "1880"]},
    {"municipalities": ["1880", "1881", "1882"]},
)
DAYS: tuple[dict[str, str], ...] = ({}, {"validFrom": "2019"}, {"validTo": "2018"})

_NODES = Statement("MATCH (n:Entity) RETURN n.id, properties(n)")
_EDGES = Statement("MATCH (a)-[r:IN_MUNICIPALITY]->(b) RETURN a.id, r.id, b.id, keys(r)")


def files(name: str, entries: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, str]:
    """The files of a dataset of this name, with a source of its own."""
    source = f"source:{name}"
    facts = {"source": source, **{key: [{"at": 2, **each} for each in some] for key, some in entries.items()}}
    return {
        "dataset": HEADER.replace("name: small", f"name: {name}").replace('  municipality: "1880"\n', ""),
        "sources": SOURCES.replace("source:page", source),
        "facts": json.dumps(facts, ensure_ascii=False),
    }


def heads(name: str, random: Random) -> dict[str, str]:
    """Those that stand for a municipality, or do not, or are not there."""
    actors = [
        {
            "id": f"actor:{name}-{number}",
            "name": f"{name} {number}",
            "kind": random.choice(("MUNICIPALITY", "MUNICIPALITY", "COMMITTEE")),
            "municipal": True,
            **random.choice((*OF, *({"municipality": code} for code in CODES))),
            **random.choice(DAYS),
        }
        for number in range(random.choice((0, 1, 2)))
    ]
    return files(name, {"actors": actors} if actors else {"places": [{"id": f"place:{name}", "name": name}]})


def bodies(name: str, random: Random) -> dict[str, str]:
    """What is of one municipality, of several or of none."""
    councils = [
        {
            "id": f"council:{name}-{number}",
            "name": f"{name} {number}",
            "kind": "COUNCIL",
            **random.choice(OF),
            **random.choice(DAYS),
        }
        for number in range(random.choice((1, 3)))
    ]
    return files(name, {"councils": councils})


async def hold_edges(store: GraphStore) -> int:
    """Hold that the edges are what follows from the codes of all, in plain Python; how many there are."""
    nodes: dict[str, Any] = dict(await store.read(_NODES))
    stand = [
        (id_, each["municipality"])
        for id_, each in nodes.items()
        if each.get("kind") == "MUNICIPALITY" and "municipality" in each
    ]
    expected = sorted(
        [id_, code, head]
        for id_, each in nodes.items()
        for code in each["municipalities"]
        for head, of in stand
        if of == code and head != id_
    )
    found = await store.read(_EDGES)
    assert sorted(row[:3] for row in found) == expected
    assert all(set(names) == {"id", *KEPT} for *_, names in found)
    assert await wrong_beside_facts(store, MODEL) == []
    return len(expected)


async def test_edges_follow_from_the_codes_through_loads_of_several_datasets_in_any_order(
    store: GraphStore, tmp_path: Path
) -> None:
    random, makers, held = Random(13), {"alfa": heads, "beta": heads, "region": bodies, "ort": bodies}, []  # noqa: S311
    for _ in range(20):
        name = random.choice(sorted(makers))
        await load(store, [write(tmp_path / name, **makers[name](name, random))], MODEL)
        held.append(await hold_edges(store))
    assert len({*held}) > 4


REGION: dict[str, list[dict[str, Any]]] = {
    "councils": [
        {"id": "council:a", "name": "A", "kind": "COUNCIL", "municipality": "1880"},
        {"id": "council:b", "name": "B", "kind": "COUNCIL", "municipalities": ["1881", "1880"]},
        {"id": "council:c", "name": "C", "kind": "COUNCIL"},
        {"id": "council:d", "name": "D", "kind": "COUNCIL", "municipality": "1881"},
        {"id": "council:e", "name": "E", "kind": "COUNCIL", "municipalities": ["1881", "1882"], "validTo": "2020"},
    ]
}
OREBRO = {"id": "actor:orebro", "name": "Örebro kommun", "kind": "MUNICIPALITY", "municipal": True}


@pytest.fixture
async def region(store: GraphStore, tmp_path: Path) -> GraphStore:
    """Councils of one municipality, of several and of none, and the actor that stands for one of them."""
    await load(store, [write(tmp_path / "region", **files("region", REGION))], MODEL)
    head = files("orebro", {"actors": [{**OREBRO, "municipality": "1880"}]})
    await load(store, [write(tmp_path / "orebro", **head)], MODEL)
    return store


async def test_an_actor_that_comes_later_is_met_by_what_waited_for_it(region: GraphStore, tmp_path: Path) -> None:
    names = """{ councils { nodes { name municipality municipalities
        inMunicipalities { totalCount nodes { name } edges { cursor node { id } } } } } }"""
    found = (await ask(region, names))["councils"]["nodes"]
    assert [(each["name"], each["municipality"], each["municipalities"]) for each in found] == [
        ("A", "1880", ["1880"]),
        ("B", None, ["1880", "1881"]),
        ("C", None, []),
        ("D", "1881", ["1881"]),
    ]
    assert [[to["name"] for to in each["inMunicipalities"]["nodes"]] for each in found] == [
        ["Örebro kommun"],
        ["Örebro kommun"],
        [],
        [],
    ]
    other = files("orebro", {"actors": [{**OREBRO, "municipality": "1881"}]})
    report = await load(region, [write(tmp_path / "orebro", **other)], MODEL)
    assert (report.added, report.corrected, report.withdrawn) == (0, 1, 0)
    found = (await ask(region, names))["councils"]["nodes"]
    assert [each["inMunicipalities"]["totalCount"] for each in found] == [0, 1, 0, 1]


async def test_a_filter_by_municipality_finds_what_is_of_it_alone_or_among_others(region: GraphStore) -> None:
    text = """query ($where: CouncilWhere, $last: Int) { councils(where: $where, last: $last, during: {}) {
        totalCount nodes { name } } }"""
    for condition, names in (
        ({"eq": "1880"}, "AB"),
        ({"eq": "1881"}, "BDE"),
        ({"eq": None}, "C"),
        ({"in": ["1880", "1882"]}, "ABE"),
        ({"in": []}, ""),
        ({"startsWith": "188"}, "ABDE"),
        ({"endsWith": "2"}, "E"),
        ({"eq": "1880", "endsWith": "1"}, ""),
        ({"caseInsensitive": {"eq": None}}, "C"),
    ):
        found = (await ask(region, text, where={"municipality": condition}))["councils"]
        assert "".join(each["name"] for each in found["nodes"]) == names, condition
        assert found["totalCount"] == len(names)
        back = (await ask(region, text, where={"municipality": condition}, last=2))["councils"]
        assert "".join(each["name"] for each in back["nodes"]) == names[-2:], condition
        rest = (await ask(region, text, where={"NOT": {"municipality": condition}}))["councils"]
        assert sorted(names + "".join(each["name"] for each in rest["nodes"])) == [*"ABCDE"], condition
    both = {"AND": [{"municipality": {"eq": "1880"}}, {"municipality": {"eq": "1881"}}]}
    assert (await ask(region, text, where=both))["councils"]["nodes"] == [{"name": "B"}]


async def test_groups_count_what_is_of_two_in_both_and_an_order_has_it_last(region: GraphStore) -> None:
    text = """{ councils(during: {}, orderBy: [{municipality: DESC}]) { nodes { name } aggregate { count
        of: groupBy(by: [MUNICIPALITY], orderBy: KEY_ASC) { count keys { value } }
        in: groupBy(by: [IN_MUNICIPALITIES]) { count keys { entity { name } } }
        inMunicipalitiesCount { sum } } } }"""
    found = (await ask(region, text))["councils"]
    assert [each["name"] for each in found["nodes"]] == [*"DABCE"]
    groups = [(each["keys"][0]["value"], each["count"]) for each in found["aggregate"]["of"]]
    assert groups == [("1880", 2), ("1881", 3), ("1882", 1), (None, 1)]
    assert found["aggregate"]["count"] == 5
    assert [(each["keys"][0]["entity"], each["count"]) for each in found["aggregate"]["in"]] == [
        (None, 3),
        ({"name": "Örebro kommun"}, 2),
    ]
    assert found["aggregate"]["inMunicipalitiesCount"]["sum"] == 2


async def test_an_edge_to_a_municipality_is_no_fact(region: GraphStore, tmp_path: Path) -> None:
    before = await ask(region, "{ relations(during: {}) { totalCount } changes { totalCount } }")
    again = await load(region, [tmp_path / "region"], MODEL)
    assert not again.changed
    assert await ask(region, "{ relations(during: {}) { totalCount } changes { totalCount } }") == before
    facts = await held_facts(region.read, ["region", "orebro"])
    assert {each.type for each in facts.relationships.values()} == {"CITES"}


async def test_it_is_there_while_both_its_ends_are(region: GraphStore) -> None:
    text = """query ($day: Date) { councils(asOf: $day, where: {inMunicipalities: {some: {name: {startsWith: "Ö"}}}}) {
        nodes { name } } }"""
    assert [each["name"] for each in (await ask(region, text, day="2026-11-23"))["councils"]["nodes"]] == ["A", "B"]
    ended = "MATCH (n:Actor {id: 'actor:orebro'}) RETURN n.validTo"
    assert await region.read(Statement(ended)) == [["9999-12-31"]]


async def test_a_municipality_that_only_several_have_is_known(region: GraphStore) -> None:
    text = "query ($code: String!) { network(municipality: $code, through: [COUNCIL]) { metrics { actors } } }"
    assert (await ask(region, text, code="1882"))["network"]["metrics"]["actors"] == 0
    with pytest.raises(AssertionError, match="nothing in the graph has the municipality 1883"):
        await ask(region, text, code="1883")


async def test_a_search_in_a_municipality_finds_what_is_of_several(region: GraphStore) -> None:
    text = 'query ($code: String!) { search(text: "b", types: [COUNCIL], municipality: $code) { nodes { name } } }'
    for code, names in (("1880", ["B"]), ("1881", ["B"]), ("1882", [])):
        assert [each["name"] for each in (await ask(region, text, code=code))["search"]["nodes"]] == names


def test_one_code_in_a_list_is_that_code(tmp_path: Path) -> None:
    one, listed, turned = (
        read(tmp_path / f"{at}", facts=f"source: source:page\nplaces:\n  - {{id: place:a, name: A, at: 2, {said}}}\n")
        for at, said in enumerate(
            ('municipality: "1881"', 'municipalities: ["1881"]', 'municipalities: ["1881", "1880"]')
        )
    )
    assert one.facts == listed.facts
    assert one.content_hash == listed.content_hash != turned.content_hash
    assert turned.facts.nodes["place:a"].properties["municipalities"] == ["1880", "1881"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("municipalities: []", "municipalities: the list is empty; write municipality: null where it is of none"),
        ('municipalities: ["1880", "1880"]', 'municipalities: "1880" stands twice'),
        ('municipalities: ["188"]', 'municipalities: "188" is not the four digits of a municipality in quotes'),
        ('municipalities: "1880"', 'municipalities: the text "1880" stands here; write a list: [one, another]'),
        (
            'municipality: "1880"\n    municipalities: ["1881"]',
            "municipality and municipalities stand in one entry; write one of the two",
        ),
    ],
)
def test_what_cannot_be_a_list_of_codes_is_refused_at_its_line(tmp_path: Path, said: str, told: str) -> None:
    facts = f"source: source:page\nplaces:\n  - id: place:a\n    name: A\n    at: 2\n    {said}\n"
    found = wrong(tmp_path / "small", facts=facts)
    assert len(found) == 1
    assert found[0].startswith(f"facts.yaml:{6 + said.count(chr(10))}: {told}")


@pytest.fixture
async def of_form_4(region: GraphStore) -> GraphStore:
    """A graph as the version before left it, which knew of one municipality alone."""

    async def take_away(transaction: Transaction) -> None:
        for text in (
            "MATCH ()-[r:IN_MUNICIPALITY]->() DELETE r",
            "MATCH (n:Entity) REMOVE n.municipalities, n.municipalityKey",
            "MATCH (g:Graph {id: 'graph'}) SET g.form = 4",
        ):
            await transaction.run(Statement(text))

    await region.write(take_away)
    return region


async def test_an_older_graph_is_brought_up(of_form_4: GraphStore, target: Target) -> None:
    async with GraphStore.open(target, writable=True, older=True) as store:
        assert await upgrade(store, MODEL) == (4, FORM)
    found: dict[str, Any] = dict(await of_form_4.read(Statement("MATCH (n:Council) RETURN n.id, n.municipalities")))
    assert found["council:a"] == ["1880"]
    assert found["council:b"] == []  # version 4 could not hold the codes of several
    edges = [row[:3] for row in await of_form_4.read(_EDGES)]
    assert edges == [["council:a", "1880", "actor:orebro"]]


async def test_what_is_not_kept_is_found(region: GraphStore) -> None:
    async def spoil(transaction: Transaction) -> None:
        for text in (
            "MATCH (:Entity {id: 'council:a'})-[r:IN_MUNICIPALITY]->() DELETE r",
            "MATCH (n:Entity {id: 'council:b'}) SET n.municipality = '1880'",
            "MATCH (n:Entity {id: 'council:d'}) SET n.municipalityKey = 'several'",
        ):
            await transaction.run(Statement(text))

    await region.write(spoil)
    found = [told for told in await wrong_beside_facts(region, MODEL) if "municipalities" in told]
    assert [told.partition(":")[2].partition(":")[0] for told in found] == ["a", "b", "d"]
