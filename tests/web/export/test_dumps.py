"""What the service writes in RDF is read by rdflib, which writes it in Turtle and N-Triples, and nothing is lost.

Oxigraph reads these anew: it is strict about what rdflib lets pass.
"""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat
from rdflib import Graph

from graph_seed import load
from graph_seed.generate import Recipe, generate
from graph_store import GraphStore
from schema import TYPES, read_model
from tests.web.export.exporting import Served, serving

DUMPS = {
    "export/graph.jsonld": "json-ld",
    "context.jsonld": "json-ld",
    "catalog.jsonld": "json-ld",
    "catalog.rdf": "xml",
}
"""All that the service writes in RDF, and how rdflib calls the format."""


def of_oxigraph(text: str, format_: RdfFormat) -> Dataset:
    """The graph as a strict reader has it, in a form in which equal graphs are equal."""
    read = Dataset(pyoxigraph.parse(text, format_))
    read.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return read


@pytest.fixture
async def made_up(store: GraphStore, tmp_path: Path) -> AsyncIterator[Served]:
    """The application over a made-up municipality and what it shares with others."""
    generate(tmp_path / "nation", Recipe(1, seed=7, scale=0.05))
    folders = sorted(path.parent for path in (tmp_path / "nation").glob("*/dataset.yaml"))
    await load(store, folders, read_model(TYPES))
    async with serving(store) as served:
        yield served


@pytest.fixture(params=["served", "made_up", "odd"])
def dumped(request: pytest.FixtureRequest) -> Served:
    """The application over one graph after the other."""
    served: Served = request.getfixturevalue(request.param)
    return served


@pytest.mark.parametrize("dump", DUMPS)
async def test_every_dump_is_read_and_written_as_turtle_and_n_triples(
    dumped: Served, dump: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = await dumped.client.get(f"/{dump}")
    assert response.status_code == 200
    with caplog.at_level(logging.WARNING, logger="rdflib"):  # where it says what it lets pass
        graph = Graph().parse(data=response.text, format=DUMPS[dump])
        turtle, triples = graph.serialize(format="turtle"), graph.serialize(format="nt")
    assert [record.getMessage() for record in caplog.records if record.name.startswith("rdflib")] == []
    assert graph
    read = of_oxigraph(triples, RdfFormat.N_TRIPLES)
    assert len(read) == len(graph)
    assert of_oxigraph(turtle, RdfFormat.TURTLE) == read
