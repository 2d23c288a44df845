"""The fields of the types that are made, and how these refer to one another before they are.

Every field answers with what lies under its response key in the object above it: the answer has been found and shaped
before graphql-core visits the first field (resolvers/answer.py).
"""

import inspect
import keyword
from functools import cache
from typing import Annotated, Any, Optional

import strawberry
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

from schema.argument import Argument
from schema.derive import classes
from schema.derive.model import Kind, Property
from schema.language import SV, Language, Languages
from schema.value import Date, DateTime

LANGUAGE = Argument("language", Language, "The language of the text; null where the text is not held in it.", SV)

NAME_LANGUAGE = Argument(
    "language",
    Language | None,
    "The language of the name, where it is held in it: published, or translated by us. Else, and when left out, "
    "it is the name as published.",
)

_LANGUAGE = {Languages.EACH: LANGUAGE, Languages.SWEDISH: LANGUAGE, Languages.PUBLISHED: NAME_LANGUAGE}

_TYPES: dict[Kind, Any] = {
    Kind.ID: strawberry.ID,
    Kind.STRING: str,
    Kind.INT: int,
    Kind.FLOAT: float,
    Kind.BOOLEAN: bool,
    Kind.DATE: Date,
    Kind.DATE_TIME: DateTime,
    Kind.LANGUAGE: Language,
}


@cache
def lazy(name: str) -> Any:
    """A made class by its name."""
    return Annotated[name, strawberry.lazy(classes.__name__)]


def nullable(inner: Any) -> Any:
    return Optional[inner]  # noqa: UP045 (a lazy type takes no `|`)


def list_of(inner: Any) -> Any:
    return list[inner]


def stored(field: Property) -> StrawberryField:
    """The field of a property, which takes the language where its text is held in several: in others it is null."""
    inner = _TYPES.get(field.kind) or field.enum or lazy(field.type_name)
    inner = list_of(inner) if field.many else inner
    always = field.many or field.languages in (None, Languages.PUBLISHED)
    returns = inner if field.required and always else nullable(inner)
    arguments = (_LANGUAGE[field.languages],) if field.languages else field.arguments
    return looked_up(field.name, returns, field.description, *arguments)


def looked_up(name: str, returns: Any, description: str, *arguments: Argument) -> StrawberryField:
    """A field whose resolver looks under the response key in the object above."""
    field: StrawberryField = strawberry.field(
        resolver=_resolver(arguments), name=name, description=description, graphql_type=returns
    )
    field.python_name = name
    return field


@cache
def _resolver(arguments: tuple[Argument, ...]) -> StrawberryResolver[Any]:
    """One for all fields with these arguments: Strawberry takes long to see what a function takes."""

    def look_up(root: Any, info: Any, **_: Any) -> Any:
        return root[info.path.key]

    parameters = [
        inspect.Parameter("root", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Any),
        inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=strawberry.Info),
        *(
            inspect.Parameter(
                f"{each.name}_" if keyword.iskeyword(each.name) else each.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=each.default,
                annotation=Annotated[each.type, strawberry.argument(each.description, name=each.name)],
            )
            for each in arguments
        ),
    ]
    look_up.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return StrawberryResolver(look_up)


def chosen(where: str, order: str) -> tuple[Argument, Argument]:
    """The arguments that choose and order the rows of a connection, by the names of their inputs."""
    return (
        Argument("where", nullable(lazy(where)), "Only what this holds for."),
        Argument(
            "orderBy", nullable(list_of(lazy(order))), "The order, by the first key, then by the second, and so on."
        ),
    )
