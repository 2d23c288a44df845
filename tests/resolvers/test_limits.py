"""What a question may ask for, and gets when it does not say."""

from functools import cache

import pytest

from resolvers.errors import QuestionError
from resolvers.graph import Graph
from resolvers.plan.operation import plan_operation
from resolvers.request.limits import Limits
from resolvers.request.operation import read_operation
from tests.resolvers.asking import TODAY, question, schema

LEAST = Limits(page=1, page_maximum=1, network_list=2)


@cache
def least() -> Graph:
    return Graph(schema(), None, LEAST)  # type: ignore[arg-type]


def _plan(text: str) -> None:
    plan_operation(read_operation(least().plain_schema, question(text), TODAY), least().model, LEAST)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{ network { truncated } }", None),
        ("{ network(first: 2) { truncated } }", None),
        ("{ network(first: 3) { truncated } }", "first is 3; it must be from 0 to 2"),
        ("{ actors { aggregate { groupBy(by: [KIND]) { count } } } }", None),
        (
            "{ actors { aggregate { groupBy(by: [KIND], first: 50) { count } } } }",
            "first is 50, but a page holds at most",
        ),
        ("{ actors { nodes { id } } }", None),
        ("{ actors(first: 2) { nodes { id } } }", "first is 2, but a page holds at most 1"),
    ],
)
def test_only_a_size_that_is_asked_for_is_too_large(text: str, problem: str | None) -> None:
    if problem is None:
        _plan(text)
        return
    with pytest.raises(QuestionError, match=problem):
        _plan(text)
