"""What the words of our JSON-LD mean: the context, and the classes and links of common vocabularies beside our own.

Relationships have no word of their own in the schema: theirs, named as in the graph and in its direction, are at
`{base}/context.jsonld#…`, which describes them. Every other word that the context does not map is one of the schema, at
`{base}/schema.graphql#…`, which describes it: so a type or field that is added needs nothing here. What common
vocabularies know is said in their words too.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import orjson
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from schema import Model
from schema.derive.model import Edge, EntityType, RelationType, camel
from schema.edge import Direction
from web.address import base_of
from web.media import LINKED
from web.page import StaticPage

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
    "archivedUrl": {"@id": "schema:archivedAt", "@type": "@id"},
    "version": "schema:version",
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

MEMBERSHIPS = ("PARTICIPATES_IN", "REPRESENTED_IN", "MEMBER_OF", "SERVES_ON")
"""The relationships that are memberships of an organisation."""

LINKS = {
    ("PARTICIPATES_IN", "Actor"): "org:memberOf",
    ("REPRESENTED_IN", "Actor"): "org:memberOf",
    ("MEMBER_OF", "Politician"): "org:memberOf",
    ("SERVES_ON", "Politician"): "org:memberOf",
    ("PART_OF", "Actor"): "org:subOrganizationOf",
    ("PART_OF", "Agreement"): "schema:isPartOf",
    ("PART_OF", "Commitment"): "schema:isPartOf",
    ("PART_OF", "Council"): "org:subOrganizationOf",
    ("PART_OF", "Principle"): "schema:isPartOf",
    ("PART_OF", "Theme"): "skos:broader",
    ("BASED_ON", "Agreement"): "schema:isBasedOn",
    ("ABOUT", "Statement"): "schema:about",
    ("DOCUMENTS", "Document"): "schema:about",
    ("LOCATED_IN", "Partnership"): "schema:location",
}
"""What a relationship that begins at a type is called in common vocabularies."""


def vocabulary(base: str) -> str:
    """What the words of the schema begin with."""
    return f"{base}/schema.graphql#"


def link_iri(base: str, relationship: str) -> str:
    """The word for a relationship, or for the type of what lies on it."""
    return f"{base}/context.jsonld#{relationship}"


def link_name(relationship: str) -> str:
    """`PARTICIPATES_IN` → `participatesIn`."""
    return camel(relationship.lower())


def context_of(model: Model, base: str) -> dict[str, Any]:
    """The context of the JSON-LD that is served at an address."""
    links = {name: {"@id": link_iri(base, name), "@type": "@id"} for name in map(link_name, model.stated)}
    relations = {each.name: link_iri(base, each.name) for each in _relations(model)}
    return {"@version": 1.1, "@vocab": vocabulary(base), **PREFIXES, **links, **relations, **_TERMS}


def words_of(model: Model, base: str) -> list[dict[str, Any]]:
    """What the words for relationships mean: a link is described as it is seen from each type where it begins."""
    links: dict[str, list[tuple[EntityType, Edge]]] = {}
    for entity in model.entities.values():
        for edge in entity.edges:
            if edge.direction is not Direction.IN and not edge.relation.computed:
                links.setdefault(edge.relationship, []).append((entity, edge))
    return [
        *(_link_word(link_iri(base, link_name(name)), begun, base) for name, begun in links.items()),
        *(
            {
                "@id": link_iri(base, each.name),
                "@type": "schema:Class",
                "schema:description": {"@value": each.description, "@language": "en"},
            }
            for each in _relations(model)
        ),
    ]


def _link_word(iri: str, begun: Sequence[tuple[EntityType, Edge]], base: str) -> dict[str, Any]:
    """What the word for a relationship means, of which it is known from which types it begins."""
    several = len({edge.description for _, edge in begun}) > 1
    described = [f"{entity.name}: {edge.description}" if several else edge.description for entity, edge in begun]
    targets = dict.fromkeys(target for _, edge in begun for target in edge.targets)
    return {
        "@id": iri,
        "@type": "rdf:Property",
        "schema:description": [{"@value": text, "@language": "en"} for text in dict.fromkeys(described)],
        "schema:domainIncludes": [{"@id": vocabulary(base) + entity.name} for entity, _ in begun],
        "schema:rangeIncludes": [{"@id": vocabulary(base) + each} for each in targets],
    }


def _relations(model: Model) -> Iterable[RelationType]:
    """The types of what lies on relationships."""
    found = [edge.relation for entity in model.entities.values() for edge in entity.edges]
    return {each.name: each for each in found if not each.computed}.values()


class JsonLdContext:
    """`/context.jsonld`: the context, for who writes JSON-LD of their own with it, and what the words for relationships
    mean. An ASGI application."""

    def __init__(self, model: Model, *, public_url: str = "") -> None:
        self._model = model
        self._public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        base = base_of(Request(scope), self._public_url)
        context = context_of(self._model, base)
        document = {"@context": context, "@graph": words_of(self._model, base)}
        page = StaticPage(orjson.dumps(document, option=orjson.OPT_INDENT_2), LINKED)
        await page(scope, receive, send)
