"""Cursors: the order keys of an edge as opaque text.

    encode_cursor("councils", ["samverkansrådet council:x"]) → "0LaZqlsiY291bmNpbHMi…"

A cursor belongs to one field in one order: it carries their name, and another field's is refused. The checksum in front
tells a cursor that was damaged or made up; it is no secret, so a forged one may pass, and holds no more than any other.
"""

import base64
import binascii
from collections.abc import Sequence
from hashlib import blake2b

import orjson

Key = str | int | float

_CHECK = 4
"""Bytes of the checksum."""

_WHOLE = range(-(2**63), 2**63)
"""The whole numbers that a graph takes."""


class CursorError(ValueError):
    """A text that is no cursor of this field; the message says why."""


def encode_cursor(order: str, keys: Sequence[Key]) -> str:
    """The cursor of the edge with these order keys."""
    content = orjson.dumps([order, *keys])
    return base64.urlsafe_b64encode(_checksum(content) + content).decode().rstrip("=")


def decode_cursor(order: str, kinds: Sequence[type], text: str) -> tuple[Key, ...]:
    """The order keys in a cursor, one of each of `kinds`; `CursorError` when it is not one of this order."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        content = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True)[_CHECK:])
    except (UnicodeEncodeError, binascii.Error, orjson.JSONDecodeError):
        raise CursorError("the cursor is damaged or made up") from None
    # only what is encoded to the very same text was encoded here
    if not isinstance(content, list) or not content or encode_cursor(content[0], content[1:]) != text:
        raise CursorError("the cursor is damaged or made up")
    belongs, *keys = content
    if belongs != order:
        raise CursorError("the cursor is from another field or another order")
    if [type(key) for key in keys] != list(kinds) or any(isinstance(key, int) and key not in _WHOLE for key in keys):
        raise CursorError("the cursor is damaged or made up")
    return tuple(keys)


def _checksum(content: bytes) -> bytes:
    return blake2b(content, digest_size=_CHECK).digest()
