"""What was read of entities, kept by the revision of the graph, the date and the columns: read again it is the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from typing import Any

import orjson

Record = list[Any]

MOST_KEPT = 20_000_000
"""Characters of JSON that all records together may be; they take about five times as many bytes."""


class Records:
    """Records of entities by their ids, those of the least recently asked columns forgotten first."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, dict[str, Record]] = OrderedDict()
        self._sizes: dict[Hashable, int] = {}

    def get(self, key: Hashable) -> Mapping[str, Record]:
        if key not in self._kept:
            return {}
        self._kept.move_to_end(key)
        return self._kept[key]

    async def add(self, key: Hashable, records: Mapping[str, Record]) -> None:
        """Keep some more records of a key; what is too much by itself is not kept."""
        size = await asyncio.to_thread(_size, records)
        kept = self._kept.setdefault(key, {})
        self._kept.move_to_end(key)
        self._sizes[key] = self._sizes.get(key, 0) + size
        kept |= records
        while sum(self._sizes.values()) > self._most:
            oldest, _ = self._kept.popitem(last=False)
            del self._sizes[oldest]


def _size(records: Mapping[str, Record]) -> int:
    return len(orjson.dumps(list(records.values())))
