"""The committed schema, as anybody's tools read it."""

from functools import cache
from pathlib import Path

import graphql
from graphql import GraphQLSchema

import schema

COMMITTED = Path(schema.__file__).parent.parent / "schema.graphql"


@cache
def committed_schema() -> GraphQLSchema:
    return graphql.build_schema(COMMITTED.read_text())
