"""What is written of Örebro and a region beside it: every reader finds offices, amounts, parts and papers in it."""

import csv
import io
from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Any

import networkx
import orjson
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, SKOS

from graph_store import GraphStore
from resolvers.service import serve
from tests.conftest import MYRMARK, OREBRO
from tests.evaluator.loaded import facts_of
from tests.resolvers.asking import graph_of, question
from tests.web.export.exporting import Served, serving

pytestmark = pytest.mark.engines

BASE = "http://127.0.0.1"
WORD = Namespace(f"{BASE}/schema.graphql#")
LINK = Namespace(f"{BASE}/context.jsonld#")
ID = Namespace(f"{BASE}/id/")
SCHEMA = Namespace("https://schema.org/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")

FACTS = facts_of(OREBRO, MYRMARK)
AT_ANY_TIME = {"during": "../.."}
COUNCIL, CHAIR = ID["council:myrmark-regionala-samverkansradet"], ID["politician:myrmark-birger-lavmark"]
AGREEMENT, PART = ID["agreement:myrmark-2021"], ID["agreement:myrmark-finska-spraket"]


@pytest.fixture
async def both(neighbours: GraphStore) -> AsyncIterator[Served]:
    """The application over Örebro and the region."""
    async with serving(neighbours) as served:
        yield served


async def linked(served: Served, **arguments: str) -> Graph:
    response = await served.get("graph.jsonld", **arguments)
    assert response.status_code == 200, response.text
    return Graph().parse(data=response.text, format="json-ld")


async def test_linked_data_has_offices_parts_and_what_agreements_build_on(both: Served) -> None:
    graph = await linked(both)
    assert (CHAIR, LINK.servesOn, COUNCIL) in graph
    assert (CHAIR, ORG.memberOf, COUNCIL) in graph
    assert (PART, LINK.partOf, AGREEMENT) in graph
    assert (PART, SCHEMA.isPartOf, AGREEMENT) in graph
    assert (AGREEMENT, LINK.basedOn, ID["agreement:nationell-overenskommelse"]) in graph
    assert (AGREEMENT, SCHEMA.isBasedOn, ID["agreement:nationell-overenskommelse"]) in graph
    group = ID["council:myrmark-arbetsgruppen-for-uppfoljning"]
    assert (group, ORG.subOrganizationOf, COUNCIL) in graph
    climate = {ID["theme:orebro-klimatomstallning"], ID["theme:myrmark-klimatanpassning"]}
    assert set(graph.subjects(SKOS.broader, ID["theme:klimat"])) == climate


async def test_linked_data_has_the_role_and_the_days_of_an_office(both: Served) -> None:
    graph = await linked(both)
    (office,) = (each for each in graph.subjects(RDF.subject, CHAIR) if (each, RDF.predicate, LINK.servesOn) in graph)
    assert (office, RDF.type, ORG.Membership) in graph
    assert str(graph.value(office, WORD.role)) == "CHAIR"
    validity = graph.value(office, WORD.validity)
    assert str(graph.value(graph.value(validity, WORD["from"]), WORD.edtf)) == "2022-11-22"


async def test_linked_data_has_the_kronor_of_each_year(both: Served) -> None:
    graph = await linked(both)
    amounts = {
        int(str(graph.value(each, WORD.year))): int(str(graph.value(each, WORD.kronor)))
        for each in graph.objects(ID["partnership:myrmark-andra-varvet"], WORD.amounts)
    }
    assert amounts == dict.fromkeys(range(2021, 2027), 310_000)


async def test_every_word_of_the_new_relationships_is_described(both: Served) -> None:
    described = Graph().parse(data=(await both.client.get("/context.jsonld")).text, format="json-ld")
    assert (LINK.servesOn, SCHEMA.domainIncludes, WORD.Politician) in described
    assert (LINK.servesOn, SCHEMA.rangeIncludes, WORD.Council) in described
    assert (LINK.basedOn, SCHEMA.rangeIncludes, WORD.Agreement) in described
    assert (LINK.Office, RDF.type, SCHEMA.Class) in described


async def rows_of(served: Served, table: str) -> list[dict[str, Any]]:
    """A table as a spreadsheet reads it; the same rows as JSON Lines has."""
    response = await served.get(f"{table}.csv", **AT_ANY_TIME)
    assert response.status_code == 200, response.text
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    lines = (await served.get(f"{table}.jsonl", **AT_ANY_TIME)).text.splitlines()
    assert [orjson.loads(line)["id" if "id" in rows[0] else "relationId"] for line in lines] == [
        row["id" if "id" in rows[0] else "relationId"] for row in rows
    ]
    return rows


async def test_tables_have_offices_and_case_numbers(both: Served) -> None:
    offices = await rows_of(both, "councils-politicians")
    assert Counter(row["role"] for row in offices) == Counter(
        each.properties["role"] for each in FACTS.relationships if each.type == "SERVES_ON"
    )
    cases = {row["caseNumber"] for row in await rows_of(both, "partnerships")} - {""}
    assert cases == {node.properties["caseNumber"] for node in FACTS.nodes if "caseNumber" in node.properties}
    assert {row["kind"] for row in await rows_of(both, "documents")} >= {"MINUTES", "DECISION", "REPORT"}


@pytest.mark.parametrize(
    ("name", "read"), [("network.gexf", networkx.read_gexf), ("network.graphml", networkx.read_graphml)]
)
async def test_networks_are_of_actors_alone(
    both: Served, neighbours: GraphStore, name: str, read: Callable[[io.BytesIO], Any]
) -> None:
    graph = read(io.BytesIO((await both.get(name, municipality="9901", through="PARTNERSHIP")).content))
    text = '{ network(municipality: "9901", through: [PARTNERSHIP]) { nodes { entity { id } } } }'
    found = await serve(question(text), graph_of(neighbours))
    nodes = {each["entity"]["id"] for each in orjson.loads(found.data or b"")["network"]["nodes"]}
    assert set(graph) == nodes
    assert "actor:myrmark-foreningen-grannsata" in nodes
    assert all(node.startswith("actor:") for node in nodes)


async def test_the_catalogue_names_both_datasets_and_all_municipalities(both: Served) -> None:
    response = await both.client.get("/catalog.rdf")
    graph = Graph().parse(data=response.text, format="xml")
    here = Namespace(f"{BASE}/catalog.rdf#")
    version = "myrmark 2026.11.28, orebro 2026.11.28, sverige 2026.11.28"
    assert graph.value(here.dataset, DCAT.version) == Literal(version)
    languages = {str(each).rpartition("/")[2] for each in graph.objects(here.dataset, DCTERMS.language)}
    assert languages == {"SWE", "ENG", "FIN"}  # a page of the region is Finnish
    spatial = {str(each).partition("municipality-")[2] for each in graph.objects(here.dataset, DCTERMS.spatial)}
    assert {"1880", "9901", "9902", "9903"} <= spatial
    assert isinstance(graph.value(here.dataset, DCTERMS.license), URIRef)
