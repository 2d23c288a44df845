"""Order, cursors and limits: which rows a page is cut from, and in what order.

    Window((name, id), after=("a", "x"))  →  n0.name >= $p0 AND (n0.name > $p0 OR n0.id > $p1)

A page is cut by the keys of its cursors, never by how many rows lie before it: what came or went since moves no row to
another page, and an index is sought where its rows begin.
"""

from collections.abc import Sequence
from dataclasses import replace

from graph_store import HIGHEST, LOWEST
from resolvers.block import EDGE_ID, RECORDED_AT, SORT_KEY, Absent, Filled, Key, Keys, Scalar, Window, computed
from resolvers.cypher.expression import compile_value, known_value
from resolvers.cypher.names import Names
from resolvers.cypher.scope import Matched, Scope


def within(found: Matched, window: Window, names: Names, *, own: bool = False) -> Matched:
    """Those rows that a page is cut from. With `own` the rows of the cursors themselves count too.

    What the order computes has a variable of its own: bounds, order and cursors all read it.
    """
    bases = dict.fromkeys(_base(key.value) for key in window.order if computed(key.value))
    bases = {base: None for base in bases if base not in found.row.known}
    if not bases:
        return _bounded(found, window).where(*_bounds(found, window, names, own=own))
    expressions = [compile_value(base, found.row, names) for base in bases]
    known = {**found.row.known} | {base: names.variable("k") for base in bases}
    computing = [f"{expression} AS {known[base]}" for base, expression in zip(bases, expressions, strict=True)]
    carried = dict.fromkeys((found.row.n, *found.row.variables))  # the node first
    match = f"{found.clause} WITH {', '.join((*carried, *computing))}"
    computed_first = replace(found, match=match, conditions=(), low="", high="", row=replace(found.row, known=known))
    return computed_first.where(*_bounds(computed_first, window, names, own=own))


def _bounded(found: Matched, window: Window) -> Matched:
    """What is found without the bounds for which cursors stand: of two on one side an engine takes either."""
    if window.order[0].value != SORT_KEY:
        return found
    return replace(found, low="" if window.after else found.low, high="" if window.before else found.high)


def _base(value: Scalar) -> Scalar:
    return _base(value.value) if isinstance(value, (Absent, Filled)) else value


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
    if not bounds and found.indexed and leading.value in (SORT_KEY, RECORDED_AT) and not found.low:
        upward = leading.descending == window.backward
        bounds.append(
            f"{_key(leading, found.row, names)} {'>' if upward else '<'} {names.param(LOWEST if upward else HIGHEST)}"
        )
    if leading.value == RECORDED_AT:  # Neo4j reads an index over two properties where both are known to be there
        bounds.append(f"{found.row.of(SORT_KEY)} IS NOT NULL")
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


def far_side(order: tuple[Key, ...], keys: Keys, side: str) -> Window:
    """The rows on the far side of a cursor: those before an `after`, those after a `before`."""
    return Window(order, before=keys) if side == "before" else Window(order, after=keys)


def without_ties(window: Window) -> Window:
    """The same for rows of which nothing is told but their nodes: of two relationships with one either may come first.

    It is of weight: to read an id of every relationship of a hub takes as long as to read the days on which it holds.
    """
    *others, last = window.order
    tied = last == Key(EDGE_ID) and others and others[-1].value == SORT_KEY
    return replace(window, order=tuple(others)) if tied and not (window.after or window.before) else window


def order_keys(window: Window, here: Scope, names: Names) -> str:
    return ", ".join(
        f"{_key(key, here, names)}{' DESC' if key.descending != window.backward else ''}" for key in window.order
    )


def key_values(window: Window, here: Scope, names: Names) -> str:
    """What a row is ordered by, as a list."""
    return f"[{', '.join(_key(key, here, names) for key in window.order)}]"


def limit(window: Window, names: Names) -> str:
    return f" LIMIT {names.param(window.limit)}" if window.limit is not None else ""


def _key(key: Key, here: Scope, names: Names) -> str:
    return known_value(key.value, here, names)
