"""Plan a node: its values, its citations, and what lies beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from resolvers.block import (
    PLACES,
    SORT_KEY,
    Attribute,
    Cited,
    End,
    FurtherPlaces,
    Key,
    Labels,
    On,
    Pattern,
    Related,
    Window,
    days_of,
)
from resolvers.plan.aggregate import plan_aggregate
from resolvers.plan.collaborators import plan_collaborators
from resolvers.plan.connection import plan_connection
from resolvers.plan.context import UNIQUE, Context, PlanField
from resolvers.plan.log import plan_history
from resolvers.plan.texts import plan_all_texts, plan_text, plan_texts, plan_texts_of_relation
from resolvers.request.operation import Asked
from resolvers.request.page import read_page
from resolvers.response.columns import record_of
from resolvers.response.form import (
    Composed,
    Constant,
    Dated,
    Form,
    Held,
    Holds,
    Joined,
    Listing,
    OfType,
    Only,
    OwnCitation,
    Read,
    Resolved,
    Supporting,
    TextLink,
    Zipped,
)
from schema.derive.model import Edge, EntityType, Kind, Property
from schema.edge import Direction
from schema.fact import FACT
from schema.language import SV

LATEST = (Key(Attribute("r", "validFrom"), str, descending=True), Key(Attribute("r", "id")))
"""Which of several a plain field shows: the one with the latest start, then the first by the edge's id."""


_CITED: Mapping[On, tuple[Pattern, tuple[Key, ...]]] = {
    "n": (Pattern("CITES", Direction.OUT, "Source"), (Key(SORT_KEY), Key(Attribute("r", "id")))),
    "f": (PLACES, (Key(Attribute("r", "ordinal"), int),)),
}
"""What leads from an entity and from a fact to the places where they are stated, and the order of these."""


FRAGMENT = "textFragment"
_SUPPORTS = Attribute("r", "supports")
_URL, _ARCHIVED_URL = Attribute("n", "url"), Attribute("n", "archivedUrl")
"""Of a citation what lies on it, and what its source has."""


def plan_node(context: Context, target: str, asked: Asked) -> Form:
    """A node of the type `target`, or of one of several where that is an interface."""
    if target in context.model.entities:
        return plan_entity(context, context.model.entities[target], None, asked)
    if target == FACT:
        return plan_fact(context, asked)
    types = context.model.entities.values()
    return OfType(Labels(), tuple(plan_entity(context, each, each.name, asked) for each in types))


def plan_entity(context: Context, entity: EntityType, label: str | None, asked: Asked) -> Composed:
    """An entity; with a `label` it may turn out to be of another type, and what only this one has needs it."""
    composed = context.composed(asked, entity.name, partial(_entity_field, context, entity, label))
    if any(isinstance(each.form, Resolved) for each in composed.fields):
        return replace(composed, held=tuple(_held(entity)))
    return composed


def plan_fact(context: Context, asked: Asked) -> Composed:
    """A relation as a fact of its own."""
    properties = {each.name: each for each in context.model.fact.properties}

    def field(each: Asked) -> Form:
        if each.name == "history":
            return plan_history(context, partial(plan_change, context), each, of_fact=True)
        return plan_value(context, properties[each.name], "f", each)

    return context.composed(asked, FACT, field)


def plan_change(context: Context, asked: Asked) -> Composed:
    """An entry of the log."""

    def field(each: Asked) -> Form:
        return plan_own_citation(context, "n", each) if each.name == "citations" else Read(Attribute("n", each.name))

    return context.composed(asked, "Change", field)


def plan_own_citation(context: Context, on: On, asked: Asked) -> OwnCitation:
    """The citation of what names its source and the place in it itself."""

    def source(each: Asked) -> Form:
        item = plan_node(context, "Source", each)
        return Only(Cited(on, record_of([item])), item)

    def of_source(column: Attribute) -> Form:
        both = record_of([Read(_URL), Read(_ARCHIVED_URL)])  # so that the source is sought once for either
        return Only(Cited(on, both), Read(column))

    of_its_own: dict[str, PlanField] = {
        "source": source,
        "supports": lambda each: Constant(()),
        "url": lambda each: TextLink(of_source(_URL), Read(Attribute(on, FRAGMENT))),
        "archivedUrl": lambda each: of_source(_ARCHIVED_URL),
    }

    def field(each: Asked) -> Form:
        return of_its_own[each.name](each) if each.name in of_its_own else Read(Attribute(on, each.name))

    return OwnCitation(Attribute(on, "source"), context.composed(asked, "Citation", field))


def _entity_field(context: Context, entity: EntityType, label: str | None, asked: Asked) -> Form:
    if stored := entity.property_named(asked.name):
        return plan_value(context, stored, "n", asked)
    if edge := entity.edge_named(asked.name):
        return _edge(context, edge, label, asked)
    of_its_own: dict[str, PlanField] = {
        "collaborators": partial(plan_collaborators, context, partial(plan_node, context)),
        "history": partial(plan_history, context, partial(plan_change, context)),
        "texts": partial(plan_texts, context, entity),
        "allTexts": partial(plan_all_texts, context, entity),
    }
    return of_its_own[asked.name](asked) if asked.name in of_its_own else Resolved()


def _held(entity: EntityType) -> Iterator[Held]:
    """Every plain value of an entity, under the names that a resolver of the field's own knows them by."""
    for each in entity.properties:
        if not each.object and each.kind is not Kind.HOLDS:
            column = each.column_in(SV) if each.localised else each.column
            yield Held(each.attribute, Read(Attribute("n", column), () if each.many else None))


# Values of the node or the relationship at hand


def plan_value(context: Context, stored: Property, on: On, asked: Asked) -> Form:
    """A property."""
    if stored.kind is Kind.CITATIONS:
        return _edge_citations(context, asked) if on == "r" else _citations(context, on, asked)
    if stored.kind is Kind.ENTITY:
        item = plan_node(context, stored.type_name, asked)
        return Only(End(stored.column, record_of([item])), item)
    if stored.kind is Kind.HOLDS:
        return _holds(context, on)
    if stored.object:
        return _object(context, stored, on, asked)
    if stored.kind is Kind.ID and not stored.many and context.dated:
        return Dated(Attribute(on, stored.column), context.time.mark)
    if stored.languages:
        return plan_text(stored, on, asked.arguments.get("language"))
    return Read(Attribute(on, stored.column), () if stored.many else None)


def _holds(context: Context, on: On) -> Form:
    return Holds(days_of(on), context.time)


def _object(context: Context, stored: Property, on: On, asked: Asked) -> Form:
    """An object that lies in properties of its own, or a list of objects that lies in parallel lists."""
    inside = {each.name: each for each in stored.fields}

    def field(each: Asked) -> Form:
        if inside[each.name].kind is Kind.CITATIONS:
            return _citations(context, on, each, supporting=stored.name)
        return plan_value(context, inside[each.name], on, each)

    composed = context.composed(asked, stored.type_name, field)
    needed = next((Attribute(on, each.column) for each in stored.fields if each.required and not each.derived), None)
    if stored.many:
        assert needed, f"{stored.name}: a list of {stored.type_name} needs a field that is never null"
        return Zipped(stored.type_name, composed.fields, needed)
    return replace(composed, present=needed)


def _edge_citations(context: Context, asked: Asked) -> Form:
    """The citations of a relationship: the one that it names itself, then those that prove single fields."""
    item = _citation(context, asked)
    return Joined((plan_own_citation(context, "r", asked), Listing(FurtherPlaces(record_of([item])), item)))


def _citations(context: Context, on: On, asked: Asked, supporting: str | None = None) -> Form:
    """The citations of a node, each a relationship to a source; of one field those that support it."""
    (places, order), item = _CITED[on], _citation(context, asked)
    columns = record_of([item], *([_SUPPORTS] if supporting else ()))
    rows = Related(replace(places, as_of=context.time if on == "n" else None), columns, Window(order))
    return Listing(rows, item, Supporting(_SUPPORTS, supporting) if supporting else None)


def _citation(context: Context, asked: Asked) -> Composed:
    """A citation that is a relationship to its source."""
    of_its_own: dict[str, PlanField] = {
        "source": partial(plan_node, context, "Source"),
        "supports": lambda each: Read(_SUPPORTS, ()),
        "url": lambda each: TextLink(Read(_URL), Read(Attribute("r", FRAGMENT))),
        "archivedUrl": lambda each: Read(_ARCHIVED_URL),
    }

    def field(each: Asked) -> Form:
        return of_its_own[each.name](each) if each.name in of_its_own else Read(Attribute("r", each.name))

    return context.composed(asked, "Citation", field)


# What lies beside it


def _edge(context: Context, edge: Edge, label: str | None, asked: Asked) -> Form:
    """What an edge leads to: the one node that a plain field shows, a plain list, or a connection."""
    pattern = context.follow(edge, asked.name, None if edge.parent == UNIQUE else label)
    node = partial(plan_node, context, edge.target)
    if edge.only:
        item = node(asked)
        return Listing(Related(pattern, record_of([item]), Window(context.orders.of_edge(edge, None))), item)
    if asked.name == edge.single:
        item = node(asked)
        return Only(Related(pattern, record_of([item]), Window(LATEST, limit=1)), item)

    def rows(at: Context) -> Pattern:
        return at.follow(edge, asked.name, pattern.parent).where(at.condition(asked, edge))

    order = context.orders.of_edge(edge, asked.arguments.get("orderBy"))
    page = read_page(asked, edge.type_name, order, context.limits)
    own = {each.name: each for each in edge.relation.properties}

    def on_edge(each: Asked) -> Form:
        if each.name == "allTexts":
            return plan_texts_of_relation(context, edge.relation, each)
        return plan_value(context, own[each.name], "r", each)

    def aggregate(each: Asked) -> Form:
        target = context.entity_type(edge.target)
        return plan_aggregate(context, edge.type_name, rows, target, edge, partial(plan_node, context, UNIQUE), each)

    return plan_connection(context, asked, page, rows(context), node, on_edge, aggregate)
