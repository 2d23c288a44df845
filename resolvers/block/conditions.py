"""Conditions on the node and the relationship at hand."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Literal

from resolvers.block.rows import Pattern
from resolvers.block.scalars import Compared, Scalar
from resolvers.block.signature import signature_of
from resolvers.block.slots import Given
from resolvers.block.values import Attribute, EachDate, Value


@dataclass(frozen=True)
class Compare:
    """A value compared with a given one; `operator` is a row of the table in resolvers/cypher/expression.py."""

    value: Compared
    operator: str
    given: Given[Value] | EachDate

    @cached_property
    def signature(self) -> str:
        return f"{self.value.signature} {self.operator}"


@dataclass(frozen=True)
class Missing:
    """That there is no such value."""

    value: Scalar

    @cached_property
    def signature(self) -> str:
        return f"{self.value.signature} missing"


@dataclass(frozen=True)
class OfLabel:
    """That the node has one of these labels; of none, nothing does."""

    labels: tuple[str, ...]

    @cached_property
    def signature(self) -> str:
        return f"of {','.join(self.labels)}"


@dataclass(frozen=True)
class AllOf:
    """That every one of these holds; of none, they do."""

    of: tuple["Condition", ...]

    @cached_property
    def signature(self) -> str:
        return f"all({';'.join(each.signature for each in self.of)})"


@dataclass(frozen=True)
class AnyOf:
    """That one of these holds; of none, none does."""

    of: tuple["Condition", ...]

    @cached_property
    def signature(self) -> str:
        return f"any({';'.join(each.signature for each in self.of)})"


@dataclass(frozen=True)
class Not:
    """That this does not hold, be it for want of a value."""

    of: "Condition"

    @cached_property
    def signature(self) -> str:
        return f"not({self.of.signature})"


@dataclass(frozen=True)
class Exists:
    """That there is an edge like the pattern, its condition included."""

    pattern: Pattern

    @cached_property
    def signature(self) -> str:
        return f"some({self.pattern.signature})"


@dataclass(frozen=True)
class ExactlyOne:
    """That there is exactly one edge like the pattern, its condition included."""

    pattern: Pattern

    @cached_property
    def signature(self) -> str:
        return f"single({self.pattern.signature})"


@dataclass(frozen=True)
class OfLatest:
    """That a condition holds for the one node that a plain field shows."""

    pattern: Pattern
    holds: "Condition"

    @cached_property
    def signature(self) -> str:
        return f"shown({self.pattern.signature} {self.holds.signature})"


@dataclass(frozen=True)
class OfEnd:
    """That a condition holds for the entity at an end of the fact at hand, which holds its id in a property."""

    property: str
    holds: "Condition"

    @cached_property
    def signature(self) -> str:
        return f"end({self.property} {self.holds.signature})"


@dataclass(frozen=True)
class SomeItem:
    """That a condition holds for a value of a list."""

    of: Attribute
    holds: "Condition"

    @cached_property
    def signature(self) -> str:
        return f"item({self.of.signature} {self.holds.signature})"


@dataclass(frozen=True)
class OfMunicipality:
    """That an entity is of a municipality (`eq` its code), or of one of several (`in`), be it of others too.

    A `half` are only those that are of this one alone, or only those that are of several; `again` is beside another
    such condition, by which they are sought.
    """

    operator: Literal["eq", "in"]
    given: Given[Value]
    half: Literal["alone", "among", "again"] | None = None

    @cached_property
    def signature(self) -> str:
        return f"of municipality {self.operator}{f' {self.half}' if self.half else ''}"


@dataclass(frozen=True)
class SomeObject:
    """That a condition holds for an object of those that lie in parallel lists as long as `of`, or for one `only`."""

    of: Attribute
    holds: "Condition | None"
    only: bool = False

    @cached_property
    def signature(self) -> str:
        return f"{'one object' if self.only else 'object'}({self.of.signature}{signature_of(self.holds)})"


Condition = (
    Compare
    | Missing
    | OfLabel
    | AllOf
    | AnyOf
    | Not
    | Exists
    | ExactlyOne
    | OfLatest
    | OfEnd
    | SomeItem
    | SomeObject
    | OfMunicipality
)


def fixed_by(condition: Condition | None, value: Attribute) -> Given[Value] | None:
    """What a condition says that a value is equal to, if it does."""
    conditions = condition.of if isinstance(condition, AllOf) else (condition,)
    for each in conditions:
        if isinstance(each, Compare) and (each.operator, each.value) == ("eq", value):
            return None if isinstance(each.given, EachDate) else each.given
    return None


def halves(condition: Condition | None) -> tuple[Condition | None, ...]:
    """A condition in two, where it asks for one municipality: an index has each half in order, and not the whole."""
    of = condition.of if isinstance(condition, AllOf) else (condition,)
    for place, each in enumerate(of):
        if isinstance(each, OfMunicipality) and each.operator == "eq":
            alone, among = replace(each, half="alone"), replace(each, half="among")
            return tuple(all_of([*of[:place], half, *of[place + 1 :]]) for half in (alone, among))
    return (condition,)


def all_of(conditions: Sequence[Condition | None]) -> Condition | None:
    """Conditions as one, sorted as their signatures are; None where there are none."""
    given = sorted((each for each in conditions if each), key=lambda condition: condition.signature)
    return given[0] if len(given) == 1 else AllOf(tuple(given)) if given else None


def parted(condition: Condition | None) -> tuple[Condition | None, Condition | None]:
    """What of a condition is the same on each of some dates, and what is about the date."""
    of = condition.of if isinstance(condition, AllOf) else (condition,) if condition else ()
    return all_of([each for each in of if not _dated(each)]), all_of([each for each in of if _dated(each)])


def _dated(block: object) -> bool:
    """Whether a block, or one in it, is about each of some dates."""
    if isinstance(block, tuple):
        return any(map(_dated, block))
    inside = fields(block) if is_dataclass(block) else ()
    return isinstance(block, EachDate) or any(_dated(getattr(block, each.name)) for each in inside)


RANGES = frozenset({"lt", "lte", "gt", "gte"})


def ranges_of(condition: Condition | None) -> frozenset[Attribute]:
    """The properties of which a condition holds for a range alone, which an index may have."""
    if isinstance(condition, AllOf):
        return frozenset[Attribute]().union(*map(ranges_of, condition.of))
    if isinstance(condition, Compare) and condition.operator in RANGES and isinstance(condition.value, Attribute):
        return frozenset({condition.value})
    return frozenset()
