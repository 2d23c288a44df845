"""What was answered, kept while what it was made of is what the graph holds today."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

from cachetools import LRUCache

from resolvers.question import MadeOf, RevisionShown

_OVERHEAD = 1000
"""Bytes that an entry takes beside its contents, about."""


class Memory:
    """Bounded bytes of answers, the least recently asked forgotten first.

    `freshness` is how many seconds old the last look at the revision may be when one is given again.
    """

    def __init__(
        self, revision_shown: RevisionShown, today: Callable[[], date], *, most: int, freshness: float
    ) -> None:
        self._kept: LRUCache[Hashable, tuple[MadeOf, Any, int]] = LRUCache(most, getsizeof=lambda entry: entry[2])
        self._revision_shown = revision_shown
        self._today = today
        self._freshness = freshness

    def __bool__(self) -> bool:
        """Whether anything is ever kept."""
        return self._kept.maxsize > 0

    @property
    def weight(self) -> int:
        """About how many bytes all of it takes."""
        return int(self._kept.currsize)

    async def now(self) -> MadeOf | None:
        """What an answer would be made of now; None: that cannot be seen."""
        revision = await self._revision_shown(self._freshness)
        return None if revision is None else MadeOf(revision, self._today())

    async def recall(self, key: Hashable) -> Any:
        """What is kept under a key; None: nothing is, or not of now."""
        entry = self._kept.get(key)
        if entry is None:
            return None
        of, value, _ = entry
        if of.revision is not None and of.revision != await self._revision_shown(self._freshness):
            return None
        return value if of.day == self._today() else None

    def keep(self, key: Hashable, value: Any, of: MadeOf, size: int) -> None:
        """Keep what takes `size` bytes, its key among them; what is too large by itself is not kept."""
        weight = size + _OVERHEAD
        if weight <= self._kept.maxsize:
            self._kept[key] = (of, value, weight)
