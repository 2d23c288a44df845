"""How much memory the service takes while it sends a file of very many rows, on Neo4j.

    python -m benchmarks.exports [--rows 1000000]

As many synthetic actors are sent as CSV and as JSON Lines. The memory is what Linux says that the process of the
service has, after its first answer and at its most while it sends. The Neo4j is the one of the tests (see the README):
SAMVERKAN_TEST_NEO4J_URL, or one of Maven Central. Its graph is emptied.
"""

import argparse
import asyncio
import re
import time
from dataclasses import replace
from pathlib import Path

import httpx

from benchmarks.synthetic import create, entities
from graph_store import GraphStore, Target, ensure_indexes
from schema import TYPES, read_model
from tests.engines import target_of
from tests.service import Service, start

FILLING_SECONDS = 300.0


def memory(service: Service) -> float:
    """The MB of the service's process."""
    status = Path(f"/proc/{service.process.pid}/status").read_text()
    (kilobytes,) = re.findall(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    return int(kilobytes) / 1000


async def fill(target: Target, rows: int) -> None:
    async with GraphStore.open(replace(target, timeout=FILLING_SECONDS), writable=True) as store:
        await ensure_indexes(store, read_model(TYPES).entities)
        await store.clear()
        whole = {"nameIsEditorial": False, "formerIds": [], "aliases": []}
        actors = entities("actor", "Association", rows, kind="CIVIL_SOCIETY", municipal=False, **whole)
        await create(store, "Actor", actors)


def send(service: Service, name: str, rows: int) -> str:
    """Take a file, and say what it took."""
    with httpx.stream("GET", f'{service.url}/export/{name}?where={{"name":{{"eq":""}}}}', timeout=60) as response:
        response.read()
    assert response.status_code == 200, response.text
    before, most, lines, size, began = memory(service), 0.0, 0, 0, time.perf_counter()
    plain = {"accept-encoding": "identity"}
    with httpx.stream("GET", f"{service.url}/export/{name}", headers=plain, timeout=60) as response:
        for part in response.iter_raw():
            lines += part.count(b"\n")
            size += len(part)
            most = max(most, memory(service))
    seconds = time.perf_counter() - began
    assert lines in (rows, rows + 1), f"{lines} lines"
    return (
        f"{name}: {rows:,} rows, {size / 1e6:.0f} MB in {seconds:.0f} s; "
        f"{before:.0f} MB of memory before, {most:.0f} at most"
    )


async def main(rows: int) -> None:
    async with target_of("neo4j") as target:
        await fill(target, rows)
        user = target.writing
        assert user, "the Neo4j of the tests has a user"
        with start(graph_url=target.uri, graph_user=user.user, graph_password=user.password) as service:
            service.wait_until_ready()
            for name in ("actors.csv", "actors.jsonl"):
                print(await asyncio.to_thread(send, service, name, rows))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    asyncio.run(main(parser.parse_args().rows))
