"""What a citation says beside its place: the published words themselves, and where on the web they are."""

from pathlib import Path
from typing import Any

import pytest

from graph_seed import facts_not_kept, load
from graph_store import GraphStore
from tests.graph_seed.page import PAGE, change, give, write_page
from tests.model import MODEL
from tests.resolvers.asking import ask

pytestmark = pytest.mark.engines

LINK = "https://example.org/sida#:~:text="
ARCHIVED = "https://archive.example.org/2026/sida"
FIELDS = "citations { locator quote url archivedUrl source { id version } }"


@pytest.fixture
async def page(store: GraphStore, tmp_path: Path) -> GraphStore:
    """The facts of a page with its fingerprints, in the graph."""
    folder = write_page(tmp_path / "page")
    change(folder, "council", "role: Politiker}", ROLE_STATED_AGAIN)
    assert give(folder, PAGE, "--retrieved-on", "2026-11-01") == 0
    await load(store, [folder], MODEL)
    return store


ROLE_STATED_AGAIN = "role: Politiker, cites: [{at: 17, supports: [role]}]}"


def cited(locator: str, quote: str | None, escaped: str = "") -> dict[str, Any]:
    return {
        "locator": locator,
        "quote": quote,
        "url": LINK + escaped if quote else "https://example.org/sida",
        "archivedUrl": ARCHIVED,
        "source": {"id": "source:sidan", "version": "2026-11-01"},
    }


async def test_an_entity_is_quoted_where_its_name_stands_and_nowhere_else(page: GraphStore) -> None:
    answer = await ask(page, f'{{ actor(id: "actor:a0") {{ {FIELDS} }} }}')
    assert answer["actor"]["citations"] == [
        cited("rad 3 (Vi samverkar)", "Almby IK", "Almby%20IK"),
        cited("rad 4 (Vi samverkar)", None),
    ]


async def test_a_figure_is_quoted_as_the_page_writes_it(page: GraphStore) -> None:
    answer = await ask(page, f'{{ statement(id: "statement:antal") {{ {FIELDS} }} }}')
    assert answer["statement"]["citations"] == [cited("rad 19", "3 500", "3%20500")]


async def test_a_relation_is_quoted_by_the_name_that_is_a_line_of_its_place(page: GraphStore) -> None:
    signed = cited("rad 1, 3–4 (Vi samverkar)", "Almby IK", "Almby%20IK")
    answer = await ask(
        page,
        f'{{ actor(id: "actor:a0") {{ agreements {{ edges {{ {FIELDS} }} }} }} '
        f'relation(id: "signed:a0/avtal") {{ {FIELDS} }} }}',
    )
    assert answer["actor"]["agreements"]["edges"] == [{"citations": [signed]}]
    assert answer["relation"]["citations"] == [signed]


async def test_each_place_of_a_relation_has_its_own_link(page: GraphStore) -> None:
    answer = await ask(
        page,
        f'{{ relation(id: "responsible-for:ek/rad") {{ {FIELDS} }} '
        f'council(id: "council:rad") {{ responsiblePoliticians {{ edges {{ {FIELDS} }} }} }} }}',
    )
    both = [
        cited("rad 16–17 (Om rådet)", "Rådet för alla", "R%C3%A5det%20f%C3%B6r%20alla"),
        cited("rad 17 (Om rådet)", None),
    ]
    assert answer["relation"]["citations"] == both
    assert answer["council"]["responsiblePoliticians"]["edges"] == [{"citations": both}]


async def test_the_log_has_the_address_and_no_quote(page: GraphStore) -> None:
    answer = await ask(page, f'{{ changes(subject: "actor:a0") {{ nodes {{ {FIELDS} }} }} }}')
    (entry,) = answer["changes"]["nodes"]
    assert entry["citations"] == [cited("rad 3 (Vi samverkar)", None)]


async def test_a_fact_keeps_the_quotes_of_its_relationship(page: GraphStore) -> None:
    assert [each async for each in facts_not_kept(page.read)] == []


async def test_a_new_version_is_asked_for_beside_the_old(store: GraphStore, tmp_path: Path) -> None:
    folder = write_page(tmp_path / "page")
    assert give(folder, PAGE, "--retrieved-on", "2026-11-01") == 0
    await load(store, [folder], MODEL)
    assert give(folder, [*PAGE[:2], "Almby idrottsklubb", *PAGE[3:]], "--retrieved-on", "2026-11-20") == 0
    await load(store, [folder], MODEL)
    answer = await ask(
        store,
        '{ actor(id: "actor:a0") { citations { quote source { id version retrievedOn successors { nodes { id } } } } } '
        'source(id: "source:sidan") { version archivedUrl predecessors { nodes { id } } } '
        'changes(subject: "actor:a1") { totalCount } }',
    )
    old, beside = answer["actor"]["citations"]
    assert beside["source"]["id"] == old["source"]["id"] == "source:sidan-2026-11-01"
    assert old["quote"] == "Almby IK"
    assert old["source"]["version"] == old["source"]["retrievedOn"] == "2026-11-01"
    assert old["source"]["successors"]["nodes"] == [{"id": "source:sidan"}]
    assert answer["source"] == {
        "version": "2026-11-20",
        "archivedUrl": None,
        "predecessors": {"nodes": [{"id": "source:sidan-2026-11-01"}]},
    }
    assert answer["changes"]["totalCount"] == 1  # a line that stays is no change of what rests on it
