"""The embedded engine: ArcadeDB in a process of its own, run by `graph_store.embedded` and by nobody else.

    python engine_process.py      one line of JSON on stdin says what to run; one on stdout, where it listens

Its folder is the one it is started in, and all paths are relative to that: Java takes them in any language then. It
listens on 127.0.0.1 only, and for Bolt only. It stops when stdin is closed, which the kernel does when the service
that started it dies, however it dies; and on SIGTERM. Nothing secret stands on its command line.

This file imports nothing of ours, so that it starts at once.
"""

import json
import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# In all threads, Java's too, and NumPy's, which jpype imports where it is installed: one of ours waits for it.
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})

import jpype  # noqa: E402
from arcadedb_embedded.jvm import start_jvm  # noqa: E402

HOST = "127.0.0.1"
STOP_SECONDS = 8.0
"""A clean stop takes about one; after so many the process ends as it is, and the next start recovers."""
WATCH_SECONDS = 0.25
EXIT_RUNAWAY, EXIT_NOT_STOPPED = 4, 5  # 3 is Java's own, when it is out of memory

_ALL = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_LOGGING = """\
handlers = java.util.logging.FileHandler
.level = INFO
io.undertow.level = WARNING
org.xnio.level = WARNING
org.jboss.level = WARNING
java.util.logging.FileHandler.pattern = ../log/engine.%g.log
java.util.logging.FileHandler.formatter = com.arcadedb.log.LogFormatter
java.util.logging.FileHandler.limit = 5000000
java.util.logging.FileHandler.count = 3
java.util.logging.FileHandler.append = true
"""


def main() -> None:
    """Run the engine until nobody needs it any more."""
    os.umask(0o077)
    os.putenv("LC_ALL", "C.UTF-8")  # else Java cannot open a folder named Åsa
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever Java prints goes to the log, not among the answers
    orders: dict[str, Any] = json.loads(sys.stdin.readline())
    unneeded = threading.Event()
    for wait in (_wait_for_end_of_input, _wait_for_termination):
        threading.Thread(target=wait, args=(unneeded,), daemon=True).start()
    try:
        server = _start(orders)
        answer: dict[str, Any] = {"port": _bolt(server).getPort()}
    except Exception as error:
        traceback.print_exc()
        answer = {"error": str(error) or type(error).__name__}
    print(json.dumps(answer), file=answers, flush=True)
    if "error" in answer:
        os._exit(1)
    threading.Thread(target=_watch, args=(server, orders["timeout"] + orders["patience"]), daemon=True).start()
    unneeded.wait()
    _exit_within(STOP_SECONDS)
    Path("../running.json").unlink(missing_ok=True)  # nobody shall find an engine that is about to end
    server.stop()
    os._exit(0)


def _wait_for_end_of_input(unneeded: threading.Event) -> None:
    sys.stdin.read()
    unneeded.set()
    _exit_within(STOP_SECONDS)


def _wait_for_termination(unneeded: threading.Event) -> None:
    signal.sigwait({signal.SIGTERM})
    unneeded.set()


def _exit_within(seconds: float) -> None:
    timer = threading.Timer(seconds, os._exit, (EXIT_NOT_STOPPED,))
    timer.daemon = True
    timer.start()


def _start(orders: dict[str, Any]) -> Any:
    _write_configuration()
    start_jvm(heap_size=orders["heap"], jvm_args=_jvm_args(orders))
    settings = jpype.JClass("com.arcadedb.ContextConfiguration")()
    for name, value in _settings(orders).items():
        settings.setValue(f"arcadedb.{name}", value)
    server = jpype.JClass("com.arcadedb.server.ArcadeDBServer")(settings)
    server.start()
    server.getHttpServer().stopService()  # no setting keeps it from starting
    database = server.getDatabase(orders["database"], True, True)
    for statement in orders["schema"]:
        database.command("sql", statement)
    _make_users(server, orders)
    return server


def _write_configuration() -> None:
    folder = Path("config")
    folder.mkdir(exist_ok=True)
    (folder / "logging.properties").write_text(_LOGGING)
    # users are made anew from what the service knows, so that a lost password is no lost graph
    (folder / "server-users.jsonl").unlink(missing_ok=True)
    groups = {
        "admin": _group(_ALL, ["updateSecurity", "updateSchema", "updateDatabaseSettings"]),
        "writer": _group(_ALL),
        "reader": _group(["readRecord"]),
        "*": _group([]),
    }
    (folder / "server-groups.json").write_text(json.dumps({"databases": {"*": {"groups": groups}}, "version": 1}))


def _group(on_records: list[str], on_database: list[str] | None = None) -> dict[str, Any]:
    return {
        "resultSetLimit": -1,  # any other silently cuts what is scanned
        "readTimeout": -1,
        "access": on_database or [],
        "types": {"*": {"access": on_records}},
    }


def _jvm_args(orders: dict[str, Any]) -> list[str]:
    """What must be known before the engine's first class is loaded: databases take no other word for it."""
    milliseconds = int(orders["timeout"] * 1000)
    return [
        "-Xrs",  # signals are Python's: the JVM's own handling of SIGTERM crashes in it
        "-XX:+DisableAttachMechanism",  # which -Xrs would start with a socket in /tmp
        "-XX:+UseSerialGC",  # as fast as the others on a heap of this size, in half the memory
        "-XX:+ExitOnOutOfMemoryError",  # the service starts it anew
        "-XX:-UsePerfData",
        "-XX:ErrorFile=../log/crash.%p.log",
        "-Djava.util.logging.config.file=config/logging.properties",
        "-Darcadedb.server.logsDirectory=../log",
        "-Darcadedb.txWalFlush=2",  # what is acknowledged is on the disk
        f"-Darcadedb.command.timeout={milliseconds}",
        f"-Darcadedb.queryQueueTimeout={milliseconds}",
        "-Darcadedb.queryMaxRangeSize=100000",
        "-Darcadedb.queryMaxHeapElementsAllowedPerOp=200000",
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
        "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
        "-Darcadedb.server.saltIterations=1000",  # passwords of 24 random bytes need no slow hash at each connection
        "-Darcadedb.polyglotEngineEnabled=false",
        "-Darcadedb.serverMetrics=false",
    ]


def _settings(orders: dict[str, Any]) -> dict[str, Any]:
    return {
        # production mode would add nothing that is not set here, and would hide the text of every error
        "server.mode": "development",
        "server.rootPath": ".",
        "server.rootPassword": orders["users"]["root"],
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": HOST,
        "server.httpIncomingPort": "0",
        "bolt.host": HOST,
        "bolt.port": _free(orders["port"]),
        "bolt.defaultDatabase": orders["database"],
        "support.autoRegister": False,
    }


def _free(port: int) -> int:
    """The port, or 0 for any other, when somebody else listens there."""
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        return 0
    return port


def _make_users(server: Any, orders: dict[str, Any]) -> None:
    security = server.getSecurity()
    to_json = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
    for role in ("writer", "reader"):
        password = security.encodePassword(orders["users"][role])
        user = {"name": role, "password": str(password), "databases": {orders["database"]: [role]}}
        security.createUser(to_json(json.dumps(user)))


def _bolt(server: Any) -> Any:
    return next(plugin for plugin in server.getPlugins() if "Bolt" in str(plugin.getName()))


def _watch(server: Any, longest: float) -> None:
    """End the work whose caller is gone; and the process, when some work went on too long and so cannot be ended."""
    registry, port = server.getRunningQueries(), _bolt(server).getPort()
    while True:
        time.sleep(WATCH_SECONDS)
        running = list(registry.getRunning())
        if not running:
            continue
        gone = set(_ports_of_gone_callers(port))
        for query in running:
            if str(query.getClientAddress()).rpartition(":")[2] in gone:
                query.terminate("its caller is gone")
            if query.getElapsedMillis() > longest * 1000:
                print(f"A statement cannot be ended: {query.getText()}", file=sys.stderr, flush=True)
                os._exit(EXIT_RUNAWAY)


def _ports_of_gone_callers(port: int) -> Iterator[str]:
    """The ports of those who have closed their end of a connection to ours (Linux says so; elsewhere nobody does)."""
    half_closed = "08"
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        if table.exists():
            for line in table.read_text().splitlines()[1:]:
                _, local, remote, state, *_ = line.split()
                if state == half_closed and int(local.rpartition(":")[2], 16) == port:
                    yield str(int(remote.rpartition(":")[2], 16))


if __name__ == "__main__":
    main()
