"""What the response looks like, as frozen values: which column each of its fields is read from.

The names in a form are the client's own; they meet the graph's columns here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from resolvers.block import (
    Branch,
    Column,
    DateCounts,
    Days,
    Derivation,
    During,
    Figures,
    Grouped,
    Keys,
    Labels,
    OtherTexts,
    Spans,
    TextsIn,
    Time,
)
from resolvers.block.slots import Given
from schema.derive.labels import LabelRow
from schema.derive.texts import HeldText


@dataclass(frozen=True)
class Read:
    """The value of a column as it is, or `default` where the graph has none."""

    column: Column | Branch
    default: int | tuple[()] | None = None


@dataclass(frozen=True)
class Dated:
    """An id with the time that it was asked about: `council:x@2020-01-01`. A client's cache never mixes two times."""

    column: Column
    mark: Given[str]


@dataclass(frozen=True)
class Constant:
    """A value that is known without asking the graph, such as a type's name."""

    value: Given[str | int | float | tuple[str, ...] | None]


@dataclass(frozen=True)
class Holds:
    """Whether a fact holds at a time, from the days that its validity lies between."""

    days: Days
    time: Time

    @property
    def columns(self) -> tuple[Column, ...]:
        *days, met = self.days
        return (*days, met) if met and isinstance(self.time, During) else tuple(days)


@dataclass(frozen=True)
class Named:
    """A value of an object that is made of nothing but values: the client's name of it, and the schema's."""

    key: str
    name: str


@dataclass(frozen=True)
class SharedValue:
    """What the groups say that two actors share: how sure it is who they are and that they meet, when, and as what."""

    shared: Column
    name: Literal["identity", "holds", "roles", "spells"]


@dataclass(frozen=True)
class SharedDate:
    """Since when two actors meet in groups, or from when to when: a partial date with these fields."""

    shared: Column
    name: Literal["since", "from", "to"]
    fields: tuple[Named, ...]


@dataclass(frozen=True)
class Field:
    """A field of the response under the client's name for it."""

    key: str
    form: "Form"
    required: bool


@dataclass(frozen=True)
class Held:
    """A property that a resolver of a field's own may read, under the name that it has in Python."""

    attribute: str
    form: "Form"


@dataclass(frozen=True)
class Composed:
    """An object whose fields lie in the record at hand; null when the column `present` is.

    `held` is what a resolver of a field's own may read.
    """

    type_name: str
    fields: tuple[Field, ...]
    present: Column | None = None
    held: tuple[Held, ...] = ()


@dataclass(frozen=True)
class Zipped:
    """A list of objects whose values lie in parallel lists, of which `longest` has one for each object."""

    type_name: str
    fields: tuple[Field, ...]
    longest: Column


@dataclass(frozen=True)
class OfType:
    """An object of one of several types, told by its labels."""

    labels: Labels
    types: tuple[Composed, ...]


@dataclass(frozen=True)
class Supporting:
    """That a citation supports a field, by the column with the names of all that it supports."""

    column: Column
    field: str


@dataclass(frozen=True)
class Listing:
    """A list of objects, one for each row of a block; with `supporting` only citations that do."""

    rows: Column | Branch
    item: "Form"
    supporting: Supporting | None = None


@dataclass(frozen=True)
class Only:
    """The object in a block of at most one row; null when there is none."""

    rows: Column | Branch | Derivation
    item: "Form"


@dataclass(frozen=True)
class Several:
    """A list of so many objects, each of a form of its own."""

    items: tuple["Form", ...]


@dataclass(frozen=True)
class FirstFound:
    """The first of these that is not null."""

    items: tuple["Form", ...]


@dataclass(frozen=True)
class FoundById:
    """The objects that one branch finds by their ids, which stand in its rows as `AskedId`."""

    rows: Branch
    item: "Form"


@dataclass(frozen=True)
class LookUp:
    """An id, and the numbers of the branches that would have found it."""

    found: tuple[int, ...]
    id: str


@dataclass(frozen=True)
class InOrder:
    """The objects with these ids in the order of the ids, null for an id that finds nothing.

    Each id is looked up among what one branch finds: those asked at one date are found by the same.
    """

    found: tuple[FoundById, ...]
    ids: Given[tuple[LookUp, ...]]


@dataclass(frozen=True)
class OwnCitation:
    """The one citation of a relationship or a log entry, which names its source itself; none when it names none."""

    source: Column
    item: Composed


@dataclass(frozen=True)
class Joined:
    """Lists, one behind the other."""

    lists: tuple["Form", ...]


@dataclass(frozen=True)
class TextLink:
    """The address of a source, with what leads to where a quote stands on the page."""

    address: "Form"
    directive: Read


@dataclass(frozen=True)
class TextList:
    """The texts of an entity, each in the first of some languages that it is held in; with `others` in all of them."""

    values: TextsIn
    languages: Given[tuple[str, ...]]
    texts: tuple[HeldText, ...]
    others: OtherTexts | None
    fields: tuple[Named, ...]


@dataclass(frozen=True)
class Counts:
    """How many entities there are of each type."""

    numbers: Column
    labels: tuple[str, ...]
    fields: tuple[Named, ...]


@dataclass(frozen=True)
class LabelList:
    """The words of the schema in a language, which no column holds."""

    language: str
    labels: tuple[LabelRow, ...]
    fields: tuple[Named, ...]


@dataclass(frozen=True)
class GroupValue:
    """Where the key of a group lies in its row, and the record of the node that it is."""

    by: str
    value: int
    entity: int | None
    labels: int | None = None
    """Where the first of its labels lies, if it has any in the row."""
    labelled: int = 0
    words: tuple[Mapping[str, str] | None, ...] = ()
    """Of an enum what its values are called, for each label; None where there are no words in its language."""


@dataclass(frozen=True)
class GroupKeyField:
    """A field of a group's key; one that shows the entity, or its name, has its form. `label` tells labels apart."""

    key: str
    name: str
    entity: "Form | None"
    label: int = 0


@dataclass(frozen=True)
class GroupField:
    """A field of a group; one that lists its keys has the fields of those, and one with its numbers their fields."""

    key: str
    name: str
    keys: tuple[GroupKeyField, ...] = ()
    numbers: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Groups:
    """The groups of an aggregate; `numbers` are the names of what there are figures of.

    Of a set of nodes the graph has `counted` them; beside a node its rows are still to be.
    """

    rows: Grouped
    counted: bool
    values: tuple[GroupValue, ...]
    fields: tuple[GroupField, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statistic:
    """One of the figures of a value, a `real` number or what the value itself is; `counted` as in groups."""

    rows: Figures
    counted: bool
    name: str
    real: bool = False


@dataclass(frozen=True)
class Series:
    """How many rows there are on each date, from the days of all or from what was counted: objects of these fields."""

    rows: Spans | DateCounts
    dates: Given[tuple[str, ...]]
    fields: tuple[Named, ...]


@dataclass(frozen=True)
class Cursor:
    """The cursor of the row at hand: its order keys under the name of the order."""

    order: Given[str]
    keys: tuple[Column, ...]


@dataclass(frozen=True)
class PageEnds:
    """Where a page lies: whether more follows, whether anything lies before, and the cursors of its ends."""

    fields: tuple[Named, ...]
    cursor: Cursor


@dataclass(frozen=True)
class Connection:
    """A page of a block's rows, of which one more was asked for than it holds, to know whether there are more.

    Rows come from the far end when the page is cut `backward`. `earlier` and `later` tell of what lies beyond cursors.
    """

    type_name: str
    rows: Column | Branch | None
    earlier: Column | Branch | None
    later: Column | Branch | None
    first: Given[int] | None
    last: Given[int] | None
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Edges:
    """The rows of the page, each as an edge or as the node at its end."""

    item: "Form"


@dataclass(frozen=True)
class Hits:
    """A page of what a search found: all of it is there, best first, and the page begins after the cursor's keys."""

    type_name: str
    rows: Branch
    strangers: tuple[Branch, ...]
    """What tells that nothing has the municipality that is asked for."""
    cursor: Cursor
    after: Keys
    first: Given[int]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Size:
    """How many rows there are of which a page is shown."""


@dataclass(frozen=True)
class Resolved:
    """What the graph knows nothing of: a field with a resolver of its own, or a question about the schema."""


Form = (
    Read | Dated | Constant | Holds | SharedValue | SharedDate | Composed | Zipped | OfType | Listing | Only | Several
    | FirstFound | InOrder | OwnCitation | Joined | TextLink | Counts | Groups | Statistic | Series | Cursor | PageEnds
    | Connection | Edges | Hits
    | LabelList | TextList | Size | Resolved
)  # fmt: skip
