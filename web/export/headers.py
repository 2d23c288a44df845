"""What stands around a file: its name, its ETag, and where else the same can be had.

No `Last-Modified`: a file changes with a load, at midnight and with a release, and no one moment says so.
"""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from graphql import strip_ignored_characters

from schema.value import OPEN
from web.export.export import Content, Export, FileRequest
from web.export.licence import licence_url
from web.export.metadata import metadata_link
from web.export.reading import Edition
from web.media import RESPONSE

FORMAT = 3
"""Rises when the same facts are written in another way, so that no client keeps what was written before."""

CONTENT_HASH = "graph-content-hash"
"""Of which facts a file is made: the same header beside every format, as CSV and JSON Lines have no place for it."""

_HASH_LENGTH = 8
"""So much of it stands in the name of a file, which goes where headers do not."""

_LINK_LENGTH = 4000
"""A link that is longer is left out: a proxy takes some thousand characters of headers."""


def headers_of(export: Export, asked: FileRequest, content: Content) -> dict[str, str]:
    edition = asked.reading.edition
    return {
        "content-type": export.media,
        "content-disposition": f'attachment; filename="{file_name(export, asked.time, edition)}"',
        "etag": etag(export, asked, edition),
        **({CONTENT_HASH: edition.content_hash} if edition.content_hash else {}),
        **_links(export, asked, content, edition),
    }


def file_name(export: Export, time: str, edition: Edition) -> str:
    """`samverkansgrafen-actors-2026-11-24-r1-3a10e254.csv`, of a period `…-actors-2010-01-01--open-r1-3a10e254.csv`."""
    if export.of:
        return f"{file_name(export.of, time, edition)}{export.name.removeprefix(export.of.name)}"
    name, ending = export.name.rsplit(".", 1)
    about = "--".join("open" if each == OPEN else each for each in time.split("/"))
    facts = f"-{edition.content_hash[:_HASH_LENGTH]}" if edition.content_hash else ""
    return f"samverkansgrafen-{name}-{about}-r{edition.revision}{facts}.{ending}"


def etag(export: Export, asked: FileRequest, edition: Edition) -> str:
    """The same for the same file, byte by byte."""
    columns = [column.name for column in export.columns]
    dated = asked.time != asked.reading.day  # the ids of another day than today have it in them
    facts = [FORMAT, export.name, columns, edition, asked.time, dated, asked.base, asked.arguments]
    return f'"{blake2b(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS), digest_size=16).hexdigest()}"'


def question_url(base: str, question: str, variables: Mapping[str, Any]) -> str:
    """The address at which GraphQL answers a question."""
    parameters = {"query": strip_ignored_characters(question), "variables": orjson.dumps(dict(variables)).decode()}
    return f"{base}/graphql?{urlencode(parameters, quote_via=quote)}"


def _links(export: Export, asked: FileRequest, content: Content, edition: Edition) -> dict[str, str]:
    links = [link for link in _each_link(export, asked, content, edition) if len(link) <= _LINK_LENGTH]
    return {"link": ", ".join(links)} if links else {}


def _each_link(export: Export, asked: FileRequest, content: Content, edition: Edition) -> Iterator[str]:
    if edition.licence:
        yield f'<{licence_url(edition.licence)}>; rel="license"'
    if content.question:
        yield f'<{question_url(asked.base, *content.question)}>; rel="via"; type="{RESPONSE}"'
    if beside := metadata_link(export, asked, edition):
        yield beside
    yield f'<{asked.base}/schema.graphql>; rel="describedby"; type="text/plain"'
