"""The composition root and the command line: settings, graph, schema and application are put together here.

python server.py serve       answer questions
python server.py seed        load the facts into the graph
python server.py settings    show every setting and its value
python server.py schema      print the schema
"""

import time

BEGAN = time.monotonic()  # before the imports: they are part of what a start takes

import argparse
import asyncio
import difflib
import errno
import gc
import logging
import math
import multiprocessing
import os
import re
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from uvicorn.loops.auto import auto_loop_factory
from uvicorn.supervisors.multiprocess import Multiprocess

from graph_seed import SeedError, load
from graph_store import EMBEDDED, Credentials, GraphError, GraphStore, Target, ensure_indexes, open_graph
from resolvers import Graph, Limits, Networks
from resolvers import serve as answer_question
from schema import TYPES, Model, Schema, build_schema, read_model
from web import Backend, ConsoleFormatter, JsonFormatter, Options, Publisher, create_app

log = logging.getLogger("server")

Opening = AbstractAsyncContextManager[Target]

EMPTY = "The graph is empty. Load the facts into it: python server.py seed"

PREFIX = "SAMVERKAN_"
OF_THE_TESTS = ("SAMVERKAN_TEST_", "SAMVERKAN_REQUIRE_ALL")
HERE = Path(__file__).resolve().parent


# Settings: each is one row of SETTINGS, read from the environment here and nowhere else.


@dataclass(frozen=True, slots=True)
class Kind:
    """What a setting may be, in words and as a function that raises ValueError for anything else."""

    allowed: str
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Setting:
    field: str
    default: str
    kind: Kind
    help: str
    secret: bool = False

    @property
    def name(self) -> str:
        return PREFIX + self.field.upper()


def whole(least: int, most: int) -> Kind:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,12}", text) or not least <= int(text) <= most:
            raise ValueError
        return int(text)

    return Kind(f"a whole number from {least} to {most}", read)


def one_of(*words: str) -> Kind:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError
        return text

    return Kind(" or ".join(words), read)


def _read_graph_url(text: str) -> str:
    if text != "embedded" and not re.fullmatch(r"(bolt|neo4j)(\+s|\+ssc)?://[^/@?#\s]+", text):
        raise ValueError
    return text


def _read_heap(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,5}[mg]", text):
        raise ValueError
    return text


def _read_seconds(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", text) or not 0.1 <= float(text) <= 600:
        raise ValueError
    return float(text)


def _read_origins(text: str) -> tuple[str, ...]:
    origins = tuple(text.replace(",", " ").split())
    if not all(each == "*" or re.fullmatch(r"https?://[^/@?#\s]+", each) for each in origins):
        raise ValueError
    return origins


def _read_iri(text: str) -> str:
    if text and not re.fullmatch(r"https?://[A-Za-z0-9.\-:\[\]]+(/[A-Za-z0-9._~/-]*)?", text):
        raise ValueError
    return text


def _read_public_url(text: str) -> str:
    return _read_iri(text).rstrip("/")


def _read_email(text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z0-9.!#$&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text):
        raise ValueError
    return text


def _read_file(text: str) -> str:
    """The contents of a file that holds a secret, as Docker and Kubernetes hand them over; no file, no secret."""
    return Path(text).read_text().strip() if text else ""


TEXT = Kind("text", str)
FOLDER = Kind("a folder, seen from the one of server.py unless it begins with /", lambda text: HERE / text)
GRAPH_URL = Kind(
    "embedded, or bolt:// or neo4j:// (also +s, +ssc) with host and port; user and password are settings of their own",
    _read_graph_url,
)
HEAP = Kind("megabytes or gigabytes such as 1500m or 4g", _read_heap)
SECONDS = Kind("seconds from 0.1 to 600", _read_seconds)
ORIGINS = Kind("origins such as https://example.org, separated by commas, or *", _read_origins)
EMAIL = Kind("an e-mail address", _read_email)
IRI = Kind("an address such as https://example.org/graf", _read_iri)
PUBLIC_URL = Kind("an address such as https://example.org/graf", _read_public_url)
SECRET_FILE = Kind("a file that can be read", _read_file)

SETTINGS = (
    Setting("host", "127.0.0.1", TEXT, "Address to listen at; 0.0.0.0 for every network of the machine."),
    Setting("port", "8000", whole(0, 65535), "Port to listen at; 0 for any free one."),
    Setting("workers", "1", whole(1, 64), "Processes that answer questions."),
    Setting("graph_url", "embedded", GRAPH_URL, "Where the graph is: inside the service, or a Neo4j."),
    Setting("graph_database", "neo4j", TEXT, "Database of a Neo4j."),
    Setting("graph_user", "neo4j", TEXT, "User of a Neo4j."),
    Setting("graph_password", "", TEXT, "Password of that user.", secret=True),
    Setting("graph_password_file", "", SECRET_FILE, "File that holds the password instead."),
    Setting("graph_heap", "1500m", HEAP, "Memory of the embedded graph."),
    Setting("state_folder", ".samverkan", FOLDER, "Folder of the embedded graph."),
    Setting("dataset", "graph_seed/orebro", FOLDER, "Folder of the facts to load."),
    Setting("page_default", "20", whole(1, 100_000), "Rows of a page when the question does not say."),
    Setting("page_maximum", "1000", whole(1, 100_000), "Rows of a page at most."),
    Setting(
        "group_maximum", "30", whole(2, 1000), "Actors of a group that tells who works with whom, if nobody says more."
    ),
    Setting("network_maximum", "100000", whole(1, 1_000_000), "Actors, and groups, of a network at most."),
    Setting("network_list", "5000", whole(1, 100_000), "Nodes of a network in a list or a file at most."),
    Setting("network_links", "100000", whole(1, 2_000_000), "Links of a network in a list or a file at most."),
    Setting("network_timeout", "30", SECONDS, "Time that somebody waits for a network; it is computed on and kept."),
    Setting("statement_timeout", "10", SECONDS, "Time that one statement may take in the graph."),
    Setting("body_limit", "262144", whole(1000, 100_000_000), "Bytes of a request's body at most."),
    Setting("document_cache", "1000", whole(0, 100_000), "Parsed questions to keep; they use 64 MiB at most."),
    Setting("cors_origins", "", ORIGINS, "Origins whose pages may ask from a browser; empty: only our own."),
    Setting("public_url", "", PUBLIC_URL, "Where the service is reached from outside; empty: where a request came to."),
    Setting("export_rows", "100000", whole(1, 1_000_000), "Rows of an Excel file at most; CSV has no limit."),
    Setting("export_entities", "100000", whole(1, 10_000_000), "Entities of a JSON-LD file at most."),
    Setting("exports_at_once", "8", whole(1, 1000), "Files that one process sends at a time."),
    Setting("publisher_name", "", TEXT, "Who publishes, for the catalogue; empty: the project's name."),
    Setting("publisher_url", "", IRI, "Address that names the publisher: its website or its IRI."),
    Setting("contact_email", "", EMAIL, "Where to write about the data; empty: the catalogue names nobody."),
    Setting("stop_timeout", "10", SECONDS, "Time for the last answers when the service is stopped."),
    Setting("log_format", "console", one_of("console", "json"), "Log lines for a person, or one JSON object each."),
    Setting("log_level", "info", one_of("debug", "info", "warning", "error"), "The least important lines to log."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; one field for each row of SETTINGS."""

    host: str
    port: int
    workers: int
    graph_url: str
    graph_database: str
    graph_user: str
    graph_password: str = field(repr=False)
    graph_password_file: str = field(repr=False)
    graph_heap: str
    state_folder: Path
    dataset: Path
    page_default: int
    page_maximum: int
    group_maximum: int
    network_maximum: int
    network_list: int
    network_links: int
    network_timeout: float
    statement_timeout: float
    body_limit: int
    document_cache: int
    cors_origins: tuple[str, ...]
    public_url: str
    export_rows: int
    export_entities: int
    exports_at_once: int
    publisher_name: str
    publisher_url: str
    contact_email: str
    stop_timeout: float
    log_format: str
    log_level: str

    @property
    def credentials(self) -> Credentials | None:
        password = self.graph_password or self.graph_password_file
        return Credentials(self.graph_user, password) if password and self.graph_url != EMBEDDED else None

    @property
    def limits(self) -> Limits:
        return Limits(
            page=self.page_default,
            page_maximum=self.page_maximum,
            group=self.group_maximum,
            network=self.network_maximum,
            network_list=self.network_list,
            network_links=self.network_links,
        )

    @property
    def options(self) -> Options:
        return Options(
            body_limit=self.body_limit,
            document_cache=self.document_cache,
            cors_origins=self.cors_origins,
            public_url=self.public_url,
            page_maximum=self.page_maximum,
            export_rows=self.export_rows,
            export_entities=self.export_entities,
            network_nodes=self.network_list,
            exports_at_once=self.exports_at_once,
            publisher=Publisher(self.publisher_name, self.publisher_url, self.contact_email),
        )


class WrongSettings(Exception):
    """Settings that cannot be used, all of them at once."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))


def read_settings(environment: Mapping[str, str]) -> Settings:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for setting in SETTINGS:
        text = text_of(setting, environment)
        try:
            values[setting.field] = setting.kind.read(text)
        except (ValueError, OSError):
            shown = "what it holds" if setting.secret else repr(without_login(text))
            problems.append(f"{setting.name}: {shown} is not allowed. Allowed: {setting.kind.allowed}.")
    if values.get("page_default", 0) > values.get("page_maximum", math.inf):
        problems.append("SAMVERKAN_PAGE_DEFAULT is greater than SAMVERKAN_PAGE_MAXIMUM.")
    if values.get("graph_password") and values.get("graph_password_file"):
        problems.append("SAMVERKAN_GRAPH_PASSWORD and SAMVERKAN_GRAPH_PASSWORD_FILE are both set: set one of them.")
    if problems:
        raise WrongSettings(problems)
    return Settings(**values)


def text_of(setting: Setting, environment: Mapping[str, str]) -> str:
    """What a setting says; an empty variable is the same as none."""
    return environment.get(setting.name) or setting.default


def without_login(text: str) -> str:
    """A text as a log may show it: of an address that holds user and password, neither."""
    return re.sub(r"//.*@", "//…@", text, flags=re.DOTALL)


def unknown_names(environment: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each variable that looks like a setting and is none."""
    names = [setting.name for setting in SETTINGS]
    for name in environment:
        if name.startswith(PREFIX) and name not in names and not name.startswith(OF_THE_TESTS):
            near = difflib.get_close_matches(name, names, n=1)
            advice = f"Did you mean {near[0]}?" if near else "All of them: python server.py settings"
            yield f"{name} is no setting. {advice}"


def settings_table(environment: Mapping[str, str]) -> str:
    """Every setting with the value in force."""
    rows = []
    for setting in SETTINGS:
        text = text_of(setting, environment)
        rows.append(f"{setting.name} = {'(set)' if setting.secret and text else text}")
        rows.append(f"    {setting.help} Allowed: {setting.kind.allowed}.")
        if text != setting.default:
            rows.append(f"    Default: {setting.default or '(empty)'}")
    return "\n".join(rows)


def settings_markdown() -> str:
    """The table of the README."""
    rows = [
        f"| `{setting.name}` | {f'`{setting.default}`' if setting.default else ''} | {setting.help} "
        f"| {setting.kind.allowed} |"
        for setting in SETTINGS
    ]
    return "\n".join(["| setting | default | what it is | allowed |", "|---|---|---|---|", *rows])


# The log


def set_up_log(settings: Settings) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else ConsoleFormatter())
    logging.basicConfig(handlers=[handler], level=settings.log_level.upper(), force=True)
    for talkative in ("asyncio", "neo4j", "uvicorn"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


# What lies behind the application


def open_graph_as_set(settings: Settings, model: Model) -> AbstractAsyncContextManager[Target]:
    return open_graph(
        settings.graph_url,
        folder=settings.state_folder,
        labels=model.entities,
        relationships=model.relationships,
        credentials=settings.credentials,
        database=settings.graph_database,
        timeout=settings.statement_timeout,
        heap=settings.graph_heap,
    )


@asynccontextmanager
async def open_backend(settings: Settings, schema: Schema, opening: Opening) -> AsyncIterator[Backend]:
    """The graph as the application asks it: read only."""
    async with opening as target, GraphStore.open(target) as store:
        log.info("The graph is held by %s", store.version)
        with closing(Networks(settings.network_timeout)) as networks:
            graph = Graph(schema, store, settings.limits, networks=networks)
            ask = partial(answer_question, graph=graph)
            backend = Backend(graph.questions, graph.model, ask, graph.today, partial(why_not_ready, store))
            spare_the_collector()
            yield backend


def spare_the_collector() -> None:
    """Answers are large trees without circles: looking for circles in them took half the time of a large one."""
    gc.collect()
    gc.freeze()  # what is there by now stays
    gc.set_threshold(100_000, 20, 20)


async def why_not_ready(store: GraphStore) -> str | None:
    try:
        revision = await store.revision()
    except GraphError as error:
        log.warning("Not ready: %s", error)
        return "The graph does not answer."
    return None if revision else EMPTY


async def load_facts(settings: Settings, model: Model, target: Target) -> None:
    async with GraphStore.open(target, writable=True) as store:
        await ensure_indexes(store, model.entities)
        report = await load(store, [settings.dataset], model)
    for warning in report.warnings:
        log.warning("%s", warning)
    log.info("%s", report)


async def is_empty(target: Target) -> bool:
    async with GraphStore.open(target) as store:
        return await store.revision() == 0


@asynccontextmanager
async def open_filled(settings: Settings, model: Model) -> AsyncIterator[Target]:
    """The graph; an embedded one that is empty gets the facts first. A server's graph is filled by `seed` only."""
    async with open_graph_as_set(settings, model) as target:
        if await is_empty(target):
            if settings.graph_url == EMBEDDED:
                log.info("The graph is empty: loading %s", settings.dataset.name)
                await load_facts(settings, model, target)
            else:
                log.warning(EMPTY)
        yield target


# Serving


class Server(uvicorn.Server):
    """uvicorn's, within a program that has more to close than the application."""

    def __init__(self, config: uvicorn.Config, ready: str) -> None:
        super().__init__(config)
        self._ready = ready

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """uvicorn would raise the signal again afterwards, and so end the program before the graph is closed."""
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self.stop)
        yield

    def stop(self) -> None:
        """However often it is asked: what is being answered has its time, and that is bounded."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        log.info(self._ready, time.monotonic() - BEGAN)


def serve(settings: Settings) -> None:
    with listen(settings) as listener:
        if settings.workers == 1:
            with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
                runner.run(serve_here(settings, listener))
        else:
            serve_by_workers(settings, listener)
    log.info("Stopped")


def listen(settings: Settings) -> socket.socket:
    """The socket, before anything else is started: who comes now waits for the first answer."""
    try:
        family, _, _, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        raise CannotListen(settings.host, settings.port, error) from error


class CannotListen(Exception):
    """The address cannot be listened at."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        if error.errno == errno.EADDRINUSE:
            super().__init__(
                f"Port {port} of {host} is taken. Stop what listens there, or choose another port: "
                f"SAMVERKAN_PORT={port + 1 if port < 65535 else 8000}"
            )
        else:
            super().__init__(f"Cannot listen at port {port} of {host}: {error.strerror or error}")


def config_of(settings: Settings, application: Any, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        lifespan="on",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=math.ceil(settings.stop_timeout),
        **more,
    )


async def serve_here(settings: Settings, listener: socket.socket) -> None:
    building = asyncio.create_task(asyncio.to_thread(build_schema, TYPES))  # while the engine starts
    task = asyncio.current_task()
    assert task, "a coroutine runs in a task"
    for number in (signal.SIGINT, signal.SIGTERM):  # until the server handles them
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with suppress(asyncio.CancelledError):
        async with open_filled(settings, read_model(TYPES)) as target:
            application = make_application(settings, await building, nullcontext(target))
            ready = f"Ready in %.1f s: {url_of(listener)} answers questions, also in a browser"
            await Server(config_of(settings, application), ready).serve([listener])


def serve_by_workers(settings: Settings, listener: socket.socket) -> None:
    """This process holds the graph open, so that it stays when a worker goes."""
    filled = open_filled(settings, read_model(TYPES))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(filled):
        log.info("%s answers questions by %s workers", url_of(listener), settings.workers)
        config = config_of(settings, partial(make_worker, settings), factory=True, workers=settings.workers)
        Multiprocess(config, [listener]).run()


def make_worker(settings: Settings) -> Starlette:
    threading.Thread(target=end_with_parent, daemon=True).start()
    set_up_log(settings)
    schema = build_schema(TYPES)
    return make_application(settings, schema, open_graph_as_set(settings, schema.model))


def end_with_parent() -> None:
    """However the parent ends: its end of a pipe closes with it. A worker alone would start an engine of its own."""
    parent = multiprocessing.parent_process()
    assert parent, "a worker is started by the process that holds the graph"
    parent.join()
    os._exit(1)


def make_application(settings: Settings, schema: Schema, opening: Opening) -> Starlette:
    return create_app(partial(open_backend, settings, schema, opening), schema.as_str(), settings.options)


def url_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


# The command line


async def seed(settings: Settings) -> None:
    model = read_model(TYPES)
    async with open_graph_as_set(settings, model) as target:
        await load_facts(settings, model, target)


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    asked = parse_arguments(arguments)
    if asked.command == "schema":
        print(build_schema(TYPES).as_str())
        return 0
    if asked.command == "settings" and asked.markdown:
        print(settings_markdown())
        return 0
    try:
        settings = read_settings(environment)
    except WrongSettings as error:
        print(error, file=sys.stderr)
        return 2
    if asked.command == "settings":
        print("\n".join([settings_table(environment), *unknown_names(environment)]))
        return 0
    set_up_log(settings)
    for sentence in unknown_names(environment):
        log.warning("%s", sentence)
    try:
        serve(settings) if asked.command == "serve" else asyncio.run(seed(settings))
    except (CannotListen, GraphError, SeedError) as error:
        log.error("%s", error)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="server.py", description="Samverkansgrafen: a collaboration graph, served.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("serve", help="answer questions")
    commands.add_parser("seed", help="load the facts into the graph; what has not changed stays")
    commands.add_parser("settings", help="show every setting and its value").add_argument(
        "--markdown", action="store_true", help="as the table of the README"
    )
    commands.add_parser("schema", help="print the schema")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
