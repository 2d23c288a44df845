"""One GraphQL operation as graphql-core reads it: variables coerced, fragments and directives resolved, fields merged.

The only file that touches what graphql-core keeps to itself, which is why its minor version is held in pyproject.toml.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from graphql import FieldNode, GraphQLError, GraphQLObjectType, GraphQLSchema, get_operation_ast, is_non_null_type
from graphql.execution.collect_fields import FieldDetails, collect_fields, collect_subfields
from graphql.execution.executor import Executor
from graphql.execution.values import get_argument_values

from resolvers.block.slots import TODAY, Given, Slot, Slots
from resolvers.errors import Path
from resolvers.question import Question
from resolvers.request.arguments import MISSING, shape_of, slot_arguments
from resolvers.request.variables import wrong_values

T = TypeVar("T")

MAX_ERRORS = 50
"""Mistakes in the values of variables that are told at once."""


@dataclass(frozen=True)
class Asked:
    """A field that is asked for under a response key, all its occurrences merged; `required` says it is never null."""

    path: Path
    name: str
    arguments: Mapping[str, Any]
    required: bool
    details: tuple[FieldDetails, ...]
    slots: Slots

    @property
    def key(self) -> str:
        """The client's name for it."""
        return str(self.path[-1])

    @property
    def field(self) -> str:
        """Where it stands, for who is told of a mistake in it: `councils.nodes.m`."""
        return ".".join(str(each) for each in self.path)

    def slot(self, given: Given[T]) -> Slot[T]:
        """A value as a slot, if it is none yet."""
        return given if isinstance(given, Slot) else self.slots.constant(given)

    @property
    def nodes(self) -> list[FieldNode]:
        return [each.node for each in self.details]


class Operation:
    """The operation of a document that is to be answered, with its variables."""

    def __init__(self, executor: Executor[Any], today: str) -> None:
        self._executor = executor
        self.variables = {**executor.variable_values.coerced, TODAY: today}
        """The variables as they were coerced, and the day."""
        self.slots = Slots(self.variables)
        """The slots of the plan of this operation."""

    @property
    def schema(self) -> GraphQLSchema:
        """The schema that it was validated against."""
        return self._executor.schema

    @property
    def name(self) -> str | None:
        """What the document calls it."""
        name = self._executor.operation.name
        return name.value if name else None

    @cached_property
    def shape(self) -> Hashable:
        """What of the variables is no value: see `shape_of`."""
        signatures = (each.signature for each in self._executor.variable_values.sources.values())
        return tuple(shape_of(each.type, self.variables.get(each.name, MISSING)) for each in signatures)

    def root(self) -> Iterator[Asked]:
        """The fields asked at the root, in the order of the response."""
        schema = self._executor.schema
        assert schema.query_type is not None, "a schema without a query type asks nothing"
        collected = collect_fields(
            schema,
            self._executor.fragments,
            self._executor.variable_values,
            schema.query_type,
            self._executor.operation,
        )
        return self._asked(schema.query_type, (), collected.grouped_field_set)

    def below(self, asked: Asked, type_name: str) -> Iterator[Asked]:
        """The fields asked below a field, where its value is of the named object type."""
        object_type = self._executor.schema.type_map[type_name]
        assert isinstance(object_type, GraphQLObjectType), f"{type_name} is no object type"
        collected = collect_subfields(
            self._executor.schema,
            self._executor.fragments,
            self._executor.variable_values,
            self._executor.operation,
            object_type,
            list(asked.details),
        )
        return self._asked(object_type, asked.path, collected.grouped_field_set)

    def _asked(
        self, parent: GraphQLObjectType, path: Path, grouped: Mapping[str, list[FieldDetails]]
    ) -> Iterator[Asked]:
        for key, details in grouped.items():
            name = details[0].node.name.value
            field = parent.fields.get(name)
            if field is None:  # __typename, and at the root what asks for the schema
                yield Asked((*path, key), name, {}, name == "__typename", tuple(details), self.slots)
                continue
            arguments = get_argument_values(
                field, details[0].node, self._executor.variable_values, details[0].fragment_variable_values
            )
            slotted = slot_arguments(field, details[0].node, arguments, self.variables, self.slots)
            yield Asked((*path, key), name, slotted, is_non_null_type(field.type), tuple(details), self.slots)


class InvalidOperation(Exception):
    """The document holds no such operation, or its variables have wrong values."""

    def __init__(self, errors: Sequence[GraphQLError], code: str) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = tuple(GraphQLError(error.message, error.nodes, extensions={"code": code}) for error in errors)


def read_operation(schema: GraphQLSchema, question: Question, today: date) -> Operation:
    """The operation that is to be answered; `InvalidOperation` says what is wrong with its name or its variables."""
    executor = Executor.build(
        schema,
        question.document,
        raw_variable_values=dict(question.variables or {}),
        operation_name=question.operation_name,
        max_coercion_errors=MAX_ERRORS,
    )
    if isinstance(executor, list):
        found = get_operation_ast(question.document, question.operation_name)
        if found is None:
            raise InvalidOperation(executor, "OPERATION_NOT_FOUND")
        told = wrong_values(schema, found, question.variables or {})
        raise InvalidOperation([*told[:MAX_ERRORS], *executor[MAX_ERRORS:]] if told else executor, "BAD_USER_INPUT")
    return Operation(executor, today.isoformat())
