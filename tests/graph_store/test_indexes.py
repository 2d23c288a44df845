"""What makes a page one range of an index, on both engines."""

from typing import Any

import neo4j
import pytest

from graph_store import (
    SEARCH_INDEX,
    Engine,
    GraphStore,
    IndexesMissing,
    Statement,
    Target,
    Transaction,
    ensure_indexes,
    search_text,
    sort_key,
)
from tests.engines import Engines
from tests.model import MODEL

pytestmark = pytest.mark.engines

PAGE = "MATCH (n:{label}) WHERE n.sortKey > $after RETURN n.id ORDER BY n.sortKey LIMIT $first"
PAGE_BACKWARDS = "MATCH (n:{label}) WHERE n.sortKey < $before RETURN n.id ORDER BY n.sortKey DESC LIMIT $first"
PAGE_OF_ONE_MUNICIPALITY = (
    "MATCH (n:{label}) WHERE n.municipalityKey = $municipality AND n.sortKey > $after "
    "RETURN n.id ORDER BY n.municipalityKey, n.sortKey LIMIT $first"
)
VALUES = {"after": "", "before": "\x7f", "first": 10, "municipality": "1880"}


async def plan_of(target: Target, text: str) -> dict[str, Any]:
    """How the engine would run a statement."""
    assert target.reading is not None
    address = await target.address() if target.address else None
    uri = f"bolt://{address[0]}:{address[1]}" if address else target.uri
    auth = (target.reading.user, target.reading.password)
    async with neo4j.AsyncGraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver:
        summary = (await driver.execute_query(f"EXPLAIN {text}", VALUES, database_=target.database)).summary
    assert summary.plan is not None
    return summary.plan


def operators(plan: dict[str, Any]) -> list[str]:
    children = [operator for child in plan.get("children", ()) for operator in operators(child)]
    return [str(plan["operatorType"]).partition("@")[0], *children]


async def names_and_states(store: GraphStore) -> dict[str, str]:
    return {name: state for _, name, state, *_ in await store.read(Statement("SHOW INDEXES"))}


async def test_every_index_is_there_and_ready(store: GraphStore) -> None:
    states = await names_and_states(store)
    wanted = {
        "Entity_id",
        "Entity_searchText",
        "Load_sortKey",
        "Change_sortKey",
        "Change_subject",
        "Change_recordedAt_sortKey",
        "Graph_id",
        "FormerId_id",
        "Fact_id",
        "Fact_sortKey",
    }
    wanted |= {f"{label}_{page}" for label in MODEL.entities for page in ("sortKey", "municipalityKey_sortKey")}
    assert wanted <= states.keys()
    assert {states[name] for name in wanted} == {"ONLINE"}


async def test_making_them_again_changes_nothing(store: GraphStore) -> None:
    before = await names_and_states(store)
    await ensure_indexes(store, MODEL.entities)
    assert await names_and_states(store) == before


async def test_the_embedded_engine_tells_which_indexes_it_was_not_started_for(engines: Engines) -> None:
    with pytest.raises(IndexesMissing, match=r"Ship_sortKey, Ship_municipalityKey_sortKey"):
        await ensure_indexes(await engines.store("arcadedb"), [*MODEL.entities, "Ship"])


@pytest.mark.parametrize("label", ["Council", "Load", "Change"])
@pytest.mark.parametrize("page", [PAGE, PAGE_BACKWARDS], ids=["forwards", "backwards"])
async def test_a_page_has_the_order_of_its_index(store: GraphStore, target: Target, page: str, label: str) -> None:
    """On a graph that was made empty: an index of ArcadeDB never gives order if its property was unknown then."""
    plan = await plan_of(target, page.format(label=label))
    if store.engine is Engine.ARCADEDB:
        assert f"index={label}_sortKey" in plan["args"]["string-representation"]
        assert "[index order" in plan["args"]["string-representation"]
    else:
        assert "NodeIndexSeekByRange" in operators(plan)
        assert not any("Sort" in operator or "Top" in operator for operator in operators(plan))


async def test_a_page_of_one_municipality_seeks_its_index(store: GraphStore, target: Target) -> None:
    plan = await plan_of(target, PAGE_OF_ONE_MUNICIPALITY.format(label="Council"))
    if store.engine is Engine.ARCADEDB:
        assert "index=Council_municipalityKey_sortKey" in plan["args"]["string-representation"]
    else:
        assert "NodeIndexSeek" in operators(plan)
        assert not any("Sort" in operator or "Top" in operator for operator in operators(plan))


async def test_an_id_is_sought_among_all_entities(store: GraphStore, target: Target) -> None:
    plan = await plan_of(target, "MATCH (n:Entity {id: $after}) RETURN n.name")
    seek = "NodeIndexSeek(n:Entity)" if store.engine is Engine.ARCADEDB else "NodeUniqueIndexSeek"
    assert seek in str(plan)


async def test_pages_go_through_all_names_in_swedish_order(store: GraphStore) -> None:
    names = ["Al", "Al B", "Alb", "Café", "V-dala", "Wa", "Zebra", "Åsa", "Äng", "Ö"]
    rows = [
        {"id": f"council:{at}", "key": sort_key(name, f"council:{at}"), "name": name} for at, name in enumerate(names)
    ]

    async def create(transaction: Transaction) -> None:
        text = "UNWIND $rows AS row CREATE (:Entity:Council {id: row.id, name: row.name, sortKey: row.key})"
        await transaction.run(Statement(text, {"rows": rows[::-1]}))

    await store.write(create)
    text = "MATCH (n:Council) WHERE n.sortKey > $after RETURN n.name, n.sortKey ORDER BY n.sortKey LIMIT 3"
    seen: list[str] = []
    after = ""
    while page := await store.read(Statement(text, {"after": after})):
        seen += [name for name, _ in page]
        after = page[-1][1]
    assert seen == names


async def test_words_find_what_holds_them_under_any_label(store: GraphStore) -> None:
    async def create(transaction: Transaction) -> None:
        text = (
            "CREATE (:Entity:Council {id: 'council:a', searchText: $first}) "
            "CREATE (:Entity:Actor {id: 'actor:b', searchText: $second}) CREATE (:Entity:Actor {id: 'actor:c'})"
        )
        names = {"first": search_text("Föreningarnas råd"), "second": search_text("Örebro föreningsråd", "En förening")}
        await transaction.run(Statement(text, names))

    await store.write(create)
    find = (
        f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', $words) YIELD node, score RETURN node.id ORDER BY node.id"
    )
    assert await store.read(Statement(find, {"words": search_text("föreningen")})) == [["actor:b"], ["council:a"]]
    assert await store.read(Statement(find, {"words": search_text("orebro")})) == [["actor:b"]]
    assert await store.read(Statement(find, {"words": search_text("barn")})) == []
