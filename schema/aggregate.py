"""What an aggregate answers with: groups, and figures over numbers, days and relations."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import strawberry

from schema.argument import Argument, taking
from schema.language import SV, Language
from schema.value import Date

if TYPE_CHECKING:
    from schema.node import Entity


@strawberry.enum(description="The order of groups. Groups that are equal in it lie in the order of their keys.")
class GroupOrder(Enum):
    COUNT_DESC = strawberry.enum_value("COUNT_DESC", description="The largest first.")
    COUNT_ASC = strawberry.enum_value("COUNT_ASC", description="The smallest first.")
    KEY_ASC = strawberry.enum_value("KEY_ASC", description="By the keys, smallest first; what is missing comes last.")
    KEY_DESC = strawberry.enum_value("KEY_DESC", description="By the keys, greatest first; what is missing comes last.")
    SUM_DESC = strawberry.enum_value("SUM_DESC", description="By the sum of the `number`, the greatest first.")
    SUM_ASC = strawberry.enum_value("SUM_ASC", description="By the sum of the `number`, the smallest first.")


LANGUAGE = Argument("language", Language, "The language of the label.", SV)


@strawberry.type(description="What the rows of a group have in common, by one criterion.")
class GroupKey:
    by: str = strawberry.field(description="The criterion, as in `groupBy(by:)`.")
    value: str | None = strawberry.field(
        description="The value as text, of an entity its id without a date; null for the rows that have none."
    )
    entity: Entity | None = strawberry.field(description="The entity, where the criterion leads to one.")
    label: str | None = taking(
        LANGUAGE,
        description="The key for those who read: of a value of an enum its word as in `labels`, of an entity its name, "
        "of a word in our words that word in the language, as the rows have it; of all else the value. Groups are the "
        "same in every language. Null for the rows that have no key, and where it is not held in the language.",
    )


@strawberry.type(
    description="Figures over a number of the rows of a group. Where a criterion leads to an entry of a list, as "
    "AMOUNTS_YEAR does, those of the entries of the group alone."
)
class GroupNumber:
    of: str = strawberry.field(
        description="Which number, as the field of the aggregate is called that has its figures over all rows."
    )
    count: int = strawberry.field(description="How many values there are.")
    min: float | None = strawberry.field(description="The smallest; null when there is none.")
    max: float | None = strawberry.field(description="The greatest; null when there is none.")
    avg: float | None = strawberry.field(
        description="The arithmetic mean, rounded to 9 decimals; null when there is none."
    )
    sum: float = strawberry.field(description="The sum; 0 when there is none.")


@strawberry.type(description="Rows that have the same keys.")
class Group:
    keys: list[GroupKey] = strawberry.field(description="One key for each criterion, in the order of `by`.")
    count: int = strawberry.field(description="How many rows: entities at the root, edges on a relation.")
    numbers: list[GroupNumber] = strawberry.field(
        description="Figures over each number that the rows have, those of entries of lists and of relations among "
        "them; empty for rows without any."
    )


@strawberry.type(description="Figures over whole numbers.")
class IntStatistics:
    min: int | None = strawberry.field(description="The smallest; null when there is none.")
    max: int | None = strawberry.field(description="The greatest; null when there is none.")
    avg: float | None = strawberry.field(
        description="The arithmetic mean, rounded to 9 decimals; null when there is none."
    )
    sum: float = strawberry.field(description="The sum, whole; 0 when there is none. It may be greater than an `Int`.")


@strawberry.type(description="Figures over numbers.")
class FloatStatistics:
    min: float | None = strawberry.field(description="The smallest; null when there is none.")
    max: float | None = strawberry.field(description="The greatest; null when there is none.")
    avg: float | None = strawberry.field(
        description="The arithmetic mean, rounded to 9 decimals; null when there is none."
    )
    sum: float = strawberry.field(description="The sum, rounded to 9 decimals; 0 when there is none.")


@strawberry.type(description="Figures over how many distinct nodes a relation leads to from each row.")
class CountStatistics:
    min: int | None = strawberry.field(description="The smallest number; null when there are no rows.")
    max: int | None = strawberry.field(description="The greatest number; null when there are no rows.")
    avg: float | None = strawberry.field(
        description="The arithmetic mean over the rows, rounded to 9 decimals; null when there are none."
    )
    sum: int = strawberry.field(
        description="The sum over the rows; a node that several rows lead to counts several times."
    )
    distinct: int = strawberry.field(description="How many different nodes all rows together lead to.")


@strawberry.type(description="Figures over days.")
class DateStatistics:
    min: Date | None = strawberry.field(
        description="The first; null when there is none. Of a partial date its earliest day."
    )
    max: Date | None = strawberry.field(
        description="The last; null when there is none. Of a partial date its earliest day."
    )
