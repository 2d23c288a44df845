"""What a client is told of a wrong request is in words of ours, or of GraphQL: no text of Python or a library's."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import quote

import httpx
import orjson
import pytest

from resolvers.explain import explain
from resolvers.service import serve
from tests.resolvers.asking import graph_of
from tests.web.tiny import open_backend
from web import Backend

FOREIGN = re.compile(
    r"\b(None|True|False|inf|nan|sys|digits\(\)|codec|char|double|ordinal|Traceback|\w+Error|\w+Exception)\b"
    r"|integer string conversion|surrogates not allowed|Expecting|0x[0-9a-f]{6}"
)
"""Words of Python, its modules and the parsers behind the edge."""

NINES = "9" * 5000
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of the real schema; the graph is never reached, for nothing that is asked is right."""
    graph = graph_of(None)

    @asynccontextmanager
    async def backend() -> AsyncIterator[Backend]:
        async def not_ready() -> str:
            return "There is no graph."

        async def unseen(seconds: float) -> None:
            return None

        ask, explained = partial(serve, graph=graph), partial(explain, graph=graph)
        yield Backend(graph.plain_schema, graph.model, ask, graph.today, not_ready, unseen, explained)

    async with open_backend(backend) as client:
        yield client


def told(response: httpx.Response) -> str:
    """The messages of the errors, of which there is one at least, with nothing foreign in them."""
    assert 400 <= response.status_code < 500, response.text
    messages = " ".join(each["message"] for each in response.json()["errors"])
    assert not FOREIGN.search(re.sub("is '[^']*'", "is …", messages)), messages  # what the client wrote is its own
    return messages


LITERALS = {
    f"{{ actors(first: {NINES}) {{ totalCount }} }}": "non 32-bit signed integer value: 9999",
    f"{{ actors(first: -{NINES}) {{ totalCount }} }}": "non 32-bit signed integer value: -9999",
    f"query ($n: Int = {NINES}) {{ actors(first: $n) {{ totalCount }} }}": "non 32-bit signed integer value: 9999",
    "{ actors(first: 2147483648) { totalCount } }": "non 32-bit signed integer value: 2147483648",
    "{ actors(first: 1e999) { totalCount } }": "non-integer value: 1e999",
    f"{{ network(minStrength: {NINES}) {{ truncated }} }}": "a finite number",
    "{ network(minStrength: 1e999) { truncated } }": "a finite number",
    "{ network(minStrength: -1e999) { truncated } }": "a finite number",
    "query ($n: Float = 1e999) { network(minStrength: $n) { truncated } }": "a finite number",
    f"{{ actors(asOf: {NINES}) {{ totalCount }} }}": "a date is a day such as 2010-04-28",
    f"{{ actors @include(if: {NINES}) {{ totalCount }} }}": "Boolean cannot represent",
    f"{{ network(through: {NINES}) {{ truncated }} }}": "CollaborationKind",
    "{ node(id: null) { id } }": "not to be null.",
    '{ node(id: "\\ud800") { id } }': "Invalid Unicode escape sequence",
    '{ node(id: "\\u{110000}") { id } }': "Invalid Unicode escape sequence",
    '{ actors(after: "\\u0000") { totalCount } }': "cursor",
    "{ actors(where: " + "{NOT: " * 400 + "{}" + "}" * 400 + ") { totalCount } }": "nested too deeply",
    "{" * 3000: "Expected Name",
    '{ node(id: """': "Unterminated string",
    "{ \x00 }": "character",
}


@pytest.mark.parametrize("text", LITERALS, ids=lambda text: text[:40])
async def test_a_literal(client: httpx.AsyncClient, text: str) -> None:
    response = await client.post("/graphql", json={"query": text})
    assert LITERALS[text] in told(response)
    assert len(response.text) < 2 * len(text) + 1000


TAKING = {
    "Int": "query ($v: Int) { actors(first: $v) { totalCount } }",
    "Float": "query ($v: Float) { network(minStrength: $v) { truncated } }",
    "ID": "query ($v: ID!) { node(id: $v) { id } }",
    "Date": "query ($v: Date) { actors(asOf: $v) { totalCount } }",
    "DateTime": "query ($v: DateTime) { changes(where: {recordedAt: {lt: $v}}) { totalCount } }",
    "Boolean": "query ($v: Boolean!) { actors @include(if: $v) { totalCount } }",
    "RollUp": "query ($v: RollUp!) { network(rollUp: $v) { truncated } }",
    "Where": "query ($v: ActorWhere) { actors(where: $v) { totalCount } }",
}

WRONG = [
    *((kind, NINES, "the largest is 1.79") for kind in TAKING),
    *((kind, "-1e999", "the largest is 1.79") for kind in TAKING),
    *((kind, "NaN", "does not belong there") for kind in TAKING),
    *((kind, "Infinity", "does not belong there") for kind in TAKING),
    *((kind, '"\\ud800"', "half of a surrogate pair") for kind in TAKING),
    *((kind, "[" * 2000, "nested too deeply") for kind in TAKING),
    *((kind, '{"a": true, "a": null}', '{"a":null}') for kind in TAKING),
    *((kind, "null", "not to be null.") for kind in ("ID", "Boolean", "RollUp")),
    *((kind, "true", "true") for kind in ("Int", "Float", "ID", "Date", "RollUp", "Where")),
    ("Int", "99999999999999999999", "non 32-bit signed integer value: 1e+20"),
    ("Int", '"\\u0000"', '"\\u0000"'),
    ("Int", "[[1]]", "[[1]]"),
    ("Date", '"2020-13-01"', "a date is a day such as 2010-04-28"),
    ("DateTime", '"2026-11-23"', "a moment is a day and a time with a zone, such as 2026-11-23T09:30:00Z"),
    ("DateTime", '"2026-11-23T09:30:00"', "a moment is a day and a time with a zone"),
    ("DateTime", "1795426200", "a moment is a day and a time with a zone"),
    ("Where", '{"name": {"in": ["x", false]}}', "at .name.in[1]: String cannot represent a non string value: false"),
    ("Where", '{"name": {"eq": 1e999}}', "the largest is 1.79"),
    ("Where", '{"NOT": ' * 300 + "{}" + "}" * 300, "nested too deeply"),
    ("Int", f'"{NINES}"', '"9999'),
]


@pytest.mark.parametrize(("kind", "value", "words"), WRONG, ids=lambda each: each[:20])
async def test_a_variable(client: httpx.AsyncClient, kind: str, value: str, words: str) -> None:
    text = orjson.dumps(TAKING[kind]).decode()
    posted = await client.post("/graphql", content=f'{{"query": {text}, "variables": {{"v": {value}}}}}', headers=JSON)
    got = await client.get("/graphql", params={"query": TAKING[kind], "variables": f'{{"v": {value}}}'})
    assert words in told(posted)
    assert words in told(got)
    assert len(posted.text) < 2000


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"query": "\xff"}', "it is not UTF-8"),
        (b'{"query": "\xed\xa0\x80"}', "it is not UTF-8"),
        ('{"query": "{ åäö }"}'.encode("utf-16"), "it is not UTF-8"),
        (b'{"query": "a\nb"}', "what stands at line 1, column 13 does not belong there"),
        (b'{\n  "query": "{ x }",\n}', "what stands at line 2, column 19 does not belong there"),
        (b'{"query": "{ x }"', "it ends too early"),
        (b'{"query": "{ x }"} more', "what stands at line 1, column 20 does not belong there"),
        (b"\xef\xbb\xbf", "it ends too early"),
        (b"[" * 5000, "it is nested too deeply"),
        (b'{"query": ' + NINES.encode() + b"}", "the number at line 1, column 11 is too large"),
        (b'{"query": 1}', "`query` is a number"),
    ],
)
async def test_a_body(client: httpx.AsyncClient, body: bytes, words: str) -> None:
    assert words in told(await client.post("/graphql", content=body, headers=JSON))


def _file(argument: str, value: str) -> str:
    return f"/export/actors.csv?{argument}={quote(value)}"


URLS = {
    "/graphql?query=%ff": "not URL-encoded UTF-8",
    "/graphql?query=%7Bx%7D&variables=%7B%22a%22:1e999%7D": "`variables` in the URL is not JSON: the number",
    "/graphql?query=%7Bx%7D&extensions=NaN": "`extensions` in the URL is not JSON",
    "/graphql?query=%7Bx%7D&extensions=%22%5Cud800%22": "half of a surrogate pair",
    "/graphql?query=%00": "character",
    f"/export/network.json?maxGroupSize={NINES}": "`maxGroupSize` is '9999",
    "/export/network.json?maxGroupSize=1_0": "a whole number of at most 9 digits",
    "/export/network.json?depth=99999999999": "a whole number of at most 9 digits",
    "/export/network.json?minStrength=inf": "a number such as 0.25",
    "/export/network.json?minStrength=nan": "a number such as 0.25",
    f"/export/network.json?minStrength={NINES}": "a number such as 0.25",
    "/export/network.json?mode=ALL": "`mode` has an invalid value: Value 'ALL' does not exist in 'NetworkMode' enum",
    "/export/network.json?through=,1,": "does not exist in 'CollaborationKind' enum",
    f"/export/network.json?first={NINES}": "`first` is no argument of this file",
    f"/export/actors.csv?asOf={NINES}": "a day such as 2010-04-28",
    _file("where", '{"name": {"eq": true}}'): "a non string value: true",
    _file("where", '{"name": null, "nam": null}'): '{"name":null,"nam":null}',
    _file("where", '{"name": 1e999}'): "`where` is not JSON: the number",
    "/export/actors.csv?where=%00": "`where` is not JSON",
    _file("orderBy", '[{"name": null}]'): "exactly one field",
    f"/export/graph.jsonld?municipality={NINES}": "a municipality code (kommunkod) such as 1880",
}


@pytest.mark.parametrize("url", URLS, ids=lambda url: url[:60])
async def test_an_address(client: httpx.AsyncClient, url: str) -> None:
    response = await client.get(url)
    assert URLS[url] in told(response)
    assert len(response.text) < 1000


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"content-type": "application/json; charset=utf-7"}, "The charset of Content-Type is utf-7"),
        ({"content-type": "application/json; charset=\xff"}, "The charset of Content-Type is \xff"),
        ({"content-type": ";;;"}, "Content-Type is missing"),
        ({**JSON, "content-encoding": "gzip, gzip"}, "Content-Encoding is gzip, gzip"),
        ({**JSON, "accept": "a/b;q=nan"}, "The header Accept names no media type that is served here"),
        ({**JSON, "accept": f"*/*;q={NINES}"}, "The header Accept names no media type that is served here"),
        ({**JSON, "content-length": NINES}, "The body of the request is too large: 20000 bytes at most"),
        ({**JSON, "content-length": "²"}, "`query` is missing"),
    ],
)
async def test_a_header(client: httpx.AsyncClient, headers: dict[str, str], words: str) -> None:
    given = {name.encode(): value.encode("latin-1") for name, value in headers.items()}
    assert words in told(await client.post("/graphql", content=b"{}", headers=given))


@pytest.mark.parametrize(
    "headers",
    [
        {"if-none-match": NINES},
        {"if-none-match": '"\xff", W/, *'},
        {"if-modified-since": "yesterday"},
        {"range": f"bytes={NINES}-"},
        {"accept-encoding": "gzip;q=nan, \xff"},
        {"cookie": "\xff=\xff; ;;"},
        {"host": "\xff:99999"},
        {"accept": "\xff/\xff;q=\xff"},
    ],
)
async def test_a_header_that_nobody_needs_breaks_nothing(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    given = {name.encode(): value.encode("latin-1") for name, value in headers.items()}
    for path in ("/schema.graphql", "/context.jsonld", "/export"):
        assert (await client.get(path, headers=given)).status_code in (200, 304)
