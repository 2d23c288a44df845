"""Read JSON that a client wrote, and say in words of our own what is wrong with it."""

import math
import re
from typing import Any

import orjson

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")

_DEEP = 500
"""So many brackets are open where a text is given up for its depth, at least."""


class NotJson(Exception):
    """A text that cannot be read as JSON; the message ends a sentence: `The body is not JSON: it ends too early.`"""


def read_json(text: bytes) -> Any:
    """What a text stands for; a byte order mark before it means nothing (RFC 8259, section 8.1)."""
    text = text.removeprefix(_BYTE_ORDER_MARK)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise NotJson(_why(text, error)) from None


def _why(text: bytes, error: orjson.JSONDecodeError) -> str:
    if not _is_utf_8(text):
        return "it is not UTF-8"
    before, rest = error.doc[: error.pos], error.doc[error.pos :]
    number, place = _NUMBER.match(rest), f"line {error.lineno}, column {error.colno}"
    if not rest:
        return "it ends too early"
    if number and math.isinf(float(number[0])):
        return f"the number at {place} is too large; the largest is 1.7976931348623157e308"
    if _SURROGATE.match(rest):
        return f"the text at {place} has half of a surrogate pair, which is no character"
    if sum(map(before.count, "[{")) - sum(map(before.count, "]}")) > _DEEP:
        return "it is nested too deeply"
    return f"what stands at {place} does not belong there"


def _is_utf_8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True
