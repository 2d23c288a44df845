"""What the service writes in RDF is read by rdflib, which writes it in Turtle and N-Triples, and nothing is lost.

Oxigraph reads these anew: it is strict about what rdflib lets pass.
"""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, Quad, RdfFormat
from rdflib import XSD, Graph

from graph_seed import load
from graph_seed.generate import Recipe, generate
from graph_store import GraphStore
from tests.model import MODEL
from tests.web.export.exporting import Served, serving

pytestmark = pytest.mark.engines

DUMPS = {
    "export/graph.jsonld": "json-ld",
    "context.jsonld": "json-ld",
    "catalog.jsonld": "json-ld",
    "catalog.rdf": "xml",
}
"""All that the service writes in RDF, and how rdflib calls the format."""


def of_oxigraph(text: str, format_: RdfFormat) -> Dataset:
    """The graph as a strict reader has it, in a form in which equal graphs are equal."""
    read = Dataset(map(with_its_number, pyoxigraph.parse(text, format_)))
    read.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return read


def with_its_number(quad: Quad) -> Quad:
    """A statement whose number is written in one way: in Turtle 163.8 is 1.638e+02."""
    value = quad.object
    if isinstance(value, Literal) and value.datatype.value == str(XSD.double):
        return Quad(quad.subject, quad.predicate, Literal(float(value.value)), quad.graph_name)
    return quad


@pytest.fixture
async def made_up(store: GraphStore, tmp_path: Path) -> AsyncIterator[Served]:
    """The application over a made-up municipality and what it shares with others."""
    generate(tmp_path / "nation", Recipe(1, seed=7, scale=0.05))
    folders = sorted(path.parent for path in (tmp_path / "nation").glob("*/dataset.yaml"))
    await load(store, folders, MODEL)
    async with serving(store) as served:
        yield served


async def hold_dump(served: Served, dump: str, caplog: pytest.LogCaptureFixture) -> None:
    """Hold that a dump is read, and written as Turtle and N-Triples, and that these say the same."""
    response = await served.client.get(f"/{dump}")
    assert response.status_code == 200
    with caplog.at_level(logging.WARNING, logger="rdflib"):  # where it says what it lets pass
        graph = Graph().parse(data=response.text, format=DUMPS[dump])
        turtle, triples = graph.serialize(format="turtle"), graph.serialize(format="nt")
    assert [record.getMessage() for record in caplog.records if record.name.startswith("rdflib")] == []
    assert graph
    read = of_oxigraph(triples, RdfFormat.N_TRIPLES)
    assert len(read) == len(graph)
    assert of_oxigraph(turtle, RdfFormat.TURTLE) == read


@pytest.mark.parametrize("dump", DUMPS)
async def test_every_dump_of_orebro_is_read_and_written(
    served: Served, dump: str, caplog: pytest.LogCaptureFixture
) -> None:
    await hold_dump(served, dump, caplog)


@pytest.mark.parametrize("dump", DUMPS)
async def test_every_dump_of_what_is_made_up_is_read_and_written(
    made_up: Served, dump: str, caplog: pytest.LogCaptureFixture
) -> None:
    await hold_dump(made_up, dump, caplog)


@pytest.mark.parametrize("dump", DUMPS)
async def test_every_dump_with_odd_characters_is_read_and_written(
    odd: Served, dump: str, caplog: pytest.LogCaptureFixture
) -> None:
    await hold_dump(odd, dump, caplog)
