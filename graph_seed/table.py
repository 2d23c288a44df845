"""Tables of others as rows of texts: CSV as spreadsheets and e-services write it, and workbooks of Excel.

    Organisation;Org.nr          Table(columns=("Organisation", "Org.nr"),
    Almby IK;875001-1234     →         rows=(Row(2, {"Organisation": "Almby IK", "Org.nr": "875001-1234"}),))

CSV is UTF-8 or Windows-1252, and divided by what divides its first line most: a semicolon, a comma or a tab.
"""

import csv
import io
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from graph_seed.problems import FilePlace, Problems

DIVIDERS = (";", ",", "\t")
LARGEST_TABLE = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by its number, as a spreadsheet shows it, and its cells by column; an empty cell is an empty text."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The rows of a table that hold anything."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(path: Path, problems: Problems) -> SourceTable | None:
    """The table in a file; None when it cannot be read, which goes to `problems`."""
    place = FilePlace(path.name)
    try:
        content = path.read_bytes()
    except OSError as error:
        problems.add(place, f"the table cannot be read: {error.strerror}")
        return None
    if len(content) > LARGEST_TABLE:
        problems.add(place, f"the table has {len(content):,} bytes; {LARGEST_TABLE:,} is the most")
        return None
    readers = {".csv": _csv_rows, ".xlsx": _workbook_rows}
    if path.suffix.lower() not in readers:
        problems.add(place, "a table is a .csv or an .xlsx; save it as one of them")
        return None
    rows = readers[path.suffix.lower()](content, place, problems)
    return None if rows is None else _table(rows, place, problems)


def _table(rows: Iterable[Sequence[str]], place: FilePlace, problems: Problems) -> SourceTable | None:
    numbered = enumerate((tuple(" ".join(normalize("NFC", each).split()) for each in row) for row in rows), 1)
    held = [(number, row) for number, row in numbered if any(row)]
    if not held or held[0][0] != 1:
        problems.add(place, "the first row of the table has no names of columns")
        return None
    columns = held[0][1]
    twice = [name for name, times in Counter(filter(None, columns)).items() if times > 1]
    for name in twice:
        problems.add(FilePlace(place.file, 1), f"two columns are called {name}; give one another name")
    filled = [(number, (*row, *[""] * (len(columns) - len(row)))) for number, row in held[1:]]
    found = tuple(TableRow(number, dict(zip(columns, row, strict=False))) for number, row in filled)
    return None if twice else SourceTable(tuple(filter(None, columns)), found)


# CSV ------------------------------------------------------------------------------------------------------------------


def _csv_rows(content: bytes, place: FilePlace, problems: Problems) -> list[list[str]] | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add(place, "the table is UTF-16; save it as CSV UTF-8")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    divider = max(DIVIDERS, key=text.partition("\n")[0].count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True))
    except csv.Error as error:
        problems.add(place, f"this is no CSV: {error}")
        return None


# Excel ----------------------------------------------------------------------------------------------------------------


def _workbook_rows(content: bytes, place: FilePlace, problems: Problems) -> list[list[str]] | None:
    """The rows of the sheet that is shown when the workbook is opened."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles, which nobody reads here
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheet = book.active
            rows = list(_sheet_rows(sheet)) if sheet is not None else []
            book.close()
            return rows
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError):
        problems.add(place, "this is no workbook of Excel (.xlsx)")
        return None


def _sheet_rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # some programs state them wrongly
    for row in sheet.iter_rows(values_only=True):
        yield [_cell(value) for value in row]


def _cell(value: Any) -> str:
    """What stands in a cell, as somebody reads it: a day without the time of midnight, a number without `.0`."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
