"""What an address may be, and what is said when nothing good is there."""

import socket
from dataclasses import replace

import pytest

from graph_store import (
    BadUrl,
    Credentials,
    Engine,
    GraphRefused,
    GraphStore,
    GraphUnavailable,
    Target,
    UnsupportedEngine,
    WrongCredentials,
    open_graph,
)
from graph_store.store import checked_version


@pytest.mark.parametrize(
    "url",
    [
        "bolt://localhost:7687",
        "bolt+s://graph.example.org",
        "bolt+ssc://127.0.0.1",
        "neo4j://localhost",
        "neo4j+s://graph.example.org:7687",
        "neo4j+ssc://[::1]:7687",
    ],
)
async def test_addresses_of_neo4j_are_taken_as_they_are(url: str) -> None:
    async with open_graph(url, credentials=Credentials("neo4j", "secret")) as target:
        assert target.uri == url
        assert target.engine is Engine.NEO4J
        assert "secret" not in repr(target)


@pytest.mark.parametrize(
    "url", ["http://localhost:7474", "localhost:7687", "", "embeded", "bolt+tls://x", "postgres://x"]
)
async def test_another_address_is_refused_with_what_is_allowed(url: str) -> None:
    with pytest.raises(BadUrl, match=r"embedded.*bolt://.*neo4j\+ssc://"):
        async with open_graph(url):
            pass


@pytest.mark.parametrize("url", ["bolt://", "neo4j:///graph", "bolt://:7687"])
async def test_an_address_without_a_host_is_refused(url: str) -> None:
    with pytest.raises(BadUrl, match="names no host"):
        async with open_graph(url):
            pass


@pytest.mark.parametrize("url", ["bolt://localhost:port", "bolt://localhost:99999"])
async def test_a_port_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BadUrl, match="port"):
        async with open_graph(url):
            pass


@pytest.mark.parametrize(
    "url", ["bolt://neo4j:secret@localhost", "bolt://secret@localhost", "http://neo4j:secret@localhost"]
)
async def test_a_password_in_the_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(BadUrl) as refused:
        async with open_graph(url):
            pass
    assert "secret" not in str(refused.value)


@pytest.mark.engines
async def test_where_nobody_answers_the_error_says_where_and_what_is_needed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    async with open_graph(f"bolt://127.0.0.1:{port}", credentials=Credentials("neo4j", "secret")) as target:
        with pytest.raises(GraphUnavailable, match=rf"bolt://127\.0\.0\.1:{port} .*5\.26 or newer") as refused:
            async with GraphStore.open(target):
                pass
    assert "secret" not in str(refused.value)


async def test_a_wrong_password_is_refused_without_repeating_it(target: Target) -> None:
    async def opened_as(credentials: Credentials | None) -> None:
        async with GraphStore.open(replace(target, reading=credentials)):
            pass

    with pytest.raises(WrongCredentials, match="user 'reader' with the password given") as refused:
        await opened_as(Credentials("reader", "not-the-password"))
    assert "not-the-password" not in str(refused.value)
    with pytest.raises(WrongCredentials, match="without user and password"):
        await opened_as(None)


@pytest.mark.parametrize(
    ("agent", "version"),
    [
        ("Neo4j/5.26.0", "5.26.0"),
        ("Neo4j/5.26.30", "5.26.30"),
        ("Neo4j/5.27-aura", "5.27-aura"),
        ("Neo4j/2026.08.1", "2026.08.1"),
    ],
)
def test_a_neo4j_new_enough_is_known_by_its_version(agent: str, version: str) -> None:
    assert checked_version(agent, "bolt://here") == version


@pytest.mark.parametrize(
    "agent", ["Neo4j/5.25.1", "Neo4j/4.4.40", "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", "Memgraph/3.1", "Neo4j/dev"]
)
def test_another_engine_is_refused_with_what_is_needed(agent: str) -> None:
    with pytest.raises(UnsupportedEngine, match=r"bolt://here is .*5\.26 or newer"):
        checked_version(agent, "bolt://here")


async def test_a_store_knows_its_engine(store: GraphStore, engine: str) -> None:
    expected = {
        "arcadedb": (Engine.ARCADEDB, "ArcadeDB"),
        "neo4j": (Engine.NEO4J, "5."),
        "neo4j-2026": (Engine.NEO4J, "2026."),
    }
    kind, version = expected[engine]
    assert store.engine is kind
    assert version in store.version


async def test_a_database_that_is_not_there_is_refused_at_the_opening(target: Target) -> None:
    with pytest.raises(GraphRefused, match="elsewhere"):
        async with GraphStore.open(replace(target, database="elsewhere")):
            pass
