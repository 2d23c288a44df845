"""A network as a file: GraphML, GEXF, JSON, and two tables in a ZIP, each with the assumptions that it rests on.

    nodes   id, label, entityType, kind, municipality, municipalities, and the figures of each
    edges   source, target, weight (the strength), shared, via (the groups' ids), identity, roles, from, to, holds

NetworkX (BSD) writes GraphML and GEXF; it is imported when the first of them is asked for. What a node or an edge lacks
is left out, never written as nothing.

A node has a `type` in two modes only, and as a boolean: igraph takes a graph whose nodes have it for one of two modes,
and reads from it who is a group. NetworkX reads the same from `bipartite`, 0 or 1.
"""

import asyncio
import io
import zipfile
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.etree import ElementTree

import orjson
from graphql import GraphQLSchema

from schema.collaboration import ACTOR, NetworkMode
from schema.network import DEPTH
from schema.value import OPEN, is_day, split_id
from web.errors import FileTooLarge
from web.export.csv_file import lines, safe_text
from web.export.export import Chunks, Content, Export, FileRequest
from web.export.reading import Edition
from web.export.table import EDITION

Values = dict[str, Any]
Spell = tuple[str | None, str | None]
"""A time without a break: the first day and the last, None where it is open."""

FIGURES = (
    "degree",
    "strength",
    "betweenness",
    "weightedBetweenness",
    "closeness",
    "pageRank",
    "clustering",
    "constraint",
    "component",
    "community",
)

SAMPLED = ("betweenness", "weightedBetweenness")
"""The figures that are computed from a sample of a large network."""

_SPELL = "from { edtf earliest } to { edtf latest }"

_METRICS = (
    "degree strength closeness pageRank clustering constraint component community "
    "betweenness { value sampleSize } weightedBetweenness: betweenness(weighted: true) { value sampleSize }"
)

_ASSUMED = ("through", "rollUp", "identity", "certainty", "maxGroupSize", "minStrength")
"""The assumptions that a file says in the words of the answer."""


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """A network that has been read: what it rests on, its nodes and its edges, each as flat values."""

    edition: Edition
    about: Values
    nodes: Sequence[Values]
    edges: Sequence[Values]
    spells: Mapping[Hashable, Sequence[Spell]]
    """When each node and each edge was there, of an edge by both its ends; in a file about a day of none."""


Write = Callable[[NetworkFile], bytes]


def network_exports(schema: GraphQLSchema, node_limit: int) -> list[Export]:
    """The files of a network; `node_limit` is how many nodes they may have."""
    assert schema.query_type, "a schema without a query type asks nothing"
    field = schema.query_type.fields.get("network")
    if field is None:
        return []
    arguments = tuple(name for name in field.args if name != "first")
    question = network_question(schema)
    return [
        Export(
            name=f"network.{ending}",
            media=media,
            description=f"Who works with whom, with the figures of network analysis, as {words}.",
            arguments=arguments,
            open=partial(_open, question, arguments, node_limit, write),
        )
        for ending, media, words, write in _FORMATS
    ]


def network_question(schema: GraphQLSchema) -> str:
    """The question for a whole network, which takes the arguments of the field `network`."""
    assert schema.query_type, "a schema without a query type asks nothing"
    arguments = schema.query_type.fields["network"].args
    # what is left out is left to the default of the argument
    parameters = [f"${name}: {str(argument.type).rstrip('!')}" for name, argument in arguments.items()]
    given = ", ".join(f"{name}: ${name}" for name in arguments)
    return f"""query Network({", ".join(parameters)}) {{
      {EDITION}
      network({given}) {{
        truncated
        nodes {{
          entity {{
            __typename id name municipality municipalities validity {{ {_SPELL} }}
            ... on Actor {{ actorKind: kind municipal }} }}
          metrics {{ {_METRICS} }} }}
        links {{ source {{ id }} target {{ id }} strength via {{ id name }} identity roles spells
          validity {{ {_SPELL} holds }} }}
        assumptions {{ {" ".join(_ASSUMED)} omittedGroups {{ id }} }}
      }}
    }}"""


async def _open(question: str, names: Sequence[str], limit: int, write: Write, asked: FileRequest) -> Content:
    given = {name: asked.arguments[name] for name in names if name in asked.arguments}
    variables = {**given, **asked.about, "first": limit}
    network = (await asked.reading.ask(question, variables))["network"]
    if network["truncated"]:
        raise FileTooLarge(
            f"The network has more than the {limit:,} nodes that a file may have here.",
            "Ask for one municipality, or around some actors.",
        )
    read = _read(network, given, asked)
    return Content(_chunks(write, read), (question, variables))


async def _chunks(write: Write, read: NetworkFile) -> Chunks:
    yield await asyncio.to_thread(write, read)


def _read(network: Any, given: Values, asked: FileRequest) -> NetworkFile:
    assumptions, edition = network["assumptions"], asked.reading.edition
    (time,) = asked.about
    depth: Values = {"depth": given.get("depth", DEPTH.default)} if "around" in given else {}
    about: Values = {
        "title": "Samverkansgrafen: who works with whom",
        **{name: given[name] for name in ("municipality", "around") if name in given},
        **depth,
        "mode": given.get("mode", NetworkMode.ACTORS.value),
        **{name: assumptions[name] for name in _ASSUMED},
        time: asked.time,
        "omittedGroups": [_undated(each["id"]) for each in assumptions["omittedGroups"]],
        "revision": edition.revision,
        "datasetVersion": edition.dataset_version,
        "contentHash": edition.content_hash,
        "licence": edition.licence,
    }
    about |= _approximated(network["nodes"])
    two_mode = about["mode"] == NetworkMode.TWO_MODE.value
    nodes = [_node(each) | (_side(each) if two_mode else {}) for each in network["nodes"]]
    edges = [_edge(each) for each in network["links"]]
    spells: dict[Hashable, Sequence[Spell]] = {}
    if not is_day(asked.time):
        spells |= {_undated(each["entity"]["id"]): [_spell(each["entity"]["validity"])] for each in network["nodes"]}
        ends = zip(edges, network["links"], strict=True)
        spells |= {(each["source"], each["target"]): list(map(_read_spell, link["spells"])) for each, link in ends}
    return NetworkFile(edition, _stated(about), nodes, edges, spells)


def _approximated(nodes: Sequence[Any]) -> Values:
    """Which figures were computed from a sample, and from the paths of how many nodes."""
    samples = {name: nodes[0]["metrics"][name]["sampleSize"] for name in SAMPLED} if nodes else {}
    approximated = [name for name, size in samples.items() if size is not None]
    return {"approximate": approximated, "sampleSize": samples[approximated[0]]} if approximated else {}


def _node(node: Any) -> Values:
    entity, metrics = node["entity"], node["metrics"]
    figures = {name: metrics[name]["value"] if name in SAMPLED else metrics[name] for name in FIGURES}
    return _stated(
        {
            "id": _undated(entity["id"]),
            "label": entity["name"],
            "entityType": entity["__typename"],
            "kind": entity.get("actorKind"),
            "municipal": entity.get("municipal"),
            "municipality": entity["municipality"],
            "municipalities": entity["municipalities"] or None,
            **figures,
        }
    )


def _side(node: Any) -> Values:
    """On which side a node of two modes is, in the words of igraph and of NetworkX: actors are on the first."""
    group = node["entity"]["__typename"] != ACTOR
    return {"type": group, "bipartite": int(group)}


def _edge(link: Any) -> Values:
    validity = link["validity"]
    return _stated(
        {
            "source": _undated(link["source"]["id"]),
            "target": _undated(link["target"]["id"]),
            "weight": 1.0 if link["strength"] is None else link["strength"],
            "shared": len(link["via"]),
            "via": [_undated(each["id"]) for each in link["via"]],
            "identity": link["identity"],
            "roles": link["roles"] or None,
            "from": _edtf(validity["from"]),
            "to": _edtf(validity["to"]),
            "holds": validity["holds"],
        }
    )


def _spell(validity: Any) -> Spell:
    """The first day on which something can have been there, and the last."""
    start, end = validity["from"], validity["to"]
    return start and start["earliest"], end and end["latest"]


def _read_spell(period: str) -> Spell:
    first, last = (None if day == OPEN else day for day in period.split("/"))
    return first, last


def _edtf(date: Any) -> str | None:
    return None if date is None else str(date["edtf"])


def _undated(id_: str) -> str:
    """An id without the day, which the file says once: GraphML takes no `@`, and files of two days can be joined."""
    return split_id(id_)[0]


def _stated(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}


# The formats


def graphml(network: NetworkFile) -> bytes:
    """GraphML, whose keys are known by numbers: nodes, edges and the graph have values of the same name."""
    from networkx.readwrite.graphml import GraphMLWriter

    class WriterOfBooleans(GraphMLWriter):
        """Writes true and false as XML has them."""

        def add_data(self, name: str, element_type: type, value: Any, scope: str = "all", default: Any = None) -> Any:
            text = str(value).lower() if element_type is bool else value
            return super().add_data(name, element_type, text, scope, default)

    writer = WriterOfBooleans(encoding="utf-8")
    writer.add_graph_element(_graph(network))
    written = io.BytesIO()
    writer.dump(written)
    return written.getvalue()


def gexf(network: NetworkFile) -> bytes:
    """GEXF 1.2, whose head says when the facts were loaded, not when the file was written.

    A network of a period is dynamic: its nodes and edges have their spells, by which Gephi shows it in its timeline.
    """
    from networkx.readwrite.gexf import GEXFWriter

    graph = _graph(network)
    for node, of_node in graph.nodes(data=True):
        of_node |= _spells(network, node)
    for *ends, of_edge in graph.edges(data=True):
        of_edge |= _spells(network, tuple(ends)) or _spells(network, tuple(reversed(ends)))
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    if network.spells:
        writer.graph_element.attrib |= {"mode": "dynamic", "timeformat": "date"}
    del writer.graph_element.attrib["name"]  # GEXF has no names of graphs
    (meta,) = writer.xml.findall("{*}meta") or writer.xml.findall("meta")
    meta.clear()
    if network.edition.loaded_at:
        meta.set("lastmodifieddate", network.edition.loaded_at[:10])
    ElementTree.SubElement(meta, "creator").text = "Samverkansgrafen"
    ElementTree.SubElement(meta, "description").text = orjson.dumps(network.about).decode()
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _spells(network: NetworkFile, of: Hashable) -> Values:
    """When a node or an edge was there, in the words of NetworkX; nothing where it is open on both sides."""
    spells = network.spells.get(of, [])
    return {"spells": list(spells)} if any(map(any, spells)) else {}


def node_link(network: NetworkFile) -> bytes:
    """Node-link JSON as NetworkX reads it; the same values once more in `data`, where Cytoscape.js looks for them."""
    edges = [{"id": f"{each['source']} {each['target']}", **each} for each in network.edges]
    return orjson.dumps(
        {
            "directed": False,
            "multigraph": False,
            "graph": network.about,
            "nodes": [{**each, "data": each} for each in network.nodes],
            "edges": [{**each, "data": each} for each in edges],
        }
    )


def tables(network: NetworkFile) -> bytes:
    """nodes.csv and edges.csv with the columns that Gephi takes, and about.json."""
    names = ("entityType", "kind", "municipal", "municipality", "municipalities", *FIGURES)
    nodes: list[list[Any]] = [["Id", "Label", *map(_upper_first, names)]]
    nodes += [[node["id"], node["label"], *(node.get(name) for name in names)] for node in network.nodes]
    values = ("weight", "shared", "via", "identity", "roles", "from", "to", "holds")
    edges: list[list[Any]] = [["Source", "Target", "Type", *map(_upper_first, values)]]
    edges += [
        [edge["source"], edge["target"], "Undirected", *(edge.get(name) for name in values)] for edge in network.edges
    ]
    written = io.BytesIO()
    moment = _moment(network.edition)
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("nodes.csv", _csv(nodes)),
            ("edges.csv", _csv(edges)),
            ("about.json", orjson.dumps(network.about, option=orjson.OPT_INDENT_2)),
        ):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


def _graph(network: NetworkFile) -> Any:
    """As NetworkX holds it; lists as text, since both formats know none."""
    import networkx

    graph: Any = networkx.Graph(**{name: _flat(value) for name, value in network.about.items()})
    graph.add_nodes_from(
        (node["id"], {name: _flat(value) for name, value in node.items() if name != "id"}) for node in network.nodes
    )
    graph.add_edges_from(
        (
            edge["source"],
            edge["target"],
            {name: _flat(value) for name, value in edge.items() if name not in ("source", "target")},
        )
        for edge in network.edges
    )
    return graph


def _flat(value: Any) -> Any:
    return "|".join(value) if isinstance(value, list) else value


def _csv(rows: Sequence[Sequence[Any]]) -> bytes:
    return lines([[safe_text(value) for value in row] for row in rows], ",").encode()


def _moment(edition: Edition) -> tuple[int, int, int, int, int, int]:
    """When the facts were loaded, as a ZIP says it: the same file has the same bytes."""
    text = edition.loaded_at or "1980-01-01T00:00:00Z"
    year, month, day, hour, minute, second = (int(text[at : at + size]) for at, size in _PLACES)
    return year, month, day, hour, minute, second


_PLACES = ((0, 4), (5, 2), (8, 2), (11, 2), (14, 2), (17, 2))


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


_FORMATS: tuple[tuple[str, str, str, Write], ...] = (
    ("graphml", "application/graphml+xml; charset=utf-8", "GraphML for igraph, NetworkX, yEd and Gephi", graphml),
    ("gexf", "application/gexf+xml; charset=utf-8", "GEXF for Gephi", gexf),
    ("json", "application/json", "node-link JSON for NetworkX and Cytoscape.js", node_link),
    ("zip", "application/zip", "nodes.csv and edges.csv for Gephi and spreadsheets", tables),
)
