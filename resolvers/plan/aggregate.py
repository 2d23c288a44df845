"""Plan the `aggregate` of a connection: how many rows, in which groups, and figures over them.

{ councils { aggregate { groupBy(by: [RESPONSIBLE_PARTY]) { keys { value } count } } } }
→ Grouped(Nodes("Council"), by=(LatestNode(RESPONSIBLE_FOR, MEMBER_OF),), largest first)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from resolvers.block import (
    PLACES,
    Attribute,
    Condition,
    DateCounts,
    EachDate,
    EachNode,
    EachWord,
    EdgeCount,
    Ever,
    Figures,
    Grouped,
    GroupKey,
    HoldsOn,
    InWords,
    LatestNode,
    NodeCount,
    Nodes,
    ObjectValue,
    On,
    OrderingSum,
    Pattern,
    Reached,
    RowNumber,
    Spans,
    Year,
    days_of,
    parted,
)
from resolvers.block.slots import Given
from resolvers.plan.context import Context, PlanField
from resolvers.plan.texts import plan_text
from resolvers.request.language import text_in
from resolvers.request.number import read_number
from resolvers.request.operation import Asked
from resolvers.request.page import read_size
from resolvers.request.series import read_dates
from resolvers.response.columns import record_of
from resolvers.response.form import Form, GroupField, GroupKeyField, Groups, GroupValue, Read, Series, Statistic
from schema.derive.group import By, Criterion, Measure, criteria, edge_criteria, measured, numbers
from schema.derive.labels import words_of
from schema.derive.model import Edge, EntityType, Kind
from schema.derive.words import languages

FLOATS = {"CountStatistics": ("avg",), "IntStatistics": ("avg", "sum"), "DateStatistics": ()}
"""Which figures are floats where not all are."""

PlanRows = Callable[[Context], Nodes | Pattern]
"""Plans the rows of a connection at the day of a context, or at each of its dates."""


def plan_aggregate(
    context: Context,
    name: str,
    plan_rows: PlanRows,
    entity: EntityType,
    edge: Edge | None,
    plan_node: PlanField,
    asked: Asked,
) -> Form:
    """The aggregate of the connection of a name: over nodes of a type, or over the edges that lead to them."""
    figures, of = measured(entity, edge), plan_rows(context)
    total = NodeCount(of) if isinstance(of, Nodes) else EdgeCount(of)

    def field(each: Asked) -> Form:
        if each.name == "count":
            return Read(total)
        if each.name == "groupBy":
            return _groups(context, of, entity, edge, plan_node, each)
        if each.name == "series":
            return _series(context, plan_rows, each)
        return _figures(context, of, figures[each.name], each)

    return context.composed(asked, name + "Aggregate", field)


def _series(context: Context, plan_rows: PlanRows, asked: Asked) -> Form:
    """How many rows there are on each of some dates. Where nothing but their own days is about the date, these tell."""
    dates = EachDate(read_dates(asked))
    of = plan_rows(context.on_each(dates))
    steady, dated = parted(of.condition)
    whenever = _whenever(of, steady)
    rows = DateCounts(whenever, dates, dated) if dated else Spans(whenever)
    return Series(rows, dates.dates, context.named(asked, "SeriesPoint"))


def _whenever(of: Nodes | Pattern, condition: Condition | None) -> Nodes | Pattern:
    """Rows with this condition, whenever they hold."""
    of = replace(of, condition=condition)
    return of if isinstance(of.as_of, Ever) else replace(of, as_of=None)


def _groups(
    context: Context,
    of: Nodes | Pattern,
    entity: EntityType,
    edge: Edge | None,
    plan_node: PlanField,
    asked: Asked,
) -> Form:
    known = edge_criteria(context.model, edge) if edge else criteria(context.model, entity)
    by = [known[name] for name in asked.arguments["by"]]
    limit = read_size(asked, "first", context.limits)
    fields = []
    labels: list[Given[str]] = []
    """The languages of labels, each once."""
    for each in context.operation.below(asked, "Group"):
        keys = tuple(
            _key_field(context, plan_node, labels, key)
            for key in (context.operation.below(each, "GroupKey") if each.name == "keys" else ())
        )
        figures = context.named(each, "GroupNumber") if each.name == "numbers" else ()
        fields.append(GroupField(each.key, each.name, keys, figures))
    columns = record_of(key.entity for each in fields for key in each.keys if key.entity)
    ordering = read_number(asked, numbers(entity, edge))
    shown = numbers(entity, edge) if any(each.numbers for each in fields) else {}
    measures = shown or {name: each for name, each in numbers(entity, edge).items() if name == ordering}
    summed = None
    if ordering:
        summed = OrderingSum([*measures].index(ordering), real=measures[ordering].stored.kind is Kind.FLOAT)
    grouping = tuple(_key(context, of, each, labels) for each in by)
    grouped = Grouped(
        of,
        grouping,
        asked.arguments["orderBy"],
        limit,
        columns,
        tuple(_number(of, each) for each in measures.values()),
        summed,
    )
    values, place = [], 1
    for each_by, key in zip(by, grouping, strict=True):
        beside = place + 1
        is_node = each_by.by in (By.SHOWN, By.NODES, By.SOURCES) and bool(columns)
        labelled = len(key.labels) if isinstance(key, EachWord | InWords) else 0
        words = tuple(_words(context, each_by.enums, each) for each in labels) if each_by.enums else ()
        values.append(
            GroupValue(each_by.name, place, beside if is_node else None, beside if labelled else None, labelled, words)
        )
        place = beside + (1 if is_node else labelled)
    return Groups(grouped, isinstance(of, Nodes), tuple(values), tuple(fields), tuple(shown))


def _number(of: Nodes | Pattern, measure: Measure) -> RowNumber:
    on: On = "r" if measure.on_edge else of.on if isinstance(of, Nodes) else "n"
    value = Attribute(on, measure.stored.column)
    return ObjectValue(Attribute(on, measure.each), value) if measure.each else value


def _key_field(context: Context, plan_node: PlanField, labels: list[Given[str]], asked: Asked) -> GroupKeyField:
    """A field of a key; a new language of a label is added to those of others."""
    if asked.name != "label":
        return GroupKeyField(asked.key, asked.name, plan_node(asked) if asked.name == "entity" else None)
    language = asked.arguments["language"]
    if language not in labels:
        labels.append(language)
    name = context.model.entity.property_named("name")
    assert name, "every entity has a name"
    return GroupKeyField(asked.key, asked.name, plan_text(name, "n", language), labels.index(language))


def _words(context: Context, enums: Sequence[str], language: Given[str]) -> Mapping[str, str] | None:
    """What the values of some enums are called, the first leading; None in a language that there are no words in."""
    if language not in languages():
        return None
    found: dict[str, str] = {}
    for enum in reversed(enums):
        found |= words_of(context.operation.schema, context.model, enum, str(language))
    return found


def _key(context: Context, of: Nodes | Pattern, criterion: Criterion, labels: Sequence[Given[str]]) -> GroupKey:
    if criterion.by is By.SOURCES:
        return EachNode(PLACES)
    if criterion.by is By.NODES:
        return EachNode(context.follow(criterion.path[0], criterion.path[0].name))
    if criterion.by is By.SHOWN:
        return LatestNode(tuple(context.follow(edge, edge.single or edge.name) for edge in criterion.path))
    on: On = "r" if criterion.on_edge else of.on if isinstance(of, Nodes) else "n"
    if criterion.by is By.HOLDS:
        return HoldsOn(days_of(on), context.time)
    value, *given = (Attribute(on, column) for column in criterion.columns)
    if criterion.by is By.OBJECTS:
        return ObjectValue(Attribute(on, criterion.each), value)
    stored = criterion.stored
    labelled = tuple(text_in(stored, on, each) for each in labels) if stored else ()
    if criterion.by is By.WORDS:
        return EachWord(value, labelled)
    if labelled:
        return InWords(value, labelled)
    return Year(value, *given) if criterion.by is By.YEAR else value


def _figures(context: Context, of: Nodes | Pattern, measure: Measure | Edge, asked: Asked) -> Form:
    """Figures of a number or a day, or of how many nodes a relation leads to."""
    reached = None
    if isinstance(measure, Edge):
        pattern = context.follow(measure, measure.name)
        type_name, figures = "CountStatistics", Figures(of, EdgeCount(pattern, distinct=True))
        reached = Reached(of, pattern)
    elif measure.numeric:
        type_name, figures = measure.statistics, Figures(of, _number(of, measure))
    else:
        column = measure.stored.column + ("Earliest" if measure.stored.kind is Kind.PARTIAL_DATE else "")
        on: On = "r" if measure.on_edge else "n"
        type_name, figures = measure.statistics, Figures(of, Attribute(on, column), numeric=False)

    def field(each: Asked) -> Form:
        if each.name == "distinct":
            assert reached, "only relations reach nodes"
            return Read(reached)
        return Statistic(figures, isinstance(of, Nodes), each.name, each.name in FLOATS.get(type_name, (each.name,)))

    return context.composed(asked, type_name, field)
