"""What a `where` means, sentence by sentence, on a graph of a handful of entities; on every engine and the evaluator.

council    politicalParticipation   purpose (sv)   responsible   members
forum      false                    –              –             Örebro IK as chair
network    –                        –              –             –
youth      true                     Samråd         Kim           Åsa as chair and once more, Bo

actor      kind            organisationNumber   aliases
bo         –               –                    –
cafe       COMMITTEE       –                    –
asa        CIVIL_SOCIETY   8024                 Å
orebro     –               –                    ÖIK, Å
"""

import unicodedata
from typing import Any

import pytest

from graph_store import GraphStore, sort_key
from tests.engines import Engines
from tests.evaluator.asking import evaluator, hold
from tests.evaluator.facts import Facts, Node, Relationship, write
from tests.evaluator.question import Asked, On
from tests.resolvers.asking import ask

ALWAYS = {
    "validFrom": "0001-01-01",
    "validFromLatest": "2026-01-01",
    "validToEarliest": "9999-12-31",
    "validTo": "9999-12-31",
}


def node(label: str, made: str, name: str, **properties: Any) -> Node:
    own = {"id": made, "name": name, "sortKey": sort_key(name, made), "nameIsEditorial": False, "formerIds": []}
    return Node(label, own | ALWAYS | properties)


def edge(type_name: str, made: str, start: str, end: str, **properties: Any) -> Relationship:
    own = {"id": made, "source": "source:page", "locator": "rad 1"}
    return Relationship(type_name, start, end, own | ALWAYS | properties)


FACTS = Facts(
    nodes=(
        node("Council", "forum", "Forum", kind="FORUM", politicalParticipation=False),
        node("Council", "network", "Nätverk", kind="NETWORK"),
        node("Council", "youth", "Ungdom", kind="COUNCIL", politicalParticipation=True, purposeSv="Samråd"),
        node("Actor", "bo", "Bo", municipal=False, aliases=[]),
        node("Actor", "cafe", "Café", municipal=False, aliases=[], kind="COMMITTEE"),
        node("Actor", "asa", "Åsa", municipal=False, aliases=["Å"], kind="CIVIL_SOCIETY", organisationNumber="8024"),
        node("Actor", "orebro", "ÖREBRO IK", municipal=False, aliases=["ÖIK", "Å"]),
        node("Politician", "kim", "Kim"),
    ),
    relationships=(
        edge("REPRESENTED_IN", "orebro-chair", "orebro", "forum", role="chair"),
        edge("REPRESENTED_IN", "asa-chair", "asa", "youth", role="chair"),
        edge("REPRESENTED_IN", "asa-member", "asa", "youth"),
        edge("REPRESENTED_IN", "bo-member", "bo", "youth", role="member"),
        edge("RESPONSIBLE_FOR", "kim-youth", "kim", "youth"),
    ),
)

DECOMPOSED = unicodedata.normalize("NFD", "Café")
CHAIR = {"edge": {"role": {"eq": "chair"}}}
EVERY_COUNCIL, EVERY_ACTOR = "forum network youth", "bo cafe asa orebro"

COUNCILS: list[tuple[Any, str]] = [
    # what says nothing filters nothing
    (None, EVERY_COUNCIL),
    ({}, EVERY_COUNCIL),
    ({"kind": None}, EVERY_COUNCIL),
    ({"kind": {}}, EVERY_COUNCIL),
    ({"kind": {"in": None}}, EVERY_COUNCIL),
    ({"AND": None, "OR": None, "NOT": None}, EVERY_COUNCIL),
    ({"responsible": None}, EVERY_COUNCIL),
    ({"responsible": {}}, EVERY_COUNCIL),
    ({"members": {"some": None}}, EVERY_COUNCIL),
    ({"kind": {"eq": "FORUM", "in": None}}, "forum"),
    # `{eq: null}` is the one test for what is missing
    ({"politicalParticipation": {"eq": None}}, "network"),
    ({"purpose": {"sv": {"eq": None}}}, "forum network"),
    ({"purpose": {"en": {"eq": None}}}, EVERY_COUNCIL),
    ({"kind": {"eq": None}}, ""),
    ({"membersCount": {"eq": None}}, ""),
    # NOT keeps rows whose property is missing
    ({"NOT": {"politicalParticipation": {"eq": True}}}, "forum network"),
    ({"NOT": {"NOT": {"politicalParticipation": {"eq": True}}}}, "youth"),
    ({"NOT": {"politicalParticipation": {"eq": None}}}, "forum youth"),
    ({"NOT": {"purpose": {"sv": {"contains": "råd"}}}}, "forum network"),
    ({"NOT": {"AND": [{"politicalParticipation": {"eq": True}}, {"kind": {"eq": "COUNCIL"}}]}}, "forum network"),
    ({"NOT": {"OR": [{"politicalParticipation": {"eq": True}}, {"kind": {"eq": "NETWORK"}}]}}, "forum"),
    ({"NOT": {"responsible": {"name": {"eq": "Kim"}}}}, "forum network"),
    ({"members": {"some": {"NOT": {"edge": {"role": {"eq": "chair"}}}}}}, "youth"),
    ({"members": {"some": {"NOT": {"edge": {"role": {"in": ["chair", "member"]}}}}}}, "youth"),
    # NOT of what says nothing: that holds for everything, so nothing is left
    ({"NOT": {}}, ""),
    ({"NOT": {"kind": {}}}, ""),
    ({"NOT": {"AND": []}}, ""),
    ({"NOT": {"OR": []}}, EVERY_COUNCIL),
    # of none: `in` and OR match nothing, AND matches everything
    ({"kind": {"in": []}}, ""),
    ({"OR": []}, ""),
    ({"OR": [{}]}, EVERY_COUNCIL),
    ({"OR": [{"kind": {"eq": "FORUM"}}, {"kind": {}}]}, EVERY_COUNCIL),
    ({"NOT": {"OR": [{}]}}, ""),
    ({"NOT": {"OR": [{"kind": {"eq": "FORUM"}}, {}]}}, ""),
    # what says nothing does not ask that a plain field shows anything; what never holds does
    ({"responsible": {"AND": [{}]}}, EVERY_COUNCIL),
    ({"responsible": {"OR": [{}]}}, EVERY_COUNCIL),
    ({"responsible": {"OR": [{"name": {"eq": "Bo"}}, {"name": {"eq": None, "in": None}, "AND": [{}]}]}}, ""),
    ({"responsible": {"OR": [{"name": {"eq": "Bo"}}, {"name": {"in": None}, "AND": [{}]}]}}, EVERY_COUNCIL),
    ({"responsible": {"AND": [{"OR": [{}]}, {"OR": [{"name": {"eq": "Kim"}}, {}]}]}}, EVERY_COUNCIL),
    ({"NOT": {"responsible": {"OR": [{}]}}}, ""),
    ({"responsible": {"NOT": {"OR": [{}]}}}, ""),
    ({"responsible": {"NOT": {}}}, ""),
    ({"responsible": {"OR": []}}, ""),
    ({"NOT": {"responsible": {"NOT": {}}}}, EVERY_COUNCIL),
    ({"AND": []}, EVERY_COUNCIL),
    ({"kind": {"eq": "FORUM"}, "OR": []}, ""),
    ({"members": {"none": {"OR": []}}}, EVERY_COUNCIL),
    # quantifiers; `all` over nothing is true
    ({"members": {"some": {}}}, "forum youth"),
    ({"members": {"none": {}}}, "network"),
    ({"members": {"all": {}}}, EVERY_COUNCIL),
    ({"members": {"single": {}}}, "forum"),
    ({"members": {"some": CHAIR}}, "forum youth"),
    ({"members": {"all": CHAIR}}, "forum network"),
    ({"members": {"none": CHAIR}}, "network"),
    ({"members": {"single": CHAIR}}, "forum youth"),
    ({"members": {"all": CHAIR, "some": {}}}, "forum"),
    ({"members": {"all": {"OR": []}}}, "network"),
    ({"NOT": {"members": {"all": CHAIR}}}, "youth"),
    # counts are of distinct nodes
    ({"membersCount": {"eq": 2}}, "youth"),
    ({"membersCount": {"lt": 2, "gte": 0}}, "forum network"),
]

ACTORS: list[tuple[Any, str]] = [
    # what is missing is not equal to, and does not contain, anything
    ({"organisationNumber": {"in": ["8024"]}}, "asa"),
    ({"organisationNumber": {"contains": ""}}, "asa"),
    ({"NOT": {"organisationNumber": {"contains": ""}}}, "bo cafe orebro"),
    ({"kind": {"eq": None}, "organisationNumber": {"eq": None}}, "bo orebro"),
    # the same said twice is the same, and so is what another says of the value
    ({"AND": [{"name": {"eq": "Bo"}}, {"name": {"eq": "Bo"}}]}, "bo"),
    ({"name": {"eq": "Bo"}, "AND": [{"AND": [{"name": {"eq": "Bo"}}, {"name": {"in": ["Bo", "Åsa"]}}]}]}, "bo"),
    ({"AND": [{"name": {"caseInsensitive": {"eq": "BO"}}}, {"name": {"caseInsensitive": {"eq": "bo"}}}]}, "bo"),
    ({"name": {"eq": "Bo"}, "OR": [{"name": {"eq": "Bo"}}, {"name": {"eq": "Åsa"}}]}, "bo"),
    ({"AND": [{"OR": [{"name": {"eq": "Bo"}}, {"name": {"eq": each}}]} for each in ("Åsa", "Café")]}, "bo"),
    ({"AND": [{"OR": [{"name": {"eq": "Bo"}}, {"AND": [{"name": {"eq": "Åsa"}}]}]}, {"name": {"eq": "Åsa"}}]}, "asa"),
    (
        {"AND": [{"OR": [{"name": {"caseInsensitive": {"eq": each}}} for each in ("bo", other)]} for other in "åé"]},
        "bo",
    ),
    ({"OR": [{"name": {"eq": "Bo"}, "id": {"eq": "bo"}}, {"name": {"eq": "Åsa"}, "id": {"eq": "asa"}}]}, "bo asa"),
    ({"AND": [{"name": {"eq": "Bo"}}, {"name": {"eq": "Åsa"}}]}, ""),
    ({"NOT": {"AND": [{"name": {"eq": "Bo"}}, {"name": {"eq": "Bo"}}]}}, "cafe asa orebro"),
    # texts compare in NFC
    ({"name": {"eq": DECOMPOSED}}, "cafe"),
    ({"name": {"in": [DECOMPOSED, "Bo"]}}, "bo cafe"),
    ({"name": {"endsWith": unicodedata.normalize("NFD", "é")}}, "cafe"),
    ({"aliases": {"includes": unicodedata.normalize("NFD", "Å")}}, "asa orebro"),
    # upper and lower case differ unless one says so; then also of Swedish letters
    ({"name": {"eq": "ÅSA"}}, ""),
    ({"name": {"caseInsensitive": {"eq": "ÅSA"}}}, "asa"),
    ({"name": {"caseInsensitive": {"contains": "örebro"}}}, "orebro"),
    ({"name": {"caseInsensitive": {"endsWith": unicodedata.normalize("NFD", "É")}}}, "cafe"),
    ({"name": {"caseInsensitive": {"in": ["BO", "öREBRO ik"]}}}, "bo orebro"),
    ({"NOT": {"name": {"caseInsensitive": {"startsWith": "å"}}}}, "bo cafe orebro"),
    # lists
    ({"aliases": {"includesAny": []}}, ""),
    ({"aliases": {"includesAll": []}}, EVERY_ACTOR),
    ({"aliases": {"includesAll": ["Å", "ÖIK"]}}, "orebro"),
]

AT_ROOT = [("councils", *each) for each in COUNCILS] + [("actors", *each) for each in ACTORS]

AMONG_MEMBERS: list[tuple[Any, str]] = [
    ({}, "bo-member asa-chair asa-member"),
    (CHAIR, "asa-chair"),
    ({"NOT": CHAIR}, "bo-member asa-member"),
    ({"edge": {"role": {"eq": None}}}, "asa-member"),
    ({"node": {"name": {"caseInsensitive": {"eq": "åSA"}}}}, "asa-chair asa-member"),
    ({"OR": []}, ""),
]


FIGURES = (Asked("totalCount"), Asked("aggregate", below=(Asked("count"),)))


BY_WORDS: list[tuple[Any, list[tuple[str | None, int]]]] = [
    # a row counts in the group of each of its words, without any it has no key
    ({}, [("Å", 2), (None, 2), ("ÖIK", 1)]),
    ({"where": {"aliases": {"includes": "ÖIK"}}}, [("Å", 1), ("ÖIK", 1)]),
    ({"where": {"id": {"eq": "bo"}}}, [(None, 1)]),
    ({"where": {"OR": []}}, []),
]


@pytest.fixture
async def small(engines: Engines, engine: str) -> GraphStore:
    """A store that holds the councils and actors above."""
    store = await engines.store(engine)
    if engines.held.get(engine) != "small":
        await store.clear()
        await write(store, FACTS)
        engines.held[engine] = "small"
    return store


def nodes_of(field: str, where: Any) -> Asked:
    return Asked(field, {"where": where}, (Asked("nodes", below=(Asked("id"),)),))


@pytest.mark.parametrize(("field", "where", "expected"), AT_ROOT, ids=str)
def test_the_evaluator_means_it(field: str, where: Any, expected: str) -> None:
    found = evaluator(FACTS).answer(nodes_of(field, where))
    assert [each["id"] for each in found[field]["nodes"]] == expected.split()


@pytest.mark.parametrize(("field", "where", "expected"), AT_ROOT, ids=str)
async def test_the_service_means_it(small: GraphStore, field: str, where: Any, expected: str) -> None:
    await hold(small, FACTS, nodes_of(field, where))


async def test_a_variable_that_is_absent_filters_nothing(small: GraphStore) -> None:
    text = """query ($where: CouncilWhere, $kind: CouncilKindFilter, $not: CouncilWhere, $party: PartyWhere) {
        whole: councils(where: $where) { totalCount }
        inside: councils(where: {kind: $kind, NOT: $not}) { totalCount }
        shown: councils(where: {responsible: {OR: [{party: $party}]}}) { totalCount } }"""
    three = {"totalCount": 3}
    assert await ask(small, text) == {"whole": three, "inside": three, "shown": three}


@pytest.mark.parametrize(("field", "where", "expected"), AT_ROOT[::8], ids=str)
async def test_at_a_root_a_filter_is_the_same_everywhere(
    small: GraphStore, field: str, where: Any, expected: str
) -> None:
    edges = Asked("edges", below=(Asked("node", below=(Asked("id"),)),))
    asked = Asked(field, {"where": where}, (edges, *FIGURES))
    found = evaluator(FACTS).answer(asked)[field]
    assert [each["node"]["id"] for each in found["edges"]] == expected.split()
    assert found["totalCount"] == found["aggregate"]["count"] == len(expected.split())
    await hold(small, FACTS, asked)


@pytest.mark.parametrize(("where", "expected"), AMONG_MEMBERS, ids=str)
async def test_on_a_relation_a_filter_is_the_same_everywhere(small: GraphStore, where: Any, expected: str) -> None:
    members = Asked("members", {"where": where}, (Asked("edges", below=(Asked("relationId"),)), *FIGURES))
    asked = Asked("council", {"id": "youth"}, (On("Council", (members,)),))
    found = evaluator(FACTS).answer(asked)["council"]["members"]
    assert [each["relationId"] for each in found["edges"]] == expected.split()
    assert found["totalCount"] == found["aggregate"]["count"] == len(expected.split())
    await hold(small, FACTS, asked)


@pytest.mark.parametrize(("where", "expected"), AMONG_MEMBERS, ids=str)
async def test_some_edge_is_like_this_where_edges_are(small: GraphStore, where: Any, expected: str) -> None:
    some = {"id": {"eq": "youth"}, "members": {"some": where}}
    asked = Asked("councils", {"where": some}, FIGURES)
    assert evaluator(FACTS).answer(asked)["councils"]["totalCount"] == bool(expected)
    await hold(small, FACTS, asked)


@pytest.mark.parametrize(("arguments", "expected"), BY_WORDS, ids=str)
async def test_rows_are_grouped_by_each_of_their_words(
    small: GraphStore, arguments: Any, expected: list[tuple[str | None, int]]
) -> None:
    keys = Asked("keys", below=(Asked("value"),))
    grouped = Asked("groupBy", {"by": ["ALIASES"], "orderBy": "COUNT_DESC"}, (Asked("count"), keys))
    asked = Asked("actors", arguments, (Asked("aggregate", below=(grouped,)),))
    groups = evaluator(FACTS).answer(asked)["actors"]["aggregate"]["groupBy"]
    assert [(each["keys"][0]["value"], each["count"]) for each in groups] == expected
    await hold(small, FACTS, asked)


async def test_edges_are_grouped_by_each_word_of_the_other_end(small: GraphStore) -> None:
    keys = Asked("keys", below=(Asked("value"),))
    grouped = Asked("groupBy", {"by": ["NODE_ALIASES", "EDGE_ROLE"], "orderBy": "KEY_ASC"}, (Asked("count"), keys))
    members = Asked("members", below=(Asked("aggregate", below=(grouped,)),))
    asked = Asked("council", {"id": "youth"}, (On("Council", (members,)),))
    groups = evaluator(FACTS).answer(asked)["council"]["members"]["aggregate"]["groupBy"]
    found = [(*(key["value"] for key in each["keys"]), each["count"]) for each in groups]
    assert found == [("Å", "chair", 1), ("Å", None, 1), (None, "member", 1)]
    await hold(small, FACTS, asked)
