"""How an answer was made is told beside it, to who wants it, where a setting allows that."""

from dataclasses import replace

from graph_store import GraphStore
from tests.engines import on_embedded
from tests.web.export.exporting import OPTIONS, serving
from tests.web.tiny import TinyService, open_client

COUNCILS = "{ councils(first: 1) { nodes { name } } }"
EXPLAINING = replace(OPTIONS, explain=True)


@on_embedded
async def test_an_answer_says_how_it_was_made(orebro: GraphStore) -> None:
    async with serving(orebro, EXPLAINING) as served:
        plain = (await served.client.post("/graphql", json={"query": COUNCILS})).json()
        asked = {"query": COUNCILS, "extensions": {"want": ["explain", "citation"]}}
        told = (await served.client.post("/graphql", json=asked)).json()
        again = (await served.client.post("/graphql", json=asked)).json()
    assert told["data"] == plain["data"]
    assert "extensions" not in plain
    assert told["extensions"]["citation"]["revision"] >= 1
    explained = told["extensions"]["explain"]
    assert explained["plan"].startswith("asks\n  0  page of Council")
    question, cited = explained["statements"]  # which graph it was is a statement of its own
    assert "MATCH (n0:Council)" in question["statement"]
    assert question["parameters"]["p2"] == 2
    assert question["rows"] == 4
    assert "Council_sortKey" in question["plan"]
    assert question["hits"] is cited["hits"] is None
    assert again == told  # it was made anew


@on_embedded
async def test_what_is_explained_is_for_nobody_else(orebro: GraphStore) -> None:
    async with serving(orebro, EXPLAINING) as served:
        url = "/graphql?query={councils{totalCount}}"
        explained = await served.client.get(url + '&extensions={"want":["explain"]}')
        plain = await served.client.get(url)
    assert explained.headers["cache-control"] == "no-store"
    assert "etag" not in explained.headers
    assert plain.headers["cache-control"] == "no-cache"
    assert "extensions" not in plain.json()


async def test_it_is_refused_where_it_is_not_allowed() -> None:
    async with open_client(TinyService()) as client:
        asked = {"query": "{ hello }", "extensions": {"want": ["explain"]}}
        response = await client.post("/graphql", json=asked)
    assert response.status_code == 422
    assert 'has "explain" in it. Allowed: "citation".' in response.json()["errors"][0]["message"]
