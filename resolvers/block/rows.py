"""Sets of rows: the nodes of a label, or what lies beside the node at hand."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from resolvers.block.signature import signature_of
from resolvers.block.slots import Given
from resolvers.block.values import Attribute, Day, EachDate, Ever, On, Time
from schema.edge import Direction
from schema.fact import FACT, STATED_IN
from schema.together import FROM, FROM_LATEST, TO, TO_EARLIEST
from schema.value import Certainty

if TYPE_CHECKING:
    from resolvers.block.conditions import Condition


@dataclass(frozen=True)
class Nodes:
    """The nodes of a label that are valid at a time and for which a condition holds."""

    label: str
    as_of: Time | EachDate | None = None
    condition: "Condition | None" = None

    @property
    def on(self) -> On:
        """What the nodes are at hand as."""
        return "f" if self.label == FACT else "n"

    @cached_property
    def signature(self) -> str:
        return f"{self.label}{'@' if self.as_of else ''}{signature_of(self.condition)}"


@dataclass(frozen=True)
class Pattern:
    """A relationship followed from the node at hand, where it and both its ends are valid at a time, or ever were.

    `parent` is the label of the node at hand where that may be of several types.
    """

    relationship: str
    direction: Direction
    target: str
    parent: str | None = None
    as_of: Time | EachDate | Ever | None = None
    condition: "Condition | None" = None

    @cached_property
    def signature(self) -> str:
        follows = f"{self.parent or ''}{self.direction.value}:{self.relationship}:{self.target}"
        time = "@ever" if isinstance(self.as_of, Ever) else "@" if self.as_of else ""
        return f"{follows}{time}{signature_of(self.condition)}"

    def where(self, condition: "Condition | None") -> "Pattern":
        return replace(self, condition=condition)


@dataclass(frozen=True)
class Logged:
    """The entries of the log that are about the node at hand; of an entity also those under ids that it had before."""

    condition: "Condition | None" = None
    of_fact: bool = False

    @cached_property
    def signature(self) -> str:
        return f"log{' of fact' if self.of_fact else ''}{signature_of(self.condition)}"


@dataclass(frozen=True)
class Ties:
    """What makes actors collaborators: that they are in the same group, with so many in it at most, at a time.

    `memberships` are the relationships by which actors are in groups. `rolled_up` says that the units of a municipality
    count as one; an actor is credited with a group only where its identity there is one of `identities`, and where how
    sure it is that it is there is one of `certainties`. In a period two share a group only if both were in it on a day.
    """

    memberships: tuple[str, ...]
    rolled_up: bool
    identities: tuple[str, ...]
    certainties: tuple[str, ...]
    largest: Given[int]
    as_of: Time

    @cached_property
    def signature(self) -> str:
        only = f" {self.only}" if self.only else ""
        return f"{'|'.join(self.memberships)}{' rolled up' if self.rolled_up else ''}{only}"

    @property
    def stays(self) -> tuple[Attribute, ...]:
        """From when to when a membership lasts, by which two have met in a group or have not: on one day all do.

        Where only what is certain counts, it must be certain that they met.
        """
        if isinstance(self.as_of, Day):
            return ()
        days = (FROM_LATEST, TO_EARLIEST) if self.only == Certainty.CERTAIN.name else (FROM, TO)
        return tuple(Attribute("r", each) for each in days)

    @property
    def only(self) -> str | None:
        """The one certainty that counts; None where each does."""
        return self.certainties[0] if len(self.certainties) == 1 else None


@dataclass(frozen=True)
class Collaborators:
    """The actors that share a group with the one at hand, each once. What lies between the two is known of each."""

    ties: Ties
    condition: "Condition | None" = None

    @cached_property
    def signature(self) -> str:
        return f"collaborators:{self.ties.signature}{signature_of(self.condition)}"


@dataclass(frozen=True)
class Meeting:
    """The groups that a collaborator at hand shares with the actor whose collaborator it is."""

    ties: Ties

    @cached_property
    def signature(self) -> str:
        return f"meeting:{self.ties.signature}"


@dataclass(frozen=True)
class Omitted:
    """The groups of the actor at hand that are too large to tell who works with whom."""

    ties: Ties

    @cached_property
    def signature(self) -> str:
        return f"omitted:{self.ties.signature}"


PLACES = Pattern(STATED_IN, Direction.OUT, "Source")
"""Where the fact at hand is stated: on each relationship the place in a source."""


Neighbours = Pattern | Logged | Collaborators | Meeting | Omitted
