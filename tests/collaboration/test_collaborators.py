"""`Actor.collaborators` on random graphs, against the definitions in plain Python."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from functools import cmp_to_key
from typing import Any

import orjson
import pytest
from hypothesis import given

from graph_store import GraphStore
from resolvers.answer import answer
from resolvers.service import serve
from tests.collaboration.chosen import Given, collaborator_holds, keys_of, orders, wheres
from tests.collaboration.graphs import TwoMode, assumptions, two_mode, two_modes
from tests.collaboration.reference import Assumed, Pair, Reference
from tests.engines import on_embedded, on_neo4j
from tests.evaluator.examples import Holding, examples
from tests.evaluator.order import ranked
from tests.evaluator.seen import Seen
from tests.model import MODEL
from tests.resolvers.asking import ask, graph_of, question

pytestmark = pytest.mark.engines

BARE = """edges {
  node { id } strength shared identity since { earliest latest }
  validity { from { earliest latest } to { earliest latest } holds } via { totalCount nodes { id } }
}"""


def undated(identifier: str) -> str:
    return identifier.split("@")[0]


def question_of(assumed: Assumed, page: str = "first: 500") -> str:
    given = assumed.arguments()
    return f"""{{
      actors(first: 500, {assumed.about()}) {{
        nodes {{
          id
          collaborators({given}, {page}) {{ totalCount {BARE} assumptions {{ omittedGroups {{ id }} }} }}
        }}
      }}
    }}"""


def expected(reference: Reference, actor: str, pairs: Mapping[tuple[str, str], Pair]) -> list[dict[str, Any]]:
    own = {two: pair for (one, two), pair in pairs.items() if one == actor}
    names = {each: place for place, each in enumerate(reference.by_name(own))}
    made = []
    for other in sorted(own, key=lambda each: (-own[each].strength, names[each])):
        pair = own[other]
        start = min(pair.starts, default=None)
        made.append(
            {
                "node": {"id": other},
                "strength": round(float(pair.strength), 9),
                "shared": len(pair.via),
                "identity": pair.identity,
                "since": None if start is None else {"earliest": start[0], "latest": start[1]},
                "validity": pair.validity,
                "via": {"totalCount": len(pair.via), "nodes": [{"id": each} for each in pair.via]},
            }
        )
    return made


def bare(edge: dict[str, Any]) -> dict[str, Any]:
    """An edge without the date in its ids."""
    via = {**edge["via"], "nodes": [{"id": undated(each["id"])} for each in edge["via"]["nodes"]]}
    return {**edge, "node": {"id": undated(edge["node"]["id"])}, "via": via}


@pytest.fixture
async def holding(store: GraphStore) -> AsyncIterator[Holding]:
    yield Holding(store)
    await store.clear()


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(20)
async def test_collaborators_are_who_shares_a_group(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await hold_collaborators(holding, graph, assumed)


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(5)
async def test_both_roads_say_the_same(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await hold_both_roads(holding, graph, assumed)


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(3)
async def test_less_is_read_where_no_validity_is_asked(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await hold_what_is_read_alone(holding, graph, assumed)


@on_neo4j
@given(graph=two_modes(), assumed=assumptions())
@examples(4)  # it plans each new statement for seconds
async def test_collaborators_are_the_same_of_neo4j(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await hold_collaborators(holding, graph, assumed)
    await hold_both_roads(holding, graph, assumed)


@on_embedded
@given(graph=two_modes(), assumed=assumptions(), where=wheres, order=orders)
@examples(20)
async def test_collaborators_are_chosen_and_ordered_by_both_ends(
    holding: Holding, graph: TwoMode, assumed: Assumed, where: Given, order: list[Given]
) -> None:
    await hold_choice(holding, graph, assumed, where, order)


@on_neo4j
@given(graph=two_modes(), assumed=assumptions(), where=wheres, order=orders)
@examples(4)
async def test_neo4j_chooses_and_orders_the_same(
    holding: Holding, graph: TwoMode, assumed: Assumed, where: Given, order: list[Given]
) -> None:
    await hold_choice(holding, graph, assumed, where, order)


async def hold_choice(holding: Holding, graph: TwoMode, assumed: Assumed, where: Given, order: Sequence[Given]) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    reference, node = Reference(graph.facts, assumed), graph.facts.node
    seen, pairs = Seen(graph.facts, MODEL, assumed.time), reference.pairs()
    text = f"""query ($after: String, $where: CollaboratorWhere, $order: [CollaboratorOrder!]) {{
      actors(first: 10, after: $after, {assumed.about()}) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ id
        collaborators({assumed.arguments()}, first: 500, where: $where, orderBy: $order) {{
          totalCount nodes {{ id }} }} }} }} }}"""
    actors: list[Any] = []
    page: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:  # a few at a time: all collaborators of all may be more than one statement's time holds
        asked = await ask(holding.store, text, after=page["endCursor"], where=where, order=order)
        actors, page = actors + asked["actors"]["nodes"], asked["actors"]["pageInfo"]

    def compared(one: dict[str, Any], other: dict[str, Any]) -> int:
        return ranked(*(keys_of(node[each["node"]["id"]], each, order) for each in (one, other)))

    for found in actors:
        every = expected(reference, reference.counted(node[undated(found["id"])]), pairs)
        chosen = [each for each in every if collaborator_holds(seen, node[each["node"]["id"]], each, where)]
        chosen.sort(key=cmp_to_key(compared))
        ids = [undated(each["id"]) for each in found["collaborators"]["nodes"]]
        assert ids == [each["node"]["id"] for each in chosen]
        assert found["collaborators"]["totalCount"] == len(chosen)


async def hold_collaborators(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    reference = Reference(graph.facts, assumed)
    pairs = reference.pairs()
    answered = await ask(holding.store, question_of(assumed))
    listed = {undated(node["id"]) for node in answered["actors"]["nodes"]}
    actors = (each for each in graph.facts.nodes if each.label == "Actor")
    assert listed == {each.id for each in actors if reference.holds(each.properties)}
    for node in answered["actors"]["nodes"]:
        actor = undated(node["id"])
        counted = reference.counted(graph.facts.node[actor])
        found = node["collaborators"]
        wanted = expected(reference, counted, pairs)
        assert [bare(each) for each in found["edges"]] == wanted
        assert found["totalCount"] == len(wanted)
        omitted = [undated(each["id"]) for each in found["assumptions"]["omittedGroups"]]
        assert omitted == reference.omitted(counted)


async def hold_what_is_read_alone(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    """Without `validity` less is read of the memberships, and the rest is the same."""
    await holding.hold(graph)  # type: ignore[arg-type]
    lean = question_of(assumed).replace("validity { from { earliest latest } to { earliest latest } holds }", "")
    found = (await ask(holding.store, lean))["actors"]["nodes"]
    whole = (await ask(holding.store, question_of(assumed)))["actors"]["nodes"]
    for node in whole:
        for edge in node["collaborators"]["edges"]:
            del edge["validity"]
    assert found == whole


async def hold_both_roads(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    text = question_of(assumed, "first: 3")
    fast = await answer(question(text), graph_of(holding.store))
    reference = await graph_of(holding.store).schema.execute(text, context_value=graph_of(holding.store))

    assert reference.errors is None
    assert fast.data == orjson.dumps(reference.data)


@pytest.mark.parametrize(
    "order",
    [
        "",
        "[{edge: {shared: ASC}}]",
        "[{node: {name: DESC}}]",
        "[{edge: {shared: DESC}}, {node: {kind: ASC}}]",
        "[{edge: {identity: DESC}}, {edge: {since: ASC}}]",
    ],
)
async def test_pages_of_collaborators_give_each_once_in_order(holding: Holding, order: str) -> None:
    await holding.hold(two_mode(7, 24, 60))  # type: ignore[arg-type]
    by = f", orderBy: {order}" if order else ""
    found = await ask(holding.store, f"{{ actors {{ nodes {{ id collaborators(first: 500{by}) {{ {BARE} }} }} }} }}")
    actor = max(found["actors"]["nodes"], key=lambda each: len(each["collaborators"]["edges"]))
    whole = [each["node"]["id"] for each in actor["collaborators"]["edges"]]
    assert len(whole) > 6
    page = (
        "query ($id: ID!, $cursor: String) {{ actor(id: $id) {{ collaborators({ends}: 2, {side}: $cursor{by}) {{ "
        "nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}"
    )
    forward: list[str] = []
    cursor = None
    text = page.format(ends="first", side="after", by=by)
    while True:
        one = (await ask(holding.store, text, id=actor["id"], cursor=cursor))["actor"]["collaborators"]
        assert one["pageInfo"]["hasPreviousPage"] == bool(forward)
        forward += [each["id"] for each in one["nodes"]]
        cursor = one["pageInfo"]["endCursor"]
        if not one["pageInfo"]["hasNextPage"]:
            break
    assert forward == whole
    backward: list[str] = []
    text = page.format(ends="last", side="before", by=by)
    cursor = None
    while True:
        one = (await ask(holding.store, text, id=actor["id"], cursor=cursor))["actor"]["collaborators"]
        assert one["pageInfo"]["hasNextPage"] == bool(backward)
        backward = [each["id"] for each in one["nodes"]] + backward
        cursor = one["pageInfo"]["startCursor"]
        if not one["pageInfo"]["hasPreviousPage"]:
            break
    assert backward == whole


async def test_collaborators_are_filtered_by_what_they_are_and_by_strength(orebro: GraphStore) -> None:
    found = await ask(
        orebro,
        """{ actor(id: "actor:orebro-kommun") {
          strong: collaborators(rollUp: MUNICIPALITY, minStrength: 1) { totalCount nodes { name } }
          civil: collaborators(where: {node: {kind: {eq: CIVIL_SOCIETY}}}) { edges { strength } }
          counted: collaborators(where: {NOT: {node: {partnershipsCount: {gte: 2}}}}) { totalCount }
        } }""",
    )
    strong = [each["name"] for each in found["actor"]["strong"]["nodes"]]
    assert strong[0] == "Röda Korset – Örebro Rödakorskrets"
    assert found["actor"]["strong"]["totalCount"] == len(strong) == 6
    assert {each["strength"] for each in found["actor"]["civil"]["edges"]} == {0.5}
    assert found["actor"]["counted"]["totalCount"] == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("through: []", "through is empty; name at least one"),
        ("identity: []", "identity is empty; name at least one"),
        ("certainty: []", "certainty is empty; name at least one"),
        ("maxGroupSize: 1", "maxGroupSize is 1; it must be from 2 to 1000"),
        ("maxGroupSize: 1001", "maxGroupSize is 1001; it must be from 2 to 1000"),
    ],
)
async def test_assumptions_that_cannot_be_are_refused(orebro: GraphStore, given: str, said: str) -> None:
    asked = question(f'{{ actor(id: "x") {{ collaborators({given}) {{ totalCount }} }} }}')
    found = await serve(asked, graph_of(orebro))
    assert found.data is None
    assert [each.message for each in found.errors] == [f"actor.collaborators: {said}."]
    assert [each.extensions["code"] for each in found.errors if each.extensions] == ["BAD_USER_INPUT"]


async def test_a_cursor_of_another_order_is_refused(orebro: GraphStore) -> None:
    text = '{ actor(id: "actor:orebro-kommun") { collaborators(first: 1) { pageInfo { endCursor } } } }'
    cursor = (await ask(orebro, text))["actor"]["collaborators"]["pageInfo"]["endCursor"]
    other = question(
        f"""{{ actor(id: "actor:orebro-kommun") {{
          collaborators(after: "{cursor}", orderBy: [{{edge: {{shared: ASC}}}}]) {{ totalCount }} }} }}"""
    )
    found = await serve(other, graph_of(orebro))
    assert [each.extensions["code"] for each in found.errors if each.extensions] == ["BAD_CURSOR"]


LYING_DEEP = {
    "on a list": "{ partnerships(first: 30) { nodes { id participants { nodes { ASKED } } } } }",
    "in a group": """{ partnerships { aggregate { groupBy(by: PARTICIPANTS) {
      keys { entity { ... on Actor { ASKED } } } } } } }""",
    "at the end of a relation": """{ relations(where: { relationship: { eq: "PARTICIPATES_IN" } }, first: 50) {
      nodes { from { ... on Actor { ASKED } } } } }""",
    "of a collaborator": """{ actor(id: "actor:orebro-rodakorskrets") { collaborators {
      nodes { id collaborators { totalCount nodes { ASKED } } } } } }""",
}


@pytest.mark.parametrize("text", LYING_DEEP.values(), ids=LYING_DEEP.keys())
async def test_collaborators_are_the_same_wherever_an_actor_lies(orebro: GraphStore, text: str) -> None:
    asked = "id collaborators(first: 2) { totalCount edges { strength node { id } } pageInfo { hasNextPage } }"
    found = list(actors_in(await ask(orebro, text.replace("ASKED", asked))))
    assert len({each["id"] for each in found}) > 1
    alone = f"query ($id: ID!) {{ actor(id: $id) {{ {asked} }} }}"
    for each in {each["id"]: each for each in found}.values():
        assert each == (await ask(orebro, alone, id=each["id"]))["actor"]


def actors_in(answered: Any) -> Iterator[dict[str, Any]]:
    """All that was answered of actors with their collaborators' pages, wherever they lie."""
    if isinstance(answered, dict):
        if "pageInfo" in answered.get("collaborators", {}):
            yield answered
        for each in answered.values():
            yield from actors_in(each)
    elif isinstance(answered, list):
        for each in answered:
            yield from actors_in(each)
