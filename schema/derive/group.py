"""What the rows of a connection can be grouped and measured by.

    Council with `kind` and `responsible: Politician | None = edge(…)`, whose `party` is an edge too
    → CouncilGroupBy: KIND, MUNICIPALITY, VALID_FROM_YEAR, RESPONSIBLE, RESPONSIBLE_PARTY, MEMBERS, …
      CouncilAggregate(count, groupBy(by:), membersCount: CountStatistics, …)

On a relation the criteria of the other end begin with NODE, those of the relationship with EDGE; what is measured of
the relationship begins with `edge`. The values of an object are called after it: FIGURE_UNIT, `figureValue`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from schema.aggregate import DateStatistics, FloatStatistics, IntStatistics
from schema.derive.model import Edge, EntityType, Kind, Model, Property, RelationType
from schema.fact import FROM_KIND, FROM_TYPE, TO_KIND, TO_TYPE
from schema.municipality import MUNICIPALITIES, MUNICIPALITY


class By(Enum):
    """How a criterion finds the key of a row."""

    VALUE = "value"
    YEAR = "year"
    HOLDS = "holds"
    SHOWN = "shown"
    NODES = "nodes"
    WORDS = "words"
    OBJECTS = "objects"
    SOURCES = "sources"


@dataclass(frozen=True)
class Criterion:
    """What rows can be grouped by: a property or each word of it, a year, whether they hold, or nodes of fields.

    Of a list of objects, with a column `each` that is as long as the list, it is a value of each of them. The values of
    some `enums` have words of their own; what is in several languages is `stored` in each.
    """

    name: str
    by: By
    description: str
    on_edge: bool = False
    columns: tuple[str, ...] = ()
    path: tuple[Edge, ...] = ()
    each: str = ""
    enums: tuple[str, ...] = ()
    stored: Property | None = None


def criteria(model: Model, entity: EntityType) -> dict[str, Criterion]:
    """What entities of a type can be grouped by, by name."""
    found = [*_of_properties(entity.properties), *_of_edges(model, entity)]
    if entity is model.fact:
        enums = _enums_of_facts(model)
        found = [replace(each, enums=enums.get(each.columns, each.enums)) for each in (*found, *_of_facts())]
    return {each.name: each for each in found}


def _enums_of_facts(model: Model) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Where the words are for what facts hold as texts: the names of relationships, kinds of their ends, and roles."""
    relations = {edge.relation.name: edge.relation for each in model.entities.values() for edge in each.edges}
    kinds = _enums_called("kind", model.entities.values())
    return {
        ("relationship",): (model.fact.name,),
        ("role",): _enums_called("role", relations.values()),
        (FROM_KIND,): kinds,
        (TO_KIND,): kinds,
    }


def _enums_called(name: str, owners: Iterable[EntityType | RelationType]) -> tuple[str, ...]:
    found = (each for owner in owners for each in owner.properties if each.name == name and each.kind is Kind.ENUM)
    return tuple(sorted({each.type_name for each in found}))


def edge_criteria(model: Model, edge: Edge) -> dict[str, Criterion]:
    """What the edges of a relation can be grouped by, by name."""
    entity = model.entities.get(edge.target, model.entity)
    at_node = [replace(each, name=f"NODE_{each.name}") for each in criteria(model, entity).values()]
    own = () if edge.relation.computed else _of_properties(edge.relation.properties)
    on_edge = [replace(each, name=f"EDGE_{each.name}", on_edge=True) for each in own]
    return {each.name: each for each in (*at_node, *on_edge)}


@dataclass(frozen=True)
class Measure:
    """A number or a day of each row, or a number of each object in a list with a column `each` as long as the list."""

    stored: Property
    each: str = ""
    on_edge: bool = False

    @property
    def statistics(self) -> str:
        """The type of the figures."""
        return _STATISTICS[self.stored.kind]

    @property
    def numeric(self) -> bool:
        return self.stored.kind in _NUMBERS


def measured(entity: EntityType, edge: Edge | None = None) -> dict[str, Measure | Edge]:
    """What figures are made of, by the name of the field: numbers, days, and how many nodes a relation leads to."""
    found: dict[str, Measure | Edge] = dict(_measures(entity.properties))
    found |= {f"{each.name}Count": each for each in entity.edges if not each.only}
    for name, each in _measures(edge.relation.properties) if edge else ():
        found[f"edge{name[0].upper()}{name[1:]}"] = replace(each, on_edge=True)
    return found


def numbers(entity: EntityType, edge: Edge | None = None) -> dict[str, Measure]:
    """The numbers among what is measured: what a group has figures of."""
    return {name: each for name, each in measured(entity, edge).items() if isinstance(each, Measure) and each.numeric}


def upper(name: str) -> str:
    """`categoryAsPublished` → `CATEGORY_AS_PUBLISHED`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).upper()


_UNFIT = ("id", "name", MUNICIPALITIES)
"""Texts that are every row's own, and what is grouped by under another name."""

_STATISTICS = {
    Kind.INT: IntStatistics.__name__,
    Kind.FLOAT: FloatStatistics.__name__,
    Kind.DATE: DateStatistics.__name__,
    Kind.PARTIAL_DATE: DateStatistics.__name__,
}
_NUMBERS = (Kind.INT, Kind.FLOAT)
_YEAR = "year"
"""What a whole number in an object is called that things are grouped by."""


def _measures(properties: Sequence[Property]) -> Iterator[tuple[str, Measure]]:
    for stored in properties:
        if stored.kind in _STATISTICS and not stored.many:
            yield stored.name, Measure(stored)
        for part in stored.fields if stored.kind is Kind.OBJECT else ():
            if part.kind in _NUMBERS:
                yield inside(stored, part), Measure(part, stored.leading)


def inside(stored: Property, part: Property) -> str:
    """What a value of an object is called apart from it: `amountsKronor`."""
    return f"{stored.name}{part.name[0].upper()}{part.name[1:]}"


def _of_object(stored: Property) -> Iterator[Criterion]:
    """By the values of an object, or of each object of a list."""
    for part in stored.fields:
        if part.kind in (Kind.ENUM, Kind.BOOLEAN, Kind.STRING) or (part.kind, part.name) == (Kind.INT, _YEAR):
            by = By.OBJECTS if stored.many else By.VALUE
            words = _OF_EACH if stored.many else "By `{}` of `{}`."
            words = words.format(part.name, stored.name)
            yield Criterion(
                upper(inside(stored, part)),
                by,
                words,
                columns=(part.column,),
                each=stored.leading,
                enums=(part.type_name,) if part.kind is Kind.ENUM else (),
                stored=part if part.languages else None,
            )


_OF_EACH = (
    "By `{}` of each entry of `{}`: a row counts in the group of each; without any it has no key. The numbers of a "
    "group are those of its entries alone."
)


def _of_properties(properties: Sequence[Property]) -> Iterator[Criterion]:
    for each in properties:
        if each.localised or each.name in _UNFIT:
            continue
        if each.name == MUNICIPALITY:
            words = f"By each of `{MUNICIPALITIES}`: a row counts in the group of each; without any it has no key."
            yield Criterion(upper(each.name), By.WORDS, words, columns=(MUNICIPALITIES,))
            continue
        enums = (each.type_name,) if each.kind is Kind.ENUM else ()
        if each.kind is Kind.OBJECT:
            yield from _of_object(each)
        elif each.many:
            if each.kind in (Kind.ENUM, Kind.STRING):
                words = f"By each word of `{each.name}`: a row counts in the group of each; without any it has no key."
                stored = each if each.languages else None
                yield Criterion(upper(each.name), By.WORDS, words, columns=(each.column,), enums=enums, stored=stored)
            continue
        words = f"By `{each.name}`."
        if each.kind in (Kind.ENUM, Kind.BOOLEAN, Kind.STRING):
            stored = each if each.languages else None
            yield Criterion(upper(each.name), By.VALUE, words, columns=(each.column,), enums=enums, stored=stored)
        elif each.kind is Kind.DATE:
            yield Criterion(
                f"{upper(each.name)}_YEAR", By.YEAR, f"By the year of `{each.name}`.", columns=(each.column,)
            )
        elif each.kind is Kind.PARTIAL_DATE:
            columns = (f"{each.column}Earliest",)
            yield Criterion(f"{upper(each.name)}_YEAR", By.YEAR, f"By the year of `{each.name}`.", columns=columns)
    words = "By the year in which the fact begins to hold; no key where its source does not state it."
    yield Criterion("VALID_FROM_YEAR", By.YEAR, words, columns=("validFrom", "validFromEdtf"))
    yield Criterion("HOLDS", By.HOLDS, "By `validity { holds }`: CERTAIN, POSSIBLE, or no key.", enums=("Certainty",))


def _of_facts() -> Iterator[Criterion]:
    for column, what in _OF_ENDS.items():
        enums = ("EntityType",) if column in (FROM_TYPE, TO_TYPE) else ()
        yield Criterion(upper(column), By.VALUE, f"By {what}.", columns=(column,), enums=enums)
    yield Criterion("SOURCE", By.SOURCES, "By each source that states it: a relation that several do counts for each.")


_OF_ENDS = {
    FROM_TYPE: "the type of the entity that it begins at, as in `EntityType`",
    TO_TYPE: "the type of the entity that it leads to, as in `EntityType`",
    FROM_KIND: "the `kind` of the entity that it begins at",
    TO_KIND: "the `kind` of the entity that it leads to",
}


def _of_edges(model: Model, entity: EntityType) -> Iterator[Criterion]:
    for edge in entity.edges:
        if edge.only:
            continue
        if edge.single:
            shown = upper(edge.single)
            yield Criterion(shown, By.SHOWN, f"By the node that `{edge.single}` shows.", path=(edge,))
            for beyond in model.entities.get(edge.target, model.entity).edges:
                if beyond.single:
                    words = f"By the node that `{beyond.single}` shows of the one that `{edge.single}` shows."
                    yield Criterion(f"{shown}_{upper(beyond.single)}", By.SHOWN, words, path=(edge, beyond))
        words = f"By each node of `{edge.name}`: a row that leads to several counts in several groups."
        yield Criterion(upper(edge.name), By.NODES, words, path=(edge,))
