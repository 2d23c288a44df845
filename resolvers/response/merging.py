"""One page from two that are in the same order."""

from collections.abc import Sequence

from resolvers.block import Window
from resolvers.block.slots import fixed
from resolvers.response.reader import Record


def merged(window: Window, rows: Sequence[tuple[Record, Record]]) -> list[Record]:
    """Rows of [what they are ordered by, record] as the records of a page: as many as its window holds."""
    found = rows
    for place, key in reversed(list(enumerate(window.order))):  # the last key first: a sort leaves what is equal
        found = _sorted(found, place, descending=key.descending != window.backward)
    return [record for _, record in found[: None if window.limit is None else fixed(window.limit)]]


def _sorted(rows: Sequence[tuple[Record, Record]], place: int, *, descending: bool) -> list[tuple[Record, Record]]:
    return sorted(rows, key=lambda row: row[0][place], reverse=descending)
