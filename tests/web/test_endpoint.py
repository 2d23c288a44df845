"""GraphQL over HTTP: what is asked how, and with which status the answer comes."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.web.tiny import TinyService, open_client
from web.media import JSON, RESPONSE

pytestmark = pytest.mark.engines

HELLO = {"query": "{ hello }"}
WORLD = {"data": {"hello": "Hello world"}}


@pytest.fixture
def service() -> TinyService:
    return TinyService()


@pytest.fixture
async def client(service: TinyService) -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(service) as client:
        yield client


def _message(response: httpx.Response) -> str:
    return str(response.json()["errors"][0]["message"])


# What is asked


async def test_a_question_comes_by_post(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=HELLO)
    assert (response.status_code, response.json()) == (200, WORLD)
    assert response.headers["content-type"] == f"{RESPONSE}; charset=utf-8"
    assert response.headers["vary"] == "accept, accept-encoding"


async def test_a_question_comes_by_get(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params=HELLO)
    assert (response.status_code, response.json()) == (200, WORLD)


async def test_head_answers_as_get_does(client: httpx.AsyncClient) -> None:
    response = await client.head("/graphql", params=HELLO)
    assert (response.status_code, response.headers["content-length"]) == (200, str(len(json.dumps(WORLD)) - 2))


async def test_variables_and_operation_name_reach_the_service(client: httpx.AsyncClient) -> None:
    query = "query A($n: String) { hello(name: $n) } query B { partial }"
    body = {"query": query, "operationName": "A", "variables": {"n": "Åsa"}, "extensions": {"x": [1]}, "other": 1}
    assert (await client.post("/graphql", json=body)).json() == {"data": {"hello": "Hello Åsa"}}


async def test_variables_of_a_url_are_json(client: httpx.AsyncClient) -> None:
    parameters = {"query": "query A($n: String) { hello(name: $n) }", "variables": '{"n": "Åsa"}', "extensions": "{}"}
    assert (await client.get("/graphql", params=parameters)).json() == {"data": {"hello": "Hello Åsa"}}


@pytest.mark.parametrize("absent", [None, "left out"])
async def test_null_is_the_same_as_left_out(client: httpx.AsyncClient, absent: str | None) -> None:
    optional = {} if absent else {"operationName": None, "variables": None, "extensions": None}
    assert (await client.post("/graphql", json={**HELLO, **optional})).json() == WORLD


async def test_empty_is_the_same_as_left_out_in_a_url(client: httpx.AsyncClient) -> None:
    empty = {"operationName": "", "variables": "", "extensions": ""}
    assert (await client.get("/graphql", params={**HELLO, **empty})).json() == WORLD


async def test_null_in_a_url_is_a_name(client: httpx.AsyncClient) -> None:
    parameters = {"query": "query null { hello } query other { partial }", "operationName": "null"}
    assert (await client.get("/graphql", params=parameters)).json() == WORLD


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"', "application/json;v=1"],
)
async def test_a_body_is_json_in_utf_8(client: httpx.AsyncClient, content_type: str) -> None:
    headers = {"content-type": content_type}
    body = json.dumps({"query": '{ hello(name: "Åsa") }'}, ensure_ascii=False).encode()
    assert (await client.post("/graphql", content=body, headers=headers)).json() == {"data": {"hello": "Hello Åsa"}}


async def test_a_byte_order_mark_before_a_body_means_nothing(client: httpx.AsyncClient) -> None:
    body = json.dumps(HELLO).encode("utf-8-sig")
    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert (response.status_code, response.json()) == (200, WORLD)


# What is refused


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        (b"", 422, "The body is empty"),
        (b"NONSENSE", 400, "The body is not JSON"),
        (b'{"query":', 400, "The body is not JSON"),
        (b'{"query": "\xff"}', 400, "The body is not JSON"),
        (b"[" * 5000, 400, "The body is not JSON"),
        (b"7", 422, "The body is a number, but should be an object with `query`."),
        (b"null", 422, "The body is null"),
        (b'[{"query": "{ hello }"}]', 422, "Batches are not answered here"),
        (b"{}", 422, "`query` is missing"),
        (b'{"qeury": "{ hello }"}', 422, "`query` is missing"),
        (b'{"query": null}', 422, "`query` is missing"),
        (b'{"query": 7}', 422, "`query` is a number, but should be a string."),
        (b'{"query": {}}', 422, "`query` is an object"),
        (b'{"query": "{ hello }", "operationName": true}', 422, "`operationName` is a boolean"),
        (b'{"query": "{ hello }", "variables": [7]}', 422, "`variables` is a list, but should be an object."),
        (b'{"query": "{ hello }", "variables": "{}"}', 422, "`variables` is a string"),
        (b'{"query": "{ hello }", "extensions": 0.5}', 422, "`extensions` is a number"),
        (b'{"query": "{ hello }", "extensions": {"want": "citation"}}', 422, "`extensions.want` is a string"),
        (b'{"query": "{ hello }", "extensions": {"want": ["cite"]}}', 422, 'has "cite" in it. Allowed: "citation".'),
        (b'{"query": "{ hello }", "extensions": {"want": ["citation", 1]}}', 422, "has a number in it"),
        (b'{"query": "subscription { greetings }"}', 422, "Subscriptions are not answered"),
    ],
)
@pytest.mark.parametrize("media", [RESPONSE, JSON])
async def test_what_is_no_graphql_request_is_refused(
    client: httpx.AsyncClient, body: bytes, status: int, message: str, media: str
) -> None:
    headers = {"content-type": "application/json", "accept": media}
    response = await client.post("/graphql", content=body, headers=headers)
    assert response.status_code == status
    assert message in _message(response)
    assert response.json()["errors"][0]["extensions"] == {"code": "BAD_REQUEST"}
    assert "data" not in response.json()
    assert response.headers["content-type"] == f"{media}; charset=utf-8"


@pytest.mark.parametrize(
    ("url", "status", "message"),
    [
        ("/graphql", 422, "`query` is missing"),
        ("/graphql?query=%7Bhello%7D&variables=%7B", 400, "`variables` in the URL is not JSON"),
        ("/graphql?query=%7Bhello%7D&variables=%5B7%5D", 422, "`variables` is a list"),
        ("/graphql?query=%7Bhello%7D&extensions=1", 422, "`extensions` is a number"),
        ("/graphql?query=%7Bhello%7D&query=%7Bhello%7D", 422, "`query` stands more than once"),
        ("/graphql?query=%FF", 422, "not URL-encoded UTF-8"),
    ],
)
async def test_what_is_no_graphql_url_is_refused(
    client: httpx.AsyncClient, url: str, status: int, message: str
) -> None:
    response = await client.get(url)
    assert response.status_code == status
    assert message in _message(response)


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({}, "Content-Type is missing, but only application/json is read here."),
        ({"content-type": "text/plain"}, "Content-Type is text/plain"),
        ({"content-type": "application/graphql"}, "Content-Type is application/graphql"),
        ({"content-type": "application/x-www-form-urlencoded"}, "Content-Type is application/x-www-form-urlencoded"),
        ({"content-type": "application/json; charset=latin-1"}, "The charset of Content-Type is latin-1"),
        ({"content-type": "application/json", "content-encoding": "gzip"}, "Content-Encoding is gzip"),
    ],
)
async def test_other_kinds_of_body_are_refused(
    client: httpx.AsyncClient, headers: dict[str, str], message: str
) -> None:
    response = await client.post("/graphql", content=b'{"query": "{ hello }"}', headers=headers)
    assert response.status_code == 415
    assert _message(response).startswith(message)


@pytest.mark.parametrize(
    ("headers", "name", "allowed"),
    [
        ({"content-type": "application/json", "content-encoding": "gzip"}, "accept-encoding", "identity"),
        ({"content-type": "text/plain"}, "accept", JSON),
        ({"content-type": "application/json; charset=latin-1"}, "accept", f"{JSON}; charset=utf-8"),
    ],
)
async def test_a_header_says_which_body_is_read(
    client: httpx.AsyncClient, headers: dict[str, str], name: str, allowed: str
) -> None:
    response = await client.post("/graphql", content=b'{"query": "{ hello }"}', headers=headers)
    assert (response.status_code, response.headers[name]) == (415, allowed)


async def test_a_client_that_accepts_neither_media_type_is_refused(
    client: httpx.AsyncClient, service: TinyService
) -> None:
    response = await client.post("/graphql", json=HELLO, headers={"accept": "text/html"})
    assert response.status_code == 406
    assert RESPONSE in _message(response)
    assert not service.asked


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/graphql", json=HELLO)
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, POST")


async def test_a_mutation_by_get_is_refused(client: httpx.AsyncClient, service: TinyService) -> None:
    response = await client.get(
        "/graphql", params={"query": "query A { hello } mutation B { greet }", "operationName": "B"}
    )
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert not service.asked


@pytest.mark.parametrize("accept", [RESPONSE, JSON])
async def test_a_mutation_by_get_is_refused_though_the_schema_has_no_such(
    client: httpx.AsyncClient, accept: str
) -> None:
    response = await client.get("/graphql", params={"query": "mutation { nothing }"}, headers={"accept": accept})
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("with_length", [True, False])
async def test_a_body_beyond_the_limit_is_refused(client: httpx.AsyncClient, with_length: bool) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(30):
            yield b" " * 1000

    content: Any = b" " * 30_000 if with_length else chunks()
    response = await client.post("/graphql", content=content, headers={"content-type": "application/json"})
    assert response.status_code == 413
    assert "20000 bytes at most" in _message(response)


# With which status an answer comes


@pytest.mark.parametrize(
    ("query", "status"), [("{ hello }", 200), ("{ hello partial }", 294), ("{ nothing }", 422), ("{", 400)]
)
async def test_the_status_tells_how_it_went(client: httpx.AsyncClient, query: str, status: int) -> None:
    response = await client.post("/graphql", json={"query": query}, headers={"accept": RESPONSE})
    assert response.status_code == status
    assert ("data" in response.json()) == (status in (200, 294))


@pytest.mark.parametrize("query", ["{ hello }", "{ hello partial }", "{ nothing }", "{"])
async def test_an_older_client_gets_200_for_every_question(client: httpx.AsyncClient, query: str) -> None:
    response = await client.post("/graphql", json={"query": query}, headers={"accept": JSON})
    assert (response.status_code, response.headers["content-type"]) == (200, f"{JSON}; charset=utf-8")


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("BAD_USER_INPUT", 422),
        ("PAGE_TOO_LARGE", 422),
        ("OPERATION_NOT_FOUND", 422),
        ("GRAPH_CHANGING", 503),
        ("GRAPH_UNAVAILABLE", 503),
        ("GRAPH_TIMEOUT", 504),
        ("NETWORK_TOO_LARGE", 422),
        ("NETWORK_TIMEOUT", 504),
        ("OTHER_FORM", 503),
        ("INTERNAL_SERVER_ERROR", 500),
        ("VALUE_MISSING", 500),
    ],
)
async def test_what_failed_as_a_whole_has_the_status_of_its_code(
    client: httpx.AsyncClient, service: TinyService, code: str, status: int
) -> None:
    service.failure = code
    response = await client.post("/graphql", json=HELLO)
    assert response.status_code == status
    assert response.json()["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize(("code", "after"), [("GRAPH_CHANGING", "5"), ("OTHER_FORM", None), ("GRAPH_TIMEOUT", None)])
async def test_what_a_load_stood_in_the_way_of_says_when_to_ask_again(
    client: httpx.AsyncClient, service: TinyService, code: str, after: str | None
) -> None:
    service.failure = code
    assert (await client.post("/graphql", json=HELLO)).headers.get("retry-after") == after


async def test_mistakes_in_a_document_have_places_and_codes(client: httpx.AsyncClient) -> None:
    (error,) = (await client.post("/graphql", json={"query": "{ nothing }"})).json()["errors"]
    assert error["locations"] == [{"line": 1, "column": 3}]
    assert error["extensions"] == {"code": "GRAPHQL_VALIDATION_FAILED"}


# Callers who leave


async def test_the_work_ends_when_its_client_leaves(client: httpx.AsyncClient, service: TinyService) -> None:
    asking = asyncio.ensure_future(client.post("/graphql", json={"query": "{ slow }"}))
    await asyncio.wait_for(service.started.wait(), 5)
    asking.cancel()
    await asyncio.wait_for(service.cancelled.wait(), 5)


async def test_a_slow_answer_is_waited_for(client: httpx.AsyncClient, service: TinyService) -> None:
    asking = asyncio.ensure_future(client.post("/graphql", json={"query": "{ slow }"}))
    await asyncio.wait_for(service.started.wait(), 5)
    service.may_end.set()
    assert (await asking).json() == {"data": {"slow": None}}
