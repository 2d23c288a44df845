"""A network on one date after another is the network asked about each of them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from hypothesis import given

from graph_store import GraphStore, Statement
from resolvers.answer import answer
from resolvers.service import serve
from tests.collaboration.graphs import TwoMode, assumptions, two_mode, two_modes
from tests.collaboration.reference import Assumed, Reference
from tests.engines import on_embedded
from tests.evaluator.examples import Holding, examples
from tests.resolvers.asking import ask, graph_of, guarded_by, question

pytestmark = pytest.mark.engines

DATES = ("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01", "2026-01-01")
SERIES = 'series(from: "2020-01-01", to: "2026-12-31", step: YEAR) { date actors links density }'


@pytest.fixture
async def holding(store: GraphStore) -> AsyncIterator[Holding]:
    yield Holding(store)
    await store.clear()


class Listening:
    """Hears which statements are read of a store."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.read_texts: list[str] = []

    async def read(self, statement: Statement) -> Any:
        self.read_texts.append(statement.text)
        return await self.store.read(statement)

    @property
    def members_read(self) -> int:
        """How often it was read who is in groups."""
        return sum("<-[" in each for each in self.read_texts)


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(8)
async def test_each_point_is_by_the_definition(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    network = (await ask(holding.store, f"{{ network({assumed.arguments()}) {{ {SERIES} }} }}"))["network"]
    assert [each["date"] for each in network["series"]] == list(DATES)
    for point in network["series"]:
        about = Assumed(**{**assumed.__dict__, "time": point["date"]})
        reference = Reference(graph.facts, about)
        actors, links = len(reference.actors()), len(reference.pairs()) // 2
        pairs = actors * (actors - 1) // 2
        assert (point["actors"], point["links"]) == (actors, links)
        assert point["density"] == (round(links / pairs, 9) if pairs else 0.0)


@pytest.mark.parametrize(
    "arguments",
    ['municipality: "1880"', "around: [A], depth: 2, rollUp: MUNICIPALITY", "mode: TWO_MODE, around: [A], depth: 1"],
)
async def test_each_point_is_the_network_asked_about_its_date(holding: Holding, arguments: str) -> None:
    await holding.hold(two_mode(11, 30, 90))  # type: ignore[arg-type]
    busiest = "{ actors(first: 1, during: {}, orderBy: [{partnershipsCount: DESC}]) { nodes { id } } }"
    (busy,) = (await ask(holding.store, busiest))["actors"]["nodes"]
    given = arguments.replace("A", f'"{busy["id"].partition("@")[0]}"', 1) if "[A]" in arguments else arguments
    series = (await ask(holding.store, f"{{ network({given}) {{ {SERIES} }} }}"))["network"]["series"]
    single = {
        date: (
            await ask(holding.store, f'{{ network({given}, asOf: "{date}") {{ metrics {{ actors links density }} }} }}')
        )["network"]["metrics"]
        for date in DATES
    }
    assert series == [{"date": date, **metrics} for date, metrics in single.items()]
    assert len({each["links"] for each in series}) > 1


async def test_both_roads_say_the_same_of_a_series(holding: Holding) -> None:
    await holding.hold(two_mode(11, 20, 40))  # type: ignore[arg-type]
    text = f'{{ network {{ a: {SERIES} b: series(from: "2020-01-31", to: "2020-03-31", step: MONTH) {{ links }} }} }}'
    graph = graph_of(holding.store)
    fast = await answer(question(text), graph)
    reference = await graph.schema.execute(text, context_value=graph)
    assert reference.errors is None
    assert fast.data == orjson.dumps(reference.data)


async def test_what_is_kept_is_not_read_again(holding: Holding) -> None:
    await holding.hold(two_mode(11, 20, 40))  # type: ignore[arg-type]
    store = Listening(holding.store)
    graph = guarded_by(graph_of(holding.store), store.read)
    text = f"{{ network {{ {SERIES} }} }}"
    first = (await answer(question(text), graph)).data
    assert store.members_read == 1 + len(DATES)
    store.read_texts.clear()
    assert (await answer(question(text), graph)).data == first
    assert store.members_read == 0
    # a network asked about one of the dates is the same one
    assert (await answer(question('{ network(asOf: "2022-01-01") { metrics { links } } }'), graph)).data
    assert store.members_read == 0


@on_embedded
async def test_all_points_are_of_one_revision(holding: Holding) -> None:
    await holding.hold(two_mode(11, 20, 40))  # type: ignore[arg-type]
    text = f"{{ network {{ {SERIES} }} }}"

    class Loading(Listening):
        async def read(self, statement: Statement) -> Any:
            found = await super().read(statement)
            if self.members_read == 4:  # a load is complete between two dates
                await self.store.write(lambda transaction: transaction.run(Statement("RETURN 1")))
            return found

    store = Loading(holding.store)
    loaded = await answer(question(text), guarded_by(graph_of(holding.store), store.read))
    assert loaded.data == (await answer(question(text), graph_of(holding.store))).data
    assert store.members_read == 5 + 1 + len(DATES)  # the fifth is of another revision


@on_embedded
async def test_a_series_takes_no_longer_than_a_statement_may(holding: Holding) -> None:
    await holding.hold(two_mode(11, 20, 40))  # type: ignore[arg-type]

    class Slow(Listening):
        async def read(self, statement: Statement) -> Any:
            if self.members_read == 3:
                await asyncio.sleep(60)
            return await super().read(statement)

    graph = guarded_by(graph_of(holding.store), Slow(holding.store).read, 2.0)
    text = f"{{ network {{ {SERIES} }} }}"
    (error,) = (await serve(question(text), graph)).errors
    assert error.message.startswith("network: of the 7 dates of its series 2 were told within 2 s. They are kept: ")
    assert (error.extensions or {})["code"] == "GRAPH_TIMEOUT"
