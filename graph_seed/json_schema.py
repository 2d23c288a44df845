"""The format of data files as JSON Schema (draft 7), by which editors complete keys and underline mistakes.

`graph_seed/format.schema.json` is this schema as `python -m graph_seed schema --write` leaves it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_seed.entries_by_type import EntriesByType
from graph_seed.file_format import FileFormat
from graph_seed.notation import DATE_SCHEMA, Entries, FileKey, Notation, fields_schema

SCHEMA_FILE = Path(__file__).with_name("format.schema.json")


def schema_text(file_format: FileFormat) -> str:
    """The schema as it stands in the file."""
    return json.dumps(json_schema(file_format), ensure_ascii=False, indent=1) + "\n"


def json_schema(file_format: FileFormat) -> dict[str, Any]:
    """One schema for all files of a dataset: `dataset.yaml` has its key `dataset`, the others have the rest."""
    keys = {**file_format.header, **file_format.keys}
    properties = {name: field.schema() for name, field in keys.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Data files of Samverkansgrafen",
        "description": "Facts about collaboration in a municipality. See graph_seed/README.md.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "definitions": {"date": DATE_SCHEMA, **dict(sorted(_definitions(keys), key=lambda found: found[0]))},
    }


def _definitions(fields: Mapping[str, FileKey]) -> Iterator[tuple[str, Any]]:
    """The entries of every list of entries, at any depth, by the name that their list refers to."""
    for field in fields.values():
        for entries in _entries(field.notation):
            yield entries.definition, fields_schema(entries.fields)
            yield from _definitions(entries.fields)


def _entries(notation: Notation) -> Iterable[Entries]:
    if isinstance(notation, EntriesByType):
        return notation.types.values()
    return (notation,) if isinstance(notation, Entries) else ()
