"""What changed between two networks: links and actors that came and went, and links that grew and shrank."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from resolvers.block import (
    ChangeQuestion,
    Column,
    Derived,
    NetworkQuestion,
    Rows,
    RowsOf,
)
from resolvers.network.analysis.links import Links
from resolvers.network.analysis.projection import NetworkGraph
from resolvers.network.kept import Networks
from resolvers.network.read import NetworkMaterial, link_rows, listed, network_of, rows_of_columns
from resolvers.network.records import EntityRecords, Record


async def changed(asked: ChangeQuestion, before: NetworkMaterial, after: NetworkMaterial, networks: Networks) -> Record:
    """The record of what changed between two networks."""
    earlier = await network_of(asked.before, before, networks, ())
    later = await network_of(asked.after, after, networks, ())
    return await asyncio.to_thread(_changes, asked, (earlier, before.found), (later, after.found))


def _changes(
    asked: ChangeQuestion, before: tuple[NetworkGraph, EntityRecords], after: tuple[NetworkGraph, EntityRecords]
) -> Record:
    (earlier, found_before), (later, found_after) = before, after
    had, has = _strengths(earlier), _strengths(later)

    def value(column: Column) -> Any:
        match column:
            case Rows(RowsOf.CAME, columns):
                came = later.links.take([pair not in had for pair in has])
                return link_rows(asked.after, later, listed(asked.after, came), columns, found_after)
            case Rows(RowsOf.WENT, columns):
                went = earlier.links.take([pair not in has for pair in had])
                return link_rows(asked.before, earlier, listed(asked.before, went), columns, found_before)
            case Rows(RowsOf.GREW | RowsOf.SHRANK as of, columns):
                before = np.array([had.get(pair, strength) for pair, strength in has.items()])
                more = (later.links.rounded - before) * (1 if of is RowsOf.GREW else -1)
                # those that changed most first, equals by the names of their ends
                order = np.lexsort((later.links.target, later.links.source, -more))[: np.count_nonzero(more > 0)]
                links = listed(asked.after, later.links.take(order))
                return _changed_rows(asked.after, later, links, before[order].tolist(), columns, found_after)
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


def _strengths(network: NetworkGraph) -> Mapping[tuple[str, str], float]:
    """The strength of each link, in order, by the ids of its ends, which have other numbers in another network."""
    source, target, _ = network.links
    ends = zip(source.tolist(), target.tolist(), network.links.rounded.tolist(), strict=True)
    return {(network.nodes[one], network.nodes[two]): strength for one, two, strength in ends}


def _missing(network: NetworkGraph, other: NetworkGraph) -> list[str]:
    """The actors of one network that another lacks."""
    known = set(other.nodes)
    return [each for each in network.nodes if each not in known]


def _changed_rows(
    asked: NetworkQuestion,
    network: NetworkGraph,
    links: Links,
    before: Sequence[float],
    columns: Sequence[Column],
    found: EntityRecords,
) -> list[Record]:
    def values(column: Column) -> Sequence[Any]:
        match column:
            case Derived("before"):
                return before
            case Derived("after"):
                after: list[float] = links.rounded.tolist()
                return after
        return [row[0] for row in link_rows(asked, network, links, (column,), found)]

    return rows_of_columns([values(column) for column in columns], links.number)
