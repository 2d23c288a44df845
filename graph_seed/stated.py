"""Facts as a file would say them: by key, without what is computed from them.

{"sinceEdtf": "2022", "sinceEarliest": "2022-01-01", "sortKey": …}  →  {"since": "2022"}
"""

from typing import Any

from graph_seed.citing import FRAGMENT, OTHERS, QUOTE, citations_of
from graph_seed.facts import AdditionFact, EntityFact, Properties, RelationFact
from graph_seed.file_format import FileFormat, Keys
from graph_seed.property_keys import POSITION
from schema.collaboration import HEAD_OF, UNIT_OF
from schema.language import OTHER_TEXTS
from schema.municipality import MUNICIPALITY_KEY

_COMPUTED = frozenset(
    {"sortKey", "searchText", OTHER_TEXTS, POSITION, HEAD_OF, UNIT_OF, MUNICIPALITY_KEY, QUOTE, FRAGMENT}
)

Said = dict[str, Any]
"""A fact as a file would say it, by key."""


def stated_entity(node: EntityFact, file_format: FileFormat) -> Said:
    """What is said of an entity, without what it cites."""
    entity = file_format.entity(node.label)
    return stated(node.properties, entity.fields if entity else Keys())


def stated_relation(each: RelationFact, file_format: FileFormat) -> Said:
    """What is said of a relationship, with the places that it rests on."""
    said = {
        "id": each.id,
        "from": each.start,
        "to": each.end,
        **stated(each.properties, file_format.relationship(each.type)),
    }
    others = [
        {name: value for name, value in place.items() if name not in (QUOTE, FRAGMENT)}
        for place in citations_of(each)[1:]
    ]
    return said | {OTHERS: others} if OTHERS in said else said


def stated_addition(each: AdditionFact, file_format: FileFormat) -> Said:
    """What is added to an entity."""
    entity = file_format.with_prefix(each.entity.partition(":")[0])
    return stated(each.properties, entity.added if entity else Keys())


def stated_citation(each: RelationFact) -> Said:
    """A place that an entity cites."""
    return {name: each.properties.get(name) for name in ("source", "locator", "supports")}


def stated(properties: Properties, fields: Keys) -> Said:
    """The fields that are stated, and columns that no field has any more."""
    said = {name: field.notation.stated(properties) for name, field in fields.items()}
    beside = {name: properties[name] for name in sorted(properties.keys() - _COMPUTED) if not fields.fill(name)}
    return {name: value for name, value in (said | beside).items() if value is not None}
