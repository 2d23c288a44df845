"""Applications that export a graph."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph_seed import load
from graph_store import GraphStore
from schema import TYPES, read_model
from tests.graph_seed.small import write
from tests.web.export.exporting import Served, serving

HOSTILE = """\
source: source:page
actors:
  - id: actor:equals
    name: '=HYPERLINK("https://example.org";"Click")'
    at: 1
    municipal: false
    aliases: ["@SUM(1+1)", "b|c"]
  - {id: actor:plus, name: "+46 19 21 10 00", at: 1, municipal: false}
  - {id: actor:minus, name: "-2+3", at: 1, municipal: false}
  - {id: actor:quotes, name: 'A "quoted", divided; name', at: 1, municipal: false}
  - {id: actor:plain, name: "A=B", at: 1, municipal: false}
  - {id: actor:inner, name: "A;=1+1, -2", at: 1, municipal: false, aliases: ["B,@x", "-c"]}
statements:
  - id: statement:cold
    name: Cold
    at: 1
    kind: FIGURE
    text: {sv: Kallt, en: Cold}
    figure: {operator: EQ, value: -5.5, unit: "-grader"}
    about: [{to: actor:plain, at: 1}]
"""


@pytest.fixture
async def served(orebro: GraphStore) -> AsyncIterator[Served]:
    """The application over Örebro."""
    async with serving(orebro) as served:
        yield served


@pytest.fixture
async def hostile(store: GraphStore, tmp_path: Path) -> AsyncIterator[Served]:
    """The application over a graph whose names were made up to do harm in a spreadsheet."""
    await load(store, [write(tmp_path / "hostile", facts=HOSTILE)], read_model(TYPES))
    async with serving(store) as served:
        yield served
