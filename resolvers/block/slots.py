"""Values that the shape of a question leaves open, and how they follow from its variables.

    query ($n: Int!) { councils(first: $n) { … } }
    → slot 0 is $n, slot 1 is slot 0 once it has been checked, slot 2 is one more: the limit of the statement

A plan holds slots where values are. While it is made they have the values of the one who asks, so that a mistake is
found at once; for others who ask in the same shape the steps are taken again. What a plan relies on is recorded: that
two values are equal, or are not (blocks that are equal are read once), and what a value was that something was decided
by. Where all of it holds again, so does the plan.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from operator import is_not
from typing import Any, Generic, TypeAlias, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
R = TypeVar("R")

Values = Sequence[Any]
"""The value of each slot."""

Path = tuple[str | int, ...]
"""Where in the variables a value stands: `("where", "OR", 0, "name", "eq")`."""

TODAY = "@today"
"""The day on which a question is asked, among the variables; no variable's name has such a sign."""


class Slot(Generic[T_co]):
    """The place of a value. Whoever compares two relies on what comes of it."""

    __slots__ = ("_slots", "constant", "number", "origin")

    def __init__(self, slots: "Slots", number: int, origin: "Path | Slot[Any] | None") -> None:
        self._slots = slots
        self.number = number
        self.origin = origin
        """A place in the variables, the slot that the value follows from, or None: it stands in the document."""
        self.constant = origin is None
        """Whether the value is the same whoever asks."""

    @property
    def value(self) -> T_co:
        """The value of who asks now. Nothing may be decided by it but that the question is refused."""
        found: T_co = self._slots.values[self.number]
        return found

    @property
    def pinned(self) -> T_co:
        """The value, for who decides something by it."""
        return self._slots.pin(self)

    def map(self, function: Callable[..., R], *others: "Slot[Any]") -> "Slot[R]":
        """The slot of what a function makes of the value; what it raises is for who asks."""
        return self._slots.step(function, (self, *others))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Slot):
            return NotImplemented
        return self is other or self._slots.compare(self, other)

    def __hash__(self) -> int:
        # What could be equal for others must meet in a dictionary, or nobody would compare it.
        fixed = self.constant and not self._slots.open and isinstance(self.value, Hashable)
        return hash((Slot, self.value)) if fixed else hash(Slot)

    def __repr__(self) -> str:
        """The value that stands in the document, or where another comes from: `$where.name.eq`."""
        if self.origin is None:
            return repr(self.value)
        if isinstance(self.origin, Slot):
            return repr(self.origin)
        return "$" + ".".join(map(str, self.origin)).removeprefix("@")


Given: TypeAlias = Slot[T] | T
"""A value, or the slot of one."""


@dataclass(frozen=True)
class ValueStep:
    """How the value of a slot follows: from a place in the variables, or by a function from the values of others."""

    number: int
    path: Path = ()
    function: Callable[..., Any] | None = None
    inputs: tuple[int, ...] = ()

    def take(self, values: Values, variables: Mapping[str, Any]) -> Any:
        if self.function:
            return self.function(*[values[each] for each in self.inputs])
        found: Any = variables
        for key in self.path:
            found = found[key]
        return found


@dataclass(frozen=True)
class ValueRecipe:
    """How all values of a plan follow from variables, and what must hold of them for the plan to be right."""

    constants: tuple[Any, ...]
    steps: tuple[ValueStep, ...]
    equal: tuple[tuple[int, int, bool], ...]
    pinned: Mapping[int, Any]

    def values(self, variables: Mapping[str, Any]) -> Values | None:
        """The value of each slot; None where the plan is not that of these variables.

        Raises what a step raises, in the order in which a plan would have.
        """
        values = list(self.constants)
        for step in self.steps:
            found = values[step.number] = step.take(values, variables)
            # what follows may rest on it
            if step.number in self.pinned and not _same(found, self.pinned[step.number]):
                return None
        held = all((values[one] == values[other]) is expected for one, other, expected in self.equal)
        return values if held else None


class Slots:
    """The slots of one plan while it is made, with the values of who asks."""

    def __init__(self, variables: Mapping[str, Any]) -> None:
        self.values: list[Any] = []
        self.open = len(variables) > 1
        """Whether anything but the day is for who asks to say."""
        self._variables = variables
        self._steps: list[ValueStep] = []
        self._leaves: dict[Path, Slot[Any]] = {}
        self._made: dict[tuple[Callable[..., Any], tuple[int, ...]], Slot[Any]] = {}
        self._equal: dict[tuple[int, int], bool] = {}
        self._pinned: dict[int, Any] = {}
        self._closed = False

    def constant(self, value: T) -> Slot[T]:
        """The slot of what is the same whoever asks."""
        return self._new(value, None)

    def leaf(self, *path: str | int) -> Slot[Any]:
        """The slot of a value that stands in the variables."""
        if path not in self._leaves:
            step = ValueStep(len(self.values), path)
            self._leaves[path] = self._new(step.take(self.values, self._variables), path)
            self._steps.append(step)
        return self._leaves[path]

    def step(self, function: Callable[..., R], inputs: Sequence[Slot[Any]]) -> Slot[R]:
        """The slot of what a function makes of others; the same of the same is the same slot."""
        numbers = tuple(each.number for each in inputs)
        if (function, numbers) in self._made:
            return self._made[function, numbers]
        value = function(*[each.value for each in inputs])
        if all(each.constant for each in inputs):
            return self.constant(value)
        self._steps.append(ValueStep(len(self.values), (), function, numbers))
        made = self._made[function, numbers] = self._new(value, inputs[0])
        return made

    def compare(self, one: Slot[Any], other: Slot[Any]) -> bool:
        """Whether two slots hold the same. Of a plan that is complete it is known, for it was asked before."""
        if one.constant and other.constant:
            return bool(one.value == other.value)
        pair = min(one.number, other.number), max(one.number, other.number)
        if not self._closed:
            self._equal[pair] = bool(one.value == other.value)
        assert pair in self._equal, "a complete plan compares nothing that it did not compare while it was made"
        return self._equal[pair]

    def pin(self, slot: Slot[T]) -> T:
        if not slot.constant:
            self._pinned[slot.number] = slot.value
        return slot.value

    def close(self) -> ValueRecipe:
        """The recipe of a plan that is complete. The values of who asked are forgotten."""
        self._closed = True
        moving = {step.number for step in self._steps}
        self.values = [None if number in moving else value for number, value in enumerate(self.values)]
        self._variables = {}
        equal = tuple((*pair, expected) for pair, expected in self._equal.items())
        return ValueRecipe(tuple(self.values), tuple(self._steps), equal, self._pinned)

    def _new(self, value: Any, origin: Path | Slot[Any] | None) -> Slot[Any]:
        assert not self._closed, "a complete plan gets no more slots"
        self.values.append(value)
        return Slot(self, len(self.values) - 1, origin)


def made_of(function: Callable[[T], R], given: Given[T]) -> Given[R]:
    """What a function makes of a value, or the slot of that."""
    return given.map(function) if isinstance(given, Slot) else function(given)


def read_given(given: Given[T]) -> Callable[[Values], T]:
    """Reads a value, be it in a slot or not."""
    if isinstance(given, Slot):
        number = given.number
        return lambda values: values[number]
    return lambda values: given


def fixed(given: Given[T]) -> T:
    """The value of what is bound."""
    assert not isinstance(given, Slot), "values have been put into the place of slots"
    return given


def bound(block: T, values: Values) -> T:
    """A frozen block with the values in place of its slots."""
    return exchanged(block, Slot, lambda slot: values[slot.number])


def exchanged(block: T, kind: type[Any] | tuple[type[Any], ...], make: Callable[[Any], Any]) -> T:
    """A frozen block with something else in place of all that is of a kind."""
    found: Any = block
    if isinstance(block, kind):
        found = make(block)
    elif isinstance(block, tuple):
        parts = tuple([exchanged(each, kind, make) for each in block])
        found = parts if any(map(is_not, parts, block)) else block
    elif names := _parts_of(type(block)):  # type: ignore[arg-type] # a class can be hashed
        of = [(name, getattr(block, name)) for name in names]
        changed = {name: new for name, old in of if (new := exchanged(old, kind, make)) is not old}
        found = replace(block, **changed) if changed else block  # type: ignore[type-var]
    return found  # type: ignore[no-any-return]


@cache
def _parts_of(kind: type) -> tuple[str, ...]:
    """The names of what a block of a class is made of; none where it is no block but a value."""
    return tuple(each.name for each in fields(kind) if each.init) if is_dataclass(kind) else ()


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)
