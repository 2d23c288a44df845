"""What is asked of the log: its filters, orders and pages, against plain Python, and the indexes that answer them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key
from typing import Any

import neo4j
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store import Engine, GraphStore, Statement, Target, Transaction
from schema.change import LOGGED
from schema.value import in_utc
from tests.evaluator.examples import examples
from tests.evaluator.order import Key, ranked
from tests.evaluator.where import object_holds
from tests.model import MODEL
from tests.resolvers.asking import ask, compiled

Given = Mapping[str, Any]

FIELDS = tuple(each for each in MODEL.objects["Change"].properties if each.name in LOGGED)
MOMENTS = ("2026-11-21T09:30:00Z", "2026-11-22T09:30:00Z", "2026-11-21T09:30:01Z", "2026-11-23T23:59:59Z")
SUBJECTS = ("council:a", "council:b", "signed:a/b")


def _entry(revision: int, ordinal: int) -> dict[str, Any]:
    """An entry; the clock ran back between the second and the third load, and the first named no dataset."""
    own = {
        "id": f"change:{revision}-{ordinal}",
        "sortKey": f"{revision:010}-{ordinal:08}",
        "revision": revision,
        "recordedAt": MOMENTS[revision - 1],
        "kind": ("ADDED", "CORRECTED", "WITHDRAWN")[ordinal % 3],
        "subject": SUBJECTS[ordinal * revision % len(SUBJECTS)],
        "predicate": ("name", "kind", "Council")[ordinal // 3 % 3],
    }
    return own | ({"dataset": ("orebro", "sverige")[ordinal % 2]} if revision > 1 else {})


ENTRIES = [_entry(revision, ordinal) for revision in (1, 2, 3, 4) for ordinal in range(1, 8)]

_COMPARED = ("eq", "lt", "lte", "gt", "gte")


def _conditions(values: Sequence[Any], operators: Sequence[str]) -> st.SearchStrategy[Given]:
    one = st.sampled_from(values)
    compared = st.dictionaries(st.sampled_from(operators), one, min_size=1, max_size=2)
    return compared | st.lists(one, max_size=2).map(lambda given: {"in": given}) | st.just({"eq": None})


_OWN = st.fixed_dictionaries(
    {},
    optional={
        "revision": _conditions((-1, 0, 1, 2, 3, 4, 2147483647), _COMPARED),
        "recordedAt": _conditions((*MOMENTS, "2026-11-22T10:30+01:00", "2026-11-21T09:30:00.5Z"), _COMPARED),
        "kind": _conditions(("ADDED", "CORRECTED"), ("eq",)),
        "subject": _conditions((*SUBJECTS, "council:a@2020-01-01"), ("eq",)),
        "predicate": _conditions(("name", "na", "Council"), ("eq", "contains", "startsWith")),
        "dataset": _conditions(("orebro", "sverige"), ("eq", "contains")),
    },
)
_COMBINED = st.tuples(_OWN, st.sampled_from(("AND", "OR", "NOT")), st.lists(_OWN, max_size=2)).map(
    lambda drawn: {**drawn[0], drawn[1]: drawn[2] if drawn[1] != "NOT" else (drawn[2] or [{}])[0]}
)
wheres = _OWN | _COMBINED
orders = st.lists(
    st.tuples(st.sampled_from(LOGGED), st.sampled_from(("ASC", "DESC"))).map(lambda key: {key[0]: key[1]}), max_size=2
)


def plain(where: Given) -> Given:
    """A condition in the words of the graph: moments in UTC, ids without a day."""
    read: dict[str, Callable[[Any], Any]] = {"recordedAt": in_utc, "subject": lambda given: given.split("@")[0]}

    def of(name: str, value: Any) -> Any:
        if name in ("AND", "OR"):
            return [plain(each) for each in value]
        if name == "NOT":
            return plain(value)
        change = read.get(name, lambda given: given)
        stated = [(operator, wanted) for operator, wanted in value.items() if wanted is not None]
        changed = {name: [*map(change, wanted)] if name == "in" else change(wanted) for name, wanted in stated}
        return {**value, **changed}

    return {name: of(name, value) for name, value in where.items()}


def chosen(where: Given, order: Sequence[Given]) -> list[dict[str, Any]]:
    """The entries for which a condition holds, in an order."""
    keys = [*((name, direction == "DESC") for each in order for name, direction in each.items())]
    if not keys and by_time(where):
        keys = [("recordedAt", False)]
    place = ("sortKey", bool(keys) and keys[-1][1])

    def compared(one: Given, other: Given) -> int:
        def of(entry: Given) -> list[Key]:
            return [(entry.get(name), descending) for name, descending in [*keys, place]]

        return ranked(of(one), of(other))

    return sorted((each for each in ENTRIES if object_holds(each, FIELDS, plain(where))), key=cmp_to_key(compared))


def by_time(where: Given) -> bool:
    """Whether entries are chosen by a time, and by no place in the log."""
    ranges = [where, *(where.get("AND") or ())]
    chooses = [
        any(value is not None for each in ranges for value in (each.get(name) or {}).values())
        for name in ("recordedAt", "revision")
    ]
    return chooses == [True, False]


ASKED = """query ($where: ChangeWhere, $order: [ChangeOrder!], $first: Int, $after: String) {
  changes(where: $where, orderBy: $order, first: $first, after: $after) { totalCount
    nodes { revision recordedAt kind subject predicate dataset }
    pageInfo { hasNextPage endCursor } } }"""


@pytest.fixture
async def logged(store: GraphStore) -> GraphStore:
    """A graph with nothing but a log."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("UNWIND $rows AS row CREATE (c:Change) SET c = row", {"rows": ENTRIES}))

    await store.write(work)
    return store


@pytest.fixture
async def long(logged: GraphStore) -> GraphStore:
    """The same, with a load of three thousand entries more, each of a subject of its own."""
    text = (
        "UNWIND range(1, 3000) AS row CREATE (c:Change) SET c.id = 'change:5-' + row, c.subject = 'actor:' + row, "
        "c.sortKey = '0000000005-' + (10000000 + row), c.revision = 5, c.recordedAt = '2026-11-24T00:00:00Z', "
        "c.kind = 'ADDED', c.predicate = 'Actor'"
    )

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement(text))

    await logged.write(work)
    if logged.engine is Engine.NEO4J:
        await logged.read(Statement("CALL db.resampleOutdatedIndexes()"))
        await logged.read(Statement("CALL db.awaitIndexes()"))
    return logged


@given(where=wheres, order=orders)
@examples(40)
async def test_the_log_is_filtered_and_ordered(logged: GraphStore, where: Given, order: list[Given]) -> None:
    found = (await ask(logged, ASKED, where=where, order=order, first=100))["changes"]
    expected = chosen(where, order)
    assert found["nodes"] == [{name: each.get(name) for name in found["nodes"][0]} for each in expected]
    assert found["totalCount"] == len(expected)


@pytest.mark.parametrize(
    ("where", "order"),
    [
        ({}, []),
        ({"recordedAt": {"gte": MOMENTS[0], "lt": MOMENTS[3]}}, []),
        ({"revision": {"gte": 2, "lte": 3}}, []),
        ({"revision": {"in": [1, 3]}}, []),
        ({"kind": {"eq": "ADDED"}}, [{"dataset": "DESC"}, {"subject": "ASC"}]),
        ({}, [{"recordedAt": "DESC"}]),
        ({"revision": {"gt": 1}}, [{"revision": "DESC"}]),
    ],
)
async def test_pages_of_the_log_give_each_entry_once(logged: GraphStore, where: Given, order: list[Given]) -> None:
    seen: list[Any] = []
    after = None
    while True:
        page = (await ask(logged, ASKED, where=where, order=order, first=4, after=after))["changes"]
        seen += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert seen == [{name: each.get(name) for name in seen[0]} for each in chosen(where, order)]


SOUGHT = [
    ("where: {revision: {eq: 2}}", "Change_sortKey", True),
    ("where: {revision: {gte: 2}}, last: 3", "Change_sortKey", True),
    ("where: {revision: {gt: 2}}, orderBy: [{revision: DESC}]", "Change_sortKey", True),
    ('where: {recordedAt: {gte: "2026-11-22T00:00Z"}}', "Change_recordedAt_sortKey", True),
    ('where: {recordedAt: {eq: "2026-11-22T09:30Z"}, kind: {eq: ADDED}}', "Change_recordedAt_sortKey", True),
    ("orderBy: [{recordedAt: DESC}]", "Change_recordedAt_sortKey", True),
    ('where: {subject: {eq: "council:a"}}', "Change_subject", False),
]
"""What is asked, by which index it is sought, and whether that has it in order."""


@pytest.mark.parametrize(("asked", "index", "in_order"), SOUGHT)
async def test_a_page_of_the_log_is_sought_by_an_index(
    long: GraphStore, target: Target, asked: str, index: str, in_order: bool
) -> None:
    statement = compiled(f"{{ changes({asked}) {{ nodes {{ subject }} }} }}")
    plan = await plan_of(target, statement)
    if long.engine is Engine.ARCADEDB:
        text = plan["args"]["string-representation"]
        assert f"index={index}," in text
        assert ("[index order" in text) == in_order
        return
    found = list(operators(plan))
    properties = ", ".join(index.split("_")[1:])
    assert any(f"Change({properties})" in details for _, details in found), found
    assert in_order != any("Sort" in name or name.startswith("Top") for name, _ in found), found


async def plan_of(target: Target, statement: Statement) -> dict[str, Any]:
    """How the engine would run a statement."""
    assert target.reading is not None
    address = await target.address() if target.address else None
    uri = f"bolt://{address[0]}:{address[1]}" if address else target.uri
    auth = (target.reading.user, target.reading.password)
    async with neo4j.AsyncGraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver:
        asked = await driver.execute_query(
            f"EXPLAIN {statement.text}", dict(statement.params), database_=target.database
        )
    assert asked.summary.plan is not None
    return asked.summary.plan


def operators(plan: dict[str, Any]) -> Sequence[tuple[str, str]]:
    """Each step of a plan of Neo4j, with what it says of itself."""
    own = (plan["operatorType"].partition("@")[0], plan["args"].get("Details", ""))
    return [own, *(step for child in plan.get("children", ()) for step in operators(child))]


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("2026-11-23T09:30:00Z", "2026-11-23T09:30:00Z"),
        ("2026-11-23T09:30Z", "2026-11-23T09:30:00Z"),
        ("2026-11-23T10:30:00+01:00", "2026-11-23T09:30:00Z"),
        ("2026-11-23T00:30:00.000-01:30", "2026-11-23T02:00:00Z"),
        ("2026-11-23T09:30:00.25Z", "2026-11-23T09:30:00Z.250000"),
    ],
)
def test_a_moment_is_read_in_utc(given: str, moment: str) -> None:
    assert in_utc(given) == moment
    assert in_utc("2026-11-23T09:30:00Z") < in_utc("2026-11-23T09:30:00.25Z") < in_utc("2026-11-23T09:30:01Z")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "2026-11-23",
        "2026-11-23T09:30:00",
        "2026-11-23 09:30:00Z",
        "2026-13-23T09:30:00Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
    ],
)
def test_what_is_no_moment_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"zone|days|month|day"):
        in_utc(given)
