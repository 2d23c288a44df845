"""Derive what no statement computes: networks and paths, from the rows of those who are in them.

networked   the networks that are made of groups       resolvers/network/read.py
series_rows the same on one date after another         resolvers/network/series.py
pathed      the path between two actors                resolvers/network/path.py
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graph_store import Revision, Snapshot, Statement
from resolvers.block import (
    Branch,
    ChangeQuestion,
    Derivation,
    NetworkQuestion,
    PathQuestion,
    SeriesRows,
    record,
)
from resolvers.cypher.statement import compile_branches
from resolvers.errors import PathTakesLong
from resolvers.graph import Graph
from resolvers.network.change import changed
from resolvers.network.path import pathed
from resolvers.network.read import KeptNetwork, NetworkMaterial, material_again, material_of, networked, recall
from resolvers.network.records import Record
from resolvers.network.series import series_rows
from resolvers.parts import parts_of, read_branches
from resolvers.prepared import Bound


@dataclass(frozen=True)
class RemainingQuestion:
    """What is left to ask of a question when some of its networks are kept."""

    question: Bound
    branches: tuple[Branch, ...]
    networks: Mapping[Derivation, KeptNetwork] = field(default_factory=dict)

    @property
    def statement(self) -> Statement:
        """The statement that asks for the branches; what is left of a question has a text of its own."""
        return compile_branches(self.branches).statement() if self.networks else self.question.statement


async def read_and_derive(question: Bound, graph: Graph, snapshot: Snapshot) -> list[Any]:
    """What each branch of a question gave, and after it what each of its derivations makes of that."""
    left = await _recall_networks(question, graph, snapshot)
    given = await read_branches(snapshot, left.branches, left.statement)
    derived = [[await _derived(each, given, graph, snapshot, left)] for each in question.derivations]
    return [*parts_of(question, given), *derived]


async def _recall_networks(question: Bound, graph: Graph, snapshot: Snapshot) -> RemainingQuestion:
    """A question without what networks that are kept were read from; what is shown of them is asked by its ids."""
    asked = [each for each in question.derivations if isinstance(each, NetworkQuestion)]
    if not asked:
        return RemainingQuestion(question, question.branches)
    revision = await snapshot.revision()
    recalled: dict[Derivation, KeptNetwork] = {}
    for each in asked:
        if kept := await recall(each, revision, graph.networks):
            recalled[each] = kept
    needless = {branch for each in asked if each in recalled for branch in each.branches}
    needed = {branch for each in asked if each not in recalled for branch in each.branches}
    found = (kept.others for kept in recalled.values() if kept.others.ids)
    branches = record([*(each for each in question.branches if each not in needless - needed), *found])
    return RemainingQuestion(question, branches, recalled)


async def _derived(
    derivation: Derivation,
    given: Mapping[Branch, Any],
    graph: Graph,
    snapshot: Snapshot,
    recalled: RemainingQuestion,
) -> Record:
    async def read(branch: Branch) -> list[Record]:
        return list((await read_branches(snapshot, (branch,)))[branch])

    match derivation:
        case NetworkQuestion():
            revision = await snapshot.revision()
            material = await _material(derivation, given, graph, revision, recalled.networks)
            series = await _series(derivation, graph, snapshot, revision)
            return await networked(derivation, material, graph.networks, series)
        case ChangeQuestion(before, after):
            of_before, of_after = [await asyncio.to_thread(material_of, each, given) for each in (before, after)]
            return await changed(derivation, of_before, of_after, graph.networks)
        case PathQuestion():
            # all its statements together have the time of one
            try:
                async with asyncio.timeout(graph.store.timeout):
                    return await pathed(derivation, given, read)
            except TimeoutError:
                field = ".".join(str(each) for each in derivation.path)
                seconds, remedies = graph.store.timeout, derivation.remedies
                raise PathTakesLong(field, seconds, remedies, derivation.path) from None


async def _material(
    asked: NetworkQuestion,
    given: Mapping[Branch, Any],
    graph: Graph,
    revision: Revision,
    recalled: Mapping[Derivation, KeptNetwork],
) -> NetworkMaterial:
    """What a network is made from; it is known by its question from now on."""
    kept = recalled.get(asked)
    if kept:
        material = material_again(asked, kept, given)
    else:
        material = await asyncio.to_thread(material_of, asked, given)
    if kept is None or kept.others.ids:
        graph.networks.remember((revision, asked.question), material.key)
        await graph.networks.records.add((revision, asked.records), material.found.records)
    return material


async def _series(
    asked: NetworkQuestion, graph: Graph, snapshot: Snapshot, revision: Revision
) -> Mapping[SeriesRows, list[Record]]:
    """The rows of all series of a network."""
    series = [each for each in asked.columns if isinstance(each, SeriesRows)]
    if not series:
        return {}
    read = partial(read_branches, snapshot)
    return await series_rows(asked, series, read, revision, graph.networks, graph.store.timeout)
