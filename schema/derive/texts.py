"""Which texts the entities of a type may have in several languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from schema.derive.model import EntityType, Model, Property, RelationType
from schema.language import language_of


@dataclass(frozen=True)
class HeldText:
    """A text that an entity may have, under the name of its field as `texts` tells it: `figure.unit`."""

    field: str
    stored: Property

    def language_in(self, column: str) -> str | None:
        """The language of what lies in a column, if it is this text."""
        return language_of(self.stored.column, column)


@cache
def texts_of(of: EntityType | RelationType) -> tuple[HeldText, ...]:
    """The texts of a type, in the order of its fields."""
    return tuple(_texts(of.properties, ""))


@cache
def texts_in(model: Model) -> tuple[Property, ...]:
    """All texts of entities; what several types have in the same columns stands for all of them."""
    every = (each.stored for entity in model.entities.values() for each in texts_of(entity))
    return tuple({each.column: each for each in every}.values())


def _texts(properties: Sequence[Property], above: str) -> Iterator[HeldText]:
    for each in properties:
        if each.languages:
            yield HeldText(above + each.name, each)
        elif each.fields and not each.many and not each.derived:
            yield from _texts(each.fields, f"{above}{each.name}.")
