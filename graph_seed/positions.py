"""The place of a fact in a list of its source: which of those on its lines it is, and where these lines are.

signatories at "54-56", "58-60", "62-64", each listed: 1             → position 1, 2, 3
participants at "270", listed: 1, listed: 2                          → position 1, 2
what keeps to an older version of a text, or says nothing of a list  → none

So no number has to be written anew when rows come or go.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from graph_seed.facts import EntityFact, Properties, RelationFact
from graph_seed.file_format import CITES
from graph_seed.locator import lines_of
from graph_seed.problems import FilePlace, Problems
from graph_seed.property_keys import LISTED, POSITION
from graph_seed.texts import Texts

_PARTS = {"Theme": "group"}
"""The property by which the list of a type is several."""


class InList(NamedTuple):
    """A fact in a list: in which, by what it is ordered there, and where it is written."""

    id: str
    of: tuple[Any, ...]
    order: tuple[list[int], int]
    place: FilePlace


def number_entities(
    nodes: dict[str, EntityFact],
    cited: Iterable[RelationFact],
    places: Mapping[str, FilePlace],
    texts: Texts,
    problems: Problems,
) -> None:
    """Give entities that are listed their position, by the place that proves it."""
    found = []
    for each in cited:
        node = nodes.get(each.start)
        if each.type == CITES and node and LISTED in node.properties and POSITION in each.properties["supports"]:
            of = (node.label, node.properties.get(_PARTS.get(node.label, "")))
            found.append(_listed(node.id, of, node.properties[LISTED], each.properties, places))
    for id_, position in _numbered(found, texts, problems).items():
        nodes[id_] = replace(nodes[id_], properties={**nodes[id_].properties, POSITION: position})


def number_relations(
    relationships: dict[str, RelationFact], places: Mapping[str, FilePlace], texts: Texts, problems: Problems
) -> None:
    """Give relations that are listed their position among those of the same kind to the same entity."""
    found = [
        _listed(each.id, (each.type, each.end), each.properties[LISTED], each.properties, places)
        for each in relationships.values()
        if LISTED in each.properties and "source" in each.properties
    ]
    for id_, position in _numbered(found, texts, problems).items():
        each = relationships[id_]
        relationships[id_] = replace(each, properties={**each.properties, POSITION: position})


def _listed(id_: str, of: tuple[Any, ...], number: int, stated: Properties, places: Mapping[str, FilePlace]) -> InList:
    return InList(id_, (*of, stated["source"]), (lines_of(stated["locator"]), number), places[id_])


def _numbered(found: Iterable[InList], texts: Texts, problems: Problems) -> dict[str, int]:
    lists: dict[tuple[Any, ...], list[InList]] = {}
    for each in found:
        source = each.of[-1]
        version = texts.kept.get(source)
        if version is None or version.source == source:  # else it is no list of today
            lists.setdefault(each.of, []).append(each)
    positions: dict[str, int] = {}
    for listed in lists.values():
        listed.sort(key=lambda each: (each.order, each.id))
        for position, each in enumerate(listed, start=1):
            positions[each.id] = position
        for one, other in pairwise(listed):
            if one.order == other.order:
                text = (
                    f"listed: {one.id} at {one.place} is number {one.order[1]} on the same lines; say which comes first"
                )
                problems.add(other.place, text)
    return positions
