"""What all datasets together say of an entity: what its own does, and what others add to it.

    aliases: [Röda Korset] and, added, [RK]  →  Röda Korset, RK

Lists are joined, and a text is added in a language that nobody else gives. The text by which the entity is found
follows from all of it, and from the names that sources give it in relationships of whatever dataset.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph_seed.facts import AdditionFact, EntityFact
from graph_seed.file_format import EntityFormat
from graph_seed.notation import Columns, texts
from graph_seed.problems import FilePlace, Problems
from graph_store import search_text
from schema.language import OTHER_TEXTS


def united(
    node: EntityFact, additions: Iterable[AdditionFact], published: Iterable[str], entity: EntityFormat
) -> EntityFact:
    """An entity with what others add to it."""
    added: dict[str, Any] = {}
    for each in sorted(additions, key=lambda each: each.id):
        for column, value in each.columns.items():
            joins = isinstance(value, list) and column in entity.joined
            added[column] = [*added.get(column, ()), *value] if joins else value
    for column in entity.joined & added.keys():
        own = node.properties.get(column) or []
        added[column] = [*own, *sorted(set(added[column]) - set(own))]
    whole = {**node.properties, **added}
    found_by = {"searchText": found_by_text(whole, published, entity), **other_texts(whole, entity)}
    return EntityFact(node.id, node.label, {**node.properties, **found_by}, dict(sorted(added.items())))


def found_by_text(columns: Columns, published: Iterable[str], entity: EntityFormat) -> str:
    """The words by which an entity with these columns, and these published names, is found."""
    other = texts(
        columns, (name for name in other_texts(columns, entity).get(OTHER_TEXTS, ()) if entity.searches(name))
    )
    return search_text(*dict.fromkeys((*texts(columns, entity.searched), *sorted(set(published)))), other=other)


def other_texts(columns: Columns, entity: EntityFormat) -> dict[str, list[str]]:
    """Which of these columns are texts in other languages than those that everything is held in, if any are."""
    found = sorted(name for name, held in columns.items() if held and entity.is_other_text(name))
    return {OTHER_TEXTS: found} if found else {}


def refuse_said_twice(
    node: EntityFact,
    additions: Sequence[AdditionFact],
    entity: EntityFormat,
    places: Mapping[tuple[str, str], FilePlace],
    problems: Problems,
) -> None:
    """Refuse a text in a language in which there is one; `places` has what stands in files, by id and field.

    The owner's stands, whoever comes first. It is said where it can be mended: in the files that are at hand.
    """
    if not additions:
        return
    said: dict[str, str] = dict.fromkeys(node.properties, node.id)
    owners = {node.id: str(node.properties.get("dataset")), **{each.id: each.dataset for each in additions}}
    for each in sorted(additions, key=lambda each: each.id):
        for column in sorted(each.columns.keys() - entity.joined):
            first = said.setdefault(column, each.id)
            if first == each.id:
                continue
            field = entity.field_of(column)
            here, there = places.get((each.id, field)), places.get((first, field))
            mine, other = (each.id, first) if here else (first, each.id)
            if not (at := here or there):  # neither is of the files
                continue
            given = f"at {place}" if (place := places.get((other, field))) else f"by the dataset {owners[other]}"
            text = f"{node.id}: {entity.named(column)} is already given {given}; {_advice(mine, node)}"
            problems.add(at, text)


def _advice(mine: str, node: EntityFact) -> str:
    if mine == node.id:
        return "take it out there first, or load both together"
    return "an addition gives only what nobody else does"
