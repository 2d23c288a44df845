"""What is bound at a place of a statement: by what leads there, and by each row that a MATCH finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from resolvers.block import AskedId, Attribute, EachDate, Item, ObjectPlace, On, Scalar, Ties
from resolvers.cypher.names import quoted


@dataclass(frozen=True)
class Other:
    """The id of the actor whose collaborator is at hand."""


@dataclass(frozen=True)
class Met:
    """The groups that the actor at hand shares with the one whose collaborator it is, with both memberships."""

    ties: Ties


@dataclass(frozen=True)
class Gathered:
    """All collaborators of the actor at hand, with what lies between it and each of them."""

    ties: Ties


Held = Scalar | Item | ObjectPlace | AskedId | Other | Met | Gathered | EachDate
"""What a variable may hold beside a node or a relationship."""


@dataclass(frozen=True)
class Scope:
    """The variables of the node and the relationship at hand, and of what has been computed for them."""

    n: str
    r: str = ""
    known: Mapping[Held, str] = field(default_factory=dict)

    @property
    def variables(self) -> tuple[str, ...]:
        """All of them, as a WITH hands them on."""
        return (*([self.r] if self.r else []), self.n, *self.known.values())

    def beside(self, n: str, r: str) -> "Scope":
        """A node beside it and the relationship to that. The date at hand stays: ArcadeDB forgets it after a WITH."""
        return Scope(n, r, {held: name for held, name in self.known.items() if isinstance(held, EachDate)})

    def knowing(self, more: "Mapping[Gathered, str]") -> "Scope":
        """The same, where more is held by variables."""
        return replace(self, known={**self.known, **dict(more.items())})

    def of(self, own: Attribute) -> str:
        return f"{self.variable(own.on)}.{quoted(own.property)}"

    def variable(self, on: On) -> str:
        """The variable of the node or of the relationship."""
        return self.r if on == "r" else self.n


@dataclass(frozen=True)
class Matched:
    """Rows that a statement finds: the MATCH, what must hold of them, and what each of them binds.

    A relationship is bound only where the MATCH leads along one.
    """

    match: str
    conditions: tuple[str, ...]
    row: Scope
    indexed: bool = False
    """Whether they are all nodes of a label, which an index may have in order: no range of one yet."""
    low: str = ""
    high: str = ""
    """Between which keys of that order they lie, where it is not from end to end."""

    @property
    def clause(self) -> str:
        """The MATCH with its WHERE."""
        conditions = [each for each in (*self.conditions, self.low, self.high) if each]
        return f"{self.match} WHERE {' AND '.join(conditions)}" if conditions else self.match

    def where(self, *conditions: str) -> "Matched":
        """Those of them for which this holds too."""
        return replace(self, conditions=(*self.conditions, *conditions))
