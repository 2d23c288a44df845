"""Plan texts in the language that is asked for: one by itself, or all that an entity has.

purpose(language: SV)                    → n.purposeSv
texts(language: "fi", fallback: ["sv"])  → purposeFi, goalsFi, …, purposeSv, goalsSv, …: read by their names
"""

from resolvers.block import Attribute, On, OtherTexts, TextsIn
from resolvers.block.slots import Given
from resolvers.plan.context import Context
from resolvers.request.language import columns_in, languages_in, text_in
from resolvers.request.operation import Asked
from resolvers.response.form import FirstFound, Form, Read, TextList
from schema.derive.model import EntityType, Property, RelationType
from schema.derive.texts import texts_of
from schema.language import ALWAYS, Languages
from schema.localised_text import LocalisedText


def plan_text(stored: Property, on: On, language: Given[str] | None) -> Form:
    """A text in a language; what is published stands in for what is not held in it."""
    own = Read(Attribute(on, stored.column), () if stored.many else None)
    if language is None:
        return own
    held = Read(text_in(stored, on, language), own.default)
    return FirstFound((held, own)) if stored.languages is Languages.PUBLISHED else held


def plan_texts(context: Context, entity: EntityType, asked: Asked) -> TextList:
    """The texts of an entity in a language or in those that stand in for it."""
    language, fallback = (asked.slot(asked.arguments.get(name) or ()) for name in ("language", "fallback"))
    columns, languages = (language.map(each, fallback) for each in (columns_in(context.model), languages_in))
    fields = context.named(asked, LocalisedText.__name__)
    return TextList(TextsIn(columns), languages, texts_of(entity), None, fields)


def plan_all_texts(context: Context, entity: EntityType, asked: Asked) -> TextList:
    """The texts of an entity in every language."""
    first, *others = ALWAYS
    columns = columns_in(context.model)(first, others)
    return TextList(
        TextsIn(columns), ALWAYS, texts_of(entity), OtherTexts(), context.named(asked, LocalisedText.__name__)
    )


def plan_texts_of_relation(context: Context, relation: RelationType, asked: Asked) -> TextList:
    """The texts of a relationship in every language."""
    texts = texts_of(relation)
    columns = tuple(each.stored.column_in(language) for language in ALWAYS for each in texts)
    others = OtherTexts("r", tuple(each.stored.column for each in texts))
    fields = context.named(asked, LocalisedText.__name__)
    return TextList(TextsIn(asked.slot(columns), "r"), ALWAYS, texts, others, fields)
