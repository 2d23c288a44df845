"""Loads that are killed before one of their steps, for tests: python -m tests.graph_seed.killed

What a loader says to the graph is a step each: its statements, its commit, and what it writes of its marker. Where the
graph is stands in the first line of stdin; of each other line, a step and a folder, it makes a load, and says whether
it came to its end.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from graph_seed import load
from graph_store import Credentials, Engine, GraphStore, Target, Transaction, guard
from tests.model import MODEL

LEASE = 2.0
"""Seconds of its marker."""

steps = 0


def counted(step: Callable[..., Awaitable[Any]], last: int) -> Callable[..., Awaitable[Any]]:
    async def take(*arguments: Any) -> Any:
        global steps
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return await step(*arguments)

    return take


async def main(last: int, folder: Path, target: Target) -> None:
    guard.LEASE = LEASE
    for owner, name in ((Transaction, "run"), (Transaction, "_commit"), (GraphStore, "_run_apart")):
        setattr(owner, name, counted(getattr(owner, name), last))
    async with GraphStore.open(target, writable=True) as store:
        await load(store, [folder], MODEL)


def say_of_each(target: Target) -> None:
    """Each load is made by a process of its own, which is a copy of this one, so that it need not read the program."""
    for line in sys.stdin:
        step, folder = json.loads(line)
        loader = os.fork()
        if not loader:
            asyncio.run(main(step, Path(folder), target))
            os._exit(0)
        _, status = os.waitpid(loader, 0)
        print(json.dumps({0: "ended", signal.SIGKILL: "killed"}.get(status, "failed")), flush=True)


if __name__ == "__main__":
    told = json.loads(sys.stdin.readline())
    who = Credentials(told["user"], told["password"])
    say_of_each(Target(told["uri"], Engine(told["engine"]), told["database"], who, who, 60.0))
