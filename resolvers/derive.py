"""Derive what no statement computes: values of rows from the rows themselves, once they are there.

ranked      the candidates of a search, best first     resolvers/response/ranking.py
networked   the networks that are made of groups       resolvers/network/read.py
series_rows the same on one date after another         resolvers/network/series.py
pathed      the path between two actors                resolvers/network/path.py
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graph_store import Statement
from resolvers.block import (
    IN_SHEAVES,
    Attribute,
    BeyondCursor,
    Branch,
    Candidates,
    ChangeQuestion,
    Derivation,
    GraphNode,
    NetworkQuestion,
    NodeCount,
    PathQuestion,
    Reached,
    SeriesRows,
    Unknown,
    record,
)
from resolvers.cypher.statement import compile_branches
from resolvers.errors import PathTakesLong, UnknownId, UnknownMunicipality
from resolvers.graph import Graph
from resolvers.network.change import changed
from resolvers.network.path import Vanished, pathed
from resolvers.network.read import KeptNetwork, NetworkMaterial, material_again, material_of, networked, recall
from resolvers.network.records import Record
from resolvers.network.series import series_rows
from resolvers.prepared import Bound
from resolvers.response.ranking import ranked


@dataclass(frozen=True)
class RemainingQuestion:
    """What is left to ask of a question when some of its networks are kept, and the revision that they were made of."""

    question: Bound
    branches: tuple[Branch, ...]
    revision: int | None = None
    networks: Mapping[Derivation, KeptNetwork] = field(default_factory=dict)

    @property
    def statement(self) -> Statement:
        """The statement that asks for the branches; what is left of a question has a text of its own."""
        return compile_branches(self.branches).statement() if self.networks else self.question.statement


async def recall_networks(question: Bound, graph: Graph) -> RemainingQuestion:
    """A question without what networks that are kept were read from; what is shown of them is asked by its ids."""
    asked = [each for each in question.derivations if isinstance(each, NetworkQuestion)]
    if not asked:
        return RemainingQuestion(question, question.branches)
    revision = await _revision(graph)
    recalled: dict[Derivation, KeptNetwork] = {}
    for each in asked:
        if kept := await recall(each, revision, graph.networks):
            recalled[each] = kept
    needless = {branch for each in asked if each in recalled for branch in each.branches}
    needed = {branch for each in asked if each not in recalled for branch in each.branches}
    found = (kept.others for kept in recalled.values() if kept.others.ids)
    branches = record([*(each for each in question.branches if each not in needless - needed), *found])
    return RemainingQuestion(question, branches, revision, recalled)


async def derive_parts(rows: Sequence[Record], recalled: RemainingQuestion, graph: Graph) -> list[Any]:
    """What each branch of a question gave, and after it what each of its derivations makes of that."""
    given = dict(zip(recalled.branches, _parts(recalled.branches, rows), strict=True))
    _refuse_unknown(given)
    derived = [[await _derived(each, given, graph, recalled)] for each in recalled.question.derivations]
    return [*(_part(each, given.get(each, [])) for each in recalled.question.branches), *derived]


def _refuse_unknown(given: Mapping[Branch, Sequence[Record]]) -> None:
    """Refuse a question whose municipality, or one of whose ids, nothing in the graph has."""
    for branch, rows in given.items():
        if isinstance(branch, Unknown) and rows:
            field = ".".join(str(each) for each in branch.path)
            error = UnknownMunicipality if branch.labels else UnknownId
            raise error(field, branch.argument, rows[0][0], branch.path)


def _part(branch: Branch, rows: list[Any]) -> Any:
    """What is read of the rows of a branch."""
    match branch:
        case NodeCount():
            return rows[0][0]
        case Reached():
            return rows[0]
        case BeyondCursor():
            return bool(rows)
        case Candidates():
            return ranked(branch, rows)
    return rows


def _parts(branches: Sequence[Branch], rows: Sequence[Record]) -> list[Any]:
    """The records of each branch."""
    parts: list[Any] = [[] for _ in branches]
    for part, row in rows:
        if isinstance(branches[part], IN_SHEAVES):
            parts[part] += row
        else:
            parts[part].append(row)
    return parts


async def _derived(
    derivation: Derivation, given: Mapping[Branch, Any], graph: Graph, recalled: RemainingQuestion
) -> Record:
    async def read(branch: Branch) -> list[Record]:
        return list((await _given(graph, (branch,)))[branch])

    match derivation:
        case NetworkQuestion():
            material = await _material(derivation, given, graph, recalled)
            return await networked(derivation, material, graph.networks, await _series(derivation, graph))
        case ChangeQuestion(before, after):
            of_before, of_after = [await asyncio.to_thread(material_of, each, given) for each in (before, after)]
            return await changed(derivation, of_before, of_after, graph.networks)
        case PathQuestion():
            # all its statements together have the time of one
            try:
                async with asyncio.timeout(graph.store.timeout):
                    while True:
                        try:
                            return await pathed(derivation, given, read)
                        except Vanished:
                            given = {end: await read(end) for end in (derivation.start, derivation.end)}
            except TimeoutError:
                field = ".".join(str(each) for each in derivation.path)
                seconds, remedies = graph.store.timeout, derivation.remedies
                raise PathTakesLong(field, seconds, remedies, derivation.path) from None


async def _material(
    asked: NetworkQuestion, given: Mapping[Branch, Any], graph: Graph, recalled: RemainingQuestion
) -> NetworkMaterial:
    """What a network is made from. It is known by its question from now on, if it is of the revision asked before."""
    kept = recalled.networks.get(asked)
    material = material_again(asked, kept, given) if kept else None
    if material is None:
        if kept:
            # the graph has changed since its revision was asked for
            given = await _given(graph, asked.branches)
        material = await asyncio.to_thread(material_of, asked, given)
    if (kept is None or kept.others.ids) and await _revision(graph) == recalled.revision:
        graph.networks.remember((recalled.revision, asked.question), material.key)
        await graph.networks.records.add((recalled.revision, asked.records), material.found.records)
    return material


async def _series(asked: NetworkQuestion, graph: Graph) -> Mapping[SeriesRows, list[Record]]:
    """The rows of all series of a network."""
    series = [each for each in asked.columns if isinstance(each, SeriesRows)]
    if not series:
        return {}
    read, revision = partial(_given, graph), partial(_revision, graph)
    return await series_rows(asked, series, read, revision, graph.networks, graph.store.timeout)


async def _given(graph: Graph, branches: Sequence[Branch]) -> dict[Branch, list[Record]]:
    """What some branches give, read by a statement of their own."""
    rows = await graph.store.read(compile_branches(branches).statement())
    return dict(zip(branches, _parts(branches, rows), strict=True))


async def _revision(graph: Graph) -> int:
    ((_, (revision,)),) = await graph.store.read(
        compile_branches((GraphNode((Attribute("n", "revision"),)),)).statement()
    )
    return revision or 0
