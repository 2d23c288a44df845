"""What was read of entities: as it is shown in each place of an answer, and as it is kept.

It is kept by the revision of the graph, the date and the columns: read again it is the same.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from resolvers.block import Column, Rows

Record = list[Any]

MOST_KEPT = 20_000_000
"""Characters of JSON that all records together may be; they take about five times as many bytes."""


@dataclass(frozen=True)
class EntityRecords:
    """What was read of entities, as records of these columns by their ids."""

    columns: Sequence[Column]
    records: Mapping[str, Record]

    def shown(self, rows: Rows) -> Callable[[str], Record]:
        """The record of each, with what is shown of it in these rows."""
        of_record = shown(self.columns, rows)
        return lambda each: of_record(self.records[each])


def shown(columns: Sequence[Column], rows: Rows) -> Callable[[Record], Record]:
    """From a record of some columns to one with those that these rows have."""
    places = [columns.index(column) for column in rows.columns]
    return lambda record: [record[place] for place in places]


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
        known = self._kept.get(key, {})
        new = {id_: record for id_, record in records.items() if id_ not in known}
        size = await asyncio.to_thread(_size, new)
        kept = self._kept.setdefault(key, {})
        self._kept.move_to_end(key)
        # another question may have added some of them meanwhile
        fresh = new.keys() - kept.keys()
        self._sizes[key] = self._sizes.get(key, 0) + size * len(fresh) // max(len(new), 1)
        kept |= new
        while sum(self._sizes.values()) > self._most:
            oldest, _ = self._kept.popitem(last=False)
            del self._sizes[oldest]


def _size(records: Mapping[str, Record]) -> int:
    return len(orjson.dumps(list(records.values())))
