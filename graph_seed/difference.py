"""What a load would change: the facts of the files beside those of the graph.

An entity whose former id the graph still has is the same one, renamed, and its relationships with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph_seed.facts import AdditionFact, EntityFact, Facts, RelationFact
from graph_seed.file_format import CITES
from graph_seed.settle import citation_id, relationship_id

Fact = TypeVar("Fact", EntityFact, RelationFact, AdditionFact)


@dataclass(frozen=True, slots=True)
class Pair(Generic[Fact]):
    """A fact as the graph has it, and as the files have it."""

    before: Fact
    after: Fact


@dataclass(frozen=True, slots=True)
class Changes(Generic[Fact]):
    added: tuple[Fact, ...]
    changed: tuple[Pair[Fact], ...]
    withdrawn: tuple[Fact, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.withdrawn)


@dataclass(frozen=True, slots=True)
class Difference:
    """Facts to add, to change and to withdraw; false when there is nothing to do."""

    held: Facts
    wanted: Facts
    nodes: Changes[EntityFact]
    relationships: Changes[RelationFact]
    additions: Changes[AdditionFact]
    beside: tuple[Pair[EntityFact], ...]
    """Entities of other datasets to which something else is added than before."""

    def __bool__(self) -> bool:
        return bool(self.nodes or self.relationships or self.additions or self.beside)

    @property
    def renamed(self) -> Mapping[str, str]:
        """The ids that entities get, by those that they have."""
        return {pair.before.id: pair.after.id for pair in self.nodes.changed if pair.before.id != pair.after.id}

    @property
    def former_ids(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Of the nodes that change to which entity each former id leads, before and after."""
        before = (*self.nodes.withdrawn, *(pair.before for pair in self.nodes.changed))
        after = (*self.nodes.added, *(pair.after for pair in self.nodes.changed))
        return _former_ids(before), _former_ids(after)


def _former_ids(nodes: Iterable[EntityFact]) -> Mapping[str, str]:
    return {former: node.id for node in nodes for former in node.properties.get("formerIds", ())}


def difference(held: Facts, wanted: Facts, beside: Iterable[Pair[EntityFact]] = ()) -> Difference:
    """What turns the facts of the graph into those of the files; `beside` are entities of other datasets."""
    nodes, relationships = _renamed(held, wanted)
    return Difference(
        held,
        wanted,
        _changes(nodes, wanted.nodes),
        _changes(relationships, wanted.relationships),
        _changes(held.additions, wanted.additions),
        tuple(pair for pair in beside if pair.before != pair.after),
    )


def _changes(held: Mapping[str, Fact], wanted: Mapping[str, Fact]) -> Changes[Fact]:
    return Changes(
        added=tuple(fact for id_, fact in wanted.items() if id_ not in held),
        changed=tuple(Pair(held[id_], fact) for id_, fact in wanted.items() if id_ in held and held[id_] != fact),
        withdrawn=tuple(fact for id_, fact in held.items() if id_ not in wanted),
    )


def _renamed(held: Facts, wanted: Facts) -> tuple[Mapping[str, EntityFact], Mapping[str, RelationFact]]:
    """What the graph holds, by the ids that the files have for it."""
    names: dict[str, str] = {}
    for node in wanted.nodes.values():
        former = [id_ for id_ in node.properties.get("formerIds", ()) if id_ in held.nodes and id_ not in wanted.nodes]
        if former and node.id not in held.nodes:
            names[former[0]] = node.id
    if not names:
        return held.nodes, held.relationships
    return (
        {names.get(id_, id_): node for id_, node in held.nodes.items()},
        {
            each.id if each.id in wanted.relationships else _renamed_id(each, names): each
            for each in held.relationships.values()
        },
    )


def _renamed_id(each: RelationFact, names: Mapping[str, str]) -> str:
    """The id that a relationship has when its ends have new ones; one of the curator's own stays."""
    start, end = names.get(each.start, each.start), names.get(each.end, each.end)
    if (start, end) == (each.start, each.end):
        return each.id
    if each.type == CITES:
        return citation_id(start, end, each.id.rpartition("/")[2])
    if each.id == relationship_id(each.type, each.start, each.end):
        return relationship_id(each.type, start, end)
    return each.id
