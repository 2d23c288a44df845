"""What of the arguments of a field is shape, and what is value.

    councils(first: $n, where: {kind: {eq: COUNCIL}, name: {contains: "x"}})
    → first is slot 0, kind stays COUNCIL, name is a slot whose value is always "x"

Enums, booleans, what is null or left out, and the lengths of lists of objects show in a statement's text: they are
shape. Texts, numbers, days, ids and lists of them are values, and lie in slots. A language is shape if all texts are
held in it: a statement then names their columns.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_enum_type,
)

from resolvers.block.slots import Slot, Slots
from schema.language import ALWAYS

MISSING = object()
"""In the place of a variable that is left out."""


def shape_of(of: GraphQLInputType, value: Any) -> Hashable:
    """What of a variable's value is shape."""
    if value is None or value is MISSING:
        return value
    inner = get_nullable_type(of)
    if _is_value(inner, value):
        return ...
    if isinstance(inner, GraphQLList):
        return tuple(shape_of(inner.of_type, each) for each in value)
    if isinstance(inner, GraphQLInputObjectType):
        return tuple((name, shape_of(inner.fields[name].type, each)) for name, each in value.items())
    found: Hashable = value
    return found


def slot_arguments(
    field: GraphQLField, node: FieldNode, given: Mapping[str, Any], variables: Mapping[str, Any], slots: Slots
) -> dict[str, Any]:
    """The arguments of a field with slots in the place of values."""
    slotting = _Slotting(variables, slots)
    nodes = {each.name.value: each.value for each in node.arguments or ()}
    return {name: slotting.slot(field.args[name].type, nodes.get(name), value) for name, value in given.items()}


def _is_value(of: Any, given: Any) -> bool:
    """Whether what is of a type is value: a scalar that is not true or false, or a list of such."""
    named = get_named_type(of)
    if of is named and named.name == "Language":
        return given not in ALWAYS
    return not (isinstance(named, GraphQLInputObjectType) or is_enum_type(named) or named.name == "Boolean")


class _Slotting:
    """Puts values of arguments into slots, by the places in the variables where they come from."""

    def __init__(self, variables: Mapping[str, Any], slots: Slots) -> None:
        self.variables = variables
        self.slots = slots

    def slot(self, of: GraphQLInputType, node: ValueNode | None, value: Any) -> Any:
        """What was coerced from a node of the document; where there is none, a default."""
        if value is None:
            return None
        if isinstance(node, VariableNode):
            name = node.name.value
            return self.variable(of, value, (name,)) if name in self.variables else self.slot(of, None, value)
        inner = get_nullable_type(of)
        if _is_value(inner, value):
            return self.value(inner, node, value)
        if isinstance(inner, GraphQLList):
            nodes: Sequence[ValueNode | None] = node.values if isinstance(node, ListValueNode) else [node] * len(value)
            return [self.slot(inner.of_type, *each) for each in zip(nodes, value, strict=True)]
        if isinstance(inner, GraphQLInputObjectType):
            inside = {each.name.value: each.value for each in node.fields} if isinstance(node, ObjectValueNode) else {}
            return {name: self.slot(inner.fields[name].type, inside.get(name), each) for name, each in value.items()}
        return value

    def value(self, inner: Any, node: ValueNode | None, value: Any) -> Slot[Any]:
        """A scalar, or a list of them of which some may be variables."""
        if not isinstance(node, ListValueNode) or not any(isinstance(each, VariableNode) for each in node.values):
            return self.slots.constant(value)
        parts = (self.slot(inner.of_type, *each) for each in zip(node.values, value, strict=True))
        slots = [each if isinstance(each, Slot) else self.slots.constant(each) for each in parts]
        return self.slots.step(lambda *each: list(each), slots)

    def variable(self, of: GraphQLInputType, value: Any, path: tuple[str | int, ...]) -> Any:
        """What lies at a place in the variables."""
        if value is None:
            return None
        inner = get_nullable_type(of)
        if _is_value(inner, value):
            return self.slots.leaf(*path)
        if isinstance(inner, GraphQLList):
            return [self.variable(inner.of_type, each, (*path, place)) for place, each in enumerate(value)]
        if isinstance(inner, GraphQLInputObjectType):
            return {name: self.variable(inner.fields[name].type, each, (*path, name)) for name, each in value.items()}
        return value
