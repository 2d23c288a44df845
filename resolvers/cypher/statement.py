"""Compile the branches of a plan to one statement.

    Seek(Nodes("Council"), columns=(n.name, Related(…)))
    → MATCH (n0:Council) WHERE n0.sortKey > $p0
      RETURN 0 AS part, [n0.name, COLLECT { … }] AS row ORDER BY n0.sortKey LIMIT $p1

One shape on both engines: the paged root at the top of its branch, what lies below it as an expression in its RETURN,
several roots as branches of UNION ALL with a number in front. Names come from the schema, values travel as parameters.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import singledispatch
from operator import attrgetter

from graph_store import DATASETS, ENTITY, FORMER_ID, SEARCH_INDEX, guarded
from resolvers.block import (
    ROUNDED,
    AskedId,
    Attribute,
    BeyondCursor,
    Branch,
    ByCurrentId,
    ById,
    Candidates,
    DateCounts,
    EachNode,
    FactById,
    FactsById,
    Figures,
    GraphNode,
    Grouped,
    GroupKey,
    LatestNode,
    Neighbours,
    NodeCount,
    Nodes,
    ObjectValue,
    OrderingSum,
    Reached,
    Seek,
    Spans,
    Unknown,
    Walk,
)
from resolvers.block.slots import Given, made_of
from resolvers.cypher.clause import count_nodes
from resolvers.cypher.column import Grouping, RecordText, compile_record, group_rows, measured_of, number_rows
from resolvers.cypher.expression import compile_condition, find_beside, find_nodes, holding
from resolvers.cypher.names import Names, quoted
from resolvers.cypher.page import far_side, key_values, limit, order_keys, within
from resolvers.cypher.scope import Matched, Scope
from resolvers.cypher.series import tally
from resolvers.cypher.template import Template
from resolvers.cypher.ties import TieClauses
from schema.collaboration import ACTOR
from schema.fact import FACT
from schema.municipality import MUNICIPALITIES, MUNICIPALITY_KEY, SEVERAL

MUNICIPALITY = Attribute("n", MUNICIPALITY_KEY)

MOST_CANDIDATES = 200
"""How many entities the index proposes at most."""


def compile_branches(branches: Sequence[Branch]) -> Template:
    """The statement that answers all branches, each record numbered by its branch, between two looks at the guard."""
    names = Names()
    texts = [compile_branch(branch, part, names) for part, branch in enumerate(branches)]
    return Template(guarded(texts), names.params)


# Branches


@singledispatch
def compile_branch(branch: Branch, part: int, names: Names) -> str:
    """A branch as a statement of its own that returns its number and a row."""
    raise TypeError(f"{branch!r} is no branch")


@compile_branch.register
def compile_seek(branch: Seek, part: int, names: Names) -> str:
    """A page; of one municipality two halves, which lie in two places of the index: the rows bring their order."""
    parts = branch.halves
    texts = [_seek(half, part, names, merged=len(parts) > 1) for half in parts]
    return "\nUNION ALL\n".join(texts)


def _seek(branch: Seek, part: int, names: Names, *, merged: bool) -> str:
    found = within(find_nodes(branch.nodes, names), branch.window, names)
    record, leading = compile_record(branch.columns, found.row, names), ""
    if merged:
        record = replace(record, values=f"[{key_values(branch.window, found.row, names)}, {record.values}]")
        # the leading key of the index, which each half fixes: else Neo4j sorts what is sorted
        leading = f"{found.row.of(MUNICIPALITY)}, "
    order = f"ORDER BY {leading}{order_keys(branch.window, found.row, names)}"
    cut = limit(branch.window, names)
    if record.before:  # only for the rows of the page
        page = f"{found.clause}\nWITH {', '.join(found.row.variables)} {order}{cut}"
        return f"{page}{_rows_of(record, part)}\n{order}"
    return f"{found.clause}{_rows_of(record, part)}\n{order}{cut}"


def _rows_of(record: RecordText, part: int) -> str:
    return f"{record.before}\nRETURN {part} AS part, {record.values} AS row"


@compile_branch.register
def compile_by_id(branch: ById, part: int, names: Names) -> str:
    former, asked, found = names.variable("n"), names.variable("k"), names.variable("k")
    here = Scope(names.variable("n"), known={AskedId(): asked})
    of_type = f" WHERE {here.n}:{quoted(branch.of_type)}" if branch.of_type else ""
    return (
        f"UNWIND {names.param(branch.ids)} AS {asked} OPTIONAL MATCH ({former}:{FORMER_ID} {{id: {asked}}})\n"
        f"WITH {asked}, coalesce({former}.entity, {asked}) AS {found}\n"
        f"MATCH ({here.n}:{ENTITY} {{id: {found}}}){of_type}"
        f"{_rows_of(compile_record(branch.columns, here, names), part)}"
    )


@compile_branch.register
def compile_fact_by_id(branch: FactById, part: int, names: Names) -> str:
    here = Scope(names.variable("n"))
    matched = f"MATCH ({here.n}:{FACT} {{id: {names.param(branch.id)}}})"
    return f"{matched}{_rows_of(compile_record(branch.columns, here, names), part)}"


@compile_branch.register
def compile_facts_by_id(branch: FactsById, part: int, names: Names) -> str:
    asked = names.variable("k")
    here = Scope(names.variable("n"), known={AskedId(): asked})
    matched = f"UNWIND {names.param(branch.ids)} AS {asked} MATCH ({here.n}:{FACT} {{id: {asked}}})"
    return f"{matched}{_rows_of(compile_record(branch.columns, here, names), part)}"


@compile_branch.register
def compile_by_current_id(branch: ByCurrentId, part: int, names: Names) -> str:
    found, here = names.variable("k"), Scope(names.variable("n"))
    matched = f"UNWIND {names.param(branch.ids)} AS {found} MATCH ({here.n}:{ENTITY} {{id: {found}}})"
    return f"{matched}{_sheaves(compile_record(branch.columns, here, names), part, names)}"


@compile_branch.register
def compile_graph_node(branch: GraphNode, part: int, names: Names) -> str:
    here = Scope(names.variable("n"))
    record = compile_record(branch.columns, here, names)
    return f"OPTIONAL MATCH ({here.n}:{DATASETS} {{id: 'datasets'}}){_rows_of(record, part)}"


@compile_branch.register
def compile_node_count(branch: NodeCount, part: int, names: Names) -> str:
    if branch.nodes.condition is None and branch.nodes.on == "n":
        return f"RETURN {part} AS part, [{count_nodes(branch.nodes, names)}] AS row"
    # Counted before the constant is added: a constant beside count(*) gives no row where nothing matches.
    counted = f"{find_nodes(branch.nodes, names).clause} WITH count(*) AS total"
    return f"{counted}\nRETURN {part} AS part, [total] AS row"


@compile_branch.register
def compile_beyond_cursor(branch: BeyondCursor, part: int, names: Names) -> str:
    window = far_side(branch.order, branch.keys, branch.side)
    found = within(_rows(branch.of, names), window, names, own=True)
    return f"{found.clause}\nRETURN {part} AS part, [true] AS row LIMIT 1"


@compile_branch.register
def compile_candidates(branch: Candidates, part: int, names: Names) -> str:
    """Which candidates are the likeliest is told by their words, not by the engine's score: that differs."""
    n = names.variable("n")
    words = (attrgetter(each) for each in ("query", "beginning", "forms", "roots"))
    query, beginning, forms, roots = (names.param(made_of(each, branch.sought)) for each in words)
    proposed = Matched(f"WITH {n}", holding(branch.nodes, Scope(n), names), Scope(n))
    record = compile_record(branch.columns, Scope(n), names)
    return (
        f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', {query}) YIELD node AS {n}\n"
        f"{proposed.clause}\n"
        f"WITH {n} ORDER BY CASE WHEN {n}.searchText STARTS WITH {beginning} THEN 0 ELSE 1 END, "
        f"size([w IN {forms} WHERE ' ' + {n}.searchText + ' ' CONTAINS w]) DESC, "
        f"size([w IN {roots} WHERE ' ' + left({n}.searchText, size({n}.name)) CONTAINS w]) DESC, "
        f"size({n}.name), {n}.sortKey LIMIT {names.param(MOST_CANDIDATES)}"
        f"{_rows_of(record, part)}"
    )


@compile_branch.register
def compile_walk(branch: Walk, part: int, names: Names) -> str:
    found = _walked(branch, names)
    record = compile_record(branch.columns, found.row, names)
    return f"{found.clause}{_sheaves(record, part, names, f' LIMIT {names.param(branch.limit)}')}"


def _walked(walk: Walk, names: Names) -> Matched:
    """What a walk leads to."""
    ties = TieClauses(walk.ties, names)
    if isinstance(walk.start, Nodes):
        found, everybody = find_nodes(walk.start, names, letter="g"), True
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


def _counted_actors(ids: Given[tuple[str, ...]], ties: TieClauses, names: Names) -> Matched:
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
    """From actors to those of their groups that the walk may lead through."""
    step = ties.step_to_groups(actor)
    if walk.condition:
        step = step.where(compile_condition(walk.condition, step.row, names))
    return Matched(f"{step.clause} WITH DISTINCT {step.row.n}", (), step.row)


@compile_branch.register
def compile_unknown(branch: Unknown, part: int, names: Names) -> str:
    """By an index each: an id is unique over all entities, a code leads the order of each label."""
    asked, given = names.variable("k"), names.param(branch.given)
    if branch.labels:
        labels = [(names.variable("n"), quoted(label)) for label in branch.labels]
        alone = [f"EXISTS {{ MATCH ({n}:{label} {{{MUNICIPALITY_KEY}: {asked}}}) }}" for n, label in labels]
        # by equality alone: ArcadeDB seeks no index for what is IN a list with a variable
        several = f"{{{MUNICIPALITY_KEY}: '{SEVERAL}'}}"
        among = [
            f"EXISTS {{ MATCH ({n}:{label} {several}) WHERE {asked} IN {n}.{MUNICIPALITIES} }}" for n, label in labels
        ]
        has = " OR ".join((*alone, *among))
        nobody = f"UNWIND {given} AS {asked} WITH {asked} WHERE NOT ({has})"
    else:
        former, n = names.variable("n"), names.variable("n")
        nobody = (
            f"UNWIND {given} AS {asked} OPTIONAL MATCH ({former}:{FORMER_ID} {{id: {asked}}})\n"
            f"OPTIONAL MATCH ({n}:{ENTITY} {{id: coalesce({former}.entity, {asked})}})\n"
            f"WITH {asked}, {n} WHERE {n} IS NULL"
        )
    return f"{nobody}\nRETURN {part} AS part, [{asked}] AS row"


def _sheaves(record: RecordText, part: int, names: Names, cut: str = "") -> str:
    """Records by the thousand, for a branch of `IN_SHEAVES`: what each costs by itself is half of what many cost."""
    rows, k = names.variable("k"), names.variable("k")
    collected = f"{record.before}\nWITH {record.values} AS row{cut}\nWITH collect(row) AS {rows}"
    return (
        f"{collected} UNWIND range(0, size({rows}) - 1, 1000) AS {k}\n"
        f"RETURN {part} AS part, {rows}[{k}..{k} + 1000] AS row"
    )


# Aggregates of a set of nodes, counted by the graph


@compile_branch.register
def compile_grouped_nodes(branch: Grouped, part: int, names: Names) -> str:
    found = _rows(branch.of, names)
    n, grouping = found.row.n, group_rows(branch, found, names)
    count = names.variable("c")
    keys = [_sortable(key, name) for key, name in zip(branch.by, grouping.keys, strict=True)]
    labels = [f"min({each}) AS {each}" for each in grouping.labels]
    # counted by nothing, no rows are a row that says 0; they are no group
    some = "" if grouping.keys else f" WHERE {count} > 0"
    if branch.numbers:
        rows, counted = _numbered(branch, found, grouping, names)
        shown = [*grouping.shown, f"[{', '.join(map(_list, counted))}]"]
        counts = [f"count({n}) AS {count}", *(f"{each} AS {name}" for of in counted for name, each in of.items())]
        size = _sum(branch.summed, counted) if branch.summed else count
    else:
        size = count
        rows, shown = f"{grouping.clauses} WITH {', '.join([n, *grouping.bound])}", [*grouping.shown]
        # by values of its own each row is found once, and need not be known again
        counts = [f"count({'*' if grouping.clauses == found.clause else f'DISTINCT {n}'}) AS {count}"]
    return (
        f"{rows} WITH {', '.join([*grouping.keys, *counts, *labels])}{some}{grouping.before}\n"
        f"RETURN {part} AS part, [{', '.join([count, *shown])}] AS row\n"
        f"ORDER BY {_GROUP_ORDERS[branch.order](size, keys)} LIMIT {names.param(branch.limit)}"
    )


def _sum(of: OrderingSum, counted: Sequence[Mapping[str, str]]) -> str:
    """What groups are ordered by: of a number with a fraction rounded, for engines add in orders of their own."""
    *_, total = counted[of.place]
    return f"round({total} * {ROUNDED}.0)" if of.real else total


def _list(names: Iterable[str]) -> str:
    return f"[{', '.join(names)}]"


def _numbered(grouped: Grouped, found: Matched, grouping: Grouping, names: Names) -> tuple[str, list[dict[str, str]]]:
    """The rows of groups with their numbers bound, and the figures of each number by their variables."""
    numbered = number_rows(grouped, found, grouping, names)
    values = {names.variable("k"): value for value in numbered.values}
    kept = (*grouping.keys, *grouping.labels)
    bound = ", ".join([found.row.n, *kept, *(f"{value} AS {name}" for name, value in values.items())])
    figures = [
        {names.variable("c"): function.format(value) for function in (_OF_LISTS if many else _OF_VALUES)}
        for value, many in zip(values, (isinstance(each, ObjectValue) for each in grouped.numbers), strict=True)
    ]
    return f"{numbered.clauses} WITH {bound}", figures


@compile_branch.register
def compile_figures_of_nodes(branch: Figures, part: int, names: Names) -> str:
    found = _rows(branch.of, names)
    name = names.variable("k")
    figures = {names.variable("c"): function for function in (_OF_VALUES if branch.numeric else _OF_VALUES[:2])}
    counted = ", ".join(f"{function.format(name)} AS {figure}" for figure, function in figures.items())
    unwound, value = measured_of(branch.value, found.row, names)
    clauses = f"{found.clause}{unwound} WITH {value} AS {name} WITH {counted}"
    return f"{clauses}\nRETURN {part} AS part, [{', '.join(figures)}] AS row"


# A mean is made of the sum and the count: two engines' own differ in the last digits
_OF_VALUES = ("min({0})", "max({0})", "count({0})", "sum({0})")
_OF_LISTS = (
    "min(reduce(m = {0}[0], v IN {0} | CASE WHEN v < m THEN v ELSE m END))",
    "max(reduce(m = {0}[0], v IN {0} | CASE WHEN v > m THEN v ELSE m END))",
    "sum(size({0}))",
    "sum(reduce(s = 0, v IN {0} | s + v))",
)


@compile_branch.register
def compile_reached_from_nodes(branch: Reached, part: int, names: Names) -> str:
    found = _rows(branch.of, names)
    reached, count = find_beside(branch.pattern, found.row, names), names.variable("c")
    counted = f"{found.clause} {reached.clause} WITH count(DISTINCT {reached.row.n}) AS {count}"
    return f"{counted}\nRETURN {part} AS part, {count} AS row"


@compile_branch.register
def compile_nodes_over_time(branch: Spans | DateCounts, part: int, names: Names) -> str:
    return tally(branch, _rows(branch.of, names), names).counted(part, names)


def _rows(of: Nodes | Neighbours, names: Names) -> Matched:
    assert isinstance(of, Nodes), "at the top of a statement lies a set of nodes"
    return find_nodes(of, names)


def _sortable(key: GroupKey, name: str) -> str:
    return f"{name}[1]" if isinstance(key, EachNode | LatestNode) else name


def _by_key(keys: Sequence[str], direction: str) -> list[str]:
    """Keys in a direction, what is missing last in either."""
    return [term for key in keys for term in (f"{key} IS NULL", f"{key}{direction}")]


_GROUP_ORDERS: dict[str, Callable[[str, list[str]], str]] = {
    "COUNT_DESC": lambda count, keys: ", ".join([f"{count} DESC", *_by_key(keys, "")]),
    "COUNT_ASC": lambda count, keys: ", ".join([count, *_by_key(keys, "")]),
    "SUM_DESC": lambda total, keys: ", ".join([f"{total} DESC", *_by_key(keys, "")]),
    "SUM_ASC": lambda total, keys: ", ".join([total, *_by_key(keys, "")]),
    "KEY_ASC": lambda count, keys: ", ".join([*_by_key(keys, ""), count]),
    "KEY_DESC": lambda count, keys: ", ".join([*_by_key(keys, " DESC"), count]),
}
