"""What is said of the node and the relationship at hand: values, conditions, and what lies beside them.

    Compare(EdgeCount(members), "gte", 2)  →  COUNT { MATCH (n0)<-[r1:REPRESENTED_IN]-(n1:Actor) } >= $p0

Each leads to the others: a condition is about a value, a value may count what lies beside the node, and for what lies
there conditions may hold. So the three are one file, as deep as a question is.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch
from typing import Any

from resolvers.block import (
    RECORDED_AT,
    SORT_KEY,
    Absent,
    AllOf,
    AnyOf,
    Attribute,
    Collaborators,
    CommonCertainty,
    CommonDate,
    Compare,
    Compared,
    Condition,
    Derived,
    EdgeCount,
    ExactlyOne,
    Exists,
    Filled,
    InLanguage,
    Item,
    Latest,
    Meeting,
    Missing,
    Neighbours,
    Nodes,
    Not,
    ObjectPlace,
    ObjectValue,
    OfEnd,
    OfLabel,
    OfLatest,
    OfMunicipality,
    Omitted,
    Scalar,
    SomeItem,
    SomeObject,
    Strength,
    WeakestIdentity,
    fixed_by,
    ranges_of,
)
from resolvers.block.slots import made_of
from resolvers.cypher.between import certainty, common_date, weakest_identity
from resolvers.cypher.clause import latest, match_beside
from resolvers.cypher.names import Names, quoted, together, valid
from resolvers.cypher.scope import Gathered, Matched, Scope
from resolvers.cypher.sharing import Sharing
from schema.municipality import MUNICIPALITIES, MUNICIPALITY_KEY, SEVERAL

ORDERS = frozenset({SORT_KEY, RECORDED_AT})
"""The orders that an index of a label may have."""
RELATIONSHIP = Attribute("f", "relationship")

LONGEST_RUN = 8
"""Terms that stand in a row between AND or OR."""


# Values


@singledispatch
def compile_value(value: Compared, here: Scope, names: Names) -> str:
    """A value as an expression over the node and the relationship at hand."""
    raise TypeError(f"{value!r} is no value")


@compile_value.register
def compile_own(value: Attribute, here: Scope, names: Names) -> str:
    return here.of(value)


@compile_value.register
def compile_in_language(value: InLanguage, here: Scope, names: Names) -> str:
    return f"{here.variable(value.on)}[{names.param(value.property)}]"


@compile_value.register
def compile_item(value: Item, here: Scope, names: Names) -> str:
    return here.known[value]


@compile_value.register
def compile_of_object(value: ObjectValue, here: Scope, names: Names) -> str:
    return f"{here.of(value.value)}[{here.known[ObjectPlace(value.of)]}]"


@compile_value.register
def compile_derived(value: Derived, here: Scope, names: Names) -> str:
    return "null"  # its place in the record


@compile_value.register
def compile_absent(value: Absent, here: Scope, names: Names) -> str:
    return f"{known_value(value.value, here, names)} IS NULL"


@compile_value.register
def compile_filled(value: Filled, here: Scope, names: Names) -> str:
    return f"coalesce({known_value(value.value, here, names)}, {_literal(value.default)})"


@compile_value.register
def compile_number(value: EdgeCount, here: Scope, names: Names) -> str:
    match value.pattern:
        case Meeting(ties) if ties == (pair := Sharing.at(here)).ties:
            return f"size({pair.met})"
        case Collaborators(ties, None) if gathered := here.known.get(Gathered(ties)):
            return f"size({gathered})"
    matched = find_beside(value.pattern, here, names)
    distinct = f" RETURN DISTINCT {matched.row.n}" if value.distinct else ""
    return f"COUNT {{ {matched.clause}{distinct} }}"


@compile_value.register
def compile_shown(value: Latest, here: Scope, names: Names) -> str:
    matched = find_beside(value.pattern, here, names)
    shown = compile_value(value.value, matched.row, names)
    return f"head(COLLECT {{ {matched.clause} {latest(matched.row)} RETURN {shown} }})"


@compile_value.register
def compile_strength(value: Strength, here: Scope, names: Names) -> str:
    return here.known[value]


@compile_value.register
def compile_weakest(value: WeakestIdentity, here: Scope, names: Names) -> str:
    return weakest_identity(value.ties, Sharing.at(here), names)


@compile_value.register
def compile_common_date(value: CommonDate, here: Scope, names: Names) -> str:
    return common_date(value, Sharing.at(here), names)


@compile_value.register
def compile_certainty(value: CommonCertainty, here: Scope, names: Names) -> str:
    return certainty(value.ties, Sharing.at(here), names)


def known_value(value: Scalar, here: Scope, names: Names) -> str:
    """A value by the variable that holds it already, else as an expression."""
    return here.known.get(value) or compile_value(value, here, names)


def _literal(value: str | float | bool) -> str:
    """A default of ours as text; it depends on a value's type alone."""
    return f"'{value}'" if isinstance(value, str) else str(value).lower()


# Rows, and their time: it is put in by `valid` and `together` alone, both in names.py


def find_nodes(nodes: Nodes, names: Names, letter: str = "n") -> Matched:
    """A set of nodes. The order of facts begins with their relationship, so that those of one lie side by side."""
    row = Scope(names.variable(letter))
    text = f"MATCH ({row.n}:{quoted(nodes.label)})"
    indexed = not ranges_of(nodes.condition) & ORDERS
    matched = Matched(text, holding(nodes, row, names), row, indexed=indexed)
    given = fixed_by(nodes.condition, RELATIONSHIP)
    if given is None:
        return matched
    first, beyond = (names.param(made_of(key, given)) for key in (_first_key, _key_beyond))
    return replace(matched, low=f"{row.n}.sortKey >= {first}", high=f"{row.n}.sortKey < {beyond}")


def _first_key(relationship: object) -> str:
    return f"{relationship} "


def _key_beyond(relationship: object) -> str:
    return f"{relationship}!"  # the sign that follows a space


def holding(nodes: Nodes, here: Scope, names: Names) -> tuple[str, ...]:
    """What must hold of a set of nodes.

    `= true` hides their time from Neo4j's planner, which would rather find all that began before today by an index, and
    sort them, than read the first few in the order of another.
    """
    in_time = (together if nodes.on == "f" else valid)(here.n, nodes.as_of, names)
    hidden = [f"({' AND '.join(in_time)}) = true"] if in_time else []
    condition = [compile_condition(nodes.condition, here, names)] if nodes.condition else []
    return (*hidden, *condition)


def find_beside(beside: Neighbours, here: Scope, names: Names) -> Matched:
    """What lies beside the node at hand."""
    r, n = names.variable("r"), names.variable("n")
    matched = match_beside(beside, here, r, n, names)
    if isinstance(beside, Meeting | Omitted) or not beside.condition:
        return matched
    return matched.where(compile_condition(beside.condition, matched.row, names))


# Conditions


@singledispatch
def compile_condition(condition: Condition, here: Scope, names: Names) -> str:
    """A condition as an expression that stands anywhere in a WHERE; it is never null where that would show."""
    raise TypeError(f"{condition!r} is no condition")


OPERATORS = {
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
    "again": "{value} = {given}",
    "again:folded": "toLower({value}) = {given}",
    "hidden": "({value} = {given}) = true",
    "hidden:folded": "(toLower({value}) = {given}) = true",
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
    value, given = compile_value(condition.value, here, names), names.param(condition.given)
    return OPERATORS[condition.operator].format(value=value, given=given)


@compile_condition.register
def compile_missing(condition: Missing, here: Scope, names: Names) -> str:
    return f"{compile_value(condition.value, here, names)} IS NULL"


@compile_condition.register
def compile_of_label(condition: OfLabel, here: Scope, names: Names) -> str:
    return (
        f"({' OR '.join(f'{here.n}:{quoted(label)}' for label in condition.labels)})" if condition.labels else "false"
    )


@compile_condition.register
def compile_all(condition: AllOf, here: Scope, names: Names) -> str:
    halved = any(isinstance(each, OfMunicipality) and each.half for each in condition.of)
    sought = {MUNICIPALITY_KEY} if halved else set()
    terms = [compile_condition(each, here, names) for each in _sought_once(condition, sought).of]
    return _run("AND", terms) if terms else "true"


def _sought_once(condition: AllOf, sought: set[str]) -> AllOf:
    """The same conditions, none of which seeks a value that another seeks already.

    Of `x IN [$a] AND x IN [$b]` Neo4j makes one list, of what both have by its text: where both are given the same, it
    finds nothing. And before that it makes `x IN [$b, $c]` of `x IN [$b] OR x IN [$c]`, and of `x = $b OR x = $c`.
    """
    return AllOf(tuple(_sought_otherwise(each, sought, "again") for each in condition.of))


def _sought_otherwise(of: Condition, sought: set[str], otherwise: str) -> Condition:
    """A condition that seeks no value that is sought already; what it seeks itself is sought from then on."""
    match of:
        case AllOf():
            return AllOf(tuple(_sought_otherwise(each, sought, otherwise) for each in of.of))
        case AnyOf():
            before = frozenset(sought)  # one way to hold needs not look out for another
            found = []
            for each in of.of:
                here = set(before)
                found.append(_sought_otherwise(each, here, "hidden"))
                sought |= here
            return AnyOf(tuple(found))
        case Compare(value, "eq" | "eq:folded" as operator):
            place = f"{value.signature} {operator}"
            if place in sought:
                return replace(of, operator=operator.replace("eq", otherwise))
        case OfMunicipality(operator="eq", half=None):
            place = MUNICIPALITY_KEY
            if place in sought:
                return replace(of, half="again")
        case _:
            return of
    sought.add(place)
    return of


@compile_condition.register
def compile_any(condition: AnyOf, here: Scope, names: Names) -> str:
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
def compile_some(condition: Exists, here: Scope, names: Names) -> str:
    return f"EXISTS {{ {find_beside(condition.pattern, here, names).clause} }}"


@compile_condition.register
def compile_single(condition: ExactlyOne, here: Scope, names: Names) -> str:
    return f"COUNT {{ {find_beside(condition.pattern, here, names).clause} }} = 1"


@compile_condition.register
def compile_of_shown(condition: OfLatest, here: Scope, names: Names) -> str:
    matched = find_beside(condition.pattern, here, names)
    holds = compile_condition(condition.holds, matched.row, names)
    return f"coalesce(head(COLLECT {{ {matched.clause} {latest(matched.row)} RETURN {holds} }}), false)"


@compile_condition.register
def compile_of_end(condition: OfEnd, here: Scope, names: Names) -> str:
    there = Scope(names.variable("n"))
    match = f"MATCH ({there.n}:Entity {{id: {here.n}.{quoted(condition.property)}}})"
    return f"EXISTS {{ {match} WHERE {compile_condition(condition.holds, there, names)} }}"


@compile_condition.register
def compile_of_municipality(condition: OfMunicipality, here: Scope, names: Names) -> str:
    """The key first, by which an index finds those that may be of it: `n0.municipalityKey IN [$p0, 'several']`."""
    key, codes = (here.of(Attribute("n", name)) for name in (MUNICIPALITY_KEY, MUNICIPALITIES))
    given = names.param(condition.given)
    if condition.operator == "in":
        keys = names.param(made_of(_with_several, condition.given))
        return f"({key} IN {keys} AND {OPERATORS['includesAny'].format(given=given, value=codes)})"
    if condition.half == "alone":
        return f"{key} IN [{given}]"
    if condition.half == "again":
        return f"{given} IN {codes}"
    keys = f"'{SEVERAL}'" if condition.half else f"{given}, '{SEVERAL}'"
    return f"({key} IN [{keys}] AND {given} IN {codes})"


def _with_several(codes: Any) -> tuple[str, ...]:
    return (*codes, SEVERAL)


@compile_condition.register
def compile_some_item(condition: SomeItem, here: Scope, names: Names) -> str:
    item = names.variable("x")
    at_item = replace(here, known={**here.known, Item(): item})
    holds = compile_condition(condition.holds, at_item, names)
    return f"size([{item} IN {here.of(condition.of)} WHERE {holds}]) > 0"


@compile_condition.register
def compile_some_object(condition: SomeObject, here: Scope, names: Names) -> str:
    """`size([x0 IN range(0, coalesce(size(n0.amountsYear), 0) - 1) WHERE n0.amountsYear[x0] > $p0]) > 0`."""
    place = names.variable("x")
    at_object = replace(here, known={**here.known, ObjectPlace(condition.of): place})
    holds = f" WHERE {compile_condition(condition.holds, at_object, names)}" if condition.holds else ""
    places = f"range(0, coalesce(size({here.of(condition.of)}), 0) - 1)"
    return f"size([{place} IN {places}{holds}]) {'= 1' if condition.only else '> 0'}"
