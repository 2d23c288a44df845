"""A new type is one file, as CONTRIBUTING.md shows it: its own code, data and question, tried as they stand there."""

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import orjson
import pytest
import strawberry
from graphql import parse, validate

import graph_seed
from graph_store import GraphStore, open_graph
from resolvers.graph import Graph
from resolvers.question import Question
from resolvers.reference import Answering
from resolvers.service import serve
from schema import TYPES, build_schema
from schema import actor as actor_file
from schema.edge import OUT
from schema.edge import edge as declare_edge

pytestmark = pytest.mark.engines

TEXT = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text()

ACTORS = """
source: source:protocol
municipality: "1880"
sources:
  - {id: source:protocol, name: Protokoll, at: titeln, retrievedOn: "2026-11-23"}
actors:
  - {id: actor:orebro-almby-ik, name: Almby IK, at: § 14, municipal: false}
"""


def block(language: str, place: int = 0) -> str:
    return str(re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)[place])


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    """The list of types with the new one, and with the new field in the type at its other end."""
    grant_file = ModuleType("schema.grant")
    monkeypatch.setitem(sys.modules, "schema.grant", grant_file)
    exec(block("python"), grant_file.__dict__)  # noqa: S102 (the code of the page is what is tried)
    names: dict[str, Any] = {"edge": declare_edge, "OUT": OUT, "Award": grant_file.Award, "Base": actor_file.Actor}
    exec(f"from __future__ import annotations\nclass Actor(Base):\n{block('python', 1)}", names)  # noqa: S102
    actor = strawberry.type(names["Actor"], description="An actor with grants.")
    return [*(actor if each.__name__ == "Actor" else each for each in TYPES), grant_file.Grant]


async def test_a_type_is_one_file_and_a_field_at_the_other_end(types: list[type], tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "dataset.yaml").write_text(
        "dataset: {name: test, title: {sv: Prov, en: Trial}, version: '1', licence: CC0-1.0, municipality: '1880'}"
    )
    (data / "actors.yaml").write_text(ACTORS)
    (data / "grants.yaml").write_text(block("yaml"))
    schema = build_schema(types, [Answering])
    model = schema.model
    state = tmp_path / "state"
    async with (
        open_graph(folder=state, labels=model.entities, relationships=model.relationships) as target,
        GraphStore.open(target, writable=True) as store,
    ):
        await graph_seed.load(store, [data], model)
        graph = Graph(schema, store)
        text = block("graphql")
        assert validate(graph.plain_schema, parse(text)) == []
        found = await serve(Question(text, parse(text)), graph)
    assert orjson.loads(found.body()) == {
        "data": {
            "actor": {
                "grants": {
                    "totalCount": 1,
                    "edges": [
                        {"amount": 25000, "node": {"name": "Föreningsbidrag 2025", "decidedOn": {"edtf": "2025-03"}}}
                    ],
                }
            }
        }
    }
