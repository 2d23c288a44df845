"""Open a graph that was loaded before, in a folder or on a Neo4j, as the benchmarks of what it answers do."""

import argparse
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from graph_store import EMBEDDED, Credentials, GraphStore, open_graph
from schema import TYPES, read_model


def read_options(description: str | None, rounds: int) -> argparse.Namespace:
    """The folder of an embedded graph, or the address of a Neo4j, and how many rounds are asked."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--graph-url", default=EMBEDDED)
    return parser.parse_args()


@asynccontextmanager
async def open_store(asked: argparse.Namespace) -> AsyncIterator[GraphStore]:
    """The graph; the password of a Neo4j is that of the service's setting."""
    model = read_model(TYPES)
    credentials = Credentials("neo4j", os.environ.get("SAMVERKAN_GRAPH_PASSWORD", ""))
    opening = open_graph(
        asked.graph_url,
        folder=asked.folder,
        labels=model.entities,
        relationships=model.relationships,
        credentials=credentials,
    )
    async with opening as target, GraphStore.open(target) as store:
        yield store
