"""A series is the count of the same field asked about each of its dates: of every type and relation, with every filter
that is about the date, on every engine and by the evaluator."""

from collections.abc import Iterator
from typing import Any

from graph_store import GraphStore
from schema.derive.input import plain
from schema.derive.model import Edge
from tests.evaluator.asking import evaluator, hold, hold_both_roads
from tests.evaluator.facts import Facts, write
from tests.evaluator.question import Asked
from tests.evaluator.random_facts import random_facts
from tests.model import MODEL

POSSIBLE = {"validity": {"holds": {"eq": "POSSIBLE"}}}
NEVER = {"NOT": {"validity": {"holds": {"in": ["CERTAIN", "POSSIBLE"]}}}}
SERIES = Asked(
    "series",
    {"from": "2019-12-31", "to": "2030-02-01", "step": "QUARTER"},
    (Asked("date"), Asked("count"), Asked("certain")),
)
AGGREGATE = Asked("aggregate", below=(SERIES,))


FACTS = random_facts(MODEL, 11, 25, 60)


def questions(of: Facts) -> Iterator[Asked]:
    """A few questions about each type that some facts are of, with many series each."""
    for label in sorted({each.label for each in of.nodes}):
        entity = MODEL.entities[label]
        edges = [each for each in entity.edges if each.parent == label or each.name in ("partOf", "successors")]
        for where in (None, POSSIBLE, NEVER, {"name": {"contains": "a"}, **POSSIBLE}, *of_edges(edges)):
            yield Asked(entity.plural, {"where": where}, (AGGREGATE,))
        for filtered in (False, True):
            yield Asked(entity.plural, {}, (Asked("nodes", below=tuple(beside(edges, filtered=filtered))),))


def of_edges(edges: list[Edge]) -> Iterator[Any]:
    """Filters whose answer another date changes, by what lies beside a node."""
    for edge in edges:
        some = POSSIBLE if plain(edge) else {"node": POSSIBLE}
        yield {edge.name: {"some": some, "single": {}}}
        yield {"NOT": {edge.name: {"all": some, "none": some}}}
        yield {f"{edge.name}Count": {"gte": 1}}
        if edge.single:
            yield {edge.single: POSSIBLE}


def beside(edges: list[Edge], *, filtered: bool) -> Iterator[Asked]:
    """A series of each relation, of all its edges or of those that the date itself tells."""
    yield Asked("id")
    for edge in edges:
        where = POSSIBLE if plain(edge) else {"edge": POSSIBLE}
        yield Asked(edge.name, {"where": where} if filtered else {}, (AGGREGATE,))


async def test_a_series_is_the_count_at_each_date(store: GraphStore) -> None:
    await write(store, FACTS)
    asked = list(questions(FACTS))
    for each in asked:
        await hold(store, FACTS, each)
    await hold_both_roads(store, asked[0])


def test_the_questions_have_many_answers() -> None:
    """That a series of nothing but noughts, or of equals, would be seen is not for chance to say."""
    numbers: set[tuple[tuple[int, int], ...]] = set()
    doubtful = False
    for asked in questions(FACTS):
        (found,) = evaluator(FACTS).answer(asked).values()
        for each in series_in(found):
            numbers.add(tuple((point["count"], point["certain"]) for point in each))
            doubtful |= any(point["count"] > point["certain"] > 0 for point in each)
        if len(numbers) > 30 and doubtful:
            return
    raise AssertionError(f"{len(numbers)} different series, of doubtful ones some: {doubtful}")


def series_in(found: Any) -> Iterator[list[dict[str, Any]]]:
    if isinstance(found, dict):
        if "series" in found:
            yield found["series"]
        for each in found.values():
            yield from series_in(each)
    elif isinstance(found, list):
        for each in found:
            yield from series_in(each)
