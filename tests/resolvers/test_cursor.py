"""Cursors carry the order keys of an edge, and belong to one field in one order."""

import base64
from hashlib import blake2b
from typing import Any

import pytest

from resolvers.cursor import CursorError, decode_cursor, encode_cursor


@pytest.mark.parametrize("keys", [("åsa council:1",), (3, "a"), ("", ""), ('"}]',), (-(2**63), 0.5), (2**63 - 1, True)])
def test_a_cursor_gives_its_keys_back(keys: tuple[str | int | float, ...]) -> None:
    assert decode_cursor("order", [type(key) for key in keys], encode_cursor("order", keys)) == keys


def test_a_cursor_is_plain_text_for_an_address() -> None:
    assert set(encode_cursor("order", ["å?/+&="])) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    )


@pytest.mark.parametrize("keys", [("åsa council:1",), (2, "a"), (0.5, "a council:1")])
def test_a_cursor_in_which_one_letter_is_another_is_refused(keys: tuple[Any, ...]) -> None:
    cursor, kinds = encode_cursor("order", keys), [type(key) for key in keys]
    for place in range(len(cursor)):
        for letter in "Ab-_0":
            damaged = cursor[:place] + letter + cursor[place + 1 :]
            if damaged != cursor:
                with pytest.raises(CursorError):
                    decode_cursor("order", kinds, damaged)


@pytest.mark.parametrize("damage", ["{}=", "{}==", "{}A", " {}", "{}\n", "{0}{0}"])
def test_a_cursor_with_something_added_is_refused(damage: str) -> None:
    for key in ("a", "ab", "abc"):  # whatever is left over of its last letters
        with pytest.raises(CursorError, match="damaged or made up"):
            decode_cursor("order", [str], damage.format(encode_cursor("order", [key])))


def _made(content: bytes) -> str:
    """What somebody would make who knows how cursors are made."""
    return base64.urlsafe_b64encode(blake2b(content, digest_size=4).digest() + content).decode().rstrip("=")


@pytest.mark.parametrize(
    ("key", "kind"), [(b"9223372036854775808", int), (b"-9223372036854775809", int), (b"1e999", float)]
)
def test_a_number_that_no_graph_holds_is_refused_whoever_made_the_cursor(key: bytes, kind: type) -> None:
    with pytest.raises(CursorError, match="damaged or made up"):
        decode_cursor("order", [kind], _made(b'["order",' + key + b"]"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "damaged or made up"),
        ("å", "damaged or made up"),
        ("!!!!", "damaged or made up"),
        (_made(b"{"), "damaged or made up"),
        (_made(b"{}"), "damaged or made up"),
        (_made(b"[]"), "damaged or made up"),
        (_made(b'["order"]'), "damaged or made up"),
        (_made(b'["order",1]'), "damaged or made up"),
        (_made(b'["order",true]'), "damaged or made up"),
        (_made(b'["order",["x"]]'), "damaged or made up"),
        (_made(b'["order","x","y"]'), "damaged or made up"),
        (_made(b'["order", "x"]'), "damaged or made up"),
        (base64.urlsafe_b64encode(b'["order","x"]').decode(), "damaged or made up"),
        (encode_cursor("other", ["x"]), "from another field or another order"),
    ],
)
def test_what_is_no_cursor_of_this_order_is_refused(text: str, why: str) -> None:
    with pytest.raises(CursorError, match=why):
        decode_cursor("order", [str], text)
