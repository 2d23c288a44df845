"""What a `where` means.

A condition holds or it does not: there is no third value. `{}`, null and what is left out filter nothing. A value
that is missing is equal to nothing, less than nothing and contains nothing; `{eq: null}` alone holds for it, and so
NOT keeps its row.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from schema.derive.input import plain
from schema.derive.model import Edge, EntityType, Kind, Property
from tests.evaluator.facts import Node, Properties
from tests.evaluator.seen import Row, Seen, text_of, value_of

Given = Mapping[str, Any]


def entity_holds(seen: Seen, node: Node, where: Given | None) -> bool:
    """Whether a condition on an entity holds for a node."""

    def own(given: Given) -> bool:
        entity = seen.type_of(node)
        return (
            _properties_hold(node.properties, [*_plain(entity)], given, seen.node_holds(node))
            and all(_end_holds(seen, node, end, given) for end in entity.properties if end.kind is Kind.ENTITY)
            and all(_compares(node.properties.get(name), given.get(name)) for name in ("fromKind", "toKind"))
            and _compares(entity.upper_name, given.get("type"))
            and all(_relation_holds(seen, node, edge, given) for edge in entity.edges)
        )

    return together(where, own)


def _plain(entity: EntityType) -> Iterator[Property]:
    return (each for each in entity.properties if each.kind is not Kind.ENTITY)


def _end_holds(seen: Seen, node: Node, end: Property, given: Given) -> bool:
    """Whether a condition holds for the entity at an end of a relation."""
    return entity_holds(seen, seen.facts.node[node.properties[end.column]], given.get(end.name))


def edge_holds(seen: Seen, row: Row, edge: Edge, where: Given | None) -> bool:
    """Whether a condition on the edges of a connection holds for one of them: for its other end and for itself."""
    if plain(edge):
        return entity_holds(seen, row.node, where)
    assert row.relationship
    on_it, holds = row.relationship.properties, seen.edge_holds(row.relationship)

    def own(given: Given) -> bool:
        return entity_holds(seen, row.node, given.get("node")) and together(
            given.get("edge"), lambda inner: _properties_hold(on_it, edge.relation.properties, inner, holds)
        )

    return together(where, own)


def together(where: Given | None, own: Callable[[Given], bool]) -> bool:
    """All conditions of an input hold: its own, all of AND, one of OR, and NOT the one of NOT."""
    if where is None:
        return True
    return (
        own(where)
        and (where.get("AND") is None or all(together(each, own) for each in where["AND"]))
        and (where.get("OR") is None or any(together(each, own) for each in where["OR"]))
        and (where.get("NOT") is None or not together(where["NOT"], own))
    )


# Relations


def _relation_holds(seen: Seen, node: Node, edge: Edge, given: Given) -> bool:
    """The plain field, the quantifiers over all edges, and how many distinct nodes there are."""
    return (
        (edge.single is None or _shown_holds(seen, node, edge, given.get(edge.single)))
        and _quantifiers_hold(seen, node, edge, given.get(edge.name) or {})
        and ((count := given.get(f"{edge.name}Count")) is None or _compares(seen.distinct(node, edge), count))
    )


def _shown_holds(seen: Seen, node: Node, edge: Edge, where: Given | None) -> bool:
    """A condition on what a plain field shows needs something shown; one that says nothing filters nothing."""
    if _says_nothing(where):
        return True
    shown = seen.shown(node, edge)
    return shown is not None and entity_holds(seen, shown, where)


def _says_nothing(where: Given | None) -> bool:
    return all(_entry_says_nothing(name, value) for name, value in (where or {}).items())


def _entry_says_nothing(name: str, value: Any) -> bool:
    if value is None:
        return name != "eq"
    if name == "AND":
        return all(_says_nothing(each) for each in value)
    if name == "OR":
        return any(_says_nothing(each) for each in value)
    if name in ("NOT", "some", "none", "single"):
        return False
    return isinstance(value, Mapping) and _says_nothing(value)


def _quantifiers_hold(seen: Seen, node: Node, edge: Edge, given: Given) -> bool:
    return all(
        _QUANTIFIERS[name](edge_holds(seen, row, edge, where) for row in seen.beside(node, edge))
        for name, where in given.items()
        if where is not None
    )


_QUANTIFIERS: Mapping[str, Callable[[Iterable[bool]], bool]] = {
    "some": any,
    "all": all,
    "none": lambda held: not any(held),
    "single": lambda held: sum(held) == 1,
}


# Values


def _properties_hold(properties: Properties, declared: Sequence[Property], given: Given, holds: str | None) -> bool:
    return all(_property_holds(properties, each, given[each.name], holds) for each in declared if each.name in given)


def _property_holds(properties: Properties, stored: Property, given: Given | None, holds: str | None) -> bool:
    if given is None:
        return True
    if stored.name == "municipality":  # one of all that it has fits, or that it has none
        return any(_compares(code, given) for code in properties["municipalities"] or [None])
    if stored.localised:
        pairs = [(name, inner) for name, inner in given.items() if name != "other"]
        pairs += [(each["language"], each["text"]) for each in given.get("other") or ()]
        return all(_compares(text_of(properties, stored, language), inner) for language, inner in pairs)
    if stored.fields and stored.many:
        return _objects_hold(value_of(properties, stored), stored.fields, given)
    if stored.fields:
        value = value_of(properties, stored)
        if stored.name == "validity":
            value |= {"holds": holds}
        return object_holds(value, stored.fields, given)
    return _compares(value_of(properties, stored), given)


def _objects_hold(objects: Sequence[Mapping[str, Any]], fields: Sequence[Property], given: Given) -> bool:
    """The quantifiers over all objects of a list."""
    return all(
        _QUANTIFIERS[name](object_holds(each, fields, where) for each in objects)
        for name, where in given.items()
        if where is not None
    )


def object_holds(value: Mapping[str, Any] | None, fields: Sequence[Property], given: Given) -> bool:
    """Conditions on the values of an object; with the object all of them are missing."""

    def own(inner: Given) -> bool:
        values = value or {}
        return all(
            object_holds(values.get(each.name), each.fields, inner[each.name])
            if each.fields
            else _compares(values.get(each.name), inner[each.name])
            for each in fields
            if inner.get(each.name) is not None
        )

    return together(given, own)


def _compares(value: Any, given: Given | None) -> bool:
    """Whether all that is given about a value holds."""
    return all(_operator_holds(value, name, wanted) for name, wanted in (given or {}).items())


def _operator_holds(value: Any, name: str, wanted: Any) -> bool:
    if name == "caseInsensitive":
        return _compares(_folded(value), _folded(wanted))
    if wanted is None:
        return value is None if name == "eq" else True
    return value is not None and _OPERATORS[name](_composed(value), _composed(wanted))


_OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, wanted: value == wanted,
    "in": lambda value, wanted: value in wanted,
    "lt": lambda value, wanted: value < wanted,
    "lte": lambda value, wanted: value <= wanted,
    "gt": lambda value, wanted: value > wanted,
    "gte": lambda value, wanted: value >= wanted,
    "contains": lambda value, wanted: wanted in value,
    "startsWith": lambda value, wanted: value.startswith(wanted),
    "endsWith": lambda value, wanted: value.endswith(wanted),
    "includes": lambda value, wanted: wanted in value,
    "includesAny": lambda value, wanted: any(each in value for each in wanted),
    "includesAll": lambda value, wanted: all(each in value for each in wanted),
}


def _composed(value: Any) -> Any:
    """Texts in NFC, in which they are compared."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return [_composed(each) for each in value] if isinstance(value, list) else value


def _folded(value: Any) -> Any:
    """Texts without upper case."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).lower()
    if isinstance(value, Mapping):
        return {name: _folded(each) for name, each in value.items()}
    return [_folded(each) for each in value] if isinstance(value, list) else value
