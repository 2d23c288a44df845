"""Derive what no statement computes: values of rows from the rows themselves, once they are there.

ranked     the candidates of a search, best first     resolvers/search.py
"""

from collections.abc import Iterator, Sequence
from typing import Any

from resolvers.block import Derived, Own, Propose
from resolvers.search import score

Record = list[Any]

SCORE, MATCHED = Derived("score"), Derived("matched")
SORT_KEY = Own("n", "sortKey")


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
