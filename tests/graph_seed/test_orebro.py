"""Örebro in the graph, on every engine."""

from graph_seed import diff
from graph_seed.held import held_facts
from graph_store import GraphStore, Statement
from tests.conftest import OREBRO
from tests.model import MODEL
from tests.read import datasets_of


def test_the_files_are_in_order() -> None:
    national, orebro = datasets_of(OREBRO)
    assert (national.name, orebro.name) == ("sverige", "orebro")
    assert national.warnings == orebro.warnings == ()


def test_what_is_national_is_of_a_dataset_that_cites_no_municipality() -> None:
    national, orebro = datasets_of(OREBRO)
    own = {node.id for node in national.facts.nodes.values()}
    assert {node.label for node in national.facts.nodes.values()} == {"Party", "Agreement", "Actor", "Source", "Theme"}
    assert all("municipality" not in node.properties for node in national.facts.nodes.values())
    assert all(each.start in own and each.end in own for each in national.facts.relationships.values())
    added = {each.entity for each in orebro.facts.additions.values()}
    assert added == own - {"source:sverige-kurator", "theme:klimat"}  # the page names each of them


def test_the_page_is_cited_for_what_it_says_of_national_bodies() -> None:
    _, orebro = datasets_of(OREBRO)
    cited = {each.start for each in orebro.facts.relationships.values() if each.type == "CITES"}
    assert {each.entity for each in orebro.facts.additions.values()} <= cited


async def test_orebro_lies_in_the_graph_as_its_files_say(orebro: GraphStore) -> None:
    for dataset in datasets_of(OREBRO):
        assert await held_facts(orebro.read, [dataset.name]) == dataset.facts
    assert not await diff(orebro, [OREBRO], MODEL)


async def test_orebro_has_its_signatories_councils_and_participations(orebro: GraphStore) -> None:
    signatories = "MATCH (a:Actor)-[:SIGNED]->(:Agreement) RETURN a.kind, count(*) ORDER BY a.kind"
    assert await orebro.read(Statement(signatories)) == [["ADMINISTRATION", 6], ["CIVIL_SOCIETY", 37], ["COMMITTEE", 7]]
    bodies = "MATCH (c:Council) RETURN c.kind, count(*) ORDER BY c.kind"
    assert await orebro.read(Statement(bodies)) == [["COUNCIL", 7], ["FORUM", 1], ["NETWORK", 1]]
    parts = "MATCH (a:Actor)-[r:PARTICIPATES_IN]->(p:Partnership) RETURN count(r), count(DISTINCT a), count(DISTINCT p)"
    assert await orebro.read(Statement(parts)) == [[22, 19, 9]]


async def test_every_entity_of_orebro_cites_a_source(orebro: GraphStore) -> None:
    uncited = "MATCH (n:Entity) WHERE NOT (n)-[:CITES]->(:Source) RETURN n.id"
    assert await orebro.read(Statement(uncited)) == []


async def test_orebro_comes_in_swedish_order(orebro: GraphStore) -> None:
    names = "MATCH (c:Council) RETURN c.name ORDER BY c.sortKey"
    assert [name for (name,) in await orebro.read(Statement(names))] == [
        "Barnråd",
        "Brorådet",
        "C-nätet",
        "Dialogforum för nationella minoriteter och minoritetsspråk",
        "Interreligiösa och interkulturella rådet",
        "Pensionärsråd",
        "Samverkansrådet",
        "Tillgänglighetsrådet",
        "ÖreBRÅ",
    ]
