"""Compile a plan to one statement.

    Seek(Nodes("Council"), columns=(n.name, Related(…)))
    → MATCH (n0:Council) WHERE n0.sortKey > $p0
      RETURN 0 AS part, [n0.name, COLLECT { … }] AS row ORDER BY n0.sortKey LIMIT $p1

One shape on both engines: the paged root at the top of its branch, what lies below it as an expression in its RETURN,
several roots as branches of UNION ALL with a number in front. Names come from the schema, values travel as parameters.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import singledispatch

from graph_store import ENTITY, FORMER_ID, HIGHEST, LOWEST, SEARCH_INDEX, Statement
from resolvers.block import (
    Absent,
    All,
    Any,
    AskedId,
    Beside,
    Branch,
    Cited,
    Collaborators,
    Column,
    Compare,
    Condition,
    Derived,
    EachNode,
    Elsewhere,
    Figures,
    Filled,
    Find,
    Grouped,
    GroupKey,
    Itself,
    Key,
    Keys,
    Known,
    Labels,
    Links,
    Listed,
    Logged,
    Meeting,
    Members,
    Missing,
    Nodes,
    Not,
    Number,
    Numbers,
    OfLabel,
    OfShown,
    Omitted,
    Outside,
    Own,
    Pattern,
    Propose,
    Reached,
    Related,
    Scalar,
    Seek,
    Shown,
    ShownNode,
    Single,
    Some,
    Strength,
    Total,
    Walk,
    Window,
    Year,
    computed,
)
from resolvers.names import Matched, Names, Other, Scope, quoted, valid
from resolvers.plan.operation import Plan
from resolvers.search import MOST_CANDIDATES
from resolvers.ties import TieClauses, identity
from schema.collaboration import ACTOR
from schema.edge import Direction

MUNICIPALITY = Own("n", "municipality")

LONGEST_RUN = 8
"""Terms that stand in a row between AND or OR."""


def compile_plan(plan: Plan) -> Statement:
    """The statement that answers all branches of a plan, each record numbered by its branch."""
    return compile_branches(plan.branches)


def compile_branches(branches: Sequence[Branch]) -> Statement:
    names = Names()
    texts = [compile_branch(branch, part, names) for part, branch in enumerate(branches)]
    return Statement("\nUNION ALL\n".join(texts), names.params)


# Branches


@singledispatch
def compile_branch(branch: Branch, part: int, names: Names) -> str:
    """A branch as a statement of its own that returns its number and a row."""
    raise TypeError(f"{branch!r} is no branch")


@compile_branch.register
def compile_seek(branch: Seek, part: int, names: Names) -> str:
    found = _window(_all_nodes(branch.nodes, names), branch.window, names)
    return (
        f"{found.clause}\nRETURN {part} AS part, {compile_record(branch.columns, found.row, names)} AS row\n"
        f"ORDER BY {_led(branch, found.row)}{_order(branch.window, found.row, names)}{_limit(branch.window, names)}"
    )


def _led(branch: Seek, here: Scope) -> str:
    """The leading key of an index where the condition fixes it: named in the order, else Neo4j sorts what is sorted."""
    fixed = branch.nodes.condition
    conditions = fixed.of if isinstance(fixed, All) else (fixed,)
    leads = branch.window.order[0].value == Own("n", "sortKey") and any(
        isinstance(each, Compare) and each.value == MUNICIPALITY and each.operator == "eq" for each in conditions
    )
    return f"{here.of(MUNICIPALITY)}, " if leads else ""


@compile_branch.register
def compile_find(branch: Find, part: int, names: Names) -> str:
    former, asked, found = names.variable("n"), names.variable("k"), names.variable("k")
    here = Scope(names.variable("n"), known={AskedId(): asked})
    of_type = f" WHERE {here.n}:{quoted(branch.of_type)}" if branch.of_type else ""
    return (
        f"UNWIND {names.param(branch.ids)} AS {asked} OPTIONAL MATCH ({former}:{FORMER_ID} {{id: {asked}}})\n"
        f"WITH {asked}, coalesce({former}.entity, {asked}) AS {found}\n"
        f"MATCH ({here.n}:{ENTITY} {{id: {found}}}){of_type}\n"
        f"RETURN {part} AS part, {compile_record(branch.columns, here, names)} AS row"
    )


@compile_branch.register
def compile_known(branch: Known, part: int, names: Names) -> str:
    found, here = names.variable("k"), Scope(names.variable("n"))
    matched = f"UNWIND {names.param(branch.ids)} AS {found} MATCH ({here.n}:{ENTITY} {{id: {found}}})"
    return f"{matched}\n{_sheaves(f'{compile_record(branch.columns, here, names)} AS row', part, names)}"


@compile_branch.register
def compile_itself(branch: Itself, part: int, names: Names) -> str:
    here = Scope(names.variable("n"))
    record = compile_record(branch.columns, here, names)
    return f"OPTIONAL MATCH ({here.n}:Graph {{id: 'graph'}})\nRETURN {part} AS part, {record} AS row"


@compile_branch.register
def compile_total(branch: Total, part: int, names: Names) -> str:
    if branch.nodes.condition is None:
        return f"RETURN {part} AS part, [{_counted(branch.nodes, names)}] AS row"
    # Counted before the constant is added: a constant beside count(*) gives no row where nothing matches.
    counted = f"{_all_nodes(branch.nodes, names).clause} WITH count(*) AS total"
    return f"{counted}\nRETURN {part} AS part, [total] AS row"


@compile_branch.register
def compile_elsewhere(branch: Elsewhere, part: int, names: Names) -> str:
    window = _outside(branch.order, branch.keys, branch.side)
    found = _window(_all_nodes(branch.nodes, names), window, names, own=True)
    return f"{found.clause}\nRETURN {part} AS part, [true] AS row LIMIT 1"


@compile_branch.register
def compile_propose(branch: Propose, part: int, names: Names) -> str:
    """Which candidates are the likeliest is told by their words, not by the engine's score: that differs."""
    n = names.variable("n")
    query, beginning = names.param(branch.sought.query), names.param(branch.sought.beginning)
    forms, roots = names.param(branch.sought.forms), names.param(branch.sought.roots)
    proposed = Matched(f"WITH {n}", tuple(_holding(branch.nodes, Scope(n), names)), Scope(n))
    record = compile_record(branch.columns, Scope(n), names)
    return (
        f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', {query}) YIELD node AS {n}\n"
        f"{proposed.clause}\n"
        f"WITH {n} ORDER BY CASE WHEN {n}.searchText STARTS WITH {beginning} THEN 0 ELSE 1 END, "
        f"size([w IN {forms} WHERE ' ' + {n}.searchText + ' ' CONTAINS w]) DESC, "
        f"size([w IN {roots} WHERE ' ' + left({n}.searchText, size({n}.name)) CONTAINS w]) DESC, "
        f"size({n}.name), {n}.sortKey LIMIT {names.param(MOST_CANDIDATES)}\n"
        f"RETURN {part} AS part, {record} AS row"
    )


@compile_branch.register
def compile_walk(branch: Walk, part: int, names: Names) -> str:
    found = _walked(branch, names)
    record = f"{compile_record(branch.columns, found.row, names)} AS row LIMIT {names.param(branch.limit)}"
    return f"{found.clause}\n{_sheaves(record, part, names)}"


def _walked(walk: Walk, names: Names) -> Matched:
    """What a walk leads to."""
    ties = TieClauses(walk.ties, names)
    if isinstance(walk.start, Nodes):
        found, everybody = _all_nodes(walk.start, names, letter="g"), True
    else:
        found, everybody = _counted_actors(walk.start, ties, names), False
    at_groups = everybody
    for _ in range(walk.steps):
        if at_groups:
            step = ties.step_to_actors(found.row.n, everybody=everybody)
        else:
            step = _step_to_groups(walk, found.row.n, ties, names)
        found, at_groups = Matched(f"{found.clause}\n{step.clause}", (), step.row), not at_groups
    return found


def _counted_actors(ids: tuple[str, ...], ties: TieClauses, names: Names) -> Matched:
    """Those that the actors with these ids count as."""
    former, asked, n = names.variable("n"), names.variable("k"), names.variable("n")
    counted = ties.counted_actors(n)
    text = (
        f"UNWIND {names.param(ids)} AS {asked} OPTIONAL MATCH ({former}:{FORMER_ID} {{id: {asked}}})\n"
        f"WITH coalesce({former}.entity, {asked}) AS {asked}\n"
        f"MATCH ({n}:{ENTITY} {{id: {asked}}}) WHERE {n}:{ACTOR} AND {ties.hold(n)} {counted.clause}"
    )
    return Matched(text, (), counted.row)


def _step_to_groups(walk: Walk, actor: str, ties: TieClauses, names: Names) -> Matched:
    step = ties.step_to_groups(actor)
    if walk.condition:
        step = step.where(compile_condition(walk.condition, step.row, names))
    return Matched(f"{step.clause} WITH DISTINCT {step.row.n}", (), step.row)


def _sheaves(record: str, part: int, names: Names) -> str:
    """Records by the thousand, for a branch of `IN_SHEAVES`: what each costs by itself is half of what many cost."""
    rows, k = names.variable("k"), names.variable("k")
    return (
        f"WITH {record}\nWITH collect(row) AS {rows} UNWIND range(0, size({rows}) - 1, 1000) AS {k}\n"
        f"RETURN {part} AS part, {rows}[{k}..{k} + 1000] AS row"
    )


# Columns


def compile_record(columns: Sequence[Column], here: Scope, names: Names) -> str:
    """A record as a list without keys: `[n0.id, n0.name]`."""
    return f"[{', '.join(compile_column(column, here, names) for column in columns)}]"


@singledispatch
def compile_column(column: Column, here: Scope, names: Names) -> str:
    """A column as an expression over the node and the relationship at hand."""
    raise TypeError(f"{column!r} is no column")


@compile_column.register
def compile_own(column: Own, here: Scope, names: Names) -> str:
    return here.of(column)


@compile_column.register
def compile_labels(column: Labels, here: Scope, names: Names) -> str:
    return f"labels({here.n})"


@compile_column.register
def compile_asked_id(column: AskedId, here: Scope, names: Names) -> str:
    return here.known[column]


@compile_column.register
def compile_derived(column: Derived, here: Scope, names: Names) -> str:
    return "null"  # its place in the record


@compile_column.register
def compile_absent(column: Absent, here: Scope, names: Names) -> str:
    return f"{_known(column.value, here, names)} IS NULL"


@compile_column.register
def compile_filled(column: Filled, here: Scope, names: Names) -> str:
    return f"coalesce({_known(column.value, here, names)}, {_literal(column.default)})"


@compile_column.register
def compile_number(column: Number, here: Scope, names: Names) -> str:
    matched = _matched(column.pattern, here, names)
    distinct = f" RETURN DISTINCT {matched.row.n}" if column.distinct else ""
    return f"COUNT {{ {matched.clause}{distinct} }}"


@compile_column.register
def compile_shown(column: Shown, here: Scope, names: Names) -> str:
    matched = _matched(column.pattern, here, names)
    shown = compile_column(column.value, matched.row, names)
    return f"head(COLLECT {{ {matched.clause} {_latest(matched.row)} RETURN {shown} }})"


@compile_column.register
def compile_strength(column: Strength, here: Scope, names: Names) -> str:
    return TieClauses(column.ties, names).strength(here.n, here.known[Other()])


@compile_column.register
def compile_links(column: Links, here: Scope, names: Names) -> str:
    return TieClauses(column.ties, names).links(here.n, here.known[Other()])


@compile_column.register
def compile_members(column: Members, here: Scope, names: Names) -> str:
    ties = TieClauses(column.ties, names)
    members = ties.members(here.n)
    counted = ties.counts_under(members.row.n)
    own = [compile_column(each, Scope(here.n, members.row.r), names) for each in column.columns]
    return f"COLLECT {{ {members.clause} RETURN [{', '.join([counted, identity(members.row.r), *own])}] }}"


@compile_column.register
def compile_related(column: Related, here: Scope, names: Names) -> str:
    """Match, cut the page, and only then expand.

    COLLECT { MATCH (n0)<-[r1:REPRESENTED_IN]-(n1:Actor) WITH r1, n1 ORDER BY n1.sortKey LIMIT $p0 RETURN [n1.name] }
    """
    found = _window(_matched(column.pattern, here, names), column.window, names)
    page = f"ORDER BY {_order(column.window, found.row, names)}{_limit(column.window, names)}"
    record = compile_record(column.columns, found.row, names)
    return f"COLLECT {{ {found.clause} WITH {', '.join(found.row.variables)} {page} RETURN {record} }}"


@compile_column.register
def compile_outside(column: Outside, here: Scope, names: Names) -> str:
    window = _outside(column.order, column.keys, column.side)
    found = _window(_matched(column.pattern, here, names), window, names, own=True)
    return f"EXISTS {{ {found.clause} RETURN {found.row.n} }}"


@compile_column.register
def compile_cited(column: Cited, here: Scope, names: Names) -> str:
    there = Scope(names.variable("n"))
    source = here.of(Own(column.on, "source"))
    return (
        f"COLLECT {{ MATCH ({there.n}:Entity {{id: {source}}}) RETURN {compile_record(column.columns, there, names)} }}"
    )


@compile_column.register
def compile_listed(column: Listed, here: Scope, names: Names) -> str:
    found = _all_nodes(column.nodes, names)
    order = _order(column.window, found.row, names)
    record = compile_record(column.columns, found.row, names)
    return f"COLLECT {{ {found.clause} WITH {found.row.n} ORDER BY {order} RETURN {record} }}"


@compile_column.register
def compile_numbers(column: Numbers, here: Scope, names: Names) -> str:
    return f"[{', '.join(_counted(Nodes(label), names) for label in column.labels)}]"


# Aggregates: of a set of nodes as a branch, whose rows the graph counts; of the edges beside the node at hand as a
# column of values that resolvers/group.py counts, since Neo4j lets no aggregate stand beside other values


@compile_branch.register
def compile_grouped_nodes(branch: Grouped, part: int, names: Names) -> str:
    found = _all_nodes(branch.of, names)
    expanded, keys, entities = _grouping(branch, found, names)
    count = names.variable("c")
    order = _GROUP_ORDERS[branch.order](
        count, [_sortable(key, name) for key, name in zip(branch.by, keys, strict=True)]
    )
    # counted by nothing, no rows are a row that says 0; they are no group
    some = "" if keys else f" WHERE {count} > 0"
    return (
        f"{expanded} WITH {', '.join([found.row.n, *_bound(keys)])}"
        f" WITH {', '.join([*keys, f'count(DISTINCT {found.row.n}) AS {count}'])}{some}\n"
        f"RETURN {part} AS part, [{', '.join([count, *entities])}] AS row\n"
        f"ORDER BY {order} LIMIT {names.param(branch.limit)}"
    )


@compile_column.register
def compile_grouped_edges(column: Grouped, here: Scope, names: Names) -> str:
    found = _all_edges(column.of, here, names)
    expanded, keys, entities = _grouping(column, found, names)
    grouped = ", ".join([found.row.r, *_bound(keys)])
    return f"COLLECT {{ {expanded} WITH DISTINCT {grouped} RETURN [{', '.join(entities)}] }}"


@compile_branch.register
def compile_figures_of_nodes(branch: Figures, part: int, names: Names) -> str:
    found = _all_nodes(branch.of, names)
    value = names.variable("k")
    figures = {names.variable("c"): function for function in (_FIGURES if branch.numeric else _FIGURES[:2])}
    counted = ", ".join(f"{function}({value}) AS {name}" for name, function in figures.items())
    clauses = f"{found.clause} WITH {compile_column(branch.value, found.row, names)} AS {value} WITH {counted}"
    return f"{clauses}\nRETURN {part} AS part, [{', '.join(figures)}] AS row"


_FIGURES = ("min", "max", "avg", "sum")


@compile_column.register
def compile_figures_of_edges(column: Figures, here: Scope, names: Names) -> str:
    found = _all_edges(column.of, here, names)
    return f"COLLECT {{ {found.clause} RETURN {compile_column(column.value, found.row, names)} }}"


@compile_branch.register
def compile_reached_from_nodes(branch: Reached, part: int, names: Names) -> str:
    found = _all_nodes(branch.of, names)
    reached, count = _matched(branch.pattern, found.row, names), names.variable("c")
    counted = f"{found.clause} {reached.clause} WITH count(DISTINCT {reached.row.n}) AS {count}"
    return f"{counted}\nRETURN {part} AS part, {count} AS row"


@compile_column.register
def compile_reached_from_edges(column: Reached, here: Scope, names: Names) -> str:
    found = _all_edges(column.of, here, names)
    reached = _matched(column.pattern, found.row, names)
    return f"COUNT {{ {found.clause} {reached.clause} RETURN DISTINCT {reached.row.n} }}"


def _all_edges(of: Nodes | Pattern, here: Scope, names: Names) -> Matched:
    assert isinstance(of, Pattern), "beside a node lie edges"
    return _matched(of, here, names)


def _grouping(grouped: Grouped, found: Matched, names: Names) -> tuple[str, dict[str, str], list[str]]:
    """The clauses that find the keys of each row, the keys by their variables, and what a group shows of each."""
    clauses = found.clause
    keys: dict[str, str] = {}
    shown = []
    for key in grouped.by:
        name = names.variable("k")
        if isinstance(key, EachNode):
            beside = _matched(key.pattern, found.row, names)
            clauses += f" OPTIONAL {beside.clause}"
            keys[name] = f"CASE WHEN {beside.row.n} IS NULL THEN null ELSE {_place(beside.row)} END"
        else:
            keys[name] = compile_key(key, found.row, names)
        shown.append(name)
        if grouped.columns and isinstance(key, EachNode | ShownNode):
            entity = Scope(names.variable("n"))
            record = compile_record(grouped.columns, entity, names)
            shown.append(f"COLLECT {{ MATCH ({entity.n}:Entity {{id: {name}[0]}}) RETURN {record} }}")
    return clauses, keys, shown


def _bound(keys: Mapping[str, str]) -> list[str]:
    return [f"{value} AS {name}" for name, value in keys.items()]


def _sortable(key: GroupKey, name: str) -> str:
    return f"{name}[1]" if isinstance(key, EachNode | ShownNode) else name


def _by_key(keys: Sequence[str], direction: str) -> list[str]:
    """Keys in a direction, what is missing last in either."""
    return [term for key in keys for term in (f"{key} IS NULL", f"{key}{direction}")]


_GROUP_ORDERS: dict[str, Callable[[str, list[str]], str]] = {
    "COUNT_DESC": lambda count, keys: ", ".join([f"{count} DESC", *_by_key(keys, "")]),
    "COUNT_ASC": lambda count, keys: ", ".join([count, *_by_key(keys, "")]),
    "KEY_ASC": lambda count, keys: ", ".join([*_by_key(keys, ""), count]),
    "KEY_DESC": lambda count, keys: ", ".join([*_by_key(keys, " DESC"), count]),
}


def _place(here: Scope) -> str:
    return f"[{here.n}.id, {here.n}.sortKey]"


@singledispatch
def compile_key(key: Own | Year | ShownNode, here: Scope, names: Names) -> str:
    """The key of a group as an expression over the node and the relationship at hand."""
    raise TypeError(f"{key!r} is no key of a group")


@compile_key.register
def compile_own_key(key: Own, here: Scope, names: Names) -> str:
    return here.of(key)


@compile_key.register
def compile_year(key: Year, here: Scope, names: Names) -> str:
    year = f"left({here.of(key.value)}, 4)"
    return f"CASE WHEN {here.of(key.given)} IS NULL THEN null ELSE {year} END" if key.given else year


@compile_key.register
def compile_shown_node(key: ShownNode, here: Scope, names: Names) -> str:
    pattern, *beyond = key.path
    matched = _matched(pattern, here, names)
    there = matched.row
    value = compile_key(ShownNode(tuple(beyond)), there, names) if beyond else _place(there)
    return f"head(COLLECT {{ {matched.clause} {_latest(there)} RETURN {value} }})"


# Sets of nodes, and their time: the date that is asked about is put in by `valid` alone


def _all_nodes(nodes: Nodes | Pattern, names: Names, letter: str = "n") -> Matched:
    assert isinstance(nodes, Nodes), "at the top of a statement lies a set of nodes"
    here = Scope(names.variable(letter))
    match = f"MATCH ({here.n}:{quoted(nodes.label)})"
    return Matched(match, tuple(_holding(nodes, here, names)), here, indexed=True)


def _holding(nodes: Nodes, here: Scope, names: Names) -> list[str]:
    """What must hold of a set of nodes.

    `= true` hides their time from Neo4j's planner, which would rather find all that began before today by an index, and
    sort them, than read the first few in the order of another.
    """
    in_time = valid(here.n, nodes.as_of, names)
    hidden = [f"({' AND '.join(in_time)}) = true"] if in_time else []
    condition = [compile_condition(nodes.condition, here, names)] if nodes.condition else []
    return [*hidden, *condition]


_ARROWS = {Direction.OUT: ("-", "->"), Direction.IN: ("<-", "-"), Direction.BOTH: ("-", "-")}


def _matched(beside: Beside, here: Scope, names: Names) -> Matched:
    """What lies beside the node at hand."""
    r, n = names.variable("r"), names.variable("n")
    matched = _match_beside(beside, here, r, n, names)
    if isinstance(beside, Meeting | Omitted) or not beside.condition:
        return matched
    return matched.where(compile_condition(beside.condition, matched.row, names))


def _match_beside(beside: Beside, here: Scope, r: str, n: str, names: Names) -> Matched:
    """What lies beside the node at hand, whatever else must hold of it."""
    match beside:
        case Collaborators():
            return TieClauses(beside.ties, names).collaborators(here.n, n)
        case Meeting():
            return TieClauses(beside.ties, names).meeting(here.n, here.known[Other()], n)
        case Omitted():
            return TieClauses(beside.ties, names).omitted(here.n, n)
        case Logged():
            subject = names.variable("k")  # found by an index on both engines, as what is IN a list is not
            match = f"UNWIND {here.n}.formerIds + {here.n}.id AS {subject} MATCH ({n}:Change {{subject: {subject}}})"
            return Matched(match, (), Scope(n))
        case Pattern():
            left, right = _ARROWS[beside.direction]
            parent = here.n + (f":{quoted(beside.parent)}" if beside.parent else "")
            relationship = f"{left}[{r}:{quoted(beside.relationship)}]{right}"
            match = f"MATCH ({parent}){relationship}({n}:{quoted(beside.target)})"
            conditions = [*valid(r, beside.as_of, names), *valid(n, beside.as_of, names)]
            return Matched(match, tuple(conditions), Scope(n, r))


def _counted(nodes: Nodes, names: Names) -> str:
    """All nodes of a label by the engine's own count, less those that an index finds not yet or no longer valid."""
    every = f"COUNT {{ MATCH (:{quoted(nodes.label)}) }}"
    if nodes.as_of is None:
        return every
    n, date = names.variable("n"), names.day(nodes.as_of)
    over = f"COUNT {{ MATCH ({n}:{quoted(nodes.label)}) WHERE {n}.validTo < {date} }}"
    to_come = f"COUNT {{ MATCH ({n}:{quoted(nodes.label)}) WHERE {n}.validFrom > {date} }}"
    return f"{every} - {over} - {to_come}"


def _latest(there: Scope) -> str:
    return f"WITH {there.r}, {there.n} ORDER BY {there.r}.validFrom DESC, {there.r}.id LIMIT 1"


# Conditions


@singledispatch
def compile_condition(condition: Condition, here: Scope, names: Names) -> str:
    """A condition as an expression that stands anywhere in a WHERE; it is never null where that would show."""
    raise TypeError(f"{condition!r} is no condition")


_OPERATORS = {
    "eq": "{value} IN [{given}]",  # ArcadeDB leaves the order of an index for an =
    "in": "{value} IN {given}",
    "lt": "{value} < {given}",
    "lte": "{value} <= {given}",
    "gt": "{value} > {given}",
    "gte": "{value} >= {given}",
    "contains": "{value} CONTAINS {given}",
    "startsWith": "{value} STARTS WITH {given}",
    "endsWith": "{value} ENDS WITH {given}",
    "eq:folded": "toLower({value}) IN [{given}]",
    "in:folded": "toLower({value}) IN {given}",
    "contains:folded": "toLower({value}) CONTAINS {given}",
    "startsWith:folded": "toLower({value}) STARTS WITH {given}",
    "endsWith:folded": "toLower({value}) ENDS WITH {given}",
    "includes": "{given} IN {value}",
    # not any(…) and all(…): inside a function ArcadeDB loses a NOT before them
    "includesAny": "size([x IN {given} WHERE x IN {value}]) > 0",
    "includesAll": "size([x IN {given} WHERE x IN {value}]) = size({given})",
}


@compile_condition.register
def compile_compare(condition: Compare, here: Scope, names: Names) -> str:
    value, given = compile_column(condition.value, here, names), names.param(condition.given)
    return _OPERATORS[condition.operator].format(value=value, given=given)


@compile_condition.register
def compile_missing(condition: Missing, here: Scope, names: Names) -> str:
    return f"{here.of(condition.value)} IS NULL"


@compile_condition.register
def compile_of_label(condition: OfLabel, here: Scope, names: Names) -> str:
    return (
        f"({' OR '.join(f'{here.n}:{quoted(label)}' for label in condition.labels)})" if condition.labels else "false"
    )


@compile_condition.register
def compile_all(condition: All, here: Scope, names: Names) -> str:
    return _run("AND", [compile_condition(each, here, names) for each in condition.of]) if condition.of else "true"


@compile_condition.register
def compile_any(condition: Any, here: Scope, names: Names) -> str:
    return _run("OR", [compile_condition(each, here, names) for each in condition.of]) if condition.of else "false"


def _run(word: str, terms: Sequence[str]) -> str:
    """`(a OR b OR c)`; a long one as runs of runs, since every term in a row is a level deeper to ArcadeDB."""
    while len(terms) > LONGEST_RUN:
        terms = [_run(word, terms[start : start + LONGEST_RUN]) for start in range(0, len(terms), LONGEST_RUN)]
    return f"({f' {word} '.join(terms)})"


@compile_condition.register
def compile_not(condition: Not, here: Scope, names: Names) -> str:
    return f"NOT coalesce({compile_condition(condition.of, here, names)}, false)"


@compile_condition.register
def compile_some(condition: Some, here: Scope, names: Names) -> str:
    return f"EXISTS {{ {_matched(condition.pattern, here, names).clause} }}"


@compile_condition.register
def compile_single(condition: Single, here: Scope, names: Names) -> str:
    return f"COUNT {{ {_matched(condition.pattern, here, names).clause} }} = 1"


@compile_condition.register
def compile_of_shown(condition: OfShown, here: Scope, names: Names) -> str:
    matched = _matched(condition.pattern, here, names)
    holds = compile_condition(condition.holds, matched.row, names)
    return f"coalesce(head(COLLECT {{ {matched.clause} {_latest(matched.row)} RETURN {holds} }}), false)"


# Order and pages


def _window(found: Matched, window: Window, names: Names, *, own: bool = False) -> Matched:
    """Those rows that a page is cut from; what the order needs is computed first, in a variable of its own.

    With `own` the rows of the cursors themselves count too.
    """
    bases = dict.fromkeys(_base(key.value) for key in window.order if computed(key.value))
    if not bases:
        return found.where(*_bounds(found, window, names, own=own))
    expressions = [compile_column(base, found.row, names) for base in bases]
    known = {**found.row.known} | {base: names.variable("k") for base in bases}
    computing = [f"{expression} AS {known[base]}" for base, expression in zip(bases, expressions, strict=True)]
    carried = dict.fromkeys((found.row.n, *found.row.variables))  # the node first
    match = f"{found.clause} WITH {', '.join((*carried, *computing))}"
    computed_first = replace(found, match=match, conditions=(), row=replace(found.row, known=known))
    return computed_first.where(*_bounds(computed_first, window, names, own=own))


def _base(value: Scalar) -> Scalar:
    return _base(value.value) if isinstance(value, (Absent, Filled)) else value


def _known(value: Scalar, here: Scope, names: Names) -> str:
    return here.known.get(value) or compile_column(value, here, names)


def _bounds(found: Matched, window: Window, names: Names, *, own: bool) -> list[str]:
    """That a row lies between the cursors of a page.

    A range on the leading key of an index, whatever it is, is what makes both engines read in the order of the index:
    without a cursor it begins before every key.
    """
    bounds = []
    if window.after:
        bounds.append(_beyond(window.order, window.after, found.row, names, forward=True, own=own))
    if window.before:
        bounds.append(_beyond(window.order, window.before, found.row, names, forward=False, own=own))
    leading = window.order[0]
    if not bounds and found.indexed and leading.value == Own("n", "sortKey"):
        upward = leading.descending == window.backward
        bounds.append(
            f"{_key(leading, found.row, names)} {'>' if upward else '<'} {names.param(LOWEST if upward else HIGHEST)}"
        )
    return bounds


def _beyond(order: Sequence[Key], keys: Keys, here: Scope, names: Names, *, forward: bool, own: bool) -> str:
    """That a row comes after the row with the given keys, or before it: `a >= $p0 AND (a > $p0 OR b > $p1)`.

    The range on the first key stands alone, so that an index on it is sought.
    """
    key, *others = order
    value, given = _key(key, here, names), names.param(keys[0])
    arrow = ">" if forward != key.descending else "<"
    if not others:
        return f"{value} {arrow}{'=' if own else ''} {given}"
    rest = _beyond(others, keys[1:], here, names, forward=forward, own=own)
    return f"{value} {arrow}= {given} AND ({value} {arrow} {given} OR {rest})"


def _outside(order: tuple[Key, ...], keys: Keys, side: str) -> Window:
    """The rows on the far side of a cursor: before what an `after` named, after what a `before` named."""
    return Window(order, before=keys) if side == "before" else Window(order, after=keys)


def _order(window: Window, here: Scope, names: Names) -> str:
    return ", ".join(
        f"{_key(key, here, names)}{' DESC' if key.descending != window.backward else ''}" for key in window.order
    )


def _limit(window: Window, names: Names) -> str:
    return f" LIMIT {names.param(window.limit)}" if window.limit is not None else ""


def _key(key: Key, here: Scope, names: Names) -> str:
    return _known(key.value, here, names)


def _literal(value: str | float | bool) -> str:
    """A default of ours as text; it depends on a value's type alone."""
    return f"'{value}'" if isinstance(value, str) else str(value).lower()
