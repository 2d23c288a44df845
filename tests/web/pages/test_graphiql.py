"""The way to GraphiQL from where somebody may look for it."""

from collections.abc import AsyncIterator
from urllib.parse import urlencode

import httpx
import pytest

from tests.web.pages.reading import BROWSERS, HTML, PROGRAMS
from tests.web.tiny import OPTIONS, TinyService, open_client
from web import Options

QUESTION = urlencode({"query": 'query A { hello(name: "Åsa & co") }', "variables": '{"a": "+"}', "operationName": "A"})


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(TinyService()) as client:
        yield client


@pytest.mark.parametrize("accept", BROWSERS.values(), ids=BROWSERS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/graphql"])
@pytest.mark.parametrize("query", ["", f"?{QUESTION}", "?query=%FF%00", "?x"])
async def test_a_browser_is_led_to_graphiql_with_its_question(
    client: httpx.AsyncClient, accept: str, method: str, path: str, query: str
) -> None:
    response = await client.request(method, path + query, headers={"accept": accept})
    assert (response.status_code, response.headers["location"]) == (303, f"http://127.0.0.1/graphiql{query}")
    assert response.headers["vary"] == "accept, accept-encoding"


@pytest.mark.parametrize("accept", PROGRAMS.values(), ids=PROGRAMS)
async def test_a_program_is_answered(client: httpx.AsyncClient, accept: str) -> None:
    response = await client.get(f"/graphql?{QUESTION}", headers={"accept": accept})
    if accept == PROGRAMS["harvester"]:
        assert response.status_code == 406  # it takes no JSON
    else:
        assert (response.status_code, response.json()) == (200, {"data": {"hello": "Hello Åsa & co"}})


async def test_a_question_by_post_is_answered_whatever_is_accepted_besides(client: httpx.AsyncClient) -> None:
    headers = {"accept": "text/html, application/json;q=0.5"}
    response = await client.post("/graphql", json={"query": "{ hello }"}, headers=headers)
    assert response.json() == {"data": {"hello": "Hello world"}}


async def test_the_way_leads_to_the_public_address() -> None:
    options = Options(OPTIONS.body_limit, OPTIONS.document_cache, public_url="https://example.org/graf")
    async with open_client(TinyService(), options) as client:
        response = await client.get(f"/?{QUESTION}", headers=HTML)
    assert response.headers["location"] == f"https://example.org/graf/graphiql?{QUESTION}"


async def test_what_graphiql_loads_is_right_behind_any_path(client: httpx.AsyncClient) -> None:
    page = (await client.get("/graphiql")).text
    assert page.count('="static/graphiql/') == 2
    assert '="/' not in page
