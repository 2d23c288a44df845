"""What is asked of the graph: a text, and the values that travel beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

Row = list[Any]
"""The values of one record, in the order of RETURN."""

_NO_PARAMS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Statement:
    """A Cypher text and its parameters; a value is never written into the text."""

    text: str
    params: Mapping[str, Any] = field(default_factory=lambda: _NO_PARAMS)
