"""What is made of the rows of branches, once they are there."""

from dataclasses import dataclass

from resolvers.block.branches import Branch
from resolvers.block.columns import Column, Members
from resolvers.block.rows import Ties
from resolvers.block.slots import Given


@dataclass(frozen=True)
class NetworkQuestion:
    """A network, its groups and actors read by these branches; `entity` are the columns of what these find, after which
    a group has its `members`.

    It lies around the actors that `around` finds, `depth` links away, or holds all that were read. Links have at least
    the strength `least`. `first` nodes are listed, with `longest` links at most; those of a network with more than
    `largest` are not counted up.
    """

    ties: Ties
    groups: tuple[Branch, ...]
    actors: tuple[Branch, ...]
    around: Branch | None
    entity: tuple[Column, ...]
    members: Members
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
    strangers: tuple[Branch, ...] = ()
    """What tells that nothing has the municipality or the ids that it is asked for."""
    about: tuple[Given[str] | None, Given[tuple[str, ...]] | None] = (None, None)
    """The municipality whose groups it has, and the ids that it lies around."""

    @property
    def branches(self) -> tuple[Branch, ...]:
        return (*self.groups, *self.actors, *self.strangers)

    @property
    def records(self) -> tuple[object, ...]:
        """What the records of those in it depend on."""
        return (self.ties.as_of.mark, self.shown)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns of what is shown of those in it; where members are told they are shown."""
        return (*self.entity, self.members) if self.members.told else self.entity

    @property
    def question(self) -> tuple[object, ...]:
        """What the network depends on, whatever is read from it."""
        ties = self.ties
        assumed = (ties.memberships, ties.rolled_up, ties.identities, ties.certainties, ties.largest, ties.as_of.mark)
        return (*assumed, self.about, self.two_mode, self.depth, self.least)


@dataclass(frozen=True)
class ChangeQuestion:
    """What changed between two networks of actors. Each has the columns that are read from it; a link that is stronger
    in the second is read from that."""

    before: NetworkQuestion
    after: NetworkQuestion
    columns: tuple[Column, ...]

    @property
    def branches(self) -> tuple[Branch, ...]:
        return (*self.before.branches, *self.after.branches)


@dataclass(frozen=True)
class PathQuestion:
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


Derivation = NetworkQuestion | ChangeQuestion | PathQuestion
