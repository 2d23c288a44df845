"""Read what the branches of a question give. What no statement computes is derived from it in resolvers/derive.py.

Only networks and paths are derived, and their libraries are large: they are imported when the first is asked for.
"""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from graph_store import Revision, Snapshot, Statement
from resolvers.block import IN_SHEAVES, BeyondCursor, Branch, Candidates, NodeCount, Reached, Seek, Unknown
from resolvers.citation import CITED_GRAPH, graph_cited
from resolvers.cypher.statement import compile_branches
from resolvers.errors import UnknownId, UnknownMunicipality
from resolvers.graph import Graph
from resolvers.network.records import Record
from resolvers.prepared import Bound
from resolvers.response.merging import merged
from resolvers.response.ranking import ranked

_DERIVE = "resolvers.derive"


@dataclass(frozen=True, slots=True)
class Found:
    """What each branch of a question gave, and after it what each of its derivations makes of that."""

    parts: list[Any]
    revision: Revision | None
    """Of which all of it is, however many statements it took; None: nothing was read."""
    graph: Mapping[str, Any] | None = None
    """Which graph it was read from, for who cites it."""


async def read_parts(question: Bound, graph: Graph, *, cited: bool = False) -> Found:
    """What there is to a question, all of one revision of the graph."""

    async def read(snapshot: Snapshot) -> Found:
        parts = await _read_parts(question, graph, snapshot)
        of = graph_cited(await snapshot.read(CITED_GRAPH)) if cited else None
        return Found(parts, snapshot.seen, of)

    return await graph.store.guard.at_one_revision(read)


async def _read_parts(question: Bound, graph: Graph, snapshot: Snapshot) -> list[Any]:
    if not question.derivations:
        return parts_of(question, await read_branches(snapshot, question.branches, question.statement))
    if _DERIVE not in sys.modules:
        await asyncio.to_thread(import_module, _DERIVE)
    from resolvers.derive import read_and_derive

    return await read_and_derive(question, graph, snapshot)


async def read_branches(
    snapshot: Snapshot, branches: Sequence[Branch], statement: Statement | None = None
) -> dict[Branch, list[Record]]:
    """What some branches give, read by a statement that asks for these, or one of their own."""
    rows = await snapshot.read(statement or compile_branches(branches).statement()) if branches else []
    given = dict(zip(branches, _parts(branches, rows), strict=True))
    _refuse_unknown(given)
    return given


def parts_of(question: Bound, given: Mapping[Branch, list[Record]]) -> list[Any]:
    """What each branch of a question gave; that which was not read gave nothing."""
    return [_part(each, given.get(each, [])) for each in question.branches]


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
        case Seek() if len(branch.halves) > 1:
            return merged(branch.window, rows)
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
