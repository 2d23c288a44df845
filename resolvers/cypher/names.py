"""The names of one statement: its variables and its parameters.

Names come from the schema, values travel as parameters; both become text here and nowhere else.
"""

from typing import Any

from resolvers.block import Day, During, EachDate, Ever, Time
from schema.together import FROM, FROM_LATEST, SURELY, TO, TO_EARLIEST
from schema.value import LAST_DAY


class Names:
    """Makes the variables and the parameters of one statement; nothing else puts a value into it."""

    def __init__(self) -> None:
        self.params: dict[str, Any] = {}
        self.bindings = 0
        """How many variables hold what Neo4j would not compute within another expression."""
        self._variables = 0
        self._given: dict[object, str] = {}

    def variable(self, letter: str) -> str:
        self._variables += 1
        return f"{letter}{self._variables - 1}"

    def bounds(self, time: Time | EachDate) -> tuple[str, str]:
        """The parameters of the first and the last day that a root field is about, for all that lies below it.

        Of several dates both are the variable of the one at hand.
        """
        match time:
            case EachDate():
                date = self.each(time)
            case Day():
                date = self.given(time, time.date)
            case During():
                return self.given((time, "first"), time.first), self.given((time, "last"), time.last)
        return date, date

    def each(self, dates: EachDate) -> str:
        """The variable that holds one of some dates after another."""
        if dates not in self._given:
            self._given[dates] = self.variable("d")
        return self._given[dates]

    def given(self, key: object, value: Any) -> str:
        """The parameter of a value that several places of a statement share."""
        if key not in self._given:
            self._given[key] = self.param(value)
        return self._given[key]

    def param(self, value: Any) -> str:
        """The parameter of a value, or of what lies in a slot; of several dates the one at hand, which is none."""
        if isinstance(value, EachDate):
            return self.each(value)
        name = f"p{len(self.params)}"
        self.params[name] = value
        return f"${name}"


def valid(variable: str, as_of: Time | EachDate | None, names: Names) -> list[str]:
    """That a fact can hold at a time. Its last day is included; what is open lies between the ends of time."""
    if as_of is None:
        return []
    first, last = names.bounds(as_of)
    return [f"{variable}.validFrom <= {last}", f"{variable}.validTo >= {first}"]


def together(variable: str, as_of: Time | EachDate | Ever | None, names: Names) -> list[str]:
    """That a relationship and both its ends can hold at a time, or ever could: it keeps the days of all three."""
    match as_of:
        case None:
            return []
        case Day() | During() | EachDate():
            first, last = names.bounds(as_of)
            return [f"{variable}.{FROM} <= {last}", f"{variable}.{TO} >= {first}"]
        case Ever():
            return [f"{variable}.{FROM} <= {names.given(as_of, LAST_DAY)}"]


def certain(variable: str, as_of: Time, names: Names) -> str:
    """That a relationship and both its ends hold at a time for certain, whatever days the sources mean."""
    first, last = names.bounds(as_of)
    sure = f"{variable}.{FROM_LATEST} <= {last} AND {variable}.{TO_EARLIEST} >= {first}"
    return f"{sure} AND {variable}.{SURELY}" if isinstance(as_of, During) else sure


def quoted(name: str) -> str:
    """A name of the schema as Cypher takes it: bare where it is a plain word, else in backticks."""
    return name if name.isidentifier() and name.isascii() else "`" + name.replace("`", "``") + "`"
