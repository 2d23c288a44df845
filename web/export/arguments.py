"""The arguments of a file, from the query of its address."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl

from schema.value import days_of_period, is_day, is_period, period_text
from web.errors import BadArgument, MalformedRequest
from web.json_text import NotJson, read_json


def read_arguments(query: bytes, allowed: Iterable[str]) -> dict[str, Any]:
    """The arguments by name; what is empty counts as left out. Raises BadArgument."""
    names = list(allowed)
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise MalformedRequest("The URL's query is not URL-encoded UTF-8.") from None
    found: dict[str, Any] = {}
    for name, text in pairs:
        if name not in names:
            raise BadArgument(name, "is no argument of this file", ", ".join(names) or "none")
        if name in found:
            raise BadArgument(name, "stands more than once in the URL", "once")
        found[name] = _READ[name](name, text) if text else None
    return {name: value for name, value in found.items() if value is not None}


def _object(name: str, text: str) -> Any:
    return _json(name, text, (dict,), 'a JSON object such as {"name": {"contains": "råd"}}')


def _list(name: str, text: str) -> Any:
    return _json(name, text, (list, dict), 'a JSON list such as [{"name": "ASC"}]')


def _json(name: str, text: str, kinds: tuple[type, ...], allowed: str) -> Any:
    try:
        value = read_json(text.encode())
    except NotJson as error:
        raise BadArgument(name, f"is not JSON: {error}", allowed) from None
    if not isinstance(value, kinds):
        raise BadArgument(name, "is JSON of another kind", allowed)
    return value


def _text(name: str, text: str) -> str:
    return text


def _day(name: str, text: str) -> str:
    if not is_day(text):
        raise BadArgument(name, f"is {_shown(text)}", "a day such as 2010-04-28")
    return text


def _period(name: str, text: str) -> str:
    if not is_period(text):
        raise BadArgument(name, f"is {_shown(text)}", "two days in turn such as 2010-04-28/2019-12-31, `..` for open")
    return period_text(*days_of_period(text))


def _municipality(name: str, text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise BadArgument(name, f"is {_shown(text)}", "a municipality code (kommunkod) such as 1880")
    return text


def _one_of(**words: Any) -> Callable[[str, str], Any]:
    def read(name: str, text: str) -> Any:
        if text not in words:
            raise BadArgument(name, f"is {_shown(text)}", " or ".join(words))
        return words[text]

    return read


def _words(name: str, text: str) -> list[str]:
    """Several values with commas between them; that they are allowed is for the question to find."""
    return [each.strip() for each in text.split(",") if each.strip()]


def _number(kind: type[int] | type[float], form: str, words: str) -> Callable[[str, str], Any]:
    def read(name: str, text: str) -> Any:
        if not re.fullmatch(form, text):  # Python reads `1_000`, `inf` and other digits too
            raise BadArgument(name, f"is {_shown(text)}", words)
        return kind(text)

    return read


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


_LONGEST = 60
"""Characters of a wrong value that are told again."""

_whole = _number(int, "[+-]?[0-9]{1,9}", "a whole number of at most 9 digits")
_fraction = _number(
    float,
    r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?",
    "a number such as 0.25, with at most 20 digits before the point and after",
)

_READ: dict[str, Callable[[str, str], Any]] = {
    "where": _object,
    "orderBy": _list,
    "asOf": _day,
    "during": _period,
    "around": _words,
    "depth": _whole,
    "mode": _text,
    "through": _words,
    "rollUp": _text,
    "identity": _words,
    "certainty": _words,
    "maxGroupSize": _whole,
    "minStrength": _fraction,
    "id": _text,
    "municipality": _municipality,
    "contentHash": _text,
    "bom": _one_of(true=True, false=False),
    "separator": _one_of(**{",": ",", ";": ";", "tab": "\t"}),
    "formulas": _one_of(escaped="escaped", raw="raw"),
}
"""How each argument of any file is read. That `where` and the like fit the graph is for the question to find."""
