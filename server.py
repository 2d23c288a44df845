"""The composition root and the command line: settings, graph, schema and application are put together here.

python server.py serve       answer questions
python server.py seed        load the facts into the graph
python server.py check       look whether what is kept beside the facts follows from them
python server.py upgrade     bring the graph to the form that this version reads
python server.py explain     show what becomes of a question, and what it costs the graph
python server.py settings    show every setting and its value
python server.py schema      print the schema
"""

import time

BEGAN = time.monotonic()  # before the imports: they are part of what a start takes

import argparse
import asyncio
import gc
import json
import logging
import math
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from uvicorn.loops.auto import auto_loop_factory
from uvicorn.supervisors.multiprocess import Multiprocess

from graph_seed import SeedError, load, only_from_files, upgrade, wrong_beside_facts
from graph_store import EMBEDDED, GraphError, GraphStore, OtherForm, Target, ensure_indexes, open_graph
from resolvers.explain import explain
from resolvers.graph import Graph
from resolvers.network.kept import Networks
from resolvers.service import revision_shown
from resolvers.service import serve as answer_question
from schema import TYPES, LateSchema, Model, read_model
from settings import Settings, WrongSettings, read_settings, settings_markdown, settings_table, unknown_names
from web import Backend, ConsoleFormatter, JsonFormatter, create_app
from web.explain import explain_document
from web.listening import CannotListen, listen, url_of

log = logging.getLogger("server")

Opening = AbstractAsyncContextManager[Target]

MOST_TOLD = 20
"""So many of what is wrong are told one by one."""

EMPTY = "The graph is empty. Load the facts into it: python server.py seed"


# The log


def set_up_log(settings: Settings) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else ConsoleFormatter())
    logging.basicConfig(handlers=[handler], level=settings.log_level.upper(), force=True)
    # no line says which thread or process wrote it: each request pays for finding that out
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
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
async def open_asked(settings: Settings, schema: LateSchema, opening: Opening) -> AsyncIterator[Graph]:
    """The graph as questions are put to it: read only."""
    async with opening as target, GraphStore.open(target) as store:
        log.info("The graph is held by %s", store.version)
        with closing(Networks(settings.network_timeout)) as networks:
            yield Graph(schema, store, settings.limits, networks=networks)


@asynccontextmanager
async def open_backend(settings: Settings, schema: LateSchema, opening: Opening) -> AsyncIterator[Backend]:
    """The graph as the application asks it."""
    async with open_asked(settings, schema, opening) as graph:
        backend = Backend(
            graph.plain_schema,
            graph.model,
            partial(answer_question, graph=graph),
            graph.today,
            partial(why_not_ready, graph.store),
            partial(revision_shown, graph=graph),
            partial(explain, graph=graph),
        )
        spare_the_collector()
        yield backend


def spare_the_collector() -> None:
    """Answers are large trees without circles: looking for circles in them took half the time of a large one."""
    gc.collect()
    gc.freeze()  # what is there by now stays
    gc.set_threshold(100_000, 20, 20)


async def why_not_ready(store: GraphStore) -> str | None:
    try:
        seen = await store.guard.look()
    except OtherForm as error:
        return str(error)
    except GraphError as error:
        log.warning("Not ready: %s", error)
        return "The graph does not answer."
    return None if seen.revision.number else EMPTY


async def load_facts(settings: Settings, model: Model, target: Target) -> None:
    async with GraphStore.open(target, writable=True) as store:
        await ensure_indexes(store, model.entities)
        report = await load(store, [settings.dataset], model, shelves=settings.datasets)
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


def serve(settings: Settings) -> int:
    with listen(settings.host, settings.port) as listener:
        if settings.workers == 1:
            with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
                runner.run(serve_here(settings, listener))
        else:
            serve_by_workers(settings, listener)
    log.info("Stopped")
    return 0


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
    schema = LateSchema(TYPES)
    reading = asyncio.create_task(asyncio.to_thread(schema.as_str))  # while the engine starts
    task = asyncio.current_task()
    assert task, "a coroutine runs in a task"
    for number in (signal.SIGINT, signal.SIGTERM):  # until the server handles them
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with suppress(asyncio.CancelledError):
        async with open_filled(settings, schema.model) as target:
            await reading
            application = make_application(settings, schema, nullcontext(target))
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
    schema = LateSchema(TYPES)
    return make_application(settings, schema, open_graph_as_set(settings, schema.model))


def end_with_parent() -> None:
    """However the parent ends: its end of a pipe closes with it. A worker alone would start an engine of its own."""
    parent = multiprocessing.parent_process()
    assert parent, "a worker is started by the process that holds the graph"
    parent.join()
    os._exit(1)


def make_application(settings: Settings, schema: LateSchema, opening: Opening) -> Starlette:
    return create_app(partial(open_backend, settings, schema, opening), schema.as_str(), settings.options)


# The command line


async def seed(settings: Settings) -> int:
    model = read_model(TYPES)
    async with open_graph_as_set(settings, model) as target:
        await load_facts(settings, model, target)
    return 0


async def bring_up(settings: Settings) -> int:
    model = read_model(TYPES)
    async with (
        open_graph_as_set(settings, model) as target,
        GraphStore.open(target, writable=True, older=True) as store,
    ):
        await ensure_indexes(store, model.entities)
        had, has = await upgrade(store, model)
    log.info("The graph has form %s; it had form %s", has, had)
    if lacks := only_from_files(had):
        log.warning("Only the data files tell %s: load the facts anew, as by python server.py seed", "; ".join(lacks))
    return 0


async def check(settings: Settings) -> int:
    """1 when what the graph keeps beside its facts does not follow from them, with what is wrong."""
    model = read_model(TYPES)
    async with open_graph_as_set(settings, model) as target, GraphStore.open(target) as store:
        wrong = await wrong_beside_facts(store, model)
    print(*wrong[:MOST_TOLD], sep="\n", end="\n" if wrong else "")
    if len(wrong) > MOST_TOLD:
        print(f"… and {len(wrong) - MOST_TOLD:,} more")
    print(f"{len(wrong):,} {'thing is' if len(wrong) == 1 else 'things are'} wrong." if wrong else "Nothing is wrong.")
    return int(bool(wrong))


async def explain_file(settings: Settings, asked: argparse.Namespace) -> int:
    """Show what becomes of the question in a file, and what it costs the graph; 1 when it has no whole answer."""
    schema = LateSchema(TYPES)
    async with open_asked(settings, schema, open_graph_as_set(settings, schema.model)) as graph:
        found = await explain_document(asked.file, graph, asked.operation, asked.variables)
    print(json.dumps(found.as_json(), ensure_ascii=False, indent=2) if asked.json else found.as_text())
    for error in found.answer.errors:
        print(error, file=sys.stderr)
    return int(bool(found.answer.errors))


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    asked = parse_arguments(arguments)
    if asked.command == "schema":
        print(LateSchema(TYPES).as_str())
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
        return COMMANDS[asked.command](settings, asked)
    except (CannotListen, GraphError, SeedError) as error:
        log.error("%s", error)
        return 1
    except KeyboardInterrupt:
        return 130


COMMANDS: Mapping[str, Callable[[Settings, argparse.Namespace], int]] = {
    "serve": lambda settings, _: serve(settings),
    "seed": lambda settings, _: asyncio.run(seed(settings)),
    "upgrade": lambda settings, _: asyncio.run(bring_up(settings)),
    "check": lambda settings, _: asyncio.run(check(settings)),
    "explain": lambda settings, asked: asyncio.run(explain_file(settings, asked)),
}
"""The commands that have a graph; each says with what the program ends."""


def read_question(file: str) -> str:
    """The document in a file that is named on the command line."""
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise argparse.ArgumentTypeError(f"this is no file that can be read as UTF-8: {error}") from None


def read_variables(text: str) -> dict[str, Any]:
    """Variables as they are given on the command line."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"this is no JSON: {error}") from None
    if not isinstance(found, dict):
        raise argparse.ArgumentTypeError('an object such as {"id": "council:x"} is needed')
    return found


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="server.py", description="Samverkansgrafen: a collaboration graph, served.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("serve", help="answer questions")
    commands.add_parser("seed", help="load the facts into the graph; what has not changed stays")
    commands.add_parser("check", help="look whether what the graph keeps beside its facts follows from them")
    commands.add_parser("upgrade", help="bring the graph to the form that this version reads; no fact changes")
    commands.add_parser("settings", help="show every setting and its value").add_argument(
        "--markdown", action="store_true", help="as the table of the README"
    )
    commands.add_parser("schema", help="print the schema")
    explaining = commands.add_parser("explain", help="show what becomes of a question, and what it costs the graph")
    explaining.add_argument("file", type=read_question, metavar="FILE", help="a GraphQL document; - for stdin")
    explaining.add_argument("--variables", type=read_variables, default={}, metavar="JSON", help="an object")
    explaining.add_argument("--operation", metavar="NAME", help="which, where the document has several")
    explaining.add_argument("--json", action="store_true", help="for machines")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
