"""Find a shortest path between two actors, group by group, from both ends at once.

Each round asks the graph for the groups of all actors at the edge of the smaller side, so that two that are near are
found without reading a nation; what lies on the path is read when it is known.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from resolvers.block import (
    SORT_KEY,
    Attribute,
    Branch,
    ByCurrentId,
    Column,
    Derived,
    Members,
    PathQuestion,
    Rows,
    RowsOf,
    Ties,
    Walk,
)
from resolvers.block.slots import fixed
from resolvers.errors import NetworkTooLarge
from resolvers.network.analysis.figures import BILLION
from resolvers.network.analysis.projection import ActorGroup, read_groups
from resolvers.network.records import EntityRecords, Record, shown

Read = Callable[[Branch], Awaitable[Sequence[Record]]]
"""Asks the graph for one branch."""

ID = Attribute("n", "id")


async def pathed(asked: PathQuestion, given: Mapping[Branch, Sequence[Record]], read: Read) -> Record:
    """The record of a path; raises NetworkTooLarge."""
    start, end = (next((row[0] for row in given[branch]), None) for branch in (asked.start, asked.end))
    search = _Search(asked, read)
    actors: Sequence[str] = ()
    reason = None
    if start is None or end is None:
        reason = "UNKNOWN_ID"
    else:
        shortest = await search.layers(start, end)
        if shortest is None:
            reason = "NOT_CONNECTED" if search.exhausted else "BEYOND_MAX_HOPS"
        else:
            actors = await _strongest(search, shortest, start, end)
    steps = [_Step(one, two, search.meeting(one, two)) for one, two in pairwise(actors)]
    omitted = sorted((each for each in search.groups.values() if search.omits(each)), key=lambda each: each.sort_key)
    found = await _entities(asked, [*actors, *(each.group.id for each in steps), *(each.id for each in omitted)], read)
    citations = await _citations(asked, steps, read)
    known: Mapping[str, Any] = {"found": reason is None, "reason": reason, "hops": None if reason else len(steps)}

    def value(column: Column) -> Any:
        match column:
            case Rows(RowsOf.STEPS, columns):
                return [_step_row(asked, step, columns, found, citations) for step in steps]
            case Rows(RowsOf.OMITTED):
                return [found.shown(column)(each.id) for each in omitted]
            case Derived(name):
                return known[name]
        raise AssertionError(f"{column!r} is no column of a path")

    return [value(column) for column in asked.columns]


@dataclass(frozen=True)
class _Step:
    """A hop, and the group that it leads through."""

    one: str
    two: str
    group: ActorGroup

    @property
    def identity(self) -> str:
        return "CONFIRMED" if self.group.sure(self.one, self.two) else "PROBABLE"


@dataclass
class _Side:
    """How far each actor is from one `end`, as far as is known, and the actors at the edge."""

    end: str
    distances: dict[str, int]
    edge: Sequence[str]
    depth: int = 0


@dataclass
class _Search:
    """What has been seen of the network so far."""

    asked: PathQuestion
    read: Read
    groups: dict[str, ActorGroup] = field(default_factory=dict)
    of_actor: dict[str, list[ActorGroup]] = field(default_factory=dict)
    exhausted: bool = False

    @property
    def ties(self) -> Ties:
        return self.asked.ties

    def omits(self, group: ActorGroup) -> bool:
        return group.size > fixed(self.ties.largest)

    async def layers(self, start: str, end: str) -> Sequence[Sequence[str]] | None:
        """The actors on all shortest paths, by how far they are from the start; None when there is none."""
        if start == end:
            return [[start]]
        sides = (_Side(start, {start: 0}, [start]), _Side(end, {end: 0}, [end]))
        while sum(side.depth for side in sides) < fixed(self.asked.hops):
            # of equals always the same one, so that a path and the way back are sought alike
            near = min(sides, key=lambda side: (len(side.edge), side.end))
            await self.expand(near)
            if meeting := sides[0].distances.keys() & sides[1].distances.keys():
                return self.between(sides, meeting)
            if not near.edge:
                self.exhausted = True
                return None
        return None

    async def expand(self, side: _Side) -> None:
        """One hop further."""
        columns = (ID, SORT_KEY, Members(self.ties, self.ties.stays))
        walk = Walk(self.ties, tuple(side.edge), 1, columns, self.asked.largest + 1)
        rows = await self.read(walk)
        if len({row[0] for row in rows} | self.groups.keys()) > self.asked.largest:
            name = ".".join(str(each) for each in self.asked.path)
            raise NetworkTooLarge(name, "groups", self.asked.largest, self.asked.remedies, self.asked.path)
        reached: dict[str, None] = {}
        found = [(row[0], row[1], row[2]) for row in rows]
        for group in read_groups(found, self.ties.identities, during=bool(self.ties.stays)):
            self.see(group)
            near = [] if self.omits(group) else [each for each in side.edge if each in group.credited]
            further = (each for each in group.credited if each not in side.distances)
            reached |= dict.fromkeys(each for each in further if any(group.meet(one, each) for one in near))
        side.depth += 1
        side.distances |= dict.fromkeys(reached, side.depth)
        side.edge = list(reached)

    def see(self, group: ActorGroup) -> None:
        if group.id not in self.groups:
            self.groups[group.id] = group
            if not self.omits(group):
                for each in group.credited:
                    self.of_actor.setdefault(each, []).append(group)

    def between(self, sides: tuple[_Side, _Side], meeting: Iterable[str]) -> Sequence[Sequence[str]]:
        """From where the sides meet back to both ends."""
        start, end = sides
        middle = sorted(meeting)
        return [*reversed(self.back(start, middle)), middle, *self.back(end, middle)]

    def back(self, side: _Side, found: Sequence[str]) -> Sequence[Sequence[str]]:
        """The layers from some actors, all equally far, to the end of a side, without their own."""
        layers: list[Sequence[str]] = []
        distance = side.distances[found[0]]
        while distance:
            distance -= 1
            found = sorted(
                {
                    each
                    for actor in found
                    for group in self.of_actor.get(actor, ())
                    for each in group.credited
                    if side.distances.get(each) == distance and group.meet(actor, each)
                }
            )
            layers.append(found)
        return layers

    def meeting(self, one: str, two: str) -> ActorGroup:
        """The group that a hop leads through."""
        shared = list(self.shared(one, two))
        return min(shared, key=lambda each: (each.size, not each.sure(one, two), each.sort_key))

    def length(self, one: str, two: str) -> int | None:
        """How long a hop is, in billionths: the stronger the tie, the shorter; None where there is none."""
        strength = sum(1 / (each.size - 1) for each in self.shared(one, two))
        return round(BILLION / round(strength, 9)) if strength else None

    def shared(self, one: str, two: str) -> Iterator[ActorGroup]:
        """The groups in which two actors have met."""
        return (each for each in self.of_actor.get(one, ()) if two in each.credited and each.meet(one, two))


async def _strongest(search: _Search, layers: Sequence[Sequence[str]], start: str, end: str) -> Sequence[str]:
    """Of the shortest paths the one whose hops are shortest together, then the first by the names of its actors."""
    names: Mapping[str, str] = {}
    if any(len(layer) > 1 for layer in layers):
        candidates = tuple(sorted({each for layer in layers for each in layer}))
        names = {row[0]: row[1] for row in await search.read(ByCurrentId(candidates, (ID, SORT_KEY)))}
    best: dict[str, tuple[int, tuple[str, ...], tuple[str, ...]]] = {start: (0, (), (start,))}
    for layer in layers[1:]:
        reached = {}
        for actor in layer:
            ways = [
                (length + hop, (*keys, names.get(actor, "")), (*path, actor))
                for length, keys, path in best.values()
                if (hop := search.length(path[-1], actor)) is not None
            ]
            if ways:
                reached[actor] = min(ways)
        best = reached
    return best[end][2]


async def _entities(asked: PathQuestion, ids: Sequence[str], read: Read) -> EntityRecords:
    if not ids:
        return EntityRecords(asked.entity, {})
    wanted, place = tuple(sorted(set(ids))), asked.entity.index(ID)
    found = {row[place]: row for row in await read(ByCurrentId(wanted, asked.entity))}
    return EntityRecords(asked.entity, found)


async def _citations(asked: PathQuestion, steps: Sequence[_Step], read: Read) -> Mapping[str, Sequence[Record]]:
    """Who is in each group of a path, with the citation of the membership."""
    wanted = any(
        isinstance(inner, Rows) and inner.of is RowsOf.CITATIONS
        for column in asked.columns
        if isinstance(column, Rows)
        for inner in column.columns
    )
    if not steps or not wanted:
        return {}
    groups = tuple(sorted({each.group.id for each in steps}))
    rows = await read(ByCurrentId(groups, (ID, Members(asked.ties, (*asked.cited, *asked.ties.stays)))))
    place = asked.cited.index(Attribute("r", "id")) + 2
    return {row[0]: sorted(row[1], key=lambda member: str(member[place])) for row in rows}


def _step_row(
    asked: PathQuestion,
    step: _Step,
    columns: Sequence[Column],
    found: EntityRecords,
    citations: Mapping[str, Sequence[Record]],
) -> Record:
    def value(column: Column) -> Any:
        match column:
            case Rows(RowsOf.FROM):
                return [found.shown(column)(step.one)]
            case Rows(RowsOf.THROUGH):
                return [found.shown(column)(step.group.id)]
            case Rows(RowsOf.TO):
                return [found.shown(column)(step.two)]
            case Rows(RowsOf.CITATIONS):
                ends = ((step.one, step.two), (step.two, step.one))
                both = [citation for actor, other in ends for citation in _of(actor, other, step, citations)]
                return list(map(shown(asked.cited, column), _different(both, asked)))
            case Derived("identity"):
                return step.identity
        raise AssertionError(f"{column!r} is no column of a step")

    return [value(column) for column in columns]


def _of(actor: str, other: str, step: _Step, citations: Mapping[str, Sequence[Record]]) -> Sequence[Record]:
    """The citations of an actor's surest memberships in the group of a step, of those in which it met the other."""
    members = [each for each in citations[step.group.id] if each[0] == actor]
    sure = step.group.credited[actor]
    if step.group.stays is not None:
        met = [stay for stay, _ in step.group.meetings(actor, other)]
        sure = any(stay.sure for stay in met)
        days = {(stay.first, stay.last) for stay in met}
        members = [each for each in members if tuple(each[-2:]) in days]
    return [citation for _, identity, *citation in members if identity == ("CONFIRMED" if sure else "PROBABLE")]


def _different(citations: Sequence[Record], asked: PathQuestion) -> Sequence[Record]:
    """Citations without those that name the same place in the same source again."""
    places = [asked.cited.index(Attribute("r", each)) for each in ("source", "locator")]
    different: dict[tuple[Any, ...], Record] = {}
    for each in citations:
        different.setdefault(tuple(each[place] for place in places), each)
    return list(different.values())
