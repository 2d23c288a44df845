"""A plan can print itself, whatever is in it."""

import typing
from types import UnionType
from typing import Any

import pytest

import resolvers.response.form as forms
from resolvers import block
from resolvers.plan.text import _FORMS, _LINES, plan_text
from tests.resolvers.asking import planned

UNIONS = (
    block.Neighbours,
    block.Scalar,
    block.Condition,
    block.GroupKey,
    block.Column,
    block.Branch,
)


def classes(of: Any) -> set[type]:
    """The classes of a union, and of the unions in it."""
    if isinstance(of, UnionType) or typing.get_origin(of) is typing.Union:
        return {each for part in typing.get_args(of) for each in classes(part)}
    return {of}


@pytest.mark.parametrize("union", UNIONS)
def test_every_block_has_a_line(union: Any) -> None:
    assert classes(union) - _LINES.keys() == set()


def test_every_form_has_a_line() -> None:
    assert classes(forms.Form) - _FORMS.keys() == set()


def test_values_say_where_they_come_from() -> None:
    text = """query ($n: Int, $where: CouncilWhere) {
        a: councils(first: $n, where: $where) { nodes { id } }
        b: councils(first: 3, asOf: "2020-01-01") { totalCount } }"""
    said = plan_text(planned(text, n=7, where={"name": {"eq": "secret"}}))
    assert "page of Council on $today where n.name eq $where.name.eq by n.sortKey, rows by $n" in said
    assert "number of Council on '2020-01-01'" in said
    assert "secret" not in said


def test_what_is_not_asked_of_the_graph_is_in_no_branch() -> None:
    assert plan_text(planned("{ __typename called: __schema { queryType { name } } }")) == (
        "asks\nanswers\n  __typename: 'Query'\n  called: by a resolver of its own\n"
    )
