"""What the words of our JSON-LD mean: the context, and the classes and links of common vocabularies beside our own.

Every word that the context does not map is a word of the schema, at `{base}/schema.graphql#…`, which describes it: so a
type or field that is added needs nothing here. What common vocabularies know is said in their words too.
"""

from typing import Any

import orjson
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from schema import Model
from schema.model import camel
from web.address import base_of
from web.media import LINKED
from web.page import Page

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_TERMS: dict[str, Any] = {
    "name": "schema:name",
    "aliases": "schema:alternateName",
    "url": {"@id": "schema:url", "@type": "@id"},
    "text": "schema:text",
    "summary": "schema:abstract",
    "ordinal": "schema:position",
    "language": "schema:inLanguage",
    "organisationNumber": "org:identifier",
    "earliest": {"@type": "xsd:date"},
    "latest": {"@type": "xsd:date"},
    "retrievedOn": {"@type": "xsd:date"},
    "edtf": {"@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "sources": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "citations": "prov:qualifiedPrimarySource",
    "source": {"@id": "prov:entity", "@type": "@id"},
}

CLASSES = {
    "Actor": ("org:Organization", "schema:Organization"),
    "Agreement": ("schema:CreativeWork",),
    "Commitment": ("schema:CreativeWork",),
    "Council": ("org:Organization", "schema:Organization"),
    "Document": ("schema:CreativeWork",),
    "Example": ("schema:CreativeWork",),
    "Partnership": ("org:OrganizationalCollaboration",),
    "Party": ("org:Organization", "schema:Organization"),
    "Place": ("schema:Place",),
    "Politician": ("schema:Person",),
    "Principle": ("schema:CreativeWork",),
    "Source": ("prov:Entity", "schema:CreativeWork"),
    "Statement": ("schema:CreativeWork",),
    "SupportService": ("schema:Service",),
    "Theme": ("skos:Concept",),
}
"""The classes of common vocabularies that the entities of a type belong to."""

MEMBERSHIPS = ("PARTICIPATES_IN", "REPRESENTED_IN", "MEMBER_OF")
"""The relationships that are memberships of an organisation."""

LINKS = {
    ("PARTICIPATES_IN", "Actor"): "org:memberOf",
    ("REPRESENTED_IN", "Actor"): "org:memberOf",
    ("MEMBER_OF", "Politician"): "org:memberOf",
    ("PART_OF", "Actor"): "org:subOrganizationOf",
    ("PART_OF", "Commitment"): "schema:isPartOf",
    ("PART_OF", "Principle"): "schema:isPartOf",
    ("PART_OF", "Theme"): "skos:broader",
    ("ABOUT", "Statement"): "schema:about",
    ("DOCUMENTS", "Document"): "schema:about",
    ("LOCATED_IN", "Partnership"): "schema:location",
}
"""What a relationship that begins at a type is called in common vocabularies."""


def vocabulary(base: str) -> str:
    """What the words of the schema begin with."""
    return f"{base}/schema.graphql#"


def link_name(relationship: str) -> str:
    """`PARTICIPATES_IN` → `participatesIn`."""
    return camel(relationship.lower())


def context_of(model: Model, base: str) -> dict[str, Any]:
    """The context of the JSON-LD that is served at an address."""
    links = {link_name(each): {"@type": "@id"} for each in model.relationships}
    return {"@version": 1.1, "@vocab": vocabulary(base), **PREFIXES, **links, **_TERMS}


class Context:
    """`/context.jsonld`: the context alone, for who writes JSON-LD of their own with it. An ASGI application."""

    def __init__(self, model: Model, *, public_url: str = "") -> None:
        self._model = model
        self._public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        context = context_of(self._model, base_of(Request(scope), self._public_url))
        page = Page(orjson.dumps({"@context": context}, option=orjson.OPT_INDENT_2), LINKED)
        await page(scope, receive, send)
