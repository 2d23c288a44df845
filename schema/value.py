"""The small values that several types share, and how a field says in which properties its value lies."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, NewType

import strawberry

from schema.language import Languages

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
"""Stand in the graph for a start and an end that are not stated: no day lies before the one or after the other."""

OPEN = ".."
"""What is open in a period, as in ISO 8601-2."""

Date = NewType("Date", str)
DateTime = NewType("DateTime", str)


def is_day(text: str) -> bool:
    """Whether a text is a day as `2010-04-28`, the one form whose order as text is that of the days."""
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def in_utc(text: str) -> str:
    """A moment in the one form whose order as text is that of moments; a ValueError if it is none.

    The graph holds whole seconds. Parts of one stand behind the sign of the zone: after the second, before the next.
    """
    if not _MOMENT.fullmatch(text):
        raise ValueError("not a day and a time with a zone")
    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
    except OverflowError as error:
        raise ValueError("before or after all days") from error
    part = f".{moment.microsecond:06}" if moment.microsecond else ""
    return f"{moment.replace(microsecond=0, tzinfo=None).isoformat()}Z{part}"


def split_id(identifier: str) -> tuple[str, str | None]:
    """An id and the time in it: `council:x@2020-01-01` is the council as it was that day.

    `council:x@2010-01-01/..` is what it was on any day since 2010.
    """
    bare, mark, time = identifier.rpartition("@")
    if mark and is_period(time):
        return bare, period_text(*days_of_period(time))
    return (bare, time) if mark and is_day(time) else (identifier, None)


def is_period(text: str) -> bool:
    """Whether a text is a period as it stands in ids: two days in turn, either of which may be `..`."""
    first, slash, last = text.partition("/")
    stated = [each for each in (first, last) if each != OPEN]
    return bool(slash) and all(map(is_day, stated)) and stated == sorted(stated)


def period_text(first: str, last: str) -> str:
    """A period as it stands in ids: what reaches to an end of time is open."""
    return f"{OPEN if first == FIRST_DAY else first}/{OPEN if last == LAST_DAY else last}"


def days_of_period(text: str) -> tuple[str, str]:
    """The first and the last day of a period as it stands in ids; what is open reaches to an end of time."""
    first, _, last = text.partition("/")
    return (FIRST_DAY if first == OPEN else first), (LAST_DAY if last == OPEN else last)


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a value lies when not under its field's own name; what `stored` leaves in the metadata of its field."""

    languages: Languages | None = None
    column: str = ""
    columns: tuple[tuple[str, str], ...] = ()


def localised(*, description: str) -> Any:
    """Declare a text that is stored in every language: `purpose(language: SV)` reads the property `purposeSv`."""
    return strawberry.field(description=description, metadata={Stored: Stored(languages=Languages.EACH)})


def translated(*, description: str) -> Any:
    """Declare a text whose Swedish lies in the property of its own name, and others beside: `reasonEn`."""
    return strawberry.field(description=description, metadata={Stored: Stored(languages=Languages.SWEDISH)})


def published(*, description: str) -> Any:
    """Declare a text that is as published, unless it is held in the language that is asked for: `nameEn`."""
    return strawberry.field(description=description, metadata={Stored: Stored(languages=Languages.PUBLISHED)})


def stored_in(column: str, *, description: str, name: str | None = None) -> Any:
    """Declare a value that lies in the named property rather than in one called as its field."""
    return strawberry.field(description=description, name=name, metadata={Stored: Stored(column=column)})


def stored(*, description: str, name: str | None = None, **columns: str) -> Any:
    """Declare an object whose fields lie in the named properties rather than in `<field><Subfield>`."""
    return strawberry.field(
        description=description, name=name, metadata={Stored: Stored(columns=tuple(columns.items()))}
    )


@strawberry.enum(description="How sure it is that a fact holds on a day, or on some day of a period.")
class Certainty(Enum):
    CERTAIN = strawberry.enum_value("CERTAIN", description="It holds, whatever day the source means.")
    POSSIBLE = strawberry.enum_value(
        "POSSIBLE",
        description="It holds on one reading of a date that the source leaves open, or gives as a year only.",
    )


@strawberry.enum(description="How sure it is that a published name means this very actor.")
class Identity(Enum):
    CONFIRMED = strawberry.enum_value("CONFIRMED", description="The source leaves no doubt about who is meant.")
    PROBABLE = strawberry.enum_value(
        "PROBABLE", description="A curator judged it likely; the reason is given beside it."
    )


@strawberry.type(
    description="A date as a source gives it, which may be a year or a season, and the days that it can mean."
)
class PartialDate:
    edtf: str = strawberry.field(
        description="The date in Extended Date/Time Format (EDTF, ISO 8601-2): `2022`, `2010-04-28`, `2008-23` for "
        "autumn 2008, `[2024-01-01..2026-11-23]` for some day of these, `[2024..]` for then or later."
    )
    as_published: str | None = strawberry.field(
        description="The words of the source, where they are not the EDTF text itself."
    )
    earliest: Date | None = strawberry.field(
        description="The first day that the date can mean; 0001-01-01 where no day is too early."
    )
    latest: Date | None = strawberry.field(
        description="The last day that the date can mean; 9999-12-31 where no day is too late."
    )


@strawberry.type(
    description="When a fact is true in the world, by its source alone. What we knew, and when, is in `changes` "
    "instead."
)
class Validity:
    from_: PartialDate | None = stored(
        name="from",
        description="The first day; null when the source does not state it.",
        edtf="validFromEdtf",
        as_published="validFromAsPublished",
        earliest="validFrom",
        latest="validFromLatest",
    )
    to: PartialDate | None = stored(
        description="The last day, itself included; null when no end is stated: the fact is open.",
        edtf="validToEdtf",
        as_published="validToAsPublished",
        earliest="validToEarliest",
        latest="validTo",
    )
    holds: Certainty | None = strawberry.field(
        description="Whether the fact holds at the date asked about (default today, Europe/Stockholm), or on some day "
        "of the period; null: it does not. A fact with no stated start has begun by the day its source was retrieved, "
        "or by its last day if that is earlier: it is POSSIBLE before that day, and CERTAIN from it to the first day "
        "that its end can mean."
    )
