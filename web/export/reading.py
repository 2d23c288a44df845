"""Many questions that are answered from one edition of the graph, or not at all."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from resolvers.question import Question
from web.answers import Ask
from web.documents import Documents
from web.errors import DayChanged, GraphChanged, Unanswered
from web.export.table import Row, Table

PAGE = 500
"""How many entities are asked for at once, unless the service allows fewer."""

PAGE_WITH_EDGES = 50
EDGES = 100
"""How many entities where each brings edges along, and how many edges; the rest of them are asked for by themselves."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Which graph it is that answers."""

    revision: int
    dataset_version: str | None
    content_hash: str | None
    loaded_at: str | None
    licence: str | None

    @classmethod
    def from_answer(cls, graph: Mapping[str, Any]) -> "Edition":
        """What `EDITION` asked for."""
        return cls(
            revision=graph["revision"],
            dataset_version=graph["datasetVersion"],
            content_hash=graph["contentHash"],
            loaded_at=graph["loadedAt"],
            licence=graph["licence"],
        )


class Reading:
    """Asks the graph for one file. Every answer must be of the edition of the first one, and of the same day."""

    def __init__(self, ask: Ask, documents: Documents, page_maximum: int, today: Callable[[], date]) -> None:
        self._ask = ask
        self._documents = documents
        self._page_maximum = page_maximum
        self._today = today
        self.day = today().isoformat()
        """Today, when the reading began; the ids of another day have it in them."""
        self._edition: Edition | None = None

    @property
    def edition(self) -> Edition:
        assert self._edition, "something has been asked"
        return self._edition

    async def ask(self, text: str, variables: Mapping[str, Any]) -> Any:
        """The answer to a question that asks for the edition too; raises Unanswered, GraphChanged and DayChanged."""
        document = self._documents.get(text)
        answer = await self._ask(Question(text, document.node, None, variables))
        if answer.data is None or answer.errors:
            raise Unanswered(answer.errors)
        data = orjson.loads(answer.data)
        edition = Edition.from_answer(data["graph"])
        if self._edition and self._edition != edition:
            raise GraphChanged(self._edition.revision, edition.revision)
        if (now := self._today().isoformat()) != self.day:
            raise DayChanged(self.day, now)
        self._edition = edition
        return data

    def at_most(self, size: int) -> int:
        """So many edges or groups, or as many as the service allows."""
        return min(size, self._page_maximum)

    def sizes(self, table: Table) -> dict[str, int]:
        """How much of a table a question asks for."""
        first = {"first": self.at_most(PAGE_WITH_EDGES if table.edge else PAGE)}
        return {**first, "edges": self.at_most(EDGES)} if table.edge else first

    async def count(self, table: Table, arguments: Mapping[str, Any]) -> int:
        """How many rows the table has; 0 where no single question tells."""
        if not table.count:
            return 0
        given = {name: value for name, value in arguments.items() if name != "orderBy"}
        return int((await self.ask(table.count, given))["rows"]["totalCount"])

    async def rows(self, table: Table, arguments: Mapping[str, Any]) -> AsyncGenerator[list[Row], None]:
        """The rows of a table, page by page: the next is asked for when the one before has been taken."""
        async with aclosing(self.records(table, arguments)) as pages:
            async for records in pages:
                yield [table.row(record) for record in records]

    async def records(self, table: Table, arguments: Mapping[str, Any]) -> AsyncGenerator[list[Any], None]:
        """What the rows are made of, page by page."""
        async with aclosing(self._pages(table, arguments)) as pages:
            async for nodes in pages:
                records: list[Any] = []
                for node in nodes:
                    records += table.records(node)
                    if table.edge and node["edges"]["pageInfo"]["hasNextPage"]:
                        yield records
                        records = []
                        async with aclosing(self._rest(table, node)) as rest:
                            async for more in rest:
                                yield more
                yield records

    async def _pages(self, table: Table, arguments: Mapping[str, Any]) -> AsyncGenerator[list[Any], None]:
        variables = {**arguments, **self.sizes(table)}
        page = (await self.ask(table.question, variables))["rows"]
        yield page["nodes"]
        while page["pageInfo"]["hasNextPage"]:
            variables["after"] = page["pageInfo"]["endCursor"]
            page = (await self.ask(table.question, variables))["rows"]
            yield page["nodes"]

    async def _rest(self, table: Table, node: Any) -> AsyncGenerator[list[Any], None]:
        id_ = node["id"]  # on another day than today it says which
        while node["edges"]["pageInfo"]["hasNextPage"]:
            after = node["edges"]["pageInfo"]["endCursor"]
            variables = {"id": id_, "after": after, "edges": min(PAGE, self._page_maximum)}
            node = (await self.ask(table.rest, variables))["row"]
            yield table.records(node)
