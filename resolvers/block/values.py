"""Values of the node or the relationship at hand, and of what is computed from rows once they are there."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from resolvers.block.slots import Given
from schema.together import SURELY, TOGETHER

On = Literal["n", "r", "f"]
"""The node at hand, the relationship that led to it, or the node at hand as one that is itself a relationship."""


Value = str | int | float | bool | tuple[str | int | float, ...]


@dataclass(frozen=True)
class Attribute:
    """A property."""

    on: On
    property: str

    @cached_property
    def signature(self) -> str:
        return f"{self.on}.{self.property}"


@dataclass(frozen=True)
class InLanguage:
    """A text in a language that is a value: the property of this name."""

    on: On
    property: Given[str]

    @cached_property
    def signature(self) -> str:
        return f"{self.on}[in a language]"


class Days(NamedTuple):
    """The four days that tell when something is there: it starts between the first two, and ends between the last.

    Of a relationship also whether it and its ends surely `met`: of a day it follows from the four, of a period not.
    """

    start: Attribute
    start_latest: Attribute
    end_earliest: Attribute
    end: Attribute
    met: Attribute | None = None


def days_of(on: On) -> Days:
    """The days of the node at hand, or those of a relationship with both its ends: it is never truer than these."""
    if on == "n":
        return Days(*(Attribute(on, name) for name in TOGETHER.values()))
    return Days(*(Attribute(on, name) for name in (*TOGETHER, SURELY)))


@dataclass(frozen=True)
class Item:
    """Each value of a list in turn."""

    signature = "item"


@dataclass(frozen=True)
class ObjectPlace:
    """The place of each object in turn, of those that lie in parallel lists; `of` is one of the lists."""

    of: Attribute


@dataclass(frozen=True)
class ObjectValue:
    """A value of the object at hand, or of each one, of those that lie in parallel lists as long as `of`."""

    of: Attribute
    value: Attribute

    @cached_property
    def signature(self) -> str:
        return f"each {self.value.signature}"


@dataclass(frozen=True)
class Labels:
    """The labels of the node, where its type is not known beforehand."""

    signature = "labels"


@dataclass(frozen=True)
class RevisionNumber:
    """How many transactions have written to the graph; null when none has."""

    @cached_property
    def signature(self) -> str:
        return "revision"


@dataclass(frozen=True)
class AskedId:
    """The id by which a node was found, which may be one that it had before."""

    signature = "asked"


@dataclass(frozen=True)
class Derived:
    """A value that the graph does not hold: it is computed from the rows once they are there."""

    name: str

    @cached_property
    def signature(self) -> str:
        return f"derived:{self.name}"


@dataclass(frozen=True)
class Metric:
    """A figure of a network, or of a node of it; of one that may come from a sample this `part`."""

    name: str
    weighted: bool = False
    normalised: bool = False
    part: str = ""

    @cached_property
    def signature(self) -> str:
        options = (("weighted", self.weighted), ("normalised", self.normalised), (self.part, bool(self.part)))
        return " ".join((f"derived:{self.name}", *(word for word, on in options if on)))


@dataclass(frozen=True)
class Day:
    """The date that a root field is about. Each has its own, equal or not: that two are equal is not shape."""

    date: Given[str]
    root: str = ""

    @property
    def first(self) -> Given[str]:
        return self.date

    @property
    def last(self) -> Given[str]:
        return self.date

    @property
    def mark(self) -> Given[str]:
        """What ids carry that were asked about it."""
        return self.date


@dataclass(frozen=True)
class During:
    """The days from one to another that a root field is about, with what ids carry: `2010-01-01/..`."""

    first: Given[str]
    last: Given[str]
    mark: Given[str]
    root: str = ""


Time = Day | During
"""What an answer is about: what is there on any day from the `first` to the `last`."""


@dataclass(frozen=True)
class EachDate:
    """Each of some dates, one after another, where a statement counts what holds on every one of them."""

    dates: Given[tuple[str, ...]]

    @property
    def first(self) -> "EachDate":
        return self

    @property
    def last(self) -> "EachDate":
        return self


@dataclass(frozen=True)
class Ever:
    """Any day at all, for what is followed from the node at hand."""


SORT_KEY = Attribute("n", "sortKey")
EDGE_ID = Attribute("r", "id")
"""By what nodes are told apart in order, and by what several relationships with one node are."""


MEMBERSHIPS_OF_LINK = Derived("memberships")
"""Of a link of a network, what `SharedMemberships` are of two collaborators."""

RECORDED_AT = Attribute("n", "recordedAt")
"""When an entry of the log was written."""

SCORE, MATCHED = Derived("score"), Derived("matched")
"""How well a node answers a search, and the fields in which it was found."""
