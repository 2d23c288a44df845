"""The list of all files: every table in every format, and the files that are no table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from graphql import GraphQLSchema

from schema import Model
from web.export import csv_file, json_lines, workbook
from web.export.export import Export
from web.export.linked_file import linked_export
from web.export.network import network_exports
from web.export.table import Table
from web.export.table_export import Format, table_export


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How much a file may hold that is made as a whole: rows of a workbook, entities of JSON-LD, nodes of a network."""

    rows: int
    entities: int
    nodes: int


def exports_of(
    model: Model, schema: GraphQLSchema, tables: Mapping[str, Table], limits: FileLimits
) -> dict[str, Export]:
    """Every file by its name."""
    formats = (
        Format("csv", csv_file.MEDIA, csv_file.write, csv_file.ARGUMENTS),
        Format("jsonl", json_lines.MEDIA, json_lines.write),
        Format("xlsx", workbook.MEDIA, partial(workbook.write, limit=limits.rows), row_limit=limits.rows),
    )
    exports = [
        *(table_export(table, format_) for table in tables.values() for format_ in formats),
        *network_exports(schema, limits.nodes),
        linked_export(model, tables, limits.entities),
    ]
    return {export.name: export for export in exports}
