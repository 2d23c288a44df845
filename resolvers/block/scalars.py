"""Values that are computed from what lies beside the node at hand, and values that may be missing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from resolvers.block.rows import Neighbours, Pattern, Ties
from resolvers.block.values import Attribute, Derived, InLanguage, Item, ObjectValue

CommonDateName = Literal["since", "from", "to"]
"""The dates that two collaborators have in common."""

DATE_PARTS = ("earliest", "edtf", "asPublished", "latest")
"""The parts of a date, in the order in which `SharedMemberships` has them."""


@dataclass(frozen=True)
class EdgeCount:
    """How many edges there are, or how many distinct nodes they lead to."""

    pattern: Neighbours
    distinct: bool = False

    @cached_property
    def signature(self) -> str:
        return f"number:{self.pattern.signature}{'!' if self.distinct else ''}"


@dataclass(frozen=True)
class Latest:
    """A value of the one node that a plain field shows: that with the latest start, then the first by the edge's id."""

    pattern: Pattern
    value: "Scalar"

    @cached_property
    def signature(self) -> str:
        return f"shown:{self.pattern.signature}({self.value.signature})"


@dataclass(frozen=True)
class Strength:
    """How strongly a collaborator at hand works with the actor whose collaborator it is."""

    ties: Ties

    @cached_property
    def signature(self) -> str:
        return f"strength:{self.ties.signature}"


@dataclass(frozen=True)
class WeakestIdentity:
    """The weakest identity by which a collaborator at hand is one."""

    ties: Ties

    @cached_property
    def signature(self) -> str:
        return f"weakest:{self.ties.signature}"


@dataclass(frozen=True)
class CommonDate:
    """A part of the date since when, from when or to when a collaborator at hand is one, as far as sources say."""

    ties: Ties
    name: CommonDateName
    part: str

    @cached_property
    def signature(self) -> str:
        return f"{self.name}:{self.ties.signature} {self.part}"


@dataclass(frozen=True)
class CommonCertainty:
    """How sure it is that a collaborator at hand is one at the time."""

    ties: Ties

    @cached_property
    def signature(self) -> str:
        return f"certainty:{self.ties.signature}"


@dataclass(frozen=True)
class Absent:
    """Whether a value is missing: the first of the two keys of an order by what may be missing, which comes last."""

    value: "Scalar"

    @cached_property
    def signature(self) -> str:
        return f"absent({self.value.signature})"


@dataclass(frozen=True)
class Filled:
    """A value, or where it is missing one that has an order."""

    value: "Scalar"
    default: str | int | float | bool

    @cached_property
    def signature(self) -> str:
        return f"filled({self.value.signature},{self.default!r})"


Between = Strength | WeakestIdentity | CommonDate | CommonCertainty
Scalar = Attribute | InLanguage | EdgeCount | Latest | Between | Derived | Absent | Filled


Compared = Scalar | Item | ObjectValue
"""What a condition may be about: also the item or the object of a list that is at hand."""


def computed(value: Scalar) -> bool:
    """Whether a value has to be computed from what lies beside the node, and is worth a variable of its own."""
    match value:
        case Attribute() | InLanguage() | Derived():
            return False
        case Absent() | Filled():
            return computed(value.value)
        case _:
            return True
