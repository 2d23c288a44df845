"""How many answers that are kept the service gives for each second of its processor.

    python -m benchmarks.asked_again .samverkan [--seconds 20]

The folder is that of an embedded graph, which no other service has open. Sixteen connections that stay open ask one
question again and again. What is counted is the time that Linux says the process of the service took, user and system;
that of the engine and of who asks is not. Beside it an application that reads nothing and sends as many bytes, by the
same server: no service in Python on it can do more.
"""

import argparse
import asyncio
import multiprocessing
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import orjson
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.loops.auto import auto_loop_factory

from tests.service import start

CONNECTIONS = 16
QUESTION = {
    "query": "query ($n: Int) { councils(first: $n) { nodes { name responsible { name party { abbreviation } } } } }",
    "variables": {"n": 20},
}


def processor_seconds(process: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def request_of(host: str) -> bytes:
    body = orjson.dumps(QUESTION)
    head = (
        f"POST /graphql HTTP/1.1\r\nhost: {host}\r\naccept: application/graphql-response+json\r\n"
        f"accept-encoding: gzip\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def ask_on(host: str, until: float) -> tuple[int, int]:
    """Ask over one connection; how many answers came, and how long each was."""
    name, port = host.split(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    request, answers, size = request_of(host), 0, 0
    while time.monotonic() < until:
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        assert head.startswith(b"http/1.1 200"), head
        size = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        await reader.readexactly(size)
        answers += 1
    writer.close()
    return answers, size


async def measure(what: str, host: str, process: int, seconds: float) -> int:
    """Say how many answers came for each second of the process, and give the length of one."""
    await asyncio.gather(*(ask_on(host, time.monotonic() + 1) for _ in range(CONNECTIONS)))
    before = processor_seconds(process)
    found = await asyncio.gather(*(ask_on(host, time.monotonic() + seconds) for _ in range(CONNECTIONS)))
    took = processor_seconds(process) - before
    answers = sum(each for each, _ in found)
    print(f"{what}: {answers / took:,.0f} answers a second of its processor ({answers / seconds:,.0f} a second)")
    return found[0][1]


def serve_nothing(listener: socket.socket, size: int) -> None:
    """Send so many bytes to whoever asks."""
    headers = [(b"content-type", b"application/json"), (b"content-length", str(size).encode())]

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"x" * size})

    config = uvicorn.Config(application, lifespan="off", ws="none", log_config=None, access_log=False)
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(uvicorn.Server(config).serve([listener]))


@contextmanager
def bare_server(size: int) -> Iterator[tuple[str, int]]:
    """The address and the process of a server of nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = multiprocessing.get_context("fork").Process(target=serve_nothing, args=(listener, size), daemon=True)
        serving.start()
        assert serving.pid
        try:
            yield f"127.0.0.1:{listener.getsockname()[1]}", serving.pid
        finally:
            serving.terminate()
            serving.join()


def main(folder: Path, seconds: float) -> None:
    with start(state_folder=folder.resolve()) as service:
        service.wait_until_ready()
        host = urlsplit(service.url).netloc
        size = asyncio.run(measure("the service", host, service.process.pid, seconds))
    with bare_server(size) as (host, process):
        asyncio.run(measure("the server alone", host, process, seconds))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    asked = parser.parse_args()
    main(asked.folder, asked.seconds)
