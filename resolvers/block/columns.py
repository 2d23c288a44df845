"""Columns: a value of what is at hand, or a block of its own that lies beside it."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Literal

from resolvers.block.conditions import Condition
from resolvers.block.ordering_sum import OrderingSum
from resolvers.block.pages import Key, Keys, Window
from resolvers.block.rows import Neighbours, Nodes, Pattern, Ties
from resolvers.block.scalars import Absent, Between, EdgeCount, Filled, Latest
from resolvers.block.signature import record_signature, signature_of
from resolvers.block.slots import Given
from resolvers.block.texts import OtherTexts, TextsIn
from resolvers.block.values import (
    AskedId,
    Attribute,
    Days,
    Derived,
    EachDate,
    InLanguage,
    Labels,
    Metric,
    ObjectValue,
    On,
    RevisionNumber,
    Time,
)


@dataclass(frozen=True)
class Related:
    """The rows beside the node at hand: in order, cut to a page, and only then expanded."""

    pattern: Neighbours
    columns: tuple["Column", ...]
    window: Window

    @cached_property
    def signature(self) -> str:
        return f"rows:{self.pattern.signature}{self.window.signature}{record_signature(self.columns)}"


@dataclass(frozen=True)
class BeyondCursor:
    """Whether any row of a set lies on the far side of a cursor, its own row included.

    The set is one of nodes at the top of a statement, and of what lies beside the node at hand.
    """

    of: Nodes | Neighbours
    order: tuple[Key, ...]
    keys: Keys
    side: Literal["before", "after"]

    @cached_property
    def signature(self) -> str:
        kind = "elsewhere" if isinstance(self.of, Nodes) else "outside"
        return f"{kind}:{self.side}:{self.of.signature}{Window(self.order).signature}"


@dataclass(frozen=True)
class SharedMemberships:
    """What each group is a link by that a collaborator at hand shares with the actor whose collaborator it is.

    Rows of [group, membership of the one, membership of the other]; of each [identity, role, whether it is certain,
    starts, ends], the dates in turn of the group, the membership and the actor, null where no source states any: [first
    day, EDTF, as published, last day]. In a period also from when to when it surely lasts: [first day, last day]. Where
    they are not `whole` only identity, and the starts of the first two.
    """

    ties: Ties
    whole: bool = False

    @cached_property
    def signature(self) -> str:
        return f"links{' whole' if self.whole else ''}:{self.ties.signature}"


@dataclass(frozen=True)
class Members:
    """Who is in the group at hand: rows of [actor, identity] and columns of the membership.

    The identity is null where how sure the membership is leaves it out. Before the columns stands what else is `told`
    of it, as of `SharedMemberships`.
    """

    ties: Ties
    columns: tuple["Column", ...] = ()
    told: bool = False

    @cached_property
    def signature(self) -> str:
        return f"members{' told' if self.told else ''}:{self.ties.signature}{record_signature(self.columns)}"


@dataclass(frozen=True)
class Cited:
    """The source that the node or relationship at hand names in its property `source`."""

    on: On
    columns: tuple["Column", ...]

    @cached_property
    def signature(self) -> str:
        return f"cited:{self.on}{record_signature(self.columns)}"


@dataclass(frozen=True)
class FurtherPlaces:
    """The places where the relationship at hand is stated besides the one that it names, each with its source."""

    columns: tuple["Column", ...]

    @cached_property
    def signature(self) -> str:
        return f"further places:{record_signature(self.columns)}"


@dataclass(frozen=True)
class End:
    """The entity at an end of the fact at hand, which holds its id in a property."""

    property: str
    columns: tuple["Column", ...]

    @cached_property
    def signature(self) -> str:
        return f"end:{self.property}{record_signature(self.columns)}"


@dataclass(frozen=True)
class Listed:
    """All nodes of a set, in order, whatever node is at hand."""

    nodes: Nodes
    columns: tuple["Column", ...]
    window: Window

    @cached_property
    def signature(self) -> str:
        return f"listed:{self.nodes.signature}{self.window.signature}{record_signature(self.columns)}"


@dataclass(frozen=True)
class LabelCounts:
    """How many nodes each label has, in the order of the labels."""

    labels: tuple[str, ...]

    @cached_property
    def signature(self) -> str:
        return f"numbers:{','.join(self.labels)}"


@dataclass(frozen=True)
class Year:
    """The year of a day; none where `given` is missing, the date as the source states it."""

    value: Attribute
    given: Attribute | None = None

    @cached_property
    def signature(self) -> str:
        return f"year({self.value.signature}{self.given.signature if self.given else ''})"


@dataclass(frozen=True)
class HoldsOn:
    """Whether something holds at a time: CERTAIN, POSSIBLE, or none of these."""

    days: Days
    time: Time

    @cached_property
    def signature(self) -> str:
        return f"holds({self.days.start.signature})"


@dataclass(frozen=True)
class LatestNode:
    """The node that a plain field shows, or a plain field of that one, as its id and its place in the order."""

    path: tuple[Pattern, ...]

    @cached_property
    def signature(self) -> str:
        return f"shown node({'.'.join(each.signature for each in self.path)})"


@dataclass(frozen=True)
class EachNode:
    """Each node at the other end of a relationship, as its id and its place in the order; none counts as one."""

    pattern: Pattern

    @cached_property
    def signature(self) -> str:
        return f"each node({self.pattern.signature})"


@dataclass(frozen=True)
class EachWord:
    """Each of the words in a list; a list without any counts as one that is missing.

    `labels` are lists with the same words in other languages.
    """

    words: Attribute
    labels: tuple[Attribute | InLanguage, ...] = ()

    @cached_property
    def signature(self) -> str:
        return f"each word({','.join(each.signature for each in (self.words, *self.labels))})"


@dataclass(frozen=True)
class InWords:
    """A text that rows are grouped by, with the same text in other languages."""

    value: Attribute
    labels: tuple[Attribute | InLanguage, ...]

    @cached_property
    def signature(self) -> str:
        return f"labelled({','.join(each.signature for each in (self.value, *self.labels))})"


GroupKey = Attribute | Year | HoldsOn | LatestNode | EachNode | EachWord | InWords | ObjectValue

RowNumber = Attribute | ObjectValue
"""A number that a row has, or that each of its objects has."""


@dataclass(frozen=True)
class Grouped:
    """The rows of a set in groups: each its count, its keys, and for a key that is a node a record of that.

    The set is one of nodes at the top of a statement, and of edges beside the node at hand. Last come figures of the
    `numbers` of the rows, where a key is of an object those of the objects of the group alone.
    """

    of: Nodes | Pattern
    by: tuple[GroupKey, ...]
    order: str
    limit: Given[int]
    columns: tuple["Column", ...]
    numbers: tuple[RowNumber, ...] = ()
    summed: OrderingSum | None = None

    @cached_property
    def signature(self) -> str:
        by = ",".join(each.signature for each in self.by)
        numbers = "".join(f" {each.signature}" for each in self.numbers)
        numbers += f" of {self.summed.signature}" if self.summed else ""
        return f"grouped:{self.of.signature}[{by} {self.order}{numbers}]{record_signature(self.columns)}"


@dataclass(frozen=True)
class Figures:
    """The smallest and the greatest of a value over the rows of a set; of a `numeric` one its number and sum too."""

    of: Nodes | Pattern
    value: RowNumber | EdgeCount
    numeric: bool = True

    @cached_property
    def signature(self) -> str:
        return f"figures:{self.of.signature}({self.value.signature})"


@dataclass(frozen=True)
class Reached:
    """How many different nodes the rows of a set lead to by a relationship."""

    of: Nodes | Pattern
    pattern: Pattern

    @cached_property
    def signature(self) -> str:
        return f"reached:{self.of.signature}({self.pattern.signature})"


@dataclass(frozen=True)
class Spans:
    """From when to when the rows of a set hold: four days, and how many rows have them; a row may come by itself."""

    of: Nodes | Pattern

    @cached_property
    def signature(self) -> str:
        return f"spans:{self.of.signature}"


@dataclass(frozen=True)
class DateCounts:
    """How many rows of a set hold on each date, and how many of them surely; a row may come by itself.

    A `condition` is about the date, which those of the set itself are not.
    """

    of: Nodes | Pattern
    dates: EachDate
    condition: Condition

    @cached_property
    def signature(self) -> str:
        return f"on each date:{self.of.signature}{signature_of(self.condition)}"


Aggregate = Grouped | Figures | Reached | Spans | DateCounts


class RowsOf(Enum):
    """What rows are of in an answer about networks; mostly the name of the field that shows them."""

    NODES = "nodes"
    LINKS = "links"
    ENTITY = "entity"
    SOURCE = "source"
    TARGET = "target"
    VIA = "via"
    CAME = "came"
    WENT = "went"
    GREW = "grew"
    SHRANK = "shrank"
    ACTORS_CAME = "actorsCame"
    ACTORS_WENT = "actorsWent"
    STEPS = "steps"
    FROM = "from"
    TO = "to"
    THROUGH = "through"
    CITATIONS = "citations"
    OMITTED = "omitted"
    OMITTED_FROM = "omitted from"
    OMITTED_TO = "omitted to"
    SERIES = "series"


@dataclass(frozen=True)
class Rows:
    """Rows of these columns that the graph does not hold as they are: they are made from what it gave."""

    of: RowsOf
    columns: tuple["Column", ...]

    @cached_property
    def signature(self) -> str:
        return f"rows:{self.of.value}{record_signature(self.columns)}"


@dataclass(frozen=True)
class EntityRows(Rows):
    """Such rows that are records of entities."""


@dataclass(frozen=True)
class SeriesRows(Rows):
    """Such rows that are one for each of some dates, whatever time is asked about."""

    dates: Given[tuple[str, ...]]


@dataclass(frozen=True)
class CitationRows(Rows):
    """Such rows that are records of citations."""


Column = (
    Attribute
    | InLanguage
    | Derived
    | Metric
    | Labels
    | AskedId
    | Absent
    | Filled
    | EdgeCount
    | Latest
    | Between
    | SharedMemberships
    | Members
    | Rows
    | Related
    | BeyondCursor
    | Cited
    | FurtherPlaces
    | End
    | TextsIn
    | OtherTexts
    | Listed
    | LabelCounts
    | RevisionNumber
    | Aggregate
)
