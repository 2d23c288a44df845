"""A table as JSON Lines: one object a row, with every value as it is.

{"id":"party:centerpartiet","name":"Centerpartiet","formerIds":[],"abbreviation":"C"}
"""

from contextlib import aclosing

import orjson

from web.export.export import Chunks, FileRequest
from web.export.table import Table
from web.export.table_export import Pages

MEDIA = "application/x-ndjson"


async def write(table: Table, pages: Pages, asked: FileRequest) -> Chunks:
    """The parts of the file, one for each page."""
    names = [column.name for column in table.columns]
    async with aclosing(pages):
        async for rows in pages:
            yield b"".join(orjson.dumps(dict(zip(names, row, strict=True))) + b"\n" for row in rows)
