"""The texts of a node or a relationship in the languages that it has them in."""

from dataclasses import dataclass
from functools import cached_property

from resolvers.block.slots import Given
from resolvers.block.values import On


@dataclass(frozen=True)
class TextsIn:
    """What the node or the relationship at hand has in the properties of these names, null where it has none."""

    properties: Given[tuple[str, ...]]
    on: On = "n"

    @cached_property
    def signature(self) -> str:
        return f"texts in languages{' on r' if self.on == 'r' else ''}"


@dataclass(frozen=True)
class OtherTexts:
    """The texts of the node or the relationship at hand in other languages than those that everything is held in.

    Rows of [property, text, or list of texts]. A node names these properties in one of its own; a relationship has so
    few that they are those beginning as its `texts`.
    """

    on: On = "n"
    texts: tuple[str, ...] = ()

    @cached_property
    def signature(self) -> str:
        return f"texts in other languages{' on r' if self.on == 'r' else ''}"
