"""A table as a file: one export for each table and format."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial

from web.errors import FileTooLarge
from web.export.export import Chunks, Content, Export, FileRequest
from web.export.table import Row, Table

Pages = AsyncGenerator[list[Row], None]


@dataclass(frozen=True, slots=True)
class Format:
    """How a table is written: `write` makes the parts of the file from the pages of its rows."""

    ending: str
    media: str
    write: Callable[[Table, Pages, FileRequest], Chunks]
    arguments: tuple[str, ...] = ()
    row_limit: int | None = None


def table_export(table: Table, format_: Format) -> Export:
    return Export(
        name=f"{table.name}.{format_.ending}",
        media=format_.media,
        description=table.description,
        arguments=(*table.arguments, *format_.arguments),
        open=partial(_open, table, format_),
        columns=table.columns,
    )


def too_many_rows(limit: int, table: Table) -> FileTooLarge:
    return FileTooLarge(
        f"{table.name} has more than the {limit:,} rows that an .xlsx file may have here.",
        f"Ask for {table.name}.csv or {table.name}.jsonl, which have no limit, or for fewer rows with `where`.",
    )


async def _open(table: Table, format_: Format, asked: FileRequest) -> Content:
    arguments = {name: asked.arguments[name] for name in table.arguments if name in asked.arguments}
    given = {**arguments, **asked.about}
    if format_.row_limit is not None and await asked.reading.count(table, given) > format_.row_limit:
        raise too_many_rows(format_.row_limit, table)
    pages = asked.reading.rows(table, given)
    first = await anext(pages)
    chunks = format_.write(table, _all(first, pages), asked)
    return Content(chunks, (table.question, {**given, **asked.reading.sizes(table)}))


async def _all(first: list[Row], others: Pages) -> Pages:
    async with aclosing(others):
        yield first
        async for page in others:
            yield page
