"""What a statement asks of the graph, as frozen values: no text yet, and no response names.

A *record* is a tuple of columns, answered by a list of values in the same order. A column is a value of the node or
the relationship at hand, or a block of its own that lies beside it. At the top of a statement the columns are branches.

    councils { name members { name } }
    → Seek(Nodes("Council"), columns=(Own("n", "name"), Related(REPRESENTED_IN, …)))

Each has a `signature`: what of it shows in the statement's text. Columns are sorted by it, so that the text depends on
the shape of a question alone, never on its values, its aliases or the order of its fields.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Literal, TypeVar

from resolvers.search import Sought
from resolvers.slots import Given
from schema.edge import Direction

Value = str | int | float | bool | tuple[str | int | float, ...]
On = Literal["n", "r"]  # the node at hand, or the relationship that led to it


# Values of the node or the relationship at hand


@dataclass(frozen=True)
class Own:
    """A property."""

    on: On
    property: str

    @cached_property
    def signature(self) -> str:
        return f"{self.on}.{self.property}"


@dataclass(frozen=True)
class Labels:
    """The labels of the node, where its type is not known beforehand."""

    signature = "labels"


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


@dataclass(frozen=True)
class Day:
    """The date that a root field is about. Each has its own, equal or not: that two are equal is not shape."""

    date: Given[str]
    root: str = ""


# Sets of nodes: all of a label, or those at the other end of a relationship


@dataclass(frozen=True)
class Nodes:
    """The nodes of a label that are valid at a date and for which a condition holds."""

    label: str
    as_of: Day | None = None
    condition: "Condition | None" = None

    @cached_property
    def signature(self) -> str:
        return f"{self.label}{'@' if self.as_of else ''}{_signature(self.condition)}"


@dataclass(frozen=True)
class Pattern:
    """A relationship followed from the node at hand, where both it and the other end are valid at a date.

    `parent` is the label of the node at hand where that may be of several types.
    """

    relationship: str
    direction: Direction
    target: str
    parent: str | None = None
    as_of: Day | None = None
    condition: "Condition | None" = None

    @cached_property
    def signature(self) -> str:
        follows = f"{self.parent or ''}{self.direction.value}:{self.relationship}:{self.target}"
        return f"{follows}{'@' if self.as_of else ''}{_signature(self.condition)}"

    def where(self, condition: "Condition | None") -> "Pattern":
        return replace(self, condition=condition)


@dataclass(frozen=True)
class Logged:
    """The entries of the log that are about the node at hand."""

    condition: "Condition | None" = None

    @cached_property
    def signature(self) -> str:
        return f"log{_signature(self.condition)}"


@dataclass(frozen=True)
class Ties:
    """What makes actors collaborators: that they are in the same group, with so many in it at most, at a date.

    `memberships` are the relationships by which actors are in groups. `rolled_up` says that the units of a municipality
    count as one; an actor is credited with a group only where its identity there is one of `identities`.
    """

    memberships: tuple[str, ...]
    rolled_up: bool
    identities: tuple[str, ...]
    largest: Given[int]
    as_of: Day

    @cached_property
    def signature(self) -> str:
        return f"{'|'.join(self.memberships)}{' rolled up' if self.rolled_up else ''}"


@dataclass(frozen=True)
class Collaborators:
    """The actors that share a group with the one at hand, each once. What lies between the two is known of each."""

    ties: Ties
    condition: "Condition | None" = None

    @cached_property
    def signature(self) -> str:
        return f"collaborators:{self.ties.signature}{_signature(self.condition)}"


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


Beside = Pattern | Logged | Collaborators | Meeting | Omitted


# What is computed beside the node at hand


@dataclass(frozen=True)
class Number:
    """How many edges there are, or how many distinct nodes they lead to."""

    pattern: Beside
    distinct: bool = False

    @cached_property
    def signature(self) -> str:
        return f"number:{self.pattern.signature}{'!' if self.distinct else ''}"


@dataclass(frozen=True)
class Shown:
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


Scalar = Own | Number | Shown | Strength | Derived | Absent | Filled


def computed(value: Scalar) -> bool:
    """Whether a value has to be computed from what lies beside the node, and is worth a variable of its own."""
    match value:
        case Own() | Derived():
            return False
        case Absent() | Filled():
            return computed(value.value)
        case _:
            return True


# Conditions on the node and the relationship at hand


@dataclass(frozen=True)
class Compare:
    """A value compared with a given one; `operator` is a row of the table in resolvers/cypher/expression.py."""

    value: Own | Number | Strength
    operator: str
    given: Given[Value]

    @cached_property
    def signature(self) -> str:
        return f"{self.value.signature} {self.operator}"


@dataclass(frozen=True)
class Missing:
    """That the graph holds no such value."""

    value: Own

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
class All:
    """That every one of these holds; of none, they do."""

    of: tuple["Condition", ...]

    @cached_property
    def signature(self) -> str:
        return f"all({';'.join(each.signature for each in self.of)})"


@dataclass(frozen=True)
class Any:
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
class Some:
    """That there is an edge like the pattern, its condition included."""

    pattern: Pattern

    @cached_property
    def signature(self) -> str:
        return f"some({self.pattern.signature})"


@dataclass(frozen=True)
class Single:
    """That there is exactly one edge like the pattern, its condition included."""

    pattern: Pattern

    @cached_property
    def signature(self) -> str:
        return f"single({self.pattern.signature})"


@dataclass(frozen=True)
class OfShown:
    """That a condition holds for the one node that a plain field shows."""

    pattern: Pattern
    holds: "Condition"

    @cached_property
    def signature(self) -> str:
        return f"shown({self.pattern.signature} {self.holds.signature})"


Condition = Compare | Missing | OfLabel | All | Any | Not | Some | Single | OfShown


# Pages


@dataclass(frozen=True)
class Key:
    """What rows are ordered by. It is never null: what may be missing has two keys, `Absent` and `Filled`."""

    value: Scalar
    kind: type = str
    descending: bool = False

    @cached_property
    def signature(self) -> str:
        return f"{self.value.signature}{' DESC' if self.descending else ''}"


Keys = tuple[Given[str | int | float | bool], ...]


@dataclass(frozen=True)
class Window:
    """Which rows of an order a page is cut from: those after and before the keys of a cursor, so many from one end.

    Without a `limit` all of them.
    """

    order: tuple[Key, ...]
    after: Keys = ()
    before: Keys = ()
    limit: Given[int] | None = None
    backward: bool = False

    @cached_property
    def signature(self) -> str:
        marks = [
            ("after", self.after),
            ("before", self.before),
            ("cut", self.limit is not None),
            ("back", self.backward),
        ]
        order = ",".join(key.signature for key in self.order)
        return f"[{order}{''.join(f' {name}' for name, on in marks if on)}]"


@dataclass(frozen=True)
class Related:
    """The rows beside the node at hand: in order, cut to a page, and only then expanded."""

    pattern: Beside
    columns: tuple["Column", ...]
    window: Window

    @cached_property
    def signature(self) -> str:
        return f"rows:{self.pattern.signature}{self.window.signature}{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Outside:
    """Whether any row lies on the far side of a cursor, its own row included."""

    pattern: Beside
    order: tuple[Key, ...]
    keys: Keys
    side: Literal["before", "after"]

    @cached_property
    def signature(self) -> str:
        return f"outside:{self.side}:{self.pattern.signature}{Window(self.order).signature}"


@dataclass(frozen=True)
class Links:
    """What each group is a link by that a collaborator at hand shares with the actor whose collaborator it is.

    Rows of [group, identity of the one, identity of the other, starts]; of each start [day, EDTF, as published, latest
    day], in turn of the group and of both memberships.
    """

    ties: Ties

    @cached_property
    def signature(self) -> str:
        return f"links:{self.ties.signature}"


@dataclass(frozen=True)
class Members:
    """Who is in the group at hand: rows of [actor, identity] and columns of the membership."""

    ties: Ties
    columns: tuple["Column", ...] = ()

    @cached_property
    def signature(self) -> str:
        return f"members:{self.ties.signature}{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Cited:
    """The source that the node or relationship at hand names in its property `source`."""

    on: On
    columns: tuple["Column", ...]

    @cached_property
    def signature(self) -> str:
        return f"cited:{self.on}{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Listed:
    """All nodes of a set, in order, whatever node is at hand."""

    nodes: Nodes
    columns: tuple["Column", ...]
    window: Window

    @cached_property
    def signature(self) -> str:
        return f"listed:{self.nodes.signature}{self.window.signature}{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Numbers:
    """How many nodes each label has, in the order of the labels."""

    labels: tuple[str, ...]

    @cached_property
    def signature(self) -> str:
        return f"numbers:{','.join(self.labels)}"


# Aggregates


@dataclass(frozen=True)
class Year:
    """The year of a day; none where `given` is missing, the date as the source states it."""

    value: Own
    given: Own | None = None

    @cached_property
    def signature(self) -> str:
        return f"year({self.value.signature}{self.given.signature if self.given else ''})"


@dataclass(frozen=True)
class ShownNode:
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


GroupKey = Own | Year | ShownNode | EachNode


@dataclass(frozen=True)
class Grouped:
    """The rows of a set in groups: each its count, its keys, and for a key that is a node a record of that.

    The set is one of nodes at the top of a statement, and of edges beside the node at hand.
    """

    of: Nodes | Pattern
    by: tuple[GroupKey, ...]
    order: str
    limit: Given[int]
    columns: tuple["Column", ...]

    @cached_property
    def signature(self) -> str:
        by = ",".join(each.signature for each in self.by)
        return f"grouped:{self.of.signature}[{by} {self.order}]{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Figures:
    """The smallest and the greatest of a value over the rows of a set; of a `numeric` one the mean and the sum too."""

    of: Nodes | Pattern
    value: Own | Number
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


Aggregate = Grouped | Figures | Reached


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


@dataclass(frozen=True)
class Rows:
    """Rows of these columns that the graph does not hold as they are: they are made from what it gave."""

    of: RowsOf
    columns: tuple["Column", ...]

    @cached_property
    def signature(self) -> str:
        return f"rows:{self.of.value}{_record_signature(self.columns)}"


@dataclass(frozen=True)
class EntityRows(Rows):
    """Such rows that are records of entities."""


@dataclass(frozen=True)
class CitationRows(Rows):
    """Such rows that are records of citations."""


Column = (
    Own
    | Derived
    | Metric
    | Labels
    | AskedId
    | Absent
    | Filled
    | Number
    | Shown
    | Strength
    | Links
    | Members
    | Rows
    | Related
    | Outside
    | Cited
    | Listed
    | Numbers
    | Aggregate
)


# Branches of a statement


@dataclass(frozen=True)
class Seek:
    """A page of a set of nodes, sought in the index of its order where there is one."""

    nodes: Nodes
    columns: tuple[Column, ...]
    window: Window

    @cached_property
    def signature(self) -> str:
        return f"seek:{self.nodes.signature}{self.window.signature}{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Find:
    """The entities that have these ids or had them before; `of_type` is a label that they must have."""

    ids: Given[tuple[str, ...]]
    columns: tuple[Column, ...]
    of_type: str | None = None

    @cached_property
    def signature(self) -> str:
        return f"find:{self.of_type}{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Known:
    """The entities that have these ids now, as is known of them."""

    ids: Given[tuple[str, ...]]
    columns: tuple[Column, ...]

    @cached_property
    def signature(self) -> str:
        return f"known:{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Itself:
    """The node that tells about the graph, or a row of nulls where there is none yet."""

    columns: tuple[Column, ...]

    @cached_property
    def signature(self) -> str:
        return f"itself{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Total:
    """How many nodes a set has."""

    nodes: Nodes

    @cached_property
    def signature(self) -> str:
        return f"total:{self.nodes.signature}"


@dataclass(frozen=True)
class Elsewhere:
    """Whether any node of a set lies on the far side of a cursor, its own included."""

    nodes: Nodes
    order: tuple[Key, ...]
    keys: Keys
    side: Literal["before", "after"]

    @cached_property
    def signature(self) -> str:
        return f"elsewhere:{self.side}:{self.nodes.signature}{Window(self.order).signature}"


@dataclass(frozen=True)
class Propose:
    """The nodes of a set that the full-text index proposes for a search text, the likeliest if there are too many.

    `texts` are the columns that they are judged by, under the names of their fields; `score` and `matched` are derived.
    """

    nodes: Nodes
    sought: Given[Sought]
    texts: tuple[tuple[str, Column], ...]
    columns: tuple[Column, ...]

    @cached_property
    def signature(self) -> str:
        return f"propose:{self.nodes.signature}{_record_signature(self.columns)}"


@dataclass(frozen=True)
class Walk:
    """What lies so many steps away from a set of groups, or from the actors with these ids, each node once.

    A step leads from actors to the groups that they are in, or from groups to the actors in them. From actors it leads
    through groups that hold the `condition`, are not too large, and are credited to those who are in them.
    """

    ties: Ties
    start: Nodes | Given[tuple[str, ...]]
    steps: int
    columns: tuple[Column, ...]
    limit: int
    condition: Condition | None = None

    @cached_property
    def signature(self) -> str:
        start = self.start.signature if isinstance(self.start, Nodes) else "actors"
        walked = f"{start} {self.steps} {self.ties.signature}{_signature(self.condition)}"
        return f"walk:{walked}{_record_signature(self.columns)}"


Branch = Walk | Propose | Seek | Find | Known | Itself | Total | Elsewhere | Aggregate

IN_SHEAVES = (Known, Walk)
"""The branches whose rows come many at a time, in no order: each is a list of records."""

# What is made of the rows of branches, once they are there


@dataclass(frozen=True)
class Networked:
    """A network, its groups and actors read by these branches; `entity` are the columns of what these find.

    It lies around the actors that `around` finds, `depth` links away, or holds all that were read. Links have at least
    the strength `least`. `first` nodes are listed, with `longest` links at most; those of a network with more than
    `largest` are not counted up.
    """

    ties: Ties
    groups: tuple[Branch, ...]
    actors: tuple[Branch, ...]
    around: Branch | None
    entity: tuple[Column, ...]
    columns: tuple[Column, ...]
    two_mode: bool
    depth: int
    least: Given[float] | None
    first: Given[int]
    longest: int
    largest: int
    remedies: tuple[str, ...]
    """What makes it smaller, in words for who has asked for too large a one."""
    thinner: tuple[str, ...]
    """Also what leaves it fewer links."""
    path: tuple[str | int, ...]
    about: tuple[Given[str] | None, Given[tuple[str, ...]] | None] = (None, None)
    """The municipality whose groups it has, and the ids that it lies around."""

    @property
    def branches(self) -> tuple[Branch, ...]:
        return (*self.groups, *self.actors)

    @property
    def records(self) -> tuple[object, ...]:
        """What the records of those in it depend on."""
        return (self.ties.as_of.date, self.entity)

    @property
    def question(self) -> tuple[object, ...]:
        """What the network depends on, whatever is read from it."""
        ties = self.ties
        assumed = (ties.memberships, ties.rolled_up, ties.identities, ties.largest, ties.as_of.date)
        return (*assumed, self.about, self.two_mode, self.depth, self.least)


@dataclass(frozen=True)
class Changed:
    """What changed between two networks of actors. Each has the columns that are read from it; a link that is stronger
    in the second is read from that."""

    before: Networked
    after: Networked
    columns: tuple[Column, ...]

    @property
    def branches(self) -> tuple[Branch, ...]:
        return (*self.before.branches, *self.after.branches)


@dataclass(frozen=True)
class Pathed:
    """A shortest path between the actors that two branches find, of so many hops at most.

    It is sought group by group; `entity` are the columns of what lies on it, `cited` those of a membership's citation.
    At most `largest` groups are looked at.
    """

    ties: Ties
    start: Branch
    end: Branch
    entity: tuple[Column, ...]
    cited: tuple[Column, ...]
    columns: tuple[Column, ...]
    hops: Given[int]
    largest: int
    remedies: tuple[str, ...]
    path: tuple[str | int, ...]

    @property
    def branches(self) -> tuple[Branch, ...]:
        return (self.start, self.end)


Derivation = Networked | Changed | Pathed

SCORE, MATCHED = Derived("score"), Derived("matched")
"""How well a node answers a search, and the fields in which it was found."""

SORT_KEY = Own("n", "sortKey")

AnyColumn = TypeVar("AnyColumn", bound=Column | Branch)


def record(columns: Iterable[AnyColumn]) -> tuple[AnyColumn, ...]:
    """The columns of one record: each once, in the order of their signatures."""
    return tuple(sorted(dict.fromkeys(columns), key=lambda column: column.signature))


def all_of(conditions: Sequence[Condition | None]) -> Condition | None:
    """Conditions as one, sorted as their signatures are; None where there are none."""
    given = sorted((each for each in conditions if each), key=lambda condition: condition.signature)
    return given[0] if len(given) == 1 else All(tuple(given)) if given else None


def _signature(condition: Condition | None) -> str:
    return f"({condition.signature})" if condition else ""


def _record_signature(columns: tuple[Column, ...]) -> str:
    return "{" + ";".join(column.signature for column in columns) + "}"
