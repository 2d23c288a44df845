"""Open a graph by its address.

embedded                                   ArcadeDB, run by ourselves in a folder
bolt:// bolt+s:// bolt+ssc://              one Neo4j server; with TLS; with TLS and a certificate nobody vouches for
neo4j:// neo4j+s:// neo4j+ssc://           a Neo4j cluster, likewise
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from graph_store.embedded import DATABASE, EmbeddedEngine, EngineOptions
from graph_store.errors import BadUrl
from graph_store.folder import StateFolder
from graph_store.indexes import arcadedb_schema
from graph_store.target import Credentials, Engine, Target

EMBEDDED = "embedded"
SCHEMES = tuple(f"{scheme}{tls}" for scheme in ("bolt", "neo4j") for tls in ("", "+s", "+ssc"))


@asynccontextmanager
async def open_graph(
    url: str = EMBEDDED,
    *,
    folder: Path = Path(".samverkan"),
    labels: Iterable[str] = (),
    relationships: Iterable[str] = (),
    credentials: Credentials | None = None,
    reading: Credentials | None = None,
    database: str = "neo4j",
    timeout: float = 10.0,  # noqa: ASYNC109 - of each statement, enforced by the engine
    heap: str = "1500m",
) -> AsyncIterator[Target]:
    """What a GraphStore needs in order to reach the graph, for as long as the context is open.

    `folder`, `labels`, `relationships` and `heap` are for the embedded engine; `credentials`, `database`, and
    `reading` (of a user that may only read, if there is one) for a server.
    """
    if url != EMBEDDED:
        _check(url)
        yield Target(url, Engine.NEO4J, database, reading or credentials, credentials, timeout)
        return
    options = EngineOptions(arcadedb_schema(labels, relationships), timeout, heap)
    engine = await asyncio.to_thread(lambda: EmbeddedEngine(StateFolder(folder), options))
    try:
        users = await asyncio.to_thread(engine.open)
        yield Target(
            "bolt://embedded",
            Engine.ARCADEDB,
            DATABASE,
            users.reader,
            users.writer,
            timeout,
            address=engine.address,
            is_ending=engine.is_ending,
            ran_out=lambda: engine.ran_out,
        )
    finally:
        await asyncio.to_thread(engine.close)


def _check(url: str) -> None:
    """Refuse what is no address of a graph, without repeating what may be a password."""
    allowed = f"Allowed are {EMBEDDED!r} and the schemes {', '.join(f'{scheme}://' for scheme in SCHEMES)}."
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES:
        raise BadUrl(f"{_bare(url)!r} is no address of a graph. {allowed}")
    if parts.username is not None or parts.password is not None:
        raise BadUrl(f"{_bare(url)!r} was given with a user or password in it: set these apart from the address.")
    if not parts.hostname:
        raise BadUrl(f"{url!r} names no host, as bolt://localhost:7687 does.")
    try:
        parts.port  # noqa: B018 - reading it checks it
    except ValueError as error:
        raise BadUrl(f"{url!r} has no good port: {error}.") from error


def _bare(url: str) -> str:
    scheme, mark, rest = url.partition("://")
    return scheme + mark + rest.rpartition("@")[2]
