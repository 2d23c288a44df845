"""Answer a question about a network from the rows of its groups and actors.

The network itself is made once (resolvers/networks.py); what is read from it is what was asked: the values of the
columns of a `Networked`, whose entities are the records that the graph gave.
"""

import asyncio
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from resolvers.block import SORT_KEY, Branch, Changed, Column, Derived, Known, Networked, Own, Rows
from resolvers.errors import NetworkTooLarge
from resolvers.group import rounded
from resolvers.network import Around, Group, Link, Network, pairs_of, project, read_groups, two_mode
from resolvers.networks import Networks

Record = list[Any]
Given = Mapping[Branch, Sequence[Record]]

ID = Own("n", "id")

MOST_PAIRS = 2_000_000
"""Pairs of actors that the groups of a network may make."""


@dataclass(frozen=True)
class Recalled:
    """A network that is kept, and the branch that finds what is read of it."""

    key: Hashable
    network: Network
    entities: Known


async def recall(asked: Networked, revision: int, networks: Networks) -> Recalled | None:
    """The network of a question if it is kept for this revision of the graph."""
    recalled = networks.recall((revision, asked.question))
    if recalled is None:
        return None
    key, network = recalled
    ids = await asyncio.to_thread(_shown_ids, asked, network)
    return Recalled(key, network, Known(ids, asked.entity))


async def networked(asked: Networked, given: Given, networks: Networks, recalled: Recalled | None) -> Record:
    """The record of a network."""
    if recalled:
        place = asked.entity.index(ID)
        found = {row[place]: row for row in given[recalled.entities]}
        network = recalled.network
        return await networks.use(recalled.key, lambda: network, lambda kept: _record(asked, kept, found))
    material = _material(asked, given)
    return await networks.use(material.key, material.make, lambda network: _record(asked, network, material.found))


def key_of(asked: Networked, given: Given) -> Hashable:
    """Under which key a network is kept that was made of these rows."""
    return _material(asked, given).key


def _shown_ids(asked: Networked, network: Network) -> tuple[str, ...]:
    """The ids of all whose records an answer needs."""
    read = {column.name for column in asked.columns if isinstance(column, Rows)}
    inner = {column.name for rows in asked.columns if isinstance(rows, Rows) for column in _rows_in(rows)}
    shown = network.strongest_first[: asked.first]
    ids: set[str] = set()
    if inner & {"entity", "source", "target"}:
        ids.update(network.nodes[node] for node in shown)
    if "via" in inner:
        ids.update(group for link in _links_between(network, shown) for group in link.via)
    if "omitted" in read:
        ids.update(network.omitted)
    return tuple(sorted(ids))


def _rows_in(rows: Rows) -> Iterator[Rows]:
    return (column for column in rows.columns if isinstance(column, Rows))


def _links_between(network: Network, shown: Sequence[int]) -> Sequence[Link]:
    within = set(shown)
    return [link for link in network.links if link.source in within and link.target in within]


async def changed(asked: Changed, given: Given, networks: Networks) -> Record:
    """The record of what changed between two networks."""
    before, after = _material(asked.before, given), _material(asked.after, given)
    earlier = await networks.use(before.key, before.make, lambda network: network)
    later = await networks.use(after.key, after.make, lambda network: network)
    return await asyncio.to_thread(_changes, asked, (earlier, before), (later, after))


@dataclass(frozen=True)
class _Material:
    """What a network is made from, and what the graph gave of all that is in it."""

    asked: Networked
    groups: Sequence[Group]
    actors: Mapping[str, str]
    around: Around | None
    found: Mapping[str, Record]
    key: Hashable

    def make(self) -> Network:
        asked = self.asked
        if asked.two_mode:
            return two_mode(self.groups, self.actors, asked.ties.largest, self.around)
        return project(self.groups, self.actors, asked.ties.largest, asked.least, self.around)


def _material(asked: Networked, given: Given) -> _Material:
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
            raise NetworkTooLarge(_field(asked), what, asked.largest, asked.path)
    groups = read_groups(rows.values(), asked.ties.identities)
    if pairs_of(groups, asked.ties.largest) > MOST_PAIRS:
        raise NetworkTooLarge(_field(asked), "pairs", MOST_PAIRS, asked.path)
    around = None
    if asked.around is not None:
        around = Around(tuple(sorted(row[place] for row in given[asked.around])), asked.depth)
    content = [sorted([key, sorted(map(list, members))] for key, _, members in rows.values()), sorted(actors.items())]
    key = (
        blake2b(orjson.dumps(content), digest_size=16).digest(),
        (asked.two_mode, asked.least, around, asked.ties.largest, asked.ties.identities),
    )
    return _Material(asked, groups, actors, around, found, key)


def _field(asked: Networked) -> str:
    return ".".join(str(each) for each in asked.path)


def _record(asked: Networked, network: Network, found: Mapping[str, Record]) -> Record:
    shown = network.strongest_first[: asked.first]

    def value(column: Column) -> Any:
        match column:
            case Rows("nodes", columns):
                return _node_rows(network, shown, columns, found)
            case Rows("links", columns):
                return _link_rows(network, _links_between(network, shown), columns, found)
            case Rows("omitted", _):
                return [found[each] for each in network.omitted]
            case Derived("truncated"):
                return len(shown) < len(network.nodes)
            case Derived(name):
                return rounded([_WHOLE[name](network)])[0]
        raise AssertionError(f"{column!r} is no column of a network")

    return [value(column) for column in asked.columns]


def _changes(asked: Changed, before: tuple[Network, _Material], after: tuple[Network, _Material]) -> Record:
    earlier, later = _pairs(before[0]), _pairs(after[0])
    came = [link for pair, link in later.items() if pair not in earlier]
    went = [link for pair, link in earlier.items() if pair not in later]
    grew = sorted(
        ((earlier[pair].strength, link) for pair, link in later.items() if pair in earlier),
        key=lambda both: (both[0] - both[1].strength, both[1].source, both[1].target),
    )
    grew = [(strength, link) for strength, link in grew if strength < link.strength]

    def value(column: Column) -> Any:
        match column:
            case Rows("came", columns):
                return _link_rows(after[0], came, columns, after[1].found)
            case Rows("went", columns):
                return _link_rows(before[0], went, columns, before[1].found)
            case Rows("grew", columns):
                return _grown(after[0], grew, columns, after[1].found)
            case Rows("actorsCame", _):
                return _missing(after, before[0])
            case Rows("actorsWent", _):
                return _missing(before, after[0])
            case Rows("omitted from", _):
                return [before[1].found[each] for each in before[0].omitted]
            case Rows("omitted to", _):
                return [after[1].found[each] for each in after[0].omitted]
        raise AssertionError(f"{column!r} is no column of a change")

    return [value(column) for column in asked.columns]


def _pairs(network: Network) -> Mapping[tuple[str, str], Link]:
    """Links by the ids of their ends, which have other numbers in another network."""
    return {(network.nodes[link.source], network.nodes[link.target]): link for link in network.links}


def _missing(of: tuple[Network, _Material], other: Network) -> list[Record]:
    """The actors of one network that the other lacks."""
    known = set(other.nodes)
    return [of[1].found[each] for each in of[0].nodes if each not in known]


def _grown(
    network: Network, grew: Sequence[tuple[float, Link]], columns: Sequence[Column], found: Mapping[str, Record]
) -> list[Record]:
    links = [link for _, link in grew]

    def values(column: Column) -> Sequence[Any]:
        match column:
            case Derived("before"):
                return [strength for strength, _ in grew]
            case Derived("after"):
                return [link.strength for link in links]
        return [row[0] for row in _link_rows(network, links, (column,), found)]

    return _rows([values(column) for column in columns], len(links))


def _node_rows(
    network: Network, shown: Sequence[int], columns: Sequence[Column], found: Mapping[str, Record]
) -> list[Record]:
    def values(column: Column) -> Sequence[Any]:
        if isinstance(column, Rows):
            return [[found[network.nodes[node]]] for node in shown]
        assert isinstance(column, Derived), f"{column!r} is no column of a node"
        every = _of_each_node(network, column.name)
        return rounded([every[node] for node in shown])

    return _rows([values(column) for column in columns], len(shown))


def _link_rows(
    network: Network, links: Sequence[Link], columns: Sequence[Column], found: Mapping[str, Record]
) -> list[Record]:
    def values(column: Column) -> Sequence[Any]:
        match column:
            case Rows("source", _):
                return [[found[network.nodes[link.source]]] for link in links]
            case Rows("target", _):
                return [[found[network.nodes[link.target]]] for link in links]
            case Rows("via", _):
                return [[found[group] for group in link.via] for link in links]
            case Derived("strength"):
                return [None if network.groups else link.strength for link in links]
            case Derived("identity"):
                return ["CONFIRMED" if link.confirmed else "PROBABLE" for link in links]
        raise AssertionError(f"{column!r} is no column of a link")

    return _rows([values(column) for column in columns], len(links))


def _rows(columns: Sequence[Sequence[Any]], number: int) -> list[Record]:
    return [[column[row] for column in columns] for row in range(number)]


def _of_each_node(network: Network, name: str) -> Sequence[Any]:
    """The values of a metric, node by node."""
    metric, *options, part = name.split(" ") if " " in name else (name, "")
    if metric != "betweenness":
        return _NODES[metric](network)
    betweenness = network.figures.betweenness("weighted" in options)
    number = len(network.nodes)
    if part == "value":
        pairs = (number - 1) * (number - 2) / 2 if "normalised" in options else 1.0
        return [each / pairs if pairs else 0.0 for each in betweenness.values]
    return [betweenness.sample is not None if part == "approximate" else betweenness.sample] * number


_NODES: Mapping[str, Callable[[Network], Sequence[Any]]] = {
    "degree": lambda network: network.figures.degree,
    "strength": lambda network: network.figures.strength,
    "closeness": lambda network: network.figures.closeness,
    "pageRank": lambda network: network.figures.page_rank,
    "clustering": lambda network: network.figures.clustering,
    "constraint": lambda network: network.figures.constraint,
    "component": lambda network: network.figures.component,
    "community": lambda network: network.figures.community,
}

_WHOLE: Mapping[str, Callable[[Network], Any]] = {
    "actors": lambda network: network.actors,
    "links": lambda network: len(network.links),
    "strength": lambda network: network.strength,
    "density": lambda network: network.density,
    "components": lambda network: network.figures.component_sizes,
    "communities": lambda network: network.figures.communities,
    "modularity": lambda network: network.figures.modularity,
    "diameter": lambda network: network.figures.diameter,
    "averagePath": lambda network: network.figures.average_path,
}
