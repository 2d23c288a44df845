"""The words for what is in the schema, in every language that the graph holds texts in."""

from __future__ import annotations

from enum import Enum

import strawberry

LABELS = (
    "The words for types, fields, relations and enum values, by type or enum, then in the order of the schema. "
    "What pages and figures are made of (connections, aggregates, cursors), arguments and inputs have "
    "none. It is answered without asking the graph, and changes with the version of the service only."
)


@strawberry.enum(description="What a word is for.")
class LabelKind(Enum):
    TYPE = strawberry.enum_value("TYPE", description="A type or an enum.")
    FIELD = strawberry.enum_value("FIELD", description="A field of a type.")
    RELATION = strawberry.enum_value(
        "RELATION", description="A field that leads to other entities, or a relationship as in `Fact.relationship`."
    )
    ENUM_VALUE = strawberry.enum_value("ENUM_VALUE", description="A value of an enum.")


@strawberry.type(description="The word for a type, a field, a relation or a value of an enum, for those who read.")
class Label:
    kind: LabelKind = strawberry.field(description="What it is a word for.")
    enum: str = strawberry.field(
        description="The type or enum to which the value belongs, as in `__typename`: of a relationship `Fact`, of a "
        "type or enum itself its own name."
    )
    value: str = strawberry.field(description="The name as in the schema, such as `CIVIL_SOCIETY`.")
    label: str = strawberry.field(description="The word.")
    description: str = strawberry.field(description="What it means.")
