"""What a file is before it is asked for, while it is asked for, and when it is about to be sent."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from schema.period import time_arguments
from web.export.column import Column
from web.export.reading import Reading

Chunks = AsyncGenerator[bytes, None]


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A request for a file: its arguments as they were read, the time that it is about, and what it is read by."""

    arguments: Mapping[str, Any]
    time: str
    """As ids have it in them: a day, or a period."""
    base: str
    """Where the service is reached, without a slash at the end: `https://example.org/graf`."""
    reading: Reading
    query: str = ""
    """All that was asked, as it stood in the address."""

    @property
    def about(self) -> Mapping[str, Any]:
        """The time as arguments of a field."""
        return time_arguments(self.time)


@dataclass(frozen=True, slots=True)
class Content:
    """A file that can be made: something has been read for it, so that its edition is known and its arguments good.

    `question` is the GraphQL question, with its variables, that gives the same, or its first page.
    """

    chunks: Chunks
    question: tuple[str, Mapping[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """A file that can be asked for by its `name`: `actors.csv`."""

    name: str
    media: str
    description: str
    arguments: tuple[str, ...]
    open: Callable[[FileRequest], Awaitable[Content]]
    columns: tuple[Column, ...] = ()
    of: "Export | None" = None
    """The file beside which it stands, and which it describes."""
