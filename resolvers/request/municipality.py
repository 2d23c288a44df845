"""Codes of municipalities (kommunkod) in arguments: four digits, or it is no code."""

import re
from collections.abc import Sequence
from typing import Any

from resolvers.block.slots import Slot
from resolvers.errors import BadAssumption
from resolvers.request.operation import Asked

MUNICIPALITY = "municipality"
"""The name of the argument, and of the property of an entity."""


def coded(asked: Asked, argument: str, given: Slot[Any]) -> Slot[Any]:
    """A code, or a list of them, of an argument; what is none is refused."""

    def check(code: str) -> None:
        if not re.fullmatch(r"[0-9]{4}", code):
            named = argument if argument == MUNICIPALITY else f"{argument}.{MUNICIPALITY}"
            allowed = "it must be a municipality code (kommunkod), four digits such as 1880"
            raise BadAssumption(asked.field, named, f'"{code}"', allowed, asked.nodes, asked.path)

    def checked(codes: str | Sequence[str]) -> str | Sequence[str]:
        for code in (codes,) if isinstance(codes, str) else codes:
            check(code)
        return codes

    return given.map(checked)


def read_municipality(asked: Asked) -> Slot[str] | None:
    """The code that a field is asked for; None where it is asked for none."""
    given: Slot[str] | None = asked.arguments.get(MUNICIPALITY)
    return None if given is None else coded(asked, MUNICIPALITY, given)
