"""The sum by which groups are ordered."""

from dataclasses import dataclass

ROUNDED = 1_000_000
"""Sums with a fraction are compared in so many parts of one: two engines' own differ in the last digits."""


@dataclass(frozen=True)
class OrderingSum:
    """The number that is summed, by its place among those of the groups; sums of a `real` one are rounded."""

    place: int
    real: bool

    @property
    def signature(self) -> str:
        return f"{self.place}{' real' if self.real else ''}"
