"""Ask a graph in tests as the service does, at a date that does not move."""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

import orjson
from graphql import DocumentNode, GraphQLSchema, parse, validate

from graph_store import GraphStore, Statement
from graph_store.guard import Guard
from resolvers.graph import Graph
from resolvers.plan.operation import Plan
from resolvers.prepared import Bound, prepare
from resolvers.question import Question
from resolvers.reference import Answering
from resolvers.request.limits import Limits
from resolvers.request.operation import read_operation
from resolvers.service import serve
from schema import TYPES, LateSchema

TODAY = date(2026, 11, 23)


@cache
def schema() -> LateSchema:
    """The schema of the service, in which whole questions can be executed."""
    return LateSchema(TYPES, extensions=[Answering])


@cache
def questions() -> GraphQLSchema:
    return Graph(schema(), None).plain_schema  # type: ignore[arg-type]


def guarded_by(graph: Graph, read: Callable[[Statement], Awaitable[Any]], timeout: float = 10.0) -> Graph:
    """A graph whose statements are read in a way of the test's own, and that keeps no networks yet."""
    store = SimpleNamespace(read=read, timeout=timeout, guard=Guard(read, timeout))
    other = Graph(graph.schema, store, graph.limits, graph.today)  # type: ignore[arg-type]
    other.__dict__["plain_schema"] = graph.plain_schema
    return other


@cache
def graph_of(store: GraphStore | None) -> Graph:
    graph = Graph(schema(), store, Limits(), today=lambda: TODAY)  # type: ignore[arg-type]
    graph.__dict__["plain_schema"] = questions()  # built once for all graphs of a session
    return graph


@lru_cache(256)
def document(text: str) -> DocumentNode:
    """The document of a text, which is valid; kept for those that ask it again, as the service keeps it."""
    read = parse(text)
    assert (errors := validate(questions(), read)) == [], errors
    return read


def question(text: str, /, operation_name: str | None = None, **variables: Any) -> Question:
    return Question(text, document(text), operation_name, variables)


def prepared(text: str, /, **variables: Any) -> Bound:
    """A question as it is planned and compiled anew."""
    graph = graph_of(None)
    operation = read_operation(graph.plain_schema, question(text, **variables), TODAY)
    return prepare(operation, graph.model, graph.limits)


def planned(text: str, /, **variables: Any) -> Plan:
    return prepared(text, **variables).prepared.plan


def compiled(text: str, /, **variables: Any) -> Statement:
    return prepared(text, **variables).statement


async def ask(store: GraphStore, text: str, /, **variables: Any) -> Any:
    """The data of an answer that has no errors."""
    found = await serve(question(text, **variables), graph_of(store))
    assert not found.errors, found.errors
    assert found.data is not None
    return orjson.loads(found.data)
