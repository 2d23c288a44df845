"""Where a text lies in the language that is asked for.

language: SV   → n.purposeSv, which stands in the statement
language: "fi" → the property of the name "purposeFi", which is a value: all such languages share a statement
"""

from resolvers.block import Attribute, InLanguage, On
from resolvers.block.slots import Given, Slot
from schema.derive.model import Property


def text_in(stored: Property, on: On, language: Given[str]) -> Attribute | InLanguage:
    """A text of the node or the relationship at hand in a language."""
    if isinstance(language, Slot):
        return InLanguage(on, language.map(stored.column_in))
    return Attribute(on, stored.column_in(language))
