"""What a single value of a data file may be: a text, a number, a day, an id, one of several names.

Every kind of scalar is read or refused with a sentence that says what can stand there, and describes itself as JSON
Schema.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph_seed.dates import BadDate, read_day
from graph_seed.files import Scalar
from graph_seed.organisation_number import BadNumber, holds_personal_number, read_organisation_number
from graph_seed.problems import did_you_mean, one_of, shortened
from graph_seed.web_address import BadAddress, read_web_address

LONGEST_TEXT = 100_000
LONGEST_ID = 200
LEAST_WHOLE, GREATEST_WHOLE = -(2**31), 2**31 - 1
"""What an `Int` of GraphQL can be."""

FIRST_YEAR, LAST_YEAR = 1000, 9999

Plain = str | int | float | bool


class WrongScalar(ValueError):
    """A scalar that cannot stand where it does; says what can."""


@dataclass(frozen=True, slots=True)
class ScalarKind:
    """What a scalar may be: how it is read (or `WrongScalar`), and its JSON Schema."""

    read: Callable[[Scalar], Plain]
    schema: Mapping[str, Any]


def _text(value: Scalar) -> str:
    if not isinstance(value.value, str):
        raise WrongScalar(f'{value} stands here; write a text, in quotes: "{value.written}"')
    text = value.value.strip()
    if not text:
        raise WrongScalar("an empty text stands here; leave the key out when it is not stated")
    if len(text) > LONGEST_TEXT:
        raise WrongScalar(f"the text has {len(text):,} characters; {LONGEST_TEXT:,} is the most")
    return text


def _prose(value: Scalar) -> str:
    """A text in which somebody may have left what must not be kept; it is not repeated."""
    text = _text(value)
    if holds_personal_number(text):
        raise WrongScalar("a personal identity number stands here; nothing of the kind is kept here: delete it")
    return text


def _whole(value: Scalar) -> int:
    if isinstance(value.value, bool) or not isinstance(value.value, int):
        raise WrongScalar(f"{value} stands here; write a whole number without quotes, such as 10")
    if not LEAST_WHOLE <= value.value <= GREATEST_WHOLE:
        raise WrongScalar(f"{value} stands here; a whole number lies between {LEAST_WHOLE} and {GREATEST_WHOLE}")
    return value.value


def _count(value: Scalar) -> int:
    if (many := _whole(value)) < 0:
        raise WrongScalar(f"{value} stands here; write 0 or more")
    return many


def _year(value: Scalar) -> int:
    if not FIRST_YEAR <= (year := _whole(value)) <= LAST_YEAR:
        raise WrongScalar(f"{value} is no year; write four digits, such as 2024")
    return year


def _number(value: Scalar) -> float:
    if isinstance(value.value, bool) or not isinstance(value.value, int | float):
        raise WrongScalar(f"{value} stands here; write a number without quotes, such as 163.8")
    return float(value.value)


def _truth(value: Scalar) -> bool:
    if not isinstance(value.value, bool):
        raise WrongScalar(f"{value} stands here; write true or false, without quotes")
    return value.value


def _day(value: Scalar) -> str:
    try:
        return read_day(_text(value))
    except BadDate as wrong:
        raise WrongScalar(f"{value} stands here: {wrong}") from wrong


def _year_or_text(value: Scalar) -> str:
    """A year is often written without quotes."""
    if isinstance(value.value, int) and not isinstance(value.value, bool):
        return str(value.value)
    return _text(value)


def _organisation_number(value: Scalar) -> str:
    """Never repeats what stands there: it may be a personal identity number."""
    try:
        return read_organisation_number(str(value.value).strip())
    except BadNumber as wrong:
        raise WrongScalar(str(wrong)) from wrong


def _web_address(value: Scalar) -> str:
    try:
        return read_web_address(_text(value))
    except BadAddress as wrong:
        raise WrongScalar(f"{shortened(str(value.value))} is no web address: {wrong}") from wrong


def choice(names: Mapping[str, str]) -> ScalarKind:
    """One of these names, each with what it means."""

    def read(value: Scalar) -> str:
        if value.value not in names:
            said = shortened(str(value.value)) if isinstance(value.value, str) else str(value)
            raise WrongScalar(f"{said} is not {one_of(names)}.{did_you_mean(str(value.value), names)}")
        return str(value.value)

    meanings = [{"const": name, "description": description} for name, description in names.items()]
    return ScalarKind(read, {"oneOf": meanings})


def matching(pattern: str, allowed: str) -> ScalarKind:
    """A text that this pattern fits; `allowed` says which in a message."""

    def read(value: Scalar) -> str:
        text = _text(value)
        if not re.fullmatch(pattern, text, re.ASCII):
            raise WrongScalar(f"{shortened(text)} is not {allowed}")
        return text

    return ScalarKind(read, {"type": "string", "pattern": f"^{pattern}$"})


def _line_or_text(value: Scalar) -> str:
    """A line is a number, or several as a text; a place in what has no lines is any text."""
    if isinstance(value.value, int) and not isinstance(value.value, bool):
        return str(value.value)
    return " ".join(_text(value).split())


def reference(prefixes: Mapping[str, str], targets: Collection[str]) -> ScalarKind:
    """The id of an entity of one of the types `targets`; `prefixes` has the types by how their ids begin."""
    allowed = " or ".join(targets) if len(targets) < len(prefixes) else "entity"

    def read(value: Scalar) -> str:
        text = _text(value)
        prefix = text.partition(":")[0]
        if prefix not in prefixes or not re.fullmatch(rf"{prefix}:{SLUG}", text, re.ASCII):
            raise WrongScalar(f"{shortened(text)} is not an id: {one_of(prefixes)}, a colon, then a-z, 0-9 and hyphens")
        if len(text) > LONGEST_ID:
            raise WrongScalar(f"the id has {len(text):,} characters; {LONGEST_ID} is the most")
        if prefixes[prefix] not in targets:
            raise WrongScalar(f"{text} is of type {prefixes[prefix]}; the id of type {allowed} must stand here")
        return text

    either = "|".join(prefix for prefix, label in prefixes.items() if label in targets)
    return ScalarKind(read, {"type": "string", "pattern": f"^({either}):{SLUG}$"})


SLUG = "[a-z0-9]+(-[a-z0-9]+)*"

TEXT = ScalarKind(_prose, {"type": "string", "minLength": 1})
WHOLE = ScalarKind(_whole, {"type": "integer"})
COUNT = ScalarKind(_count, {"type": "integer", "minimum": 0})
YEAR = ScalarKind(_year, {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR})
NUMBER = ScalarKind(_number, {"type": "number"})
TRUTH = ScalarKind(_truth, {"type": "boolean"})
DAY = ScalarKind(_day, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
DATE_TEXT = ScalarKind(_year_or_text, {"type": ["string", "integer"], "examples": ["2022", "2022-05", "2022-05-17"]})
PLACE_IN_SOURCE = ScalarKind(_line_or_text, {"type": ["string", "integer"], "examples": [27, "37-42", "27, 307"]})
ORGANISATION_NUMBER = ScalarKind(_organisation_number, {"type": ["string", "integer"]})
MUNICIPALITY = matching(r"\d{4}", 'the four digits of a municipality in quotes, such as "1880"')
URL = ScalarKind(_web_address, {"type": "string", "format": "iri", "pattern": r"^https?://[^/?#\s]\S*$"})
SHA256 = matching(r"[0-9a-f]{64}", "a SHA-256: 64 of 0-9 and a-f")
LANGUAGE = matching(r"[a-z]{2}", "a language of two letters, such as sv")
