"""What is wrong with the values of an operation's variables, each shown as the JSON that it came as.

graphql-core shows them as Python writes them: `True`, `None`, `{'name': 7}`.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import reduce
from operator import getitem
from typing import Any

import orjson
from graphql import GraphQLError, GraphQLSchema, OperationDefinitionNode, is_non_null_type, type_from_ast
from graphql.pyutils import Undefined, inspect, print_path_list
from graphql.utilities import validate_input_value

_SHOWN = 240
"""Characters of a value that are told again, as graphql-core has it."""

_LEADS = ("value: ", "found: ", "Found: ")
"""What stands before a value in a message."""


def wrong_values(
    schema: GraphQLSchema, operation: OperationDefinitionNode, given: Mapping[str, Any]
) -> list[GraphQLError]:
    """The errors that graphql-core finds; none where the values are too deep to be looked through."""
    with suppress(RecursionError):
        return [*_wrong_values(schema, operation, given)]
    return []


def _wrong_values(
    schema: GraphQLSchema, operation: OperationDefinitionNode, given: Mapping[str, Any]
) -> Iterator[GraphQLError]:
    for node in operation.variable_definitions or ():
        name, type_ = node.variable.name.value, type_from_ast(schema, node.type)
        value = given.get(name, Undefined)
        if value is Undefined and (node.default_value or not is_non_null_type(type_)):
            continue
        for message, path in _messages(value, type_):
            told = _as_json(message, reduce(getitem, path, value))
            yield GraphQLError(f"Variable '${name}' has invalid value{print_path_list(path)}: {told}", node)


def _messages(value: Any, type_: Any) -> list[tuple[str, list[str | int]]]:
    """What is wrong with a value, and where in it."""
    found: list[tuple[str, list[str | int]]] = []
    validate_input_value(value, type_, lambda error, path: found.append((error.message, path)))
    return found


def _as_json(message: str, value: Any) -> str:
    for lead in _LEADS:
        before, shown, after = message.rpartition(lead + inspect(value))
        if shown:
            text = orjson.dumps(value).decode()
            return f"{before}{lead}{text if len(text) <= _SHOWN else f'{text[:_SHOWN]}…'}{after}"
    return f"{message.removesuffix('None.')}null." if message.endswith("not to be None.") else message
