"""The branches of a statement: what lies at its top."""

from dataclasses import dataclass, replace
from functools import cached_property

from resolvers.block.columns import Aggregate, BeyondCursor, Column
from resolvers.block.conditions import Condition, halves
from resolvers.block.pages import Window
from resolvers.block.rows import Nodes, Ties
from resolvers.block.signature import record_signature, signature_of
from resolvers.block.slots import Given
from resolvers.block.sought import Sought
from resolvers.block.values import SORT_KEY


@dataclass(frozen=True)
class Seek:
    """A page of a set of nodes, sought in the index of its order where there is one."""

    nodes: Nodes
    columns: tuple[Column, ...]
    window: Window

    @cached_property
    def halves(self) -> tuple["Seek", ...]:
        """In two where it asks for one municipality: each lies in the order of an index, the whole does not."""
        if self.window.order[0].value != SORT_KEY:
            return (self,)
        conditions = halves(self.nodes.condition)
        return tuple(replace(self, nodes=replace(self.nodes, condition=each)) for each in conditions)

    @cached_property
    def signature(self) -> str:
        return f"seek:{self.nodes.signature}{self.window.signature}{record_signature(self.columns)}"


@dataclass(frozen=True)
class ById:
    """The entities that have these ids or had them before; `of_type` is a label that they must have."""

    ids: Given[tuple[str, ...]]
    columns: tuple[Column, ...]
    of_type: str | None = None

    @cached_property
    def signature(self) -> str:
        return f"find:{self.of_type}{record_signature(self.columns)}"


@dataclass(frozen=True)
class FactById:
    """The fact that has an id."""

    id: Given[str]
    columns: tuple[Column, ...]

    @cached_property
    def signature(self) -> str:
        return f"found fact:{record_signature(self.columns)}"


@dataclass(frozen=True)
class FactsById:
    """The facts that have these ids."""

    ids: Given[tuple[str, ...]]
    columns: tuple[Column, ...]

    @cached_property
    def signature(self) -> str:
        return f"found facts:{record_signature(self.columns)}"


@dataclass(frozen=True)
class ByCurrentId:
    """The entities that have these ids now, as is known of them."""

    ids: Given[tuple[str, ...]]
    columns: tuple[Column, ...]

    @cached_property
    def signature(self) -> str:
        return f"known:{record_signature(self.columns)}"


@dataclass(frozen=True)
class GraphNode:
    """The node that tells about the datasets of the graph, or a row of nulls where there is none yet."""

    columns: tuple[Column, ...]

    @cached_property
    def signature(self) -> str:
        return f"itself{record_signature(self.columns)}"


@dataclass(frozen=True)
class NodeCount:
    """How many nodes a set has."""

    nodes: Nodes

    @cached_property
    def signature(self) -> str:
        return f"total:{self.nodes.signature}"


@dataclass(frozen=True)
class Candidates:
    """The nodes of a set that the full-text index proposes for a search text, the likeliest if there are too many.

    `texts` are the columns that they are judged by, under the names of their fields; `score` and `matched` are derived.
    `others` are the columns beside which texts in other languages lie, with those names.
    """

    nodes: Nodes
    sought: Given[Sought]
    texts: tuple[tuple[str, Column], ...]
    columns: tuple[Column, ...]
    others: tuple[tuple[str, str], ...] = ()

    @cached_property
    def signature(self) -> str:
        return f"propose:{self.nodes.signature}{record_signature(self.columns)}"


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
        walked = f"{start} {self.steps} {self.ties.signature}{signature_of(self.condition)}"
        return f"walk:{walked}{record_signature(self.columns)}"


@dataclass(frozen=True)
class Unknown:
    """Which of the ids in an argument no entity has or had, on whatever day; or that none has the code in it.

    `labels` are those of all that may have a code; of ids there are none.
    """

    argument: str
    given: Given[tuple[str, ...]]
    labels: tuple[str, ...]
    path: tuple[str | int, ...]

    @cached_property
    def signature(self) -> str:
        return f"unknown:{','.join(self.labels)}"


Branch = (
    Walk
    | Candidates
    | Seek
    | ById
    | FactById
    | FactsById
    | ByCurrentId
    | GraphNode
    | NodeCount
    | BeyondCursor
    | Aggregate
    | Unknown
)


IN_SHEAVES = (ByCurrentId, Walk)
"""The branches whose rows come many at a time, in no order: each is a list of records."""
