"""Answer a question about a network from the rows of its groups and actors.

The network itself is made once (resolvers/network/kept.py); what is read from it is what was asked: the values of the
columns of a `NetworkQuestion`, whose entities are the records that the graph gave.
"""

import asyncio
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from graph_store import Revision
from resolvers.block import (
    MEMBERSHIPS_OF_LINK,
    SORT_KEY,
    Attribute,
    Branch,
    ByCurrentId,
    Column,
    Derived,
    Metric,
    NetworkQuestion,
    Rows,
    RowsOf,
    SeriesRows,
)
from resolvers.block.slots import fixed
from resolvers.errors import SMALLER_GROUPS, FigureTooLarge, NetworkTakesLong, NetworkTooLarge, TooManyLinks
from resolvers.network.analysis.betweenness import Betweenness
from resolvers.network.analysis.links import Links
from resolvers.network.analysis.projection import (
    ActorGroup,
    Around,
    NetworkGraph,
    pairs_of,
    project,
    read_groups,
    two_mode,
)
from resolvers.network.analysis.work import TooMuchWork
from resolvers.network.kept import Networks
from resolvers.network.memberships import Memberships
from resolvers.network.records import EntityRecords, Record
from resolvers.rounding import rounded

Given = Mapping[Branch, Sequence[Record]]


ID = Attribute("n", "id")


MOST_PAIRS = 2_000_000
"""Pairs of actors that the groups of a network may make."""


@dataclass(frozen=True)
class KeptNetwork:
    """A network that is kept, what is known of those in it, and the branch that finds the others that are shown."""

    key: Hashable
    network: NetworkGraph
    known: Mapping[str, Record]
    others: ByCurrentId


@dataclass(frozen=True)
class NetworkMaterial:
    """What a network is made from, and what the graph gave of all that is shown of it, by id."""

    key: Hashable
    make: Callable[[], NetworkGraph]
    found: EntityRecords


async def recall(asked: NetworkQuestion, revision: Revision, networks: Networks) -> KeptNetwork | None:
    """The network of a question if it is kept for this revision of the graph."""
    recalled = networks.recall((revision, asked.question))
    if recalled is None:
        return None
    key, network = recalled
    known = networks.records.get((revision, asked.records))
    shown = await asyncio.to_thread(_shown_ids, asked, network)
    return KeptNetwork(key, network, known, ByCurrentId(tuple(sorted(shown - known.keys())), asked.shown))


def material_of(asked: NetworkQuestion, given: Given) -> NetworkMaterial:
    """What a network is made from, of the rows that its branches gave; raises NetworkTooLarge."""
    place, name = asked.entity.index(ID), asked.entity.index(SORT_KEY)
    found: dict[str, Record] = {}
    rows: dict[str, tuple[str, str, Sequence[Sequence[str]]]] = {}
    for branch in asked.groups:
        for *entity, members in given[branch]:
            found[entity[place]] = [*entity, members] if asked.members.told else entity
            rows[entity[place]] = (entity[place], entity[name], members)
    actors: dict[str, str] = {}
    for branch in asked.actors:
        for entity in given[branch]:
            found[entity[place]] = entity
            actors[entity[place]] = entity[name]
    for what, number in (("groups", len(rows)), ("actors", len(actors))):
        if number > asked.largest:
            raise NetworkTooLarge(field_of(asked), what, asked.largest, asked.remedies, asked.path)
    ties = asked.ties
    largest, least = fixed(ties.largest), None if asked.least is None else fixed(asked.least)
    groups = read_groups(rows.values(), ties.identities, during=bool(ties.stays))
    if pairs_of(groups, largest) > MOST_PAIRS:
        raise NetworkTooLarge(field_of(asked), "pairs", MOST_PAIRS, (*asked.remedies, SMALLER_GROUPS), asked.path)
    around = None
    if asked.around is not None:
        around = Around(tuple(sorted(row[place] for row in given[asked.around])), asked.depth)
    content = [list(map(_content, groups)), sorted(actors.items())]
    key = (blake2b(orjson.dumps(content), digest_size=16).digest(), (asked.two_mode, least, around, largest))

    def make() -> NetworkGraph:
        if asked.two_mode:
            return two_mode(groups, actors, largest, around)
        return project(groups, actors, largest, least, around)

    return NetworkMaterial(key, make, EntityRecords(asked.shown, found))


def _content(group: ActorGroup) -> list[Any]:
    """All of a group that a network is made from."""
    stays = group.stays or {}
    credited = [
        [actor, sure, sorted(map(list, stays.get(actor, ())))] for actor, sure in sorted(group.credited.items())
    ]
    return [group.id, group.sort_key, group.size, credited]


def material_again(asked: NetworkQuestion, recalled: KeptNetwork, given: Given) -> NetworkMaterial:
    """What a network that is kept was made from."""
    place = asked.entity.index(ID)
    others = {row[place]: row for row in given.get(recalled.others, ())}
    return NetworkMaterial(
        recalled.key, lambda: recalled.network, EntityRecords(asked.shown, {**recalled.known, **others})
    )


async def networked(
    asked: NetworkQuestion,
    material: NetworkMaterial,
    networks: Networks,
    series: Mapping[SeriesRows, list[Record]],
) -> Record:
    """The record of a network; its series are there already."""
    network = await network_of(asked, material, networks, _figures(asked))
    return await asyncio.to_thread(_record, asked, network, material.found, series)


async def network_of(
    asked: NetworkQuestion, material: NetworkMaterial, networks: Networks, figures: Sequence[str]
) -> NetworkGraph:
    """The network that is made of some material, with the figures that are asked for."""
    try:
        return await networks.get(material.key, material.make, figures)
    except TooMuchWork as error:
        raise FigureTooLarge(
            field_of(asked), _shown_name(error.figure), error.nodes, error.links, asked.thinner, asked.path
        ) from None
    except TimeoutError:
        raise NetworkTakesLong(field_of(asked), networks.patience, asked.path) from None


def _figures(asked: NetworkQuestion) -> tuple[str, ...]:
    """The figures that an answer needs."""
    columns = [*asked.columns, *(column for rows in asked.columns if isinstance(rows, Rows) for column in rows.columns)]
    metrics = [each for each in columns if isinstance(each, Metric) and each.name in _FIGURES]
    return tuple(dict.fromkeys(["strength", *map(_figure, metrics)]))


def _shown_ids(asked: NetworkQuestion, network: NetworkGraph) -> set[str]:
    """The ids of all whose records an answer needs."""
    read = {column.of for column in asked.columns if isinstance(column, Rows)}
    inner = {column.of for rows in asked.columns if isinstance(rows, Rows) for column in _rows_in(rows)}
    shown = network.strongest_first[: fixed(asked.first)]
    ids: set[str] = set()
    if inner & {RowsOf.ENTITY, RowsOf.SOURCE, RowsOf.TARGET}:
        ids.update(network.nodes[node] for node in shown)
    links = network.between(shown)
    # more links than may be listed are refused when the answer is made
    if (RowsOf.VIA in inner or asked.members.told) and links.number <= asked.longest:
        ids.update(group.id for via in network.via(links) for group in via)
    if RowsOf.OMITTED in read:
        ids.update(network.omitted)
    return ids


def _rows_in(rows: Rows) -> Iterator[Rows]:
    return (column for column in rows.columns if isinstance(column, Rows))


def field_of(asked: NetworkQuestion) -> str:
    return ".".join(str(each) for each in asked.path)


def _record(
    asked: NetworkQuestion, network: NetworkGraph, found: EntityRecords, series: Mapping[SeriesRows, list[Record]]
) -> Record:
    shown = network.strongest_first[: fixed(asked.first)]

    def value(column: Column) -> Any:
        match column:
            case Rows(RowsOf.NODES, columns):
                return _node_rows(network, shown, columns, found)
            case Rows(RowsOf.LINKS, columns):
                return link_rows(asked, network, listed(asked, network.between(shown)), columns, found)
            case Rows(RowsOf.OMITTED):
                return list(map(found.shown(column), network.omitted))
            case SeriesRows():
                return series[column]
            case Derived("truncated"):
                return len(shown) < len(network.nodes)
            case Metric(name):
                return rounded([_WHOLE[name](network)])[0]
        raise AssertionError(f"{column!r} is no column of a network")

    return [value(column) for column in asked.columns]


def listed(asked: NetworkQuestion, links: Links) -> Links:
    """Links, if they are not too many for a list."""
    if links.number > asked.longest:
        raise TooManyLinks(field_of(asked), links.number, asked.longest, asked.thinner, asked.path)
    return links


def _node_rows(
    network: NetworkGraph, shown: Sequence[int], columns: Sequence[Column], found: EntityRecords
) -> list[Record]:
    def values(column: Column) -> Sequence[Any]:
        if isinstance(column, Rows):
            of_node = found.shown(column)
            return [[of_node(network.nodes[node])] for node in shown]
        assert isinstance(column, Metric), f"{column!r} is no column of a node"
        every = _of_each_node(network, column)
        return rounded([every[node] for node in shown])

    return rows_of_columns([values(column) for column in columns], len(shown))


def link_rows(
    asked: NetworkQuestion, network: NetworkGraph, links: Links, columns: Sequence[Column], found: EntityRecords
) -> list[Record]:
    source, target = links.source.tolist(), links.target.tolist()
    by_groups = any(
        column in (Derived("identity"), MEMBERSHIPS_OF_LINK) or (isinstance(column, Rows) and column.of is RowsOf.VIA)
        for column in columns
    )
    via = list(network.via(links)) if by_groups else []

    def values(column: Column) -> Sequence[Any]:
        match column:
            case Rows(RowsOf.SOURCE | RowsOf.TARGET as end):
                of_end = found.shown(column)
                return [[of_end(network.nodes[number])] for number in (source if end is RowsOf.SOURCE else target)]
            case Rows(RowsOf.VIA):
                of_group = found.shown(column)
                return [[of_group(group.id) for group in groups] for groups in via]
            case Derived("strength"):
                strengths: list[float | None] = links.rounded.tolist()
                return [None] * links.number if network.two_mode else strengths
            case Derived("identity"):
                sure = map(network.confirmed, source, target, via)
                return ["CONFIRMED" if each else "PROBABLE" for each in sure]
            case Derived("memberships"):
                memberships = Memberships(asked, found)
                return [memberships.of_link(network, *link) for link in zip(source, target, via, strict=True)]
        raise AssertionError(f"{column!r} is no column of a link")

    return rows_of_columns([values(column) for column in columns], links.number)


def rows_of_columns(columns: Sequence[Sequence[Any]], number: int) -> list[Record]:
    return [[column[row] for column in columns] for row in range(number)]


def _of_each_node(network: NetworkGraph, metric: Metric) -> Sequence[Any]:
    """The values of a metric, node by node."""
    found: Sequence[Any] | Betweenness = getattr(network.figures, _figure(metric))
    if not isinstance(found, Betweenness):
        return found
    number = len(network.nodes)
    if metric.part == "value":
        pairs = (number - 1) * (number - 2) / 2 if metric.normalised else 1.0
        return [each / pairs if pairs else 0.0 for each in found.values]
    return [found.sample is not None if metric.part == "approximate" else found.sample] * number


def _figure(metric: Metric) -> str:
    """What `Figures` calls a metric."""
    return _WEIGHTED + _FIGURES[metric.name] if metric.weighted else _FIGURES[metric.name]


def _shown_name(figure: str) -> str:
    """What who asks calls one of `Figures`: `weighted_betweenness` → `betweenness weighted`."""
    plain = figure.removeprefix(_WEIGHTED)
    (name,) = (name for name, own in _FIGURES.items() if own == plain)
    return name if plain == figure else f"{name} weighted"


_WEIGHTED = "weighted_"


_FIGURES: Mapping[str, str] = {
    "degree": "degree",
    "strength": "strength",
    "betweenness": "betweenness",
    "closeness": "closeness",
    "pageRank": "page_rank",
    "clustering": "clustering",
    "constraint": "constraint",
    "component": "component",
    "community": "community",
    "components": "component_sizes",
    "communities": "communities",
    "modularity": "modularity",
    "diameter": "diameter",
    "averagePath": "average_path",
}
"""What figures are called in `NetworkFigures`, by their names in the schema."""


_WHOLE: Mapping[str, Callable[[NetworkGraph], Any]] = {
    "actors": lambda network: network.actors,
    "links": lambda network: network.links.number,
    "strength": lambda network: network.strength,
    "density": lambda network: network.density,
    "components": lambda network: network.figures.component_sizes,
    "communities": lambda network: network.figures.communities,
    "modularity": lambda network: network.figures.modularity,
    "diameter": lambda network: network.figures.diameter,
    "averagePath": lambda network: network.figures.average_path,
}
