"""The graph as JSON-LD: it expands without the service, to as many entities and relationships as the graph has."""

from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import ORG, PROV, SKOS

from graph_seed import load
from graph_store import GraphStore, Statement
from tests.graph_seed.small import write
from tests.graph_seed.test_together import SUCCESSION
from tests.model import MODEL
from tests.resolvers.asking import graph_of
from tests.web.export.exporting import OPTIONS, Served, serving
from web import Options
from web.export.context import CLASSES, LINKS, MEMBERSHIPS, PREFIXES, context_of, link_name

BASE = "http://127.0.0.1"
WORD = Namespace(f"{BASE}/schema.graphql#")
LINK = Namespace(f"{BASE}/context.jsonld#")
ID = Namespace(f"{BASE}/id/")
SCHEMA = Namespace("https://schema.org/")


def read(response: httpx.Response) -> Graph:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/ld+json"
    return Graph().parse(data=response.text, format="json-ld")


@pytest.fixture(scope="session")
def read_of() -> dict[str, Graph]:
    """What was read of Örebro from each engine."""
    return {}


@pytest.fixture
async def graph(served: Served, engine: str, read_of: dict[str, Graph]) -> Graph:
    """Örebro as it is read from an engine, once: the tests only look at it."""
    if engine not in read_of:
        read_of[engine] = read(await served.get("graph.jsonld"))
    return read_of[engine]


async def rows(store: GraphStore, text: str) -> list[Any]:
    return [list(row) for row in await store.read(Statement(text))]


async def test_it_holds_every_entity(graph: Graph, orebro: GraphStore) -> None:
    for type_ in MODEL.entities:
        ((count,),) = await rows(orebro, f"MATCH (n:{type_}) RETURN count(n)")
        # a statement of ours and one of RDF are two things
        assert len(set(graph.subjects(RDF.type, WORD[type_]))) == count, type_


async def test_it_holds_every_relationship_with_its_ends(graph: Graph, orebro: GraphStore) -> None:
    found = Counter(graph.objects(None, RDF.predicate))
    for relationship in MODEL.stated:
        ((count,),) = await rows(orebro, f"MATCH (:Entity)-[r:{relationship}]->(:Entity) RETURN count(r)")
        if relationship != "CITES":
            assert found[LINK[link_name(relationship)]] == count, relationship
    for fact, subject in graph.subject_objects(RDF.subject):
        assert (subject, graph.value(fact, RDF.predicate), graph.value(fact, RDF.object)) in graph


async def test_whatever_is_named_is_described(graph: Graph) -> None:
    named = {each for each in graph.objects() if isinstance(each, URIRef) and each.startswith(ID)}
    assert named <= set(graph.subjects())


async def test_common_vocabularies_know_it(graph: Graph) -> None:
    council, politician = ID["council:orebro-samverkansradet"], ID["politician:orebro-maria-haglund"]
    assert (council, RDF.type, ORG.Organization) in graph
    assert (politician, RDF.type, SCHEMA.Person) in graph
    assert (politician, ORG.memberOf, ID["party:m"]) in graph
    assert (politician, LINK.responsibleFor, council) in graph
    sources = set(graph.objects(council, PROV.hadPrimarySource))
    assert ID["source:orebro-civilasamhallet"] in sources
    assert sources == {graph.value(each, PROV.entity) for each in graph.objects(council, PROV.qualifiedPrimarySource)}
    themes = set(graph.subjects(RDF.type, SKOS.Concept))
    assert themes == set(graph.subjects(SKOS.inScheme, WORD.themes)) == set(graph.subjects(RDF.type, WORD.Theme))


async def test_texts_say_their_language(graph: Graph) -> None:
    purposes = list(graph.objects(ID["council:orebro-samverkansradet"], WORD.purpose))
    assert {each.language for each in purposes} == {"sv", "en"}  # type: ignore[attr-defined]


async def test_dates_have_their_types(graph: Graph) -> None:
    ends = set(graph.objects(None, WORD["from"]))
    types = {each.datatype for end in ends for each in graph.objects(end, WORD.edtf)}  # type: ignore[attr-defined]
    assert types == {URIRef("http://id.loc.gov/datatypes/edtf/EDTF")}


async def test_it_says_what_it_is(graph: Graph) -> None:
    file = URIRef(f"{BASE}/export/graph.jsonld?asOf=2026-11-23")
    assert str(graph.value(file, WORD.asOf)) == "2026-11-23"
    assert str(graph.value(file, SCHEMA.license)) == "http://creativecommons.org/publicdomain/zero/1.0/"


async def test_it_can_be_of_one_municipality_and_of_a_day(served: Served) -> None:
    here = read(await served.get("graph.jsonld", municipality="1880"))
    before = read(await served.get("graph.jsonld", asOf="2000-01-01"))
    assert set(here.objects(None, WORD.municipality)) == set(
        here.objects(ID["council:orebro-barnrad"], WORD.municipality)
    )
    assert len(before) < len(here)


async def test_a_municipality_that_nothing_has_is_refused_by_name(served: Served) -> None:
    found = await served.get("graph.jsonld", municipality="0180")
    assert found.status_code == 400
    (error,) = found.json()["errors"]
    assert error["extensions"] == {"code": "UNKNOWN_MUNICIPALITY"}
    assert "nothing in the graph has the municipality 0180" in error["message"]


async def test_a_municipality_of_which_nothing_is_left_has_an_empty_file(store: GraphStore, tmp_path: Path) -> None:
    left = "  - {id: actor:x, name: X, at: 1, municipal: false, municipality: '1881', validFrom: 1990, validTo: 1999}"
    facts = SUCCESSION.replace("actors:\n", f"actors:\n{left}\n", 1)
    assert facts != SUCCESSION
    await load(store, [write(tmp_path / "left", facts=facts)], MODEL)
    async with serving(store) as served:
        now, then = [
            read(await served.get("graph.jsonld", municipality="1881", asOf=day))
            for day in ("2008-01-01", "1995-01-01")
        ]
    assert [str(each) for each in now.subjects(RDF.type, WORD.Actor)] == []
    assert len(list(then.subjects(RDF.type, WORD.Actor))) == 1


async def test_a_relationship_that_has_ended_is_none_of_the_day(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "succession", facts=SUCCESSION)], MODEL)
    async with serving(store) as served:
        then, now = [read(await served.get("graph.jsonld", asOf=day)) for day in ("2004-01-01", "2008-01-01")]
    assert (ID["actor:a@2004-01-01"], ORG.subOrganizationOf, ID["actor:c@2004-01-01"]) in then
    assert (ID["actor:a@2008-01-01"], RDF.type, WORD.Actor) in now
    source = ID["source:page@2008-01-01"]
    assert (ID["actor:a@2008-01-01"], PROV.hadPrimarySource, source) in now
    assert (source, RDF.type, WORD.Source) in now
    assert list(now.subject_objects(ORG.subOrganizationOf)) == []  # until 2005


async def test_a_file_of_a_period_has_what_was_there_on_any_day_of_it(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "succession", facts=SUCCESSION)], MODEL)
    async with serving(store) as served:
        graph = read(await served.get("graph.jsonld", during="2004-01-01/2008-01-01"))
        later = read(await served.get("graph.jsonld", during="2008-01-01/.."))
    time = "2004-01-01%2F2008-01-01"
    assert (ID[f"actor:a@{time}"], ORG.subOrganizationOf, ID[f"actor:c@{time}"]) in graph
    file = URIRef(f"{BASE}/export/graph.jsonld?during=2004-01-01%2F2008-01-01")
    assert str(graph.value(file, SCHEMA.temporalCoverage)) == "2004-01-01/2008-01-01"
    assert list(later.subject_objects(ORG.subOrganizationOf)) == []  # until 2005
    assert (ID["actor:a@2008-01-01%2F.."], RDF.type, WORD.Actor) in later


async def test_one_entity_comes_with_its_relationships_at_either_end(served: Served) -> None:
    graph = read(await served.get("graph.jsonld", id="council:orebro-barnrad"))
    council = ID["council:orebro-barnrad"]
    assert (council, SCHEMA.name, None) in graph
    assert (ID["actor:orebro-socialforvaltningen"], LINK.hosts, council) in graph
    facts = set(graph.subjects(RDF.subject)) | set(graph.subjects(RDF.object))
    assert facts
    assert all(council in (graph.value(each, RDF.subject), graph.value(each, RDF.object)) for each in facts)
    source = read(await served.get("graph.jsonld", id="source:orebro-civilasamhallet"))
    assert set(source.subjects(RDF.type, WORD.Source)) == {ID["source:orebro-civilasamhallet"]}


@pytest.mark.parametrize(
    "arguments",
    [
        {"id": "council:orebro-barnrad@2025-01-01"},
        {"id": "council:orebro-barnrad", "asOf": "2025-01-01"},
        {"id": "council:orebro-barnrad@2025-01-01", "asOf": "2025-01-01"},
    ],
)
async def test_one_entity_may_be_as_it_was_on_a_day(served: Served, arguments: dict[str, str]) -> None:
    response = await served.get("graph.jsonld", **arguments)
    graph, council = read(response), ID["council:orebro-barnrad@2025-01-01"]
    assert (council, SCHEMA.name, None) in graph
    assert (ID["actor:orebro-socialforvaltningen@2025-01-01"], LINK.hosts, council) in graph
    assert "-2025-01-01-" in response.headers["content-disposition"]


async def test_the_context_is_also_to_be_had_alone(served: Served) -> None:
    response = await served.client.get("/context.jsonld")
    assert response.headers["content-type"] == "application/ld+json"
    assert response.json()["@context"] == context_of(MODEL, BASE)


async def test_every_word_of_ours_is_described_where_it_leads(served: Served, graph: Graph) -> None:
    words = {str(term) for triple in graph for term in (triple[1], triple[2]) if isinstance(term, URIRef)}
    schema = graph_of(None).plain_schema
    named = set(schema.type_map) | {
        field for type_ in schema.type_map.values() for field in getattr(type_, "fields", None) or ()
    }
    assert {each.removeprefix(WORD) for each in words if each.startswith(WORD)} <= named
    text = (await served.client.get("/context.jsonld")).text
    described = Graph().parse(data=text, format="json-ld")
    ours = {URIRef(each) for each in words if each.startswith(LINK)}
    assert LINK.participatesIn in ours
    assert LINK.Participation in ours
    assert ours <= set(described.subjects(SCHEMA.description))
    assert (LINK.hosts, SCHEMA.domainIncludes, WORD.Actor) in described
    assert (LINK.hosts, SCHEMA.rangeIncludes, WORD.Council) in described


async def test_the_words_for_relationships_say_all_their_ends(served: Served, graph: Graph) -> None:
    described = Graph().parse(data=(await served.client.get("/context.jsonld")).text, format="json-ld")
    linked = [(one, word, other) for one, word, other in graph if str(word).startswith(LINK)]
    assert len({word for _, word, _ in linked}) > 10
    for one, word, other in linked:
        assert set(graph.objects(one, RDF.type)) & set(described.objects(word, SCHEMA.domainIncludes)), (one, word)
        assert set(graph.objects(other, RDF.type)) & set(described.objects(word, SCHEMA.rangeIncludes)), (word, other)
    texts = [str(each) for each in described.objects(LINK.partOf, SCHEMA.description)]
    assert len(texts) == len(set(described.objects(LINK.partOf, SCHEMA.domainIncludes)))


async def test_the_file_needs_no_other(served: Served) -> None:
    file = (await served.get("graph.jsonld", id="party:c")).json()
    assert file["@context"] == context_of(MODEL, BASE)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ({"id": "council:nowhere"}, 404, "council:nowhere is no entity"),
        ({"id": "member-of:orebro-gunhild-wallin/c"}, 404, "member-of:orebro-gunhild-wallin/c is no entity"),
        ({"id": "council:orebro-barnrad@2025-01-01", "asOf": "2024-01-01"}, 400, "`id` is of 2025-01-01, but `asOf`"),
        ({"id": "council:orebro-barnrad@2025-01-01/..", "during": "../.."}, 400, "of 2025-01-01/.., but `during`"),
        ({"id": "council:orebro-barnrad", "municipality": "1881"}, 400, "`municipality` stands beside `id`"),
        ({"municipality": "Örebro"}, 400, "such as 1880"),
        ({"asOf": "2020"}, 400, "2010-04-28"),
        ({"id": "council:orebro-barnrad", "asOf": "2020"}, 400, "2010-04-28"),
        ({"id": "council:orebro-barnrad@2020"}, 404, "council:orebro-barnrad@2020 is no entity"),
        ({"where": "{}"}, 400, "Allowed: asOf, during, municipality, id."),
    ],
)
async def test_a_wrong_argument_is_told(served: Served, arguments: dict[str, str], status: int, words: str) -> None:
    response = await served.get("graph.jsonld", **arguments)
    assert response.status_code == status
    assert words in response.text


async def test_it_has_a_limit_and_says_what_to_ask_instead(orebro: GraphStore) -> None:
    async with serving(orebro, Options(OPTIONS.body_limit, OPTIONS.document_cache, export_entities=50)) as served:
        response = await served.get("graph.jsonld")
        assert response.status_code == 400
        assert "the 50 that it may hold" in response.text
        assert "municipality" in response.text
        assert (await served.get("graph.jsonld", id="party:c")).status_code == 200


# The words


def test_no_word_means_two_things() -> None:
    links = {link_name(each) for each in MODEL.relationships}
    properties = {field.name for each in MODEL.entities.values() for field in each.properties}
    properties |= {field.name for each in MODEL.objects.values() for field in each.properties}
    properties |= {
        field.name for each in MODEL.entities.values() for edge in each.edges for field in edge.relation.properties
    }
    assert not links & properties
    assert not (links | properties) & set(PREFIXES)


def test_the_tables_name_what_the_model_has() -> None:
    assert set(CLASSES) <= set(MODEL.entities)
    assert {relationship for relationship, _ in LINKS} | set(MEMBERSHIPS) <= set(MODEL.relationships)
    assert {type_ for _, type_ in LINKS} <= set(MODEL.entities)


def test_every_relationship_begins_at_some_end() -> None:
    begins = {
        edge.relationship for each in MODEL.entities.values() for edge in each.edges if edge.direction.value != "in"
    }
    assert begins == set(MODEL.relationships) - {"CITES"}
