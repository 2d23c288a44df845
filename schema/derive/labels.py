"""What is in the schema and has a word, and what it is called in a language.

    type Council { kind: CouncilKind! … }  →  FIELD, Council, kind, Slag, Vilket slags organ det är.

What a type has from another is looked for under its own name first: `Council.name` lies under Entity, `role` of
`CouncilMemberEdge` under Representation. What rows are grouped by is called as the field is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from graphql import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from schema.collaboration import ACTOR
from schema.derive.group import By, Criterion, criteria, edge_criteria, inside, upper
from schema.derive.model import Edge, EntityType, Model, lower_first
from schema.derive.words import IS, MANY, Key, Words, first_word, words_in
from schema.page_info import PageInfo

GROUP_BY = "GroupBy"
"""What the names of all enums of criteria end with."""

VALUE, YEAR = (GROUP_BY, "value"), (GROUP_BY, "year")
"""The words with a place for the name of what rows are grouped by, and of whose year."""

RELATION = "Relation"

_OF_PAGES = {"cursor", "node"}
"""The fields of an edge by which it is part of a page."""

Keys = tuple[Key, ...]
"""Where a word is looked for, one place after another."""


class LabelRow(NamedTuple):
    """A word as it is answered with."""

    kind: str
    enum: str
    value: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """What has a word, with the description of the schema.

    Its word has one or two `parts`, which stand in a `pattern` if there is one; on an edge it says `within` which.
    """

    kind: str
    enum: str
    value: str
    description: str
    parts: tuple[Keys, ...]
    pattern: Key | None = None
    within: Key | None = None

    def places(self) -> Iterator[Keys]:
        """Where all that its word is made of is looked for."""
        yield from self.parts
        yield from ((each,) for each in (self.pattern, self.within) if each)


@lru_cache(maxsize=8)
def labels_of(schema: GraphQLSchema, model: Model, language: str) -> tuple[LabelRow, ...]:
    """All words of a schema in a language; what has none, such as a type just added, is called by its name."""
    return tuple(_row(each, words_in(language)) for each in labelled(schema, model))


@lru_cache(maxsize=256)
def words_of(schema: GraphQLSchema, model: Model, enum: str, language: str) -> Mapping[str, str]:
    """What the values of an enum are called in a language."""
    return {each.value: each.label for each in labels_of(schema, model, language) if each.enum == enum != each.value}


def labelled(schema: GraphQLSchema, model: Model) -> Iterator[Labelled]:
    """Everything in a schema that has a word."""
    labelling = _Labelling(schema, model)
    for name, each in sorted(schema.type_map.items()):
        if isinstance(each, GraphQLEnumType) and not name.startswith("__"):
            yield from labelling.enum(each)
        elif isinstance(each, GraphQLObjectType | GraphQLInterfaceType) and not name.startswith("__"):
            yield from labelling.type(each)


def _row(of: Labelled, words: Words) -> LabelRow:
    found = [first_word(words, keys) for keys in of.parts]
    label = " – ".join(each.label if each else of.value for each in found)
    description = found[0].description if found[0] else None
    if of.pattern:
        pattern = words[of.pattern]
        label, description = pattern.label.format(label), pattern.description and pattern.description.format(label)
    if of.within and of.within in words:
        label = f"{label} ({lower_first(words[of.within].label)})"
    return LabelRow(of.kind, of.enum, of.value, label, description or of.description)


class _Labelling:
    """Finds what has a word in one schema."""

    def __init__(self, schema: GraphQLSchema, model: Model) -> None:
        self._model = model
        types = (*model.entities.values(), model.fact)
        self._entities = {each.name: each for each in (model.entity, *types)}
        self._relations = {edge.type_name: edge for each in self._entities.values() for edge in each.edges}
        self._root = schema.query_type
        self._at_root = {lower_first(each.name): (each.name, IS) for each in types}
        self._at_root |= {each.plural: (each.name, MANY) for each in types}
        self._at_root |= {"relation": (model.fact.name, IS), "relations": (model.fact.name, MANY)}
        self._types = {each.upper_name: each.name for each in types}

    def type(self, of: GraphQLObjectType | GraphQLInterfaceType) -> Iterator[Labelled]:
        """A type and its fields. What pages and figures are made of has no words."""
        unnamed = _OF_PAGES if of.name.endswith("Edge") else set()
        fields = {name: field.description or "" for name, field in of.fields.items() if name not in unnamed}
        if of.name.endswith(("Connection", "Aggregate")) or of.name == PageInfo.__name__ or not fields:
            return
        owners = self._owners(of.name)
        yield Labelled("TYPE", of.name, of.name, of.description or "", (((owners[0], IS),),))
        leading = self._leading(of.name)
        for name, description in fields.items():
            keys = tuple((owner, name) for owner in owners)
            if of is self._root and name in self._at_root:
                keys = (self._at_root[name], (self._at_root[name][0], IS))
            yield Labelled("RELATION" if name in leading else "FIELD", of.name, name, description, (keys,))
        if of.name == self._model.fact.name:
            for name in self._model.stated:
                yield Labelled("RELATION", of.name, name, "", (((of.name, name),),))

    def enum(self, of: GraphQLEnumType) -> Iterator[Labelled]:
        """An enum and its values: types are called as they are themselves, what rows are grouped by as its field."""
        grouping = of.name.endswith(GROUP_BY)
        yield Labelled("TYPE", of.name, of.name, of.description or "", (((GROUP_BY if grouping else of.name, IS),),))
        if grouping:
            yield from self._criteria(of)
            return
        for name, value in of.values.items():
            key = (self._types[name], IS) if of.name == "EntityType" else (of.name, name)
            yield Labelled("ENUM_VALUE", of.name, name, value.description or "", ((key,),))

    def _criteria(self, of: GraphQLEnumType) -> Iterator[Labelled]:
        name = of.name.removesuffix(GROUP_BY)
        edge = self._relations.get(name)
        entity = self._entities[edge.target if edge else name]
        for criterion in (edge_criteria(self._model, edge) if edge else criteria(self._model, entity)).values():
            parts, pattern = self._parts(criterion, entity, edge)
            within = (edge.relation.name, IS) if edge and criterion.on_edge else None
            yield Labelled("ENUM_VALUE", of.name, criterion.name, criterion.description, parts, pattern, within)

    def _parts(self, of: Criterion, entity: EntityType, edge: Edge | None) -> tuple[tuple[Keys, ...], Key]:
        """What the word for a criterion is made of, and the pattern that it stands in."""
        if of.path:
            names = [(each, each.single if of.by is By.SHOWN else each.name) for each in of.path]
            return tuple(
                tuple((owner, str(name)) for owner in self._owners(each.parent)) for each, name in names
            ), VALUE
        name = of.name.partition("_")[2] if edge else of.name  # without NODE_ or EDGE_
        on_edge = edge if of.on_edge else None
        owners = (on_edge.relation.name, RELATION) if on_edge else self._owners(entity.name)
        properties = (on_edge.relation if on_edge else entity).properties
        for stored in properties:
            for part in stored.fields:
                if name == upper(inside(stored, part)):
                    return (tuple((owner, stored.name) for owner in owners), ((stored.type_name, part.name),)), VALUE
        fields = {upper(each.name): each.name for each in properties}
        for ending, pattern in (("", VALUE), ("_YEAR", YEAR)):
            if (field := fields.get(name.removesuffix(ending))) and name.endswith(ending):
                return (tuple((owner, field) for owner in owners),), pattern
        return (((GROUP_BY, name),),), VALUE

    def _owners(self, name: str) -> tuple[str, ...]:
        """Under which names the words for what a type has are looked for."""
        if name == self._model.fact.name:
            return name, RELATION
        if name in self._entities:
            return tuple(dict.fromkeys((name, "Entity", "Node")))
        edge = self._relations.get(name.removesuffix("Edge")) if name.endswith("Edge") else None
        return (edge.relation.name, RELATION) if edge else (name,)

    def _leading(self, name: str) -> set[str]:
        """The fields of a type that lead to other entities."""
        entity = self._entities.get(name)
        found = {field for each in (entity.edges if entity else ()) for field in (each.name, each.single) if field}
        return found | ({"collaborators"} if name == ACTOR else set())
