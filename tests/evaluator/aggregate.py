"""What an `aggregate` means: how many rows there are, in which groups, and figures over them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, cmp_to_key
from itertools import product
from typing import Any

from schema.derive.group import By, Criterion, Measure, criteria, edge_criteria, measured, numbers
from schema.derive.model import Edge, EntityType, Kind
from schema.derive.words import words_in
from tests.evaluator.facts import Node, Properties
from tests.evaluator.order import Key, own, ranked
from tests.evaluator.question import Asked, On, fields
from tests.evaluator.seen import Row, Seen, text_of

Values = dict[str, Any]
Below = Sequence[Asked | On]

FIRST_GROUPS = 50


@dataclass(frozen=True)
class Common:
    """What the rows of a group have in common by one criterion: a value or a node, or that they have none."""

    value: Any = None
    node: Node | None = None

    @property
    def text(self) -> str | None:
        if self.node:
            return self.node.id
        return (
            None if self.value is None else str(self.value).lower() if isinstance(self.value, bool) else str(self.value)
        )

    @property
    def place(self) -> Any:
        """What groups are ordered by; of nodes their Swedish order."""
        return self.node.properties["sortKey"] if self.node else self.value


Objects = Mapping[str, frozenset[int]]
"""Of lists of objects, by the column that is as long as each, the places of some."""


@dataclass(frozen=True)
class Member:
    """A row in a group, with those of its objects that are in it."""

    row: Row
    objects: Objects


Group = tuple[tuple[Common, ...], Sequence[Member]]


@dataclass(frozen=True)
class Aggregate:
    """Answers what is asked of the rows of a connection together; `entity` answers what is asked of a node."""

    seen: Seen
    rows_on: Callable[[Seen], Sequence[Row]]
    target: EntityType
    edge: Edge | None
    entity: Callable[[Below, Node], Values]

    @cached_property
    def rows(self) -> Sequence[Row]:
        return self.rows_on(self.seen)

    def answer(self, below: Below) -> Values:
        return {each.name: self._answer(each) for each in fields(below)}

    def _answer(self, asked: Asked) -> Any:
        if asked.name == "count":
            return len(self.rows)
        if asked.name == "groupBy":
            return self._groups(asked)
        if asked.name == "series":
            points = map(self._point, dates(**asked.arguments))
            return [{each.name: point[each.name] for each in fields(asked.below)} for point in points]
        figures = self._figures(measured(self.target, self.edge)[asked.name])
        return {each.name: figures[each.name] for each in fields(asked.below)}

    def _point(self, day: str) -> Values:
        """What is told of a date: the field asked about it, and of its rows those that hold for certain."""
        seen = replace(self.seen, time=day)
        rows = self.rows_on(seen)
        certain = [
            row
            for row in rows
            if (seen.edge_holds(row.relationship) if row.relationship else seen.node_holds(row.node)) == "CERTAIN"
        ]
        return {"date": day, "count": len(rows), "certain": len(certain)}

    # Groups

    def _groups(self, asked: Asked) -> list[Values]:
        model = self.seen.model
        known = edge_criteria(model, self.edge) if self.edge else criteria(model, self.target)
        by = [known[name] for name in asked.arguments["by"]]
        order, number = asked.arguments.get("orderBy", "COUNT_DESC"), asked.arguments.get("number")
        sum_of = (lambda members: self._sum(number, members)) if number else None
        groups = in_order(self._counted(by), order, sum_of)
        return [
            {each.name: self._of_group(each, by, group) for each in fields(asked.below)}
            for group in groups[: asked.arguments.get("first", FIRST_GROUPS)]
        ]

    def _of_group(self, asked: Asked, by: Sequence[Criterion], group: Group) -> Any:
        key, members = group
        if asked.name == "count":
            return len(members)
        if asked.name == "numbers":
            return self._numbers(asked.below, members)
        return [self._key(asked.below, by, key, place) for place in range(len(by))]

    def _counted(self, by: Sequence[Criterion]) -> Iterable[Group]:
        """The rows by what they have in common; one that has several nodes is once in the group of each."""
        groups: dict[tuple[Common, ...], list[Member]] = {}
        for row in self.rows:
            for key in set(product(*(self._common(row, criterion) for criterion in by))):
                groups.setdefault(key, []).append(Member(row, self._objects(row, by, key)))
        return groups.items()

    def _objects(self, row: Row, by: Sequence[Criterion], key: Sequence[Common]) -> Objects:
        """The places of those objects of a row that have all that its group has in common."""
        places: dict[str, set[int]] = {}
        for criterion, common in zip(by, key, strict=True):
            if criterion.by is By.OBJECTS:
                values = _held(row, on_edge=criterion.on_edge).get(*criterion.columns) or []
                fitting = {place for place, value in enumerate(values) if Common(value) == common}
                places[criterion.each] = places.get(criterion.each, fitting) & fitting
        return {column: frozenset(of) for column, of in places.items()}

    def _sum(self, number: str, members: Sequence[Member]) -> float:
        """What groups are ordered by; engines add numbers with a fraction in orders of their own."""
        return round(float(sum(_measures(members, numbers(self.target, self.edge)[number]))), 6)

    def _numbers(self, below: Below, members: Sequence[Member]) -> list[Values]:
        found = []
        for name, measure in numbers(self.target, self.edge).items():
            values = _measures(members, measure)
            known = {"of": name, "count": len(values)} | _measured(values, real=("min", "max", "avg", "sum"))
            found.append({each.name: known[each.name] for each in fields(below)})
        return found

    def _common(self, row: Row, criterion: Criterion) -> Iterable[Common]:
        if criterion.by is By.NODES:
            return {Common(node=each.node) for each in self.seen.beside(row.node, criterion.path[0])} or [Common()]
        if criterion.by is By.SOURCES:
            return [Common(node=self.seen.facts.node.get(row.node.properties["source"]))]
        if criterion.by is By.SHOWN:
            shown: Node | None = row.node
            for edge in criterion.path:
                shown = self.seen.shown(shown, edge) if shown else None
            return [Common(node=shown)]
        held = _held(row, on_edge=criterion.on_edge)
        if criterion.by is By.HOLDS:
            if criterion.on_edge and row.relationship:
                return [Common(self.seen.edge_holds(row.relationship))]
            return [Common(self.seen.node_holds(row.node))]
        if criterion.by in (By.WORDS, By.OBJECTS):
            return {Common(each) for each in held.get(*criterion.columns) or [None]}
        value, *stated = (held.get(column) for column in criterion.columns)
        if value is None or None in stated:
            return [Common()]
        return [Common(value[:4] if criterion.by is By.YEAR else value)]

    def _key(self, below: Below, by: Sequence[Criterion], key: tuple[Common, ...], place: int) -> Values:
        values: Values = {}
        criterion, common = by[place], key[place]
        for each in fields(below):
            if each.name == "entity":
                values[each.name] = self.entity(each.below, common.node) if common.node else None
            elif each.name == "label":
                values[each.name] = self._label(by, key, place, each.arguments.get("language", "sv"))
            else:
                values[each.name] = criterion.name if each.name == "by" else common.text
        return values

    def _label(self, by: Sequence[Criterion], key: tuple[Common, ...], place: int, language: str) -> str | None:
        """What a key is called in a language: of a word as the rows of the group have it, the first of several."""
        criterion, common = by[place], key[place]
        if common.node:
            name = self.seen.model.entity.property_named("name")
            assert name
            return str(text_of(common.node.properties, name, language))
        if common.value is None or not (criterion.stored or criterion.enums):
            return common.text
        if criterion.enums:
            words = words_in(language) if language in ("sv", "en") else {}
            types = {each.upper_name: each.name for each in self.seen.model.entities.values()}
            called = [
                (types[common.value], "is") if enum == "EntityType" else (enum, common.value)
                for enum in criterion.enums
            ]
            found_words = [words[each].label for each in called if each in words]
            return next(iter(found_words), common.text) if words else None
        found = []
        for row in self.rows:
            if key in set(product(*(self._common(row, each) for each in by))):
                held = (row.relationship if criterion.on_edge else row.node).properties  # type: ignore[union-attr]
                called_so = text_of(held, criterion.stored, language)  # type: ignore[arg-type]
                if criterion.by is By.WORDS:
                    at = held[criterion.columns[0]].index(common.value)
                    found += called_so[at : at + 1]
                elif called_so is not None:
                    found.append(called_so)
        return min(found, default=None)

    # Figures

    def _figures(self, measure: Measure | Edge) -> Mapping[str, Any]:
        """Figures over the rows that have a value; how many nodes a relation leads to, every row has."""
        if isinstance(measure, Edge):
            beyond = {each.node.id for row in self.rows for each in self.seen.beside(row.node, measure)}
            counts = [self.seen.distinct(row.node, measure) for row in self.rows]
            return _measured(counts, real=("avg",)) | {"distinct": len(beyond)}
        values = [value for row in self.rows for value in _values(row, measure)]
        return _measured(values, real=_REAL[measure.stored.kind])


def dates(step: str, **ends: str) -> Sequence[str]:
    """The dates of a series, found day by day: in every so many months the day of the first, or the month's last."""
    first, last = (date.fromisoformat(ends[name]) for name in ("from", "to"))
    months, one = {"YEAR": 12, "QUARTER": 3, "MONTH": 1}[step], timedelta(1)
    every = [first + one * number for number in range((last - first).days + 1)]
    return [
        each.isoformat()
        for each in every
        if ((each.year - first.year) * 12 + each.month - first.month) % months == 0
        and (each.day == first.day or (each.day < first.day and (each + one).day == 1))
    ]


def in_order(
    groups: Iterable[Group], order: str, sum_of: Callable[[Sequence[Member]], float] | None = None
) -> list[Group]:
    """By size, or a sum, and then by the keys, or by the keys alone."""

    def keys(group: Group) -> list[Key]:
        common, members = group
        size = sum_of(members) if sum_of else len(members)
        places = [(each.place, order == "KEY_DESC") for each in common]
        return places if order.startswith("KEY") else [(size, order.endswith("DESC")), *places]

    def compare(one: Group, other: Group) -> int:
        return ranked(keys(one), keys(other))

    return sorted(groups, key=cmp_to_key(compare))


def _held(row: Row, *, on_edge: bool) -> Properties:
    """The properties of the node of a row, or of the relationship that led to it."""
    if not on_edge:
        return row.node.properties
    assert row.relationship
    return row.relationship.properties


def _measures(members: Sequence[Member], measure: Measure) -> list[Any]:
    """What the rows of a group have of a number, or the objects of them that are in it."""
    return [
        value
        for each in members
        for value in _values(each.row, measure, each.objects.get(measure.each) if measure.each else None)
    ]


def _values(row: Row, measure: Measure, places: frozenset[int] | None = None) -> Iterable[Any]:
    """What a row has to be measured: of a list of objects a value of each, or of each in one of these places."""
    held = _held(row, on_edge=measure.on_edge)
    value = held.get(measure.stored.column)
    if measure.each:
        return [each for place, each in enumerate(value or []) if places is None or place in places]
    if measure.stored.kind is Kind.PARTIAL_DATE:
        value = own(held, [measure.stored], measure.stored.name)
    return [] if value is None else [value]


_REAL = {Kind.INT: ("avg", "sum"), Kind.FLOAT: ("min", "max", "avg", "sum"), Kind.DATE: (), Kind.PARTIAL_DATE: ()}
"""Which figures are numbers with a fraction."""


def _measured(values: Sequence[Any], real: Sequence[str]) -> dict[str, Any]:
    """Of days only the ends have a meaning."""
    numbers = [each for each in values if isinstance(each, int | float)]
    found: dict[str, Any] = {
        "min": min(values, default=None),
        "max": max(values, default=None),
        "avg": sum(numbers) / len(numbers) if numbers else None,
        "sum": sum(numbers),
    }
    return found | {name: round(float(found[name]), 9) + 0.0 for name in real if found[name] is not None}
