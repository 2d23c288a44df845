"""Where the graph is, and who asks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum

Address = tuple[str, int]


class Engine(Enum):
    """Which database it is; they differ in a few places, all of them in this package."""

    ARCADEDB = "ArcadeDB"
    NEO4J = "Neo4j"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user of the engine."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Target:
    """What a GraphStore needs in order to reach its graph."""

    uri: str
    engine: Engine
    database: str
    reading: Credentials | None
    writing: Credentials | None
    timeout: float
    """Seconds that one statement may take."""
    address: Callable[[], Awaitable[Address]] | None = None
    """Of an engine that may be started anew at another port: where it is now."""
    is_ending: Callable[[], bool] = lambda: False
    """Whether the engine is being stopped or has ended: what it then says of a statement or a user means nothing."""
    ran_out: Callable[[], int] = lambda: 0
    """How often the engine has ended for want of memory, as far as it is run by this process."""
