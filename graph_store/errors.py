"""Every failure of the graph, and how the driver's failures become ours.

GraphError
├── GraphUnavailable        the engine cannot be reached, or cannot answer now
│   ├── GraphBusy           other transactions stood in the way until the retries were spent
│   ├── EngineEnding        the embedded engine is about to end, and will be started anew
│   ├── GraphChanging       others committed for so long that nothing could be read of one revision
│   └── CommitUnknown       the connection broke while committing: done or not, nobody has said
├── GraphTimeout            the statement was ended because it took too long
├── GraphRefused            the engine understood the statement, or did not, and says no
│   ├── ConstraintViolated  what was written would break a constraint
│   ├── ReadOnly            a write was asked of a store that was opened for reading
│   ├── TooDeep             the statement is nested deeper than the engine reads
│   └── TooLarge            the statement, or its transaction, needs more memory than the engine has for it
├── GraphFailed             the engine or the driver failed at what it should be able to do
└── GraphNotOpened          the graph cannot be opened as it is set up
    ├── BadUrl              this is no address of a graph
    ├── WrongCredentials    the engine does not accept user and password
    ├── UnsupportedEngine   older than Neo4j 5.26, or no Neo4j at all
    ├── FolderUnusable      the state folder cannot be used: permissions, owner, no folder
    ├── FolderLocked        another process holds the folder, and its engine does not answer
    ├── EngineNotStarted    the embedded engine ended before it was ready
    ├── EngineKeepsEnding   the embedded engine was started too often, and is not started any more
    ├── IndexesMissing      the running engine was started for other labels
    └── OtherForm           the graph was written by a version that keeps other things beside its facts
"""

from collections.abc import Sequence
from pathlib import Path

from neo4j.exceptions import (
    ClientError,
    ConnectionPoolError,
    ConstraintError,
    DatabaseError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)


class GraphError(Exception):
    """Anything that went wrong between us and the graph."""

    code = "GRAPH_ERROR"


class GraphUnavailable(GraphError):
    """The engine cannot be reached, or cannot answer now."""

    code = "GRAPH_UNAVAILABLE"


class GraphBusy(GraphUnavailable):
    """Other transactions stood in the way until the retries were spent."""


class EngineEnding(GraphUnavailable):
    """The embedded engine is about to end, and will be started anew."""


class GraphChanging(GraphUnavailable):
    """Others committed for so long that nothing could be read of one revision."""

    code = "GRAPH_CHANGING"

    def __init__(self) -> None:
        super().__init__("Facts are being loaded into the graph: no answer of one revision could be read in time.")


class CommitUnknown(GraphUnavailable):
    """The connection broke while committing, so the transaction may or may not stand in the graph.

    If it does, the graph's revision is at least `revision`.
    """

    code = "COMMIT_UNKNOWN"

    def __init__(self, revision: int) -> None:
        super().__init__(
            f"The connection to the graph broke while revision {revision} was being committed. "
            "It may or may not have been: read the revision, or do the same again if that is harmless."
        )
        self.revision = revision


class GraphTimeout(GraphError):
    """The statement was ended because it took too long."""

    code = "GRAPH_TIMEOUT"


class GraphRefused(GraphError):
    """The engine says no to a statement: its syntax, its types, or who asks."""

    code = "GRAPH_REFUSED"


class ConstraintViolated(GraphRefused):
    """What was written would break a constraint, such as a second node with the same id."""

    code = "CONSTRAINT_VIOLATED"


class ReadOnly(GraphRefused):
    """A write was asked of a store that was opened for reading."""

    code = "GRAPH_READ_ONLY"

    def __init__(self) -> None:
        super().__init__("This store was opened for reading; open it with writable=True to write.")


class TooDeep(GraphRefused):
    """The statement is nested deeper than the engine reads."""

    code = "GRAPH_TOO_DEEP"


class TooLarge(GraphRefused):
    """The statement, or the transaction that it is in, needs more memory than the engine has for it."""

    code = "GRAPH_TOO_LARGE"


class GraphFailed(GraphError):
    """The engine or the driver failed at what it should be able to do."""

    code = "GRAPH_FAILED"


class GraphNotOpened(GraphError):
    """The graph cannot be opened as it is set up."""

    code = "GRAPH_NOT_OPENED"


class BadUrl(GraphNotOpened):
    """This is no address of a graph."""

    code = "BAD_GRAPH_URL"


class WrongCredentials(GraphNotOpened):
    """The engine does not accept user and password."""

    code = "WRONG_CREDENTIALS"

    def __init__(self, uri: str, user: str | None, said: str) -> None:
        who = f"user {user!r} with the password given" if user else "a login without user and password"
        super().__init__(f"{uri} does not accept {who}: {said}")
        self.uri, self.user = uri, user


class UnsupportedEngine(GraphNotOpened):
    """The server is older than Neo4j 5.26, or no Neo4j at all."""

    code = "UNSUPPORTED_ENGINE"

    def __init__(self, uri: str, agent: str, needed: str) -> None:
        super().__init__(f"{uri} is {agent}; needed is {needed}.")
        self.uri, self.agent, self.needed = uri, agent, needed


class FolderUnusable(GraphNotOpened):
    """The state folder cannot be used."""

    code = "FOLDER_UNUSABLE"

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The folder {folder} cannot hold the graph: {reason}.")
        self.folder, self.reason = folder, reason


class FolderLocked(GraphNotOpened):
    """Another process holds the folder, and its engine does not answer."""

    code = "FOLDER_LOCKED"

    def __init__(self, folder: Path, seconds: float) -> None:
        super().__init__(
            f"Another process holds the folder {folder}, and no engine of it answered within {seconds:.0f} seconds. "
            "Stop that process, or use another folder."
        )
        self.folder = folder


class EngineNotStarted(GraphNotOpened):
    """The embedded engine ended, or was ended, before it was ready."""

    code = "ENGINE_NOT_STARTED"

    def __init__(self, reason: str, log: Path, last_lines: Sequence[str]) -> None:
        lines = "\n".join(f"  {line}" for line in last_lines)
        super().__init__(
            f"The embedded engine did not start: {reason}. Its log is {log}" + (f":\n{lines}" if lines else ".")
        )
        self.reason, self.log, self.last_lines = reason, log, tuple(last_lines)


class EngineKeepsEnding(GraphNotOpened):
    """The embedded engine was started too often, and is not started any more."""

    code = "ENGINE_KEEPS_ENDING"

    def __init__(self, times: int, seconds: float, log: Path) -> None:
        super().__init__(
            f"The embedded engine was started {times} times within {seconds:.0f} seconds and ended each time; "
            f"it is not started any more. Its log is {log}."
        )
        self.times, self.seconds, self.log = times, seconds, log


class IndexesMissing(GraphNotOpened):
    """The running engine was started for other labels than ours."""

    code = "INDEXES_MISSING"

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(
            f"The running engine lacks the indexes {', '.join(missing)}: another version of this service started it. "
            "Stop that service first."
        )
        self.missing = tuple(missing)


class OtherForm(GraphNotOpened):
    """The graph was written by a version that keeps other things beside its facts."""

    code = "OTHER_FORM"

    def __init__(self, found: int, read: int) -> None:
        if found < read:
            todo = "An older version wrote it; bring it up once, which changes no fact: python server.py upgrade"
        else:
            todo = "A newer version wrote it: use that one, or load the facts into a graph of their own."
        super().__init__(f"The graph is of form {found}, and this version reads form {read}. {todo}")
        self.found, self.read = found, read


_TIMEOUTS = frozenset(
    {
        "Neo.ClientError.Transaction.TransactionTimedOut",
        "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
        "Neo.ClientError.Transaction.Terminated",
        "Neo.TransientError.Transaction.Terminated",
        "Neo.ClientError.Transaction.LockClientStopped",
        "Neo.TransientError.Transaction.LockClientStopped",
    }
)

_TOO_LARGE = frozenset(
    {
        "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
        "Neo.TransientError.General.OutOfMemoryError",
        "Neo.TransientError.General.TransactionMemoryLimit",
    }
)
"""Called transient, but no statement becomes smaller by being sent again."""

_TOO_DEEP = "Expression is too deeply "
"""How ArcadeDB words it, nested or chained: it has no code of its own for that."""

_OURS: tuple[tuple[type[Exception], type[GraphError]], ...] = (
    (ConstraintError, ConstraintViolated),
    (TransientError, GraphBusy),
    (ClientError, GraphRefused),
    (DatabaseError, GraphFailed),
    (ServiceUnavailable, GraphUnavailable),
    (SessionExpired, GraphUnavailable),
    (ConnectionPoolError, GraphUnavailable),
    (OSError, GraphUnavailable),
    (DriverError, GraphFailed),
    (Neo4jError, GraphFailed),
)
"""Which of our errors stands for which of the driver's; the first row that fits counts."""

FOREIGN = (Neo4jError, DriverError, OSError)
"""What the driver may raise, and we translate."""


def translated(error: Exception) -> GraphError:
    """Our error for one of the driver's, to be raised `from` it."""
    if isinstance(error, TimeoutError):
        return GraphTimeout("The graph took too long to answer.")
    if isinstance(error, Neo4jError) and error.code in _TIMEOUTS:
        return GraphTimeout(f"The statement took too long and was ended: {error.message} ({error.code})")
    if isinstance(error, Neo4jError) and error.code in _TOO_LARGE:
        return TooLarge(f"The statement needs too much memory: {error.message} ({error.code})")
    if isinstance(error, ClientError) and _TOO_DEEP in (error.message or ""):
        return TooDeep(f"{error.message} ({error.code})")
    ours = next(ours for theirs, ours in _OURS if isinstance(error, theirs))
    return ours(f"{error.message} ({error.code})" if isinstance(error, Neo4jError) else one_line(error))


def one_line(error: Exception) -> str:
    """What a foreign error says, without its line breaks."""
    return " ".join(str(error).split()) or type(error).__name__
