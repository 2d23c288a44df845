"""The schema of the declared types: what they are, and all that follows from them."""

from collections.abc import Iterable, Sequence

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry.types.scalar import ScalarDefinition

from schema.derive.model import Model
from schema.derive.reader import read_model
from schema.derive.types import make_types
from schema.language import Language, parse_language, parse_language_literal
from schema.value import Date, DateTime

_SCALARS: dict[object, ScalarDefinition] = {
    Date: strawberry.scalar(
        name="Date",
        description="A day of the Gregorian calendar as in ISO 8601: `2010-04-28`.",
        serialize=str,
        parse_value=str,
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC as in ISO 8601: `2026-11-23T09:30:00Z`. Given, it may have parts of a second and "
        "another offset, `2026-11-23T10:30:00.5+01:00`.",
        serialize=str,
        parse_value=str,
    ),
    Language: strawberry.scalar(
        name="Language",
        description="A language: `SV` (Swedish), `EN` (English), or any language tag of BCP 47 as a text, such as "
        '`"fi"` or `"sv-FI"`. `"sv"` is the same as `SV`, and how a tag is spelled does not matter. In answers it is '
        "the tag in its canonical form: `sv`, `sv-FI`.",
        serialize=str,
        parse_value=parse_language,
        parse_literal=parse_language_literal,
        specified_by_url="https://www.rfc-editor.org/info/bcp47",
    ),
}


class Schema(strawberry.Schema):
    """A Strawberry schema that knows the model which it was derived from."""

    model: Model

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Leave the logging of errors to whoever executes."""


def build_schema(declared: Iterable[type], extensions: Sequence[type[SchemaExtension]] = ()) -> Schema:
    """The schema of the declared types. Its fields look into the shaped answer that is given as `root_value`."""
    model = read_model(declared)
    made = make_types(model)
    schema = Schema(
        query=made["Query"],
        types=[made[name] for name in (*model.entities, model.fact.name)],
        extensions=list(extensions),
        config=StrawberryConfig(scalar_map=_SCALARS),
    )
    schema.model = model
    return schema
