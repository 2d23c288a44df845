"""Records that are kept, in bounded memory."""

import asyncio

from resolvers.network.records import Records


async def test_records_are_kept_by_their_key_and_added_to() -> None:
    records = Records()
    await records.add("a", {"x": ["x", 1]})
    await records.add("a", {"y": ["y", 2]})
    assert records.get("a") == {"x": ["x", 1], "y": ["y", 2]}
    assert records.get("b") == {}


async def test_what_is_added_again_takes_no_more_room() -> None:
    records = Records(most=len('[["x"]]') + len('[["y"]]'))
    for _ in range(5):
        await records.add("a", {"x": ["x"]})
    await records.add("a", {"x": ["x"], "y": ["y"]})
    assert records.get("a") == {"x": ["x"], "y": ["y"]}


async def test_what_two_add_at_once_takes_the_room_of_one() -> None:
    records = Records(most=len('[["x"]]') + len('[["y"]]'))
    await asyncio.gather(*(records.add("a", {"x": ["x"]}) for _ in range(5)))
    await records.add("a", {"y": ["y"]})
    assert records.get("a") == {"x": ["x"], "y": ["y"]}


async def test_those_that_were_not_asked_for_longest_are_forgotten() -> None:
    records = Records(most=len('[["x"]]') * 2)
    await records.add("a", {"x": ["x"]})
    await records.add("b", {"x": ["x"]})
    records.get("a")
    await records.add("c", {"x": ["x"]})
    assert [bool(records.get(key)) for key in ("a", "b", "c")] == [True, False, True]


async def test_what_is_too_much_by_itself_is_not_kept() -> None:
    records = Records(most=10)
    await records.add("a", {"x": ["too much for ten"]})
    assert records.get("a") == {}
