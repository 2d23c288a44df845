"""Which line became which: by examples, and on random edits of which the truth is known."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_seed import alignment
from graph_seed.alignment import Alignment, align
from graph_seed.problems import TextTooLong
from graph_seed.texts import Line


def lines(words: str) -> list[Line]:
    """Each word is a line, a dot a blank one."""
    return [None if word == "." else word for word in words.split()]


@pytest.mark.parametrize(
    ("before", "after", "places", "doubtful", "changed", "vanished", "new"),
    [
        ("a b c", "a b c", {1: 1, 2: 2, 3: 3}, {}, [], [], []),
        ("a b c", "a x b c", {1: 1, 2: 3, 3: 4}, {}, [], [], [2]),
        ("a b c", "a c", {1: 1, 3: 2}, {}, [], [2], []),
        ("a . b", "a . . b", {1: 1, 3: 4}, {}, [], [], []),
        ("a b c", "a x c", {1: 1, 3: 3}, {}, [((2,), (2,))], [], []),
        ("a b", "a x y", {1: 1}, {}, [((2,), (2, 3))], [], []),
        ("a b c d e", "c d e a b", {1: 4, 2: 5, 3: 1, 4: 2, 5: 3}, {}, [], [], []),
        ("p k q r s t u", "r s t u p k q", {1: 5, 2: 6, 3: 7, 4: 1, 5: 2, 6: 3, 7: 4}, {}, [], [], []),
        ("p k q r k s t", "r k s t p k q", {1: 5, 2: 6, 3: 7, 4: 1, 5: 2, 6: 3, 7: 4}, {}, [], [], []),
        ("a k b k c", "a k b k c", {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}, {}, [], [], []),
        ("a k c", "a k b k c", {1: 1, 3: 5}, {2: (2, 4)}, [], [], [3]),
        ("a k b k c", "a k c", {1: 1, 5: 3}, {2: (2,), 4: (2,)}, [], [3], []),
        ("k", "k k", {}, {1: (1, 2)}, [], [], []),
        ("", "a", {}, {}, [], [], [1]),
        ("a", "", {}, {}, [], [1], []),
    ],
)
def test_lines_are_found_again(
    before: str,
    after: str,
    places: dict[int, int],
    doubtful: dict[int, tuple[int, ...]],
    changed: list[tuple[tuple[int, ...], tuple[int, ...]]],
    vanished: list[int],
    new: list[int],
) -> None:
    found = align(lines(before), lines(after))
    assert dict(found.places) == places
    assert dict(found.doubtful) == doubtful
    assert [(each.before, each.after) for each in found.changed] == changed
    assert (list(found.vanished), list(found.new)) == (vanished, new)


def test_a_text_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_LINES", 2)
    with pytest.raises(TextTooLong, match="3 lines that are not blank; texts of up to 2"):
        align(lines("a b"), lines("a . b c"))


WORDS = st.sampled_from(["k", "k", "l", *(f"w{number}" for number in range(6)), "."])
"""Words of which some come often, as the categories of a table do, and blank lines."""


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[Line], list[Line], dict[int, int]]:
    """A text, an edited copy with lines that were added, taken out or changed, and where each line truly went."""
    before = lines(" ".join(draw(st.lists(WORDS, min_size=1, max_size=14))))
    after: list[Line] = []
    truth: dict[int, int] = {}
    for number, said in enumerate(before, start=1):
        edit = draw(st.sampled_from(["stay", "stay", "stay", "add", "take", "change"]))
        if edit == "add":
            after.append(f"new{len(after)}")
        if edit in ("stay", "add"):
            after.append(said)
            truth[number] = len(after)
        elif edit == "change":
            after.append(f"new{len(after)}")
    return before, after, truth


@given(edited())
@settings(max_examples=300, deadline=None)
def test_no_line_is_taken_for_another(edit: tuple[list[Line], list[Line], dict[int, int]]) -> None:
    before, after, truth = edit
    found = align(before, after)
    assert all(truth[was] == now for was, now in found.places.items())
    assert_all_is_told(before, after, found)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
@settings(max_examples=300, deadline=None)
def test_what_stays_in_order_stays_so_in_every_longest_common_subsequence(one: list[str], two: list[str]) -> None:
    before, after = lines(" ".join(one)), lines(" ".join(two))
    longest = common_subsequences(before, after)
    always = set.intersection(*map(set, longest))
    found = align(before, after)
    assert always <= set(found.places.items())
    for was, now in set(found.places.items()) - always:  # moved: it could be no other, or stands beside what could not
        assert before[was - 1] == after[now - 1]
        assert not any(pair[0] == was and pair[1] != now for each in longest for pair in each) or (
            before.count(before[was - 1]) == after.count(after[now - 1]) == 1
        )
    assert_all_is_told(before, after, found)


def common_subsequences(before: list[Line], after: list[Line]) -> list[list[tuple[int, int]]]:
    """All that are longest, found by trying every choice of lines."""
    old, new = ([number for number, said in enumerate(text, start=1) if said] for text in (before, after))
    for size in range(min(len(old), len(new)), -1, -1):
        found = [
            list(zip(one, two, strict=True))
            for one in combinations(old, size)
            for two in combinations(new, size)
            if all(before[i - 1] == after[j - 1] for i, j in zip(one, two, strict=True))
        ]
        if found:
            return found
    raise AssertionError("nothing is a common subsequence too")


@given(st.permutations([f"w{number}" for number in range(9)]))
def test_lines_that_stand_once_are_found_wherever_they_went(after: list[str]) -> None:
    before = sorted(after)
    found = align(before, after)
    assert all(after[now - 1] == before[was - 1] for was, now in found.places.items())
    assert len(found.places) == len(before)


def assert_all_is_told(before: list[Line], after: list[Line], found: Alignment) -> None:
    """Every line that says something is in one list of each side, and no place has two lines."""
    changed = [line for each in found.changed for line in each.before]
    told = sorted([*found.places, *found.doubtful, *changed, *found.vanished])
    assert told == [line for line, said in enumerate(before, start=1) if said]
    assert len(set(found.places.values())) == len(found.places)
    possible = {line for places in found.doubtful.values() for line in places}
    come = {*found.places.values(), *possible, *(line for each in found.changed for line in each.after), *found.new}
    assert come == {line for line, said in enumerate(after, start=1) if said}
    assert not possible & set(found.places.values())
