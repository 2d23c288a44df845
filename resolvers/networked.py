"""Answer a question about a network from the rows of its groups and actors.

The network itself is made once (resolvers/networks.py); what is read from it is what was asked: the values of the
columns of a `Networked`, whose entities are the records that the graph gave.
"""

import asyncio
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
import orjson

from resolvers.betweenness import Betweenness
from resolvers.block import SORT_KEY, Branch, Changed, Column, Derived, Known, Metric, Networked, Own, Rows, RowsOf
from resolvers.errors import SMALLER_GROUPS, FigureTooLarge, NetworkTakesLong, NetworkTooLarge, TooManyLinks
from resolvers.group import rounded
from resolvers.links import Links
from resolvers.network import Around, Network, pairs_of, project, read_groups, two_mode
from resolvers.networks import Networks
from resolvers.records import Found, Record
from resolvers.slots import fixed
from resolvers.work import TooMuchWork

Given = Mapping[Branch, Sequence[Record]]

ID = Own("n", "id")

MOST_PAIRS = 2_000_000
"""Pairs of actors that the groups of a network may make."""


@dataclass(frozen=True)
class Recalled:
    """A network that is kept, what is known of those in it, and the branch that finds the others that are shown."""

    key: Hashable
    network: Network
    known: Mapping[str, Record]
    others: Known


@dataclass(frozen=True)
class Material:
    """What a network is made from, and what the graph gave of all that is shown of it, by id."""

    key: Hashable
    make: Callable[[], Network]
    found: Found


async def recall(asked: Networked, revision: int, networks: Networks) -> Recalled | None:
    """The network of a question if it is kept for this revision of the graph."""
    recalled = networks.recall((revision, asked.question))
    if recalled is None:
        return None
    key, network = recalled
    known = networks.records.get((revision, asked.records))
    shown = await asyncio.to_thread(_shown_ids, asked, network)
    return Recalled(key, network, known, Known(tuple(sorted(shown - known.keys())), asked.entity))


def material_of(asked: Networked, given: Given) -> Material:
    """What a network is made from, of the rows that its branches gave; raises NetworkTooLarge."""
    place, name = asked.entity.index(ID), asked.entity.index(SORT_KEY)
    found: dict[str, Record] = {}
    rows: dict[str, tuple[str, str, Sequence[Sequence[str]]]] = {}
    for branch in asked.groups:
        for *entity, members in given[branch]:
            found[entity[place]] = entity
            rows[entity[place]] = (entity[place], entity[name], members)
    actors: dict[str, str] = {}
    for branch in asked.actors:
        for entity in given[branch]:
            found[entity[place]] = entity
            actors[entity[place]] = entity[name]
    for what, number in (("groups", len(rows)), ("actors", len(actors))):
        if number > asked.largest:
            raise NetworkTooLarge(_field(asked), what, asked.largest, asked.remedies, asked.path)
    ties = asked.ties
    largest, least = fixed(ties.largest), None if asked.least is None else fixed(asked.least)
    groups = read_groups(rows.values(), ties.identities)
    if pairs_of(groups, largest) > MOST_PAIRS:
        raise NetworkTooLarge(_field(asked), "pairs", MOST_PAIRS, (*asked.remedies, SMALLER_GROUPS), asked.path)
    around = None
    if asked.around is not None:
        around = Around(tuple(sorted(row[place] for row in given[asked.around])), asked.depth)
    content = [sorted([key, sorted(map(list, members))] for key, _, members in rows.values()), sorted(actors.items())]
    key = (
        blake2b(orjson.dumps(content), digest_size=16).digest(),
        (asked.two_mode, least, around, largest, ties.identities),
    )

    def make() -> Network:
        if asked.two_mode:
            return two_mode(groups, actors, largest, around)
        return project(groups, actors, largest, least, around)

    return Material(key, make, Found(asked.entity, found))


def material_again(asked: Networked, recalled: Recalled, given: Given) -> Material | None:
    """What a network that is kept was made from; None when not all that is shown of it is there any more."""
    place = asked.entity.index(ID)
    others = {row[place]: row for row in given.get(recalled.others, ())}
    if len(others) < len(fixed(recalled.others.ids)):
        return None
    return Material(recalled.key, lambda: recalled.network, Found(asked.entity, {**recalled.known, **others}))


async def networked(asked: Networked, material: Material, networks: Networks) -> Record:
    """The record of a network."""
    network = await _network(asked, material, networks, _figures(asked))
    return await asyncio.to_thread(_record, asked, network, material.found)


async def changed(asked: Changed, before: Material, after: Material, networks: Networks) -> Record:
    """The record of what changed between two networks."""
    earlier = await _network(asked.before, before, networks, ())
    later = await _network(asked.after, after, networks, ())
    return await asyncio.to_thread(_changes, asked, (earlier, before.found), (later, after.found))


async def _network(asked: Networked, material: Material, networks: Networks, figures: Sequence[str]) -> Network:
    """The network that is made of some material, with the figures that are asked for."""
    try:
        return await networks.get(material.key, material.make, figures)
    except TooMuchWork as error:
        raise FigureTooLarge(
            _field(asked), _shown_name(error.figure), error.nodes, error.links, asked.thinner, asked.path
        ) from None
    except TimeoutError:
        raise NetworkTakesLong(_field(asked), networks.patience, asked.path) from None


def _figures(asked: Networked) -> tuple[str, ...]:
    """The figures that an answer needs."""
    columns = [*asked.columns, *(column for rows in asked.columns if isinstance(rows, Rows) for column in rows.columns)]
    metrics = [each for each in columns if isinstance(each, Metric) and each.name in _FIGURES]
    return tuple(dict.fromkeys(["strength", *map(_figure, metrics)]))


def _shown_ids(asked: Networked, network: Network) -> set[str]:
    """The ids of all whose records an answer needs."""
    read = {column.of for column in asked.columns if isinstance(column, Rows)}
    inner = {column.of for rows in asked.columns if isinstance(rows, Rows) for column in _rows_in(rows)}
    shown = network.strongest_first[: fixed(asked.first)]
    ids: set[str] = set()
    if inner & {RowsOf.ENTITY, RowsOf.SOURCE, RowsOf.TARGET}:
        ids.update(network.nodes[node] for node in shown)
    links = network.between(shown)
    # more links than may be listed are refused when the answer is made
    if RowsOf.VIA in inner and links.number <= asked.longest:
        ids.update(group.id for via in network.via(links) for group in via)
    if RowsOf.OMITTED in read:
        ids.update(network.omitted)
    return ids


def _rows_in(rows: Rows) -> Iterator[Rows]:
    return (column for column in rows.columns if isinstance(column, Rows))


def _field(asked: Networked) -> str:
    return ".".join(str(each) for each in asked.path)


def _record(asked: Networked, network: Network, found: Found) -> Record:
    shown = network.strongest_first[: fixed(asked.first)]

    def value(column: Column) -> Any:
        match column:
            case Rows(RowsOf.NODES, columns):
                return _node_rows(network, shown, columns, found)
            case Rows(RowsOf.LINKS, columns):
                return _link_rows(network, _listed(asked, network.between(shown)), columns, found)
            case Rows(RowsOf.OMITTED):
                return list(map(found.shown(column), network.omitted))
            case Derived("truncated"):
                return len(shown) < len(network.nodes)
            case Metric(name):
                return rounded([_WHOLE[name](network)])[0]
        raise AssertionError(f"{column!r} is no column of a network")

    return [value(column) for column in asked.columns]


def _listed(asked: Networked, links: Links) -> Links:
    """Links, if they are not too many for a list."""
    if links.number > asked.longest:
        raise TooManyLinks(_field(asked), links.number, asked.longest, asked.thinner, asked.path)
    return links


def _changes(asked: Changed, before: tuple[Network, Found], after: tuple[Network, Found]) -> Record:
    (earlier, found_before), (later, found_after) = before, after
    had, has = _strengths(earlier), _strengths(later)

    def value(column: Column) -> Any:
        match column:
            case Rows(RowsOf.CAME, columns):
                came = later.links.take([pair not in had for pair in has])
                return _link_rows(later, _listed(asked.after, came), columns, found_after)
            case Rows(RowsOf.WENT, columns):
                went = earlier.links.take([pair not in has for pair in had])
                return _link_rows(earlier, _listed(asked.before, went), columns, found_before)
            case Rows(RowsOf.GREW, columns):
                before = np.array([had.get(pair, strength) for pair, strength in has.items()])
                grew, more = later.links, later.links.rounded - before
                # those that grew most first, equals by the names of their ends
                order = np.lexsort((grew.target, grew.source, -more))[: np.count_nonzero(more > 0)]
                grew = _listed(asked.after, grew.take(order))
                return _grown_rows(later, grew, before[order].tolist(), columns, found_after)
            case Rows(RowsOf.ACTORS_CAME):
                return list(map(found_after.shown(column), _missing(later, earlier)))
            case Rows(RowsOf.ACTORS_WENT):
                return list(map(found_before.shown(column), _missing(earlier, later)))
            case Rows(RowsOf.OMITTED_FROM):
                return list(map(found_before.shown(column), earlier.omitted))
            case Rows(RowsOf.OMITTED_TO):
                return list(map(found_after.shown(column), later.omitted))
        raise AssertionError(f"{column!r} is no column of a change")

    return [value(column) for column in asked.columns]


def _strengths(network: Network) -> Mapping[tuple[str, str], float]:
    """The strength of each link, in order, by the ids of its ends, which have other numbers in another network."""
    source, target, _ = network.links
    ends = zip(source.tolist(), target.tolist(), network.links.rounded.tolist(), strict=True)
    return {(network.nodes[one], network.nodes[two]): strength for one, two, strength in ends}


def _missing(network: Network, other: Network) -> list[str]:
    """The actors of one network that another lacks."""
    known = set(other.nodes)
    return [each for each in network.nodes if each not in known]


def _node_rows(network: Network, shown: Sequence[int], columns: Sequence[Column], found: Found) -> list[Record]:
    def values(column: Column) -> Sequence[Any]:
        if isinstance(column, Rows):
            of_node = found.shown(column)
            return [[of_node(network.nodes[node])] for node in shown]
        assert isinstance(column, Metric), f"{column!r} is no column of a node"
        every = _of_each_node(network, column)
        return rounded([every[node] for node in shown])

    return _rows([values(column) for column in columns], len(shown))


def _link_rows(network: Network, links: Links, columns: Sequence[Column], found: Found) -> list[Record]:
    source, target = links.source.tolist(), links.target.tolist()
    by_groups = any(
        column == Derived("identity") or (isinstance(column, Rows) and column.of is RowsOf.VIA) for column in columns
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
        raise AssertionError(f"{column!r} is no column of a link")

    return _rows([values(column) for column in columns], links.number)


def _grown_rows(
    network: Network, grew: Links, before: Sequence[float], columns: Sequence[Column], found: Found
) -> list[Record]:
    def values(column: Column) -> Sequence[Any]:
        match column:
            case Derived("before"):
                return before
            case Derived("after"):
                after: list[float] = grew.rounded.tolist()
                return after
        return [row[0] for row in _link_rows(network, grew, (column,), found)]

    return _rows([values(column) for column in columns], grew.number)


def _rows(columns: Sequence[Sequence[Any]], number: int) -> list[Record]:
    return [[column[row] for column in columns] for row in range(number)]


def _of_each_node(network: Network, metric: Metric) -> Sequence[Any]:
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

_WHOLE: Mapping[str, Callable[[Network], Any]] = {
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
