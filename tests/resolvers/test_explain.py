"""Explaining an answer: the plan, what was read of the graph for it, and how the engine found that."""

import orjson
import pytest

from graph_store import GraphStore
from graph_store.explained import hits_of, plan_of
from resolvers.explain import explain
from resolvers.plan.text import plan_text
from resolvers.prepared import prepare
from resolvers.request.operation import read_operation
from resolvers.service import serve
from tests.resolvers.asking import TODAY, graph_of, question, questions
from web.explain import explain_document

COUNCILS = "query ($first: Int!) { councils(first: $first) { nodes { name members { totalCount } } } }"


async def test_the_answer_is_the_same_and_each_step_to_it_is_told(orebro: GraphStore, engine: str) -> None:
    graph, asked = graph_of(orebro), question(COUNCILS, first=2)
    found = await explain(asked, graph)
    assert found.answer.data == (await serve(asked, graph)).data
    prepared = prepare(read_operation(questions(), asked, TODAY), graph.model, graph.limits)
    assert found.plan == plan_text(prepared.prepared.plan)
    (read,) = found.statements
    assert read.statement == prepared.statement
    assert len(read.rows) == 5  # one council more than the page has, between two looks at the guard
    if engine == "arcadedb":
        assert read.hits is None
        assert "NodeIndexRangeScan(n0:Council) [index=Council_sortKey" in read.plan
    else:
        assert read.hits
        assert any(line.strip().startswith("NodeIndexSeekByRange  RANGE INDEX n0:Council") for line in lines_of(read))


def lines_of(explained: object) -> list[str]:
    return str(getattr(explained, "plan", "")).splitlines()


async def test_all_that_is_read_for_a_network_is_told(orebro: GraphStore) -> None:
    graph = graph_of(orebro)
    asked = question('{ network(municipality: "1880") { metrics { actors links } } }')
    await serve(asked, graph)  # it is kept, and read again all the same
    found = await explain(asked, graph)
    assert orjson.loads(found.answer.data or b"{}") == orjson.loads((await serve(asked, graph)).data or b"")
    assert len(found.statements) >= 1
    assert any("PARTICIPATES_IN" in each.statement.text for each in found.statements)


async def test_it_is_told_to_people_and_to_machines(orebro: GraphStore) -> None:
    found = await explain(question(COUNCILS, first=2), graph_of(orebro))
    text, (told,) = found.as_text(), found.as_json()["statements"]
    assert text.startswith("asks\n")
    assert "statement 1 of 1: 5 rows" in text
    assert told["statement"] in text
    assert all(f"  ${name} = {value!r}\n" in text for name, value in told["parameters"].items())
    assert told["plan"] in text
    assert orjson.loads(orjson.dumps(found.as_json())) == found.as_json()


async def test_what_is_refused_has_no_plan(orebro: GraphStore) -> None:
    graph = graph_of(orebro)
    invalid = await explain_document("{ councils { nodes { nam } } }", graph)
    assert (invalid.plan, invalid.statements) == ("", ())
    assert invalid.answer.errors[0].message.startswith("Cannot query field 'nam'")
    lacking = await explain_document(COUNCILS, graph)
    assert (lacking.plan, lacking.statements) == ("", ())
    assert "first" in lacking.answer.errors[0].message


@pytest.mark.pure
def test_a_plan_is_its_operators_a_line_each() -> None:
    leaf = {"operatorType": "Scan@neo4j", "args": {"Details": "n0\n  of all"}, "dbHits": 3, "rows": 2}
    told = {"operatorType": "Result@neo4j", "args": {"string-representation": "…"}, "children": [leaf], "rows": 2}
    assert plan_of(told) == "Result  0 hits, 2 rows\n  Scan  n0 of all  3 hits, 2 rows"
    assert hits_of(told) == 3
    drawn = {"operatorType": "Plan", "args": {"string-representation": "\n+ SCAN\n"}, "children": []}
    assert plan_of(drawn) == "+ SCAN"
