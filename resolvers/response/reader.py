"""What a form becomes: a function that reads it from any number of records."""

from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any

from resolvers.block import Branch, Column, Derivation
from resolvers.block.slots import Values
from resolvers.response.form import (
    Form,
)

Record = list[Any]


Columns = dict[Column | Branch | Derivation, int]


Reader = Callable[[Record, Values], Any]
"""Reads a form from a record, with the values of the question's slots."""


class NullValue(Exception):
    """The graph holds no value where the schema promises one; graphql-core words the error and nulls what it must."""


class Shaped(dict[str, Any]):
    """An object of the answer that knows its type and, for a resolver of a field's own, the values of its node."""

    __slots__ = ("held", "type_name")

    def __init__(self, type_name: str, fields: dict[str, Any], held: dict[str, Any]) -> None:
        super().__init__(fields)
        self.type_name, self.held = type_name, held

    def __getattr__(self, name: str) -> Any:
        try:
            return self.held[name]
        except KeyError:
            raise AttributeError(f"{self.type_name} holds no {name}") from None


@singledispatch
def reader(form: Form, columns: Columns, typed: bool) -> Reader:
    """The function that reads a form from a record of these columns."""
    raise TypeError(f"{form!r} is no form")


def inner_columns(rows: Column | Branch | Derivation) -> Columns:
    return positions(rows.columns)  # type: ignore[union-attr]


def positions(columns: Sequence[Column | Branch | Derivation]) -> Columns:
    return {column: position for position, column in enumerate(columns)}
