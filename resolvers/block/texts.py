"""The texts of a node in the languages that it has them in."""

from dataclasses import dataclass

from resolvers.block.slots import Given


@dataclass(frozen=True)
class TextsIn:
    """What the node at hand has in the properties of these names, in their order, null where it has none."""

    properties: Given[tuple[str, ...]]

    signature = "texts in languages"


@dataclass(frozen=True)
class OtherTexts:
    """The texts of the node at hand in other languages than those that everything is held in.

    Rows of [property, text, or list of texts]; the node names these properties in one of its own.
    """

    signature = "texts in other languages"
