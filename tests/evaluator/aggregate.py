"""What an `aggregate` means: how many rows there are, in which groups, and figures over them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, cmp_to_key
from itertools import product
from typing import Any

from schema.derive.group import By, Criterion, criteria, edge_criteria, measured
from schema.derive.model import Edge, EntityType, Property
from tests.evaluator.facts import Node
from tests.evaluator.order import Key, own, ranked
from tests.evaluator.question import Asked, On, fields
from tests.evaluator.seen import Row, Seen

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
        return str(self.value).lower() if isinstance(self.value, bool) else self.value

    @property
    def place(self) -> Any:
        """What groups are ordered by; of nodes their Swedish order."""
        return self.node.properties["sortKey"] if self.node else self.value


Group = tuple[tuple[Common, ...], int]


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
        figures = self._figures(measured(self.target)[asked.name])
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
        groups = in_order(self._counted(by), asked.arguments.get("orderBy", "COUNT_DESC"))
        return [
            {
                each.name: count
                if each.name == "count"
                else [self._key(each.below, criterion, common) for criterion, common in zip(by, key, strict=True)]
                for each in fields(asked.below)
            }
            for key, count in groups[: asked.arguments.get("first", FIRST_GROUPS)]
        ]

    def _counted(self, by: Sequence[Criterion]) -> Iterable[Group]:
        """The rows by what they have in common; one that has several nodes is once in the group of each."""
        counted: Counter[tuple[Common, ...]] = Counter()
        for row in self.rows:
            counted.update(set(product(*(self._common(row, criterion) for criterion in by))))
        return counted.items()

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
        held = row.relationship if criterion.on_edge else row.node
        assert held
        if criterion.by is By.HOLDS:
            if criterion.on_edge and row.relationship:
                return [Common(self.seen.edge_holds(row.relationship))]
            return [Common(self.seen.node_holds(row.node))]
        if criterion.by is By.WORDS:
            return {Common(each) for each in held.properties.get(*criterion.columns) or [None]}
        value, *stated = (held.properties.get(column) for column in criterion.columns)
        if value is None or None in stated:
            return [Common()]
        return [Common(value[:4] if criterion.by is By.YEAR else value)]

    def _key(self, below: Below, criterion: Criterion, common: Common) -> Values:
        values: Values = {}
        for each in fields(below):
            if each.name == "entity":
                values[each.name] = self.entity(each.below, common.node) if common.node else None
            else:
                values[each.name] = criterion.name if each.name == "by" else common.text
        return values

    # Figures

    def _figures(self, measure: Property | Edge) -> Mapping[str, Any]:
        """Figures over the rows that have a value; how many nodes a relation leads to, every row has."""
        if isinstance(measure, Edge):
            beyond = {each.node.id for row in self.rows for each in self.seen.beside(row.node, measure)}
            return _measured([self.seen.distinct(row.node, measure) for row in self.rows]) | {"distinct": len(beyond)}
        values = [own(row.node.properties, self.target.properties, measure.name) for row in self.rows]
        return _measured([each for each in values if each is not None])


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


def in_order(groups: Iterable[Group], order: str) -> list[Group]:
    """By size and then by the keys, or by the keys alone."""

    def keys(group: Group) -> list[Key]:
        common, count = group
        places = [(each.place, order == "KEY_DESC") for each in common]
        return places if order.startswith("KEY") else [(count, order == "COUNT_DESC"), *places]

    def compare(one: Group, other: Group) -> int:
        return ranked(keys(one), keys(other))

    return sorted(groups, key=cmp_to_key(compare))


def _measured(values: Sequence[Any]) -> dict[str, Any]:
    """Of days only the ends have a meaning."""
    numbers = [each for each in values if isinstance(each, int)]
    return {
        "min": min(values, default=None),
        "max": max(values, default=None),
        "avg": round(sum(numbers) / len(numbers), 9) if numbers else None,
        "sum": sum(numbers),
    }
