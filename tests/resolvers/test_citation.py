"""An answer can be cited: by the graph that it is made from, and by the days that its fields are about."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph_seed import load
from graph_store import GraphStore, Statement
from resolvers.citation import days_cited
from resolvers.request.operation import read_operation
from resolvers.service import serve
from tests.graph_seed.small import FACTS, write
from tests.model import MODEL
from tests.resolvers.asking import TODAY, ask, graph_of, question, questions

SINCE = {"during": {"from": "2010-01-01", "to": None}}


@pytest.mark.parametrize(
    ("text", "variables", "days"),
    [
        ("{ actors { totalCount } }", {}, [{"field": "actors", "asOf": "2026-11-23"}]),
        ('{ all: actors(asOf: "2020-02-01") { totalCount } }', {}, [{"field": "all", "asOf": "2020-02-01"}]),
        ('{ a: councils(during: {from: "2010-01-01"}) { totalCount } }', {}, [{"field": "a", **SINCE}]),
        (
            "query ($of: Period) { councils(during: $of) { totalCount } }",
            {"of": {"to": "2019-12-31"}},
            [{"field": "councils", "during": {"from": None, "to": "2019-12-31"}}],
        ),
        (
            "query ($id: ID!) { council(id: $id) { name } }",
            {"id": "council:x@2010-01-01/.."},
            [{"field": "council", **SINCE}],
        ),
        ('{ node(id: "council:x") { id } }', {}, [{"field": "node", "asOf": "2026-11-23"}]),
        (
            '{ nodes(ids: ["a:x@2020-01-01", "a:y", "a:z", "a:y@2020-01-01"]) { id } }',
            {},
            [{"field": "nodes", "asOf": "2020-01-01"}, {"field": "nodes", "asOf": "2026-11-23"}],
        ),
        (
            '{ networkChange(from: "2020-01-01", to: "2024-01-01") { assumptions { mode } } }',
            {},
            [{"field": "networkChange", "from": "2020-01-01", "to": "2024-01-01"}],
        ),
        ("{ __typename graph { revision } changes { totalCount } }", {}, []),
        (
            "{ parties { totalCount } places { totalCount } }",
            {},
            [{"field": "parties", "asOf": "2026-11-23"}, {"field": "places", "asOf": "2026-11-23"}],
        ),
    ],
)
def test_the_days_are_those_that_the_fields_are_about(text: str, variables: dict[str, Any], days: Any) -> None:
    schema = questions()
    assert days_cited(read_operation(schema, question(text, **variables), TODAY), schema) == days


async def test_an_answer_says_by_what_it_is_cited_when_it_is_asked(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    graph = (await ask(store, "{ graph { revision contentHash } }"))["graph"]
    text = "{ councils { nodes { name } } }"
    days = [{"field": "councils", "asOf": "2026-11-23"}]
    assert await _body(store, text, cited=True) == {
        "data": {"councils": {"nodes": [{"name": "Rådet"}]}},
        "extensions": {"citation": {**graph, "days": days}},
    }
    assert graph["contentHash"]
    assert "extensions" not in await _body(store, text, cited=False)
    await load(store, [write(tmp_path / "small", facts=FACTS.replace("name: Rådet", "name: Råd"))], MODEL)
    again = (await _body(store, text, cited=True))["extensions"]["citation"]
    assert (again["revision"], again["contentHash"] == graph["contentHash"]) == (2, False)


async def test_an_answer_by_way_of_graphql_core_is_cited_too(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "small")], MODEL)
    body = await _body(store, "{ __schema { queryType { name } } graph { revision } }", cited=True)
    assert body["extensions"]["citation"]["revision"] == body["data"]["graph"]["revision"] == 1
    assert body["extensions"]["citation"]["days"] == []


async def test_an_empty_graph_has_no_hash_and_a_mistake_no_citation(store: GraphStore) -> None:
    body = await _body(store, "{ actors { totalCount } }", cited=True)
    assert body["extensions"]["citation"]["contentHash"] is None
    assert body["extensions"]["citation"]["revision"] == 0
    mistaken = await _body(store, "{ actors(first: 9999) { totalCount } }", cited=True)
    assert mistaken.keys() == {"errors"}


async def test_the_graph_says_what_its_datasets_are(store: GraphStore, tmp_path: Path) -> None:
    text = "{ graph { contentHash datasets { name title en: title(language: EN) version licence contentHash } } }"
    assert await ask(store, text) == {"graph": {"contentHash": None, "datasets": []}}
    await load(store, [write(tmp_path / "small")], MODEL)
    graph = (await ask(store, text))["graph"]
    ((kept,),) = await store.read(Statement("MATCH (d:Datasets) RETURN d.datasetsContentHash"))
    assert graph["datasets"] == [
        {
            "name": "small",
            "title": "En liten kommun",
            "en": "A small municipality",
            "version": "1",
            "licence": "CC0-1.0",
            "contentHash": kept[0],
        }
    ]


async def _body(store: GraphStore, text: str, *, cited: bool) -> Any:
    found = await serve(replace(question(text), cited=cited), graph_of(store))
    return orjson.loads(found.body())
