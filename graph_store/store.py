"""The graph, as the rest of the house sees it: statements in, rows out.

read    one statement, one round trip, its own transaction   tried once more, or by the engine that is started next
write   a piece of work in one transaction                   tried until it stands, or others stood in the way too long
"""

import asyncio
import logging
import random
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any, TypeVar, cast
from uuid import uuid4

import neo4j
from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    DatabaseError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph_store.errors import (
    FOREIGN,
    BadUrl,
    CommitUnknown,
    ConstraintViolated,
    EngineEnding,
    GraphBusy,
    GraphError,
    GraphTimeout,
    GraphUnavailable,
    OtherForm,
    ReadOnly,
    TooLarge,
    UnsupportedEngine,
    WrongCredentials,
    one_line,
    translated,
)
from graph_store.explained import Explained, hits_of, plan_of
from graph_store.form import FORM
from graph_store.guard import WRITING, Guard, marked
from graph_store.statement import Row, Statement
from graph_store.target import Address, Credentials, Engine, Target

T = TypeVar("T")

OLDEST_NEO4J = (5, 26)
NEEDED = "a Neo4j of 5.26 or newer"
GRACE = 1.0
"""Seconds beyond a statement's time until we stop waiting for an engine that should have ended it."""
CONNECT_SECONDS = 5.0
RETRY_SECONDS = 30.0
"""For how long a write is tried again."""
FIRST_PAUSE, LONGEST_PAUSE = 0.02, 1.0
ENDING_PAUSE = 0.05
"""Seconds until an engine that is ending is asked whether it has ended."""

_log = logging.getLogger(__name__)

_NOT_LET_IN = frozenset(
    f"Neo.ClientError.Security.{reason}"
    for reason in ("Unauthorized", "AuthenticationRateLimit", "CredentialsExpired", "TokenExpired")
)
_BUMP = (
    "MERGE (g:Graph {id: 'graph'}) ON CREATE SET g.revision = 1, g.form = $form, g.writer = $writer "
    "ON MATCH SET g.revision = coalesce(g.revision, 0) + 1, g.writer = $writer RETURN g.revision"
)
_FORM = Statement("MATCH (g:Graph {id: 'graph'}) RETURN coalesce(g.form, 1)")
_BRING_UP = Statement("MATCH (g:Graph {id: 'graph'}) SET g.form = $form", {"form": FORM})
_REVISION = Statement("MATCH (g:Graph {id: 'graph'}) RETURN g.revision")
_DELETE_SOME = Statement(f"MATCH (n) WHERE NOT n:{WRITING} WITH n LIMIT 10000 DETACH DELETE n RETURN count(*)")


class Transaction:
    """One explicit transaction: all of it comes to stand in the graph, or nothing."""

    def __init__(self, transaction: neo4j.AsyncTransaction, target: Target) -> None:
        self._transaction = transaction
        self._seconds = target.timeout + GRACE
        self._target = target
        self.revision = 0
        """The revision that this transaction makes."""

    async def run(self, statement: Statement) -> list[Row]:
        """The rows of one statement, which sees what this transaction wrote before."""
        try:
            async with asyncio.timeout(self._seconds):
                result = await self._transaction.run(statement.text, _params(statement))
                return await result.values()
        except FOREIGN as error:
            raise _translated(error, self._target) from error

    async def bring_up(self) -> None:
        """Say that the graph has our form from now on."""
        await self.run(_BRING_UP)

    async def _commit(self) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                await self._transaction.commit()
        except (ServiceUnavailable, SessionExpired, OSError) as error:
            raise CommitUnknown(self.revision) from error
        except FOREIGN as error:
            if isinstance(error, DatabaseError) and self._target.is_ending():
                raise CommitUnknown(self.revision) from error
            raise _translated(error, self._target) from error


class GraphStore:
    """A graph that is open; made by `GraphStore.open`, closed by leaving its `async with`."""

    def __init__(self, driver: neo4j.AsyncDriver, target: Target, version: str, *, writable: bool) -> None:
        self._driver = driver
        self._target = target
        self._timeout = target.timeout
        self._writable = writable
        self._writing = asyncio.Lock()
        self.engine = target.engine
        self.version = version
        self.guard = Guard(self.read, self._timeout)

    @classmethod
    @asynccontextmanager
    async def open(cls, target: Target, *, writable: bool = False, older: bool = False) -> AsyncIterator["GraphStore"]:
        """Connect, and make sure that it is an engine we know, and a graph of our form.

        With `writable` as the user that may write; with `older` a graph that is still to be brought up.
        """
        who = target.writing if writable else target.reading
        async with _driver(target, who) as driver:
            store = cls(driver, target, await _version(driver, target, who), writable=writable)
            found = await store.form()
            if found > FORM or (found < FORM and not older):
                raise OtherForm(found, FORM)
            yield store

    @property
    def timeout(self) -> float:
        """Seconds that one statement may take."""
        return self._timeout

    async def read(self, statement: Statement) -> list[Row]:
        """The rows of one statement in a transaction of its own; tried once more when the engine was busy or away."""
        query = neo4j.Query(statement.text, timeout=self._timeout)
        params = _params(statement)
        try:
            async with asyncio.timeout(self._timeout + GRACE):
                try:
                    return await self._read_outliving(query, params)
                except GraphError as error:
                    if not _is_worth_another_try(error):
                        raise
                    _log.info("Reading again: %s", error)
                return await self._read_outliving(query, params)
        except TimeoutError as error:
            raise translated(error) from error

    async def _read_outliving(self, query: neo4j.Query, params: dict[str, Any]) -> list[Row]:
        """Read, from the next engine when this one is ending."""
        while True:
            try:
                return await self._read(query, params)
            except EngineEnding as error:
                _log.info("Reading again: %s", error)
            await asyncio.sleep(ENDING_PAUSE)

    async def _read(self, query: neo4j.Query, params: dict[str, Any], access: str = neo4j.READ_ACCESS) -> list[Row]:
        try:
            async with self._session(access) as session:
                result = await session.run(query, params)
                return await result.values()
        except FOREIGN as error:
            raise _translated(error, self._target) from error

    async def explain(self, statement: Statement) -> Explained:
        """The rows of one statement, and how the engine finds them.

        Neo4j tells of the very run that gave the rows; the embedded engine tells what it will do, and then does it.
        """
        counts = self.engine is Engine.NEO4J
        rows, told = await self._tell("PROFILE" if counts else "EXPLAIN", statement)
        if counts:
            return Explained(statement, rows, plan_of(told), hits_of(told))
        return Explained(statement, await self.read(statement), plan_of(told), None)

    async def _tell(self, how: str, statement: Statement) -> tuple[list[Row], dict[str, Any]]:
        query = neo4j.Query(f"{how} {statement.text}", timeout=self._timeout)
        try:
            async with asyncio.timeout(self._timeout + GRACE), self._session(neo4j.READ_ACCESS) as session:
                result = await session.run(query, _params(statement))
                rows, summary = await result.values(), await result.consume()
                return rows, summary.profile or summary.plan or {"operatorType": "", "args": {}, "children": []}
        except FOREIGN as error:
            raise _translated(error, self._target) from error

    async def write(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """What `work` returns, once all that it wrote stands in the graph, as one new revision.

        `work` may be called several times, each time in a transaction that knows nothing of the ones before. An
        exception that it raises takes everything back.
        """
        if not self._writable:
            raise ReadOnly

        async def alone() -> T:
            async with self._writing:  # each write makes the next revision, so two at once could only collide
                return await self._write(work)

        return await self._persist(alone)

    async def _persist(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Attempt it until it stands, or others stood in the way too long."""
        deadline = time.monotonic() + RETRY_SECONDS
        pause = FIRST_PAUSE
        ran_out = self._target.ran_out()
        while True:
            try:
                return await attempt()
            except GraphError as error:
                if not _is_worth_another_try(error):
                    raise
                failed = error
            # whoever stood in our way tries again too: waiting for unequal times lets both through
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311
            if self._target.ran_out() > ran_out:  # and would again
                raise TooLarge("The engine ran out of memory, and is started anew.") from failed
            if time.monotonic() > deadline:
                raise failed
            _log.info("Writing again: %s", failed)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _write(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        revision, writer = 0, uuid4().hex
        try:
            async with self._transaction() as transaction:
                ((revision,),) = await transaction.run(Statement(_BUMP, {"form": FORM, "writer": writer}))
                transaction.revision = revision
                result = await work(transaction)
                async with marked(writer, self._run_apart):
                    await transaction._commit()
                return result
        except ConstraintViolated as error:
            if await self._overtaken(revision):
                raise GraphBusy(str(error)) from error.__cause__
            raise

    async def _run_apart(self, statement: Statement) -> None:
        """Run a statement that writes one node and may be repeated, in a transaction of its own."""
        query = neo4j.Query(statement.text, timeout=self._timeout)

        async def once() -> None:
            try:
                async with asyncio.timeout(self._timeout + GRACE):
                    await self._read(query, _params(statement), neo4j.WRITE_ACCESS)
            except TimeoutError as error:
                raise translated(error) from error

        await self._persist(once)

    async def _overtaken(self, revision: int) -> bool:
        """Whether another transaction made the revision that ours was to make, and may so have caused its failure.

        Two transactions of ArcadeDB can MERGE the same node. The second one fails over its constraint when it is
        committed, and finds the node when it tries again; Neo4j lets it wait for the first.
        """
        return self.engine is Engine.ARCADEDB and await self.revision() >= revision

    def _session(self, access: str) -> neo4j.AsyncSession:
        return self._driver.session(database=self._target.database, default_access_mode=access, fetch_size=-1)

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Transaction]:
        try:
            async with self._session(neo4j.WRITE_ACCESS) as session, await session.begin_transaction() as transaction:
                yield Transaction(transaction, self._target)
        except (Neo4jError, DriverError) as error:
            raise _translated(error, self._target) from error

    async def define(self, statements: Iterable[Statement]) -> None:
        """Change the schema, by statements that may be repeated; they hold no data, and make no revision."""
        if not self._writable:
            raise ReadOnly
        for statement in statements:
            async with self._transaction() as transaction:
                await transaction.run(statement)
                await transaction._commit()

    async def revision(self) -> int:
        """How many transactions have written to the graph; 0 when none has."""
        rows = await self.read(_REVISION)
        return int(rows[0][0]) if rows else 0

    async def form(self) -> int:
        """The form that the graph has; one that is empty gets ours."""
        rows = await self.read(_FORM)
        return int(rows[0][0]) if rows else FORM

    async def clear(self) -> None:
        """Delete everything, the revision too."""

        async def delete(transaction: Transaction) -> int:
            ((deleted,),) = await transaction.run(_DELETE_SOME)
            return int(deleted)

        while await self.write(delete) > 1:  # a transaction that finds nothing still finds its own revision
            pass


def _is_worth_another_try(error: GraphError) -> bool:
    if isinstance(error, CommitUnknown):
        return False
    if isinstance(error, GraphBusy | EngineEnding):
        return True
    return isinstance(error.__cause__, DriverError) and error.__cause__.is_retryable()


def _translated(error: Exception, target: Target) -> GraphError:
    """Our error for one of the driver's, whatever an engine calls it that loses its users and databases as it ends."""
    ours = translated(error)
    ends = isinstance(error, Neo4jError) and not isinstance(ours, GraphTimeout) and target.is_ending()
    return EngineEnding(f"The engine is ending: {ours}") if ends else ours


def _params(statement: Statement) -> dict[str, Any]:
    return cast("dict[str, Any]", statement.params)  # the driver reads any mapping


def _driver(target: Target, who: Credentials | None) -> neo4j.AsyncDriver:
    moving: dict[str, Any] = {"max_transaction_retry_time": 0.0}
    if target.address is not None:
        # the first question waits: the engine that was found may be ending, and another one will be started
        moving = {"max_transaction_retry_time": target.timeout, "resolver": _resolver(target.address)}
    try:
        return neo4j.AsyncGraphDatabase.driver(
            target.uri,
            auth=(who.user, who.password) if who else None,
            notifications_min_severity="OFF",
            user_agent="samverkansgrafen",
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=target.timeout,
            **moving,
        )
    except (ConfigurationError, ValueError) as error:
        raise BadUrl(f"{target.uri}: {error}") from error


def _resolver(address: Callable[[], Awaitable[Address]]) -> Callable[[Address], Awaitable[list[Address]]]:
    """Ask for the address anew at each connection, so that the engine may move."""

    async def resolve(_: Address) -> list[Address]:
        return [await address()]

    return resolve


async def _version(driver: neo4j.AsyncDriver, target: Target, who: Credentials | None) -> str:
    """The version of the engine at the other end, which must be one that we know, and have our database."""
    needed = f" Needed there is {NEEDED}." if target.engine is Engine.NEO4J else ""
    try:
        async with asyncio.timeout(target.timeout + GRACE):
            info = await _server(driver, target)
    except ClientError as error:
        if error.code not in _NOT_LET_IN:
            raise translated(error) from error
        raise WrongCredentials(target.uri, who.user if who else None, error.message) from error
    except FOREIGN as error:
        raise GraphUnavailable(f"{target.uri} does not answer: {one_line(error)}.{needed}") from error
    return info.agent if target.engine is Engine.ARCADEDB else checked_version(info.agent, target.uri)


async def _server(driver: neo4j.AsyncDriver, target: Target) -> neo4j.ServerInfo:
    """What the engine says of itself once it answers; the next one's word when the one that was found is ending."""
    while True:
        try:
            await driver.execute_query("RETURN 1", database_=target.database, routing_=neo4j.RoutingControl.READ)
            return await driver.get_server_info()
        except Neo4jError as error:
            if not isinstance(_translated(error, target), EngineEnding):
                raise
        await asyncio.sleep(ENDING_PAUSE)


def checked_version(agent: str, uri: str) -> str:
    """The version of a Neo4j, by what it calls itself, if it is one that we can use."""
    release = re.fullmatch(r"Neo4j/((\d+)\.(\d+)\S*)", agent)
    if release is None or (int(release[2]), int(release[3])) < OLDEST_NEO4J:
        raise UnsupportedEngine(uri, agent, NEEDED)
    return release[1]
