"""Read a question of GraphQL as those that the evaluator answers.

The evaluator knows no aliases. What is asked twice under different names becomes two questions:

    { council(id: "x") { name(language: EN) sv: name } }
    → Asked("council", …, (On("Council", (Asked("name", {"language": "EN"}),)),)), and the same with Asked("name")
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
    value_from_ast_untyped,
)

from tests.evaluator.question import Asked, On

Composite = GraphQLObjectType | GraphQLInterfaceType

NOT_RECOMPUTED = frozenset({"citations", "startCursor", "endCursor", "cursor", "history"})
"""Fields that the evaluator leaves to other tests."""


def read_questions(document: DocumentNode, variables: Mapping[str, Any], schema: GraphQLSchema) -> list[Asked]:
    """What a document asks, without what the evaluator does not recompute: a question for each field at the root."""
    (operation,) = (each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    assert schema.query_type
    return list(_Reader(schema, fragments, variables).each(operation.selection_set, schema.query_type))


class _Reader:
    def __init__(
        self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode], variables: Mapping[str, Any]
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.variables = dict(variables)

    def each(self, selections: SelectionSetNode, parent: Composite) -> Iterator[Asked]:
        """Every field that is asked for, as often as it takes to ask for all below it."""
        for same in self.by_key(self.fields(selections.selections, parent)).values():
            yield from self.field(same, parent)

    def field(self, same: Sequence[FieldNode], parent: Composite) -> Iterator[Asked]:
        """A field, with what is asked below it in all places together."""
        name = same[0].name.value
        if name == "__typename":
            yield Asked(name)
            return
        declared = parent.fields[name]
        arguments = {
            each.name.value: self.given(each.value, declared.args[each.name.value].type)
            for each in same[0].arguments or ()
        }
        inner = get_named_type(declared.type)
        if not isinstance(inner, Composite):
            yield Asked(name, arguments)
            return
        below = tuple(chain.from_iterable(each.selection_set.selections for each in same if each.selection_set))
        for asked in self.ways(below, inner):
            yield Asked(name, arguments, asked)

    def ways(self, selections: Sequence[SelectionNode], parent: Composite) -> Iterator[tuple[Asked | On, ...]]:
        """All that is asked below a field: so often that nothing is asked twice at once."""
        own = self.by_name(self.fields(selections, parent), parent)
        narrowed: dict[str, list[list[Asked]]] = {}
        for type_name, fields in self.narrowed(selections, parent).items():
            on = self.schema.type_map[type_name]
            assert isinstance(on, Composite)
            narrowed[type_name] = self.by_name(fields, on)
        times = max(map(len, chain(own, *narrowed.values())), default=0)
        for way in range(times):
            fields_ = [each[min(way, len(each) - 1)] for each in own]
            ons = [On(name, tuple(each[min(way, len(each) - 1)] for each in of)) for name, of in narrowed.items()]
            yield (*fields_, *ons)

    def by_name(self, fields: Sequence[FieldNode], parent: Composite) -> list[list[Asked]]:
        found: dict[str, list[Asked]] = {}
        for same in self.by_key(fields).values():
            found.setdefault(same[0].name.value, []).extend(self.field(same, parent))
        return [each for each in found.values() if each]

    @staticmethod
    def by_key(fields: Sequence[FieldNode]) -> Mapping[str, list[FieldNode]]:
        """Fields by the names that they have in the answer."""
        found: dict[str, list[FieldNode]] = {}
        for each in fields:
            if each.name.value not in NOT_RECOMPUTED:
                found.setdefault((each.alias or each.name).value, []).append(each)
        return found

    def fields(self, selections: Sequence[SelectionNode], parent: Composite) -> list[FieldNode]:
        """The fields that are asked for whatever the type is."""
        found: list[FieldNode] = []
        for each in selections:
            if isinstance(each, FieldNode):
                found.append(each)
            elif self.applies(each, parent):
                found += self.fields(self.inside(each).selections, parent)
        return found

    def narrowed(self, selections: Sequence[SelectionNode], parent: Composite) -> Mapping[str, list[FieldNode]]:
        """The fields that are asked for only of a type."""
        found: dict[str, list[FieldNode]] = {}
        for each in selections:
            if not isinstance(each, FieldNode) and not self.applies(each, parent):
                type_name = self.type_of(each)
                on = self.schema.type_map[type_name]
                assert isinstance(on, Composite)
                found.setdefault(type_name, []).extend(self.fields(self.inside(each).selections, on))
        return found

    def applies(self, fragment: SelectionNode, parent: Composite) -> bool:
        """Whether a fragment is on the type itself, or on one that all of its entities are."""
        on = self.type_of(fragment)
        return on == parent.name or on in {each.name for each in parent.interfaces}

    def type_of(self, fragment: SelectionNode) -> str:
        if isinstance(fragment, FragmentSpreadNode):
            return self.fragments[fragment.name.value].type_condition.name.value
        assert isinstance(fragment, InlineFragmentNode)
        assert fragment.type_condition
        return fragment.type_condition.name.value

    def inside(self, fragment: SelectionNode) -> SelectionSetNode:
        if isinstance(fragment, FragmentSpreadNode):
            return self.fragments[fragment.name.value].selection_set
        assert isinstance(fragment, InlineFragmentNode)
        return fragment.selection_set

    def given(self, value: Any, declared: Any) -> Any:
        """The value of an argument; one where a list is wanted is a list of it."""
        read = value_from_ast_untyped(value, self.variables)
        bare = declared.of_type if isinstance(declared, GraphQLNonNull) else declared
        return [read] if isinstance(bare, GraphQLList) and read is not None and not isinstance(read, list) else read
