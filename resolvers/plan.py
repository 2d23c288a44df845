"""Plan an operation: what the graph is asked for, and which column each field of the response is read from.

    { councils(first: 1) { nodes { called: name } } }
    → asks    Seek(Council, columns=(n.name), by sortKey, limit 2)
      answers {"councils": {"nodes": [{"called": n.name}]}}

A plan is complete and frozen before any text exists. Every mistake that can be found without the graph is found here.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any as Anything
from typing import Literal, cast

from resolvers.aggregate import plan_aggregate
from resolvers.block import (
    MATCHED,
    SCORE,
    SORT_KEY,
    AskedId,
    Beside,
    Branch,
    Cited,
    Column,
    Compare,
    Condition,
    Day,
    Derivation,
    Elsewhere,
    Find,
    Itself,
    Key,
    Keys,
    Labels,
    Listed,
    Logged,
    Nodes,
    Number,
    Numbers,
    On,
    Outside,
    Own,
    Pattern,
    Propose,
    Related,
    Seek,
    Total,
    Window,
    record,
)
from resolvers.collaborators import plan_collaborators
from resolvers.columns import columns_of, forms_in, in_page, record_of
from resolvers.cursor import CursorError, decode_cursor
from resolvers.errors import BadCursor, BadPage, OtherDate, PageTooLarge, TooManyDates, TooManyIds
from resolvers.form import (
    Composed,
    Connection,
    Constant,
    Counts,
    Cursor,
    Dated,
    Edges,
    Field,
    Form,
    Found,
    Hits,
    Holds,
    InOrder,
    Listing,
    OfType,
    Only,
    OwnCitation,
    PageInfo,
    Read,
    Resolved,
    Size,
    Zipped,
)
from resolvers.operation import Asked, Operation
from resolvers.order import Orders
from resolvers.plan_network import plan_change, plan_network, plan_path
from resolvers.question import Limits
from resolvers.search import seek
from resolvers.where import Conditions
from schema.derive.group import criteria, edge_criteria
from schema.derive.model import Edge, EntityType, Kind, Model, Property, lower_first
from schema.edge import Direction
from schema.value import split_id

PUBLISHED = "nameAsPublished"
"""What sources call an entity in a relationship."""

PlanField = Callable[[Asked], Form]
"""Plans a field of an object."""

UNIQUE = "Entity"
"""The label that all entities share, over which an id is unique."""

LOG_ORDER = (Key(Own("n", "sortKey")),)
"""The log lies in the order in which it was written."""

BEST_FIRST = (Key(SCORE, float, descending=True), Key(SORT_KEY))
"""What a search finds lies in the order of how well it answers, then by name."""

LATEST = (Key(Own("r", "validFrom"), str, descending=True), Key(Own("r", "id")))
"""Which of several a plain field shows: the one with the latest start, then the first by the edge's id."""


@dataclass(frozen=True)
class Plan:
    """What the graph is asked for, branch by branch, and the response that is made of it.

    `derivations` are computed from what the branches give. `resolved` says that fields beyond the graph's are asked
    for too: introspection, or a field with its own resolver.
    """

    branches: tuple[Branch, ...]
    response: Composed
    resolved: bool
    derivations: tuple[Derivation, ...] = ()


def plan_operation(operation: Operation, model: Model, limits: Limits, today: date) -> Plan:
    """The plan of a query operation; a `QuestionError` for what the caller can mend."""
    planner = Planner(operation, model, limits, today.isoformat())
    response = Composed("Query", tuple(planner.root_fields()))
    asked = cast("Sequence[Branch | Derivation]", list(columns_of(response)))  # as all columns at the top are
    derivations = tuple(dict.fromkeys(each for each in asked if isinstance(each, Derivation)))
    branches = [each for each in asked if not isinstance(each, Derivation)]
    branches += [branch for each in derivations for branch in each.branches]
    return Plan(record(branches), response, _is_resolved(response), derivations)


class Planner:
    """Walks an operation once."""

    def __init__(self, operation: Operation, model: Model, limits: Limits, today: str) -> None:
        self.operation = operation
        self.model = model
        self.limits = limits
        self.today = today
        self.day = Day(today)
        self.conditions = Conditions(model, self.follow, self.undated)
        self.orders = Orders(model, self.follow)
        self.singles = {lower_first(each.name): each for each in model.entities.values()}
        self.plurals = {each.plural: each for each in model.entities.values()}

    # The root of a query

    def root_fields(self) -> Iterator[Field]:
        for asked in self.operation.root():
            yield Field(asked.key, self.root_field(asked), asked.required)

    def root_field(self, asked: Asked) -> Form:
        if asked.name == "__typename":
            return Constant("Query")
        if asked.name.startswith("__"):
            return Resolved()
        given = asked.arguments.get("asOf")
        self.day = Day(given, asked.key) if given else Day(self.today)
        if asked.name in self.singles:
            return self.found(asked, self.singles[asked.name].name)
        if asked.name in self.plurals:
            return self.all_of(asked, self.plurals[asked.name].name)
        of_its_own: dict[str, PlanField] = {
            "node": lambda asked: self.found(asked, UNIQUE),
            "nodes": self.found_in_order,
            "graph": self.graph,
            "changes": self.changes,
            "search": self.search,
            "networkChange": partial(plan_change, self),
            "collaborationPath": partial(plan_path, self),
            "network": partial(plan_network, self),
        }
        assert asked.name in of_its_own, f"Query.{asked.name} is in the schema, but nothing here answers it"
        return of_its_own[asked.name](asked)

    def composed(self, asked: Asked, type_name: str, plan_field: PlanField) -> Composed:
        """An object of the named type, whose fields lie in the record at hand."""
        fields = []
        for each in self.operation.below(asked, type_name):
            form = Constant(type_name) if each.name == "__typename" else plan_field(each)
            fields.append(Field(each.key, form, each.required))
        return Composed(type_name, tuple(fields))

    def found(self, asked: Asked, target: str) -> Form:
        identifier, date = split_id(asked.arguments["id"])
        if date and not asked.arguments.get("asOf"):
            self.day = Day(date, asked.key)
        item = self.node(asked, target)
        return Only(Find((identifier,), record_of([item]), None if target == UNIQUE else target), item)

    def ids(self, asked: Asked, name: str, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids of an argument, each once and without the date that is asked about."""
        try:
            given = tuple(dict.fromkeys(map(self.undated, ids)))
        except _OtherDate as error:
            raise OtherDate(asked.field, name, error.id, error.date, self.day.date, asked.nodes, asked.path) from error
        if len(given) > self.limits.page_maximum:
            raise TooManyIds(asked.field, len(given), self.limits.page_maximum, asked.nodes, asked.path)
        return given

    def found_in_order(self, asked: Asked) -> Form:
        given = [split_id(each) for each in asked.arguments["ids"]]
        if len(given) > self.limits.page_maximum:
            raise TooManyIds(asked.field, len(given), self.limits.page_maximum, asked.nodes, asked.path)
        dates = sorted({its_date or "" for _, its_date in given})
        if len(dates) > self.limits.dates:
            raise TooManyDates(asked.field, len(dates), self.limits.dates, asked.nodes, asked.path)
        found = []
        for each in dates:
            self.day = Day(each, f"{asked.key} {each}") if each else Day(self.today)
            item = self.node(asked, UNIQUE)
            ids = tuple(dict.fromkeys(identifier for identifier, its_date in given if (its_date or "") == each))
            found.append(Found(Find(ids, record_of([item], AskedId())), item))
        return InOrder(tuple(found), tuple((dates.index(its_date or ""), own) for own, its_date in given))

    def all_of(self, asked: Asked, target: str) -> Form:
        condition = self.condition(asked, target)
        order = self.orders.of_target(target, asked.arguments.get("orderBy"))
        return self.set_of(asked, target, Nodes(target, self.day, condition), order)

    def set_of(self, asked: Asked, type_name: str, nodes: Nodes, order: tuple[Key, ...]) -> Form:
        page = self.page(asked, type_name, order)
        return self.connection(asked, page, nodes, type_name)

    def changes(self, asked: Asked) -> Form:
        subject = asked.arguments.get("subject")
        condition = Compare(Own("n", "subject"), "eq", split_id(subject)[0]) if subject is not None else None
        return self.set_of(asked, "Change", Nodes("Change", None, condition), LOG_ORDER)

    def graph(self, asked: Asked) -> Form:
        of_its_own: dict[str, PlanField] = {
            "counts": self.counts,
            "sources": lambda each: self.listed(each, "Source"),
            "revision": lambda each: Read(Own("n", "revision"), default=0),
        }
        item = self.composed(
            asked,
            "GraphInfo",
            lambda each: of_its_own[each.name](each) if each.name in of_its_own else Read(Own("n", each.name)),
        )
        return Only(Itself(record_of([item])), item)

    def counts(self, asked: Asked) -> Form:
        labels = tuple(sorted(self.model.entities))
        fields = tuple((each.key, each.name) for each in self.operation.below(asked, "TypeCount"))
        return Counts(Numbers(labels), labels, fields)

    def listed(self, asked: Asked, target: str) -> Form:
        item = self.node(asked, target)
        window = Window(self.orders.of_target(target, None))
        return Listing(Listed(Nodes(target), record_of([item]), window), item)

    # A search

    def search(self, asked: Asked) -> Form:
        sought = seek(asked.arguments["text"])
        page = self.page(asked, "Search", BEST_FIRST, of=sought.words)
        assert page.first is not None, "a search is read forward"
        parts: dict[str, PlanField] = {
            "pageInfo": lambda each: self.page_info(each, page),
            "nodes": lambda each: Edges(self.node(each, UNIQUE)),
            "edges": lambda each: Edges(self.hit(each, page)),
            "totalCount": lambda each: Size(),
        }
        fields = self.composed(asked, "SearchConnection", lambda each: parts[each.name](each)).fields
        nodes = Nodes(UNIQUE, self.day, self.conditions.of_target(UNIQUE, _among(asked)))
        texts = tuple(self.searched())
        known = (*(text for _, text in texts), SCORE, MATCHED, SORT_KEY)
        rows = Propose(nodes, sought, texts, record_of([each.form for each in fields], *known))
        return Hits("SearchConnection", rows, page.cursor, page.window.after, page.first, fields)

    def hit(self, asked: Asked, page: "Page") -> Composed:
        parts: dict[str, PlanField] = {
            "cursor": lambda each: page.cursor,
            "node": lambda each: self.node(each, UNIQUE),
            "score": lambda each: Read(SCORE),
            "matched": lambda each: Read(MATCHED),
        }
        return self.composed(asked, "SearchEdge", lambda each: parts[each.name](each))

    def searched(self) -> Iterator[tuple[str, Column]]:
        """The columns in which entities are searched, under the names of their fields: names first."""
        found: dict[Column, str] = {Own("n", "name"): "name"}
        for entity in self.model.entities.values():
            found |= {Own("n", column): each.name for each in entity.properties for column in each.searched}
            for edge in entity.edges:
                if edge.direction is Direction.OUT and PUBLISHED in {each.name for each in edge.relation.properties}:
                    names = Related(
                        self.follow(edge, entity.name), (Own("r", PUBLISHED),), Window((Key(Own("r", "id")),))
                    )
                    found[names] = PUBLISHED
        return ((field, column) for column, field in found.items())

    # A node and its values

    def node(self, asked: Asked, target: str) -> Form:
        """A node of the type `target`, or of one of several where that is an interface."""
        if target in self.model.entities:
            return self.entity(asked, self.model.entities[target], None)
        if target == "Change":
            return self.change(asked)
        return OfType(Labels(), tuple(self.entity(asked, each, each.name) for each in self.model.entities.values()))

    def entity(self, asked: Asked, entity: EntityType, label: str | None) -> Composed:
        """An entity; with a `label` it may turn out to be of another type, and what only this one has needs it."""
        composed = self.composed(asked, entity.name, lambda each: self.entity_field(each, entity, label))
        if any(isinstance(each.form, Resolved) for each in composed.fields):
            return replace(composed, stored=tuple(self.held(entity)))
        return composed

    def entity_field(self, asked: Asked, entity: EntityType, label: str | None) -> Form:
        if stored := entity.property_named(asked.name):
            return self.value(asked, stored, "n")
        if edge := entity.edge_named(asked.name):
            return self.edge(asked, edge, label)
        of_its_own: dict[str, PlanField] = {"collaborators": partial(plan_collaborators, self), "history": self.history}
        return of_its_own[asked.name](asked) if asked.name in of_its_own else Resolved()

    def held(self, entity: EntityType) -> Iterator[tuple[str, Form]]:
        """Every plain value of an entity, under the names that a resolver of the field's own knows them by."""
        for each in entity.properties:
            if not each.object and each.kind is not Kind.HOLDS:
                column = each.column_in("SV") if each.localised else each.column
                yield each.attribute, Read(Own("n", column), () if each.many else None)

    def value(self, asked: Asked, stored: Property, on: On) -> Form:
        """A property of the node or the relationship at hand."""
        if stored.kind is Kind.CITATIONS:
            return self.citations(asked) if on == "n" else self.own_citation(asked, on)
        if stored.kind is Kind.HOLDS:
            return self.holds(on)
        if stored.object:
        if stored.kind is Kind.ID and not stored.many and self.day.date != self.today:
            return Dated(Own(on, stored.column), self.day.date)
        column = stored.column_in(asked.arguments["language"]) if stored.localised else stored.column
        return Read(Own(on, column), () if stored.many else None)

    def holds(self, on: On) -> Form:
        return Holds(
            start=Own(on, "validFrom"),
            start_latest=Own(on, "validFromLatest"),
            end_earliest=Own(on, "validToEarliest"),
            end=Own(on, "validTo"),
            date=self.day.date,
        )

    def value_object(self, asked: Asked, stored: Property, on: On) -> Form:
        """An object that lies in properties of its own, or a list of objects that lies in parallel lists."""
        inside = {each.name: each for each in stored.fields}

        def field(each: Asked) -> Form:
            if inside[each.name].kind is Kind.CITATIONS:
                return self.citations(each, supporting=stored.name)
            return self.value(each, inside[each.name], on)

        composed = self.composed(asked, stored.type_name, field)
        needed = next((Own(on, each.column) for each in stored.fields if each.required and not each.derived), None)
        if stored.many:
            assert needed, f"{stored.name}: a list of {stored.type_name} needs a field that is never null"
            return Zipped(stored.type_name, composed.fields, needed)
        return replace(composed, present=needed)

    def citations(self, asked: Asked, supporting: str | None = None) -> Form:
        """The citations of a node, each a relationship to a source; of one field those that support it."""
        supports = Own("r", "supports")
        of_its_own: dict[str, PlanField] = {
            "source": lambda each: self.node(each, "Source"),
            "supports": lambda each: Read(supports, ()),
        }
        item = self.composed(
            asked,
            "Citation",
            lambda each: of_its_own[each.name](each) if each.name in of_its_own else Read(Own("r", each.name)),
        )
        columns = record_of([item], *([supports] if supporting else ()))
        order = (Key(Own("n", "sortKey")), Key(Own("r", "id")))
        rows = Related(Pattern("CITES", Direction.OUT, "Source", as_of=self.day), columns, Window(order))
        return Listing(rows, item, (supports, supporting) if supporting else None)

    def own_citation(self, asked: Asked, on: On) -> OwnCitation:
        """The citation of what names its source and the place in it itself."""
        of_its_own: dict[str, PlanField] = {
            "source": lambda each: self.cited(each, on),
            "supports": lambda each: Constant(()),
        }
        item = self.composed(
            asked,
            "Citation",
            lambda each: of_its_own[each.name](each) if each.name in of_its_own else Read(Own(on, each.name)),
        )
        return OwnCitation(Own(on, "source"), item)

    def cited(self, asked: Asked, on: On) -> Form:
        item = self.node(asked, "Source")
        return Only(Cited(on, record_of([item])), item)

    def change(self, asked: Asked) -> Composed:
        return self.composed(
            asked,
            "Change",
            lambda each: self.own_citation(each, "n") if each.name == "citations" else Read(Own("n", each.name)),
        )

    # What lies beside a node

    def follow(self, edge: Edge, label: str | None = None) -> Pattern:
        """The relationship of an edge at the date that is asked about; the one place where a date comes in."""
        only = self.conditions.of_target(edge.target, {name: {"eq": value} for name, value in edge.only})
        return Pattern(edge.relationship, edge.direction, edge.target, label, self.day, only)

    def edge(self, asked: Asked, edge: Edge, label: str | None) -> Form:
        pattern = self.follow(edge, None if edge.parent == UNIQUE else label)
        if asked.name == edge.single or edge.only:
            item = self.node(asked, edge.target)
            order = self.orders.of_edge(edge, None) if edge.only else LATEST
            rows = Related(pattern, record_of([item]), Window(order, limit=None if edge.only else 1))
            return Listing(rows, item) if edge.only else Only(rows, item)
        pattern = pattern.where(self.condition(asked, edge))
        order = self.orders.of_edge(edge, asked.arguments.get("orderBy"))
        page = self.page(asked, edge.type_name, order)
        return self.connection(asked, page, pattern, edge.target, edge)

    def condition(self, asked: Asked, of: str | Edge) -> Condition | None:
        """What the `where` of a field holds the nodes of a type to, or the edges of a relation."""
        where = asked.arguments.get("where")
        try:
            return self.conditions.of_target(of, where) if isinstance(of, str) else self.conditions.of_edge(of, where)
        except _OtherDate as error:
            raise OtherDate(
                asked.field, "where", error.id, error.date, self.day.date, asked.nodes, asked.path
            ) from error

    def undated(self, identifier: str) -> str:
        """An id without the date that is asked about, which the service puts into it."""
        bare, its_date = split_id(identifier)
        if its_date and its_date != self.day.date:
            raise _OtherDate(bare, its_date)
        return bare

    def history(self, asked: Asked) -> Form:
        page = self.page(asked, "Change", LOG_ORDER, of="history")
        return self.connection(asked, page, Logged(), "Change")

    def page(self, asked: Asked, type_name: str, order: tuple[Key, ...], of: object = "") -> "Page":
        """What the arguments ask of a connection, checked. Its cursors are good for this order `of` things alone."""
        first, last = (self.size(asked, name) for name in ("first", "last"))
        if first is None and last is None:
            first = self.limits.page
        mark = hashlib.blake2b(
            f"{type_name} {[key.signature for key in order]}{of}".encode(), digest_size=4
        ).hexdigest()
        after, before = (self.keys(asked, name, mark, order) for name in ("after", "before"))
        limit = last if first is None else first
        assert limit is not None, "a page has a size from one end or the other"
        window = Window(order, after, before, limit + 1, backward=first is None)
        return Page(type_name, window, first, last, mark)

    def size(self, asked: Asked, name: str) -> int | None:
        size: int | None = asked.arguments.get(name)
        return None if size is None else self.limited(asked, name, size)

    def limited(self, asked: Asked, name: str, size: int) -> int:
        if size < 0:
            raise BadPage(asked.field, name, size, self.limits.page_maximum, asked.nodes, asked.path)
        if size > self.limits.page_maximum:
            raise PageTooLarge(asked.field, name, size, self.limits.page_maximum, asked.nodes, asked.path)
        return size

    def keys(self, asked: Asked, name: str, mark: str, order: tuple[Key, ...]) -> Keys:
        cursor = asked.arguments.get(name)
        if cursor is None:
            return ()
        try:
            return decode_cursor(mark, [key.kind for key in order], cursor)
        except CursorError as error:
            raise BadCursor(asked.field, name, str(error), asked.nodes, asked.path) from error

    def connection(self, asked: Asked, page: "Page", of: Nodes | Beside, target: str, edge: Edge | None = None) -> Form:
        """A connection of nodes, or of what lies beside one by an edge of the schema."""

        def aggregate(asked: Asked) -> Form:
            assert isinstance(of, Nodes | Pattern), "only sets of nodes and of edges have aggregates"
            entity = self.model.entities.get(target, self.model.entity)
            by = edge_criteria(self.model, edge) if edge else criteria(self.model, entity)
            return plan_aggregate(self, asked, page.type_name + "Aggregate", of, entity, by)

        own = {each.name: each for each in edge.relation.properties} if edge else {}
        return self.paged(asked, page, of, target, lambda each: self.value(each, own[each.name], "r"), aggregate)

    def paged(
        self,
        asked: Asked,
        page: "Page",
        of: Nodes | Beside,
        target: str,
        on_edge: PlanField | None = None,
        apart: PlanField | None = None,
    ) -> Form:
        """A connection, of which only what is asked for becomes a block: the page, the count, what lies outside.

        `on_edge` plans what lies on an edge, and `apart` what lies beside the pages.
        """
        total = Total(of) if isinstance(of, Nodes) else Number(of, distinct=not isinstance(of, Pattern | Logged))
        parts: dict[str, PlanField] = {
            "totalCount": lambda each: Read(total),
            "pageInfo": lambda each: self.page_info(each, page),
            "nodes": lambda each: Edges(self.node(each, target)),
            "edges": lambda each: Edges(self.relay_edge(each, page, target, on_edge)),
        }

        def part(each: Asked) -> Form:
            if each.name in parts:
                return parts[each.name](each)
            assert apart, f"{page.type_name}Connection.{each.name} is in the schema, but nothing here answers it"
            return apart(each)

        composed = self.composed(asked, page.type_name + "Connection", part)
        shown = tuple(in_page(each.form for each in composed.fields))
        block = _rows(of, record_of(shown), page.window) if shown else None
        # What lies beyond a cursor is looked up where the page itself cannot tell.
        asks = {name for each in shown if isinstance(each, PageInfo) for _, name in each.fields}
        earlier = later = None
        if page.window.after and "hasPreviousPage" in asks:
            earlier = _outside(of, page.window.order, page.window.after, "before")
        if page.window.before and "hasNextPage" in asks:
            later = _outside(of, page.window.order, page.window.before, "after")
        return Connection(composed.type_name, block, earlier, later, page.first, page.last, composed.fields)

    def relay_edge(self, asked: Asked, page: "Page", target: str, on_edge: PlanField | None) -> Composed:
        parts: dict[str, PlanField] = {
            "cursor": lambda each: page.cursor,
            "node": lambda each: self.node(each, target),
        }

        def part(each: Asked) -> Form:
            if each.name in parts:
                return parts[each.name](each)
            assert on_edge, f"{page.type_name}Edge.{each.name} is in the schema, but nothing here answers it"
            return on_edge(each)

        return self.composed(asked, page.type_name + "Edge", part)

    def page_info(self, asked: Asked, page: "Page") -> PageInfo:
        return PageInfo(tuple((each.key, each.name) for each in self.operation.below(asked, "PageInfo")), page.cursor)


@dataclass(frozen=True)
class Page:
    """The page of a connection that is asked for; `mark` is what its cursors carry."""

    type_name: str
    window: Window
    first: int | None
    last: int | None
    mark: str

    @property
    def cursor(self) -> Cursor:
        """The cursor of a row of it."""
        return Cursor(self.mark, tuple(key.value for key in self.window.order))


class _OtherDate(ValueError):
    """An id at another date than the one that is asked about, in a `where`."""

    def __init__(self, identifier: str, date: str) -> None:
        self.id, self.date = identifier, date


def _rows(of: Nodes | Beside, columns: tuple[Column, ...], window: Window) -> Seek | Related:
    return Seek(of, columns, window) if isinstance(of, Nodes) else Related(of, columns, window)


def _outside(
    of: Nodes | Beside, order: tuple[Key, ...], keys: Keys, side: Literal["before", "after"]
) -> Elsewhere | Outside:
    return Elsewhere(of, order, keys, side) if isinstance(of, Nodes) else Outside(of, order, keys, side)


def _among(asked: Asked) -> dict[str, Anything]:
    """What a search is narrowed to, as a filter on entities."""
    types, municipality = asked.arguments.get("types"), asked.arguments.get("municipality")
    return {
        "type": None if types is None else {"in": types},
        "municipality": None if municipality is None else {"eq": municipality},
    }


def _is_resolved(form: Composed) -> bool:
    """Whether anything is asked for that the graph knows nothing of."""
    return any(isinstance(each, Resolved) for each in forms_in(form))
