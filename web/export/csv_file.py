r"""A table as CSV (RFC 4180), safe to open in a spreadsheet.

    name        aliases              citationsSupports
    '=SUM(A1)   Unnas|Unnaryds \| SK  name,kind|purpose

In lists `|` stands between the values, in lists of lists `,` within each, and in lists of these `;`; before one of them
that is part of a value, and before itself, stands `\`. Text that a spreadsheet would take for a formula begins with
`'`, also where a text has a separator in it: who opens a file does not always read it by the one that it was written
with.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from contextlib import aclosing
from typing import Any

from web.export.export import Chunks, FileRequest
from web.export.table import Row, Table
from web.export.table_export import Pages

MEDIA = "text/csv; charset=utf-8; header=present"
ARGUMENTS = ("bom", "separator", "formulas")

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a text begins with that some spreadsheet takes for a formula; the last four are taken so in East Asia."""

_INNER_FORMULA = re.compile(r"(?<=[,;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])")
"""Where a formula would begin within a text, were the file read with another separator than it is written with."""

_BETWEEN = ("|", ",", ";")
"""What stands between the values of a list, and of a list within a list."""


async def write(table: Table, pages: Pages, asked: FileRequest) -> Chunks:
    """The parts of the file: one for each page, the first with the names of the columns."""
    names = [column.name for column in table.columns]
    safe = asked.arguments.get("formulas") != "raw"
    separator = asked.arguments.get("separator", ",")
    begin = "\ufeff" if asked.arguments.get("bom") else ""
    begin += lines([names], separator)
    async with aclosing(pages):
        async for rows in pages:
            yield (begin + lines([_cells(row, safe) for row in rows], separator)).encode()
            begin = ""


def text_of(value: Any) -> str:
    """A value as the text of a cell: nothing for null, the values of a list in one."""
    return _text(value, 0)


def _text(value: Any, depth: int) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return _BETWEEN[depth].join(_text(each, depth + 1) for each in value)
        case str():
            return _within_list(value, depth) if depth else value
        case _:
            return str(value)


def _within_list(text: str, depth: int) -> str:
    for character in ("\\", *_BETWEEN[:depth]):
        text = text.replace(character, f"\\{character}")
    return text


def _cells(row: Row, safe: bool) -> list[str]:
    return [safe_text(value) if safe else text_of(value) for value in row]


def safe_text(value: Any) -> str:
    """A value as the text of a cell that no spreadsheet takes for a formula."""
    text = text_of(value)
    if not isinstance(value, (str, list)):
        return text
    return _INNER_FORMULA.sub(r"\1'", f"'{text}" if text.startswith(FORMULA) else text)


def lines(rows: Iterable[Sequence[str]], separator: str) -> str:
    """Cells as lines of CSV."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
