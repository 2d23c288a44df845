"""Statements: facts of a source that have no shape of their own."""

from __future__ import annotations

from enum import Enum

import strawberry

from schema.actor import ActorKind
from schema.edge import OUT, edge
from schema.node import Entity
from schema.value import localised, translated


@strawberry.enum(description="What sort of statement.")
class StatementKind(Enum):
    REASON = strawberry.enum_value("REASON", description="Why something is done.")
    RULE = strawberry.enum_value("RULE", description="What shall or may be done, and by whom.")
    ROLE = strawberry.enum_value("ROLE", description="What somebody or something is for.")
    TASK = strawberry.enum_value("TASK", description="What somebody does.")
    CHANNEL = strawberry.enum_value("CHANNEL", description="How to get in touch, join or apply.")
    TERM = strawberry.enum_value("TERM", description="What something rests on, or on what terms it is granted.")
    BENEFIT = strawberry.enum_value("BENEFIT", description="What somebody gains.")
    OUTCOME = strawberry.enum_value("OUTCOME", description="What came of it.")
    FIGURE = strawberry.enum_value("FIGURE", description="A number; see `figure`.")
    DEFINITION = strawberry.enum_value("DEFINITION", description="What a word means.")
    NOT_STATED = strawberry.enum_value(
        "NOT_STATED",
        description="What a curator looked for in the source and did not find. It is said once, about every entity of "
        "which it is so: count the entities that it is `about` (`aboutCount { distinct }`), not the statements.",
    )


@strawberry.enum(description="Whether something is required or allowed.")
class Modality(Enum):
    SHALL = strawberry.enum_value("SHALL", description="It is required.")
    MAY = strawberry.enum_value("MAY", description="It is allowed.")


@strawberry.enum(description="How a published number compares with the true one.")
class Comparison(Enum):
    EQ = strawberry.enum_value("EQ", description="Equal to the value.")
    GT = strawberry.enum_value("GT", description="Greater than the value.")
    GTE = strawberry.enum_value("GTE", description="The value or more.")
    LT = strawberry.enum_value("LT", description="Less than the value.")
    LTE = strawberry.enum_value("LTE", description="The value or less.")
    BETWEEN = strawberry.enum_value("BETWEEN", description="From the value to `upper`, both included.")


@strawberry.type(description="A number as published, with its unit.")
class Figure:
    operator: Comparison = strawberry.field(description="How the value is meant: `GT` for more than 3500.")
    value: float = strawberry.field(description="The number, or the lower one of two.")
    upper: float | None = strawberry.field(description="The upper number of BETWEEN; null otherwise.")
    unit: str = translated(description="What is counted or measured.")
    year: int | None = strawberry.field(description="The year that the number is from; null when not stated.")


@strawberry.type(
    description="A fact that has no field of its own: a reason, a rule, a task, a figure, or what a source does "
    "not say."
)
class Statement(Entity):
    kind: StatementKind = strawberry.field(description="What sort of statement.")
    subject: str | None = strawberry.field(
        description="What it is about in a word: a field's name, or such as `chair` of a council."
    )
    text: str = localised(description="The fact, in our words.")
    term: str | None = localised(description="Of a definition: the word whose meaning it says; null otherwise.")
    modality: Modality | None = strawberry.field(description="Of a rule: required or allowed.")
    addressees: list[ActorKind] = strawberry.field(
        description="The kinds of actor that a rule or a channel is for; empty when the source does not say, and where "
        "the statement is neither."
    )
    figure: Figure | None = strawberry.field(description="The number; null when the statement gives none.")
    about: list[Entity] = edge(
        "ABOUT", OUT, singular="Subject", description="The entities that the statement is about."
    )
