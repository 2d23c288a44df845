"""Derive what no statement computes: values of rows from the rows themselves, once they are there.

ranked      the candidates of a search, best first     resolvers/search.py
networked   the networks that are made of groups       resolvers/networked.py
pathed      the path between two actors                resolvers/pathed.py
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from resolvers.block import (
    MATCHED,
    SCORE,
    SORT_KEY,
    Branch,
    Changed,
    Derivation,
    Elsewhere,
    Networked,
    Pathed,
    Propose,
    Reached,
    Total,
)
from resolvers.compile import compile_branches
from resolvers.networked import changed, networked
from resolvers.pathed import pathed
from resolvers.plan import Plan
from resolvers.question import Graph
from resolvers.search import score

Record = list[Any]


async def derive_parts(rows: Sequence[Record], plan: Plan, graph: Graph) -> list[Any]:
    """What each branch of a plan gave, and after it what each of its derivations makes of that."""
    parts: list[Any] = [[] for _ in plan.branches]
    for part, row in rows:
        parts[part].append(row)
    given: Mapping[Branch, Any] = dict(zip(plan.branches, parts, strict=True))
    derived = [[await _derived(each, given, graph)] for each in plan.derivations]
    for part, branch in enumerate(plan.branches):
        if isinstance(branch, Total):
            parts[part] = parts[part][0][0]
        elif isinstance(branch, Reached):
            parts[part] = parts[part][0]
        elif isinstance(branch, Elsewhere):
            parts[part] = bool(parts[part])
        elif isinstance(branch, Propose):
            parts[part] = ranked(branch, parts[part])
    return [*parts, *derived]


async def _derived(derivation: Derivation, given: Mapping[Branch, Any], graph: Graph) -> Record:
    async def read(branch: Branch) -> list[Record]:
        return [row for _, row in await graph.store.read(compile_branches((branch,)))]

    match derivation:
        case Networked():
            return await networked(derivation, given, graph.networks)
        case Changed():
            return await changed(derivation, given, graph.networks)
        case Pathed():
            return await pathed(derivation, given, read)


def ranked(branch: Propose, rows: Sequence[Record]) -> list[Record]:
    """The candidates that answer a search, best first, each with its score and the fields in which it was found."""
    places = {column: place for place, column in enumerate(branch.columns)}
    candidates = []
    for row in rows:
        texts: dict[str, list[str]] = {field: [] for field, _ in branch.texts}
        for field, column in branch.texts:
            texts[field] += _flat(row[places[column]])
        candidates.append(texts)
    found = []
    for row, hit in zip(rows, score(branch.sought, candidates), strict=True):
        if hit:
            row = list(row)
            row[places[SCORE]], row[places[MATCHED]] = hit.score, list(hit.matched)
            found.append(row)
    return sorted(found, key=lambda row: (-row[places[SCORE]], row[places[SORT_KEY]]))


def _flat(held: Any) -> Iterator[str]:
    """The texts in a column: none, one, a list of them, or the rows of a block."""
    if isinstance(held, str):
        yield held
    else:
        for each in held or ():
            yield from _flat(each)
