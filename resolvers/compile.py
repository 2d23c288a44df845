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
from resolvers.names import Here, Names, Other, quoted, valid
from resolvers.plan import Plan
from resolvers.search import MOST_CANDIDATES
from resolvers.ties import (
    collaborators,
    counted_actors,
    links,
    meeting,
    members,
    omitted,
    step_to_actors,
    step_to_groups,
    strength,
)
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
    here = Here(names.variable("n"))
    matched, here = _window(_match(branch.nodes, here), _holding(branch.nodes, here, names), branch.window, here, names)
    return (
        f"{matched}\nRETURN {part} AS part, {compile_record(branch.columns, here, names)} AS row\n"
        f"ORDER BY {_led(branch, here)}{_order(branch.window, here, names)}{_limit(branch.window, names)}"
    )


def _led(branch: Seek, here: Here) -> str:
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
    here = Here(names.variable("n"), known={AskedId(): asked})
    of_type = f" WHERE {here.n}:{quoted(branch.of_type)}" if branch.of_type else ""
    return (
        f"UNWIND {names.param(branch.ids)} AS {asked} OPTIONAL MATCH ({former}:{FORMER_ID} {{id: {asked}}})\n"
        f"WITH {asked}, coalesce({former}.entity, {asked}) AS {found}\n"
        f"MATCH ({here.n}:{ENTITY} {{id: {found}}}){of_type}\n"
        f"RETURN {part} AS part, {compile_record(branch.columns, here, names)} AS row"
    )


@compile_branch.register
def compile_known(branch: Known, part: int, names: Names) -> str:
    found, here = names.variable("k"), Here(names.variable("n"))
    matched = f"UNWIND {names.param(branch.ids)} AS {found} MATCH ({here.n}:{ENTITY} {{id: {found}}})"
    return f"{matched}\n{_sheaves(f'{compile_record(branch.columns, here, names)} AS row', part, names)}"


@compile_branch.register
def compile_itself(branch: Itself, part: int, names: Names) -> str:
    here = Here(names.variable("n"))
    record = compile_record(branch.columns, here, names)
    return f"OPTIONAL MATCH ({here.n}:Graph {{id: 'graph'}})\nRETURN {part} AS part, {record} AS row"


@compile_branch.register
def compile_total(branch: Total, part: int, names: Names) -> str:
    if branch.nodes.condition is None:
        return f"RETURN {part} AS part, [{_counted(branch.nodes, names)}] AS row"
    here = Here(names.variable("n"))
    where = _where(_holding(branch.nodes, here, names))
    # Counted before the constant is added: a constant beside count(*) gives no row where nothing matches.
    return f"{_match(branch.nodes, here)}{where} WITH count(*) AS total\nRETURN {part} AS part, [total] AS row"


@compile_branch.register
def compile_elsewhere(branch: Elsewhere, part: int, names: Names) -> str:
    here = Here(names.variable("n"))
    window = _outside(branch.order, branch.keys, branch.side)
    matched, _ = _window(_match(branch.nodes, here), _holding(branch.nodes, here, names), window, here, names, own=True)
    return f"{matched}\nRETURN {part} AS part, [true] AS row LIMIT 1"


@compile_branch.register
def compile_propose(branch: Propose, part: int, names: Names) -> str:
    """Which candidates are the likeliest is told by their words, not by the engine's score: that differs."""
    n = names.variable("n")
    query, beginning = names.param(branch.sought.query), names.param(branch.sought.beginning)
    forms, roots = names.param(branch.sought.forms), names.param(branch.sought.roots)
    where = _where(_holding(branch.nodes, Here(n), names))
    record = compile_record(branch.columns, Here(n), names)
    return (
        f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', {query}) YIELD node AS {n}\n"
        f"WITH {n}{where}\n"
        f"WITH {n} ORDER BY CASE WHEN {n}.searchText STARTS WITH {beginning} THEN 0 ELSE 1 END, "
        f"size([w IN {forms} WHERE ' ' + {n}.searchText + ' ' CONTAINS w]) DESC, "
        f"size([w IN {roots} WHERE ' ' + left({n}.searchText, size({n}.name)) CONTAINS w]) DESC, "
        f"size({n}.name), {n}.sortKey LIMIT {names.param(MOST_CANDIDATES)}\n"
        f"RETURN {part} AS part, {record} AS row"
    )


@compile_branch.register
def compile_walk(branch: Walk, part: int, names: Names) -> str:
    if isinstance(branch.start, Nodes):
        n = names.variable("g")
        text = _match(branch.start, Here(n)) + _where(_holding(branch.start, Here(n), names))
        at_groups = True
    else:
        former, asked, n = names.variable("n"), names.variable("k"), names.variable("n")
        counted, found = counted_actors(branch.ties, n, names)
        text = (
            f"UNWIND {names.param(branch.start)} AS {asked} OPTIONAL MATCH ({former}:{FORMER_ID} {{id: {asked}}})\n"
            f"WITH coalesce({former}.entity, {asked}) AS {asked}\n"
            f"MATCH ({n}:{ENTITY} {{id: {asked}}}) "
            f"WHERE {' AND '.join([f'{n}:{ACTOR}', *valid(n, branch.ties.as_of, names)])} {counted}"
        )
        n, at_groups = found, False
    for _ in range(branch.steps):
        if at_groups:
            step, n = step_to_actors(branch.ties, n, names, everybody=isinstance(branch.start, Nodes))
        else:
            group = names.variable("g")
            step, conditions = step_to_groups(branch.ties, n, group, names)
            if branch.condition:
                conditions.append(compile_condition(branch.condition, Here(group), names))
            step, n = f"{step}{_where(conditions)} WITH DISTINCT {group}", group
        text, at_groups = f"{text}\n{step}", not at_groups
    record = compile_record(branch.columns, Here(n), names)
    return f"{text}\n{_sheaves(f'{record} AS row LIMIT {names.param(branch.limit)}', part, names)}"


def _sheaves(record: str, part: int, names: Names) -> str:
    """Records by the thousand, for a branch of `IN_SHEAVES`: what each costs by itself is half of what many cost."""
    rows, k = names.variable("k"), names.variable("k")
    return (
        f"WITH {record}\nWITH collect(row) AS {rows} UNWIND range(0, size({rows}) - 1, 1000) AS {k}\n"
        f"RETURN {part} AS part, {rows}[{k}..{k} + 1000] AS row"
    )


# Columns


def compile_record(columns: Sequence[Column], here: Here, names: Names) -> str:
    """A record as a list without keys: `[n0.id, n0.name]`."""
    return f"[{', '.join(compile_column(column, here, names) for column in columns)}]"


@singledispatch
def compile_column(column: Column, here: Here, names: Names) -> str:
    """A column as an expression over the node and the relationship at hand."""
    raise TypeError(f"{column!r} is no column")


@compile_column.register
def compile_own(column: Own, here: Here, names: Names) -> str:
    return here.of(column)


@compile_column.register
def compile_labels(column: Labels, here: Here, names: Names) -> str:
    return f"labels({here.n})"


@compile_column.register
def compile_asked_id(column: AskedId, here: Here, names: Names) -> str:
    return here.known[column]


@compile_column.register
def compile_derived(column: Derived, here: Here, names: Names) -> str:
    return "null"  # its place in the record


@compile_column.register
def compile_absent(column: Absent, here: Here, names: Names) -> str:
    return f"{_known(column.value, here, names)} IS NULL"


@compile_column.register
def compile_filled(column: Filled, here: Here, names: Names) -> str:
    return f"coalesce({_known(column.value, here, names)}, {_literal(column.default)})"


@compile_column.register
def compile_number(column: Number, here: Here, names: Names) -> str:
    there = _there(names)
    distinct = f" RETURN DISTINCT {there.n}" if column.distinct else ""
    return f"COUNT {{ {_follow(column.pattern, here, there, names)}{distinct} }}"


@compile_column.register
def compile_shown(column: Shown, here: Here, names: Names) -> str:
    there = _there(names)
    matched = _follow(column.pattern, here, there, names)
    shown = compile_column(column.value, there, names)
    return f"head(COLLECT {{ {matched} {_latest(there)} RETURN {shown} }})"


@compile_column.register
def compile_strength(column: Strength, here: Here, names: Names) -> str:
    return strength(column.ties, here.n, here.known[Other()], names)


@compile_column.register
def compile_links(column: Links, here: Here, names: Names) -> str:
    return links(column.ties, here.n, here.known[Other()], names)


@compile_column.register
def compile_members(column: Members, here: Here, names: Names) -> str:
    matched, r, counted, identity = members(column.ties, here.n, names)
    record = ", ".join(compile_column(each, Here(here.n, r), names) for each in column.columns)
    return f"COLLECT {{ {matched} RETURN [{', '.join(filter(None, (counted, identity, record)))}] }}"


@compile_column.register
def compile_related(column: Related, here: Here, names: Names) -> str:
    """Match, cut the page, and only then expand.

    COLLECT { MATCH (n0)<-[r1:REPRESENTED_IN]-(n1:Actor) WITH r1, n1 ORDER BY n1.sortKey LIMIT $p0 RETURN [n1.name] }
    """
    there = _there(names)
    match, conditions, there = _matched(column.pattern, here, there, names)
    matched, there = _window(match, conditions, column.window, there, names)
    carried = ", ".join((*([there.r] if isinstance(column.pattern, Pattern) else []), there.n, *there.known.values()))
    page = f"ORDER BY {_order(column.window, there, names)}{_limit(column.window, names)}"
    return f"COLLECT {{ {matched} WITH {carried} {page} RETURN {compile_record(column.columns, there, names)} }}"


@compile_column.register
def compile_outside(column: Outside, here: Here, names: Names) -> str:
    there = _there(names)
    match, conditions, there = _matched(column.pattern, here, there, names)
    matched, there = _window(
        match, conditions, _outside(column.order, column.keys, column.side), there, names, own=True
    )
    return f"EXISTS {{ {matched} RETURN {there.n} }}"


@compile_column.register
def compile_cited(column: Cited, here: Here, names: Names) -> str:
    there = Here(names.variable("n"))
    source = here.of(Own(column.on, "source"))
    return (
        f"COLLECT {{ MATCH ({there.n}:Entity {{id: {source}}}) RETURN {compile_record(column.columns, there, names)} }}"
    )


@compile_column.register
def compile_listed(column: Listed, here: Here, names: Names) -> str:
    there = Here(names.variable("n"))
    matched = _match(column.nodes, there) + _where(_holding(column.nodes, there, names))
    order = _order(column.window, there, names)
    return (
        f"COLLECT {{ {matched} WITH {there.n} ORDER BY {order} RETURN {compile_record(column.columns, there, names)} }}"
    )


@compile_column.register
def compile_numbers(column: Numbers, here: Here, names: Names) -> str:
    return f"[{', '.join(_counted(Nodes(label), names) for label in column.labels)}]"


# Aggregates: of a set of nodes as a branch, whose rows the graph counts; of the edges beside the node at hand as a
# column of values that resolvers/group.py counts, since Neo4j lets no aggregate stand beside other values


@compile_branch.register
def compile_grouped_nodes(branch: Grouped, part: int, names: Names) -> str:
    here, matched = _all_rows(branch.of, names)
    expanded, keys, entities = _grouping(branch, matched, here, names)
    count = names.variable("c")
    order = _GROUP_ORDERS[branch.order](
        count, [_sortable(key, name) for key, name in zip(branch.by, keys, strict=True)]
    )
    # counted by nothing, no rows are a row that says 0; they are no group
    some = "" if keys else f" WHERE {count} > 0"
    return (
        f"{expanded} WITH {', '.join([here.n, *_bound(keys)])}"
        f" WITH {', '.join([*keys, f'count(DISTINCT {here.n}) AS {count}'])}{some}\n"
        f"RETURN {part} AS part, [{', '.join([count, *entities])}] AS row\n"
        f"ORDER BY {order} LIMIT {names.param(branch.limit)}"
    )


@compile_column.register
def compile_grouped_edges(column: Grouped, here: Here, names: Names) -> str:
    there, matched = _all_edges(column.of, here, names)
    expanded, keys, entities = _grouping(column, matched, there, names)
    return (
        f"COLLECT {{ {expanded} WITH DISTINCT {', '.join([there.r, *_bound(keys)])} RETURN [{', '.join(entities)}] }}"
    )


@compile_branch.register
def compile_figures_of_nodes(branch: Figures, part: int, names: Names) -> str:
    here, matched = _all_rows(branch.of, names)
    value = names.variable("k")
    figures = {names.variable("c"): function for function in (_FIGURES if branch.numeric else _FIGURES[:2])}
    counted = ", ".join(f"{function}({value}) AS {name}" for name, function in figures.items())
    clauses = f"{matched} WITH {compile_column(branch.value, here, names)} AS {value} WITH {counted}"
    return f"{clauses}\nRETURN {part} AS part, [{', '.join(figures)}] AS row"


_FIGURES = ("min", "max", "avg", "sum")


@compile_column.register
def compile_figures_of_edges(column: Figures, here: Here, names: Names) -> str:
    there, matched = _all_edges(column.of, here, names)
    return f"COLLECT {{ {matched} RETURN {compile_column(column.value, there, names)} }}"


@compile_branch.register
def compile_reached_from_nodes(branch: Reached, part: int, names: Names) -> str:
    here, matched = _all_rows(branch.of, names)
    there, count = _there(names), names.variable("c")
    reached = f"{_follow(branch.pattern, here, there, names)} WITH count(DISTINCT {there.n}) AS {count}"
    return f"{matched} {reached}\nRETURN {part} AS part, {count} AS row"


@compile_column.register
def compile_reached_from_edges(column: Reached, here: Here, names: Names) -> str:
    there, matched = _all_edges(column.of, here, names)
    beyond = _there(names)
    return f"COUNT {{ {matched} {_follow(column.pattern, there, beyond, names)} RETURN DISTINCT {beyond.n} }}"


def _all_rows(of: Nodes | Pattern, names: Names) -> tuple[Here, str]:
    assert isinstance(of, Nodes), "at the top of a statement lies a set of nodes"
    here = Here(names.variable("n"))
    return here, _match(of, here) + _where(_holding(of, here, names))


def _all_edges(of: Nodes | Pattern, here: Here, names: Names) -> tuple[Here, str]:
    assert isinstance(of, Pattern), "beside a node lie edges"
    match, conditions, there = _matched(of, here, _there(names), names)
    return there, match + _where(conditions)


def _grouping(grouped: Grouped, matched: str, here: Here, names: Names) -> tuple[str, dict[str, str], list[str]]:
    """The clauses that find the keys of each row, the keys by their variables, and what a group shows of each."""
    keys: dict[str, str] = {}
    shown = []
    for key in grouped.by:
        name = names.variable("k")
        if isinstance(key, EachNode):
            there = _there(names)
            matched += f" OPTIONAL {_follow(key.pattern, here, there, names)}"
            keys[name] = f"CASE WHEN {there.n} IS NULL THEN null ELSE {_place(there)} END"
        else:
            keys[name] = compile_key(key, here, names)
        shown.append(name)
        if grouped.columns and isinstance(key, EachNode | ShownNode):
            entity = Here(names.variable("n"))
            record = compile_record(grouped.columns, entity, names)
            shown.append(f"COLLECT {{ MATCH ({entity.n}:Entity {{id: {name}[0]}}) RETURN {record} }}")
    return matched, keys, shown


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


def _place(here: Here) -> str:
    return f"[{here.n}.id, {here.n}.sortKey]"


@singledispatch
def compile_key(key: Own | Year | ShownNode, here: Here, names: Names) -> str:
    """The key of a group as an expression over the node and the relationship at hand."""
    raise TypeError(f"{key!r} is no key of a group")


@compile_key.register
def compile_own_key(key: Own, here: Here, names: Names) -> str:
    return here.of(key)


@compile_key.register
def compile_year(key: Year, here: Here, names: Names) -> str:
    year = f"left({here.of(key.value)}, 4)"
    return f"CASE WHEN {here.of(key.given)} IS NULL THEN null ELSE {year} END" if key.given else year


@compile_key.register
def compile_shown_node(key: ShownNode, here: Here, names: Names) -> str:
    pattern, *beyond = key.path
    there = _there(names)
    matched = _follow(pattern, here, there, names)
    value = compile_key(ShownNode(tuple(beyond)), there, names) if beyond else _place(there)
    return f"head(COLLECT {{ {matched} {_latest(there)} RETURN {value} }})"


# Sets of nodes, and their time: the date that is asked about is put in by `valid` alone


def _match(nodes: Nodes, here: Here) -> str:
    return f"MATCH ({here.n}:{quoted(nodes.label)})"


def _holding(nodes: Nodes, here: Here, names: Names) -> list[str]:
    """What must hold of a set of nodes.

    `= true` hides their time from Neo4j's planner, which would rather find all that began before today by an index, and
    sort them, than read the first few in the order of another.
    """
    in_time = valid(here.n, nodes.as_of, names)
    hidden = [f"({' AND '.join(in_time)}) = true"] if in_time else []
    condition = [compile_condition(nodes.condition, here, names)] if nodes.condition else []
    return [*hidden, *condition]


_ARROWS = {Direction.OUT: ("-", "->"), Direction.IN: ("<-", "-"), Direction.BOTH: ("-", "-")}


def _matched(beside: Beside, here: Here, there: Here, names: Names) -> tuple[str, list[str], Here]:
    """The MATCH of what lies beside the node at hand, what must hold of it, and what is then known of each row."""
    conditions: list[str]
    if isinstance(beside, Collaborators):
        other = names.variable("k")
        match, conditions = collaborators(beside.ties, here.n, there.n, other, names), []
        there = replace(there, known={Other(): other})
    elif isinstance(beside, Meeting):
        match, conditions = meeting(beside.ties, here.n, here.known[Other()], there.n, names)
    elif isinstance(beside, Omitted):
        match, conditions = omitted(beside.ties, here.n, there.n, names)
    elif isinstance(beside, Logged):
        subject = names.variable("k")  # found by an index on both engines, as what is IN a list is not
        match = f"UNWIND {here.n}.formerIds + {here.n}.id AS {subject} MATCH ({there.n}:Change {{subject: {subject}}})"
        conditions = []
    else:
        left, right = _ARROWS[beside.direction]
        parent = here.n + (f":{quoted(beside.parent)}" if beside.parent else "")
        relationship = f"{left}[{there.r}:{quoted(beside.relationship)}]{right}"
        match = f"MATCH ({parent}){relationship}({there.n}:{quoted(beside.target)})"
        conditions = [*valid(there.r, beside.as_of, names), *valid(there.n, beside.as_of, names)]
    if not isinstance(beside, Meeting | Omitted) and beside.condition:
        conditions.append(compile_condition(beside.condition, there, names))
    return match, conditions, there


def _follow(beside: Beside, here: Here, there: Here, names: Names) -> str:
    match, conditions, _ = _matched(beside, here, there, names)
    return match + _where(conditions)


def _counted(nodes: Nodes, names: Names) -> str:
    """All nodes of a label by the engine's own count, less those that an index finds not yet or no longer valid."""
    every = f"COUNT {{ MATCH (:{quoted(nodes.label)}) }}"
    if nodes.as_of is None:
        return every
    n, date = names.variable("n"), names.day(nodes.as_of)
    over = f"COUNT {{ MATCH ({n}:{quoted(nodes.label)}) WHERE {n}.validTo < {date} }}"
    to_come = f"COUNT {{ MATCH ({n}:{quoted(nodes.label)}) WHERE {n}.validFrom > {date} }}"
    return f"{every} - {over} - {to_come}"


def _there(names: Names) -> Here:
    return Here(r=names.variable("r"), n=names.variable("n"))


def _latest(there: Here) -> str:
    return f"WITH {there.r}, {there.n} ORDER BY {there.r}.validFrom DESC, {there.r}.id LIMIT 1"


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


# Conditions


@singledispatch
def compile_condition(condition: Condition, here: Here, names: Names) -> str:
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
def compile_compare(condition: Compare, here: Here, names: Names) -> str:
    value, given = compile_column(condition.value, here, names), names.param(condition.given)
    return _OPERATORS[condition.operator].format(value=value, given=given)


@compile_condition.register
def compile_missing(condition: Missing, here: Here, names: Names) -> str:
    return f"{here.of(condition.value)} IS NULL"


@compile_condition.register
def compile_of_label(condition: OfLabel, here: Here, names: Names) -> str:
    return (
        f"({' OR '.join(f'{here.n}:{quoted(label)}' for label in condition.labels)})" if condition.labels else "false"
    )


@compile_condition.register
def compile_all(condition: All, here: Here, names: Names) -> str:
    return _run("AND", [compile_condition(each, here, names) for each in condition.of]) if condition.of else "true"


@compile_condition.register
def compile_any(condition: Any, here: Here, names: Names) -> str:
    return _run("OR", [compile_condition(each, here, names) for each in condition.of]) if condition.of else "false"


def _run(word: str, terms: Sequence[str]) -> str:
    """`(a OR b OR c)`; a long one as runs of runs, since every term in a row is a level deeper to ArcadeDB."""
    while len(terms) > LONGEST_RUN:
        terms = [_run(word, terms[start : start + LONGEST_RUN]) for start in range(0, len(terms), LONGEST_RUN)]
    return f"({f' {word} '.join(terms)})"


@compile_condition.register
def compile_not(condition: Not, here: Here, names: Names) -> str:
    return f"NOT coalesce({compile_condition(condition.of, here, names)}, false)"


@compile_condition.register
def compile_some(condition: Some, here: Here, names: Names) -> str:
    return f"EXISTS {{ {_follow(condition.pattern, here, _there(names), names)} }}"


@compile_condition.register
def compile_single(condition: Single, here: Here, names: Names) -> str:
    return f"COUNT {{ {_follow(condition.pattern, here, _there(names), names)} }} = 1"


@compile_condition.register
def compile_of_shown(condition: OfShown, here: Here, names: Names) -> str:
    there = _there(names)
    matched = _follow(condition.pattern, here, there, names)
    holds = compile_condition(condition.holds, there, names)
    return f"coalesce(head(COLLECT {{ {matched} {_latest(there)} RETURN {holds} }}), false)"


# Order and pages


def _window(
    match: str, conditions: Sequence[str], window: Window, here: Here, names: Names, *, own: bool = False
) -> tuple[str, Here]:
    """The MATCH of a page's rows; what the order needs is computed first, in a variable of its own, and only then cut.

    With `own` the rows of the cursors themselves count too.
    """
    bases = dict.fromkeys(_base(key.value) for key in window.order if computed(key.value))
    if not bases:
        return match + _where([*conditions, *_bounds(window, here, names, own=own)]), here
    expressions = [(base, compile_column(base, here, names)) for base in bases]
    known: dict[Scalar | AskedId | Other, str] = {base: names.variable("k") for base in bases}
    carried = [here.n, *([here.r] if here.r and f"[{here.r}:" in match else []), *here.known.values()]
    computing = ", ".join((*carried, *(f"{expression} AS {known[base]}" for base, expression in expressions)))
    here = replace(here, known={**here.known, **known})
    return f"{match}{_where(conditions)} WITH {computing}{_where(_bounds(window, here, names, own=own))}", here


def _base(value: Scalar) -> Scalar:
    return _base(value.value) if isinstance(value, (Absent, Filled)) else value


def _known(value: Scalar, here: Here, names: Names) -> str:
    return here.known.get(value) or compile_column(value, here, names)


def _bounds(window: Window, here: Here, names: Names, *, own: bool) -> list[str]:
    """That a row lies between the cursors of a page.

    A range on the leading key of an index, whatever it is, is what makes both engines read in the order of the index:
    without a cursor it begins before every key.
    """
    bounds = []
    if window.after:
        bounds.append(_beyond(window.order, window.after, here, names, forward=True, own=own))
    if window.before:
        bounds.append(_beyond(window.order, window.before, here, names, forward=False, own=own))
    leading = window.order[0]
    if not bounds and not here.r and leading.value == Own("n", "sortKey"):
        upward = leading.descending == window.backward
        bounds.append(
            f"{_key(leading, here, names)} {'>' if upward else '<'} {names.param(LOWEST if upward else HIGHEST)}"
        )
    return bounds


def _beyond(order: Sequence[Key], keys: Keys, here: Here, names: Names, *, forward: bool, own: bool) -> str:
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


def _order(window: Window, here: Here, names: Names) -> str:
    return ", ".join(
        f"{_key(key, here, names)}{' DESC' if key.descending != window.backward else ''}" for key in window.order
    )


def _limit(window: Window, names: Names) -> str:
    return f" LIMIT {names.param(window.limit)}" if window.limit is not None else ""


def _key(key: Key, here: Here, names: Names) -> str:
    return _known(key.value, here, names)


def _literal(value: str | float | bool) -> str:
    """A default of ours as text; it depends on a value's type alone."""
    return f"'{value}'" if isinstance(value, str) else str(value).lower()
