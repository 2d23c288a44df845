"""A service with nothing but its graph, for tests that end it in all ways: python -m tests.graph_store.service FOLDER.

It says when it is ready. For each line that it is told it writes once, and says which revision that made or why it made
none. It ends when stdin does.
"""

import asyncio
import json
import sys
from pathlib import Path

from graph_store import GraphError, GraphStore, Statement, Transaction, open_graph


async def main(folder: Path) -> None:
    async with (
        open_graph(folder=folder, labels=["Council", "Actor"], relationships=["HOSTS"]) as target,
        GraphStore.open(target, writable=True) as store,
    ):
        say("ready")
        while await asyncio.to_thread(sys.stdin.readline):
            try:
                say(await store.write(pair))
            except GraphError as error:
                say(error.code)


async def pair(transaction: Transaction) -> int:
    """Two nodes and what joins them, in three statements: a transaction that could be halved."""
    at = {"at": transaction.revision}
    await transaction.run(Statement("CREATE (:Entity:Actor {id: 'actor:' + $at, at: $at})", at))
    await transaction.run(Statement("CREATE (:Entity:Council {id: 'council:' + $at, at: $at})", at))
    join = "MATCH (a:Actor {at: $at}), (c:Council {at: $at}) CREATE (a)-[:HOSTS {at: $at}]->(c)"
    await transaction.run(Statement(join, at))
    return transaction.revision


def say(what: str | int) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
