"""Random questions, made from the model: filters, orders, pages, aggregates and dates, nested a few levels deep."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from schema.aggregate import GroupOrder
from schema.derive.group import Measure, criteria, edge_criteria, measured, numbers
from schema.derive.input import ORDERED, TIMES, plain
from schema.derive.model import Edge, EntityType, Kind, Model, Property
from schema.derive.texts import texts_of
from schema.fact import FACT
from schema.language import Languages
from schema.series import TimeStep
from tests.evaluator.evaluator import root_of
from tests.evaluator.facts import Facts
from tests.evaluator.question import Asked, On, Place, arguments_of, connection_of
from tests.evaluator.random_facts import DAYS, MUNICIPALITIES, NAMES, TEXTS, VALUES
from tests.evaluator.seen import LANGUAGES, Seen

Draw = st.DrawFn
Given = dict[str, Any]

_LIKE_NAMES = [*NAMES, *(name[:2] for name in NAMES), *(name[-2:] for name in NAMES), "ö", "X"]
_CASED = [*(text.lower() for text in _LIKE_NAMES), *(text.upper() for text in _LIKE_NAMES)]
_DECOMPOSED = [unicodedata.normalize("NFD", text) for text in _LIKE_NAMES]

_TEXT = ("eq", "contains", "startsWith", "endsWith")
_NUMBERS = ("of", "count", "min", "max", "avg", "sum")
_COMPARED = ("eq", "lt", "lte", "gt", "gte")


@dataclass(frozen=True)
class Questions:
    """Draws questions about facts that are asked on the day `today`."""

    draw: Draw
    model: Model
    facts: Facts
    today: str

    def one(self) -> Asked:
        """A question about one root field."""
        return self.draw(st.sampled_from((self.everything, self.everything, self.by_id)))()

    def everything(self) -> Asked:
        """A connection at the root."""
        labels = {each.label for each in self.facts.nodes} or {"Actor"}
        entity = self.model.type_named(self.draw(st.sampled_from([*sorted(labels), FACT])))
        time = self.time()
        name = "relations" if entity is self.model.fact else entity.plural
        return self.connection(name, None, entity, self.seen(time), dict(arguments_of(time)), None, depth=2)

    def by_id(self) -> Asked:
        """An entity or a relation by its id, at a time given with it or in it."""
        known = [(each.id, each.label) for each in (*self.facts.nodes, *self.facts.relations.values())]
        given, label = self.draw(st.sampled_from(known or [("x", "Actor")]))
        entity = self.model.type_named(label)
        time, dated = self.time(), self.draw(st.booleans())
        below = (On("Node", (Asked("id"),)), On(label, self.values(entity, self.seen(time), depth=2)))
        if time and dated:
            return Asked("node", {"id": f"{given}@{time}"}, below)
        return Asked(root_of(label), {"id": given, **arguments_of(time)}, below)

    def time(self) -> str | None:
        """Today, a day, or a period that may be open at either end, as ids have it in them."""
        if self.perhaps(3):
            first, last = sorted(self.draw(st.lists(st.sampled_from(DAYS), min_size=2, max_size=2)))
            return "/".join(self.draw(st.sampled_from((day, day, ".."))) for day in (first, last))
        return self.draw(st.sampled_from((None, None, *DAYS)))

    def seen(self, time: str | None) -> Seen:
        return Seen(self.facts, self.model, time or self.today)

    def few(self, values: Sequence[Any], most: int) -> list[Any]:
        return self.draw(st.lists(st.sampled_from(values), max_size=most, unique_by=repr)) if values else []

    def perhaps(self, chances: int) -> bool:
        """True once in so many times."""
        return self.draw(st.integers(0, chances - 1)) == chances - 1

    # What is selected

    def values(self, entity: EntityType, seen: Seen, depth: int) -> tuple[Asked, ...]:
        shown = [each for each in entity.properties if each.name != "id" and each.kind is not Kind.CITATIONS]
        asked = [Asked("id"), *(self.value(each) for each in self.few(shown, 2))]
        if entity is not self.model.fact and self.perhaps(4):
            asked.append(self.texts())
        if depth:
            asked += [self.relation(edge, entity, seen, depth - 1) for edge in self.few(entity.edges, 2)]
        return tuple(asked)

    def language(self) -> str:
        return self.draw(st.sampled_from(LANGUAGES))

    def texts(self) -> Asked:
        below = (Asked("field"), Asked("language"), Asked("value"))
        if self.draw(st.booleans()):
            return Asked("allTexts", below=below)
        given: Given = {"language": self.language()}
        if self.draw(st.booleans()):
            given["fallback"] = self.few(LANGUAGES, 3)
        return Asked("texts", given, below)

    def value(self, stored: Property) -> Asked:
        if stored.languages and (stored.languages is not Languages.PUBLISHED or self.perhaps(3)):
            return Asked(stored.name, {"language": self.language()})
        if stored.kind is Kind.ENTITY:
            return Asked(stored.name, below=(Asked("id"), Asked("name"), Asked("validity", below=(Asked("holds"),))))
        inside = [each for each in stored.fields if each.kind is not Kind.CITATIONS]
        if stored.object and not stored.fields:
            return Asked("name")
        return Asked(stored.name, below=tuple(self.value(each) for each in inside))

    def relation(self, edge: Edge, parent: EntityType, seen: Seen, depth: int) -> Asked:
        target = self.model.entities.get(edge.target, self.model.entity)
        if edge.only:
            return Asked(edge.name, below=self.values(target, seen, 0))
        if edge.single and self.draw(st.booleans()):
            return Asked(edge.single, below=self.values(target, seen, depth))
        return self.connection(edge.name, edge, target, seen, {}, parent, depth)

    def connection(
        self,
        name: str,
        edge: Edge | None,
        target: EntityType,
        seen: Seen,
        arguments: Given,
        parent: EntityType | None,
        depth: int,
    ) -> Asked:
        if self.draw(st.booleans()):
            arguments["where"] = self.edge_where(edge, depth + 1) if edge else self.where(target, depth + 1)
        if self.draw(st.booleans()):
            arguments["orderBy"] = self.order(edge, target)
        arguments |= self.page(name, edge, target, seen, parent, arguments.get("orderBy"))
        parts = {
            "totalCount": lambda: Asked("totalCount"),
            "pageInfo": lambda: Asked("pageInfo", below=(Asked("hasNextPage"), Asked("hasPreviousPage"))),
            "nodes": lambda: Asked("nodes", below=self.values(target, seen, depth)),
            "edges": lambda: self.edges(edge, target, seen, depth),
            "aggregate": lambda: self.aggregate(edge, target, seen, depth),
        }
        # only what is chosen is drawn: a question has room for so much
        chosen = self.few([*parts], 3) or ["totalCount"]
        return Asked(name, arguments, tuple(parts[each]() for each in chosen))

    def edges(self, edge: Edge | None, target: EntityType, seen: Seen, depth: int) -> Asked:
        on_it = [each for each in edge.relation.properties if each.kind is not Kind.CITATIONS] if edge else []
        values = tuple(self.value(each) for each in self.few(on_it, 2))
        if edge and texts_of(edge.relation) and self.draw(st.booleans()):
            values += (Asked("allTexts", below=(Asked("field"), Asked("language"), Asked("value"))),)
        return Asked("edges", below=(*values, Asked("node", below=self.values(target, seen, depth))))

    def aggregate(self, edge: Edge | None, target: EntityType, seen: Seen, depth: int) -> Asked:
        by = edge_criteria(self.model, edge) if edge else criteria(self.model, target)
        asked = [self.figures(name, each) for name, each in self.few([*measured(target, edge).items()], 2)]
        if self.draw(st.booleans()):
            asked.append(Asked("groupBy", self.groups([*by], [*numbers(target, edge)]), self.group(seen, depth)))
        if self.draw(st.booleans()):
            asked.append(self.series())
        return Asked("aggregate", below=(Asked("count"), *asked))

    def series(self) -> Asked:
        first, last = sorted((self.draw(st.sampled_from(DAYS)), self.draw(st.sampled_from(DAYS))))
        step = self.draw(st.sampled_from([each.name for each in TimeStep]))
        below = tuple(Asked(each) for each in ("date", "count", "certain"))
        return Asked("series", {"from": first, "to": last, "step": step}, below)

    def groups(self, by: Sequence[str], summed: Sequence[str]) -> Given:
        arguments: Given = {"by": self.draw(st.lists(st.sampled_from(by), max_size=2))}
        if self.draw(st.booleans()):
            orders = [each.name for each in GroupOrder if summed or "SUM" not in each.name]
            arguments["orderBy"] = self.draw(st.sampled_from(orders))
        if "SUM" in arguments.get("orderBy", ""):
            arguments["number"] = self.draw(st.sampled_from(summed))
        if self.perhaps(4):
            arguments["first"] = self.draw(st.sampled_from((0, 1, 2)))
        return arguments

    def group(self, seen: Seen, depth: int) -> tuple[Asked, ...]:
        keys = [Asked("by"), Asked("value")]
        if self.draw(st.booleans()):
            keys.append(Asked("entity", below=self.values(self.model.entity, seen, min(depth, 1))))
        if self.draw(st.booleans()):
            keys.append(Asked("label", {"language": self.language()}))
        numbers = [Asked("numbers", below=tuple(map(Asked, _NUMBERS)))] if self.draw(st.booleans()) else []
        return Asked("count"), Asked("keys", below=tuple(keys)), *numbers

    def figures(self, name: str, measure: Measure | Edge) -> Asked:
        names = ["min", "max"]
        if isinstance(measure, Edge):
            names += ["avg", "sum", "distinct"]
        elif measure.numeric:
            names += ["avg", "sum"]
        return Asked(name, below=tuple(Asked(each) for each in names))

    def page(
        self, name: str, edge: Edge | None, target: EntityType, seen: Seen, parent: EntityType | None, order: Any
    ) -> Given:
        page: Given = {}
        for size in ("first", "last"):
            if self.perhaps(3):
                page[size] = self.draw(st.sampled_from((None, 0, 1, 2, 3, 7)))
        for side in ("after", "before"):
            if self.perhaps(4) and (place := self.place(name, edge, target, seen, parent, order)):
                page[side] = place
        return page

    def place(
        self, name: str, edge: Edge | None, target: EntityType, seen: Seen, parent: EntityType | None, order: Any
    ) -> Place | None:
        arguments: Given = {"first": 1000} | ({"orderBy": order} if order else {})
        time = None if seen.time == self.today else seen.time
        if edge is None or parent is None:
            ids = sorted(row.id for row in seen.all(target.name))
            below = Asked("edges", below=(Asked("cursor"), Asked("node", below=(Asked("id"),))))
            listing = connection_of(None, time, Asked(name, arguments, (below,)))
            return Place(self.draw(st.sampled_from(ids)), None, listing) if ids else None
        labels = [parent.name] if parent.name in self.model.entities else sorted(self.model.entities)
        owners = [each for each in self.facts.nodes if each.label in labels]
        computed = edge.relation.computed
        beside = [(node, row) for node in owners for row in seen.beside(node, edge)]
        rows = [(node.id, node.label, row.node.id if computed else row.id) for node, row in beside]
        if not rows:
            return None
        owner, label, own_id = self.draw(st.sampled_from(sorted(rows)))
        known_by = Asked("node", below=(Asked("id"),)) if computed else Asked("relationId")
        below = Asked("edges", below=(Asked("cursor"), known_by))
        return Place(own_id, owner, connection_of((label, owner), time, Asked(name, arguments, (below,))))

    # Filters

    def where(self, entity: EntityType, depth: int) -> Given:
        """Conditions on an entity."""
        where: Given = {}
        for each in self.few(self.filtered(entity.properties), 2):
            where[each.name] = self.condition(each)
        if entity is self.model.entity and self.perhaps(2):
            where["type"] = self.compared(st.sampled_from([each.upper_name for each in self.model.entities.values()]))
        if entity is self.model.fact:
            for name in self.few(("fromKind", "toKind"), 1):
                where[name] = self.text(("COMMITTEE", "IOP", "COUNCIL", "STATE"))
        if depth:
            for edge in self.few([each for each in entity.edges if not each.only], 1):
                where |= self.relation_condition(edge, depth - 1)
        return self.combined(where, lambda: self.where(entity, max(depth - 1, 0)))

    def combined(self, where: Given, again: Any) -> Given:
        """With AND, OR and NOT of conditions of the same sort, once in a while."""
        if self.perhaps(4):
            kind = self.draw(st.sampled_from(("AND", "OR", "NOT")))
            where[kind] = again() if kind == "NOT" else [again() for _ in range(self.draw(st.integers(0, 2)))]
        return where

    def edge_where(self, edge: Edge, depth: int) -> Given:
        target = self.model.entities.get(edge.target, self.model.entity)
        if plain(edge):
            return self.where(target, depth)
        where: Given = {}
        if self.draw(st.booleans()):
            where["node"] = self.where(target, depth)
        if self.draw(st.booleans()):
            where["edge"] = self.on_relation(edge)
        return self.combined(where, lambda: self.edge_where(edge, 0))

    def on_relation(self, edge: Edge) -> Given:
        where = {each.name: self.condition(each) for each in self.few(self.filtered(edge.relation.properties), 2)}
        return self.combined(where, lambda: self.on_relation(edge))

    def relation_condition(self, edge: Edge, depth: int) -> Given:
        target = self.model.entities.get(edge.target, self.model.entity)
        kind = self.draw(
            st.sampled_from(("count", "some", "all", "none", "single", *(["shown"] if edge.single else [])))
        )
        if kind == "count":
            return {f"{edge.name}Count": self.compared(st.integers(0, 3), _COMPARED)}
        if kind == "shown":
            return {edge.single or "": self.where(target, depth)}
        return {edge.name: {kind: self.edge_where(edge, depth)}}

    def filtered(self, properties: Sequence[Property]) -> list[Property]:
        """The properties that have a filter."""
        return [each for each in properties if each.kind is not Kind.CITATIONS and not (each.localised and each.many)]

    def condition(self, stored: Property) -> Given | None:
        """A condition on a value, or what stands for none."""
        if self.perhaps(12):
            return self.draw(st.sampled_from((None, {})))
        if stored.localised:
            given: Given = {language: self.text(TEXTS) for language in self.few(("sv", "en"), 2)}
            if self.perhaps(3):
                others = self.few(LANGUAGES, 2)
                given["other"] = [{"language": each, "text": self.text(TEXTS)} for each in others]
            return given
        if stored.kind is Kind.ENTITY:
            return self.where(self.model.entity, 1)
        if stored.fields and stored.many:
            kinds = self.few(("some", "all", "none", "single"), 2)
            return {kind: self.on_object(stored) for kind in kinds}
        if stored.fields:
            return self.on_object(stored)
        if stored.many:
            codes = [*MUNICIPALITIES, "9999"] if stored.name == "municipalities" else TEXTS
            return self.listed([each.name for each in stored.enum] if stored.enum else codes)
        return self.scalar(stored)

    def on_object(self, stored: Property) -> Given:
        where = {each.name: self.condition(each) for each in self.few(self.filtered(stored.fields), 2)}
        return self.combined(where, dict)

    def scalar(self, stored: Property) -> Given:
        if stored.enum:
            return self.compared(st.sampled_from([each.name for each in stored.enum]))
        if stored.kind is Kind.ID:
            ids = [*(each.id for each in self.facts.nodes), *(each.id for each in self.facts.relationships), "x"]
            return self.compared(st.sampled_from(ids))
        if stored.kind is Kind.STRING:
            return self.code() if stored.name == "municipality" else self.text(_LIKE_NAMES + list(TEXTS))
        if stored.kind is Kind.BOOLEAN:
            return {"eq": self.draw(st.sampled_from((True, False, None)))}
        return self.compared(st.sampled_from(VALUES[stored.kind]), _COMPARED)

    def compared(self, values: st.SearchStrategy[Any], operators: Sequence[str] = ("eq",)) -> Given:
        operator = self.draw(st.sampled_from((*operators, "in", "missing")))
        if operator == "missing":
            return {"eq": None}
        return {operator: self.draw(st.lists(values, max_size=3) if operator == "in" else values)}

    def text(self, values: Sequence[str]) -> Given:
        any_text = st.sampled_from([*values, *_DECOMPOSED])
        kind = self.draw(st.sampled_from(("as it is", "as it is", "caseInsensitive")))
        if kind == "as it is":
            return self.compared(any_text, _TEXT)
        return {kind: self.compared(st.sampled_from(_CASED) | any_text, _TEXT)}

    def code(self) -> Given:
        """Conditions on the code of a municipality: what is compared as a whole must be one."""
        if self.draw(st.booleans()):
            return self.compared(st.sampled_from([*MUNICIPALITIES, "9999"]))
        part = st.sampled_from(["18", "5", "", *_LIKE_NAMES])
        return {self.draw(st.sampled_from(_TEXT[1:])): self.draw(part)}

    def listed(self, values: Sequence[str]) -> Given:
        operator = self.draw(st.sampled_from(("includes", "includesAny", "includesAll")))
        text = st.sampled_from(values)
        return {operator: self.draw(text if operator == "includes" else st.lists(text, max_size=3))}

    # Orders

    def order(self, edge: Edge | None, target: EntityType) -> list[Given]:
        return [self.key(edge, target) for _ in range(self.draw(st.integers(0, 3)))]

    def key(self, edge: Edge | None, target: EntityType) -> Given:
        if edge is None or plain(edge):
            return self.entity_key(target, 2)
        if self.draw(st.booleans()):
            return {"node": self.entity_key(target, 2)}
        return {"edge": {self.draw(st.sampled_from(self.ordered(edge.relation.properties))): self.direction()}}

    def entity_key(self, entity: EntityType, depth: int) -> Given:
        edges = [each for each in entity.edges if not each.only]
        kind = self.draw(st.sampled_from(("own", "own", "count", "shown"))) if edges else "own"
        shown = [each for each in edges if each.single]
        if kind == "count":
            return {f"{self.draw(st.sampled_from(edges)).name}Count": self.direction()}
        if kind == "shown" and shown and depth:
            edge = self.draw(st.sampled_from(shown))
            return {edge.single or "": self.entity_key(self.model.entities[edge.target], depth - 1)}
        return {self.draw(st.sampled_from(self.ordered(entity.properties))): self.direction()}

    def ordered(self, properties: Sequence[Property]) -> list[str]:
        own = [each.name for each in properties if each.kind in ORDERED and not each.many and not each.localised]
        return [*own, *TIMES]

    def direction(self) -> str:
        return self.draw(st.sampled_from(("ASC", "DESC")))
