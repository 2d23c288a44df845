"""The executable specification: what a question means, answered over the facts as they are loaded.

Plain Python, slow and simple, with no part of the service in it but the declared types. What it says and what the
service answers on every engine must be the same to the byte.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schema.derive.model import Edge, Kind, Model, Property, lower_first
from schema.fact import FACT
from tests.evaluator.aggregate import Aggregate
from tests.evaluator.facts import Facts, Node, Properties
from tests.evaluator.order import Compare, comparison, in_order
from tests.evaluator.question import Asked, On, Place, fields, time_in
from tests.evaluator.seen import Row, Seen, text_of, texts_of, value_of
from tests.evaluator.where import edge_holds, entity_holds

Values = dict[str, Any]

DEFAULT_PAGE = 20


@dataclass(frozen=True)
class Evaluator:
    """Answers questions about facts, asked on the day `today`."""

    facts: Facts
    model: Model
    today: str

    def answer(self, question: Asked) -> Values:
        """The data of the answer to a question about one root field."""
        return {question.name: self._root(question)}

    def _root(self, asked: Asked) -> Any:
        time = time_in(asked.arguments)
        if asked.name == "nodes":
            return [self._found(asked, each, None) for each in asked.arguments["ids"]]
        if "id" in asked.arguments:
            return self._found(asked, asked.arguments["id"], time)
        types = {each.plural: each for each in self.model.entities.values()} | {"relations": self.model.fact}
        entity = types[asked.name]
        seen, where = self._at(time), asked.arguments.get("where")

        def rows_at(seen: Seen) -> list[Row]:
            return [row for row in seen.all(entity.name) if entity_holds(seen, row.node, where)]

        return _At(self, seen).connection(asked, entity.name, None, rows_at)

    def _found(self, asked: Asked, given: str, time: str | None) -> Values | None:
        """A look-up by id, which finds closed entities too; an id may carry the time that it is asked about."""
        bare, its_time = undated(given)
        node = self.facts.found(bare)
        if node is None or asked.name not in ("node", "nodes", root_of(node.label)):
            return None
        return _At(self, self._at(time or its_time)).entity(asked.below, node)

    def _at(self, time: str | None) -> Seen:
        return Seen(self.facts, self.model, time or self.today)


@dataclass(frozen=True)
class _At:
    """Answers what lies below a root field, all of it at the same time."""

    whole: Evaluator
    seen: Seen

    def entity(self, below: Sequence[Asked | On], node: Node) -> Values:
        entity = self.seen.type_of(node)
        values: Values = {}
        for asked in _applying(below, node.label):
            edge = entity.edge_named(asked.name)
            if asked.name == "__typename":
                values[asked.name] = node.label
            elif asked.name in ("texts", "allTexts"):
                told = texts_of(node.properties, entity, asked)
                values[asked.name] = [{name: each[name] for name in _names(asked)} for each in told]
            elif edge:
                values[asked.name] = self.relation(asked, node, edge)
            else:
                holds = self.seen.node_holds(node)
                values[asked.name] = self.value(asked, node.properties, entity.properties, holds)
        return values

    def relation(self, asked: Asked, node: Node, edge: Edge) -> Any:
        """A plain field, a plain list, or a connection."""
        if asked.name == edge.single:
            shown = self.seen.shown(node, edge)
            return self.entity(asked.below, shown) if shown else None
        if edge.only:
            compare = comparison(self.seen, self.seen.model.entities[edge.target], edge, None)
            return [self.entity(asked.below, row.node) for row in in_order(self.seen.beside(node, edge), compare)]
        where = asked.arguments.get("where")

        def rows_on(seen: Seen) -> list[Row]:
            return [row for row in seen.beside(node, edge) if edge_holds(seen, row, edge, where)]

        return self.connection(asked, edge.target, edge, rows_on)

    def connection(
        self, asked: Asked, target: str, edge: Edge | None, rows_on: Callable[[Seen], Sequence[Row]]
    ) -> Values:
        """A connection of the rows that there are on a day."""
        rows = rows_on(self.seen)
        entity = self.seen.model.type_named(target)
        compare = comparison(self.seen, entity, edge, asked.arguments.get("orderBy"))
        after, before = (self.row_at(asked.arguments.get(name), edge) for name in ("after", "before"))
        page = cut(
            in_order(rows, compare), compare, after, before, asked.arguments.get("first"), asked.arguments.get("last")
        )
        values: Values = {}
        for each in fields(asked.below):
            if each.name == "totalCount":
                values[each.name] = len(rows)
            elif each.name == "nodes":
                values[each.name] = [self.entity(each.below, row.node) for row in page.rows]
            elif each.name == "edges":
                values[each.name] = [self.edge(each.below, row, edge) for row in page.rows]
            elif each.name == "aggregate":
                values[each.name] = Aggregate(self.seen, rows_on, entity, edge, self.entity).answer(each.below)
            else:
                known = {"hasNextPage": page.has_next, "hasPreviousPage": page.has_previous}
                values[each.name] = {inner.name: known[inner.name] for inner in fields(each.below)}
        return values

    def row_at(self, place: Place | None, edge: Edge | None) -> Row | None:
        """The row that a cursor points to."""
        if place is None:
            return None
        if place.owner is None or edge is None:
            found = self.seen.facts.found(place.id)
            assert found, "a cursor points to what is there"
            return Row(found)
        beside = self.seen.beside(self.seen.facts.node[place.owner], edge)
        return next(row for row in beside if place.id == (row.node.id if edge.relation.computed else row.id))

    def edge(self, below: Sequence[Asked | On], row: Row, edge: Edge | None) -> Values:
        values: Values = {}
        for asked in fields(below):
            if asked.name == "node":
                values[asked.name] = self.entity(asked.below, row.node)
            else:
                assert edge
                assert row.relationship
                held = row.relationship.properties
                if asked.name == "allTexts":
                    told = texts_of(held, edge.relation, asked)
                    values[asked.name] = [{name: each[name] for name in _names(asked)} for each in told]
                else:
                    holds = self.seen.edge_holds(row.relationship)
                    values[asked.name] = self.value(asked, held, edge.relation.properties, holds)
        return values

    def value(self, asked: Asked, properties: Properties, declared: Sequence[Property], holds: str | None) -> Any:
        stored = next(each for each in declared if each.name == asked.name)
        if stored.kind is Kind.ID and not stored.many:
            # asked about another time than today, an id carries it
            return properties[stored.column] + (f"@{self.seen.time}" if self.seen.time != self.whole.today else "")
        if stored.kind is Kind.ENTITY:
            return self.entity(asked.below, self.seen.facts.node[properties[stored.column]])
        if stored.languages:
            return text_of(properties, stored, asked.arguments.get("language"))
        if stored.object and not stored.many and (value := value_of(properties, stored)) is not None:
            texts = {each.name: each for each in stored.fields if each.languages}
            spoken = {
                each.name: text_of(properties, texts[each.name], each.arguments.get("language"))
                for each in fields(asked.below)
                if each.name in texts
            }
            return _selected({**value, **spoken}, asked.below, holds)
        return _selected(value_of(properties, stored), asked.below, holds)


def _names(asked: Asked) -> list[str]:
    return [each.name for each in fields(asked.below)]


def _selected(value: Any, below: Sequence[Asked | On], holds: str | None) -> Any:
    """Of a value with fields those that are asked for."""
    if isinstance(value, list):
        return [_selected(each, below, holds) for each in value]
    if not isinstance(value, Mapping):
        return value
    return {
        each.name: holds if each.name == "holds" else _selected(value[each.name], each.below, holds)
        for each in fields(below)
    }


def _applying(below: Sequence[Asked | On], type_name: str) -> Iterator[Asked]:
    """What is asked of an entity of this type, whatever it is asked on."""
    for each in below:
        if isinstance(each, Asked):
            yield each
        elif each.type_name in (type_name, "Node") or (each.type_name == "Entity" and type_name != FACT):
            yield from each.below


def root_of(label: str) -> str:
    """The field at the root that finds a node of this label by its id."""
    return "relation" if label == FACT else lower_first(label)


def undated(given: str) -> tuple[str, str | None]:
    """An id and the time in it: `council:x@2020-01-01` is the council as it was that day, `@2010-01-01/..` since."""
    bare, mark, time = given.rpartition("@")
    try:
        for day in time.split("/"):
            if day != "..":
                date.fromisoformat(day)
    except ValueError:
        return given, None
    return (bare, time) if mark else (given, None)


@dataclass(frozen=True)
class Page:
    """Some rows of a connection, and whether there are others before and after them."""

    rows: Sequence[Row]
    has_previous: bool
    has_next: bool


def cut(
    rows: Sequence[Row], compare: Compare, after: Row | None, before: Row | None, first: int | None, last: int | None
) -> Page:
    """The page that Relay defines: what lies between the cursors, the first of that, and the last of those."""
    start = sum(compare(row, after) <= 0 for row in rows) if after else 0
    end = sum(compare(row, before) < 0 for row in rows) if before else len(rows)
    if first is None and last is None:
        first = DEFAULT_PAGE
    has_previous, has_next = start > 0, end < len(rows)
    page = rows[start:end]
    if first is not None:
        has_next, page = has_next or len(page) > first, page[:first]
    if last is not None:
        has_previous, page = has_previous or len(page) > last, page[max(0, len(page) - last) :]
    return Page(page, has_previous, has_next)
