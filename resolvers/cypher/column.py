"""Records: columns as expressions, each a value of the node at hand or a block of its own beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from resolvers.block import (
    AskedId,
    Attribute,
    BeyondCursor,
    Cited,
    Collaborators,
    Column,
    DateCounts,
    EachNode,
    EachWord,
    EdgeCount,
    End,
    Figures,
    FurtherPlaces,
    Grouped,
    InWords,
    LabelCounts,
    Labels,
    LatestNode,
    Listed,
    Members,
    Nodes,
    ObjectPlace,
    ObjectValue,
    OtherTexts,
    Pattern,
    Reached,
    Related,
    RevisionNumber,
    RowNumber,
    Scalar,
    SharedMemberships,
    Spans,
    TextsIn,
)
from resolvers.cypher.clause import count_nodes
from resolvers.cypher.expression import compile_value, find_beside, find_nodes
from resolvers.cypher.group_key import compile_key, place_of
from resolvers.cypher.membership import identity_if_sure, told
from resolvers.cypher.names import Names, quoted
from resolvers.cypher.page import far_side, limit, order_keys, within, without_ties
from resolvers.cypher.scope import Gathered, Held, Matched, Scope
from resolvers.cypher.series import tally
from resolvers.cypher.sharing import Sharing, links
from resolvers.cypher.ties import TieClauses
from schema.language import OTHER_TEXTS


@dataclass(frozen=True)
class RecordText:
    """A record as a list without keys, `[n0.id, n0.name]`, and what must be bound before it: ` WITH *, … AS k1`.

    Neo4j lets no value stand beside an aggregate, nor beside what has one anywhere within: there it is bound.
    """

    values: str
    before: str = ""

    @property
    def returned(self) -> str:
        return f"{self.before} RETURN {self.values}"


def compile_record(columns: Sequence[Column], here: Scope, names: Names) -> RecordText:
    """The values of columns for the node and the relationship at hand.

    What several columns ask about the collaborators of one actor is gathered once.
    """
    gathered = {each: names.variable("k") for each in dict.fromkeys(_gathered(columns)) if each not in here.known}
    before = "".join(
        f" WITH *, {TieClauses(each.ties, names).gathered(here.n)} AS {name}" for each, name in gathered.items()
    )
    at_hand = here.knowing(gathered)
    values = []
    for column in columns:
        bindings = names.bindings
        value = compile_column(column, at_hand, names)
        if names.bindings > bindings:
            name = names.variable("k")
            before, value = f"{before} WITH *, {value} AS {name}", name
        values.append(value)
    if before:
        names.bindings += 1
    return RecordText(f"[{', '.join(values)}]", before)


def _gathered(columns: Sequence[Column]) -> Iterator[Gathered]:
    for column in columns:
        match column:
            case (
                Related(pattern=Collaborators() as found)
                | EdgeCount(pattern=Collaborators() as found)
                | BeyondCursor(of=Collaborators() as found)
            ):
                yield Gathered(found.ties)


@singledispatch
def compile_column(column: Column, here: Scope, names: Names) -> str:
    """A column as an expression over the node and the relationship at hand: a value, if it is nothing else."""
    if not isinstance(column, Scalar):
        raise TypeError(f"{column!r} is no column")
    return compile_value(column, here, names)


@compile_column.register
def compile_labels(column: Labels, here: Scope, names: Names) -> str:
    return f"labels({here.n})"


@compile_column.register
def compile_asked_id(column: AskedId, here: Scope, names: Names) -> str:
    return here.known[column]


@compile_column.register
def compile_links(column: SharedMemberships, here: Scope, names: Names) -> str:
    return links(column.ties, Sharing.at(here), names, whole=column.whole)


@compile_column.register
def compile_members(column: Members, here: Scope, names: Names) -> str:
    ties = TieClauses(column.ties, names)
    members = ties.members(here.n)
    counted = ties.counts_under(members.row.n)
    known = [identity_if_sure(members.row.r, column.ties, names)]
    if column.told:
        known += told(members.row.r, here.n, members.row.n, column.ties, names)
    own = [compile_column(each, Scope(here.n, members.row.r), names) for each in column.columns]
    return f"COLLECT {{ {members.clause} RETURN [{', '.join([counted, *known, *own])}] }}"


@compile_column.register
def compile_related(column: Related, here: Scope, names: Names) -> str:
    """Match, cut the page, and only then expand.

    COLLECT { MATCH (n0)<-[r1:REPRESENTED_IN]-(n1:Actor) WITH r1, n1 ORDER BY n1.sortKey LIMIT $p0 RETURN [n1.name] }
    """
    found = within(find_beside(column.pattern, here, names), column.window, names)
    cut = limit(column.window, names)
    record = compile_record(column.columns, found.row, names).returned
    told = found.row.r and re.search(rf"\b{found.row.r}\b", record)
    order = order_keys(column.window if told else without_ties(column.window), found.row, names)
    return f"COLLECT {{ {found.clause} WITH {', '.join(found.row.variables)} ORDER BY {order}{cut}{record} }}"


@compile_column.register
def compile_beyond_cursor_beside(column: BeyondCursor, here: Scope, names: Names) -> str:
    assert not isinstance(column.of, Nodes), "beside a node lies no set of all nodes"
    window = far_side(column.order, column.keys, column.side)
    found = within(find_beside(column.of, here, names), window, names, own=True)
    return f"EXISTS {{ {found.clause} RETURN {found.row.n} }}"


@compile_column.register
def compile_cited(column: Cited, here: Scope, names: Names) -> str:
    there = Scope(names.variable("n"))
    source = here.of(Attribute(column.on, "source"))
    record = compile_record(column.columns, there, names).returned
    return f"COLLECT {{ MATCH ({there.n}:Entity {{id: {source}}}){record} }}"


@compile_column.register
def compile_further_places(column: FurtherPlaces, here: Scope, names: Names) -> str:
    """The fact beside a relationship has all places; it is sought where the relationship says that there are others.

    COLLECT { UNWIND coalesce(r0.cites, [])[..1] AS k1 MATCH (:Fact {id: r0.id})-[r2:STATED_IN]->(n3:Source) … }
    """
    any_, there = names.variable("k"), Scope(names.variable("n"), names.variable("r"))
    record = compile_record(column.columns, there, names).returned
    return (
        f"COLLECT {{ UNWIND coalesce({here.r}.cites, [])[..1] AS {any_} "
        f"MATCH (:Fact {{id: {here.r}.id}})-[{there.r}:STATED_IN]->({there.n}:Source) WHERE {there.r}.ordinal > 0 "
        f"WITH {there.r}, {there.n} ORDER BY {there.r}.ordinal{record} }}"
    )


@compile_column.register
def compile_end(column: End, here: Scope, names: Names) -> str:
    there = Scope(names.variable("n"))
    record = compile_record(column.columns, there, names).returned
    return f"COLLECT {{ MATCH ({there.n}:Entity {{id: {here.n}.{quoted(column.property)}}}){record} }}"


@compile_column.register
def compile_texts(column: TextsIn, here: Scope, names: Names) -> str:
    name, of = names.variable("k"), here.r if column.on == "r" else here.n
    return f"[{name} IN {names.param(column.properties)} | {of}[{name}]]"


@compile_column.register
def compile_other_texts(column: OtherTexts, here: Scope, names: Names) -> str:
    name = names.variable("k")
    if column.on == "r":
        text = names.variable("k")
        its = f"any({text} IN {names.param(column.texts)} WHERE {name} STARTS WITH {text})"
        return f"[{name} IN keys({here.r}) WHERE {its} | [{name}, {here.r}[{name}]]]"
    return f"[{name} IN coalesce({here.n}.{OTHER_TEXTS}, []) | [{name}, {here.n}[{name}]]]"


@compile_column.register
def compile_listed(column: Listed, here: Scope, names: Names) -> str:
    found = find_nodes(column.nodes, names)
    order = order_keys(column.window, found.row, names)
    record = compile_record(column.columns, found.row, names).returned
    return f"COLLECT {{ {found.clause} WITH {found.row.n} ORDER BY {order}{record} }}"


@compile_column.register
def compile_numbers(column: LabelCounts, here: Scope, names: Names) -> str:
    return f"[{', '.join(count_nodes(Nodes(label), names) for label in column.labels)}]"


@compile_column.register
def compile_revision(column: RevisionNumber, here: Scope, names: Names) -> str:
    there = names.variable("n")
    return f"head(COLLECT {{ MATCH ({there}:Graph {{id: 'graph'}}) RETURN {there}.revision }})"


# Aggregates of the edges beside the node at hand: values that resolvers/response/group.py counts, since Neo4j lets no
# aggregate stand beside other values


@compile_column.register
def compile_grouped_edges(column: Grouped, here: Scope, names: Names) -> str:
    found = _edges(column.of, here, names)
    grouping = group_rows(column, found, names)
    if column.numbers:
        numbered = number_rows(column, found, grouping, names)
        shown = [*grouping.shown, f"[{', '.join(numbered.values)}]"]
        return f"COLLECT {{ {numbered.clauses}{grouping.before} RETURN [{', '.join(shown)}] }}"
    carried = ", ".join([found.row.r, *grouping.bound])
    rows = f"{grouping.clauses} WITH DISTINCT {carried}{grouping.before}"
    return f"COLLECT {{ {rows} RETURN [{', '.join(grouping.shown)}] }}"


@compile_column.register
def compile_figures_of_edges(column: Figures, here: Scope, names: Names) -> str:
    found = _edges(column.of, here, names)
    unwound, value = measured_of(column.value, found.row, names)
    return f"COLLECT {{ {found.clause}{unwound} RETURN {value} }}"


@compile_column.register
def compile_reached_from_edges(column: Reached, here: Scope, names: Names) -> str:
    found = _edges(column.of, here, names)
    reached = find_beside(column.pattern, found.row, names)
    return f"COUNT {{ {found.clause} {reached.clause} RETURN DISTINCT {reached.row.n} }}"


@compile_column.register
def compile_edges_over_time(column: Spans | DateCounts, here: Scope, names: Names) -> str:
    return f"COLLECT {{ {tally(column, _edges(column.of, here, names), names).rows} }}"


def measured_of(value: RowNumber | EdgeCount, here: Scope, names: Names) -> tuple[str, str]:
    """What figures are made of, behind what finds it: of a list of objects each of its values is a row."""
    if not isinstance(value, ObjectValue):
        return "", compile_value(value, here, names)
    each = names.variable("k")
    return f" UNWIND coalesce({here.of(value.value)}, []) AS {each}", each


def _edges(of: Nodes | Pattern, here: Scope, names: Names) -> Matched:
    assert isinstance(of, Pattern), "beside a node lie edges"
    return find_beside(of, here, names)


# Groups


@dataclass(frozen=True)
class Grouping:
    """The clauses that find the keys of each row, these and their labels by their variables, and what a group shows."""

    clauses: str
    keys: Mapping[str, str]
    labels: Mapping[str, str]
    shown: tuple[str, ...]
    before: str
    """What must be bound before a group is shown."""

    @property
    def bound(self) -> list[str]:
        """The keys and the labels as a WITH binds them."""
        return [f"{value} AS {name}" for name, value in {**self.keys, **self.labels}.items()]


def group_rows(grouped: Grouped, found: Matched, names: Names) -> Grouping:
    """Put what is found into groups by all keys together."""
    clauses, before = found.clause, ""
    keys: dict[str, str] = {}
    places: dict[Held, str] = {}
    labels: dict[str, str] = {}
    shown = []
    for key in grouped.by:
        name = names.variable("k")
        if isinstance(key, EachNode):
            beside = find_beside(key.pattern, found.row, names)
            clauses += f" OPTIONAL {beside.clause}"
            keys[name] = f"CASE WHEN {beside.row.n} IS NULL THEN null ELSE {place_of(beside.row)} END"
        elif isinstance(key, EachWord) and key.labels:
            words, place = found.row.of(key.words), names.variable("k")
            clauses += f" UNWIND range(0, CASE WHEN size({words}) > 0 THEN size({words}) - 1 ELSE 0 END) AS {place}"
            keys[name] = f"{words}[{place}]"
            own = {names.variable("k"): f"{compile_value(each, found.row, names)}[{place}]" for each in key.labels}
            labels |= own
            shown += [name, *own]
            continue
        elif isinstance(key, InWords):
            keys[name] = found.row.of(key.value)
            own = {names.variable("k"): compile_value(each, found.row, names) for each in key.labels}
            labels |= own
            shown += [name, *own]
            continue
        elif isinstance(key, EachWord):
            words, word = found.row.of(key.words), names.variable("k")
            clauses += f" UNWIND CASE WHEN size({words}) > 0 THEN {words} ELSE [null] END AS {word}"
            keys[name] = word
        elif isinstance(key, ObjectValue):
            at = ObjectPlace(key.of)
            if at not in places:
                places[at] = names.variable("x")
                many = f"size({found.row.of(key.of)})"
                each = f"CASE WHEN {many} > 0 THEN range(0, {many} - 1) ELSE [null] END"
                clauses += f" UNWIND {each} AS {places[at]}"
            keys[name] = compile_value(key, replace(found.row, known=places), names)
        else:
            keys[name] = compile_key(key, found.row, names)
        shown.append(name)
        if grouped.columns and isinstance(key, EachNode | LatestNode):
            entity = Scope(names.variable("n"))
            record = compile_record(grouped.columns, entity, names)
            node = f"COLLECT {{ MATCH ({entity.n}:Entity {{id: {name}[0]}}){record.returned} }}"
            if record.before:
                bound = names.variable("k")
                before, node = f"{before} WITH *, {node} AS {bound}", bound
            shown.append(node)
    return Grouping(clauses, keys, labels, tuple(shown), before)


@dataclass(frozen=True)
class NumberedRows:
    """The clauses that find each row once in each of its groups, with the keys bound, and its numbers there.

    A number is a value, or a list of those of the objects of the row that are in the group.
    """

    clauses: str
    values: tuple[str, ...]


def number_rows(grouped: Grouped, found: Matched, grouping: Grouping, names: Names) -> NumberedRows:
    """Find the numbers of each row that is in a group: there may be several ways to a row, which counts once.

    … WITH DISTINCT n0, n0.amountsYear[x1] AS k2
    →  [x3 IN range(0, coalesce(size(n0.amountsYear), 0) - 1) WHERE n0.amountsYear[x3] = k2 | n0.amountsKronor[x3]]

    The places are not collected while they are there: Neo4j lets no aggregate stand below other values.
    """
    row = [each for each in (found.row.r, found.row.n) if each]
    keys: dict[ObjectPlace, list[tuple[ObjectValue, str]]] = {}
    for key, name in zip(grouped.by, grouping.keys, strict=True):
        if isinstance(key, ObjectValue):
            keys.setdefault(ObjectPlace(key.of), []).append((key, name))

    def value(number: RowNumber) -> str:
        if not isinstance(number, ObjectValue):
            return found.row.of(number)
        if (place := ObjectPlace(number.of)) not in keys:
            return found.row.of(number.value)
        x = names.variable("x")
        at_place = replace(found.row, known={place: x})
        alike = " AND ".join(f"{compile_value(key, at_place, names)} = {name}" for key, name in keys[place])
        places = f"range(0, coalesce(size({found.row.of(number.of)}), 0) - 1)"
        return f"[{x} IN {places} WHERE {alike} | {compile_value(number, at_place, names)}]"

    clauses = f"{grouping.clauses} WITH DISTINCT {', '.join([*row, *grouping.bound])}"
    return NumberedRows(clauses, tuple(value(each) for each in grouped.numbers))
