"""Every failure of the driver is one of ours."""

import inspect

import neo4j.exceptions
import pytest
from neo4j.exceptions import DriverError, Neo4jError

from graph_store import (
    ConstraintViolated,
    GraphBusy,
    GraphError,
    GraphFailed,
    GraphRefused,
    GraphTimeout,
    GraphUnavailable,
    TooDeep,
    TooLarge,
    errors,
)
from graph_store.errors import FOREIGN, translated

FOREIGN_CLASSES = [
    each for _, each in inspect.getmembers(neo4j.exceptions, inspect.isclass) if issubclass(each, FOREIGN)
]


def of_code(code: str) -> Neo4jError:
    return Neo4jError._hydrate_neo4j(code=code, message="said so")


@pytest.mark.parametrize("foreign", [*FOREIGN_CLASSES, OSError, TimeoutError], ids=lambda each: each.__name__)
def test_every_foreign_error_is_mapped(foreign: type[Exception]) -> None:
    error = foreign.__new__(foreign)
    Exception.__init__(error, "said so")
    if isinstance(error, Neo4jError):
        Neo4jError.__init__(error, "said so")
    assert type(translated(error)) is not GraphError
    assert isinstance(translated(error), GraphError)


def test_the_drivers_errors_have_no_other_roots() -> None:
    roots = {
        each
        for _, each in inspect.getmembers(neo4j.exceptions, inspect.isclass)
        if issubclass(each, Exception) and not issubclass(each, Warning) and each.__module__ == "neo4j.exceptions"
    }
    assert {each.__name__ for each in roots if not issubclass(each, Neo4jError | DriverError)} == {"GqlError"}


@pytest.mark.parametrize(
    ("code", "ours"),
    [
        ("Neo.ClientError.Statement.SyntaxError", GraphRefused),
        ("Neo.ClientError.Security.Forbidden", GraphRefused),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", ConstraintViolated),
        ("Neo.ClientError.Transaction.TransactionTimedOut", GraphTimeout),
        ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", GraphTimeout),
        ("Neo.ClientError.Transaction.Terminated", GraphTimeout),
        ("Neo.TransientError.Transaction.DeadlockDetected", GraphBusy),
        ("Neo.TransientError.General.DatabaseUnavailable", GraphUnavailable),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", TooLarge),
        ("Neo.TransientError.General.TransactionMemoryLimit", TooLarge),
        ("Neo.DatabaseError.General.UnknownError", GraphFailed),
        ("Something.Else", GraphFailed),
    ],
)
def test_a_code_of_the_engine_says_which_error_it_is(code: str, ours: type[GraphError]) -> None:
    error = translated(of_code(code))
    assert type(error) is ours or (ours is GraphUnavailable and isinstance(error, ours))
    assert "said so" in str(error)
    assert code in str(error)


@pytest.mark.parametrize("how", ["too deeply nested (parentheses, …)", "too deeply chained (…)"])
def test_a_statement_that_is_too_deep_is_told_from_one_that_is_wrong(how: str) -> None:
    said = f"Expression is {how} - exceeds the maximum allowed depth of 200."
    code = "Neo.ClientError.Statement.SyntaxError"
    assert type(translated(Neo4jError._hydrate_neo4j(code=code, message=said))) is TooDeep


def test_every_error_has_a_code_and_stands_in_the_tree_at_the_top_of_its_file() -> None:
    ours = [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, GraphError)]
    tree = inspect.getdoc(errors) or ""
    assert all(f" {each.__name__} " in tree or f"{each.__name__}\n" in tree for each in ours)
    assert all(each.code == each.code.upper() for each in ours)
