"""What stands around a file: names, ETags, links, mistakes."""

import json
from urllib.parse import quote

import httpx
import pytest

from graph_store import GraphStore
from tests.web.export.exporting import OPTIONS, Served, serving
from web import Options

pytestmark = pytest.mark.engines

FORMATS = ["csv", "jsonl", "xlsx"]


def said(response: httpx.Response) -> str:
    assert response.headers["content-type"] == "application/json"
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"]
    assert set(error) == {"message", "extensions"}
    return str(error["message"])


@pytest.mark.parametrize("ending", FORMATS)
async def test_a_file_is_named_for_its_table_day_revision_and_facts(served: Served, ending: str) -> None:
    today = await served.get(f"actors.{ending}")
    then = await served.get(f"actors.{ending}", asOf="2025-01-31")
    since = await served.get(f"actors.{ending}", during="2025-01-31/..")
    for response, day in ((today, "2026-11-23"), (then, "2025-01-31"), (since, "2025-01-31--open")):
        name = response.headers["content-disposition"].removeprefix('attachment; filename="').removesuffix('"')
        assert name.startswith(f"samverkansgrafen-actors-{day}-r")
        assert name.endswith(f"-{response.headers['graph-content-hash'][:8]}.{ending}")


async def test_every_file_says_of_which_facts_it_is(served: Served) -> None:
    question = "{ graph { contentHash } }"
    asked = await served.client.post("/graphql", json={"query": question})
    content_hash = asked.json()["data"]["graph"]["contentHash"]
    names = [each["url"].rpartition("/")[2] for each in (await served.client.get("/export")).json()]
    for name in ("actors.csv", "actors.xlsx", *(each for each in names if each.startswith(("network.", "graph.")))):
        response = await served.get(name)
        assert response.headers["graph-content-hash"] == content_hash
        if name.endswith((".graphml", ".gexf", ".json", ".jsonld")):
            assert content_hash in response.text
    assert len(content_hash) == 64


@pytest.mark.parametrize("ending", FORMATS)
async def test_what_has_not_changed_is_not_sent_again(served: Served, ending: str) -> None:
    plain = {"accept-encoding": "identity"}
    first = await served.client.get(f"/export/actors.{ending}", headers=plain)
    known = {**plain, "if-none-match": first.headers["etag"]}
    again = await served.client.get(f"/export/actors.{ending}", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    assert not first.headers["etag"].startswith("W/")


async def test_another_file_has_another_etag(served: Served) -> None:
    kinds = ({"kind": {"eq": kind}} for kind in ("SCHOOL", "COMMITTEE"))
    responses = [
        await served.get("actors.csv"),
        await served.get("actors.jsonl"),
        await served.get("actors.csv", asOf="2025-01-01"),
        await served.get("actors.csv", during="2025-01-01/2025-01-01"),
        await served.get("actors.csv", during="2025-01-01/.."),
        await served.get("actors.csv", bom="true"),
        *[await served.get("actors.csv", where=json.dumps(kind)) for kind in kinds],
    ]
    assert len({each.headers["etag"] for each in responses}) == len(responses)


@pytest.mark.parametrize("ending", FORMATS)
async def test_head_sends_the_headers_of_get(served: Served, ending: str) -> None:
    path = f"/export/councils.{ending}"
    got, head = await served.client.get(path), await served.client.head(path)
    assert (head.status_code, head.headers, head.content) == (200, got.headers, b"")


async def test_a_file_links_to_its_licence_and_to_the_question_that_gives_the_same(served: Served) -> None:
    where = {"kind": {"eq": "COUNCIL"}}
    response = await served.get("councils.jsonl", where=json.dumps(where))
    links = response.links
    assert links["license"]["url"] == "http://creativecommons.org/publicdomain/zero/1.0/"
    answer = (await served.client.get(links["via"]["url"])).json()
    nodes = answer["data"]["rows"]["nodes"]
    assert [node["id"] for node in nodes] == [json.loads(line)["id"] for line in response.text.splitlines()]


async def test_the_links_begin_with_the_public_address(orebro: GraphStore) -> None:
    options = Options(OPTIONS.body_limit, OPTIONS.document_cache, public_url="https://example.org/graf")
    async with serving(orebro, options) as served:
        response = await served.get("councils.csv")
    assert response.links["via"]["url"].startswith("https://example.org/graf/graphql?query=")


async def test_a_file_is_told_from_another_by_its_etag_alone(served: Served) -> None:
    since = {"if-modified-since": "Fri, 31 Dec 2100 23:59:59 GMT"}
    for name in ("councils.csv", "graph.jsonld"):
        response = await served.client.get(f"/export/{name}", headers=since)
        assert (response.status_code, "last-modified" in response.headers) == (200, False)


async def test_the_index_lists_every_file_with_its_columns(served: Served) -> None:
    files = (await served.client.get("/export")).json()
    actors = next(each for each in files if each["url"] == "http://127.0.0.1/export/actors.csv")
    assert actors["mediaType"] == "text/csv"
    assert actors["arguments"] == ["where", "orderBy", "asOf", "during", "bom", "separator", "formulas"]
    assert actors["columns"][0]["name"] == "id"


# What is refused


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("where=nonsense", ["`where` is not JSON", 'such as {"name"']),
        ("where=%5B%5D", ["`where` is JSON of another kind"]),
        (f"where={quote(json.dumps({'nam': {'eq': 'x'}}))}", ["'nam'", "Did you mean 'name'"]),
        (f"where={quote(json.dumps({'name': {'eq': 7}}))}", ["7"]),
        ("orderBy=name", ["`orderBy` is not JSON"]),
        (f"orderBy={quote(json.dumps([{'name': 'UP'}]))}", ["UP"]),
        ("asOf=2025-02-30", ["2025-02-30", "2010-04-28"]),
        ("asOf=2025-01-01&asOf=2025-01-02", ["`asOf` stands more than once"]),
        ("asOf=2025-01-01&during=../..", ["`during` stands beside `asOf`", "one of the two"]),
        ("during=2025-01-02/2025-01-01", ["2025-01-02/2025-01-01", "two days in turn"]),
        ("during=2025", ["2025", "2010-04-28/2019-12-31"]),
        ("first=3", ["`first` is no argument", "where, orderBy, asOf, during, bom, separator, formulas"]),
        ("bom=yes", ["`bom` is 'yes'", "true or false"]),
        ("separator=x", ["`separator` is 'x'", ", or ; or tab"]),
        ("formulas=off", ["escaped or raw"]),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_a_wrong_argument_is_told(served: Served, method: str, query: str, words: list[str]) -> None:
    response = await served.client.request(method, f"/export/councils.csv?{query}")
    assert response.status_code == 400
    assert method == "HEAD" or all(word in said(response) for word in words), response.text


async def test_options_of_another_format_are_no_arguments(served: Served) -> None:
    assert "Allowed: where, orderBy, asOf, during." in said(await served.get("councils.jsonl", separator="tab"))
    assert "Allowed: where, orderBy, asOf, during." in said(await served.get("sources.jsonl", day="2025-01-01"))


async def test_an_address_that_is_no_url_is_told(served: Served) -> None:
    assert (await served.client.get("/export/councils.csv?where=%ff")).status_code == 422


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nothing.csv", ["actors, agreements", "supportServices"]),
        ("councils.pdf", ["councils is there as csv, jsonl, xlsx"]),
        ("councils", ["councils is there as csv, jsonl, xlsx"]),
        ("Councils.csv", ["actors"]),
        ("..%2fcouncils.csv", []),
    ],
)
async def test_an_unknown_file_is_told_with_those_that_are_there(served: Served, path: str, words: list[str]) -> None:
    response = await served.get(path)
    assert response.status_code == 404
    assert all(word in response.text for word in words)


async def test_files_are_only_read(served: Served) -> None:
    response = await served.client.post("/export/councils.csv")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")


async def test_a_host_that_is_none_stands_in_no_link(served: Served) -> None:
    response = await served.client.get("/export/councils.csv", headers={"host": 'evil">'})
    assert "evil" not in response.headers["link"]
