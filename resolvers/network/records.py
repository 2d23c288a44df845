"""What was read of entities: as it is shown in each place of an answer, and as it is kept.

It is kept by the revision of the graph, the time and the columns: read again it is the same.
"""

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from cachetools import LRUCache

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


@dataclass(frozen=True)
class _Sized:
    """Records by their ids, and how many characters of JSON they are."""

    records: Mapping[str, Record]
    size: int


class Records:
    """Records of entities by their ids, those of the least recently asked columns forgotten first."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: LRUCache[Hashable, _Sized] = LRUCache(most, getsizeof=lambda kept: kept.size)

    def get(self, key: Hashable) -> Mapping[str, Record]:
        return self._kept.get(key, _NOTHING).records

    async def add(self, key: Hashable, records: Mapping[str, Record]) -> None:
        """Keep some more records of a key; what is too much by itself is not kept."""
        known = self.get(key)
        new = {id_: record for id_, record in records.items() if id_ not in known}
        size = await asyncio.to_thread(_size, new)
        # another question may have added some of them meanwhile
        kept = self._kept.get(key, _NOTHING)
        fresh = new.keys() - kept.records.keys()
        total = kept.size + size * len(fresh) // max(len(new), 1)
        if total <= self._kept.maxsize:
            self._kept[key] = _Sized({**kept.records, **new}, total)
        else:
            self._kept.pop(key, None)


_NOTHING = _Sized({}, 0)


def _size(records: Mapping[str, Record]) -> int:
    return len(orjson.dumps(list(records.values())))
