"""A table as an Excel workbook, written to a file by another thread a page at a time, and sent when it is whole.

Text is written as text: no formula, no link, no number. Days are text too, for Excel knows none before 1900.
"""

import tempfile
from contextlib import aclosing
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool

from schema.value import is_day
from web.errors import FileTooLarge
from web.export.csv_file import text_of
from web.export.export import Chunks, FileRequest
from web.export.table import Row, Table
from web.export.table_export import Pages, too_many_rows

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_SHEET_NAME = 31
"""How long the name of a sheet may be."""

_PART = 1 << 16


async def write(table: Table, pages: Pages, asked: FileRequest, limit: int) -> Chunks:
    """The parts of the file; raises FileTooLarge before the first of them."""
    with tempfile.TemporaryDirectory(prefix="samverkan-xlsx-") as folder:
        async with aclosing(pages):
            sheet = await run_in_threadpool(_Sheet, Path(folder), table, asked)
            try:
                async for rows in pages:
                    if sheet.rows + len(rows) > limit:
                        raise too_many_rows(limit, table)
                    await run_in_threadpool(sheet.add, rows)
            finally:
                await run_in_threadpool(sheet.close)
        with sheet.path.open("rb") as file:
            while part := await run_in_threadpool(file.read, _PART):
                yield part


class _Sheet:
    """The one sheet of a workbook, of which a row at a time is in memory."""

    def __init__(self, folder: Path, table: Table, asked: FileRequest) -> None:
        from xlsxwriter import Workbook  # when the first is asked for

        self.path = folder / "table.xlsx"
        self.rows = 0
        self._table = table
        self._book = Workbook(self.path, {"constant_memory": True, "tmpdir": str(folder)})
        self._book.set_properties(_properties(table, asked))
        self._sheet = self._book.add_worksheet(table.name[:_SHEET_NAME])
        self._sheet.freeze_panes(1, 2)
        bold = self._book.add_format({"bold": True})
        for place, column in enumerate(table.columns):
            self._sheet.write_string(0, place, column.name, bold)

    def add(self, rows: list[Row]) -> None:
        for row in rows:
            self.rows += 1
            for place, value in enumerate(row):
                if self._write(self.rows, place, value):
                    raise _text_too_long(self._table, self.rows, place)

    def close(self) -> None:
        self._sheet.autofilter(0, 0, self.rows, len(self._table.columns) - 1)
        self._book.close()

    def _write(self, row: int, place: int, value: Any) -> int:
        """Write a value; not 0 where it cannot be written whole."""
        match value:
            case None | [] | [None] | [[]]:
                return 0
            case bool():
                return int(self._sheet.write_boolean(row, place, value))
            case int() | float():
                return int(self._sheet.write_number(row, place, value))
            case _:
                return int(self._sheet.write_string(row, place, text_of(value)))


def _properties(table: Table, asked: FileRequest) -> dict[str, Any]:
    """What the workbook says of itself: the same for the same edition, so that the file is."""
    edition = asked.reading.edition
    loaded = datetime.fromisoformat(edition.loaded_at or "2000-01-01T00:00:00Z")
    about = ("as of" if is_day(asked.time) else "during") + f" {asked.time}"
    of = f"Revision {edition.revision}, {about}. Content hash: {edition.content_hash or 'none'}."
    facts = f"{of} Licence: {edition.licence or 'not stated'}. {asked.base}"
    return {"title": f"Samverkansgrafen: {table.name}", "comments": facts, "created": loaded.replace(tzinfo=None)}


def _text_too_long(table: Table, row: int, place: int) -> FileTooLarge:
    return FileTooLarge(
        f"{table.columns[place].name} in row {row} is a text of more than the 32,767 characters that Excel takes.",
        f"Ask for {table.name}.csv or {table.name}.jsonl, which take it, or for other rows with `where`.",
    )
