"""Ids in arguments: each once, without the day that is asked about, and no more of them than are looked up."""

import pytest

from resolvers.block import Day
from resolvers.block.slots import Slots
from resolvers.errors import OtherTime, TooManyIds
from resolvers.request.ids import check_number, read_ids, undated
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked

DAY = Day("2020-01-01")
TWO = Limits(page_maximum=2)


def asked(given: object = None) -> Asked:
    """A field that is given ids."""
    slots = Slots({})
    return Asked(("a", "network"), "network", {"around": slots.constant(given)}, False, (), slots)


@pytest.mark.parametrize(
    ("given", "bare"),
    [
        ("actor:a", "actor:a"),
        ("actor:a@2020-01-01", "actor:a"),
        ("actor:a@b@2020-01-01", "actor:a@b"),
        ("actor:a@2020-1-1", "actor:a@2020-1-1"),
        ("actor:a@2020-02-30", "actor:a@2020-02-30"),
        ("@2020-01-01", ""),
        ("", ""),
        ([], ()),
        (["actor:a"], ("actor:a",)),
        (["actor:b@2020-01-01", "actor:a", "actor:b"], ("actor:b", "actor:a", "actor:b")),
    ],
)
def test_the_day_that_is_asked_about_is_taken_away(given: object, bare: object) -> None:
    field = asked(given)
    assert undated(field, "around", DAY, field.arguments["around"]).value == bare


@pytest.mark.parametrize("given", ["actor:a@2020-01-02", ["actor:b@2020-01-01", "actor:a@2020-01-02"]])
def test_another_day_is_refused(given: object) -> None:
    field = asked(given)
    with pytest.raises(OtherTime) as raised:
        undated(field, "around", DAY, field.arguments["around"])
    assert raised.value.message == (
        'a.network: around: actor:a@2020-01-02 is an id at "2020-01-02", but the question is about "2020-01-01". '
        'Write actor:a, or ask about "2020-01-02".'
    )
    assert raised.value.path == ["a", "network"]


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ("actor:a", ("actor:a",)),
        ("actor:a@2020-01-01", ("actor:a",)),
        ([], ()),
        (["b", "a"], ("b", "a")),
        (["b", "a", "b@2020-01-01", "b"], ("b", "a")),
    ],
)
def test_ids_are_read_each_once_in_their_order(given: object, ids: tuple[str, ...]) -> None:
    assert read_ids(asked(given), "around", DAY, TWO).value == ids


def test_more_different_ids_than_a_page_holds_are_refused() -> None:
    with pytest.raises(TooManyIds) as raised:
        read_ids(asked(["a", "b", "a", "c"]), "around", DAY, TWO)
    assert raised.value.message == "a.network: 3 ids, but at most 2 are looked up at once."
    assert raised.value.extensions == {"code": "PAGE_TOO_LARGE"}


@pytest.mark.parametrize(("number", "refused"), [(0, False), (2, False), (3, True)])
def test_a_page_may_be_full(number: int, refused: bool) -> None:
    if not refused:
        check_number(asked(), number, TWO)
        return
    with pytest.raises(TooManyIds):
        check_number(asked(), number, TWO)
