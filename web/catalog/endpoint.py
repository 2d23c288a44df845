"""`/catalog.rdf` and `/catalog.jsonld`: the catalogue, in the two forms that portals read."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from graphql import GraphQLSchema
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from web.address import base_of
from web.catalog.facts import CatalogueFacts, facts_question, read_facts
from web.catalog.publisher import Publisher
from web.endpoint import unless_gone
from web.errors import RequestError
from web.export.endpoint import error_page
from web.export.export import Export
from web.export.reading import Reading
from web.export.table import Table
from web.media import LINKED
from web.page import StaticPage
from web.request import Disconnected

_FORMS = {"/catalog.rdf": ("pretty-xml", "application/rdf+xml"), "/catalog.jsonld": ("json-ld", LINKED)}
"""How rdflib calls the form at each address, and its media type."""

_KEPT = 8


class Catalogue:
    """An ASGI application that describes what the service offers. What it has written once it keeps for the next."""

    def __init__(
        self,
        schema: GraphQLSchema,
        tables: Mapping[str, Table],
        exports: Mapping[str, Export],
        read: Callable[[], Reading],
        publisher: Publisher,
        *,
        public_url: str = "",
    ) -> None:
        self._question = facts_question(tables, schema)
        self._exports = exports
        self._read = read
        self._publisher = publisher
        self._public_url = public_url
        self._written: dict[object, StaticPage] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(Disconnected):
            page = await unless_gone(self._page(Request(scope)), receive)
            await page(scope, receive, send)

    async def _page(self, request: Request) -> ASGIApp:
        try:
            facts = await read_facts(self._question, self._read())
        except RequestError as error:
            return error_page(error)
        base, path = base_of(request, self._public_url), request.scope["path"]
        key = (base, path, repr(facts))
        if key not in self._written:
            if len(self._written) >= _KEPT:
                self._written.clear()
            self._written[key] = await run_in_threadpool(self._write, base, path, facts)
        return self._written[key]

    def _write(self, base: str, path: str, facts: CatalogueFacts) -> StaticPage:
        from web.catalog.description import catalogue  # with rdflib, when it is first asked for

        form, media = _FORMS[path]
        graph = catalogue(base, self._publisher, facts, self._exports, public=bool(self._public_url))
        return StaticPage(graph.serialize(format=form, encoding="utf-8"), media)
