"""The amounts of a partnership, from the file to the answer and the log."""

from pathlib import Path
from typing import Any

import pytest

from graph_seed import load
from graph_seed.dataset import read_dataset
from graph_seed.held import held_facts
from graph_store import GraphStore
from tests.graph_seed.small import FACTS, write
from tests.graph_seed.test_load import changes
from tests.model import MODEL
from tests.resolvers.asking import ask

pytestmark = pytest.mark.engines

AMOUNTS = """\
    amounts:
      - {year: 2023, kronor: 0}
      - {year: 2024, kronor: 2147483647}
    content: [REUSE]
    caseNumber: Ks 12/2023
    cites:
      - {at: 5-6, supports: [amounts]}
"""
MORE = FACTS + AMOUNTS


async def test_amounts_are_answered_with_their_citations_and_corrected(store: GraphStore, tmp_path: Path) -> None:
    folder = write(tmp_path / "small", facts=MORE)
    await load(store, [folder], MODEL)
    assert await held_facts(store.read, ["small"]) == read_dataset(folder, MODEL).facts
    text = '{ partnership(id: "partnership:iop") { content caseNumber amounts { year kronor citations { locator } } } }'
    cited = [{"locator": "rad 5–6 (Sidan)"}]
    found: Any = (await ask(store, text))["partnership"]
    assert found["amounts"] == [
        {"year": 2023, "kronor": 0, "citations": cited},
        {"year": 2024, "kronor": 2147483647, "citations": cited},
    ]
    assert (found["content"], found["caseNumber"]) == (["REUSE"], "Ks 12/2023")

    await load(store, [write(folder, facts=MORE.replace("kronor: 0", "kronor: 5"))], MODEL)
    assert await changes(store, 2) == [
        (
            "CORRECTED",
            "partnership:iop",
            "amounts",
            '[{"year": 2023, "kronor": 0}, {"year": 2024, "kronor": 2147483647}]',
            '[{"year": 2023, "kronor": 5}, {"year": 2024, "kronor": 2147483647}]',
        )
    ]
