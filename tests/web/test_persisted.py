"""Questions that are asked by a hash or an id in place of their text."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import httpx
import pytest

from tests.web.tiny import OPTIONS, TinyService, open_client
from web import read_trusted
from web.errors import PersistedQueryNotFound
from web.media import JSON, RESPONSE
from web.persisted import Naming, PersistedQueries

HELLO = "{ hello }"
WORLD = {"data": {"hello": "Hello world"}}
NOT_FOUND = {"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}
NOT_SUPPORTED = {"message": "PersistedQueryNotSupported", "extensions": {"code": "PERSISTED_QUERY_NOT_SUPPORTED"}}
LISTED = {"one": "query One { hello }", "two": 'query Two { hello(name: "two") }'}


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def by_hash(text: str, **more: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash_of(text)}}, **more}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(TinyService()) as client:
        yield client


async def ask(client: httpx.AsyncClient, method: str, asked: Mapping[str, Any], media: str = RESPONSE) -> Any:
    if method == "POST":
        return await client.post("/graphql", json=asked, headers={"accept": media})
    params = {name: each if isinstance(each, str) else json.dumps(each) for name, each in asked.items()}
    return await client.get("/graphql", params=params, headers={"accept": media})


# Automatic


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("media", "status"), [(RESPONSE, 404), (JSON, 200)])
async def test_a_text_is_sent_once_and_asked_by_its_hash(
    client: httpx.AsyncClient, method: str, media: str, status: int
) -> None:
    first = await ask(client, method, by_hash(HELLO), media)
    assert (first.status_code, first.json()) == (status, {"errors": [NOT_FOUND]})
    assert first.headers.get("cache-control") == ("no-store" if method == "GET" else None)
    for asked in (by_hash(HELLO, query=HELLO), by_hash(HELLO), by_hash(HELLO, query=None)):
        response = await ask(client, method, {name: each for name, each in asked.items() if each is not None}, media)
        assert (response.status_code, response.json()) == (200, WORLD)


async def test_variables_come_beside_the_hash(client: httpx.AsyncClient) -> None:
    text = "query ($n: String) { hello(name: $n) }"
    await ask(client, "POST", by_hash(text, query=text))
    for name in ("Åsa", "Bo"):
        response = await ask(client, "GET", by_hash(text, variables={"n": name}))
        assert response.json() == {"data": {"hello": f"Hello {name}"}}


async def test_a_text_beside_the_hash_of_another_is_refused_and_not_kept(client: httpx.AsyncClient) -> None:
    response = await ask(client, "POST", by_hash("{ partial }", query=HELLO))
    told = "`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`, in hexadecimal digits."
    assert (response.status_code, response.json()["errors"][0]["message"]) == (422, told)
    assert (await ask(client, "POST", by_hash("{ partial }"))).json() == {"errors": [NOT_FOUND]}


async def test_what_cannot_be_asked_is_not_kept(client: httpx.AsyncClient) -> None:
    assert (await ask(client, "POST", by_hash("{ nothing }", query="{ nothing }"))).status_code == 422
    assert (await ask(client, "POST", by_hash("{ nothing }"))).json() == {"errors": [NOT_FOUND]}


async def test_who_keeps_no_texts_says_so_and_answers_who_sends_them() -> None:
    async with open_client(TinyService(), replace(OPTIONS, persisted_queries=0)) as client:
        response = await ask(client, "POST", by_hash(HELLO))
        assert (response.status_code, response.json()) == (400, {"errors": [NOT_SUPPORTED]})
        assert (await ask(client, "POST", by_hash(HELLO, query=HELLO))).json() == WORLD
        assert (await ask(client, "POST", by_hash(HELLO))).json() == {"errors": [NOT_SUPPORTED]}


@pytest.mark.parametrize(
    ("persisted", "told"),
    [
        (7, "`extensions.persistedQuery` is a number, but should be an object with `sha256Hash`."),
        ({"sha256Hash": "a"}, "`extensions.persistedQuery.version` is null. Allowed: 1."),
        ({"version": 2, "sha256Hash": "a"}, "`extensions.persistedQuery.version` is 2. Allowed: 1."),
        ({"version": 1}, "`extensions.persistedQuery.sha256Hash` is null, but should be the hash of a document."),
    ],
)
async def test_what_is_wrong_with_a_hash_is_said(client: httpx.AsyncClient, persisted: Any, told: str) -> None:
    response = await client.post("/graphql", json={"query": HELLO, "extensions": {"persistedQuery": persisted}})
    assert (response.status_code, response.json()["errors"][0]["message"]) == (422, told)


def test_the_texts_that_are_kept_are_bounded() -> None:
    texts = [f"query Q{number} {{ hello }}" for number in range(100)]
    kept = PersistedQueries(5000, {}, trusted_only=False)
    for text in texts:
        kept.keep(Naming(text, hash=hash_of(text)))
    assert kept.text_of(Naming(None, hash=hash_of(texts[-1]))) == texts[-1]
    with pytest.raises(PersistedQueryNotFound):
        kept.text_of(Naming(None, hash=hash_of(texts[0])))
    kept.keep(Naming("x" * 6000, hash="too large"))
    assert kept.text_of(Naming(None, hash=hash_of(texts[-1]))) == texts[-1]


# Trusted


@pytest.mark.parametrize("name", ["documentId", "id", "doc_id"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_document_of_the_list_is_asked_by_its_id(name: str, method: str) -> None:
    async with open_client(TinyService(), replace(OPTIONS, trusted_documents=LISTED)) as client:
        assert (await ask(client, method, {name: "two"})).json() == {"data": {"hello": "Hello two"}}
        assert (await ask(client, method, {name: "three"})).json() == {"errors": [NOT_FOUND]}
        assert (await ask(client, method, {name: "two", "query": ""})).json() == {"data": {"hello": "Hello two"}}
        persisted = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "one"}}}
        assert (await ask(client, method, persisted)).json() == WORLD
        assert (await ask(client, method, {"query": HELLO})).json() == WORLD


async def test_none_but_those_of_the_list_are_answered_when_they_alone_are_trusted() -> None:
    options = replace(OPTIONS, trusted_documents=LISTED, trusted_only=True)
    async with open_client(TinyService(), options) as client:
        assert (await ask(client, "POST", {"documentId": "one"})).json() == WORLD
        assert (await ask(client, "POST", {"query": LISTED["one"]})).json() == WORLD
        for asked in ({"query": HELLO}, {"query": HELLO, "documentId": "one"}, by_hash(HELLO, query=HELLO)):
            response = await ask(client, "POST", asked)
            (error,) = response.json()["errors"]
            assert (response.status_code, error["extensions"]["code"]) == (403, "DOCUMENT_NOT_TRUSTED")
        assert (await ask(client, "POST", by_hash(HELLO))).json() == {"errors": [NOT_FOUND]}


def test_the_lists_of_the_usual_tools_are_read() -> None:
    relay = {"a1b2": "query A { hello }"}
    codegen = {f"sha256:{hash_of(HELLO)}": HELLO}
    operation = {"id": "c3", "name": "C", "type": "query", "body": "query C { hello }"}
    apollo = {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [operation]}
    assert read_trusted(json.dumps(relay)) == relay
    assert read_trusted(json.dumps(codegen)) == {hash_of(HELLO): HELLO}
    assert read_trusted(json.dumps(apollo)) == {"c3": "query C { hello }"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"a": 1}',
        '{"format": "apollo-persisted-query-manifest", "version": 2, "operations": []}',
        '{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": "a"}]}',
        '{"format": "apollo-persisted-query-manifest", "version": 1}',
    ],
)
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 # orjson's own is one
        read_trusted(text)
