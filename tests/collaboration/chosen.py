"""Random conditions and orders of collaborators, and what they mean by plain Python."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from schema.collaborator import BETWEEN
from tests.evaluator.facts import Node
from tests.evaluator.order import Key
from tests.evaluator.random_facts import DAYS, NAMES
from tests.evaluator.seen import Seen
from tests.evaluator.where import entity_holds, object_holds, together
from tests.model import MODEL

Given = Mapping[str, Any]

FIELDS = tuple(each for each in MODEL.objects["CollaboratorEdge"].properties if each.name in BETWEEN)


def collaborator_holds(seen: Seen, node: Node, between: Given, where: Given) -> bool:
    """Whether a condition holds for a collaborator, with these values between the two."""

    def own(given: Given) -> bool:
        return entity_holds(seen, node, given.get("node")) and object_holds(between, FIELDS, given.get("edge") or {})

    return together(where, own)


def keys_of(node: Node, between: Given, order: Sequence[Given]) -> list[Key]:
    """What a collaborator is ordered by; ties fall to its name."""
    keys: list[Key] = []
    for given in order or ({"edge": {"strength": "DESC"}},):
        ((end, inner),) = given.items()
        ((name, direction),) = inner.items()
        value = node.properties["sortKey"] if end == "node" else _between_by(between, name)
        keys.append((value, direction == "DESC"))
    return [*keys, (node.properties["sortKey"], False)]


def _between_by(between: Given, name: str) -> Any:
    """What collaborators are ordered by, of what lies between the two: of a date the day that tells how far it goes."""
    end, day = {"since": ("since", "earliest"), **TIMES}.get(name, (name, None))
    value = between["validity"][end] if name in TIMES else between[end]
    return value[day] if day and value else value


TIMES = {"validFrom": ("from", "earliest"), "validTo": ("to", "latest")}

_COMPARED = ("eq", "lt", "lte", "gt", "gte")


def _one_of(values: Sequence[Any], operators: Sequence[str]) -> st.SearchStrategy[Given]:
    some = st.sampled_from(values)
    compared = st.tuples(st.sampled_from(operators), some).map(lambda pair: {pair[0]: pair[1]})
    return compared | st.lists(some, max_size=2).map(lambda given: {"in": given}) | st.just({"eq": None})


_days = st.fixed_dictionaries({}, optional=dict.fromkeys(("earliest", "latest"), _one_of(DAYS, _COMPARED)))

_date = _days | _days.map(lambda given: {"NOT": given})
_validity = st.fixed_dictionaries(
    {}, optional={"from": _date, "to": _date, "holds": _one_of(("CERTAIN", "POSSIBLE"), ("eq",))}
)

_between = st.fixed_dictionaries(
    {},
    optional={
        "strength": _one_of((0.25, 1 / 3, 0.333333333, 0.5, 1, 1.5), _COMPARED),
        "shared": _one_of((0, 1, 2), _COMPARED),
        "identity": _one_of(("CONFIRMED", "PROBABLE"), ("eq",)),
        "since": _date,
        "validity": _validity | _validity.map(lambda given: {"NOT": given}),
    },
)
_name = st.sampled_from(("contains", "startsWith")).flatmap(
    lambda name: st.sampled_from([each[:2] for each in NAMES]).map(lambda text: {"name": {name: text}})
)


def _combined(own: st.SearchStrategy[Given]) -> st.SearchStrategy[Given]:
    several = st.lists(own, max_size=2)
    return own | own.map(lambda given: {"NOT": given}) | several.map(lambda given: {"OR": given})


wheres: st.SearchStrategy[Given] = _combined(
    st.fixed_dictionaries({}, optional={"node": _name, "edge": _combined(_between)})
)
_directions = st.sampled_from(("ASC", "DESC"))
orders: st.SearchStrategy[list[Given]] = st.lists(
    st.tuples(st.sampled_from(("node", *(name for name in BETWEEN if name != "validity"), *TIMES)), _directions).map(
        lambda key: {"node": {"name": key[1]}} if key[0] == "node" else {"edge": {key[0]: key[1]}}
    ),
    max_size=2,
)
