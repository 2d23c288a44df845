"""The engines that tests run on: the embedded one, and Neo4j of two lines, assembled from Maven Central.

Each is started when a test first asks for it, and stopped at the end of the session, or when the session is killed: a
server reads from a pipe that the session holds, and ends with it.
"""

import os
import re
import secrets
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pytest

from graph_store import Credentials, GraphStore, Target, ensure_indexes, open_graph
from schema import TYPES
from schema.derive.reader import read_model
from tests.machine import CACHE, maven, missing, run
from tests.parts import ENGINES as ENGINES

on_embedded = pytest.mark.parametrize("engine", ["arcadedb"], indirect=True)
on_neo4j = pytest.mark.parametrize("engine", ["neo4j", "neo4j-2026"], indirect=True)
"""For a test that holds of one kind of engine only, or asks less of the one than of the other."""

PATIENCE = 60.0
"""Seconds that a statement may take on a Neo4j of the tests: while its JVM is cold it plans large ones for ten."""

_LINES = {
    "neo4j": ("5.26.30", range(17, 22)),
    "neo4j-2026": ("2026.08.1", range(21, 99)),
}
"""Of each Neo4j the version, and the versions of Java on which it runs.

A range of versions would let Maven read what each of them depends on: nine minutes on a new machine instead of one.
"""

_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>samverkansgrafen</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
  </dependencies>
</project>
"""

_LAUNCHER = """\
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Neo4j until stdin is closed: args are its home and its configuration; the first line of stdin is the password. */
public class Launcher {
  public static void main(String[] args) throws Exception {
    var input = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
    var password = input.readLine();
    var neo4j = new DatabaseManagementServiceBuilder(Path.of(args[0])).loadPropertiesFromFile(Path.of(args[1])).build();
    neo4j.database("system").executeTransactionally(
      "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
    System.out.println("ready");
    while (input.read() >= 0) {}
    Runtime.getRuntime().halt(0);
  }
}
"""

_CONFIGURATION = """\
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
"""

_OPENED = [
    f"--add-opens=java.base/{name}=ALL-UNNAMED"
    for name in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
]


class Engines:
    """The engines of this session, each started when it is first asked for, with one store on it."""

    def __init__(self) -> None:
        self._opened = AsyncExitStack()
        self._targets: dict[str, Target] = {}
        self._stores: dict[str, GraphStore] = {}
        self.held: dict[str, str] = {}
        """What an engine's graph holds, and nothing beside it, if that is known: it need not be loaded again."""

    async def target(self, name: str) -> Target:
        """Where the engine of this name is."""
        if name not in self._targets:
            self._targets[name] = await self._opened.enter_async_context(target_of(name))
        return self._targets[name]

    async def store(self, name: str) -> GraphStore:
        """A writable store on the engine of this name, with its indexes."""
        if name not in self._stores:
            opening = GraphStore.open(await self.target(name), writable=True)
            store = await self._opened.enter_async_context(opening)
            await ensure_indexes(store, read_model(TYPES).entities)
            self._stores[name] = store
        return self._stores[name]

    async def close(self) -> None:
        """Stop what was started."""
        await self._opened.aclose()


@asynccontextmanager
async def target_of(name: str) -> AsyncIterator[Target]:
    """Where the engine of this name is; it is started for that, and stopped afterwards."""
    model = read_model(TYPES)
    async with AsyncExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix=f"samverkan-{name}-")))
        if name == "arcadedb":
            graph = open_graph(folder=folder, labels=model.entities, relationships=model.relationships)
        elif name == "neo4j" and (url := os.environ.get("SAMVERKAN_TEST_NEO4J_URL")):
            user = os.environ.get("SAMVERKAN_TEST_NEO4J_USER", "neo4j")
            given = Credentials(user, os.environ.get("SAMVERKAN_TEST_NEO4J_PASSWORD", ""))
            graph = open_graph(url, credentials=given, timeout=PATIENCE)
        else:
            url, credentials = opened.enter_context(neo4j_in(name, folder))
            graph = open_graph(url, credentials=credentials, timeout=PATIENCE)
        yield await opened.enter_async_context(graph)


@contextmanager
def neo4j_in(name: str, folder: Path) -> Iterator[tuple[str, Credentials]]:
    """A Neo4j of a line, with its data in a folder."""
    version, javas = _LINES[name]
    java = _jdk(javas)
    if java is None:
        # only the line that everybody runs is required everywhere: the newer one needs a Java that few have yet
        missing(f"Neo4j {version} needs a JDK of {javas.start} to {javas.stop - 1}", required=name == "neo4j")
    home = _assembled(version, java, javas.start)
    configuration = folder / "neo4j.conf"
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    configuration.write_text(_CONFIGURATION.format(port=port))
    password = secrets.token_urlsafe()
    log = (folder / "console.log").open("wb")
    command = [
        str(java / "bin/java"),
        "-Xmx768m",
        "-XX:+UseSerialGC",
        *_OPENED,
        "-cp",
        f"{home}/lib/*:{home}",
        "Launcher",
    ]
    process = subprocess.Popen(
        [*command, str(folder), str(configuration)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        bufsize=0,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with log, process, process.stdin, process.stdout:
        process.stdin.write(f"{password}\n".encode())
        said = b""
        while b"ready" not in said and (part := process.stdout.readline()):
            said += part
        assert b"ready" in said, f"Neo4j did not start:\n{(folder / 'console.log').read_text()[-4000:]}"
        yield f"bolt://127.0.0.1:{port}", Credentials("neo4j", password)


def _assembled(version: str, java: Path, oldest_java: int) -> Path:
    """The folder of a Neo4j, taken from the cache or put together from Maven Central."""
    home = CACHE / f"neo4j-{version}"
    if home.exists():
        return home
    program = maven(f"Neo4j {version}")
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="assembling-") as name:
        new = Path(name)
        (new / "pom.xml").write_text(_POM.format(version=version))
        (new / "Launcher.java").write_text(_LAUNCHER)
        run([program, "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib"], new)
        run([str(java / "bin/javac"), "--release", str(oldest_java), "-cp", "lib/*", "Launcher.java"], new)
        with suppress(OSError):  # another session may have been quicker
            new.rename(home)
    return home


def _jdk(javas: range) -> Path | None:
    """A JDK of one of these versions, the newest."""
    homes = [Path(home) for home in (os.environ.get("JAVA_HOME"),) if home]
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    found = {_java_version(home): home for home in homes if (home / "bin/javac").exists()}
    fitting = [version for version in found if version in javas]
    return found[max(fitting)] if fitting else None


def _java_version(home: Path) -> int:
    """What the home of a JDK says in its file `release`: 17 for JAVA_VERSION="17.0.15"."""
    release = home / "release"
    said = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', release.read_text(), re.MULTILINE) if release.exists() else None
    return int(said[1]) if said else 0
