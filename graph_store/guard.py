"""The guard of the graph: what was read of it counts only if it is of one revision.

Neither engine shows a statement the graph as it stood at one moment: rows of two revisions can meet in one answer, and
Neo4j's full-text index is behind the rows until a commit is done. So a writer marks that it commits, until it is done,
and what it commits raises the counter. Whoever reads looks at both, before and after:

    counter · markers · what is asked · markers · counter

If the counter stood still and nobody was marked at either moment, no commit was going on meanwhile, nor was one begun
and done: that would have raised the counter. Hence the order, and one UNION ALL in which each branch follows the other.

A marker has a lease by the clock of the database, which its writer renews: one that is killed holds nobody up for
longer. Markers are nodes apart, as a writer holds the node of the counter from its first statement on.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

from graph_store.errors import CommitUnknown, GraphChanging, GraphError, OtherForm
from graph_store.form import FORM
from graph_store.statement import Row, Statement

T = TypeVar("T")
Read = Callable[[Statement], Awaitable[list[Row]]]

WRITING = "Writing"
"""The label of a marker: `id`, and the millisecond `until` which it lives."""
LEASE = 15.0
"""Seconds that a marker lives once it is made or renewed, …"""
RENEWED = 4.0
"""… and after how many it is renewed."""
LOOK_AGAIN = 0.01
"""Seconds until the guard is looked at again while somebody commits."""
FORGOTTEN = 3600.0
"""Seconds after which the marker of one who was killed is removed."""

_PART = -1
"""The number of the guard's rows among those of the branches."""
_COUNTER = f"OPTIONAL MATCH (g:Graph {{id: 'graph'}}) RETURN {_PART} AS part, [g.form, g.revision, g.writer] AS row"
_MARKERS = f"MATCH (w:{WRITING}) WHERE w.until > timestamp() RETURN {_PART} AS part, [] AS row"
_MARK = f"MERGE (w:{WRITING} {{id: $writer}}) SET w.until = timestamp() + $lease"
_RENEW = f"MATCH (w:{WRITING} {{id: $writer}}) SET w.until = timestamp() + $lease"
_UNMARK = f"MATCH (w:{WRITING}) WHERE w.id = $writer OR w.until < timestamp() - $forgotten DELETE w"

_log = logging.getLogger(__name__)


# Who reads


def guarded(branches: Sequence[str]) -> str:
    """The text of a statement of these branches, each of which returns `part` and `row`, between two looks."""
    return "\nUNION ALL\n".join((_COUNTER, _MARKERS, *branches, _MARKERS, _COUNTER))


_LOOK = Statement(guarded(()))


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the graph."""

    number: int
    """0: nobody has written yet."""
    writer: str | None
    """Who made it: a graph that was cleared counts from the beginning again."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """What a guarded statement gave."""

    rows: list[Row]
    revision: Revision
    """That of the look before."""
    whole: bool
    """Whether all of it is of that revision."""

    @classmethod
    def from_rows(cls, rows: list[Row]) -> "Guarded":
        """Raises `OtherForm` when the graph is not of ours: what it holds cannot be read as it is asked for."""
        (_, before), *found, (_, after) = rows
        form, number, writer = before
        if number is not None and form != FORM:
            raise OtherForm(form or 1, FORM)
        committing = found and _PART in (found[0][0], found[-1][0])
        return cls(found, Revision(number or 0, writer), before == after and not committing)


class Snapshot:
    """Statements that are all answered from one revision."""

    def __init__(self, guard: "Guard", deadline: float) -> None:
        self._guard = guard
        self._deadline = deadline
        self._revision: Revision | None = None

    @property
    def seen(self) -> Revision | None:
        """The revision of what has been read; None: nothing has."""
        return self._revision

    async def revision(self) -> Revision:
        """The revision that the statements are answered from."""
        if self._revision is None:
            self._revision = await self._guard.settled(self._deadline)
        return self._revision

    async def read(self, statement: Statement) -> list[Row]:
        """The rows of a guarded statement; waits while somebody commits."""
        while not (found := await self._guard.read(statement)).whole:
            self._stay_at(await self._guard.settled(self._deadline))
        self._stay_at(found.revision)
        self._revision = found.revision
        return found.rows

    def _stay_at(self, found: Revision) -> None:
        if self._revision not in (None, found):
            raise _MovedOn


class _MovedOn(Exception):
    """The graph has another revision now than it had for an earlier statement of the same snapshot."""


class Guard:
    """Looks at the guard of a graph, and waits while somebody commits; `patience` seconds at most."""

    def __init__(self, read: Read, patience: float) -> None:
        self._read = read
        self._patience = patience
        self._looking = asyncio.Lock()
        self._settled_at = -1.0
        self._settled: Revision | None = None
        self._shown_at = -1.0
        self._shown: Revision | None = None
        self._showing: asyncio.Future[Guarded] | None = None

    async def read(self, statement: Statement) -> Guarded:
        """What a guarded statement gives, whole or not."""
        began = time.monotonic()
        found = Guarded.from_rows(await self._read(statement))
        if began > self._shown_at:
            self._shown, self._shown_at = found.revision, began
        return found

    async def look(self) -> Guarded:
        """What the guard itself says now."""
        return await self.read(_LOOK)

    async def shown(self, since: float) -> Revision:
        """The revision that the counter showed at some moment since then, by whatever statement.

        It may have been shown while somebody committed, and is no less true for that: nobody has been told of what is
        committed before the counter shows it. Those who wait together look once, be it in vain.
        """
        while self._shown is None or self._shown_at < since:
            if self._showing is None or self._showing.done():
                self._showing = asyncio.ensure_future(self.look())
            await asyncio.shield(self._showing)
        return self._shown

    async def settled(self, deadline: float | None = None) -> Revision:
        """The revision of the graph at a moment when nobody commits; raises `GraphChanging` when none comes.

        Of those who wait together one looks, and tells the others.
        """
        since = time.monotonic()
        deadline = since + self._patience if deadline is None else deadline
        try:
            async with asyncio.timeout(deadline - since), self._looking:
                while self._settled is None or self._settled_at < since:
                    began = time.monotonic()
                    seen = await self.look()
                    if seen.whole:
                        self._settled, self._settled_at = seen.revision, began
                    else:
                        await asyncio.sleep(LOOK_AGAIN)
                return self._settled
        except TimeoutError:
            raise GraphChanging from None

    async def at_one_revision(self, work: Callable[[Snapshot], Awaitable[T]]) -> T:
        """What `work` makes of statements that are answered from one revision.

        It is called again when the graph moves on between two of them, and raises `GraphChanging` when that goes on.
        """
        deadline = time.monotonic() + self._patience
        while True:
            try:
                return await work(Snapshot(self, deadline))
            except _MovedOn:
                if time.monotonic() > deadline:
                    raise GraphChanging from None


# Who writes


@asynccontextmanager
async def marked(writer: str, run: Callable[[Statement], Awaitable[None]]) -> AsyncIterator[None]:
    """Meanwhile who reads knows that this writer commits. `run` runs a statement in a transaction of its own.

    Where nobody can tell whether a commit is over, its marker is left to its lease.
    """
    lease = {"writer": writer, "lease": round(LEASE * 1000)}
    await run(Statement(_MARK, lease))
    over = asyncio.Event()
    renewing = asyncio.create_task(_renew(Statement(_RENEW, lease), run, over))
    done = False
    try:
        yield
        done = True
    except GraphError as error:
        done = not isinstance(error, CommitUnknown)
        raise
    finally:
        over.set()
        await renewing
        if done:
            await _quietly(run, Statement(_UNMARK, {"writer": writer, "forgotten": round(FORGOTTEN * 1000)}))


async def _renew(lease: Statement, run: Callable[[Statement], Awaitable[None]], over: asyncio.Event) -> None:
    while True:
        try:
            await asyncio.wait_for(over.wait(), RENEWED)
        except TimeoutError:
            await _quietly(run, lease)
        else:
            return


async def _quietly(run: Callable[[Statement], Awaitable[None]], statement: Statement) -> None:
    """Run what the lease makes good when it fails."""
    try:
        await run(statement)
    except GraphError as error:
        _log.warning("A marker stays as long as its lease: %s", error)
