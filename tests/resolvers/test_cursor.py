"""Cursors carry the order keys of an edge, and belong to one field in one order."""

import base64

import pytest

from resolvers.cursor import CursorError, decode_cursor, encode_cursor


@pytest.mark.parametrize("keys", [("åsa council:1",), (3, "a"), ("", ""), ('"}]',)])
def test_a_cursor_gives_its_keys_back(keys: tuple[str | int, ...]) -> None:
    assert decode_cursor("order", [type(key) for key in keys], encode_cursor("order", keys)) == keys


def test_a_cursor_is_plain_text_for_an_address() -> None:
    assert set(encode_cursor("order", ["å?/+&="])) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    )


def _made(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode()


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
        (_made(b'["order", 1]'), "damaged or made up"),
        (_made(b'["order", true]'), "damaged or made up"),
        (_made(b'["order", ["x"]]'), "damaged or made up"),
        (_made(b'["order", "x", "y"]'), "damaged or made up"),
        (encode_cursor("other", ["x"]), "from another field or another order"),
    ],
)
def test_what_is_no_cursor_of_this_order_is_refused(text: str, why: str) -> None:
    with pytest.raises(CursorError, match=why):
        decode_cursor("order", [str], text)
