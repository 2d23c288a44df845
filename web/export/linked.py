"""Entities and relationships as objects of JSON-LD.

{"id": "party:c", "name": "C", "abbreviation": "C", "formerIds": [], …}
→ {"@id": "https://…/id/party:c", "@type": ["Party", "org:Organization", …], "name": "C", "abbreviation": "C", …}
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from schema.derive.model import Edge, EntityType, Kind, Property
from schema.edge import Direction
from schema.language import ALWAYS, SV, Languages, column_of
from schema.value import split_id
from web.export.column import other_texts
from web.export.context import CLASSES, LINKS, MEMBERSHIPS, link_iri, link_name, vocabulary
from web.export.licence import licence_url
from web.export.reading import Edition

Item = dict[str, Any]

_NONE: Mapping[str, list[Item]] = {}


def iri(base: str, id_: str) -> str:
    """The address of an entity or a relationship, which is also its name in RDF.

    The slash of a period is escaped: what comes after it may be `..`, which an address cannot end in.
    """
    bare, time = split_id(id_)
    address = f"{base}/id/{quote(bare, safe=':/@-._~')}"
    return f"{address}@{quote(time, safe='.')}" if time else address


def themes_iri(base: str) -> str:
    """The concept scheme that all themes are in."""
    return f"{vocabulary(base)}themes"


def themes_item(base: str) -> Item:
    labels = [{"@value": "Teman", "@language": "sv"}, {"@value": "Themes", "@language": "en"}]
    return {"@id": themes_iri(base), "@type": "skos:ConceptScheme", "skos:prefLabel": labels}


def file_item(base: str, arguments: Mapping[str, str], edition: Edition) -> Item:
    """The file itself, known by what was asked for: what it is about, and on which terms."""
    licence = {"schema:license": {"@id": licence_url(edition.licence)}} if edition.licence else {}
    modified = {"@value": edition.loaded_at, "@type": "xsd:dateTime"}
    return {
        "@id": f"{base}/export/graph.jsonld?{urlencode(arguments)}",
        "@type": "schema:Dataset",
        **_about(arguments),
        "revision": edition.revision,
        "contentHash": edition.content_hash,
        **({"schema:dateModified": modified} if edition.loaded_at else {}),
        **licence,
    }


def _about(arguments: Mapping[str, str]) -> Item:
    """The time that a file is about."""
    if "asOf" in arguments:
        return {"asOf": {"@value": arguments["asOf"], "@type": "xsd:date"}}
    return {"schema:temporalCoverage": arguments["during"]}


def entity_item(entity: EntityType, node: Any, base: str) -> Item:
    """An entity with its own values; what it is connected with stands in the items of the relationships."""
    return {
        "@id": iri(base, node["id"]),
        "@type": [entity.name, *_classes(entity, node)],
        **_values(entity.properties, node, base, _tagged(other_texts(node))),
        **(_concept(node, base) if "skos:Concept" in CLASSES.get(entity.name, ()) else {}),
    }


def relationship_items(edge: Edge, type_: str, record: Any, base: str) -> Iterator[Item]:
    """A relationship twice: as a link from its first end to its second, and as a fact with what lies on it."""
    one, lying = record["one"]["id"], record["edge"]
    other = lying["node"]["id"]
    if edge.direction is Direction.BOTH:
        first, second = sorted((one, other))
    else:
        first, second = (one, other) if edge.direction is Direction.OUT else (other, one)
    begin, end = {"@id": iri(base, first)}, {"@id": iri(base, second)}
    name = link_name(edge.relationship)
    common = LINKS.get((edge.relationship, type_ if first == one else edge.target))
    yield {**begin, name: end["@id"], **({common: end} if common else {})}
    member = {"org:member": begin, "org:organization": end} if edge.relationship in MEMBERSHIPS else {}
    yield {
        "@id": iri(base, lying["relationId"]),
        "@type": [edge.relation.name, "rdf:Statement", *(["org:Membership"] if member else [])],
        "rdf:subject": begin,
        "rdf:predicate": {"@id": link_iri(base, name)},
        "rdf:object": end,
        **member,
        **_values(edge.relation.properties, lying, base, _tagged(other_texts(lying))),
    }


def _classes(entity: EntityType, node: Any) -> tuple[str, ...]:
    # many actors named together are no organisation
    return () if node.get("kind") == "COLLECTIVE" else CLASSES.get(entity.name, ())


def _concept(node: Any, base: str) -> Item:
    top = {"skos:topConceptOf": {"@id": themes_iri(base)}} if node.get("partOf", ...) is None else {}
    names = [each for each in _tagged(other_texts(node)).get("name", []) if each["@language"] != "sv"]
    label = [{"@value": node["name"], "@language": "sv"}, *names]
    return {"skos:prefLabel": label, "skos:inScheme": {"@id": themes_iri(base)}, **top}


def _tagged(texts: Iterable[tuple[str, str, str]]) -> dict[str, list[Item]]:
    """Texts by their fields, each with its language."""
    found: dict[str, list[Item]] = {}
    for field, language, text in texts:
        found.setdefault(field, []).append({"@value": text, "@language": language})
    return found


def _values(
    properties: Iterable[Property], node: Any, base: str, others: Mapping[str, list[Item]] = _NONE, above: str = ""
) -> Item:
    """The values of properties, their texts with those in `others` languages; what is not there is left out."""
    found: Item = {}
    for each in properties:
        if each.kind is Kind.ID and not each.many:
            continue
        if each.kind is Kind.CITATIONS:
            found |= _citations(node[each.name], base)
        elif each.languages is Languages.PUBLISHED:
            beside = others.get(above + each.name)
            found[each.name] = [node[each.name], *beside] if beside else node[each.name]
        elif each.languages:
            texts = [text for language in ALWAYS for text in _texts(node, each, language)]
            found[each.name] = [*texts, *others.get(above + each.name, ())]
        else:
            found[each.name] = _value(each, node[each.name], base, others)
    return {name: value for name, value in found.items() if value not in (None, [], {})}


def _value(field: Property, value: Any, base: str, others: Mapping[str, list[Item]]) -> Any:
    if not field.fields or value is None:
        return value
    if isinstance(value, list):
        return [_values(field.fields, each, base) for each in value]
    return _values(field.fields, value, base, others, f"{field.name}.")


def _texts(node: Any, field: Property, language: str) -> list[Item]:
    own = field.languages is Languages.SWEDISH and language == SV
    value = node[field.name if own else column_of(field.name, language)]
    texts = value if isinstance(value, list) else [] if value is None else [value]
    return [{"@value": text, "@language": language} for text in texts]


def _citations(citations: list[Any], base: str) -> Item:
    return {
        "sources": list(dict.fromkeys(iri(base, each["source"]["id"]) for each in citations)),
        "citations": [
            {
                "@type": "prov:PrimarySource",
                "source": iri(base, each["source"]["id"]),
                "locator": each["locator"],
                **{name: each[name] for name in ("quote", "url") if each.get(name)},
                **({"supports": each["supports"]} if each.get("supports") else {}),
            }
            for each in citations
        ],
    }
