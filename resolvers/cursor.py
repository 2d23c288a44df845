"""Cursors: the order keys of an edge as opaque text.

    encode_cursor("councils", ["samverkansrådet council:…"]) → "WyJjb3VuY2lscyIs…"

A cursor belongs to one field in one order: it carries their name, and another field's is refused.
"""

import base64
import binascii
from collections.abc import Sequence

import orjson

Key = str | int


class CursorError(ValueError):
    """A text that is no cursor of this field; the message says why."""


def encode_cursor(order: str, keys: Sequence[Key]) -> str:
    """The cursor of the edge with these order keys."""
    return base64.urlsafe_b64encode(orjson.dumps([order, *keys])).decode().rstrip("=")


def decode_cursor(order: str, kinds: Sequence[type], text: str) -> tuple[Key, ...]:
    """The order keys in a cursor, one of each of `kinds`; `CursorError` when it is not one of this order."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        content = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, orjson.JSONDecodeError):
        raise CursorError("the cursor is damaged or made up") from None
    if not isinstance(content, list) or not content or not isinstance(content[0], str):
        raise CursorError("the cursor is damaged or made up")
    belongs, *keys = content
    if belongs != order:
        raise CursorError("the cursor is from another field or another order")
    if [type(key) for key in keys] != list(kinds):
        raise CursorError("the cursor is damaged or made up")
    return tuple(keys)
