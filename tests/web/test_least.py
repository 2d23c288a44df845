"""With the least that the settings allow, every address still answers, or says what is too much."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from graph_store import GraphStore
from resolvers.request.limits import Limits
from tests.web.export.exporting import OPTIONS, Served, serving

pytestmark = pytest.mark.engines

LEAST = Limits(page=1, page_maximum=1, group=2, network_list=1, network_links=1)
FILES = replace(OPTIONS, page_maximum=1, export_rows=1, export_entities=1, network_nodes=1, exports_at_once=1)


@pytest.fixture
async def least(orebro: GraphStore) -> AsyncIterator[Served]:
    """The application over Örebro, allowed as little as can be set."""
    async with serving(orebro, FILES, LEAST) as served:
        yield served


async def test_every_file_is_made_or_too_large(least: Served) -> None:
    for export in (await least.client.get("/export")).json():
        path = export["url"].removeprefix("http://127.0.0.1")
        if (await least.client.head(path)).status_code != 200:
            response = await least.client.get(path)
            assert response.status_code == 400, path
            assert response.json()["errors"][0]["extensions"]["code"] == "FILE_TOO_LARGE"


@pytest.mark.parametrize("path", ["actors.csv", "partnerships-participants.jsonl", "graph.jsonld?id=party:c"])
async def test_a_file_is_as_whole_as_ever(least: Served, orebro: GraphStore, path: str) -> None:
    async with serving(orebro) as served:
        whole = await served.client.get(f"/export/{path}")
    assert (await least.client.get(f"/export/{path}")).text == whole.text
    assert len(whole.text.splitlines()) > 10


@pytest.mark.parametrize("path", ["/catalog.rdf", "/catalog.jsonld", "/id/party:c", "/context.jsonld"])
async def test_every_other_address_answers(least: Served, path: str) -> None:
    response = await least.client.get(path, follow_redirects=True)
    assert response.status_code == 200, response.text


@pytest.mark.parametrize(
    "query",
    [
        "{ actors { nodes { id } aggregate { groupBy(by: [KIND]) { count } } } }",
        "{ network { truncated nodes { entity { id } } } }",
        "query ($first: Int) { actors(first: $first) { nodes { id collaborators { nodes { id } } } } }",
        '{ search(text: "råd") { nodes { id } } changes { nodes { revision } } }',
    ],
)
async def test_who_says_no_size_is_not_refused(least: Served, query: str) -> None:
    response = await least.client.post("/graphql", json={"query": query})
    assert (response.status_code, "errors" in response.json()) == (200, False), response.text


@pytest.mark.parametrize(
    "query",
    [
        "{ network { truncated } }",
        '{ networkChange(from: "2020-01-01", to: "2026-01-01") { came { strength } } }',
        "{ ...A } fragment A on Query { network { nodes { metrics { degree } } } }",
    ],
)
async def test_a_network_that_is_too_large_is_told_with_its_place(orebro: GraphStore, query: str) -> None:
    async with serving(orebro, FILES, replace(LEAST, network=1)) as served:
        response = await served.client.post("/graphql", json={"query": query})
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (422, "NETWORK_TOO_LARGE")
    assert error["locations"][0]["column"] == query.index("network") + 1
    assert "path" not in error
