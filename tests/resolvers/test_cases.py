"""Question, plan, statement and answer side by side in tests/cases/, each held on every engine and on both roads.

    NAME.graphql   NAME.variables.json   NAME.plan   NAME.cypher   NAME.json

After a change that is meant, `UPDATE_CASES=1 pytest tests/resolvers/test_cases.py` writes statements and answers anew:
read the diff.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph_store import GraphStore
from resolvers.answer import answer
from resolvers.plan.text import plan_text
from resolvers.service import serve
from tests.questions_page import asked_of
from tests.resolvers.asking import compiled, graph_of, planned, question

UPDATE = bool(os.environ.get("UPDATE_CASES"))


@dataclass(frozen=True)
class Case:
    """A question with its variables, and the files that hold its statement and its answer."""

    name: str
    text: str
    variables: dict[str, Any]
    plan: Path
    statement: Path
    answer: Path


def read(path: Path) -> Case:
    variables = path.with_suffix(".variables.json")
    return Case(
        path.stem,
        path.read_text(),
        json.loads(variables.read_text()) if variables.exists() else {},
        path.with_suffix(".plan"),
        path.with_suffix(".cypher"),
        path.with_suffix(".json"),
    )


PATHS = sorted((Path(__file__).parent.parent / "cases").glob("*.graphql"))
CASES = [read(path) for path in PATHS]
of_every_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def cases_of(graph: str) -> pytest.MarkDecorator:
    cases = [read(path) for path in PATHS if asked_of(path) == graph]
    return pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])


def hold(text: str, path: Path) -> None:
    """Hold a text against what a file expects, or, when asked to, make the file expect it."""
    if UPDATE:
        path.write_text(text)
    assert text == path.read_text()


@of_every_case
def test_question_has_its_plan(case: Case) -> None:
    hold(plan_text(planned(case.text, **case.variables)), case.plan)


@of_every_case
def test_question_compiles_to_its_statement(case: Case) -> None:
    hold(compiled(case.text, **case.variables).text + "\n", case.statement)


@cases_of("orebro")
async def test_question_has_its_answer(case: Case, orebro: GraphStore) -> None:
    await hold_answer(case, orebro)


@cases_of("neighbours")
async def test_question_about_the_region_has_its_answer(case: Case, neighbours: GraphStore) -> None:
    await hold_answer(case, neighbours)


async def hold_answer(case: Case, store: GraphStore) -> None:
    found = await serve(question(case.text, **case.variables), graph_of(store))
    assert not found.errors
    assert found.data is not None
    hold(orjson.dumps(orjson.loads(found.data), option=orjson.OPT_INDENT_2).decode() + "\n", case.answer)


@cases_of("orebro")
async def test_graphql_core_makes_the_same_of_it(case: Case, orebro: GraphStore) -> None:
    await hold_both_roads(case, orebro)


@cases_of("neighbours")
async def test_graphql_core_makes_the_same_of_a_question_about_the_region(case: Case, neighbours: GraphStore) -> None:
    await hold_both_roads(case, neighbours)


async def hold_both_roads(case: Case, store: GraphStore) -> None:
    graph = graph_of(store)
    fast = await answer(question(case.text, **case.variables), graph)
    reference = await graph.schema.execute(case.text, variable_values=case.variables, context_value=graph)
    assert reference.errors is None
    assert fast.data == orjson.dumps(reference.data)  # the order of the fields too
