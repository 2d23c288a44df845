"""The names of one statement: its variables and parameters, what stands for the node at hand, and what a MATCH binds.

Names come from the schema, values travel as parameters; both become text here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any as Anything

from resolvers.block import AskedId, Day, Own, Scalar


class Names:
    """Makes the variables and the parameters of one statement; nothing else puts a value into it."""

    def __init__(self) -> None:
        self.params: dict[str, Anything] = {}
        self._variables = 0
        self._given: dict[object, str] = {}

    def variable(self, letter: str) -> str:
        self._variables += 1
        return f"{letter}{self._variables - 1}"

    def day(self, day: Day) -> str:
        """The parameter of the date that a root field is about, one for all that lies below it."""
        return self.given(day, day.date)

    def given(self, key: object, value: Anything) -> str:
        """The parameter of a value that several places of a statement share."""
        if key not in self._given:
            self._given[key] = self.param(value)
        return self._given[key]

    def param(self, value: Anything) -> str:
        name = f"p{len(self.params)}"
        self.params[name] = list(value) if isinstance(value, tuple) else value
        return f"${name}"


@dataclass(frozen=True)
class Other:
    """The id of the actor whose collaborator is at hand."""


Known = Scalar | AskedId | Other
"""What a variable may hold beside a node or a relationship."""


@dataclass(frozen=True)
class Scope:
    """The variables of the node and the relationship at hand, and of what has been computed for them."""

    n: str
    r: str = ""
    known: Mapping[Known, str] = field(default_factory=dict)

    @property
    def variables(self) -> tuple[str, ...]:
        """All of them, as a WITH hands them on."""
        return (*([self.r] if self.r else []), self.n, *self.known.values())

    def of(self, own: Own) -> str:
        return f"{self.n if own.on == 'n' else self.r}.{quoted(own.property)}"


@dataclass(frozen=True)
class Matched:
    """Rows that a statement finds: the MATCH, what must hold of them, and what each of them binds.

    A relationship is bound only where the MATCH leads along one.
    """

    match: str
    conditions: tuple[str, ...]
    row: Scope
    indexed: bool = False
    """Whether they are all nodes of a label, which an index may have in order."""

    @property
    def clause(self) -> str:
        """The MATCH with its WHERE."""
        return f"{self.match} WHERE {' AND '.join(self.conditions)}" if self.conditions else self.match

    def where(self, *conditions: str) -> "Matched":
        """Those of them for which this holds too."""
        return replace(self, conditions=(*self.conditions, *conditions))


def valid(variable: str, as_of: Day | None, names: Names) -> list[str]:
    """That a fact can hold at a date. Its last day is included; what is open lies between the ends of time."""
    if as_of is None:
        return []
    date = names.day(as_of)
    return [f"{variable}.validFrom <= {date}", f"{variable}.validTo >= {date}"]


def quoted(name: str) -> str:
    """A name of the schema as Cypher takes it: bare where it is a plain word, else in backticks."""
    return name if name.isidentifier() and name.isascii() else "`" + name.replace("`", "``") + "`"
