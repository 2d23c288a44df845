"""The questions of docs/questions.md, asked of Örebro beside a region and of the region alone: the evaluator's answers.

Örebro's answers stand in tests/cases/. That a neighbour changes none of them is held here, and that the same questions
are answered as rightly of a municipality for which nobody wrote them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph_store import GraphStore
from resolvers.service import serve
from tests.conftest import MYRMARK, OREBRO
from tests.evaluator.asking import hold
from tests.evaluator.loaded import facts_of
from tests.evaluator.question import Asked, On
from tests.evaluator.read_question import read_questions
from tests.questions_page import asked_of, page_cases
from tests.resolvers.asking import document, graph_of, question, questions

OTHERWISE = ("question_13", "question_35", "question_39", "question_44", "question_48")
"""Ways through networks, the log, cursors, and what rests on a source or its lines: the evaluator does not know them,
and the answers of Örebro are expected."""

OF_OREBRO = [path for path in page_cases() if asked_of(path) == "orebro"]
OF_THE_REGION = [path for path in page_cases() if asked_of(path) == "neighbours"]
RECOMPUTED = [path for path in OF_OREBRO if not path.stem.startswith(OTHERWISE)]
each_question = pytest.mark.parametrize("path", RECOMPUTED, ids=lambda path: path.stem)

THERE = {
    "actor:orebro-almby-ik": "actor:myrmark-mossmarkens-hembygdsforening",
    "actor:orebro-kultur-och-fritidsforvaltningen": "actor:myrmark-regionen",
    "agreement:orebro-lokal-overenskommelse": "agreement:myrmark-2021",
    "commitment:orebro-6-gemensamt-ansvar-och-uppfoljning": "commitment:myrmark-5-folja-upp",
    "council:orebro-broradet": "council:myrmark-klimatforum",
    "council:orebro-c-natet": "council:myrmark-natverket-for-kontaktpersoner",
    "council:orebro-samverkansradet": "council:myrmark-regionala-samverkansradet",
    "council:orebro-tillganglighetsradet": "council:myrmark-tranhede-foreningsrad",
    "example:orebro-stureskolan-och-pro-orebro-city": "example:myrmark-lasvannerna",
    "partnership:orebro-motesplats-vox": "partnership:myrmark-myrvakten",
    "signed:orebro-almby-ik/orebro-lokal-overenskommelse": "signed:myrmark-mossmarkens-hembygdsforening/myrmark-2021",
}
"""For what a question names in Örebro something of the kind in the region."""


def asked_in(path: Path) -> list[Asked]:
    text, given = text_and_variables(path)
    return read_questions(document(text), given, questions())


def text_and_variables(path: Path) -> tuple[str, Any]:
    variables = path.with_suffix(".variables.json")
    return path.read_text(), json.loads(variables.read_text()) if variables.exists() else {}


@pytest.mark.parametrize("path", [*RECOMPUTED, *OF_THE_REGION], ids=lambda path: path.stem)
async def test_a_question_is_answered_rightly_of_both(path: Path, neighbours: GraphStore) -> None:
    for asked in asked_in(path):
        await hold(neighbours, facts_of(OREBRO, MYRMARK), asked)


@each_question
async def test_a_question_is_answered_rightly_of_the_region_alone(path: Path, myrmark: GraphStore) -> None:
    for asked in asked_in(path):
        await hold(myrmark, facts_of(MYRMARK), elsewhere(asked))


@each_question
async def test_a_neighbour_changes_no_answer_about_a_municipality(path: Path, neighbours: GraphStore) -> None:
    for asked in asked_in(path):
        await hold(neighbours, facts_of(OREBRO), of_orebro(asked))


@pytest.mark.parametrize("path", sorted(set(OF_OREBRO) - set(RECOMPUTED)), ids=lambda path: path.stem)
async def test_what_the_evaluator_does_not_know_is_as_without_a_neighbour(path: Path, neighbours: GraphStore) -> None:
    text, given = text_and_variables(path)
    found = await serve(question(text, **given), graph_of(neighbours))
    assert not found.errors
    assert orjson.loads(found.data or b"") == answer_in(path)


def answer_in(path: Path) -> Any:
    return json.loads(path.with_suffix(".json").read_text())


def test_every_question_names_what_the_region_has_too() -> None:
    named = {id_ for path in RECOMPUTED for asked in asked_in(path) for id_ in ids_in(asked.arguments)}
    assert named <= THERE.keys(), "say what stands for it in the region"
    assert all(map(facts_of(MYRMARK).found, THERE.values()))


def elsewhere(asked: Asked) -> Asked:
    """The same question about the region."""
    return replace(asked, arguments=moved(asked.arguments), below=tuple(map(_below_elsewhere, asked.below)))


def _below_elsewhere(below: Asked | On) -> Asked | On:
    if isinstance(below, Asked):
        return elsewhere(below)
    return replace(below, below=tuple(map(elsewhere, below.below)))


def moved(given: Any) -> Any:
    match given:
        case str():
            return THERE.get(given, given)
        case list():
            return [moved(each) for each in given]
        case Mapping():
            return {name: moved(value) for name, value in given.items()}
        case _:
            return given


def ids_in(given: Any) -> Iterator[str]:
    match given:
        case str() if ":orebro-" in given:
            yield given
        case list():
            for each in given:
                yield from ids_in(each)
        case Mapping():
            for each in given.values():
                yield from ids_in(each)


def of_orebro(asked: Asked) -> Asked:
    """The same question about what has Örebro's code, unless it is about one entity or asks for the code itself."""
    given = asked.arguments.get("where") or {}
    if "id" in asked.arguments or "municipality" in given:
        return asked
    here = {"municipality": {"eq": "1880"}}
    where = {"from": here} if asked.name == "relations" else here
    return replace(asked, arguments={**asked.arguments, "where": {"AND": [where, given]}})
