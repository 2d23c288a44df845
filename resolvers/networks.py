"""Networks that have been computed, kept by what they were made from: the same groups, the same assumptions.

The key holds a hash of the groups and their members as they were read, so that no change of the graph goes unseen and
no two dates are mixed. Whoever asks for a network that is being computed waits for it.

Beside that it is known which of them answers a question about a revision of the graph, if nothing changed while it was
read: then its groups need not be read again.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

from resolvers.network import Network

MOST_KEPT = 1_000_000
"""Nodes, links and groups of links in all networks that are kept: about 300 MB."""

MOST_ANSWERS = 10_000
"""Questions whose network is known."""

Made = TypeVar("Made")


@dataclass
class _Kept:
    network: Network
    computing: asyncio.Lock = field(default_factory=asyncio.Lock)


class Networks:
    """The networks of one service, the least recently asked ones forgotten first."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._making: dict[Hashable, asyncio.Lock] = {}
        self._answers: OrderedDict[Hashable, Hashable] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    async def use(self, key: Hashable, make: Callable[[], Network], read: Callable[[Network], Made]) -> Made:
        """What is read from the network of a key, which is made when it is not kept; both in a thread of their own."""
        making = self._making.setdefault(key, asyncio.Lock())
        try:
            async with making:
                kept = self._kept.get(key)
                if kept is None:
                    kept = _Kept(await asyncio.to_thread(make))
                    self._keep(key, kept)
                self._kept.move_to_end(key)
        finally:
            if not making.locked():
                self._making.pop(key, None)
        async with kept.computing:
            return await asyncio.to_thread(read, kept.network)

    def recall(self, question: Hashable) -> tuple[Hashable, Network] | None:
        """The network that answers a question, with its key, if it is kept."""
        key = self._answers.get(question)
        kept = self._kept.get(key)
        return (key, kept.network) if kept else None

    def remember(self, question: Hashable, key: Hashable) -> None:
        """That the network of a key answers a question."""
        self._answers[question] = key
        if len(self._answers) > MOST_ANSWERS:
            self._answers.popitem(last=False)

    def _keep(self, key: Hashable, kept: _Kept) -> None:
        self._kept[key] = kept
        weight = sum(each.network.weight for each in self._kept.values())
        while weight > self._most and len(self._kept) > 1:
            _, forgotten = self._kept.popitem(last=False)
            weight -= forgotten.network.weight
