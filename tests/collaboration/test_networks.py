"""Networks that are kept: each computed once, for as long as it takes, in threads that are not to be filled."""

import asyncio
from threading import Event

import pytest

from resolvers.network.analysis.figures import NetworkFigures
from resolvers.network.analysis.links import Links
from resolvers.network.analysis.projection import NetworkGraph, project
from resolvers.network.analysis.work import TooMuchWork
from resolvers.network.kept import AT_ONCE, Networks
from tests.collaboration.test_metrics import random_groups

NETWORK = project(*random_groups(9), 30, None, None)


class Slow:
    """Makes a network when it may, and counts how often it has begun."""

    def __init__(self) -> None:
        self.may = Event()
        self.begun = 0
        self.at_work = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def __call__(self) -> NetworkGraph:
        self.begun += 1
        self._loop.call_soon_threadsafe(self.at_work.set)
        assert self.may.wait(10)
        return NetworkGraph(NETWORK.nodes, NETWORK.links, NETWORK.meetings)


async def test_who_has_waited_too_long_finds_it_later() -> None:
    networks, slow = Networks(patience=0.05), Slow()
    with pytest.raises(TimeoutError):
        await networks.get("a", slow, ["closeness"])
    slow.may.set()
    networks.patience = 10
    network = await networks.get("a", slow, ["closeness"])
    assert network.figures.know(["closeness"])
    assert slow.begun == 1


async def test_who_leaves_takes_nothing_from_those_who_wait() -> None:
    networks, slow = Networks(), Slow()
    first, second = (asyncio.ensure_future(networks.get("a", slow, [])) for _ in range(2))
    await slow.at_work.wait()
    first.cancel()
    slow.may.set()
    assert (await second).nodes == NETWORK.nodes
    assert slow.begun == 1


async def test_so_many_are_computed_at_once_and_who_leaves_the_queue_is_not_computed_for() -> None:
    networks = Networks()
    slow = [Slow() for _ in range(AT_ONCE + 2)]
    asked = [asyncio.ensure_future(networks.get(number, each, [])) for number, each in enumerate(slow)]
    await asyncio.gather(*(each.at_work.wait() for each in slow[:AT_ONCE]))
    asked[AT_ONCE].cancel()
    for each in slow:
        each.may.set()
    await asyncio.gather(*asked, return_exceptions=True)
    assert [each.begun for each in slow] == [1] * AT_ONCE + [0, 1]


async def test_what_is_known_is_given_while_others_are_computed() -> None:
    networks, quick = Networks(), Slow()
    quick.may.set()
    await networks.get("quick", quick, ["degree"])
    slow = [Slow() for _ in range(AT_ONCE)]
    asked = [asyncio.ensure_future(networks.get(number, each, [])) for number, each in enumerate(slow)]
    await asyncio.gather(*(each.at_work.wait() for each in slow))
    assert (await networks.get("quick", quick, ["degree"])).nodes == NETWORK.nodes
    for each in slow:
        each.may.set()
    await asyncio.gather(*asked)


async def test_the_least_recently_asked_is_forgotten_when_all_take_too_much_memory() -> None:
    networks = Networks(most=3 * NETWORK.weight)
    made = []

    def make() -> NetworkGraph:
        made.append(1)
        return NetworkGraph(NETWORK.nodes, NETWORK.links, NETWORK.meetings)

    for key in ("a", "b", "c", "a", "d"):
        await networks.get(key, make, ["strength"])
    assert (len(made), len(networks)) == (4, 3)
    await networks.get("a", make, ["strength"])
    assert len(made) == 4
    await networks.get("b", make, ["strength"])
    assert len(made) == 5


async def test_what_cannot_be_made_is_not_kept() -> None:
    networks = Networks()

    def fail() -> NetworkGraph:
        raise MemoryError

    with pytest.raises(MemoryError):
        await networks.get("a", fail, [])
    await asyncio.sleep(0)
    assert len(networks) == 0


async def test_nothing_more_is_computed_once_it_is_closed() -> None:
    networks, slow = Networks(), Slow()
    asked = asyncio.ensure_future(networks.get("a", slow, ["closeness"]))
    await slow.at_work.wait()
    networks.close()
    slow.may.set()
    assert not (await asked).figures.know(["closeness"])


@pytest.mark.parametrize("figure", ["closeness", "diameter"])
def test_a_figure_that_takes_too_long_is_refused_before_any_is_computed(
    monkeypatch: pytest.MonkeyPatch, figure: str
) -> None:
    ring = Links.of((node, (node + 1) % 60, 1.0) for node in range(60))
    figures = NetworkFigures(60, ring)
    monkeypatch.setattr("resolvers.network.analysis.work.MOST_STEPS", 20 * (4 * 60 + 2 * 60))
    with pytest.raises(TooMuchWork) as refused:
        figures.compute(["degree", figure])
    assert (refused.value.figure, refused.value.nodes, refused.value.links) == (figure, 60, 60)
    assert not figures.know(["degree"])
    assert not {"_plain", "_largest", "_layers"} & set(vars(figures))
    figures.compute(["degree", "component"])
    assert figures.component == [0] * 60
