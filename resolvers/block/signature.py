"""Signatures: what of a block shows in the statement's text.

Columns are sorted by them, so that the text depends on the shape of a question alone, never on its values, its aliases
or the order of its fields.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Signed(Protocol):
    """What has a signature."""

    @property
    def signature(self) -> str: ...


AnySigned = TypeVar("AnySigned", bound=Signed)


def record(columns: Iterable[AnySigned]) -> tuple[AnySigned, ...]:
    """The columns of one record: each once, in the order of their signatures."""
    return tuple(sorted(dict.fromkeys(columns), key=lambda column: column.signature))


def signature_of(condition: Signed | None) -> str:
    return f"({condition.signature})" if condition else ""


def record_signature(columns: Sequence[Signed]) -> str:
    return "{" + ";".join(column.signature for column in columns) + "}"
