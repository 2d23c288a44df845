"""The two ends of the way through resolvers/: a question, its answer, and the graph that it is put to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import graphql
import orjson
from graphql import DocumentNode, GraphQLError, GraphQLScalarType, GraphQLSchema

from graph_store import GraphStore
from resolvers.networks import Networks
from schema import Model, Schema
from schema.value import is_day


@dataclass(frozen=True)
class Limits:
    """How much a question may ask for, and what it gets when it does not say."""

    page: int = 20
    """Edges of a page when nobody says."""
    page_maximum: int = 1000
    dates: int = 10
    """Different dates in a list of ids."""
    group: int = 30
    """Actors of a group that tells who works with whom, when nobody says."""
    network: int = 100_000
    """Groups, and actors, of a network."""
    network_list: int = 5000
    """Nodes of a network that are listed."""
    network_links: int = 100_000
    """Links of a network that are listed."""


@dataclass(frozen=True)
class Question:
    """A valid document, and which of its operations is asked with which variables."""

    text: str
    document: DocumentNode
    operation_name: str | None = None
    variables: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Answer:
    """The JSON text of `data`, or None where nothing could be asked of the graph, and what went wrong."""

    data: bytes | None
    errors: tuple[GraphQLError, ...] = ()

    def body(self) -> bytes:
        """The whole response as JSON text."""
        if not self.errors:
            return b'{"data":' + (self.data or b"null") + b"}"
        errors = b'{"errors":' + orjson.dumps([error.formatted for error in self.errors])
        return errors + (b"}" if self.data is None else b',"data":' + self.data + b"}")


def stockholm_today() -> date:
    """The date that a question is about when it names none."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


@dataclass(frozen=True)
class Graph:
    """What an answer is made from: the schema, the open store, and how much may be asked for."""

    schema: Schema
    store: GraphStore
    limits: Limits = Limits()
    today: Callable[[], date] = stockholm_today
    networks: Networks = field(default_factory=Networks)

    @property
    def model(self) -> Model:
        return self.schema.model

    @cached_property
    def questions(self) -> GraphQLSchema:
        """The schema as graphql-core alone reads it, against which documents are parsed, validated and planned.

        Its input values are plain: an enum is a name here, not a member of a Python class that no driver takes.
        """
        questions = graphql.build_schema(self.schema.as_str())
        date = questions.type_map["Date"]
        assert isinstance(date, GraphQLScalarType), "Date is a scalar"
        date.parse_value = date.coerce_input_value = read_day  # type: ignore[method-assign]
        return questions


def read_day(value: Any) -> str:
    """A given date, in the one form that the graph holds dates in; graphql-core says where a wrong one stands."""
    if not isinstance(value, str) or not is_day(value):
        raise ValueError("a date is a day such as 2010-04-28")
    return value
