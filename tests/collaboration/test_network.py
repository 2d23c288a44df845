"""Networks, paths and changes on random graphs, against the definitions in plain Python and NetworkX."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import networkx
import orjson
import pytest
from hypothesis import given

from graph_seed import load
from graph_store import GraphStore, Statement, guarded
from resolvers.answer import answer
from resolvers.network import read
from resolvers.network.analysis.projection import project
from resolvers.network.kept import Networks
from resolvers.request.limits import Limits
from resolvers.service import serve
from tests.collaboration.graphs import TwoMode, assumptions, two_mode, two_modes
from tests.collaboration.reference import Assumed, Reference
from tests.conftest import OREBRO as OREBRO_FOLDER
from tests.engines import on_embedded, on_neo4j
from tests.evaluator.examples import Holding, examples
from tests.model import MODEL
from tests.resolvers import test_answer as small_graph
from tests.resolvers.asking import ask, graph_of, guarded_by, question

pytestmark = pytest.mark.engines


def undated(identifier: str) -> str:
    return identifier.split("@")[0]


@pytest.fixture
async def holding(store: GraphStore) -> AsyncIterator[Holding]:
    yield Holding(store)
    await store.clear()


TOLD = "validity { from { earliest latest } to { earliest latest } holds } roles spells"
"""What is read from the memberships of both ends of a link."""

NETWORK = f"""
  truncated
  nodes {{ entity {{ id }} metrics {{ degree strength betweenness {{ value }} }} }}
  links {{ source {{ id }} target {{ id }} strength identity via {{ id }} {TOLD} }}
  assumptions {{ omittedGroups {{ id }} }}
  metrics {{ actors links strength }}
"""


def graph_of_pairs(reference: Reference) -> "networkx.Graph[str]":
    """The network of actors, with the length of each link in billionths."""
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(reference.actors())
    for (one, two), pair in reference.pairs().items():
        strength = round(float(pair.strength), 9)
        graph.add_edge(one, two, strength=strength, length=round(1e9 / strength))
    return graph


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(15)
async def test_a_network_is_who_shares_a_group(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await hold_network(holding, graph, assumed)


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(6)
async def test_a_network_of_two_modes_is_who_is_in_what(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await hold_two_modes(holding, graph, assumed)


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(8)
async def test_a_network_around_an_actor_is_what_lies_so_near(
    holding: Holding, graph: TwoMode, assumed: Assumed
) -> None:
    await hold_what_lies_near(holding, graph, assumed)


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(12)
async def test_a_path_is_a_shortest_and_of_these_the_strongest(
    holding: Holding, graph: TwoMode, assumed: Assumed
) -> None:
    await hold_paths(holding, graph, assumed)


@on_embedded
@given(graph=two_modes(), assumed=assumptions())
@examples(8)
async def test_a_change_is_the_difference_of_two_networks(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await hold_change(holding, graph, assumed)


@on_neo4j
@given(graph=two_modes(), assumed=assumptions())
@examples(4)  # it plans each new statement for seconds
async def test_networks_paths_and_changes_are_the_same_of_neo4j(
    holding: Holding, graph: TwoMode, assumed: Assumed
) -> None:
    await hold_network(holding, graph, assumed)
    await hold_two_modes(holding, graph, assumed)
    await hold_what_lies_near(holding, graph, assumed)
    await hold_paths(holding, graph, assumed)
    await hold_change(holding, graph, assumed)


async def hold_network(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    reference = Reference(graph.facts, assumed)
    pairs, expected = reference.pairs(), graph_of_pairs(reference)
    network = (
        await ask(holding.store, f"{{ network({assumed.arguments()}, first: 500, {assumed.about()}) {{ {NETWORK} }} }}")
    )["network"]
    names = {each: place for place, each in enumerate(reference.by_name(expected))}
    listed = [undated(each["entity"]["id"]) for each in network["nodes"]]
    strengths = {
        node: round(float(sum(pair.strength for (one, _), pair in pairs.items() if one == node)), 9) for node in names
    }
    assert listed == sorted(names, key=lambda each: (-strengths[each], names[each]))
    betweenness = networkx.betweenness_centrality(expected, normalized=False)
    for node in network["nodes"]:
        own = undated(node["entity"]["id"])
        assert node["metrics"]["degree"] == expected.degree(own)
        assert node["metrics"]["strength"] == pytest.approx(strengths[own])
        assert node["metrics"]["betweenness"]["value"] == pytest.approx(betweenness[own])
    found = [(undated(each["source"]["id"]), undated(each["target"]["id"]), each) for each in network["links"]]
    assert {(one, two) for one, two, _ in found} == {pair for pair in pairs if names[pair[0]] < names[pair[1]]}
    for one, two, link in found:
        pair = pairs[one, two]
        assert link["strength"] == round(float(pair.strength), 9)
        assert link["identity"] == pair.identity
        assert tuple(undated(each["id"]) for each in link["via"]) == pair.via
        assert (link["validity"], tuple(link["roles"])) == (pair.validity, pair.roles)
        assert tuple(link["spells"]) == pair.spells
    order = [(-link["strength"], names[one], names[two]) for one, two, link in found]
    assert order == sorted(order)
    assert [undated(each["id"]) for each in network["assumptions"]["omittedGroups"]] == reference.omitted()
    assert network["metrics"]["links"] == expected.number_of_edges()
    assert network["metrics"]["actors"] == expected.number_of_nodes()
    assert network["metrics"]["strength"] == round(float(sum(pair.strength for pair in pairs.values()) / 2), 9)


async def hold_two_modes(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    reference = Reference(graph.facts, assumed)
    text = f"""{{ network({assumed.arguments()}, mode: TWO_MODE, first: 500, {assumed.about()}) {{
      links {{ source {{ id }} target {{ id }} identity {TOLD} }} }} }}"""
    network = (await ask(holding.store, text))["network"]
    found = {(undated(each["source"]["id"]), undated(each["target"]["id"])): each for each in network["links"]}
    small = [group for group in reference.groups if reference.size(group) <= assumed.max_group_size]
    assert found.keys() == {(actor, group) for group in small for actor in reference.credited(group)}
    for (actor, group), link in found.items():
        own = reference.membership(actor, group)
        assert (link["identity"], link["validity"]) == (own.identity, own.validity)
        assert tuple(link["spells"]) == own.spells
        assert tuple(link["roles"]) == own.roles


async def hold_what_lies_near(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    reference = Reference(graph.facts, assumed)
    expected = graph_of_pairs(reference)
    actors = [each for each in graph.facts.nodes if each.label == "Actor" and reference.holds(each.properties)]
    for actor in actors[:2]:
        for depth in (1, 2):
            network = (
                await ask(
                    holding.store,
                    f"""query ($ids: [ID!]!) {{ network(around: $ids, depth: {depth}, {assumed.arguments()},
                      {assumed.about()}) {{ {NETWORK} }} }}""",
                    ids=[actor.id],
                )
            )["network"]
            ego = reference.counted(actor)
            near = set(networkx.ego_graph(expected, ego, radius=depth)) if ego in expected else {ego}
            assert {undated(each["entity"]["id"]) for each in network["nodes"]} == near
            assert network["metrics"]["links"] == expected.subgraph(near).number_of_edges()


async def hold_paths(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    reference = Reference(graph.facts, assumed)
    expected = graph_of_pairs(reference)
    actors = [each for each in graph.facts.nodes if each.label == "Actor" and reference.holds(each.properties)]
    names = {each: place for place, each in enumerate(reference.by_name(node.id for node in graph.facts.nodes))}
    text = f"""query ($from: ID!, $to: ID!) {{
      collaborationPath(from: $from, to: $to, {assumed.arguments()}, maxHops: 12, {assumed.about()}) {{
        found reason hops
        steps {{ from {{ id }} through {{ id }} to {{ id }} identity citations {{ locator }} }}
      }} }}"""
    for start, end in [(one, two) for one in actors[:2] for two in actors[-3:]]:
        path = (await ask(holding.store, text, **{"from": start.id, "to": end.id}))["collaborationPath"]
        one, two = reference.counted(start), reference.counted(end)
        if one != two and (one not in expected or two not in expected or not networkx.has_path(expected, one, two)):
            assert (path["found"], path["reason"], path["hops"], path["steps"]) == (False, "NOT_CONNECTED", None, [])
            continue
        every = [[one]] if one == two else list(networkx.all_shortest_paths(expected, one, two))
        best = min(
            every,
            key=lambda nodes: (
                sum(expected[a][b]["length"] for a, b in pairwise(nodes)),
                [names[each] for each in nodes],
            ),
        )
        walked = [one, *(undated(step["to"]["id"]) for step in path["steps"])]
        assert (path["found"], path["reason"], path["hops"]) == (True, None, len(best) - 1)
        assert walked == best
        for a, step in zip(walked, path["steps"], strict=False):
            group, b = undated(step["through"]["id"]), undated(step["to"]["id"])
            assert undated(step["from"]["id"]) == a
            assert group in reference.pairs()[a, b].via
            assert reference.size(group) == min(map(reference.size, reference.pairs()[a, b].via))
            places = [each["locator"] for each in step["citations"]]
            assert places
            assert len(set(places)) == len(places)


async def hold_change(holding: Holding, graph: TwoMode, assumed: Assumed) -> None:
    await holding.hold(graph)  # type: ignore[arg-type]
    days = ("2020-06-30", "2026-11-23")
    references = [Reference(graph.facts, replace(assumed, time=day)) for day in days]
    earlier, later = (
        {pair: round(float(each.strength), 9) for pair, each in reference.pairs().items()} for reference in references
    )
    change = (
        await ask(
            holding.store,
            f"""{{ networkChange(from: "{days[0]}", to: "{days[1]}", {assumed.arguments()}) {{
              came {{ source {{ id }} target {{ id }} strength via {{ id }} {TOLD} }}
              went {{ source {{ id }} target {{ id }} {TOLD} }}
              grew {{ source {{ id }} target {{ id }} before after }}
              shrank {{ source {{ id }} target {{ id }} before after }} actorsCame {{ id }} actorsWent {{ id }}
              assumptions {{ asOf }} }} }}""",
        )
    )["networkChange"]

    def ends(links: list[dict[str, Any]]) -> set[frozenset[str]]:
        return {frozenset(undated(each[end]["id"]) for end in ("source", "target")) for each in links}

    for name, reference in zip(("went", "came"), references, strict=True):
        for link in change[name]:
            pair = reference.pairs()[undated(link["source"]["id"]), undated(link["target"]["id"])]
            assert (link["validity"], tuple(link["roles"])) == (pair.validity, pair.roles)
            assert tuple(link["spells"]) == pair.spells
    assert ends(change["came"]) == {frozenset(each) for each in later.keys() - earlier.keys()}
    assert ends(change["went"]) == {frozenset(each) for each in earlier.keys() - later.keys()}
    for name, sign in (("grew", 1), ("shrank", -1)):
        both = later.keys() & earlier.keys()
        assert ends(change[name]) == {frozenset(each) for each in both if sign * (later[each] - earlier[each]) > 0}
        for each in change[name]:
            joined = (undated(each["source"]["id"]), undated(each["target"]["id"]))
            assert (each["before"], each["after"]) == (earlier[joined], later[joined])
        changes = [sign * (each["after"] - each["before"]) for each in change[name]]
        assert changes == sorted(changes, reverse=True)
    before, after = (reference.actors() for reference in references)
    assert [undated(each["id"]) for each in change["actorsCame"]] == references[1].by_name(after - before)
    assert [undated(each["id"]) for each in change["actorsWent"]] == references[0].by_name(before - after)
    assert [each["asOf"] for each in change["assumptions"]] == list(days)
    # what was on the first day only is shown as it was then, and its id says so
    assert all(each["id"].endswith(f"@{days[0]}") for each in change["actorsWent"])


OREBRO = """
{ network(municipality: "1880", through: [PARTNERSHIP], rollUp: %s) {
  metrics { actors links strength components }
  nodes { entity { name } metrics { betweenness { value approximate sampleSize } } }
} }
"""


async def test_orebro_has_six_parts_without_roll_up_and_one_with_it(orebro: GraphStore) -> None:
    apart = (await ask(orebro, OREBRO % "NONE"))["network"]
    assert apart["metrics"] == {"actors": 19, "links": 24, "strength": 10.5, "components": [7, 3, 3, 2, 2, 2]}
    between = {each["entity"]["name"]: each["metrics"]["betweenness"]["value"] for each in apart["nodes"]}
    assert {name: value for name, value in between.items() if value} == {
        "Röda Korset – Örebro Rödakorskrets": 5,
        "Kultur- och fritidsförvaltningen": 1,
    }
    whole = (await ask(orebro, OREBRO % "MUNICIPALITY"))["network"]
    assert whole["metrics"] == {"actors": 13, "links": 23, "strength": 10.5, "components": [13]}
    between = {each["entity"]["name"]: each["metrics"]["betweenness"]["value"] for each in whole["nodes"]}
    assert {name: value for name, value in between.items() if value} == {"Örebro kommun": 55}
    assert whole["nodes"][0]["metrics"]["betweenness"] == {"value": 55, "approximate": False, "sampleSize": None}


async def test_a_network_of_two_modes_joins_actors_and_groups(orebro: GraphStore) -> None:
    network = (
        await ask(
            orebro,
            """{ network(municipality: "1880", through: [PARTNERSHIP], mode: TWO_MODE, first: 500) {
              metrics { actors links strength density components }
              nodes { entity { __typename name } }
              links { source { __typename } target { __typename } strength } } }""",
        )
    )["network"]
    types = [each["entity"]["__typename"] for each in network["nodes"]]
    assert (types.count("Actor"), types.count("Partnership")) == (19, 9)
    assert network["metrics"]["links"] == network["metrics"]["strength"] == 22
    assert network["metrics"]["density"] == round(22 / (19 * 9), 9)
    ends = {(each["source"]["__typename"], each["target"]["__typename"]) for each in network["links"]}
    assert ends == {("Actor", "Partnership")}
    assert {each["strength"] for each in network["links"]} == {None}


async def test_first_cuts_the_list_and_never_the_figures(orebro: GraphStore) -> None:
    text = """{ network(municipality: "1880", through: [PARTNERSHIP], first: %s) {
      truncated metrics { actors links } nodes { entity { name } metrics { degree } } links { strength } } }"""
    cut = (await ask(orebro, text % 2))["network"]
    whole = (await ask(orebro, text % 19))["network"]
    assert (cut["truncated"], whole["truncated"]) == (True, False)
    assert cut["metrics"] == whole["metrics"] == {"actors": 19, "links": 24}
    assert cut["nodes"] == whole["nodes"][:2]
    assert cut["links"] == []


async def test_the_signatories_are_left_out_and_said_to_be(orebro: GraphStore) -> None:
    text = """{ network(municipality: "1880", through: [AGREEMENT]%s) {
      metrics { actors links } assumptions { maxGroupSize omittedGroups { id } } } }"""
    left_out = (await ask(orebro, text % ""))["network"]
    (omitted,) = left_out["assumptions"]["omittedGroups"]
    assert left_out["metrics"] == {"actors": 50, "links": 0}
    assert omitted["id"].startswith("agreement:")
    counted = (await ask(orebro, text % ", maxGroupSize: 50"))["network"]
    assert counted["metrics"] == {"actors": 50, "links": 50 * 49 // 2}
    assert counted["assumptions"] == {"maxGroupSize": 50, "omittedGroups": []}


async def test_no_way_leads_from_pro_to_emmaus_but_through_the_municipality(orebro: GraphStore) -> None:
    text = """query ($to: ID!, $hops: Int!) {
      none: collaborationPath(from: "actor:orebro-pro-orebro-city", to: $to, maxHops: $hops) { found reason hops }
      rolled: collaborationPath(from: "actor:orebro-pro-orebro-city", to: $to, rollUp: MUNICIPALITY, maxHops: $hops) {
        found reason hops steps { from { name } to { name } } } }"""
    found = await ask(orebro, text, to="actor:orebro-emmaus-akvarn", hops=6)
    assert found["none"] == {"found": False, "reason": "NOT_CONNECTED", "hops": None}
    assert [each["to"]["name"] for each in found["rolled"]["steps"]] == ["Örebro kommun", "Emmaus Åkvarn"]
    near = await ask(orebro, text, to="actor:orebro-emmaus-akvarn", hops=1)
    assert (near["rolled"]["found"], near["rolled"]["reason"]) == (False, "BEYOND_MAX_HOPS")
    nobody = await ask(orebro, text, to="council:orebro-samverkansradet", hops=6)
    assert (nobody["none"]["reason"], nobody["rolled"]["reason"]) == ("UNKNOWN_ID", "UNKNOWN_ID")


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("network(depth: 4) { truncated }", "network: depth is 4; it must be from 0 to 3."),
        ("network(first: 5001) { truncated }", "network: first is 5001; it must be from 0 to 5000."),
        ("network(first: -1) { truncated }", "network: first is -1; it must be from 0 to 5000."),
        (
            "network(mode: TWO_MODE, minStrength: 1) { truncated }",
            "network: minStrength is 1.0; in TWO_MODE there are no pairs of actors, so leave it out.",
        ),
        (
            "network(minStrength: 1e400) { truncated }",
            "network: minStrength is infinite; it must be a finite number.",
        ),
        (
            'actor(id: "a") { collaborators(minStrength: -1e400) { totalCount } }',
            "actor.collaborators: minStrength is infinite; it must be a finite number.",
        ),
        (
            'network(around: ["actor:x@2020-01-01"]) { truncated }',
            'network: around: actor:x@2020-01-01 is an id at "2020-01-01", but the question is about "2026-11-23". '
            'Write actor:x, or ask about "2020-01-01".',
        ),
        (
            'actor(id: "a") { collaborators(where: {node: {id: {eq: "actor:x@2020-01-01"}}}) { totalCount } }',
            'actor.collaborators: where: actor:x@2020-01-01 is an id at "2020-01-01", but the question is about '
            '"2026-11-23". Write actor:x, or ask about "2020-01-01".',
        ),
        (
            'collaborationPath(from: "a", to: "b", maxHops: 13) { found }',
            "collaborationPath: maxHops is 13; it must be from 1 to 12.",
        ),
        (
            'networkChange(from: "2020-01-01", to: "2021-01-01", through: []) { grew { after } }',
            "networkChange: through is empty; name at least one.",
        ),
    ],
)
async def test_what_cannot_be_asked_of_a_network_is_said(orebro: GraphStore, field: str, said: str) -> None:
    found = await serve(question(f"{{ {field} }}"), graph_of(orebro))
    assert found.data is None
    assert [each.message for each in found.errors] == [said]


NOBODY = "nothing in the graph has the municipality 9999. "


@pytest.mark.parametrize(
    ("field", "code", "said"),
    [
        ('network(municipality: "9999") { truncated }', "UNKNOWN_MUNICIPALITY", f"network: municipality: {NOBODY}"),
        (
            'n: search(text: "a", municipality: "9999") { totalCount }',
            "UNKNOWN_MUNICIPALITY",
            f"n: municipality: {NOBODY}",
        ),
        (
            'networkChange(from: "2020-01-01", to: "2021-01-01", municipality: "9999") { grew { after } }',
            "UNKNOWN_MUNICIPALITY",
            f"networkChange: municipality: {NOBODY}",
        ),
        (
            'network(around: ["actor:orebro-almby-ik", "actor:nobody"]) { truncated }',
            "UNKNOWN_ID",
            'network: around: no entity has or had the id "actor:nobody". ',
        ),
        (
            'network(municipality: "188") { truncated }',
            "BAD_USER_INPUT",
            'network: municipality is "188"; it must be a municipality code (kommunkod), four digits such as 1880.',
        ),
        (
            'search(text: "a", municipality: "١٨٨٠") { totalCount }',
            "BAD_USER_INPUT",
            'search: municipality is "١٨٨٠"; it must be a municipality code (kommunkod), four digits such as 1880.',
        ),
        (
            'actors(where: {NOT: {municipality: {in: ["1880", ""]}}}) { totalCount }',
            "BAD_USER_INPUT",
            'actors: where.municipality is ""; it must be a municipality code (kommunkod), four digits such as 1880.',
        ),
    ],
)
async def test_a_municipality_or_an_id_that_nothing_has_is_named(
    orebro: GraphStore, field: str, code: str, said: str
) -> None:
    found = await serve(question(f"{{ {field} }}"), graph_of(orebro))
    assert found.data is None
    (error,) = found.errors
    assert error.extensions == {"code": code}
    assert error.message.startswith(said)
    assert len(error.locations or ()) == 1


async def test_a_filter_by_a_municipality_that_nothing_has_finds_nothing(orebro: GraphStore) -> None:
    assert await ask(orebro, '{ actors(where: {municipality: {eq: "9999"}}) { totalCount } }') == {
        "actors": {"totalCount": 0}
    }


async def test_an_actor_that_does_not_hold_on_the_day_or_no_actor_adds_nothing(store: GraphStore) -> None:
    closed = {"validTo": "2020-12-31", "validToEarliest": "2020-12-31"}
    await small_graph.write(
        store,
        small_graph.node("Actor", "Closed", **closed),
        small_graph.node("Council", "Youth"),
        small_graph.node("Actor", "Open"),
    )
    text = """query ($around: [ID!]!) {
      network(around: $around) { metrics { actors } assumptions { municipality around depth mode } } }"""
    around = ["actor:closed", "council:youth", "actor:open"]
    network = (await ask(store, text, around=around))["network"]
    assert network["metrics"] == {"actors": 1}
    assert network["assumptions"] == {"municipality": None, "around": around, "depth": 1, "mode": "ACTORS"}


async def test_what_a_network_is_asked_about_stands_in_its_assumptions(orebro: GraphStore) -> None:
    echo = "assumptions { municipality around depth mode }"
    data = await ask(
        orebro,
        f"""{{ whole: network(municipality: "1880", depth: 2, mode: TWO_MODE) {{ {echo} }}
          networkChange(from: "2020-01-01", to: "2021-01-01", municipality: "1880") {{ {echo} }}
          actor(id: "actor:orebro-almby-ik") {{ collaborators {{ {echo} }} }} }}""",
    )
    nothing = {"municipality": None, "around": None, "depth": None, "mode": None}
    assert data["whole"]["assumptions"] == nothing | {"municipality": "1880", "mode": "TWO_MODE"}
    assert data["networkChange"]["assumptions"] == [nothing | {"municipality": "1880"}] * 2
    assert data["actor"]["collaborators"]["assumptions"] == nothing


async def test_the_least_strength_is_rounded_as_strengths_are(orebro: GraphStore) -> None:
    text = """query ($least: Float!) {
      network(through: [AGREEMENT], maxGroupSize: 50, minStrength: $least) { metrics { links modularity } }
      actor(id: "actor:orebro-almby-ik") {
        collaborators(through: [AGREEMENT], maxGroupSize: 50, minStrength: $least) { totalCount } } }"""
    every, none = [await ask(orebro, text, least=least) for least in (1 / 49, 0.02040817)]
    assert (every["network"]["metrics"]["links"], every["actor"]["collaborators"]["totalCount"]) == (1225, 49)
    assert (none["network"]["metrics"]["links"], none["actor"]["collaborators"]["totalCount"]) == (0, 0)
    assert str(every["network"]["metrics"]["modularity"]) == "0.0"


async def test_a_path_and_the_way_back_are_sought_alike(orebro: GraphStore) -> None:
    graph = graph_of(orebro)
    text = """query ($from: ID!, $to: ID!, $hops: Int!, $rollUp: RollUp!) {
      collaborationPath(from: $from, to: $to, maxHops: $hops, rollUp: $rollUp) { found reason hops } }"""
    ends = ("actor:orebro-pro-orebro-city", "actor:orebro-emmaus-akvarn", "actor:orebro-almby-ik")
    for one, two in ((ends[0], ends[1]), (ends[0], ends[2])):
        for hops, roll_up in ((1, "NONE"), (2, "NONE"), (2, "MUNICIPALITY")):
            there, back = [
                await ask(orebro, text, **{"from": a, "to": b, "hops": hops, "rollUp": roll_up})
                for a, b in ((one, two), (two, one))
            ]
            assert there == back
    # nine groups lie on the way: none is counted twice, however often it is met
    for limit, codes in ((9, []), (1, ["NETWORK_TOO_LARGE"])):
        small = type(graph)(graph.schema, graph.store, Limits(network=limit), graph.today)
        small.__dict__["plain_schema"] = graph.plain_schema
        for a, b in (ends[:2], ends[1::-1]):
            variables: dict[str, Any] = {"from": a, "to": b, "hops": 6, "rollUp": "MUNICIPALITY"}
            found = await serve(question(text, **variables), small)
            assert [(each.extensions or {})["code"] for each in found.errors] == codes
            assert all("maxHops" in each.message and "municipality" not in each.message for each in found.errors)


async def test_a_network_that_is_too_large_is_refused_with_the_limit(orebro: GraphStore) -> None:
    graph = graph_of(orebro)
    small = type(graph)(graph.schema, graph.store, Limits(network=10), graph.today)
    small.__dict__["plain_schema"] = graph.plain_schema
    found = await serve(question('{ network(municipality: "1880") { metrics { links } } }'), small)
    assert [(each.extensions or {})["code"] for each in found.errors] == ["NETWORK_TOO_LARGE"]
    assert found.errors[0].message.startswith("network: the network has more than 10 ")


async def test_a_figure_that_takes_too_long_is_refused_and_the_others_are_not(
    orebro: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resolvers.network.analysis.work.MOST_STEPS", 100)
    graph = graph_of(orebro)
    fresh = type(graph)(graph.schema, graph.store, graph.limits, graph.today)
    fresh.__dict__["plain_schema"] = graph.plain_schema
    text = '{ network(municipality: "1880", through: [PARTNERSHIP]) { %s } }'
    found = await serve(question(text % "nodes { metrics { betweenness(weighted: true) { value } } }"), fresh)
    assert [(each.extensions or {})["code"] for each in found.errors] == ["NETWORK_TOO_LARGE"]
    assert found.errors[0].message.startswith(
        "network: the network has 19 nodes and 24 links, of which betweenness weighted is not computed. Leave it out."
    )
    network = (await ask(orebro, text % "metrics { links components }"))["network"]
    assert network["metrics"] == {"links": 24, "components": [7, 3, 3, 2, 2, 2]}


async def test_more_links_than_may_be_listed_are_refused_and_their_figures_are_not(orebro: GraphStore) -> None:
    graph = graph_of(orebro)
    narrow = type(graph)(graph.schema, graph.store, Limits(network_links=23), graph.today)
    narrow.__dict__["plain_schema"] = graph.plain_schema
    text = '{ network(municipality: "1880", through: [PARTNERSHIP]) { metrics { links } %s } }'
    found = await serve(question(text % "links { strength }"), narrow)
    assert found.errors[0].message == (
        "network: 24 links would be listed, but at most 23 are. Ask for one municipality, or through fewer kinds of "
        "group, or around fewer actors, or less deep, or with a greater minStrength, or with a smaller maxGroupSize."
    )
    assert (await serve(question(text % "truncated"), narrow)).errors == ()


async def test_a_network_that_is_not_ready_in_time_is_said_to_be_computed_on(
    orebro: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = graph_of(orebro)
    hasty = type(graph)(graph.schema, graph.store, graph.limits, graph.today, Networks(patience=0))
    hasty.__dict__["plain_schema"] = graph.plain_schema
    text = '{ network(municipality: "1880", through: [PARTNERSHIP]) { metrics { links } } }'
    found = await serve(question(text), hasty)
    assert [(each.extensions or {})["code"] for each in found.errors] == ["NETWORK_TIMEOUT"]
    hasty.networks.patience = 10
    assert (await serve(question(text), hasty)).errors == ()


async def test_a_network_is_made_once_for_all_that_wait_for_it(
    orebro: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:

    made = []

    def counting(*given: Any) -> Any:
        made.append(given)
        return project(*given)

    monkeypatch.setattr(read, "project", counting)
    graph = graph_of(orebro)
    fresh = type(graph)(graph.schema, graph.store, graph.limits, graph.today)
    fresh.__dict__["plain_schema"] = graph.plain_schema
    text = '{ network(municipality: "1880") { metrics { modularity averagePath } } }'
    answers = await asyncio.gather(*(answer(question(text), fresh) for _ in range(8)))
    assert len({each.data for each in answers}) == 1
    assert len(made) == len(fresh.networks) == 1
    await answer(question(text.replace('"1880"', '"1880", around: []')), fresh)
    assert len(made) == len(fresh.networks) == 2


async def test_both_roads_say_the_same_of_networks(holding: Holding) -> None:
    await holding.hold(two_mode(11, 20, 40))  # type: ignore[arg-type]
    graph = graph_of(holding.store)
    actors = (await ask(holding.store, "{ actors(first: 2) { nodes { id } } }"))["actors"]["nodes"]
    text = """query ($a: ID!, $b: ID!) {
      n: network(first: 3) { __typename
        nodes { entity { __typename id ... on Actor { kind partnerships { totalCount } } }
        metrics { __typename degree betweenness(weighted: true) { value } constraint clustering pageRank } }
        links { __typename strength source { id name } } metrics { density diameter } }
      around: network(around: [$a], mode: TWO_MODE) { nodes { entity { id } } }
      networkChange(from: "2020-06-30", to: "2026-11-23") { came { identity source { id } } grew { before }
        assumptions { through rollUp asOf minStrength omittedGroups { name } } }
      collaborationPath(from: $a, to: $b) { __typename found reason hops
        steps { from { name partOf { name } } through { name } citations { locator supports } } } }"""
    variables = {"a": actors[0]["id"], "b": actors[1]["id"]}
    fast = await answer(question(text, **variables), graph)
    reference = await graph.schema.execute(text, variable_values=variables, context_value=graph)
    assert reference.errors is None
    assert fast.data == orjson.dumps(reference.data)


async def test_a_kept_network_is_not_read_again_until_the_graph_changes(holding: Holding) -> None:
    await holding.hold(two_mode(11, 20, 40))  # type: ignore[arg-type]
    graph = graph_of(holding.store)
    read: list[str] = []

    async def listen(statement: Statement) -> Any:
        read.append(statement.text)
        return await holding.store.read(statement)

    heard = guarded_by(graph, listen)
    whole = f"{{ network(first: 500) {{ {NETWORK} }} }}"
    text = whole.replace(TOLD, "")
    first = (await answer(question(text), heard)).data
    assert any("<-[" in each for each in read)
    read.clear()
    assert (await answer(question(text), heard)).data == first
    assert read == [guarded(())]  # which revision it is
    # of what was not asked before only that is read, of who is shown
    read.clear()
    more = text.replace("entity { id }", "entity { id name }")
    named = (await answer(question(more), heard)).data
    assert not any("<-[" in each for each in read)
    assert any("n1.name" in each for each in read)
    read.clear()
    assert (await answer(question(more), heard)).data == named
    assert len(read) == 1
    # and of who is in the groups that are shown
    assert (await answer(question(whole), heard)).data == (await answer(question(whole), graph)).data
    read.clear()
    await answer(question(whole), heard)
    assert len(read) == 1
    read.clear()
    await holding.hold(two_mode(12, 20, 40))  # type: ignore[arg-type]
    assert (await answer(question(text), heard)).data != first
    assert any("<-[" in each for each in read)


async def test_a_path_is_not_sought_for_longer_than_a_statement_may_take(orebro: GraphStore) -> None:
    graph = graph_of(orebro)

    async def be_slow(statement: Statement) -> Any:
        if re.search(r"\(g\d", statement.text):
            await asyncio.Event().wait()
        return await orebro.read(statement)

    slow = guarded_by(graph, be_slow, 0.05)
    text = '{ collaborationPath(from: "actor:orebro-kommun", to: "actor:orebro-kfum") { found } }'
    found = await serve(question(text), slow)
    assert [(each.extensions or {})["code"] for each in found.errors] == ["GRAPH_TIMEOUT"]


@pytest.mark.parametrize("lost", [1, 2])
async def test_a_path_is_sought_again_when_a_load_comes_between(store: GraphStore, lost: int) -> None:
    await load(store, [OREBRO_FOLDER], MODEL)
    graph = graph_of(store)
    looked_up = 0

    async def change(statement: Statement) -> Any:
        # what lies on the path is looked up first, then who is in its groups
        nonlocal looked_up
        looks_up = "UNWIND $p0 AS k0 MATCH (n1:Entity {id: k0})" in statement.text
        looked_up += looks_up
        if looks_up and looked_up == lost:
            await store.write(lambda transaction: transaction.run(Statement("RETURN 1")))
        return await store.read(statement)

    changing = guarded_by(graph, change)
    text = """{ collaborationPath(from: "actor:orebro-kommun", to: "actor:orebro-studieforbundet-bilda-svealand") {
      found hops steps { through { name } citations { locator } } } graph { revision } }"""
    found = await serve(question(text), changing)
    assert found.errors == ()
    assert found.data == (await answer(question(text), graph)).data
    answered = orjson.loads(found.data or b"")
    assert (answered["collaborationPath"]["hops"], answered["graph"]["revision"]) == (1, 2)
    assert looked_up == lost + 2


async def test_a_group_with_another_name_lies_elsewhere_in_a_network_that_is_kept(holding: Holding) -> None:
    facts = two_mode(11, 20, 40)
    await holding.hold(facts)  # type: ignore[arg-type]
    text = "{ network(mode: TWO_MODE, first: 500) { links { source { id } target { id } } nodes { entity { id } } } }"
    kept = guarded_by(graph_of(holding.store), holding.store.read)
    before = (await answer(question(text), kept)).data
    rename = "MATCH (g) WHERE g:Partnership OR g:Council SET g.sortKey = '~' + g.sortKey"
    await holding.store.write(lambda transaction: transaction.run(Statement(rename)))
    after = (await answer(question(text), kept)).data
    anew = (await answer(question(text), guarded_by(graph_of(holding.store), holding.store.read))).data
    assert after == anew != before
