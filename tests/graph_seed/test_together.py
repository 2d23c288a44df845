"""A relationship keeps the days on which it and both its ends are valid, whoever writes one of the three."""

from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from graph_seed import load, not_kept, upgrade
from graph_seed.held import held_facts
from graph_seed.together import VALIDITY, ever_met
from graph_store import FORM, GraphStore, Statement, Target
from graph_store.errors import OtherForm
from schema.together import ALONE, DAYLESS, KEPT, SURELY, TOGETHER
from tests.graph_seed.small import HEADER, SOURCES, write, wrong
from tests.model import MODEL
from tests.resolvers.asking import ask

DAYS: tuple[dict[str, str], ...] = (
    {},
    {"validFrom": "2019"},
    {"validFrom": "2021-05-01"},
    {"validTo": "2018"},
    {"validFrom": "2020", "validTo": "2022-06-30"},
)
MEMBERS = ("a", "b", "c")

_THREE = Statement(
    "MATCH (a:Entity)-[r]->(b:Entity) RETURN type(r), r.id, properties(r), properties(a), properties(b) ORDER BY r.id"
)


def dataset(name: str) -> str:
    return HEADER.replace("name: small", f"name: {name}")


def facts_of(source: str, key: str, entries: Sequence[Mapping[str, Any]]) -> str:
    return yaml.safe_dump({"source": source, key: [dict(each) for each in entries]}, allow_unicode=True)


def actors(random: Random) -> str:
    """Actors of one dataset, one of which follows another."""
    entries: list[dict[str, Any]] = [
        {"id": f"actor:{each}", "name": each, "at": 2, "municipal": False, **random.choice(DAYS)} for each in MEMBERS
    ]
    entries[0]["successors"] = [{"to": "actor:b", "at": 2, "identity": "CONFIRMED", **random.choice(DAYS)}]
    return facts_of("source:page", "actors", entries)


def councils(random: Random) -> str:
    """Councils of another dataset, with members of the first."""
    entries = [
        {
            "id": f"council:{each}",
            "name": each,
            "at": 2,
            "kind": "COUNCIL",
            **random.choice(DAYS),
            "members": [
                {"to": f"actor:{member}", "at": 2, **random.choice(DAYS)} for member in random.sample(MEMBERS, 2)
            ],
        }
        for each in ("x", "y")
    ]
    return facts_of("source:other", "councils", entries)


async def three(store: GraphStore) -> list[tuple[str, Mapping[str, Any], list[Mapping[str, Any]]]]:
    """Of each relationship its type, its properties, and those of it and its ends."""
    return [(type_, own, [own, a, b]) for type_, _, own, a, b in await store.read(_THREE)]


def expected(type_: str, own: Mapping[str, Any], of: list[Mapping[str, Any]]) -> dict[str, str | bool]:
    """The days by plain Python, and whether the three surely met."""
    facts = [own] if type_ == ALONE else of[1:] if type_ == DAYLESS else of
    start, start_latest, end_earliest, end = (
        choose(each[name] for each in facts) for name, choose in zip(VALIDITY, (max, max, min, min), strict=True)
    )
    if start > end:
        start, start_latest, end_earliest, end = "\x7f", "\x7f", "", ""
    surely = all(one["validFromLatest"] <= two["validToEarliest"] for one, two in permutations(facts, 2))
    return {**dict(zip(TOGETHER, (start, start_latest, end_earliest, end), strict=True)), SURELY: surely}


async def hold_kept(store: GraphStore) -> int:
    found = await three(store)
    for type_, own, of in found:
        assert {name: own[name] for name in KEPT} == expected(type_, own, of), own["id"]
    assert [each async for each in not_kept(store.read)] == []
    return len(found)


async def test_the_days_are_kept_through_loads_of_several_datasets_in_any_order(
    store: GraphStore, tmp_path: Path
) -> None:
    random = Random(11)  # noqa: S311 (no secret)
    first = write(tmp_path / "first", dataset=dataset("first"), facts=actors(random))
    second = tmp_path / "second"
    other = {"dataset": dataset("second"), "sources": SOURCES.replace("source:page", "source:other")}
    await load(store, [first], MODEL)
    write(second, **other, facts=councils(random))
    await load(store, [second], MODEL)
    assert await hold_kept(store) >= 10
    for _ in range(12):
        if random.random() < 0.5:
            write(tmp_path / "first", dataset=dataset("first"), facts=actors(random))
            await load(store, [first], MODEL)
        else:
            write(second, **other, facts=councils(random))
            await load(store, [second], MODEL)
        await hold_kept(store)


async def test_they_stand_in_no_file_and_no_log(store: GraphStore, tmp_path: Path) -> None:
    folder = write(tmp_path / "small")
    await load(store, [folder], MODEL)
    facts = await held_facts(store.read, ["small"])
    assert not [each for each in facts.relationships.values() if set(KEPT) & each.properties.keys()]
    assert not (await load(store, [folder], MODEL)).changed
    told = await store.read(Statement("MATCH (c:Change) RETURN coalesce(c.after, '') + c.predicate"))
    assert not [text for (text,) in told if "together" in text]


MET_NEVER = """\
source: source:page
actors:
  - {id: actor:a, name: A, at: 2, municipal: false, validTo: 2010}
  - {id: actor:b, name: B, at: 2, municipal: false}
councils:
  - id: council:x
    name: X
    at: 2
    kind: COUNCIL
    validFrom: 2015
    members: [{to: actor:a, at: 2}, {to: actor:b, at: 2}]
"""


async def test_what_never_met_is_found_on_no_day(store: GraphStore, tmp_path: Path) -> None:
    report = await load(store, [write(tmp_path / "small", facts=MET_NEVER)], MODEL)
    (note,) = report.warnings
    assert str(note).partition("facts.yaml:")[2] == (
        "11: warning: represented-in:a/x and what it joins are never valid on one day: no question about a day or "
        "a period finds it"
    )
    for day in ("2009-01-01", "2012-01-01", "2020-01-01"):
        found = await ask(store, f'{{ council(id: "council:x", asOf: "{day}") {{ members {{ nodes {{ name }} }} }} }}')
        names = [each["name"] for each in found["council"]["members"]["nodes"]]
        assert names == (["B"] if day == "2020-01-01" else [])
    for during, relations in (("{}", 2), ('{from: "2000-01-01", to: "2030-01-01"}', 1), ('{to: "2030-01-01"}', 1)):
        found = await ask(
            store,
            f"""{{ council(id: "council:x", during: {during}) {{ members {{ nodes {{ name }} }} }}
              relations(during: {during}) {{ totalCount nodes {{ id validity {{ holds }} }} }} }}""",
        )
        assert [each["name"] for each in found["council"]["members"]["nodes"]] == ["B"]
        holds = {each["id"].partition("@")[0]: each["validity"]["holds"] for each in found["relations"]["nodes"]}
        members = {id_: of for id_, of in holds.items() if id_.startswith("represented-in")}
        assert len(members) == relations
        assert [id_ for id_, of in members.items() if of is None] == ["represented-in:a/x"][: relations - 1]
        assert found["relations"]["totalCount"] == len(holds)
    await hold_kept(store)


def test_a_note_is_no_error(tmp_path: Path) -> None:
    assert wrong(tmp_path / "small", facts=MET_NEVER) == []


def test_three_meet_when_they_have_a_day_in_common() -> None:
    one, two = (
        {"validFrom": "2010-01-01", "validTo": "2015-12-31"},
        {"validFrom": "2015-12-31", "validTo": "2020-12-31"},
    )
    assert ever_met([one, two])
    assert not ever_met([one, {**two, "validFrom": "2016-01-01"}])


async def test_a_relation_is_never_truer_than_its_ends(store: GraphStore, tmp_path: Path) -> None:
    facts = """\
source: source:page
actors:
  - {id: actor:a, name: A, at: 2, municipal: false, validTo: 2024}
councils:
  - {id: council:x, name: X, at: 2, kind: COUNCIL, hosts: [{to: actor:a, at: 2}]}
"""
    await load(store, [write(tmp_path / "small", facts=facts)], MODEL)
    text = """query ($day: Date) {
        council(id: "council:x", asOf: $day) { hosts { edges { validity { holds } } } }
        actor(id: "actor:a", asOf: $day) { hostedCouncils { edges { validity { holds to { edtf } } } } } }"""
    on = await ask(store, text, day="2024-06-01")
    (of_council,), (of_actor,) = on["council"]["hosts"]["edges"], on["actor"]["hostedCouncils"]["edges"]
    assert of_council["validity"]["holds"] == of_actor["validity"]["holds"] == "POSSIBLE"
    assert of_actor["validity"]["to"] is None  # what its own source says is not changed
    after = await ask(store, text, day="2025-06-01")
    assert (after["council"]["hosts"]["edges"], after["actor"]["hostedCouncils"]["edges"]) == ([], [])


SUCCESSION = """\
source: source:page
actors:
  - id: actor:a
    name: A
    at: 2
    municipal: false
    validTo: 2010-12-31
    successors: [{to: actor:b, at: 2, identity: CONFIRMED, validFrom: 2011-01-01}]
    parents: [{to: actor:c, at: 2, validTo: 2005}]
  - {id: actor:b, name: B, at: 2, municipal: false, validFrom: 2011-01-01}
  - {id: actor:c, name: C, at: 2, municipal: false}
"""


async def test_what_came_before_and_after_is_there_at_any_time(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small", facts=SUCCESSION)], MODEL)
    text = """query ($day: Date) {
        actors(asOf: $day, where: {predecessorsCount: {gt: 0}}) { nodes { name predecessors { totalCount edges {
            node { name validity { holds } } validity { holds } } } } }
        actor(id: "actor:a", asOf: $day) { successors { nodes { name } } partOf { name } parents { edges {
            node { name } validity { holds } } aggregate { count } } } }"""
    found = await ask(store, text, day="2020-01-01")
    (b,) = found["actors"]["nodes"]
    assert b["predecessors"] == {
        "totalCount": 1,
        "edges": [{"node": {"name": "A", "validity": {"holds": None}}, "validity": {"holds": "CERTAIN"}}],
    }
    a = found["actor"]
    assert a["successors"]["nodes"] == [{"name": "B"}]
    assert a["partOf"] is None
    assert a["parents"] == {"edges": [{"node": {"name": "C"}, "validity": {"holds": None}}], "aggregate": {"count": 1}}
    before = await ask(store, text, day="2004-01-01")
    assert before["actor"]["partOf"] == {"name": "C"}
    assert before["actor"]["parents"]["edges"][0]["validity"] == {"holds": "POSSIBLE"}


async def test_what_only_may_hold_is_filtered_and_counted_apart(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    text = """{
        sure: agreements(asOf: "2024-06-01", where: {signatories: {some: {edge: {validity: {holds: {eq: CERTAIN}}}}}}) {
            totalCount }
        agreement(id: "agreement:avtal", asOf: "2024-06-01") {
            may: signatories(where: {edge: {validity: {holds: {in: [POSSIBLE]}}}}) { nodes { name } }
            none: signatories(where: {edge: {validity: {holds: {eq: null}}}}) { totalCount }
            signatories { aggregate { groupBy(by: [EDGE_HOLDS]) { count keys { by value } } } } } }"""
    found = await ask(store, text)
    assert found["sure"] == {"totalCount": 0}  # since 2024, as the source says: from which day it does not
    assert found["agreement"] == {
        "may": {"nodes": [{"name": "Eksam"}]},
        "none": {"totalCount": 0},
        "signatories": {"aggregate": {"groupBy": [{"count": 1, "keys": [{"by": "EDGE_HOLDS", "value": "POSSIBLE"}]}]}},
    }
    certain = await ask(store, text.replace("2024-06-01", "2026-11-23"))
    assert certain["sure"] == {"totalCount": 1}


# The form of the graph


@pytest.fixture
async def older(store: GraphStore, tmp_path: Path) -> GraphStore:
    """A graph as versions before left it, which kept nothing on relationships and wrote no number."""
    await load(store, [write(tmp_path / "small")], MODEL)

    async def take_away(transaction: Any) -> None:
        await transaction.run(
            Statement(f"MATCH (:Entity)-[r]->(:Entity) REMOVE {', '.join(f'r.{name}' for name in KEPT)}")
        )
        await transaction.run(Statement("MATCH (g:Graph {id: 'graph'}) REMOVE g.form"))

    await store.write(take_away)
    return store


async def test_a_graph_of_an_older_form_is_not_opened_and_says_what_to_do(older: GraphStore, target: Target) -> None:
    with pytest.raises(OtherForm, match=rf"of form 1, and this version reads form {FORM}.*server.py upgrade"):
        async with GraphStore.open(target):
            pass


async def test_an_older_graph_is_brought_up_without_a_line_in_the_log(older: GraphStore, target: Target) -> None:
    assert [each async for each in not_kept(older.read)]
    log = await older.read(Statement("MATCH (c:Change) RETURN count(c)"))
    async with GraphStore.open(target, writable=True, older=True) as store:
        assert await upgrade(store, MODEL) == (1, FORM)
        assert await upgrade(store, MODEL) == (FORM, FORM)
    assert await older.read(Statement("MATCH (c:Change) RETURN count(c)")) == log
    async with GraphStore.open(target) as store:
        assert await hold_kept(store) > 0


async def test_a_graph_of_a_newer_form_is_left_alone(store: GraphStore, target: Target) -> None:
    async def write_newer(transaction: Any) -> None:
        await transaction.run(Statement("MATCH (g:Graph {id: 'graph'}) SET g.form = 99"))

    await store.write(write_newer)
    with pytest.raises(OtherForm, match=r"of form 99.*A newer version wrote it"):
        async with GraphStore.open(target, writable=True, older=True):
            pass


async def test_days_that_are_not_kept_are_found(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)

    async def spoil(transaction: Any) -> None:
        await transaction.run(Statement("MATCH ()-[r:HOSTS]->() SET r.togetherTo = '2000-01-01'"))
        await transaction.run(Statement("MATCH ()-[r:SIGNED]->() REMOVE r.togetherFromLatest"))
        await transaction.run(Statement("MATCH ()-[r:PARTICIPATES_IN]->() SET r.togetherSurely = NOT r.togetherSurely"))

    await store.write(spoil)
    found = sorted([each.type async for each in not_kept(store.read)])
    assert found == ["HOSTS", "PARTICIPATES_IN", "SIGNED"]
