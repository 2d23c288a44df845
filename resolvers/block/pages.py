"""Orders of rows, and which of them a page is cut from."""

from dataclasses import dataclass
from functools import cached_property

from resolvers.block.scalars import Scalar
from resolvers.block.slots import Given


@dataclass(frozen=True)
class Key:
    """What rows are ordered by. It is never null: what may be missing has two keys, `Absent` and `Filled`."""

    value: Scalar
    kind: type = str
    descending: bool = False

    @cached_property
    def signature(self) -> str:
        return f"{self.value.signature}{' DESC' if self.descending else ''}"


Keys = tuple[Given[str | int | float | bool], ...]


@dataclass(frozen=True)
class Window:
    """Which rows of an order a page is cut from: those after and before the keys of a cursor, so many from one end.

    Without a `limit` all of them.
    """

    order: tuple[Key, ...]
    after: Keys = ()
    before: Keys = ()
    limit: Given[int] | None = None
    backward: bool = False

    @cached_property
    def signature(self) -> str:
        marks = [
            ("after", self.after),
            ("before", self.before),
            ("cut", self.limit is not None),
            ("back", self.backward),
        ]
        order = ",".join(key.signature for key in self.order)
        return f"[{order}{''.join(f' {name}' for name, on in marks if on)}]"
