"""The catalogue: what DCAT-AP-SE 3 demands is there, in both forms, and nothing that nobody has stated."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, OWL

from graph_seed import load
from graph_store import GraphStore
from resolvers.request.limits import Limits
from tests.graph_seed.small import write
from tests.model import MODEL
from tests.web.export.conftest import served as served
from tests.web.export.exporting import OPTIONS, Served, serving, tables
from web import Publisher

pytestmark = pytest.mark.engines

DCAT = Namespace("http://www.w3.org/ns/dcat#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
BASE = "https://example.org/graf"
HERE = Namespace(f"{BASE}/catalog.rdf#")
PUBLISHER = Publisher("Exempel kommun", "https://www.example.org/", "samverkan@example.org")
SET = replace(OPTIONS, public_url=BASE, publisher=PUBLISHER)

MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Distribution: (DCAT.accessURL,),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
    FOAF.Agent: (FOAF.name,),
    VCARD.Organization: (VCARD.fn, VCARD.hasEmail),
}
"""What DCAT-AP-SE 3 demands of each class: https://docs.dataportal.se/dcat/3.0.1/sv/"""

RECOMMENDED = {
    DCAT.Catalog: (FOAF.homepage, DCTERMS.language, DCTERMS.modified, DCTERMS.spatial, DCAT.themeTaxonomy),
    DCAT.Dataset: (
        *(DCAT.contactPoint, DCAT.distribution, DCAT.keyword, DCAT.theme, DCTERMS.temporal, DCTERMS.spatial),
        *(DCTERMS.accessRights, DCTERMS.language, DCTERMS.modified, DCTERMS.conformsTo),
    ),
    DCAT.Distribution: (DCTERMS.description, DCTERMS["format"], DCTERMS.license),
    DCAT.DataService: (DCAT.endpointDescription, DCAT.servesDataset, DCTERMS.license, DCTERMS.accessRights),
}


@pytest.fixture
async def published(orebro: GraphStore) -> AsyncIterator[Served]:
    """The application over Örebro, as a municipality would set it up."""
    async with serving(orebro, SET) as served:
        yield served


def read(response: httpx.Response, media: str = "application/rdf+xml") -> Graph:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].partition(";")[0] == media
    return Graph().parse(data=response.text, format="json-ld" if media.endswith("json") else "xml")


@pytest.fixture(scope="session")
def read_of() -> dict[str, Graph]:
    """The catalogue of Örebro as it was read from each engine."""
    return {}


@pytest.fixture
async def graph(published: Served, engine: str, read_of: dict[str, Graph]) -> Graph:
    """The catalogue as it is read from an engine, once: the tests only look at it."""
    if engine not in read_of:
        read_of[engine] = read(await published.client.get("/catalog.rdf"))
    return read_of[engine]


def lacking(graph: Graph, demanded: dict[URIRef, tuple[URIRef, ...]]) -> list[tuple[str, URIRef]]:
    return [
        (str(subject), predicate)
        for class_, predicates in demanded.items()
        for subject in graph.subjects(RDF.type, class_)
        for predicate in predicates
        if (subject, predicate, None) not in graph
    ]


def test_what_is_mandatory_is_there(graph: Graph) -> None:
    assert all(list(graph.subjects(RDF.type, class_)) for class_ in MANDATORY)
    assert lacking(graph, MANDATORY) == []


def test_what_is_recommended_is_there(graph: Graph) -> None:
    assert lacking(graph, RECOMMENDED) == []


async def test_what_is_mandatory_is_there_without_settings(served: Served) -> None:
    graph = read(await served.client.get("/catalog.rdf"))
    assert lacking(graph, MANDATORY) == []


async def test_nothing_is_claimed_that_nobody_has_set(served: Served) -> None:
    graph = read(await served.client.get("/catalog.rdf"))
    (publisher,) = set(graph.objects(None, DCTERMS.publisher))
    assert set(graph.predicate_objects(publisher)) == {
        (RDF.type, FOAF.Agent),
        (FOAF.name, Literal("Samverkansgrafen")),
    }
    assert (None, DCAT.contactPoint, None) not in graph
    assert (None, DCTERMS.accessRights, None) not in graph


async def test_both_forms_say_the_same(published: Served) -> None:
    xml = read(await published.client.get("/catalog.rdf"))
    linked = read(await published.client.get("/catalog.jsonld"), "application/ld+json")
    assert isomorphic(xml, linked)


def test_every_resource_has_an_absolute_address(graph: Graph) -> None:
    for triple in graph:
        assert not any(isinstance(term, BNode) for term in triple)
        assert all("://" in term or term.startswith("mailto:") for term in triple if isinstance(term, URIRef))


def test_it_says_who_publishes_and_whom_to_write_to(graph: Graph) -> None:
    dataset, agent = HERE.dataset, URIRef(PUBLISHER.url)
    assert graph.value(dataset, DCTERMS.publisher) == agent
    assert graph.value(agent, FOAF.name) == Literal(PUBLISHER.name)
    assert graph.value(HERE.contact, VCARD.hasEmail) == URIRef(f"mailto:{PUBLISHER.email}")


def test_it_says_what_the_graph_says(graph: Graph) -> None:
    dataset = HERE.dataset
    assert graph.value(dataset, DCTERMS.license) == URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
    assert graph.value(dataset, DCAT.version) == Literal("orebro 2026.11.28, sverige 2026.11.28")
    assert re.fullmatch("[0-9a-f]{64}", str(graph.value(dataset, OWL.versionInfo)))
    assert {note.language for note in graph.objects(dataset, ADMS.versionNotes) if isinstance(note, Literal)} == {
        "sv",
        "en",
    }
    assert HERE["municipality-1880"] in set(graph.objects(dataset, DCTERMS.spatial))
    assert "Örebro kommun" in {str(each) for each in graph.objects(HERE["municipality-1880"])}
    assert str(graph.value(HERE.period, DCAT.startDate)) <= "2010-04-28"


MANY = """\
source: source:page
actors:
  - {id: actor:ale, name: Ale kommun, at: 1, kind: MUNICIPALITY, municipal: true, municipality: "1440"}
  - {id: actor:falun, name: Falu kommun, at: 1, kind: MUNICIPALITY, municipal: true, municipality: "2080"}
  - {id: actor:all, name: Sveriges alla, at: 1, municipal: false, municipality: null}
places:
  - {id: place:tomelilla, name: Tomelilla, at: 1, municipality: "1270"}
  - {id: place:falun, name: Falun, at: 1, municipality: "2080"}
"""


async def test_every_municipality_is_named_however_little_an_answer_holds(store: GraphStore, tmp_path: Path) -> None:
    await load(store, [write(tmp_path / "many", facts=MANY)], MODEL)
    graphs = []
    for page in (1, 2, 1000):
        limits, options = Limits(page=1, page_maximum=page), replace(SET, page_maximum=page)
        async with serving(store, options, limits) as served:
            graphs.append(read(await served.client.get("/catalog.rdf")))
    places = {str(each).partition("municipality-")[2] for each in graphs[0].subjects(RDF.type, DCTERMS.Location)}
    assert places == {"1270", "1440", "2080"}
    assert {str(each) for each in graphs[0].objects(HERE["municipality-1440"])} >= {"Ale kommun"}
    assert isomorphic(graphs[0], graphs[1])
    assert isomorphic(graphs[0], graphs[2])


async def test_every_file_is_named_and_there(published: Served, graph: Graph) -> None:
    for ending, count in {"csv": len(tables()), "jsonl": len(tables()), "xlsx": len(tables()), "jsonld": 1}.items():
        urls = [str(each) for each in graph.objects(HERE[ending], DCAT.downloadURL)]
        assert len(urls) == count
        assert urls
        for url in urls[:2]:
            assert (await published.client.head(url.removeprefix(BASE))).status_code == 200
    pages = [*graph.objects(None, DCAT.accessURL), *graph.objects(None, DCAT.endpointDescription)]
    others = {str(each) for each in pages} - {f"{BASE}/graphql"}
    assert others
    for page in others:
        assert (await published.client.get(page.removeprefix(BASE))).status_code == 200


async def test_what_has_not_changed_is_not_sent_again(published: Served) -> None:
    first = await published.client.get("/catalog.rdf")
    again = await published.client.get("/catalog.rdf", headers={"if-none-match": first.headers["etag"]})
    head = await published.client.head("/catalog.rdf")
    assert (again.status_code, again.content) == (304, b"")
    assert head.headers == first.headers


async def test_the_catalogue_of_an_empty_graph_is_one_too(store: GraphStore) -> None:
    async with serving(store, SET) as served:
        graph = read(await served.client.get("/catalog.rdf"))
    assert lacking(graph, MANDATORY) == []
    assert (HERE.dataset, DCTERMS.license, None) not in graph
