"""Keys and values as the text of a data file."""

import json
import re
from collections.abc import Mapping
from typing import Any

_PLAIN = re.compile(r"[^\W\d_](?:[\w.-]|[ :](?=\w))*")
"""Texts that mean themselves without quotes, whatever stands around them."""

_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that some reader of YAML takes for something else."""


def keys(said: Mapping[str, Any], indent: str) -> str:
    """Each key with its value on a line."""
    return "".join(f"{indent}{key}: {inline(value)}\n" for key, value in said.items())


def inline(value: Any) -> str:
    """`{to: actor:kvirrtuna-if, at: Aktörer 27, period: "2024-2027"}`: a value on one line."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {inline(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(inline, value)) + "]"
        case str() if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)
