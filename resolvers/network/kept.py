"""Networks that have been computed, kept by what they were made from: the same groups, the same assumptions.

The key holds a hash of the groups and their members as they were read, so that no change of the graph goes unseen and
no two times are mixed. Whoever asks for a network that is being computed waits for it.

Beside that it is known which of them answers a question about a revision of the graph: then its groups need not be read
again.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from cachetools import LRUCache

from resolvers.network.records import Records

if TYPE_CHECKING:
    from resolvers.network.analysis.projection import NetworkGraph

MOST_KEPT = 300_000_000
"""Bytes that all networks that are kept may take."""

MOST_ANSWERS = 10_000
"""Questions whose network is known."""

AT_ONCE = 2
"""How many networks are computed at a time; who asks for another one waits."""


@dataclass
class _Kept:
    """A network, None until it is made."""

    network: "NetworkGraph | None" = None
    computing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def knows(self, figures: Sequence[str]) -> bool:
        return self.network is not None and self.network.figures.know(figures)

    def compute(self, make: "Callable[[], NetworkGraph]", figures: Sequence[str], stopped: Callable[[], bool]) -> None:
        self.network = self.network or make()
        self.network.figures.compute(figures, stopped)


class Networks:
    """The networks of one service, the least recently asked ones forgotten first.

    One that takes longer to compute than `patience` seconds is there for who asks again.
    """

    def __init__(self, patience: float = 30.0, most: int = MOST_KEPT) -> None:
        self.patience = patience
        self.records = Records()
        """What was read of those who are in them."""
        self._most = most
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._answers: LRUCache[Hashable, Hashable] = LRUCache(MOST_ANSWERS)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="network")
        self._closed = Event()

    def __len__(self) -> int:
        return len(self._kept)

    async def get(self, key: Hashable, make: "Callable[[], NetworkGraph]", figures: Sequence[str]) -> "NetworkGraph":
        """The network of a key with these figures, made when it is not kept.

        Raises TimeoutError when it takes too long, and what `make` and `NetworkFigures.compute` raise.
        """
        kept = self._kept.setdefault(key, _Kept())
        self._kept.move_to_end(key)
        if not kept.knows(figures):
            async with asyncio.timeout(self.patience):
                await self._compute(key, kept, make, figures)
        assert kept.network, "it has been made"
        return kept.network

    def recall(self, question: Hashable) -> "tuple[Hashable, NetworkGraph] | None":
        """The network that answers a question, with its key, if it is kept."""
        key = self._answers.get(question)
        kept = self._kept.get(key)
        return (key, kept.network) if kept and kept.network else None

    def remember(self, question: Hashable, key: Hashable) -> None:
        """That the network of a key answers a question."""
        self._answers[question] = key

    def close(self) -> None:
        """Compute nothing more than the figures that have been begun."""
        self._closed.set()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _compute(
        self, key: Hashable, kept: _Kept, make: "Callable[[], NetworkGraph]", figures: Sequence[str]
    ) -> None:
        """Compute in a thread. Who has gone leaves the queue, but no thread can be stopped: what has begun goes on."""
        await kept.computing.acquire()
        try:
            await self._places.acquire()
        except asyncio.CancelledError:
            kept.computing.release()
            raise

        def computed(_: object) -> None:
            self._places.release()
            kept.computing.release()
            self._forget()

        work = partial(kept.compute, make, figures, self._closed.is_set)
        begun = asyncio.get_running_loop().run_in_executor(self._threads, work)
        begun.add_done_callback(computed)
        await asyncio.shield(begun)

    def _forget(self) -> None:
        """Forget what could not be made, and the least recently asked while all take too much memory."""
        for key, kept in list(self._kept.items()):
            if kept.network is None and not kept.computing.locked():
                del self._kept[key]
        weights = {key: kept.network.weight for key, kept in self._kept.items() if kept.network}
        weight = sum(weights.values())
        for key in list(weights)[:-1]:
            if weight > self._most:
                weight -= weights[key]
                del self._kept[key]
