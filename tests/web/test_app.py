"""The other addresses, and what every response carries."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import orjson
import pytest

from tests.web.tiny import OPTIONS, TinyService, open_client
from web import ConsoleFormatter, JsonFormatter, Options


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(TinyService()) as client:
        yield client


async def test_the_schema_is_served_as_text(client: httpx.AsyncClient) -> None:
    response = await client.get("/schema.graphql")
    assert response.text.startswith("type Query { hello: String }")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
async def test_what_has_not_changed_is_not_sent_again(client: httpx.AsyncClient, encoding: str) -> None:
    first = await client.get("/schema.graphql", headers={"accept-encoding": encoding})
    again = await client.get(
        "/schema.graphql", headers={"accept-encoding": encoding, "if-none-match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers.get("content-encoding", "identity") == encoding


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("br, gzip", True), ("gzip;q=0.1, *;q=0", True), ("gzip;q=0", False), ("gzip;q=nan", False), ("x-gzip", False)],
)
async def test_a_text_is_packed_for_who_takes_it_so(client: httpx.AsyncClient, accepted: str, packed: bool) -> None:
    response = await client.get("/schema.graphql", headers={"accept-encoding": accepted})
    assert ("content-encoding" in response.headers) == packed
    assert response.text.startswith("type Query")


@pytest.mark.parametrize("path", ["/", "/graphiql", "/static/pages.css", "/schema.graphql", "/health", "/ready"])
async def test_head_sends_the_headers_of_get(client: httpx.AsyncClient, path: str) -> None:
    got, head = await client.get(path), await client.head(path)
    assert (head.status_code, head.headers) == (got.status_code, got.headers)


@pytest.mark.parametrize("path", ["/", "/graphiql", "/static/pages.css", "/schema.graphql", "/health", "/ready"])
async def test_these_addresses_are_only_read(client: httpx.AsyncClient, path: str) -> None:
    response = await client.post(path)
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert response.json()["errors"]


async def test_an_unknown_address_is_not_found(client: httpx.AsyncClient) -> None:
    response = await client.get("/nothing")
    assert (response.status_code, response.json()) == (404, {"errors": [{"message": "Not Found"}]})


async def test_the_process_is_healthy(client: httpx.AsyncClient) -> None:
    response = await client.get("/health")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_the_service_is_ready_when_its_graph_is(client: httpx.AsyncClient) -> None:
    response = await client.get("/ready")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})


async def test_a_service_that_is_not_ready_says_why() -> None:
    async with open_client(TinyService(), reason="The graph is empty.") as client:
        response = await client.get("/ready")
    assert (response.status_code, response.json()["reason"]) == (503, "The graph is empty.")


@pytest.mark.parametrize("path", ["/", "/graphiql", "/graphql", "/schema.graphql", "/health", "/nothing"])
async def test_every_response_carries_the_security_headers(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


async def test_graphiql_may_load_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphiql")
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert 'src="http' not in response.text


async def test_files_with_hashed_names_may_be_kept(client: httpx.AsyncClient) -> None:
    page = (await client.get("/graphiql")).text
    names = [part.split('"')[0] for part in page.split("static/graphiql/")[1:]]
    assert [name.rpartition(".")[2] for name in names] == ["css", "js"]
    for name in names:
        response = await client.get(f"/static/graphiql/{name}")
        assert response.status_code == 200
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/static/graphiql/LICENSES.txt", "/static/pages.css"])
async def test_files_with_lasting_names_are_asked_for_again(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-cache")
    again = await client.get(path, headers={"if-none-match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_the_licences_of_what_is_bundled_are_served(client: httpx.AsyncClient) -> None:
    assert "graphiql 4" in (await client.get("/static/graphiql/LICENSES.txt")).text


# CORS


async def test_other_origins_may_not_ask_unless_they_are_named(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "{ hello }"}, headers={"origin": "https://example.org"})
    assert "access-control-allow-origin" not in response.headers


async def test_named_origins_may_ask() -> None:
    options = Options(OPTIONS.body_limit, OPTIONS.document_cache, cors_origins=("https://example.org",))
    asking = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    async with open_client(TinyService(), options) as client:
        for origin, status, allowed in [
            ("https://example.org", 200, "https://example.org"),
            ("https://example.net", 400, None),
        ]:
            response = await client.options("/graphql", headers={"origin": origin, **asking})
            assert (response.status_code, response.headers.get("access-control-allow-origin")) == (status, allowed)
        response = await client.post("/graphql", json={"query": "{ hello }"}, headers={"origin": "https://example.org"})
        assert response.headers["access-control-allow-origin"] == "https://example.org"


ORIGIN = {"origin": "https://example.org"}
CORS = replace(OPTIONS, cors_origins=("https://example.org",))

SENT = {
    "Apollo Client": "content-type, apollographql-client-name, apollographql-client-version, apollo-require-preflight",
    "Apollo Kotlin": "content-type, x-apollo-operation-name, x-apollo-operation-id, accept",
    "Sentry": "content-type, sentry-trace, baggage",
    "OpenTelemetry": "content-type, traceparent, tracestate, baggage",
    "a page with a token": "Authorization, Content-Type, Accept-Language",
    "a page that keeps files": "if-none-match",
}


async def _preflight(
    headers: str, method: str = "POST", more: dict[str, str] | None = None, options: Options = CORS
) -> httpx.Response:
    asked = {"access-control-request-method": method, "access-control-request-headers": headers}
    asking = {**ORIGIN, **asked, **(more or {})}
    async with open_client(TinyService(), options) as client:
        return await client.options("/graphql", headers=asking)


@pytest.mark.parametrize("client", SENT)
async def test_what_the_usual_clients_send_may_be_sent(client: str) -> None:
    response = await _preflight(SENT[client])
    allowed = response.headers["access-control-allow-headers"].lower().split(", ")
    assert (response.status_code, {*SENT[client].lower().split(", ")} - {*allowed}) == (200, set())


async def test_which_headers_may_be_sent_is_a_setting() -> None:
    assert (await _preflight("x-ours", options=replace(CORS, cors_headers=("x-ours",)))).status_code == 200
    assert (await _preflight("x-any, y-any", options=replace(CORS, cors_headers=("*",)))).status_code == 200


@pytest.mark.parametrize(
    ("headers", "method", "more", "words"),
    [
        (
            "x-any",
            "POST",
            {},
            "may send these headers only: accept, accept-language, content-language, content-type, apollo-",
        ),
        ("", "DELETE", {}, "by GET and POST only"),
        ("", "POST", {"origin": "https://example.net"}, "Pages of https://example.net may not ask here."),
        ("", "POST", {"access-control-request-private-network": "true"}, "a service of a private one"),
    ],
)
async def test_a_page_that_may_not_ask_is_told_why(headers: str, method: str, more: dict[str, str], words: str) -> None:
    response = await _preflight(headers, method, more)
    assert response.status_code == 400
    assert words in response.json()["errors"][0]["message"]


async def test_a_page_may_read_what_a_response_says_of_itself() -> None:
    async with open_client(TinyService(), CORS) as client:
        for path in ("/schema.graphql", "/graphql?query={hello}", "/export", "/nothing"):
            headers = (await client.get(path, headers=ORIGIN)).headers
            exposed = headers["access-control-expose-headers"].split(", ")
            assert {*exposed} >= {"ETag", "Link", "Content-Disposition", "Retry-After"}


# The log


async def test_a_request_is_one_line_without_values(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="web")
    body = {
        "query": 'query Greet($n: String) { hello(name: $n) x: hello(name: "hemlig") }',
        "variables": {"n": "hemlig"},
    }
    await client.post("/graphql?secret=hemlig", json=body)
    (record,) = caplog.records
    console, line = ConsoleFormatter().format(record), orjson.loads(JsonFormatter().format(record))
    assert "POST /graphql 200" in console
    assert "operation=Greet shape=" in console
    assert {"method", "path", "status", "milliseconds", "bytes", "operation", "shape", "time", "level"} <= set(line)
    assert "hemlig" not in console + str(line)


async def test_what_breaks_is_logged_with_its_stack_and_told_without(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = await client.post("/graphql", json={"query": "{ broken }"})
    assert (response.status_code, response.json()) == (500, {"errors": [{"message": "Internal error"}]})
    assert "RuntimeError: secret inside" in caplog.text
    assert "x-content-type-options" in response.headers


async def test_probes_do_not_fill_the_log(client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="web")
    await client.get("/health")
    await client.get("/ready")
    assert not caplog.records


async def test_a_path_starts_no_line_of_its_own(client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="web")
    await client.get("/a%0Ainfo%1B[31m forged")
    line = ConsoleFormatter().format(caplog.records[0])
    assert "\n" not in line
    assert "\x1b" not in line
