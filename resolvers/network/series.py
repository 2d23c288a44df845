"""How a network was on one date after another: the same question about each date, and of each network three figures.

Each is read by a statement of its own, whose text is the same for all dates, unless it is kept. Dates on which the
groups and those in them are the same have one network.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph_store import Revision
from resolvers.block import SORT_KEY, Branch, Column, Day, Derived, During, Members, NetworkQuestion, SeriesRows, Walk
from resolvers.block.slots import exchanged, fixed
from resolvers.errors import SeriesTakesLong
from resolvers.network.analysis.projection import NetworkGraph
from resolvers.network.kept import Networks
from resolvers.network.read import ID, Given, field_of, material_of, network_of, rows_of_columns
from resolvers.network.records import Record
from resolvers.rounding import rounded

ReadBranches = Callable[[Sequence[Branch]], Awaitable[Given]]
"""Reads what some branches give."""

Dated = Mapping[str, NetworkGraph]
"""The networks of some dates."""


async def series_rows(
    asked: NetworkQuestion,
    series: Sequence[SeriesRows],
    read: ReadBranches,
    revision: Revision,
    networks: Networks,
    seconds: float,
) -> Mapping[SeriesRows, list[Record]]:
    """The rows of some series of a network at a revision; together they have the time of one statement."""
    dates = sorted({date for each in series for date in fixed(each.dates)})
    found: dict[str, NetworkGraph] = {}
    try:
        async with asyncio.timeout(seconds):
            for date in dates:
                found[date] = await _network_at(asked, date, read, revision, networks)
    except TimeoutError:
        raise SeriesTakesLong(field_of(asked), len(found), len(dates), seconds, asked.remedies, asked.path) from None
    return {each: _rows(each.columns, fixed(each.dates), found) for each in series}


async def _network_at(
    asked: NetworkQuestion, date: str, read: ReadBranches, revision: Revision, networks: Networks
) -> NetworkGraph:
    """The network of a date; it is kept."""
    its = at_date(asked, date)
    if kept := networks.recall((revision, its.question)):
        return kept[1]
    material = await asyncio.to_thread(material_of, its, await read((*its.groups, *its.actors)))
    network = await network_of(its, material, networks, ())
    networks.remember((revision, its.question), material.key)
    return network


def at_date(asked: NetworkQuestion, date: str) -> NetworkQuestion:
    """The same question about another date, of which nothing is read but what makes the network."""
    other = exchanged(asked, (Day, During), lambda time: Day(date, time.root))
    groups, actors = (tuple(_bare(each, other.entity) for each in of) for of in (other.groups, other.actors))
    around = None if other.around is None else _bare(other.around, other.entity)
    members = Members(other.ties)
    return replace(
        other, groups=groups, actors=actors, around=around, entity=(ID, SORT_KEY), members=members, columns=()
    )


def _bare(branch: Branch, entity: Sequence[Column]) -> Walk:
    """A branch without what is shown of entities and told of members."""
    assert isinstance(branch, Walk), "networks are read by walks"
    shown = set(entity) - {ID, SORT_KEY}
    columns = (Members(each.ties) if isinstance(each, Members) else each for each in branch.columns)
    return replace(branch, columns=tuple(each for each in columns if each not in shown))


def _rows(columns: Sequence[Column], dates: Sequence[str], found: Dated) -> list[Record]:
    values = [[_VALUES[column](date, found[date]) for date in dates] for column in columns]
    return rows_of_columns(values, len(dates))


_VALUES: Mapping[Column, Callable[[str, NetworkGraph], Any]] = {
    Derived("date"): lambda date, network: date,
    Derived("actors"): lambda date, network: network.actors,
    Derived("links"): lambda date, network: network.links.number,
    Derived("density"): lambda date, network: rounded([network.density])[0],
}
