"""The words of the schema as they are answered with: without asking the graph, and beside what is asked of it."""

from typing import Any

import orjson
import pytest

from graph_store import GraphStore, GraphUnavailable, Statement
from resolvers.graph import Graph
from resolvers.service import serve
from schema.derive.labels import labels_of
from tests.resolvers.asking import ask, graph_of, guarded_by, questions, schema
from tests.resolvers.asking import question as asked

WORDS = "{ labels(language: SV) { kind enum value label description } }"


@pytest.fixture
def away() -> Graph:
    """A graph that cannot be reached."""

    async def read(statement: Statement) -> Any:
        raise GraphUnavailable("nobody is there")

    return guarded_by(graph_of(None), read)


async def data_of(question: str, graph: Graph, **variables: Any) -> Any:
    answer = await serve(asked(question, **variables), graph)
    assert not answer.errors
    return orjson.loads(answer.data or b"")


async def test_words_are_answered_without_the_graph(away: Graph) -> None:
    found = await data_of(WORDS, away)
    assert found["labels"] == [each._asdict() for each in labels_of(questions(), schema().model, "sv")]


async def test_the_language_may_be_a_variable(away: Graph) -> None:
    question = "query ($in: Language!) { labels(language: $in) { value label } }"
    for language, word in (("SV", "Nämnd"), ("EN", "Committee"), ("en", "Committee")):
        found = await data_of(question, away, **{"in": language})
        assert {"value": "COMMITTEE", "label": word} in found["labels"]


@pytest.mark.parametrize(
    "question",
    ['{ labels(language: "sv-fi") { label } }', "query ($in: Language!) { labels(language: $in) { label } }"],
)
async def test_a_language_without_words_is_refused(away: Graph, question: str) -> None:
    answer = await serve(asked(question, **({"in": "sv-FI"} if "$in" in question else {})), away)
    (error,) = orjson.loads(answer.body())["errors"]
    assert error["message"] == 'labels: there are no words in "sv-FI", only in "en" and "sv".'
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}


async def test_words_have_the_names_that_are_asked_for(away: Graph) -> None:
    question = "{ sv: labels(language: SV) { __typename of: enum word: label } en: labels(language: EN) { label } }"
    found = await data_of(question, away)
    assert {"__typename": "Label", "of": "ActorKind", "word": "Nämnd"} in found["sv"]
    assert len(found["sv"]) == len(found["en"])


async def test_words_stand_beside_what_the_schema_says_of_itself(away: Graph) -> None:
    found = await data_of("{ labels(language: EN) { label } __schema { queryType { name } } }", away)
    assert {"label": "Committee"} in found["labels"]
    assert found["__schema"] == {"queryType": {"name": "Query"}}


async def test_words_stand_beside_what_the_graph_says(orebro: GraphStore) -> None:
    question = "{ labels(language: SV) { enum value label } councils(first: 1) { nodes { kind } } }"
    found = await ask(orebro, question)
    words = {(each["enum"], each["value"]): each["label"] for each in found["labels"]}
    assert words["CouncilKind", found["councils"]["nodes"][0]["kind"]] == "Råd"
