"""What an `orderBy` means: keys compared one after the other, and an end to every tie."""

from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key
from typing import Any

from schema.derive.input import plain
from schema.derive.model import Edge, EntityType, Kind, Property
from tests.evaluator.facts import Node, Properties
from tests.evaluator.seen import Row, Seen, value_of

Given = Mapping[str, Any]
Key = tuple[Any, bool]
"""A value, None when it is missing, and whether the greatest comes first."""
Compare = Callable[[Row, Row], int]


def comparison(seen: Seen, entity: EntityType, edge: Edge | None, order: Sequence[Given] | None) -> Compare:
    """How two rows of a connection compare: by the given keys, else by the entity's own order; then by the ties."""

    def compare(one: Row, other: Row) -> int:
        return ranked(*(_keys(seen, row, entity, edge, order) for row in (one, other)))

    return compare


def ranked(one: Sequence[Key], other: Sequence[Key]) -> int:
    """How two lists of keys compare: as the first two that differ."""
    return next(filter(None, map(_compared, one, other)), 0)


def in_order(rows: Sequence[Row], compare: Compare) -> list[Row]:
    return sorted(rows, key=cmp_to_key(compare))


def _keys(seen: Seen, row: Row, entity: EntityType, edge: Edge | None, order: Sequence[Given] | None) -> list[Key]:
    given = [_row_key(seen, row, entity, edge, each) for each in order or ()]
    default = [(row.node.properties["ordinal"], False)] if entity.ordered and not given else []
    ties = [(row.node.properties["sortKey"], False), (row.id, False)]
    return given + default + ties


def _compared(one: Key, other: Key) -> int:
    """What is missing comes last in either direction."""
    (mine, descending), (theirs, _) = one, other
    if mine == theirs:
        return 0
    if mine is None or theirs is None:
        return 1 if mine is None else -1
    return 1 if (mine > theirs) != descending else -1


def _row_key(seen: Seen, row: Row, entity: EntityType, edge: Edge | None, given: Given) -> Key:
    if edge is None or plain(edge):
        return _entity_key(seen, row.node, entity, given)
    ((end, inner),) = given.items()
    if end == "node":
        return _entity_key(seen, row.node, entity, inner)
    ((name, direction),) = inner.items()
    assert row.relationship
    return own(row.relationship.properties, edge.relation.properties, name), direction == "DESC"


def _entity_key(seen: Seen, node: Node, entity: EntityType, given: Given) -> Key:
    ((name, wanted),) = given.items()
    for edge in entity.edges:
        if name == edge.single:
            return _key_behind(seen, seen.shown(node, edge), seen.model.entities[edge.target], wanted)
        if name == f"{edge.name}Count":
            return seen.distinct(node, edge), wanted == "DESC"
    if name == "name":
        return node.properties["sortKey"], wanted == "DESC"  # Swedish order
    return own(node.properties, entity.properties, name), wanted == "DESC"


def _key_behind(seen: Seen, shown: Node | None, entity: EntityType, wanted: Given) -> Key:
    """A value of what a plain field shows; it is missing where the field shows nothing."""
    return _entity_key(seen, shown, entity, wanted) if shown else (None, _descends(wanted))


def _descends(wanted: Given | str) -> bool:
    return wanted == "DESC" if isinstance(wanted, str) else any(_descends(inner) for inner in wanted.values())


_TIMES = {"validFrom": ("from", "earliest"), "validTo": ("to", "latest")}


def own(properties: Properties, declared: Sequence[Property], name: str) -> Any:
    """A stored value: of a partial date its earliest day, of when a fact holds its first or last day, if stated."""
    if name in _TIMES:
        end, day = _TIMES[name]
        validity = next(each for each in declared if each.name == "validity")
        return (value_of(properties, validity)[end] or {}).get(day)
    stored = next(each for each in declared if each.name == name)
    value = value_of(properties, stored)
    return (value or {}).get("earliest") if stored.kind is Kind.PARTIAL_DATE else value
