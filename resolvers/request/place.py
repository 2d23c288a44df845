"""Where in a question stands what an answer has, or would have, at a path."""

from collections.abc import Iterator, Mapping, Sequence

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
    get_operation_ast,
)

from resolvers.question import Question

Fragments = Mapping[str, FragmentDefinitionNode]


def fields_at(question: Question, path: Sequence[str | int]) -> list[FieldNode]:
    """The fields that a path leads to, all of its occurrences; the places in lists are no part of a question."""
    definitions = question.document.definitions
    fragments = {each.name.value: each for each in definitions if isinstance(each, FragmentDefinitionNode)}
    operation = get_operation_ast(question.document, question.operation_name)
    below = [operation.selection_set] if operation else []
    found: list[FieldNode] = []
    for key in path:
        if isinstance(key, str):
            found = [field for each in below for field in _fields(each, fragments) if _key(field) == key]
            below = [field.selection_set for field in found if field.selection_set]
    return found


def _fields(selected: SelectionSetNode, fragments: Fragments) -> Iterator[FieldNode]:
    for each in selected.selections:
        if isinstance(each, FieldNode):
            yield each
        elif isinstance(each, FragmentSpreadNode):
            yield from _fields(fragments[each.name.value].selection_set, fragments)
        elif isinstance(each, InlineFragmentNode):
            yield from _fields(each.selection_set, fragments)


def _key(field: FieldNode) -> str:
    return field.alias.value if field.alias else field.name.value
