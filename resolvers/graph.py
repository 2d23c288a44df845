"""The graph that a question is put to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import graphql
from graphql import GraphQLScalarType, GraphQLSchema

from graph_store import GraphStore
from resolvers.network.kept import Networks
from resolvers.prepared import PreparedQuestions
from resolvers.request.limits import Limits, allow_defaults
from schema import LateSchema, Model, Schema
from schema.language import parse_language, parse_language_literal
from schema.value import in_utc, is_day


def stockholm_today() -> date:
    """The date that a question is about when it names none."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


@dataclass(frozen=True)
class Graph:
    """What an answer is made from: the schema, the open store, and how much may be asked for."""

    schema: Schema | LateSchema
    store: GraphStore
    limits: Limits = field(default_factory=Limits)
    today: Callable[[], date] = stockholm_today
    networks: Networks = field(default_factory=Networks)
    prepared: PreparedQuestions = field(default_factory=PreparedQuestions)

    @property
    def model(self) -> Model:
        return self.schema.model

    @cached_property
    def plain_schema(self) -> GraphQLSchema:
        """The schema as graphql-core alone reads it, against which documents are parsed, validated and planned.

        Its input values are plain: an enum is a name here, not a member of a Python class that no driver takes.
        """
        plain = graphql.build_schema(self.schema.as_str(), assume_valid=True, no_location=True)  # it has been validated
        for name, read in (("Date", read_day), ("DateTime", read_moment), ("Language", parse_language)):
            scalar = plain.type_map[name]
            assert isinstance(scalar, GraphQLScalarType), f"{name} is a scalar"
            scalar.parse_value = scalar.coerce_input_value = read  # type: ignore[method-assign]
        plain.type_map["Language"].coerce_input_literal = parse_language_literal  # type: ignore[attr-defined]
        allow_defaults(plain, self.limits)
        return plain


def read_day(value: Any) -> str:
    """A given date, in the one form that the graph holds dates in; graphql-core says where a wrong one stands."""
    if not isinstance(value, str) or not is_day(value):
        raise ValueError("a date is a day such as 2010-04-28")
    return value


def read_moment(value: Any) -> str:
    """A given moment, in the one form that the graph holds moments in."""
    try:
        return in_utc(value)
    except (TypeError, ValueError):
        raise ValueError("a moment is a day and a time with a zone, such as 2026-11-23T09:30:00Z") from None
