"""Read a `where` argument as a condition.

    {kind: {eq: COUNCIL}, membersCount: {gte: 2}}
    → AllOf(Compare(n.kind, eq, "COUNCIL"), Compare(EdgeCount(REPRESENTED_IN), gte, 2))

`{}`, null and what is left out are no condition at all; `{eq: null}` is the test for a value that is missing.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from resolvers.block import (
    PLACES,
    AllOf,
    AnyOf,
    Attribute,
    CommonDate,
    Compare,
    Compared,
    Condition,
    During,
    EachDate,
    EdgeCount,
    ExactlyOne,
    Exists,
    InLanguage,
    Item,
    Missing,
    Not,
    ObjectValue,
    OfEnd,
    OfLabel,
    OfLatest,
    OfMunicipality,
    On,
    Pattern,
    Scalar,
    SomeItem,
    SomeObject,
    Strength,
    Time,
    Value,
    all_of,
    days_of,
)
from resolvers.block.slots import Slot, made_of
from resolvers.request.language import text_in
from resolvers.request.municipality import MUNICIPALITY
from schema.collaboration import round_strength
from schema.derive.input import plain
from schema.derive.model import Edge, EntityType, Kind, Model, Property
from schema.fact import FROM_KIND, TO_KIND
from schema.municipality import MUNICIPALITIES, MUNICIPALITY_KEY
from schema.value import Certainty

Input = Mapping[str, Any]
Follow = Callable[[Edge, str], Pattern]
"""Makes the pattern of an edge as the field of this name follows it: at the time that is asked about, or ever."""

Undated = Callable[[Slot[Any]], Slot[Any]]
"""Takes the time from an id, or a list of them; it refuses an id at another time than the one that is asked about."""

Between = Mapping[str, Scalar]
"""What is computed of the two at the ends of an edge, by the columns that a stored edge would hold it in."""

OfObject = Mapping[str, ObjectValue]
"""The values of an object of a list, by the columns that hold those of all its objects."""

T = TypeVar("T")

Coded = Callable[[Slot[Any]], Slot[Any]]
"""Refuses a code of a municipality, or a list of them, with what is none in it."""

_OF_CODES = ("eq", "in", "includes", "includesAny", "includesAll")
"""The operators that compare with whole codes."""

STATED = {
    "validFrom": "validFromEdtf",
    "validFromLatest": "validFromEdtf",
    "validToEarliest": "validToEdtf",
    "validTo": "validToEdtf",
}
"""Of a day that is always stored, the property that is there only where the source states the day."""


LINES = Attribute("r", "lines")
"""The lines of a place in a source, where it is given by lines."""


class Conditions:
    """Reads the `where` arguments of one question; `follow` and `undated` know the time that they are about."""

    def __init__(self, model: Model, time: Time | EachDate, follow: Follow, undated: Undated, coded: Coded) -> None:
        self.model = model
        self.time = time
        self.follow = follow
        self.undated = undated
        self.coded = coded

    def of_target(self, target: str, where: Input | None) -> Condition | None:
        """What an input holds a node of the named type to."""
        entity = self.model.type_named(target)
        own = self._fact if entity is self.model.fact else partial(self._entity, entity)
        return self.together(where, own)

    def of_edge(self, edge: Edge, where: Input | None) -> Condition | None:
        """What an input holds the edges of a connection to: their other end, and what lies on them."""
        if plain(edge):
            return self.of_target(edge.target, where)
        return self.of_ends(edge.target, edge.relation.properties, "r", where)

    def of_ends(
        self, target: str, properties: tuple[Property, ...], on: On | Between, where: Input | None
    ) -> Condition | None:
        """What an input holds edges to that lead to a type and have these properties."""

        def ends(given: Input) -> list[Condition | None]:
            lying = self.together(given.get("edge"), lambda inner: self._properties(properties, on, inner))
            return [self.of_target(target, given.get("node")), lying]

        return self.together(where, ends)

    def together(self, where: Input | None, own: Callable[[Input], list[Condition | None]]) -> Condition | None:
        """AND, OR and NOT, which every input has, and the conditions of its own."""
        if not where:
            return None
        conditions = own(where)
        if where.get("AND") is not None:
            conditions += [self.together(each, own) for each in where["AND"]]
        if where.get("OR") is not None:
            alternatives = [self.together(each, own) for each in where["OR"]]
            if None not in alternatives:  # one without a condition holds for everything, and so does the whole
                conditions.append(AnyOf(_sorted([each for each in alternatives if each])))
        if where.get("NOT") is not None:
            conditions.append(Not(self.together(where["NOT"], own) or AllOf(())))
        return all_of(conditions)

    def _entity(self, entity: EntityType, given: Input) -> list[Condition | None]:
        conditions = self._properties(entity.properties, "n", given)
        conditions += [
            self._edge(edge, name, value) for name, value in given.items() if (edge := _edge_behind(entity, name))
        ]
        if entity is self.model.entity:
            conditions.append(self._type(given.get("type")))
        return conditions

    def _fact(self, given: Input) -> list[Condition | None]:
        conditions = self._properties(self.model.fact.properties, "f", given)
        conditions += [compared(Attribute("f", name), given.get(name) or {}) for name in (FROM_KIND, TO_KIND)]
        place = all_of([self.of_target(PLACES.target, given.get("source")), _line(given.get("line") or {})])
        return [*conditions, Exists(PLACES.where(place)) if place else None]

    def _type(self, given: Input | None) -> Condition | None:
        names = {each.upper_name: each.name for each in self.model.entities.values()}
        conditions: list[Condition | None] = []
        for operator, value in (given or {}).items():
            if operator == "eq":
                conditions.append(OfLabel((names[value],) if value is not None else ()))
            elif value is not None:
                conditions.append(OfLabel(tuple(sorted(names[each] for each in value))))
        return all_of(conditions)

    def _edge(self, edge: Edge, name: str, given: Input | None) -> Condition | None:
        if given is None:
            return None
        pattern = self.follow(edge, name)
        if name == edge.single:
            inner = self.of_target(edge.target, given)
            return OfLatest(pattern, inner) if inner else None
        if name == f"{edge.name}Count":
            return compared(EdgeCount(pattern, distinct=True), given)
        return _quantified(
            given,
            lambda where: self.of_edge(edge, where),
            lambda inner: Exists(pattern.where(inner)),
            lambda inner: ExactlyOne(pattern.where(inner)),
        )

    def _objects(self, stored: Property, on: On, given: Input) -> Condition | None:
        """What a list of objects is held to, of which each has a place in parallel lists."""
        of = Attribute(on, stored.leading)
        at_object = {each.column: ObjectValue(of, Attribute(on, each.column)) for each in stored.fields}
        return _quantified(
            given,
            lambda where: self.together(where, lambda inner: self._properties(stored.fields, at_object, inner)),
            lambda inner: SomeObject(of, inner),
            lambda inner: SomeObject(of, inner, only=True),
        )

    def _properties(
        self, properties: tuple[Property, ...], on: On | Between | OfObject, given: Input
    ) -> list[Condition | None]:
        return [self._property(each, on, given[each.name]) for each in properties if given.get(each.name) is not None]

    def _property(self, stored: Property, on: On | Between | OfObject, given: Input) -> Condition | None:
        if stored.localised:
            assert isinstance(on, str), "what is computed is no text"
            return all_of([self._text(stored, on, *each) for each in given.items()])
        if stored.kind is Kind.HOLDS and isinstance(on, str):
            return self._holds(on, given)
        if stored.kind is Kind.ENTITY:
            inner = self.of_target(stored.type_name, given)
            return OfEnd(stored.column, inner) if inner else None
        if stored.leading:
            assert isinstance(on, str), "what is computed has no lists"
            return self._objects(stored, on, given)
        if stored.object:
            return self.together(given, lambda inner: self._properties(stored.fields, on, inner))
        if stored.kind is Kind.ID:
            given = {operator: wanted and self.undated(wanted) for operator, wanted in given.items()}
        if stored.name in (MUNICIPALITY, MUNICIPALITIES):
            given = {
                operator: self.coded(wanted) if wanted is not None and operator in _OF_CODES else wanted
                for operator, wanted in given.items()
            }
        if stored.name == MUNICIPALITY:
            return _of_municipality(given)
        return compared(value_on(on, stored.column), given)

    def _text(self, stored: Property, on: On, language: str, given: Any) -> Condition | None:
        """Conditions on a text in one language, or in each of some `other` ones."""
        if language == "other":
            return all_of([compared(text_in(stored, on, each["language"]), each["text"]) for each in given or ()])
        return compared(text_in(stored, on, language), given or {})

    def _holds(self, on: On, given: Input) -> Condition | None:
        """Whether a fact holds at the time, from the days that `holds` is read from in an answer."""
        days, first, last = days_of(on), self.time.first, self.time.last
        possible = AllOf((Compare(days.start, "lte", last), Compare(days.end, "gte", first)))
        met = (Compare(days.met, "eq", True),) if days.met and isinstance(self.time, During) else ()
        certain = AllOf((Compare(days.start_latest, "lte", last), Compare(days.end_earliest, "gte", first), *met))
        meaning: Mapping[str | None, Condition] = {
            Certainty.CERTAIN.name: certain,
            Certainty.POSSIBLE.name: AllOf((possible, Not(certain))),
            None: Not(possible),
        }
        conditions: list[Condition | None] = []
        for operator, wanted in given.items():
            if operator == "eq":
                conditions.append(meaning[wanted])
            elif wanted is not None:
                conditions.append(AnyOf(_sorted([meaning[each] for each in dict.fromkeys(wanted)])))
        return all_of(conditions)


def _of_municipality(given: Input) -> Condition | None:
    """The operators of the code of a municipality: of all that an entity has, one must fit all of them.

    Where the whole code is asked for, an index finds it; only an entity without any is found by `eq: null`.
    """
    conditions: list[Condition | None] = []
    folded = given.get("caseInsensitive") or {}
    if None in (given.get("eq", ...), folded.get("eq", ...)):
        conditions.append(Missing(Attribute("n", MUNICIPALITY_KEY)))
    wanted = {operator: each for operator, each in given.items() if each is not None and each != {"eq": None}}
    for operator in ("eq", "in"):
        if operator in wanted:
            conditions.append(OfMunicipality(operator, made_of(_normal, wanted[operator])))
    if wanted.keys() - {"eq"} and wanted.keys() - {"in"}:
        of_item = compared(Item(), wanted)
        conditions.append(SomeItem(Attribute("n", MUNICIPALITIES), of_item) if of_item else None)
    return all_of(conditions)


def _edge_behind(entity: EntityType, name: str) -> Edge | None:
    return next((edge for edge in entity.edges if name in (edge.name, edge.single, f"{edge.name}Count")), None)


def _quantified(
    given: Input,
    read: Callable[[Input], Condition | None],
    some: Callable[[Condition | None], Condition],
    one: Callable[[Condition | None], Condition],
) -> Condition | None:
    """What must hold of some, all, none or a single one of many; `read` reads what that is."""
    conditions: list[Condition | None] = []
    for kind, where in given.items():
        if where is None:
            continue
        inner = read(where)
        if kind == "all":
            conditions.append(Not(some(Not(inner))) if inner else None)
        elif kind == "single":
            conditions.append(one(inner))
        else:
            conditions.append(some(inner) if kind == "some" else Not(some(inner)))
    return all_of(conditions)


def value_on(on: On | Mapping[str, T], column: str) -> Attribute | T:
    """The value of a column: of a node or a relationship it is stored, between two it is computed."""
    return Attribute(on, column) if isinstance(on, str) else on[column]


def _line(given: Input) -> Condition | None:
    """The operators of one line of a place in a source, which may have several, or none: `eq: null`."""
    of_line = compared(Item(), {operator: wanted for operator, wanted in given.items() if wanted is not None})
    none = Missing(LINES) if given.get("eq", ...) is None else None
    return all_of([SomeItem(LINES, of_line) if of_line else None, none])


def compared(value: Compared, given: Input) -> Condition | None:
    """The operators of one value, all of which must hold."""
    conditions: list[Condition | None] = []
    for operator, wanted in given.items():
        if operator == "caseInsensitive":
            conditions.append(_compared_folded(value, wanted or {}))
        elif wanted is not None:
            normal = _rounded if isinstance(value, Strength) else _normal
            conditions += [Compare(value, operator, made_of(normal, wanted)), _stated(value)]
        elif operator == "eq":
            conditions.append(_missing(value))
    return all_of(conditions)


def _compared_folded(value: Compared, given: Input) -> Condition | None:
    """The operators that do not tell upper case from lower."""
    return all_of(
        [
            Compare(value, f"{operator}:folded", made_of(_folded, text)) if text is not None else _missing(value)
            for operator, text in given.items()
            if text is not None or operator == "eq"
        ]
    )


def _missing(value: Compared) -> Condition:
    """That there is no value; what is computed there always is, but for a date."""
    if isinstance(value, InLanguage):
        return Missing(value)
    if isinstance(value, Attribute):
        return Missing(replace(value, property=STATED.get(value.property, value.property)))
    return Missing(value) if isinstance(value, CommonDate) else AnyOf(())


def _stated(value: Compared) -> Condition | None:
    return Not(_missing(value)) if isinstance(value, Attribute) and value.property in STATED else None


def _normal(value: Any) -> Value:
    """A given value as the graph holds such values: texts in NFC, lists without an order of their own."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return tuple(_normal(each) for each in value) if isinstance(value, (list, tuple)) else value  # type: ignore[misc]


def _rounded(value: Any) -> Value:
    """A given strength, rounded as strengths are: who asks for 1/3 wants those of 0.333333333 too."""
    return tuple(map(round_strength, value)) if isinstance(value, (list, tuple)) else round_strength(value)


def _folded(value: Any) -> Value:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.lower())
    return tuple(_folded(each) for each in value)  # type: ignore[misc]


def _sorted(conditions: list[Condition]) -> tuple[Condition, ...]:
    return tuple(sorted(conditions, key=lambda condition: condition.signature))


__all__ = ["Conditions", "Kind"]
