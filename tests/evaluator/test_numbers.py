"""What lists of objects are filtered by, and the numbers of groups, on a handful of partnerships; on every engine.

partnership   kind            amounts                              theme
books         IOP             2023: 2 000 000 000, 2024: 100       sport, youth
games         IOP             2024: 2 100 000 000                  sport
paths         COLLABORATION   2024: 7, 2024: 8 (nothing stops it)  –
talks         IOP             –                                    youth
"""

from collections.abc import Sequence
from typing import Any

import pytest

from graph_store import GraphStore
from tests.engines import Engines
from tests.evaluator.asking import evaluator, hold, hold_both_roads
from tests.evaluator.facts import Facts, write
from tests.evaluator.question import Asked, On
from tests.evaluator.test_meaning import edge, node

pytestmark = pytest.mark.engines


def partnership(made: str, kind: str, *amounts: tuple[int, int]) -> Any:
    years, kronor = [year for year, _ in amounts], [of for _, of in amounts]
    own = {"kind": kind, "amountsYear": years, "amountsKronor": kronor, "content": [], "unnamedParticipants": False}
    return node("Partnership", made, made, **own)


FACTS = Facts(
    nodes=(
        partnership("books", "IOP", (2023, 2_000_000_000), (2024, 100)),
        partnership("games", "IOP", (2024, 2_100_000_000)),
        partnership("paths", "COLLABORATION", (2024, 7), (2024, 8)),
        partnership("talks", "IOP"),
        node("Theme", "sport", "Idrott"),
        node("Theme", "youth", "Unga"),
        node("Actor", "club", "Klubb", municipal=False, aliases=[]),
        node("Statement", "members", "Members", kind="FIGURE", figureValue=0.5, figureUnit="medlem", figureYear=2024,
             figureOperator="EQ", addressees=[]),
        node("Statement", "more", "More", kind="FIGURE", figureValue=2.0, figureUnit="medlem", figureYear=2024,
             figureOperator="EQ", addressees=[]),
        node("Statement", "rule", "Rule", kind="RULE", addressees=[]),
    ),
    relationships=(
        edge("ADDRESSES", "books-sport", "books", "sport"),
        edge("ADDRESSES", "books-youth", "books", "youth"),
        edge("ADDRESSES", "games-sport", "games", "sport"),
        edge("ADDRESSES", "talks-youth", "talks", "youth"),
        edge("PARTICIPATES_IN", "club-books", "club", "books", role="PARTNER", position=3),
        edge("PARTICIPATES_IN", "club-again", "club", "books", role="HOLDER"),
        edge("PARTICIPATES_IN", "club-games", "club", "games", role="PARTNER", position=4),
    ),
)  # fmt: skip


@pytest.fixture
async def few(engines: Engines, engine: str) -> GraphStore:
    """A store that holds the partnerships above."""
    store = await engines.store(engine)
    if engines.held.get(engine) != "few":
        await store.clear()
        await write(store, FACTS)
        engines.held[engine] = "few"
    return store


IN_2024 = {"year": {"eq": 2024}}
WHERE: list[tuple[Any, str]] = [
    ({"some": {}}, "books games paths"),
    ({"none": {}}, "talks"),
    ({"single": {}}, "games"),
    ({"all": {}}, "books games paths talks"),
    ({"some": {**IN_2024, "kronor": {"gte": 100}}}, "books games"),
    ({"some": {"year": {"eq": 2023}, "kronor": {"lt": 1000}}}, ""),
    ({"all": IN_2024}, "games paths talks"),
    ({"none": {"year": {"in": [2023]}}}, "games paths talks"),
    ({"single": IN_2024}, "books games"),
    ({"some": {"NOT": IN_2024}}, "books"),
    ({"some": {"kronor": {"eq": None}}}, ""),
    ({"some": {"OR": [{"year": {"lt": 2024}}, {"kronor": {"lte": 7}}]}, "single": {"kronor": {"gt": 7}}}, "paths"),
    ({"all": {"NOT": {"kronor": {"gt": 1000}}}}, "paths talks"),
]


@pytest.mark.parametrize(("amounts", "expected"), WHERE, ids=str)
async def test_a_list_of_objects_is_filtered(few: GraphStore, amounts: Any, expected: str) -> None:
    for where, names in (({"amounts": amounts}, expected.split()), ({"NOT": {"amounts": amounts}}, None)):
        asked = Asked("partnerships", {"where": where}, (Asked("nodes", below=(Asked("name"),)),))
        found = [each["name"] for each in evaluator(FACTS).answer(asked)["partnerships"]["nodes"]]
        assert found == names or (names is None and sorted(found + expected.split()) == ALL)
        await hold(few, FACTS, asked)


ALL = ["books", "games", "paths", "talks"]
NUMBERS = tuple(map(Asked, ("of", "count", "min", "max", "avg", "sum")))


def grouped(*by: str, numbers: Sequence[Asked] = NUMBERS) -> Asked:
    keys = Asked("keys", below=(Asked("value"),))
    below = (keys, Asked("count"), Asked("numbers", below=tuple(numbers)))
    return Asked("aggregate", below=(Asked("groupBy", {"by": list(by), "orderBy": "KEY_ASC"}, below),))


def rows(aggregate: Any, of: str) -> list[tuple[Any, ...]]:
    """Each group by its keys, how many rows it has, and how many values of a number with what sum."""
    return [
        (*(key["value"] for key in group["keys"]), group["count"], number["count"], number["sum"])
        for group in aggregate["groupBy"]
        for number in group["numbers"]
        if number["of"] == of
    ]


KRONOR: list[tuple[list[str], list[tuple[Any, ...]]]] = [
    # the amounts of a year alone, be there several of one row
    (["AMOUNTS_YEAR"], [("2023", 1, 1, 2e9), ("2024", 3, 4, 2100000115.0), (None, 1, 0, 0.0)]),
    # else all amounts of the rows, each row once
    (["KIND"], [("COLLABORATION", 1, 2, 15.0), ("IOP", 3, 3, 4100000100.0)]),
    (["THEMES"], [("sport", 2, 3, 4100000100.0), ("youth", 2, 2, 2000000100.0), (None, 1, 2, 15.0)]),
    (
        ["AMOUNTS_YEAR", "THEMES"],
        [
            ("2023", "sport", 1, 1, 2e9),
            ("2023", "youth", 1, 1, 2e9),
            ("2024", "sport", 2, 2, 2100000100.0),
            ("2024", "youth", 1, 1, 100.0),
            ("2024", None, 1, 2, 15.0),
            (None, "youth", 1, 0, 0.0),
        ],
    ),
    ([], [(4, 5, 4100000115.0)]),
]


@pytest.mark.parametrize(("by", "expected"), KRONOR, ids=str)
async def test_a_group_has_the_numbers_of_its_rows(few: GraphStore, by: list[str], expected: list[Any]) -> None:
    asked = Asked("partnerships", below=(grouped(*by),))
    assert rows(evaluator(FACTS).answer(asked)["partnerships"]["aggregate"], "amountsKronor") == expected
    await hold(few, FACTS, asked)
    await hold_both_roads(few, asked)


BY_SUM: list[tuple[str, str, str, str, list[str | None]]] = [
    ("partnerships", "AMOUNTS_YEAR", "SUM_DESC", "amountsKronor", ["2024", "2023", None]),
    ("partnerships", "AMOUNTS_YEAR", "SUM_ASC", "amountsKronor", [None, "2023", "2024"]),
    ("partnerships", "KIND", "SUM_DESC", "amountsKronor", ["IOP", "COLLABORATION"]),
    ("partnerships", "KIND", "SUM_ASC", "amountsYear", ["COLLABORATION", "IOP"]),
    # of equal sums the key decides, and what is missing comes last
    ("statements", "FIGURE_UNIT", "SUM_ASC", "figureUpper", ["medlem", None]),
    ("statements", "FIGURE_UNIT", "SUM_DESC", "figureValue", ["medlem", None]),
]


@pytest.mark.parametrize(("field", "by", "order", "number", "expected"), BY_SUM, ids=str)
async def test_groups_are_ordered_by_the_sum_of_a_number(
    few: GraphStore, field: str, by: str, order: str, number: str, expected: list[str | None]
) -> None:
    arguments = {"by": [by], "orderBy": order, "number": number}
    below = (Asked("keys", below=(Asked("value"),)), Asked("count"))
    asked = Asked(field, below=(Asked("aggregate", below=(Asked("groupBy", arguments, below),)),))
    groups = evaluator(FACTS).answer(asked)[field]["aggregate"]["groupBy"]
    assert [each["keys"][0]["value"] for each in groups] == expected
    await hold(few, FACTS, asked)
    await hold_both_roads(few, asked)


async def test_groups_of_edges_are_ordered_by_sums_and_cut_after_that(few: GraphStore) -> None:
    arguments = {"by": ["NODE_AMOUNTS_YEAR"], "orderBy": "SUM_DESC", "number": "amountsKronor", "first": 1}
    below = (Asked("keys", below=(Asked("value"),)), Asked("numbers", below=NUMBERS))
    joined = Asked("partnerships", below=(Asked("aggregate", below=(Asked("groupBy", arguments, below),)),))
    asked = Asked("actor", {"id": "club"}, (On("Actor", (joined,)),))
    (group,) = evaluator(FACTS).answer(asked)["actor"]["partnerships"]["aggregate"]["groupBy"]
    assert group["keys"] == [{"value": "2023"}]  # 4,000,000,000 of two edges, against 2,100,000,200
    await hold(few, FACTS, asked)
    await hold_both_roads(few, asked)


async def test_a_number_has_all_its_figures(few: GraphStore) -> None:
    figures = tuple(map(Asked, ("min", "max", "avg", "sum")))
    aggregate = Asked("aggregate", below=(Asked("amountsKronor", below=figures), Asked("amountsYear", below=figures)))
    asked = Asked("partnerships", below=(aggregate,))
    assert evaluator(FACTS).answer(asked)["partnerships"]["aggregate"] == {
        "amountsKronor": {"min": 7, "max": 2_100_000_000, "avg": 820000023.0, "sum": 4100000115.0},
        "amountsYear": {"min": 2023, "max": 2024, "avg": 2023.8, "sum": 10119.0},
    }
    await hold(few, FACTS, asked)
    await hold_both_roads(few, asked)


async def test_on_a_relation_what_lies_on_it_is_a_number_too(few: GraphStore) -> None:
    joined = Asked("partnerships", below=(grouped("NODE_AMOUNTS_YEAR"),))
    whole = Asked("partnerships", below=(Asked("aggregate", below=(Asked("edgePosition", below=(Asked("sum"),)),)),))
    asked = Asked("actor", {"id": "club"}, (On("Actor", (joined,)),))
    aggregate = evaluator(FACTS).answer(asked)["actor"]["partnerships"]["aggregate"]
    assert rows(aggregate, "edgePosition") == [("2023", 2, 1, 3.0), ("2024", 3, 2, 7.0)]
    assert rows(aggregate, "amountsKronor") == [("2023", 2, 2, 4e9), ("2024", 3, 3, 2100000200.0)]
    await hold(few, FACTS, asked)
    await hold_both_roads(few, asked)
    await hold(few, FACTS, Asked("actor", {"id": "club"}, (On("Actor", (whole,)),)))


async def test_figures_of_statements_are_summed_by_unit_and_year(few: GraphStore) -> None:
    asked = Asked("statements", below=(grouped("FIGURE_UNIT", "FIGURE_YEAR"),))
    aggregate = evaluator(FACTS).answer(asked)["statements"]["aggregate"]
    assert rows(aggregate, "figureValue") == [("medlem", "2024", 2, 2, 2.5), (None, None, 1, 0, 0.0)]
    await hold(few, FACTS, asked)
    await hold_both_roads(few, asked)


async def test_what_facts_hold_as_texts_is_labelled_by_the_words_for_it(few: GraphStore) -> None:
    told: dict[str, list[list[str | None]]] = {}
    for label in (Asked("label", {"language": each}) for each in ("sv", "en", "fi")):
        below = (Asked("keys", below=(Asked("value"), label)),)
        by = {"by": ["RELATIONSHIP", "ROLE", "TO_KIND"], "orderBy": "KEY_ASC"}
        asked = Asked("relations", below=(Asked("aggregate", below=(Asked("groupBy", by, below),)),))
        groups = evaluator(FACTS).answer(asked)["relations"]["aggregate"]["groupBy"]
        told[label.arguments["language"]] = [[key["label"] for key in group["keys"]] for group in groups]
        await hold(few, FACTS, asked)
    assert told["sv"][-1] == ["Deltar i", "Part", "Idéburet offentligt partnerskap (IOP)"]
    assert told["en"][-1][0] == "Takes part in"
    assert told["fi"][-1] == [None, None, None]


async def test_relations_as_facts_have_no_numbers(few: GraphStore) -> None:
    asked = Asked("relations", below=(grouped("RELATIONSHIP"),))
    groups = evaluator(FACTS).answer(asked)["relations"]["aggregate"]["groupBy"]
    assert [each["numbers"] for each in groups] == [[], []]
    await hold(few, FACTS, asked)
