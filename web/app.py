"""The application: its addresses, and what lies behind them."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphql import GraphQLSchema
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from resolvers.explain import Explain
from resolvers.question import RevisionShown
from schema import Model
from web.answers import Answers, Ask
from web.assets import asset_routes
from web.boundary import Boundary, error_response
from web.catalog.endpoint import Catalogue
from web.catalog.publisher import NOBODY, Publisher
from web.compression import Compression
from web.cors import CORS_HEADERS, Cors
from web.documents import Documents
from web.endpoint import GraphQLEndpoint
from web.export.context import JsonLdContext
from web.export.endpoint import Exports
from web.export.exports import FileLimits, exports_of
from web.export.reading import Reading
from web.export.table import tables_of
from web.memory import Memory
from web.page import StaticPage
from web.pages.browser import ByReader
from web.pages.graphiql import ToGraphiql, graphiql_page
from web.permalink import Permalink
from web.persisted import PersistedQueries
from web.repeated import Repeated


@dataclass(frozen=True, slots=True)
class Backend:
    """What lies behind the edge while it runs."""

    plain_schema: GraphQLSchema
    """The schema that a question must be valid for."""
    model: Model
    """What the schema was derived from."""
    ask: Ask
    today: Callable[[], date]
    """The day that a question is about when it names none."""
    why_not_ready: Callable[[], Awaitable[str | None]]
    """Why no question can be answered now, in words for a person; None: it can."""
    revision_shown: RevisionShown
    explain: Explain


@dataclass(frozen=True, slots=True)
class Options:
    body_limit: int
    document_cache: int
    answer_cache: int = 64_000_000
    """Bytes of answers to keep; 0: none."""
    persisted_queries: int = 16_000_000
    """Bytes of texts to keep that clients ask for by their hash; 0: none."""
    trusted_documents: Mapping[str, str] = field(default_factory=dict)
    """Documents that may be asked for by their ids."""
    trusted_only: bool = False
    """Whether no other document is answered."""
    freshness: float = 1.0
    """Seconds since it was last seen that the graph has the revision of an answer that is kept, at most."""
    explain: bool = False
    """Whether who asks how an answer was made is told: its plan, the statements, and what the graph did."""
    max_age: int = 0
    """Seconds for which who got an answer or a file may use it without asking again."""
    cors_origins: tuple[str, ...] = ()
    """Origins whose pages may ask from a browser; none: only ours. `*`: all."""
    cors_headers: tuple[str, ...] = CORS_HEADERS
    """Headers that such pages may send, besides those that every page may. `*`: all."""
    public_url: str = ""
    """Where the service is reached; empty: at the address that a request came to."""
    page_maximum: int = 1000
    export_rows: int = 100_000
    """Rows of an Excel workbook at most."""
    export_entities: int = 100_000
    """Entities of a JSON-LD file at most."""
    network_nodes: int = 5000
    """Nodes of a network as a file at most."""
    exports_at_once: int = 8
    export_patience: float = 60.0
    """Seconds that a client may take for a part of a file: 500 rows, or 64 kB of an Excel file."""
    publisher: Publisher = NOBODY

    @property
    def cache_control(self) -> str:
        """What may be done with what was got."""
        return f"public, max-age={self.max_age}" if self.max_age else "no-cache"


def create_app(
    open_backend: Callable[[], AbstractAsyncContextManager[Backend]], schema_text: str, options: Options
) -> Starlette:
    """The application. The backend is open from its first request to its last."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[Mapping[str, Any]]:
        async with open_backend() as backend:
            documents = Documents(backend.plain_schema, options.document_cache)
            memory = Memory(
                backend.revision_shown, backend.today, most=options.answer_cache, freshness=options.freshness
            )
            answers = Answers(backend.ask, memory)
            yield {
                "memory": memory,
                "graphql": GraphQLEndpoint(
                    documents,
                    _persisted(options),
                    backend.ask,
                    answers,
                    options.body_limit,
                    options.cache_control,
                    backend.explain if options.explain else None,
                ),
                "why_not_ready": backend.why_not_ready,
                **_files(backend, documents, options),
            }

    to_graphiql = ToGraphiql(options.public_url)
    return Starlette(
        routes=[
            Route("/", to_graphiql),
            Route("/graphiql", graphiql_page()),
            Route("/graphql", ByReader(browser=to_graphiql, program=_OfTheLifespan("graphql"))),
            Route("/export", _OfTheLifespan("exports")),
            Route("/export/{name}", _OfTheLifespan("exports")),
            Route("/id/{id:path}", _OfTheLifespan("permalink")),
            Route("/catalog.rdf", _OfTheLifespan("catalogue")),
            Route("/catalog.jsonld", _OfTheLifespan("catalogue")),
            Route("/context.jsonld", _OfTheLifespan("context")),
            Route("/schema.graphql", StaticPage(schema_text.encode(), "text/plain")),
            Route("/health", health),
            Route("/ready", ready),
            *asset_routes(),
        ],
        middleware=[
            Middleware(Boundary, quiet=("/health", "/ready")),
            Middleware(Repeated),
            *_cors(options),
            Middleware(Compression),
        ],
        exception_handlers={HTTPException: http_error},
        lifespan=lifespan,
    )


class _OfTheLifespan:
    """The application that the lifespan made under this name: it needs the open backend."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["state"][self._name](scope, receive, send)


def _files(backend: Backend, documents: Documents, options: Options) -> dict[str, ASGIApp]:
    """The applications that make files, and show the way to what they name."""

    def read() -> Reading:
        return Reading(backend.ask, documents, options.page_maximum, backend.today)

    limits = FileLimits(options.export_rows, options.export_entities, options.network_nodes)
    tables = tables_of(backend.model, backend.plain_schema)
    exports = exports_of(backend.model, backend.plain_schema, tables, limits)
    at_once, public_url = options.exports_at_once, options.public_url
    return {
        "exports": Exports(
            exports,
            read,
            at_once=at_once,
            patience=options.export_patience,
            public_url=public_url,
            cache_control=options.cache_control,
        ),
        "catalogue": Catalogue(backend.plain_schema, tables, exports, read, options.publisher, public_url=public_url),
        "permalink": Permalink(backend.model, tables, read, public_url=public_url),
        "context": JsonLdContext(backend.model, public_url=public_url),
    }


def _persisted(options: Options) -> PersistedQueries:
    return PersistedQueries(options.persisted_queries, options.trusted_documents, trusted_only=options.trusted_only)


def _cors(options: Options) -> list[Middleware]:
    return [Middleware(Cors, options.cors_origins, options.cors_headers)] if options.cors_origins else []


async def health(request: Request) -> Response:
    """The process runs."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


async def ready(request: Request) -> Response:
    """Questions can be answered: the graph can be reached and holds something."""
    reason = await request.state.why_not_ready()
    status = {"status": "ready"} if reason is None else {"status": "not ready", "reason": reason}
    return JSONResponse(status, 200 if reason is None else 503, headers={"cache-control": "no-store"})


async def http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException), "Starlette hands over what this handler is registered for"
    return error_response(error.status_code, error.detail, headers=error.headers)
