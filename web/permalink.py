"""`/id/…`: what an id of the graph leads to, for people, for programs and for RDF.

Accept: text/html             GraphiQL, with a question for the entity and all that lies beside it
Accept: application/json      the answer to that question, also for who accepts anything
Accept: application/ld+json   the entity and its relationships as JSON-LD

A relationship has an id too, which leads to all that is known of it; one that is no longer there to its history.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from graphql import parse, print_ast, strip_ignored_characters
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from schema import Model
from schema.derive.model import EntityType
from schema.fact import FACT
from schema.period import time_arguments
from schema.value import split_id
from web.address import base_of
from web.endpoint import unless_gone
from web.errors import MethodNotAllowed, NotAcceptable, NotFound, RequestError
from web.export.column import selection
from web.export.endpoint import error_page
from web.export.reading import Reading
from web.export.table import EDITION, Table
from web.media import HTML, JSON, LINKED, RESPONSE, negotiate
from web.request import Disconnected

_OFFERED = (RESPONSE, JSON, LINKED, HTML)
_UNLINKED = (RESPONSE, JSON, HTML)
"""A relationship is told in the JSON-LD of its ends."""
_METHODS = ("GET", "HEAD")

_FIND = (
    f"query Find($id: ID!) {{ {EDITION} node(id: $id) {{ id __typename }} "
    "changes(subject: $id, first: 1) { nodes { revision } } }"
)
_RELATION = (
    "node(id: {id}) {{ __typename ... on Fact {{ id relationship from {{ id name }} to {{ id name }} role identity "
    "reason nameAsPublished dataset validity {{ holds from {{ edtf }} to {{ edtf }} }} "
    "citations {{ locator quote url supports source {{ id }} }} "
    "history {{ totalCount nodes {{ revision recordedAt kind predicate before after }} }} }} }}"
)
_HISTORY = (
    "changes(subject: {id}) {{ totalCount nodes {{ revision recordedAt kind predicate before after "
    "citations {{ locator url source {{ id }} }} }} }}"
)


class Permalink:
    """An ASGI application that shows the way from an id."""

    def __init__(
        self, model: Model, tables: Mapping[str, Table], read: Callable[[], Reading], *, public_url: str = ""
    ) -> None:
        self._model = model
        self._tables = tables
        self._read = read
        self._public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(Disconnected):
            response = await unless_gone(self._response(Request(scope)), receive)
            await response(scope, receive, send)

    async def _response(self, request: Request) -> ASGIApp:
        try:
            if request.method not in _METHODS:
                raise MethodNotAllowed(f"{request.method} is no method of this address.", _METHODS)
            media = negotiate(request.headers.get("accept"), _OFFERED)
            if media is None:
                raise NotAcceptable(_OFFERED)
            location = await self._location(request.path_params["id"], media)
        except RequestError as error:
            return error_page(error)
        headers = {
            "location": base_of(request, self._public_url) + location,
            "vary": "accept",
            "cache-control": "no-cache",
        }
        return Response(status_code=303, headers=headers)

    async def _location(self, id_: str, media: str) -> str:
        found = await self._read().ask(_FIND, {"id": id_})
        if found["node"] and found["node"]["__typename"] == FACT:
            if media == LINKED:
                raise NotAcceptable(_UNLINKED)
            question = f"query Relation {{ {_RELATION.format(id=_text(id_))} }}"
        elif found["node"]:
            if media == LINKED:
                time = split_id(id_)[1]
                about = dict.fromkeys(time_arguments(time), time) if time else {}
                return _url("/export/graph.jsonld", id=found["node"]["id"], **about)
            question = self._question(self._model.entities[found["node"]["__typename"]], id_)
        elif found["changes"]["nodes"]:
            if media == LINKED:
                raise NotAcceptable(_UNLINKED)
            question = f"query History {{ {_HISTORY.format(id=_text(id_))} }}"
        else:
            raise NotFound(f"{id_} is the id of no entity and no relationship, and was none before.")
        if media == HTML:
            return _url("/graphiql", query=print_ast(parse(question)))
        return _url("/graphql", query=strip_ignored_characters(question))

    def _question(self, entity: EntityType, id_: str) -> str:
        """All of an entity's own values, and the names of what lies beside it."""
        table = self._tables[entity.plural]
        beside = " ".join(f"{edge.name} {{ totalCount nodes {{ id name }} }}" for edge in entity.edges if not edge.only)
        inside = f"... on {entity.name} {{ {selection(table.columns)} {beside} }}"
        return f"query {entity.name} {{ node(id: {_text(id_)}) {{ __typename {inside} }} }}"


def _text(value: str) -> str:
    """A value as it stands in a question."""
    return orjson.dumps(value).decode()


def _url(path: str, **parameters: Any) -> str:
    return f"{path}?{urlencode(parameters, quote_via=quote)}"
