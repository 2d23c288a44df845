"""What went wrong, as a page for who opens the address in a browser; programs get what they always got."""

from collections.abc import AsyncIterator

import httpx
import pytest

from graph_store import GraphStore
from tests.web.export.conftest import served as served
from tests.web.export.exporting import OPTIONS as WITH_GRAPH
from tests.web.export.exporting import Served, serving
from tests.web.pages.reading import BROWSERS, HTML, PROGRAMS, Read
from tests.web.tiny import OPTIONS, TinyService, open_client
from web import Options

ATTACK = "<script>alert(1)</script>"


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(TinyService()) as client:
        yield client


@pytest.mark.parametrize("accept", BROWSERS.values(), ids=BROWSERS)
async def test_a_browser_gets_a_page_that_says_what_there_is(client: httpx.AsyncClient, accept: str) -> None:
    response = await client.get("/nothing", headers={"accept": accept})
    page = Read(response)
    assert response.status_code == 404
    assert "Det finns inget här" in page.text
    assert "/nothing" in page.text
    assert {"http://127.0.0.1/graphiql", "http://127.0.0.1/export"} <= set(page.links)


@pytest.mark.parametrize("accept", PROGRAMS.values(), ids=PROGRAMS)
async def test_a_program_gets_json(client: httpx.AsyncClient, accept: str) -> None:
    response = await client.get("/nothing", headers={"accept": accept})
    assert (response.status_code, response.json()) == (404, {"errors": [{"message": "Not Found"}]})


@pytest.mark.parametrize("headers", [HTML, {}], ids=["page", "json"])
async def test_a_cache_keeps_page_and_json_apart(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    response = await client.get("/nothing", headers=headers)
    assert response.headers["vary"] == "accept, accept-language, accept-encoding"


async def test_what_else_an_answer_varies_by_stays() -> None:
    options = Options(OPTIONS.body_limit, OPTIONS.document_cache, cors_origins=("https://example.org",))
    headers = {"origin": "https://example.net", "access-control-request-method": "POST"}
    async with open_client(TinyService(), options) as client:
        response = await client.options("/graphql", headers=headers)
    assert response.status_code == 400
    assert {"Origin", "accept", "accept-language"} <= set(response.headers["vary"].split(", "))


@pytest.mark.parametrize(("accepted", "language"), [("en-GB", "en"), ("sv", "sv"), ("fi", "sv")])
async def test_the_page_is_in_the_language_of_the_reader(
    client: httpx.AsyncClient, accepted: str, language: str
) -> None:
    response = await client.get("/nothing", headers={**HTML, "accept-language": accepted})
    assert (Read(response).language, response.headers["content-language"]) == (language, language)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("POST", "/", 405), ("DELETE", "/export", 405), ("POST", "/health", 405), ("GET", "/static/nothing.js", 404)],
)
async def test_a_page_has_the_status_and_headers_of_the_error(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    program, browser = [await client.request(method, path, headers=headers) for headers in ({}, HTML)]
    assert (program.status_code, browser.status_code) == (status, status)
    assert browser.headers.get("allow") == program.headers.get("allow")
    assert (program.headers.get("allow") is None) == (status != 405)
    assert Read(browser).language == "sv"


async def test_head_sends_the_headers_of_get(client: httpx.AsyncClient) -> None:
    got, head = await client.get("/nothing", headers=HTML), await client.head("/nothing", headers=HTML)
    assert (head.status_code, head.headers) == (got.status_code, got.headers)


async def test_a_question_by_post_is_answered_as_to_a_program(client: httpx.AsyncClient) -> None:
    accept = "text/html, application/json;q=0.5"
    response = await client.post("/graphql", json={"query": "{ nothing }"}, headers={"accept": accept})
    assert response.json()["errors"]


@pytest.mark.parametrize(
    ("public_url", "path"),
    [("", "/nothing"), ("", "/a/b/c"), ("", "/a%2Fb"), ("https://example.org/graf", "/a/b")],
)
@pytest.mark.parametrize("prefix", ["", "/graf"])
async def test_links_stay_right_behind_any_path(public_url: str, path: str, prefix: str) -> None:
    """A proxy puts the service under a path, and takes it off again before it hands on."""
    options = Options(OPTIONS.body_limit, OPTIONS.document_cache, public_url=public_url)
    async with open_client(TinyService(), options) as client:
        response = await client.get(f"http://127.0.0.1{path}", headers=HTML)
    response.request.url = httpx.URL(f"https://example.org{prefix}{path}")
    links = Read(response).links
    assert f"https://example.org{prefix}/static/pages.css" in links
    assert f"https://example.org{prefix}/export" in links
    assert all(link.startswith(("data:", f"https://example.org{prefix}/")) for link in links)


async def test_a_page_may_load_our_stylesheet_and_nothing_else(client: httpx.AsyncClient) -> None:
    response = await client.get("/nothing", headers=HTML)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'; style-src 'self'" in policy
    assert "unsafe" not in policy
    (sheet,) = [link for link in Read(response).links if link.endswith(".css")]
    styles = await client.get(sheet)
    assert (styles.status_code, styles.headers["content-type"]) == (200, "text/css; charset=utf-8")


@pytest.mark.parametrize("path", [f"/{ATTACK}", f'/"onload="x"/{ATTACK}', "/{{ 7 * 7 }}", f"/static/{ATTACK}"])
async def test_what_stands_in_the_address_is_shown_as_text(client: httpx.AsyncClient, path: str) -> None:
    page = Read(await client.get(path, headers=HTML))
    assert path in page.text
    assert "script" not in {tag for tag, _ in page.elements}
    assert not page.all("code", "onload")


# With a graph


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/id/council:nowhere", 404, ["council:nowhere is the id of no entity"]),
        (f"/id/{ATTACK}", 404, [f"{ATTACK} is the id of no entity"]),
        ("/export/<script>.csv", 404, ["<script>.csv is no file"]),
        ("/export/councils.pdf", 404, ["councils is there as csv, jsonl, xlsx"]),
        ("/export/councils.csv?asOf=2025-02-30", 400, ["2025-02-30", "2010-04-28"]),
        (f"/export/councils.csv?{ATTACK}=1", 400, [f"`{ATTACK}` is no argument"]),
        ("/export/councils.csv?where=%ff", 422, ["not URL-encoded UTF-8"]),
    ],
)
async def test_a_page_says_what_was_wrong(served: Served, path: str, status: int, words: list[str]) -> None:
    program, browser = [await served.client.get(path, headers=headers) for headers in ({}, HTML)]
    page = Read(browser)
    assert (program.status_code, browser.status_code) == (status, status)
    assert all(word in page.text and word in program.json()["errors"][0]["message"] for word in words)
    assert "script" not in {tag for tag, _ in page.elements}
    assert page.all("blockquote", "lang") == ["en"]
    assert browser.headers["cache-control"] == "no-store"


async def test_what_breaks_is_told_as_a_page_without_a_word_of_the_inside(served: Served) -> None:
    async def break_down(number: int) -> None:
        raise RuntimeError("secret inside")

    served.before = break_down
    response = await served.client.get("/id/party:c", headers=HTML)
    assert response.status_code == 500
    assert "Något gick sönder" in Read(response).text
    assert "secret" not in response.text
    assert "style-src 'self'" in response.headers["content-security-policy"]


async def test_too_many_files_at_once_are_told_as_a_page_too(orebro: GraphStore) -> None:
    options = Options(WITH_GRAPH.body_limit, WITH_GRAPH.document_cache, exports_at_once=0)
    async with serving(orebro, options) as served:
        response = await served.client.get("/export/councils.csv", headers=HTML)
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert "0 files are being sent already" in Read(response).text
