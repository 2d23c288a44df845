"""The texts of an entity in the languages that they are held in."""

from __future__ import annotations

import strawberry

from schema.argument import REQUIRED, Argument
from schema.language import Language

TEXTS = (
    "The texts of the entity in a language, in the order of its fields: each in the language asked for, or in the "
    "first of the fallbacks in which it is held. What is held in none of them is left out, and of a list each text is "
    "a row. Its name is among them where it is held in one of these languages beside the published one."
)
ALL_TEXTS = "The same texts, each in every language in which it is held: `sv`, `en`, then others by their tags."

ALL_TEXTS_OF_RELATION = (
    "What our words say of the relation, in every language in which it is held: `sv`, `en`, then others by their tags."
)

TEXTS_ARGUMENTS = (
    Argument("language", Language, "The language of the texts.", REQUIRED),
    Argument(
        "fallback",
        list[Language] | None,
        "The languages that a text is given in where it is not held in that one, the best first. `sv-FI` does not fall "
        "back to `sv` by itself.",
    ),
)


@strawberry.type(description="A text of an entity, and the language that it is in.")
class LocalisedText:
    field: str = strawberry.field(description="The field that it is of, such as `purpose` or `figure.unit`.")
    language: Language = strawberry.field(description="The language of the text.")
    value: str = strawberry.field(description="The text.")
