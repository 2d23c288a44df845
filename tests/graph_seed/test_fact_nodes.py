"""Beside each relationship lies a node that is the same as a fact of its own, whoever writes it or one of its ends."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph_seed import BadDataset, facts_not_kept, load, upgrade
from graph_seed.problems import IdUsedTwice
from graph_store import FORM, GraphStore, Statement, Target
from schema.together import KEPT
from tests.graph_seed.small import FACTS, SOURCES, write, wrong
from tests.graph_seed.test_together import actors, councils, dataset
from tests.model import MODEL
from tests.resolvers.asking import ask

_RELATIONS = Statement(
    "MATCH (a:Entity)-[r]->(b:Entity) WHERE type(r) <> 'IN_MUNICIPALITY' "
    "RETURN type(r), properties(r), properties(a), properties(b)"
)
_FACTS = Statement(
    "MATCH (f:Fact) RETURN properties(f), COLLECT { MATCH (f)-[c:STATED_IN]->(s:Source) "
    "WITH c, s ORDER BY c.ordinal RETURN [s.id, c.locator, c.supports, c.lines] }"
)
_COPIED = (
    *("id", "role", "identity", "reason", "nameAsPublished", "dataset"),
    *("validFrom", "validFromEdtf", "validFromLatest", "validTo", "validToEdtf", "validToEarliest"),
    *KEPT,
)


def expected(type_: str, own: Mapping[str, Any], start: Mapping[str, Any], end: Mapping[str, Any]) -> dict[str, Any]:
    """The node beside a relationship, by plain Python."""
    made = {name: own.get(name) for name in _COPIED} | {
        "relationship": type_,
        "fromId": start["id"],
        "toId": end["id"],
        "fromType": start["id"].split(":")[0].upper(),
        "toType": end["id"].split(":")[0].upper(),
        "fromKind": start.get("kind"),
        "toKind": end.get("kind"),
        "sortKey": " ".join((type_, start["sortKey"], end["sortKey"], own["id"])),
    }
    return {name: value for name, value in made.items() if value is not None}


async def hold_kept(store: GraphStore) -> int:
    wanted = {own["id"]: expected(type_, own, a, b) for type_, own, a, b in await store.read(_RELATIONS)}
    held = {about["id"]: about for about, _ in await store.read(_FACTS)}
    assert {id_: {k: v for k, v in about.items() if v is not None} for id_, about in held.items()} == wanted
    assert [each async for each in facts_not_kept(store.read)] == []
    return len(wanted)


async def test_facts_are_kept_through_loads_of_several_datasets_in_any_order(store: GraphStore, tmp_path: Path) -> None:
    random = Random(7)  # noqa: S311 (no secret)
    second = {"dataset": dataset("second"), "sources": SOURCES.replace("source:page", "source:other")}
    names = ("Alfa", "Åke", "Öster")

    def of_first() -> str:
        facts = actors(random).replace("name: a\n", f"name: {random.choice(names)}\n")
        return facts.replace("municipal: false", f"municipal: false\n  kind: {random.choice(['STATE', 'SCHOOL'])}", 1)

    first = write(tmp_path / "first", dataset=dataset("first"), facts=of_first())
    await load(store, [first], MODEL)
    for _ in range(8):
        if random.random() < 0.6:
            await load(store, [write(tmp_path / "second", **second, facts=councils(random))], MODEL)
        else:
            await load(store, [write(tmp_path / "first", dataset=dataset("first"), facts=of_first())], MODEL)
        assert await hold_kept(store) >= 5


RENAMED = """\
source: source:page
actors:
  - {id: actor:z, name: Z, at: 2, municipal: false, formerIds: [actor:a]}
  - {id: actor:b, name: b, at: 2, municipal: false}
  - {id: actor:c, name: c, at: 2, municipal: false}
"""


async def test_an_end_with_another_id_takes_the_facts_of_other_datasets_along(
    store: GraphStore, tmp_path: Path
) -> None:
    random = Random(3)  # noqa: S311 (no secret)
    second = {"dataset": dataset("second"), "sources": SOURCES.replace("source:page", "source:other")}
    await load(store, [write(tmp_path / "first", dataset=dataset("first"), facts=actors(random))], MODEL)
    await load(store, [write(tmp_path / "second", **second, facts=councils(random))], MODEL)
    await load(store, [write(tmp_path / "first", dataset=dataset("first"), facts=RENAMED)], MODEL)
    await hold_kept(store)
    found = await ask(store, '{ relations(where: {from: {id: {eq: "actor:z"}}}) { nodes { id from { id } } } }')
    assert {each["from"]["id"] for each in found["relations"]["nodes"]} == {"actor:z"}


CITED = """\
source: source:page
actors:
  - {id: actor:a, name: A, at: 2, municipal: false}
councils:
  - id: council:x
    name: X
    at: 21
    kind: COUNCIL
    members:
      - to: actor:a
        at: "22-24"
        role: ordförande
        validFrom: 2010
        validTo: 2012
        cites:
          - {at: "30, 32", supports: [validTo]}
          - {source: source:words, at: s. 3, supports: [role, validFrom]}
"""
TWO_SOURCES = f"{SOURCES}  - {{id: source:words, name: En bok, at: omslaget, retrievedOn: 2026-11-23}}\n"

CITATIONS = [
    {"locator": "rad 22–24 (Råd)", "supports": [], "source": {"id": "source:page"}},
    {"locator": "rad 30, 32 (Råd)", "supports": ["validTo"], "source": {"id": "source:page"}},
    {"locator": "s. 3", "supports": ["validFrom", "role"], "source": {"id": "source:words"}},
]


async def test_a_relation_may_rest_on_several_places_each_of_which_says_what_it_supports(
    store: GraphStore, tmp_path: Path
) -> None:
    folder = write(tmp_path / "small", sources=TWO_SOURCES, facts=CITED)
    await load(store, [folder], MODEL)
    text = """query ($where: FactWhere) { relations(where: $where, asOf: "2011-01-01") { nodes {
        relationship citations { locator supports source { id } } } } }"""
    found = await ask(store, text, where={"relationship": {"eq": "REPRESENTED_IN"}})
    edge = """{ council(id: "council:x", asOf: "2011-01-01") { members { edges {
        citations { locator supports source { id } } } } } }"""
    met = await ask(store, edge)
    assert [
        [{**each, "source": {"id": each["source"]["id"].partition("@")[0]}} for each in stated["citations"]]
        for stated in (*found["relations"]["nodes"], *met["council"]["members"]["edges"])
    ] == [CITATIONS, CITATIONS]
    assert not (await load(store, [folder], MODEL)).changed
    await hold_kept(store)


LINES: Mapping[str, tuple[dict[str, Any], list[str]]] = {
    "a line of its own place": ({"line": {"eq": 23}}, ["REPRESENTED_IN"]),
    "a line of another place": ({"line": {"eq": 32}}, ["REPRESENTED_IN"]),
    "no line between two": ({"line": {"eq": 31}}, []),
    "any of some": ({"line": {"in": [21, 32]}}, ["CITES", "REPRESENTED_IN"]),
    "one line in a range": ({"line": {"gt": 24, "lt": 32}}, ["REPRESENTED_IN"]),
    "two lines are not one": ({"line": {"gt": 24, "lt": 30}}, []),
    "a place without lines": ({"line": {"eq": None}}, ["CITES", "REPRESENTED_IN"]),
    "the line of the source": ({"line": {"eq": 30}, "source": {"id": {"eq": "source:page"}}}, ["REPRESENTED_IN"]),
    "not a line of another": ({"line": {"eq": 30}, "source": {"id": {"eq": "source:words"}}}, []),
    "any place of the source": ({"source": {"name": {"eq": "En bok"}}}, ["CITES", "REPRESENTED_IN"]),
    "no such line": ({"NOT": {"line": {"gte": 1}}}, ["CITES"]),
}


async def test_relations_are_found_by_the_lines_that_they_rest_on(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small", sources=TWO_SOURCES, facts=CITED)], MODEL)
    text = 'query ($where: FactWhere) { relations(where: $where, asOf: "2011-01-01") { nodes { relationship } } }'
    for where, relationships in LINES.values():
        found = await ask(store, text, where=where)
        assert [each["relationship"] for each in found["relations"]["nodes"]] == relationships, where


async def test_the_log_words_the_places_as_the_files_do(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small", sources=TWO_SOURCES, facts=CITED)], MODEL)
    corrected = CITED.replace('"30, 32"', '"31"').replace("validTo: 2012", "validTo: 2013")
    await load(store, [write(tmp_path / "small", sources=TWO_SOURCES, facts=corrected)], MODEL)
    found = await ask(
        store,
        """{ relation(id: "represented-in:a/x") { history(last: 2) { nodes {
            kind predicate before after citations { locator } } } } }""",
    )
    cites, end = sorted(found["relation"]["history"]["nodes"], key=lambda each: each["predicate"])
    assert cites["after"].startswith('[{"source": "source:page", "locator": "rad 31 (Råd)", "supports": ["validTo"]}')
    assert end == {
        "kind": "CORRECTED",
        "predicate": "validTo",
        "before": "2012",
        "after": "2013",
        "citations": [{"locator": "rad 31 (Råd)"}],
    }


REFUSED = {
    "a property that the relation lacks": (
        CITED.replace("[role, validFrom]", "[rol]"),
        '17: supports: "rol" is no property of members. Did you mean role?',
    ),
    "a property that is not stated": (
        CITED.replace("        validFrom: 2010\n", ""),
        "16: supports: validFrom is not stated in this entry",
    ),
    "the same place twice": (
        CITED.replace('"30, 32"', "22-24"),
        "16: members cites the same place of source:page twice; put all it supports in one entry",
    ),
    "a source that there is not": (
        CITED.replace("source:words", "source:wards"),
        "17: source: there is no source:wards in this dataset. Did you mean source:words?",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_with_the_places_of_a_relation_is_said_where_it_stands(case: str, tmp_path: Path) -> None:
    facts, problem = REFUSED[case]
    assert wrong(tmp_path / "small", sources=TWO_SOURCES, facts=facts) == [f"facts.yaml:{problem}"]


# Ids


async def test_a_second_relation_with_an_id_of_another_dataset_is_refused(store: GraphStore, tmp_path: Path) -> None:
    themes = """\
source: source:page
themes:
  - {id: theme:x, name: X, at: 2}
  - {id: theme:y, name: Y, at: 2, parents: [{to: theme:x, at: 2}]}
"""
    places = (
        themes.replace("themes:", "actors:").replace("theme:", "actor:").replace("at: 2", "at: 2, municipal: false")
    )
    places = places.replace("{to: actor:x, at: 2, municipal: false}", "{to: actor:x, at: 2}")
    await load(store, [write(tmp_path / "small", facts=themes)], MODEL)
    other = {"dataset": dataset("other"), "sources": SOURCES.replace("source:page", "source:other")}
    folder = write(tmp_path / "other", **other, facts=places.replace("source:page", "source:other"))
    with pytest.raises(BadDataset) as refused:
        await load(store, [folder], MODEL)
    assert str(refused.value).partition("facts.yaml:")[2] == (
        "4: part-of:y/x is already a relationship of the dataset small, from theme:y to theme:x; give one an id"
    )


def test_no_relation_can_have_the_id_of_an_entity() -> None:
    begins = {each.lower().replace("_", "-") for each in MODEL.relationships}
    assert not begins & {each.prefix for each in MODEL.entities.values()}


# What is found by id


async def test_an_id_finds_a_relation_wherever_ids_are_taken(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    text = """query ($id: ID!) {
        relation(id: $id) { id relationship role identity reason nameAsPublished dataset
            from { id name ... on Actor { aliases } } to { __typename name } validity { holds from { edtf } } }
        node(id: $id) { __typename id ... on Fact { role } ... on Actor { name } }
        nodes(ids: ["actor:eksam", $id, "actor:none", "signed:none@2020-01-01"]) { id ... on Actor { name } } }"""
    found = await ask(store, text, id="participates-in:eksam/iop")
    assert found["relation"] == {
        "id": "participates-in:eksam/iop",
        "relationship": "PARTICIPATES_IN",
        "role": "PARTNER",
        "identity": "PROBABLE",
        "reason": "Namnet liknar",
        "nameAsPublished": "Föreningen Eksam",
        "dataset": "small",
        "from": {"id": "actor:eksam", "name": "Eksam", "aliases": ["EKSAM"]},
        "to": {"__typename": "Partnership", "name": "IOP Oxhagen"},
        "validity": {"holds": "CERTAIN", "from": None},
    }
    assert found["node"] == {"__typename": "Fact", "id": "participates-in:eksam/iop", "role": "PARTNER"}
    assert found["nodes"] == [
        {"id": "actor:eksam", "name": "Eksam"},
        {"id": "participates-in:eksam/iop"},
        None,
        None,
    ]
    nothing = await ask(store, text, id="actor:eksam")
    assert nothing["relation"] is None
    assert nothing["node"] == {"__typename": "Actor", "id": "actor:eksam", "name": "Eksam"}


async def test_a_relation_that_never_held_is_found_by_its_id_alone(store: GraphStore, tmp_path: Path) -> None:
    facts = FACTS.replace("    kind: COUNCIL\n", "    kind: COUNCIL\n    validTo: 2007\n")
    await load(store, [write(tmp_path / "small", facts=facts)], MODEL)
    text = """query ($day: Date) {
        relation(id: "hosts:namnd/rad", asOf: $day) { id validity { holds from { edtf } } }
        relations(asOf: $day, where: {relationship: {eq: "HOSTS"}}) { totalCount nodes { id } aggregate { count } } }"""
    for day in ("2007-01-01", "2009-01-01"):
        found = await ask(store, text, day=day)
        assert found["relation"] == {
            "id": f"hosts:namnd/rad@{day}",
            "validity": {"holds": None, "from": {"edtf": "2008-23"}},
        }
        assert found["relations"] == {"totalCount": 0, "nodes": [], "aggregate": {"count": 0}}


async def test_relations_lie_in_the_order_of_their_kinds_and_ends(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    text = """query ($after: String) { relations(first: 4, after: $after, where: {NOT: {relationship: {eq: "CITES"}}}) {
        totalCount nodes { relationship from { name } to { name } } pageInfo { hasNextPage endCursor } } }"""
    first = (await ask(store, text))["relations"]
    rest = (await ask(store, text, after=first["pageInfo"]["endCursor"]))["relations"]
    assert first["totalCount"] == 4
    assert [tuple(each.values()) for each in first["nodes"]] == [
        ("HOSTS", {"name": "Nämnden"}, {"name": "Rådet"}),
        ("PARTICIPATES_IN", {"name": "Eksam"}, {"name": "IOP Oxhagen"}),
        ("REPRESENTED_IN", {"name": "Eksam"}, {"name": "Rådet"}),
        ("SIGNED", {"name": "Eksam"}, {"name": "Avtal"}),
    ]
    assert (rest["nodes"], first["pageInfo"]["hasNextPage"]) == ([], False)


GROUPS = """{ relations { aggregate { count
    kinds: groupBy(by: [RELATIONSHIP, FROM_TYPE, FROM_KIND, TO_TYPE, TO_KIND], orderBy: KEY_ASC, first: 3) {
        count keys { value } }
    sources: groupBy(by: [SOURCE]) { count keys { value entity { name } } }
    holds: groupBy(by: [HOLDS, DATASET]) { count keys { value } }
    sure: groupBy(by: [IDENTITY, ROLE], orderBy: KEY_ASC, first: 1) { count keys { value } } } } }"""


async def test_relations_are_grouped_by_what_they_are_and_join(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    found = (await ask(store, GROUPS))["relations"]["aggregate"]
    assert found["count"] == 11
    assert [(each["count"], [key["value"] for key in each["keys"]]) for each in found["kinds"]] == [
        (1, ["CITES", "ACTOR", "COMMITTEE", "SOURCE", None]),
        (1, ["CITES", "ACTOR", None, "SOURCE", None]),
        (1, ["CITES", "AGREEMENT", "AGREEMENT", "SOURCE", None]),
    ]
    assert found["sources"] == [
        {"count": 11, "keys": [{"value": "source:page", "entity": {"name": "En sida"}}]},
    ]
    assert found["holds"] == [{"count": 11, "keys": [{"value": "CERTAIN"}, {"value": "small"}]}]
    assert found["sure"] == [{"count": 1, "keys": [{"value": "PROBABLE"}, {"value": "PARTNER"}]}]


# What is not kept


async def test_facts_that_are_not_kept_are_found(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)

    async def spoil(transaction: Any) -> None:
        for text in (
            "MATCH (f:Fact {relationship: 'HOSTS'}) SET f.toKind = 'FORUM'",
            "MATCH (f:Fact {relationship: 'SIGNED'}) DETACH DELETE f",
            "MATCH (:Fact {relationship: 'REPRESENTED_IN'})-[c:STATED_IN]->() SET c.lines = [99]",
            "CREATE (f:Fact {id: 'signed:x/y', fromId: 'actor:x', toId: 'agreement:y'})",
        ):
            await transaction.run(Statement(text))

    await store.write(spoil)
    found = sorted([each async for each in facts_not_kept(store.read)])
    assert found == ["hosts:namnd/rad", "represented-in:eksam/rad", "signed:eksam/avtal", "signed:x/y"]


async def _make_older(store: GraphStore) -> None:
    async def take_away(transaction: Any) -> None:
        await transaction.run(Statement("MATCH (f:Fact) DETACH DELETE f"))
        await transaction.run(Statement("MATCH (g:Graph {id: 'graph'}) SET g.form = 2"))

    await store.write(take_away)


async def test_a_graph_without_facts_is_brought_up(store: GraphStore, target: Target, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small", sources=TWO_SOURCES, facts=CITED)], MODEL)
    before = await store.read(_FACTS)
    await _make_older(store)
    async with GraphStore.open(target, writable=True, older=True) as older:
        assert await upgrade(older, MODEL) == (2, FORM)
    assert sorted(await store.read(_FACTS), key=str) == sorted(before, key=str)
    await hold_kept(store)


async def test_a_graph_with_one_id_twice_is_not_brought_up(store: GraphStore, target: Target, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    await _make_older(store)

    async def second(transaction: Any) -> None:
        text = (
            "MATCH (a:Actor {id: 'actor:eksam'})-[r:REPRESENTED_IN]->(c) CREATE (a)-[s:REPRESENTED_IN]->(c) SET s = r"
        )
        await transaction.run(Statement(text))

    await store.write(second)
    async with GraphStore.open(target, writable=True, older=True) as older:
        with pytest.raises(IdUsedTwice, match="two relations have represented-in:eksam/rad"):
            await upgrade(older, MODEL)


async def test_facts_are_no_entities(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    found = await ask(store, '{ graph { counts { count } } search(text: "liknar") { totalCount } }')
    assert sum(each["count"] for each in found["graph"]["counts"]) == 6
    assert found["search"] == {"totalCount": 0}
    page = await ask(store, '{ source(id: "source:page") { entities { totalCount nodes { __typename } } } }')
    assert page["source"]["entities"]["totalCount"] == 7
