"""What a value can be compared with: one input for each kind of value."""

from __future__ import annotations

from enum import Enum

import strawberry

from schema.language import Language
from schema.value import Date, DateTime

UNSET = strawberry.UNSET

_EQ = "Equal to this; `null` is the test for a value that is missing."
_IN = "Equal to any of these; of none, nothing is."
NULLS = "A condition that is null or left out filters nothing, but for `eq: null`."


@strawberry.input(
    description="Conditions on an id, all of which must hold. An id may carry the time that is asked about, as the ids "
    f"in an answer do; another one is refused. {NULLS}",
    name="IDFilter",
)
class IDFilter:
    eq: strawberry.ID | None = strawberry.field(default=UNSET, description=_EQ)
    in_: list[strawberry.ID] | None = strawberry.field(default=UNSET, name="in", description=_IN)


@strawberry.input(description="Conditions on a text regardless of upper and lower case, Swedish letters included.")
class CaseInsensitiveStringFilter:
    eq: str | None = strawberry.field(default=UNSET, description=_EQ)
    in_: list[str] | None = strawberry.field(default=UNSET, name="in", description=_IN)
    contains: str | None = strawberry.field(default=UNSET, description="Contains this.")
    starts_with: str | None = strawberry.field(default=UNSET, description="Starts with this.")
    ends_with: str | None = strawberry.field(default=UNSET, description="Ends with this.")


@strawberry.input(description=f"Conditions on a text, all of which must hold. Texts are compared in NFC. {NULLS}")
class StringFilter:
    eq: str | None = strawberry.field(default=UNSET, description=_EQ)
    in_: list[str] | None = strawberry.field(default=UNSET, name="in", description=_IN)
    contains: str | None = strawberry.field(default=UNSET, description="Contains this.")
    starts_with: str | None = strawberry.field(default=UNSET, description="Starts with this.")
    ends_with: str | None = strawberry.field(default=UNSET, description="Ends with this.")
    case_insensitive: CaseInsensitiveStringFilter | None = strawberry.field(
        default=UNSET, description="The same regardless of upper and lower case."
    )


@strawberry.input(description="Conditions on a text in one of the languages that it is held in.")
class StringInLanguageFilter:
    language: Language = strawberry.field(description="The language of the text.")
    text: StringFilter = strawberry.field(
        description="On the text in this language; `{eq: null}`: it is not held in it."
    )


@strawberry.input(description="Conditions on a text that is held in several languages, all of which must hold.")
class LocalisedStringFilter:
    sv: StringFilter | None = strawberry.field(default=UNSET, description="On the Swedish text.")
    en: StringFilter | None = strawberry.field(default=UNSET, description="On the English text.")
    other: list[StringInLanguageFilter] | None = strawberry.field(
        default=UNSET, description="On the texts in these languages; of none, nothing is asked."
    )


@strawberry.input(description=f"Conditions on a whole number, all of which must hold. {NULLS}")
class IntFilter:
    eq: int | None = strawberry.field(default=UNSET, description=_EQ)
    in_: list[int] | None = strawberry.field(default=UNSET, name="in", description=_IN)
    lt: int | None = strawberry.field(default=UNSET, description="Less than this.")
    lte: int | None = strawberry.field(default=UNSET, description="This or less.")
    gt: int | None = strawberry.field(default=UNSET, description="Greater than this.")
    gte: int | None = strawberry.field(default=UNSET, description="This or greater.")


@strawberry.input(description=f"Conditions on a number, all of which must hold. {NULLS}")
class FloatFilter:
    eq: float | None = strawberry.field(default=UNSET, description=_EQ)
    in_: list[float] | None = strawberry.field(default=UNSET, name="in", description=_IN)
    lt: float | None = strawberry.field(default=UNSET, description="Less than this.")
    lte: float | None = strawberry.field(default=UNSET, description="This or less.")
    gt: float | None = strawberry.field(default=UNSET, description="Greater than this.")
    gte: float | None = strawberry.field(default=UNSET, description="This or greater.")


@strawberry.input(description=f"Conditions on a day, all of which must hold. {NULLS}")
class DateFilter:
    eq: Date | None = strawberry.field(default=UNSET, description=_EQ)
    in_: list[Date] | None = strawberry.field(default=UNSET, name="in", description=_IN)
    lt: Date | None = strawberry.field(default=UNSET, description="Before this.")
    lte: Date | None = strawberry.field(default=UNSET, description="On this day or before.")
    gt: Date | None = strawberry.field(default=UNSET, description="After this.")
    gte: Date | None = strawberry.field(default=UNSET, description="On this day or after.")


@strawberry.input(
    description=f"Conditions on a moment, all of which must hold. It may be given with the offset of any zone. {NULLS}"
)
class DateTimeFilter:
    eq: DateTime | None = strawberry.field(default=UNSET, description=_EQ)
    in_: list[DateTime] | None = strawberry.field(default=UNSET, name="in", description=_IN)
    lt: DateTime | None = strawberry.field(default=UNSET, description="Before this.")
    lte: DateTime | None = strawberry.field(default=UNSET, description="At this moment or before.")
    gt: DateTime | None = strawberry.field(default=UNSET, description="After this.")
    gte: DateTime | None = strawberry.field(default=UNSET, description="At this moment or after.")


@strawberry.input(description=f"A condition on what is true or false. {NULLS}")
class BooleanFilter:
    eq: bool | None = strawberry.field(default=UNSET, description=_EQ)


@strawberry.input(description="Conditions on a list of texts, all of which must hold.")
class StringListFilter:
    includes: str | None = strawberry.field(default=UNSET, description="Has this among its texts.")
    includes_any: list[str] | None = strawberry.field(
        default=UNSET, description="Has any of these; of none, nothing has."
    )
    includes_all: list[str] | None = strawberry.field(
        default=UNSET, description="Has all of these; of none, everything has."
    )


@strawberry.input(description="Conditions on a list of ids, all of which must hold.", name="IDListFilter")
class IDListFilter:
    includes: strawberry.ID | None = strawberry.field(default=UNSET, description="Has this among its ids.")
    includes_any: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="Has any of these; of none, nothing has."
    )
    includes_all: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="Has all of these; of none, everything has."
    )


@strawberry.enum(name="Direction", description="Which way an order runs. What is missing comes last in either.")
class OrderDirection(Enum):
    ASC = strawberry.enum_value("ASC", description="Smallest, first or earliest at the beginning.")
    DESC = strawberry.enum_value("DESC", description="Greatest, last or latest at the beginning.")
