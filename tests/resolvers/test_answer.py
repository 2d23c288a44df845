"""The whole way of a question on a small graph: both roads, what goes wrong, and how often the graph is asked."""

import base64
import logging
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
import strawberry
from graphql import parse, validate

from graph_seed.together import KEEP
from graph_store import GraphStore, Statement, Transaction, sort_key
from resolvers.answer import answer
from resolvers.cursor import encode_cursor
from resolvers.graph import Graph
from resolvers.question import Question
from resolvers.reference import Answering
from resolvers.service import serve
from schema import TYPES, build_schema
from schema import council as council_file
from tests.engines import Engines
from tests.resolvers.asking import TODAY, ask, graph_of, question

pytestmark = pytest.mark.engines

ALWAYS = {
    "validFrom": "0001-01-01",
    "validFromLatest": "2026-01-01",
    "validToEarliest": "9999-12-31",
    "validTo": "9999-12-31",
}


def node(label: str, name: str, **properties: Any) -> dict[str, Any]:
    made = f"{label.lower()}:{name.lower()}"
    shared = {"id": made, "name": name, "sortKey": sort_key(name, made), "nameIsEditorial": False, "formerIds": []}
    return {"label": label, "properties": shared | ALWAYS | properties}


def edge(relationship: str, start: str, end: str, **properties: Any) -> dict[str, Any]:
    made = f"{relationship.lower()}:{start}/{end}:{properties.get('role', '')}"
    shared = {"id": made, "source": "source:page", "locator": "rad 1"}
    return {"type": relationship, "start": start, "end": end, "properties": shared | ALWAYS | properties}


async def write(store: GraphStore, *facts: dict[str, Any]) -> None:
    async def work(transaction: Transaction) -> None:
        for fact in facts:
            if "label" in fact:
                text = f"CREATE (n:Entity:{fact['label']}) SET n = $properties"
            else:
                text = (
                    "MATCH (a:Entity {id: $start}), (b:Entity {id: $end}) "
                    f"CREATE (a)-[r:{fact['type']}]->(b) SET r = $properties WITH a, r, b {KEEP}"
                )
            await transaction.run(
                Statement(text, {key: fact[key] for key in fact if key in ("properties", "start", "end")})
            )

    await store.write(work)


@pytest.fixture
async def two_seats(store: GraphStore) -> AsyncIterator[GraphStore]:
    """One council, in which Åsa sits twice and Bo once; and an association that nobody knows the kind of."""
    await write(
        store,
        node("Source", "Page", publisher="A town", retrievedOn="2026-01-01"),
        node("Council", "Youth", kind="COUNCIL"),
        node("Actor", "Åsa", municipal=False, aliases=["Å"]),
        node("Actor", "Bo", municipal=False, aliases=[]),
        edge("REPRESENTED_IN", "actor:åsa", "council:youth", role="chair"),
        edge("REPRESENTED_IN", "actor:åsa", "council:youth", role="member"),
        edge("REPRESENTED_IN", "actor:bo", "council:youth"),
    )
    yield store
    await store.clear()


async def test_parallel_edges_are_edges_of_their_own(two_seats: GraphStore) -> None:
    data = await ask(
        two_seats, '{ council(id: "council:youth") { members { totalCount edges { role node { name aliases } } } } }'
    )
    assert data["council"]["members"] == {
        "totalCount": 3,
        "edges": [
            {"role": None, "node": {"name": "Bo", "aliases": []}},
            {"role": "chair", "node": {"name": "Åsa", "aliases": ["Å"]}},
            {"role": "member", "node": {"name": "Åsa", "aliases": ["Å"]}},
        ],
    }


@pytest.mark.parametrize("size", [1, 2, 7])
async def test_pages_give_every_edge_once_in_order(two_seats: GraphStore, size: int) -> None:
    text = """query ($n: Int, $after: String) { council(id: "council:youth") { members(first: $n, after: $after) {
        edges { cursor role } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
    roles, after, pages = [], None, 0
    while True:
        page = (await ask(two_seats, text, n=size, after=after))["council"]["members"]
        roles += [each["role"] for each in page["edges"]]
        assert page["pageInfo"]["hasPreviousPage"] is (pages > 0)
        assert page["pageInfo"]["startCursor"] == page["edges"][0]["cursor"]
        after, pages = page["pageInfo"]["endCursor"], pages + 1
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert roles == [None, "chair", "member"]
    assert pages == -(-3 // size)


async def test_a_page_of_nothing_says_whether_there_is_something(two_seats: GraphStore) -> None:
    data = await ask(two_seats, "{ actors(first: 0) { nodes { id } pageInfo { hasNextPage endCursor } } }")
    assert data == {"actors": {"nodes": [], "pageInfo": {"hasNextPage": True, "endCursor": None}}}


async def test_a_cursor_of_another_field_is_refused(two_seats: GraphStore) -> None:
    cursor = (await ask(two_seats, "{ actors(first: 1) { pageInfo { endCursor } } }"))["actors"]["pageInfo"][
        "endCursor"
    ]
    found = await serve(
        question("query ($after: String) { councils(after: $after) { totalCount } }", after=cursor), graph_of(two_seats)
    )
    assert found.data is None
    (error,) = found.errors
    assert error.message.startswith("councils: after: the cursor is from another field or another order.")
    assert error.extensions == {"code": "BAD_CURSOR"}
    assert (error.path, len(error.locations or ())) == (None, 1)


async def test_a_cursor_with_a_number_beyond_the_graphs_is_refused(two_seats: GraphStore) -> None:
    text = "query ($c: String) { actors(orderBy: [{partnershipsCount: DESC}], after: $c) { edges { cursor } } }"
    cursor = (await ask(two_seats, text))["actors"]["edges"][0]["cursor"]
    mark, _, key = orjson.loads(base64.urlsafe_b64decode(cursor + "==")[4:])
    found = await serve(question(text, c=encode_cursor(mark, [2**63, key])), graph_of(two_seats))
    assert [error.extensions for error in found.errors] == [{"code": "BAD_CURSOR"}]


async def test_a_cursor_of_a_history_is_none_of_all_changes_nor_the_other_way_round(orebro: GraphStore) -> None:
    text = """query ($all: String, $own: String) { changes(first: 1, after: $all) { edges { cursor } }
        party(id: "party:m") { history(first: 1, after: $own) { edges { cursor } } } }"""
    data = await ask(orebro, text)
    (of_all,), (of_one,) = data["changes"]["edges"], data["party"]["history"]["edges"]
    assert await ask(orebro, text, all=of_all["cursor"], own=of_one["cursor"])
    for given in ({"all": of_one["cursor"]}, {"own": of_all["cursor"]}):
        found = await serve(question(text, **given), graph_of(orebro))
        assert [error.extensions for error in found.errors] == [{"code": "BAD_CURSOR"}]


async def test_a_null_where_none_may_be_is_worded_by_graphql_core(two_seats: GraphStore) -> None:
    await write(two_seats, node("Party", "Pirates"))
    text = '{ parties { nodes { id abbreviation } } council(id: "council:youth") { name } }'
    found = await serve(question(text), graph_of(two_seats))
    assert [error.message for error in found.errors] == [
        "Cannot return null for non-nullable field Party.abbreviation."
    ]
    assert found.data == b"null"
    assert orjson.loads(found.body())["errors"][0]["path"] == ["parties", "nodes", 0, "abbreviation"]


async def test_introspection_and_the_graph_are_answered_together(two_seats: GraphStore) -> None:
    data = await ask(two_seats, '{ __type(name: "Party") { name } actors { totalCount } __typename }')
    assert data == {"__type": {"name": "Party"}, "actors": {"totalCount": 2}, "__typename": "Query"}


async def test_a_field_may_have_a_resolver_of_its_own(two_seats: GraphStore) -> None:
    @strawberry.type(description=council_file.Council.__doc__ or "A council that greets.")
    class Council(council_file.Council):
        @strawberry.field(description="A greeting.")  # type: ignore[untyped-decorator]
        async def greeting(self, to: str = "you") -> str:
            return f"{self.name} ({self.kind}) greets {to}"

        @strawberry.field(description="A mistake.")  # type: ignore[untyped-decorator]
        def broken(self) -> str | None:
            raise ValueError("a secret")

    schema = build_schema([Council if each.__name__ == "Council" else each for each in TYPES], [Answering])
    graph = Graph(schema, two_seats, today=lambda: TODAY)
    text = """{
        councils { nodes { hello: greeting(to: "Åsa") members(first: 1) { nodes { name } } } }
        node(id: "council:youth") { ... on Council { greeting broken } }
    }"""
    found = await serve(Question(text, parse(text)), graph)
    assert orjson.loads(found.data or b"") == {
        "councils": {"nodes": [{"hello": "Youth (COUNCIL) greets Åsa", "members": {"nodes": [{"name": "Bo"}]}}]},
        "node": {"greeting": "Youth (COUNCIL) greets you", "broken": None},
    }
    (error,) = found.errors
    assert (error.message, error.path) == ("Internal error.", ["node", "broken"])


@pytest.mark.parametrize("word", ["OR", "AND"])
async def test_a_filter_may_have_two_thousand_alternatives(two_seats: GraphStore, word: str) -> None:
    text = f"query ($names: [ActorWhere!]) {{ actors(where: {{{word}: $names}}) {{ nodes {{ name }} }} }}"
    names = [f"{number}" for number in range(1999)] + ["Bo"]
    data = await ask(two_seats, text, names=[{"name": {"eq": name}} for name in names])
    assert data["actors"]["nodes"] == ([{"name": "Bo"}] if word == "OR" else [])


async def test_filters_deeper_than_the_embedded_engine_reads_are_refused_as_such(engines: Engines) -> None:
    """Neo4j knows no such depth: it plans until its time is over."""
    store = await engines.store("arcadedb")
    text = "query ($where: ActorWhere) { actors(where: $where) { totalCount } }"
    codes = []
    for depth in (10, 90):
        where: dict[str, Any] = {"name": {"eq": "Bo"}}
        for _ in range(depth):
            where = {"OR": [where, *({"organisationNumber": {"eq": f"{number}"}} for number in range(7))]}
        found = await serve(question(text, where=where), graph_of(store))
        codes.append([(error.extensions or {})["code"] for error in found.errors])
    assert codes == [[], ["TOO_DEEP"]]


async def test_one_operation_is_one_round_trip(two_seats: GraphStore, caplog: pytest.LogCaptureFixture) -> None:
    text = """{
        councils { totalCount nodes { name members { edges {
            citations { source { name } }
            node { name councils { nodes { name } } }
        } } } }
        actors { nodes { id } pageInfo { hasNextPage } }
        graph { revision counts { count } }
        node(id: "actor:bo") { id ... on Actor { kind } }
        nodes(ids: ["actor:bo", "actor:åsa"]) { id }
        changes { totalCount }
    }"""
    await ask(two_seats, text)  # the connection is made, and its log-in done
    with caplog.at_level(logging.DEBUG, "neo4j.io"):
        await ask(two_seats, text)
    sent = [record.getMessage().split("C: ")[1].split()[0] for record in caplog.records if "C: " in record.getMessage()]
    assert [each for each in sent if each in ("RUN", "PULL", "BEGIN", "COMMIT")] == ["RUN", "PULL"]


async def test_a_question_of_nothing_in_the_graph_does_not_ask_it(
    store: GraphStore, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "neo4j.io"):
        assert await ask(store, "{ __typename }") == {"__typename": "Query"}
    assert not [record for record in caplog.records if "RUN" in record.getMessage()]


async def test_an_empty_graph_has_answers_too(store: GraphStore) -> None:
    data = await ask(
        store,
        """{
            councils { totalCount nodes { name } }
            node(id: "x") { id }
            graph { revision licence counts { count } sources { id } }
        }""",
    )
    assert data["councils"] == {"totalCount": 0, "nodes": []}
    assert data["node"] is None
    assert data["graph"]["revision"] == 0
    assert {each["count"] for each in data["graph"]["counts"]} == {0}


@pytest.mark.parametrize(
    ("text", "variables", "code"),
    [
        ("query ($n: Int!) { councils(first: $n) { totalCount } }", {}, "BAD_USER_INPUT"),
        ("query ($n: Int!) { councils(first: $n) { totalCount } }", {"n": "many"}, "BAD_USER_INPUT"),
        ("query ($d: Direction) { actors(orderBy: [{name: $d}]) { totalCount } }", {}, "BAD_USER_INPUT"),
        ("query A { __typename } query B { __typename }", {}, "OPERATION_NOT_FOUND"),
    ],
)
async def test_a_wrong_operation_or_variable_is_named(store: GraphStore, text: str, variables: Any, code: str) -> None:
    found = await serve(question(text, **variables), graph_of(store))
    assert found.data is None
    assert {(error.extensions or {}).get("code") for error in found.errors} == {code}


@pytest.mark.parametrize("given", ['"2024-13-01"', '"2024"', "2024", "true"])
def test_a_wrong_date_is_told_with_its_place(orebro: GraphStore, given: str) -> None:
    document = parse(f"{{ actors(asOf: {given}) {{ totalCount }} }}")
    (error,) = validate(graph_of(orebro).plain_schema, document)
    assert "a date is a day such as 2010-04-28" in error.message
    assert given in error.message
    assert error.locations == [(1, 16)]


async def test_both_roads_answer_alike_where_a_single_row_is_many(two_seats: GraphStore) -> None:
    text = '{ a: actors { nodes { id } } nodes(ids: ["actor:bo", "actor:bo", "actor:nobody"]) { id __typename } }'
    graph = graph_of(two_seats)
    fast = await answer(question(text), graph)
    reference = await graph.schema.execute(text, context_value=graph)
    assert fast.data == orjson.dumps(reference.data)
