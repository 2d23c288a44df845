"""What a table's file is, in a file beside it: CSV and JSON Lines have no place for it themselves.

    /export/actors.csv?asOf=2025-01-01                 Link: <…>; rel="describedby"; type="application/csvm+json"
    /export/actors.csv-metadata.json?asOf=2025-01-01   which facts, which day, which terms, which columns

Of CSV it is the metadata of CSV on the Web (https://www.w3.org/TR/tabular-metadata/), of JSON Lines the same as a
distribution in DCAT. Each link names the hash of the facts: when the graph holds others, that is said instead.
"""

from collections.abc import AsyncGenerator, Mapping
from functools import partial
from typing import Any

import orjson

from web.errors import NotFound
from web.export.export import Content, Export, FileRequest
from web.export.licence import licence_url
from web.export.reading import Edition
from web.export.table import EDITION

ENDING = "-metadata.json"
"""What stands behind a file's name, as CSV on the Web has it."""

OF_FACTS = "contentHash"
"""The argument that says of which facts the file was."""

_CSV, _JSON_LINES = ".csv", ".jsonl"
_MEDIA = {_CSV: "application/csvm+json", _JSON_LINES: "application/ld+json"}

_DCAT = {"dc": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#", "schema": "https://schema.org/"}


def metadata_of(export: Export) -> Export | None:
    """The file beside a file; None where a format says of itself what it is."""
    ending = _ending(export)
    if ending not in _MEDIA or not export.columns:
        return None
    return Export(
        name=f"{export.name}{ENDING}",
        media=_MEDIA[ending],
        description=f"What {export.name} is.",
        arguments=(*export.arguments, OF_FACTS),
        open=partial(_open, export),
        of=export,
    )


def metadata_link(export: Export, asked: FileRequest, edition: Edition) -> str | None:
    """The link from a file to the one beside it."""
    beside = metadata_of(export)
    if beside is None:
        return None
    of_facts = [f"{OF_FACTS}={edition.content_hash}"] if edition.content_hash else []
    address = _address(beside, asked, *of_facts)
    return f'<{address}>; rel="describedby"; type="{beside.media}"'


async def _open(export: Export, asked: FileRequest) -> Content:
    await asked.reading.ask(f"{{ {EDITION} }}", {})
    edition = asked.reading.edition
    if (meant := asked.arguments.get(OF_FACTS)) not in (None, edition.content_hash):
        raise NotFound(f"The facts with the contentHash {meant} are no longer those of the graph: it has others now.")
    describe = _of_csv if _ending(export) == _CSV else _of_json_lines
    return Content(_one(orjson.dumps(describe(export, asked, edition), option=orjson.OPT_INDENT_2)))


async def _one(said: bytes) -> AsyncGenerator[bytes, None]:
    yield said


def _of_csv(export: Export, asked: FileRequest, edition: Edition) -> Mapping[str, Any]:
    hash_ = {"@type": "schema:PropertyValue", "schema:propertyID": OF_FACTS, "schema:value": edition.content_hash}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": _address(export, asked),
        "dc:title": f"{export.name}, {asked.time}",
        "dc:description": export.description,
        "dc:temporal": asked.time,
        "schema:version": f"{edition.revision}",
        "schema:identifier": hash_,
        **_terms(edition),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": asked.arguments.get("separator", ",")},
        "tableSchema": {
            "columns": [
                {"name": each.name, "titles": each.name, "dc:description": each.description} for each in export.columns
            ]
        },
    }


def _of_json_lines(export: Export, asked: FileRequest, edition: Edition) -> Mapping[str, Any]:
    return {
        "@context": {**_DCAT, "@language": "en", "contentHash": f"{asked.base}/schema.graphql#contentHash"},
        "@type": "dcat:Distribution",
        "dcat:downloadURL": {"@id": _address(export, asked)},
        "dcat:mediaType": export.media,
        "dc:title": f"{export.name}, {asked.time}",
        "dc:description": export.description,
        "dc:temporal": asked.time,
        "schema:version": f"{edition.revision}",
        "contentHash": edition.content_hash,
        **_terms(edition),
        "schema:variableMeasured": [
            {"@type": "schema:PropertyValue", "schema:name": each.name, "schema:description": each.description}
            for each in export.columns
        ],
    }


def _terms(edition: Edition) -> Mapping[str, Any]:
    licence = {"dc:license": {"@id": licence_url(edition.licence)}} if edition.licence else {}
    return {**licence, **({"dc:modified": edition.loaded_at} if edition.loaded_at else {})}


def _address(export: Export, asked: FileRequest, *more: str) -> str:
    """The address of a file with what was asked, letter by letter: readers of metadata compare it so."""
    given = [each for each in asked.query.split("&") if each and not each.startswith(f"{OF_FACTS}=")]
    query = "&".join([*given, *more])
    return f"{asked.base}/export/{export.name}{f'?{query}' if query else ''}"


def _ending(export: Export) -> str:
    return f".{export.name.rpartition('.')[2]}"
