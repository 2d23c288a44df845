"""Random small graphs, made from the model, so that a new type or relation is covered for nothing.

A graph is told by its seed and its size: with a smaller size it is the beginning of the same graph, so that what fails
on a large one can be shrunk to what fails on a small one.
"""

import unicodedata
from collections.abc import Container, Mapping
from random import Random
from typing import Any

from graph_store import sort_key
from schema.actor import ActorKind
from schema.derive.model import Kind, Model, Property, RelationType
from schema.edge import Direction
from schema.language import Languages
from tests.evaluator.facts import Facts, Node, Relationship
from tests.evaluator.seen import LANGUAGES

NAMES = tuple(
    unicodedata.normalize("NFC", each)
    for each in (
        "Åsa", "åsa", "Ärla", "Öreryd", "Zorn", "Örebro IK", "ÖREBRO IK", "Café Ö", "O'Hara", 'Sa "hej"', "Vit", "Wat",
        "100 % `x` // *", "\\", "Al", "Al B", "Alb",
    )
)  # fmt: skip
"""Few, so that many are equal; with upper and lower case, marks, and the signs of Cypher, Lucene and JSON."""
TEXTS = ("", "å", "Å", "é", "ansvarig", "Nämnd", "nämnd", "a", "ab", "b", "{}", "$p0", "null")
DAYS = ("2019-12-31", "2020-01-01", "2020-06-30", "2021-01-01", "2024-02-29", "2026-11-22", "2026-11-23", "2030-01-01")
NUMBERS = (-1, 0, 1, 2, 3, 10)
FRACTIONS = (-1.5, 0.0, 1.0, 2.5, 1e10)
MUNICIPALITIES = ("1880", "1885", "1881")
NEVER, EVER = "0001-01-01", "9999-12-31"


Ends = Mapping[str, Mapping[tuple[str, str], RelationType]]
"""Of each relationship between which labels it may lie, and what lies on it there."""


def random_facts(model: Model, seed: int, nodes: int, relationships: int) -> Facts:
    """So many nodes of a few labels that have to do with one another, and so many relationships between them."""
    labels = _neighbours(model, _random(seed, "labels"))
    made = [_node(model, _random(seed, f"node {place}"), labels, place) for place in range(nodes)]
    by_label: dict[str, list[Node]] = {}
    for node in made:
        by_label.setdefault(node.label, []).append(node)
    ends = _ends(model, by_label)
    between = [
        _relationship(_random(seed, f"relationship {place}"), by_label, ends, place)
        for place in range(relationships if ends else 0)
    ]
    return Facts(tuple(made), tuple(between))


def _random(seed: int, what: str) -> Random:
    return Random(f"{seed} {what}")  # noqa: S311 (no secret)


def _neighbours(model: Model, random: Random) -> list[str]:
    label = random.choice(sorted(model.entities))
    near = sorted({target for edge in model.entities[label].edges for target in edge.targets if len(edge.targets) == 1})
    return [label, *random.sample(near, min(len(near), random.randint(1, 3)))]


def _ends(model: Model, labels: Container[str]) -> Ends:
    found: dict[str, dict[tuple[str, str], RelationType]] = {}
    for label, entity in sorted(model.entities.items()):
        for edge in (each for each in entity.edges if not each.relation.computed):
            for target in edge.targets:
                if label in labels and target in labels:
                    ends = (target, label) if edge.direction is Direction.IN else (label, target)
                    found.setdefault(edge.relationship, {})[ends] = edge.relation
    return found


def _node(model: Model, random: Random, labels: list[str], place: int) -> Node:
    label = random.choice(labels)
    entity = model.entities[label]
    made, name = f"{entity.prefix}:{random.randrange(16**4):04x}-{place}", random.choice(NAMES)
    own = _values(random, entity.properties) | {"id": made, "name": name, "sortKey": sort_key(name, made)}
    own |= {f"name{ending}": random.choice(NAMES) for ending in ("En", "Fi", "Sv_FI") if random.random() < 0.2}
    return Node(label, own | _other_texts(own))


def _relationship(random: Random, by_label: Mapping[str, list[Node]], ends: Ends, place: int) -> Relationship:
    type_name = random.choice(sorted(ends))
    labels = random.choice(sorted(ends[type_name]))
    # the first ones are chosen more often, so that some have many relationships and some two between them
    start, end = (by_label[label][int(len(by_label[label]) * random.random() ** 2)] for label in labels)
    own = {"id": f"{type_name.lower()}:{random.randrange(16**4):04x}-{place}", "locator": "rad 1"}
    sources = by_label.get("Source")
    own["source"] = sources[place % len(sources)].id if sources else "source:x"
    own["dataset"] = f"set-{place % 2}"
    return Relationship(type_name, start.id, end.id, _values(random, ends[type_name][labels].properties) | own)


# Values


def _values(random: Random, properties: tuple[Property, ...]) -> dict[str, Any]:
    values: dict[str, Any] = _validity(random)
    for each in properties:
        if each.name == "municipality":
            continue
        if each.name == "municipalities":
            codes = sorted(_some(random, MUNICIPALITIES))
            values |= {each.name: codes, **({"municipality": codes[0]} if len(codes) == 1 else {})}
        elif not each.derived:
            values |= _value(random, each)
    return values


def _value(random: Random, stored: Property) -> dict[str, Any]:
    """The columns of a property, none of them when it is missing."""
    if stored.languages and stored.name != "name":
        return _texts(random, stored)
    if stored.many:
        return _lists(random, stored)
    if not stored.required and random.random() < 0.4:
        return {}
    if stored.fields:
        return {name: value for each in stored.fields for name, value in _value(random, each).items()}
    return {stored.column: _one(random, stored)}


def _texts(random: Random, stored: Property) -> dict[str, Any]:
    """A text in some languages; what is required is in those that everything is in."""
    needed = ("sv",) if stored.languages is Languages.SWEDISH else ("sv", "en")
    if not (stored.required or random.random() < 0.6):
        return {}
    given = [language for language in LANGUAGES if language in needed or random.random() < 0.4]
    if not stored.many:
        return {stored.column_in(language): random.choice(TEXTS) for language in given}
    length = random.choice((0, 1, 1, 2))
    return {stored.column_in(language): random.sample(TEXTS, length) for language in given}


def _other_texts(own: Mapping[str, Any]) -> dict[str, list[str]]:
    """What the loader keeps beside texts in other languages: where they lie."""
    found = sorted(name for name, value in own.items() if name.endswith(("Fi", "Sv_FI")) and value != [])
    return {"otherTexts": found} if found else {}


def _lists(random: Random, stored: Property) -> dict[str, Any]:
    if not stored.fields:
        return {stored.column: _some(random, tuple(each.name for each in stored.enum) if stored.enum else TEXTS)}
    length = random.choice((0, 0, 1, 2))
    fields = [each for each in stored.fields if not each.derived]
    return {each.column: [_one(random, each) for _ in range(length)] for each in fields}


def _some(random: Random, values: tuple[str, ...]) -> list[str]:
    return random.sample(values, random.choice((0, 1, 1, 2)))


def _one(random: Random, stored: Property) -> Any:
    if stored.enum is ActorKind and random.random() < 0.2:
        return ActorKind.MUNICIPALITY.name  # what others are in, so that some are in some
    if stored.enum:
        return random.choice([each.name for each in stored.enum])
    return random.choice(VALUES[stored.kind])


VALUES: Mapping[Kind, tuple[Any, ...]] = {
    Kind.ID: TEXTS,
    Kind.STRING: TEXTS,
    Kind.INT: NUMBERS,
    Kind.FLOAT: FRACTIONS,
    Kind.BOOLEAN: (True, False),
    Kind.DATE: DAYS,
}


def _validity(random: Random) -> dict[str, Any]:
    """When a fact holds: stated or not at either end, to the day or not, now, before or after."""
    values: dict[str, Any] = {
        "validFrom": NEVER,
        "validFromLatest": random.choice(DAYS),
        "validToEarliest": EVER,
        "validTo": EVER,
    }
    begins, begins_latest, ends, ends_latest = sorted(random.choices(DAYS, k=4))
    if random.random() < 0.4:
        edtf = random.choice((begins, begins[:4]))
        values |= {"validFrom": begins, "validFromLatest": begins_latest, "validFromEdtf": edtf}
        if random.random() < 0.3:
            values["validFromAsPublished"] = "sedan länge"
    if random.random() < 0.25:
        values |= {"validToEarliest": ends, "validTo": ends_latest, "validToEdtf": ends_latest}
    return values
