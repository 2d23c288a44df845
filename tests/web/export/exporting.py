"""The application over a graph of the tests, with all that it asks of it written down."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

import httpx
from graphql import GraphQLSchema
from starlette.applications import Starlette

from graph_store import GraphStore
from resolvers.explain import explain
from resolvers.graph import Graph
from resolvers.question import Answer, Question
from resolvers.request.limits import Limits
from resolvers.service import revision_shown, serve
from tests.resolvers.asking import TODAY, questions, schema
from web import Backend, Options, create_app
from web.documents import Documents
from web.export.table import Table, tables_of

OPTIONS = Options(body_limit=20_000, document_cache=100)


@cache
def tables() -> dict[str, Table]:
    return tables_of(schema().model, plain_schema(Limits()))


@cache
def plain_schema(limits: Limits) -> GraphQLSchema:
    """The schema that documents are read against, made once for all applications with these limits."""
    return questions() if limits == Limits() else Graph(schema(), None, limits).plain_schema  # type: ignore[arg-type]


@dataclass
class Served:
    """An application that is running, a client of it, and the questions that the graph was asked."""

    app: Starlette
    client: httpx.AsyncClient
    asked: list[Question] = field(default_factory=list)
    today: date = TODAY
    before: Callable[[int], Awaitable[None]] | None = None
    """Called with its number before a question is put."""

    async def get(self, path: str, **arguments: str) -> httpx.Response:
        return await self.client.get(f"/export/{path}", params=arguments)


@asynccontextmanager
async def serving(store: GraphStore, options: Options = OPTIONS, limits: Limits | None = None) -> AsyncIterator[Served]:
    """The application over the graph of a store, today being a day that moves only when a test moves it."""
    graph = Graph(schema(), store, limits or Limits(), today=lambda: served.today)
    graph.__dict__["plain_schema"] = plain_schema(graph.limits)

    async def ask(question: Question) -> Answer:
        served.asked.append(question)
        if served.before:
            await served.before(len(served.asked))
        return await serve(question, graph)

    async def ready() -> str | None:
        return None

    @asynccontextmanager
    async def backend() -> AsyncIterator[Backend]:
        shown, explained = partial(revision_shown, graph=graph), partial(explain, graph=graph)
        yield Backend(graph.plain_schema, graph.model, ask, graph.today, ready, shown, explained)

    app = create_app(backend, "", options)
    async with app.router.lifespan_context(app) as state:

        async def with_state(scope: Any, receive: Any, send: Any) -> None:
            await app({**scope, "state": dict(state or {})}, receive, send)

        transport = httpx.ASGITransport(with_state)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60) as client:
            served = Served(with_state, client)  # type: ignore[arg-type]
            yield served


def documents() -> Documents:
    return Documents(plain_schema(Limits()), 1000)
