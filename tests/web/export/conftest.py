"""Applications that export a graph."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph_seed import load
from graph_store import GraphStore
from tests.graph_seed.small import write
from tests.model import MODEL
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

ODD = r"""
source: source:page
actors:
  - {id: actor:marks, name: "<a href=\"x\">&amp; ]]> 'A' \\ \"B\" \\u0041 {x} %zz", at: "1 | 2", municipal: false}
  - {id: actor:lines, name: "Two\nlines,\ta tab", at: "\"", municipal: false}
  - {id: actor:letters, name: "\U0001F600 \u0645 \uFDD0 \U0001FFFE e\u0323\u0301", at: "\\", municipal: false}
  - {id: actor:codes, name: "_x000D_ &#13; \\r \\u000d", at: "{x}", municipal: false}
partnerships:
  - id: partnership:all
    name: All
    at: 1
    kind: COLLABORATION
    content: [EVENT]
    unnamedParticipants: false
    participants:
      - {to: actor:marks, at: 1, role: PARTNER, nameAsPublished: X, identity: CONFIRMED}
      - {to: actor:lines, at: 1, role: PARTNER, nameAsPublished: X, identity: CONFIRMED}
      - {to: actor:letters, at: 1, role: PARTNER, nameAsPublished: X, identity: CONFIRMED}
      - {to: actor:codes, at: 1, role: PARTNER, nameAsPublished: X, identity: CONFIRMED}
documents:
  - {id: document:path, name: Path, at: 1, kind: FORM, url: "https://exämple.org/å%20ä?q=ö#'()"}
  - {id: document:host, name: Host, at: 1, kind: FORM, url: "https://[2001:db8::1]:8080/;,@:$!*~"}
"""

PAGE = "sources:\n  - {id: source:page, name: En sida, at: 1, retrievedOn: 2026-11-23}\n"
"""A source without lines, so that a place in it may be any text."""


@pytest.fixture
async def served(orebro: GraphStore) -> AsyncIterator[Served]:
    """The application over Örebro."""
    async with serving(orebro) as served:
        yield served


@pytest.fixture
async def hostile(store: GraphStore, tmp_path: Path) -> AsyncIterator[Served]:
    """The application over a graph whose names were made up to do harm in a spreadsheet."""
    await load(store, [write(tmp_path / "hostile", facts=HOSTILE)], MODEL)
    async with serving(store) as served:
        yield served


@pytest.fixture
async def odd(store: GraphStore, tmp_path: Path) -> AsyncIterator[Served]:
    """The application over a graph whose texts mean something else in one format or another."""
    await load(store, [write(tmp_path / "odd", sources=PAGE, facts=ODD)], MODEL)
    async with serving(store) as served:
        yield served
