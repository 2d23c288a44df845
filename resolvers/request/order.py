"""Read an `orderBy` argument as keys, and make every order total.

    [{partnershipsCount: DESC}]  →  EdgeCount(PARTICIPATES_IN) descending, n.sortKey

What is missing comes last in either direction. Ties fall to the node's `sortKey`, nested ones then to the edge's id.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from resolvers.block import EDGE_ID, SORT_KEY, Absent, Attribute, EdgeCount, Filled, Key, Latest, On, Scalar
from resolvers.request.where import STATED, Between, Follow, value_on
from schema.derive.input import TIMES, plain
from schema.derive.model import Edge, EntityType, Kind, Model, Property
from schema.value import FIRST_DAY, LAST_DAY

Input = Mapping[str, Any]

_TYPES: dict[Kind, tuple[type, str | int | float | bool]] = {
    Kind.INT: (int, 0),
    Kind.FLOAT: (float, 0.0),
    Kind.BOOLEAN: (bool, False),
}

_ENDS = {"validFrom": FIRST_DAY, "validTo": LAST_DAY}
"""What is stored where the source states no first or no last day."""


class Orders:
    """Reads the `orderBy` arguments of one question; `follow` knows the date that they are about."""

    def __init__(self, model: Model, follow: Follow) -> None:
        self.model = model
        self.follow = follow

    def of_target(self, target: str, given: Sequence[Input] | None) -> tuple[Key, ...]:
        """The order of a connection at the root."""
        entity = self.model.type_named(target)
        keys = [key for each in given or () for key in self._entity(entity, each)]
        return total(keys or self._default(entity), SORT_KEY)

    def of_edge(self, edge: Edge, given: Sequence[Input] | None) -> tuple[Key, ...]:
        """The order of a nested connection, in which the same node may stand twice."""
        entity = self.model.entities.get(edge.target, self.model.entity)
        keys = [key for each in given or () for key in self._edge(edge, entity, each)]
        return total(keys or self._default(entity), SORT_KEY, EDGE_ID)

    def of_ends(
        self, target: str, properties: Sequence[Property], on: On | Between, given: Sequence[Input]
    ) -> list[Key]:
        """The keys of edges that lead to a type and have these properties, which leave ties."""
        entity = self.model.entities.get(target, self.model.entity)
        return [key for each in given for key in self._ends(entity, properties, on, each)]

    def of_values(self, properties: Sequence[Property], on: On, given: Input) -> list[Key]:
        """The keys of one order by values alone, which leave ties."""
        ((name, direction),) = given.items()
        return self._property(properties, on, name, direction)

    def _default(self, entity: EntityType) -> list[Key]:
        """By the place that the source gives, where it numbers them; else by name in Swedish order."""
        return [Key(Attribute("n", "ordinal"), int)] if entity.ordered else []

    def _edge(self, edge: Edge, entity: EntityType, given: Input) -> list[Key]:
        if plain(edge):
            return self._entity(entity, given)
        return self._ends(entity, edge.relation.properties, "r", given)

    def _ends(self, entity: EntityType, properties: Sequence[Property], on: On | Between, given: Input) -> list[Key]:
        ((end, inner),) = given.items()
        if end == "node":
            return self._entity(entity, inner)
        ((name, direction),) = inner.items()
        return self._property(properties, on, name, direction)

    def _entity(self, entity: EntityType, given: Input) -> list[Key]:
        ((name, wanted),) = given.items()
        if name == "name":
            return [Key(SORT_KEY, str, wanted == "DESC")]
        edge = next((each for each in entity.edges if name in (each.single, f"{each.name}Count")), None)
        if edge is None:
            on: On = "f" if entity is self.model.fact else "n"
            return self._property(entity.properties, on, name, wanted)
        pattern = self.follow(edge, name)
        if name != edge.single:
            return [Key(EdgeCount(pattern, distinct=True), int, wanted == "DESC")]
        beyond = self._entity(self.model.entities.get(edge.target, self.model.entity), wanted)
        absent, filled = beyond[0].value, beyond[-1].value
        return _nullable(
            Latest(pattern, filled.value if isinstance(filled, Filled) else filled),
            beyond[-1].kind,
            beyond[-1].descending,
            stated=Latest(pattern, absent.value) if isinstance(absent, Absent) else None,
            default=filled.default if isinstance(filled, Filled) else None,
        )

    def _property(self, properties: Sequence[Property], on: On | Between, name: str, direction: str) -> list[Key]:
        descending = direction == "DESC"
        if name in TIMES:
            stated = (Attribute(on, STATED[name]), _ENDS[name]) if isinstance(on, str) else ()
            return _nullable(value_on(on, name), str, descending, *stated)
        stored = next(each for each in properties if each.name == name)
        column = f"{stored.column}Earliest" if stored.kind is Kind.PARTIAL_DATE else stored.column
        kind, _ = _TYPES.get(stored.kind, (str, ""))
        value = value_on(on, column)
        return [Key(value, kind, descending)] if stored.required else _nullable(value, kind, descending)


def _nullable(
    value: Scalar,
    kind: type,
    descending: bool,
    stated: Scalar | None = None,
    default: str | int | float | bool | None = None,
) -> list[Key]:
    """The two keys of a value that may be missing, which then comes last.

    A value that is always stored is missing with what is there only where it is `stated`.
    """
    if default is None:
        default = next((each for of, each in _TYPES.values() if of is kind), "")
    return [Key(Absent(stated or value), bool), Key(Filled(value, default), kind, descending)]


def total(keys: Sequence[Key], *ties: Attribute) -> tuple[Key, ...]:
    """Keys up to the one that leaves no tie, each value once."""
    total: dict[Scalar, Key] = {}
    for key in (*keys, *(Key(tie) for tie in ties)):
        total.setdefault(key.value, key)
        if key.value == ties[-1]:
            break
    return tuple(total.values())
