"""An error of a whole question says where in it the mistake stands; there is no data that a path could lead into."""

from typing import Any

import orjson
import pytest

from resolvers.request.place import fields_at
from resolvers.service import serve
from tests.resolvers.asking import graph_of, question

WRONG: dict[str, tuple[str, dict[str, Any]]] = {
    "{ actors(first: 9999) { totalCount } }": ("PAGE_TOO_LARGE", {}),
    "{ actors(first: -1) { totalCount } }": ("BAD_USER_INPUT", {}),
    '{ all: actors(after: "x") { totalCount } }': ("BAD_CURSOR", {}),
    "{ network(depth: 9) { truncated } }": ("BAD_USER_INPUT", {}),
    "{ councils { nodes { members(first: 9999) { totalCount } } } }": ("PAGE_TOO_LARGE", {}),
    "query ($first: Int) { actors(first: $first) { totalCount } }": ("BAD_USER_INPUT", {"first": "ten"}),
    "query ($id: ID!) { node(id: $id) { id } }": ("BAD_USER_INPUT", {}),
    "query ($day: Date) { actors(asOf: $day) { totalCount } }": ("BAD_USER_INPUT", {"day": "today"}),
}


@pytest.mark.parametrize("text", WRONG)
async def test_a_mistake_has_its_place_and_no_path(text: str) -> None:
    code, variables = WRONG[text]
    found = await serve(question(text, **variables), graph_of(None))
    assert found.data is None
    for error in orjson.loads(found.body())["errors"]:
        assert error.keys() == {"message", "locations", "extensions"}
        assert error["extensions"]["code"] == code


async def test_an_operation_that_is_not_there_has_neither() -> None:
    found = await serve(question("query A { __typename } query B { __typename }", "C"), graph_of(None))
    (error,) = orjson.loads(found.body())["errors"]
    assert error.keys() == {"message", "extensions"}


@pytest.mark.parametrize(
    ("text", "path", "lines"),
    [
        ("{\nactors { totalCount }\nactors { nodes { id } } }", ["actors"], [2, 3]),
        ("{\nall: actors { totalCount }\nactors { nodes { id } } }", ["all"], [2]),
        ("{ actors {\nnodes {\nid } } }", ["actors", "nodes", 7, "id"], [3]),
        ("{ ...A\n... { actors { totalCount } } }\nfragment A on Query { actors { totalCount } }", ["actors"], [3, 2]),
        ("{ node(id: 1) {\n... on Actor {\nname } } }", ["node", "name"], [3]),
        ("{ actors { totalCount } }", ["parties"], []),
        ("{ actors { totalCount } }", [], []),
    ],
)
def test_a_path_leads_to_the_fields_that_ask_for_it(text: str, path: list[str | int], lines: list[int]) -> None:
    found = fields_at(question(text), path)
    assert [node.loc.start_token.line for node in found if node.loc] == lines
