"""A service of a few made-up fields, to ask over HTTP everything that can happen behind it."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from typing import Any

import httpx
import orjson
from graphql import ExecutionResult, GraphQLError, build_schema, execute

from graph_store import Revision
from resolvers.explain import Explanation
from resolvers.question import Answer, MadeOf, Question
from tests import model
from web import Backend, Options, create_app

SCHEMA = build_schema("""
    type Query { hello(name: String = "world"): String! partial: String broken: String slow: String nested: Query }
    type Mutation { greet: String }
    type Subscription { greetings: String }
""")

MODEL = dataclasses.replace(model.MODEL, entities={})
"""The model of a graph that holds nothing."""


class TinyService:
    """Answers as the real one does: errors of the caller and of the graph are in the answer, with their codes."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.started = asyncio.Event()
        self.may_end = asyncio.Event()
        self.cancelled = asyncio.Event()
        self.failure: str | None = None
        self.revision: Revision | None = Revision(1, "writer")
        self.today = date(2026, 11, 23)
        self.looks = 0

    async def answer(self, question: Question) -> Answer:
        self.asked.append(question)
        if self.failure:
            return Answer(None, (GraphQLError("It failed.", extensions={"code": self.failure}),))
        if "broken" in question.text:
            raise RuntimeError("secret inside")
        if "slow" in question.text:
            await self._wait()
        result = execute(
            SCHEMA,
            question.document,
            {"hello": lambda info, name: f"Hello {name}", "partial": _fail, "nested": {}},
            variable_values=dict(question.variables or {}),
            operation_name=question.operation_name,
        )
        assert isinstance(result, ExecutionResult)
        made_of = MadeOf(self.revision, self.today)
        data = None if result.data is None else orjson.dumps(result.data)
        return Answer(data, tuple(result.errors or ()), of=made_of)

    async def explain(self, question: Question) -> Explanation:
        return Explanation(await self.answer(question), "asks\n", ())

    async def revision_shown(self, seconds: float) -> Revision | None:
        self.looks += 1
        return self.revision

    async def _wait(self) -> None:
        self.started.set()
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise


def _fail(info: Any) -> str:
    raise GraphQLError("Only a part")


OPTIONS = Options(body_limit=20_000, document_cache=10)


@asynccontextmanager
async def open_client(
    service: TinyService, options: Options = OPTIONS, reason: str | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application over the service; `reason` says why it is not ready."""

    async def why_not_ready() -> str | None:
        return reason

    @asynccontextmanager
    async def backend() -> AsyncIterator[Backend]:
        yield Backend(
            SCHEMA, MODEL, service.answer, lambda: service.today, why_not_ready, service.revision_shown, service.explain
        )

    async with open_backend(backend, options) as client:
        yield client


@asynccontextmanager
async def open_backend(
    backend: Callable[[], AbstractAsyncContextManager[Backend]], options: Options = OPTIONS
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application over what lies behind it."""
    app = create_app(backend, "type Query { hello: String }\n" * 100, options)
    async with app.router.lifespan_context(app) as state:

        async def with_state(scope: Any, receive: Any, send: Any) -> None:
            await app({**scope, "state": dict(state or {})}, receive, send)

        transport = httpx.ASGITransport(with_state)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            yield client
