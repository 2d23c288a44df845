"""The argument of a field, as derived fields and declared ones alike take it."""

import inspect
from dataclasses import dataclass
from typing import Any

import strawberry

REQUIRED: Any = inspect.Parameter.empty


@dataclass(frozen=True)
class Argument:
    """An argument of a derived field. Without a default it may be left out, unless that is `REQUIRED`."""

    name: str
    type: Any
    description: str
    default: Any = strawberry.UNSET


@dataclass(frozen=True)
class Takes:
    """The arguments of a declared field; what `taking` leaves in its metadata."""

    arguments: tuple[Argument, ...] = ()


def taking(*arguments: Argument, description: str) -> Any:
    """Declare a field that takes arguments."""
    return strawberry.field(description=description, metadata={Takes: Takes(arguments)})
