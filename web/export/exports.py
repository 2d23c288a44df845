"""The list of all files: every table in every format, and the files that are no table."""

from functools import partial

from graphql import GraphQLSchema

from schema import Model
from web.export import json_lines, separated, workbook
from web.export.export import Export
from web.export.network import network_exports
from web.export.table import tables_of
from web.export.tabular import Format, table_export


def exports_of(model: Model, schema: GraphQLSchema, row_limit: int, node_limit: int) -> dict[str, Export]:
    """Every file by its name; `row_limit` is how many rows a workbook may have, `node_limit` nodes a network."""
    formats = (
        Format("csv", separated.MEDIA, separated.write, separated.ARGUMENTS),
        Format("jsonl", json_lines.MEDIA, json_lines.write),
        Format("xlsx", workbook.MEDIA, partial(workbook.write, limit=row_limit), row_limit=row_limit),
    )
    tables = tables_of(model, schema).values()
    exports = [table_export(table, format_) for table in tables for format_ in formats]
    exports += network_exports(schema, node_limit)
    return {export.name: export for export in exports}
