"""Log lines: for a person at a console, or one JSON object a line for a machine."""

import logging
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import orjson

_SHOWN = ("operation", "shape")
"""The facts of a request that its message does not tell already."""


class ConsoleFormatter(logging.Formatter):
    """`09:41:02 info  web: POST /graphql 200 3.1 ms 812 B operation=Councils shape=5b0f2c11`"""

    def format(self, record: logging.LogRecord) -> str:
        facts = _facts(record)
        words = [_on_one_line(record.getMessage()), *(f"{key}={facts[key]}" for key in _SHOWN if key in facts)]
        line = f"{_second(int(record.created))} {record.levelname.lower():<7} {record.name}: {' '.join(words)}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class JsonFormatter(logging.Formatter):
    """`{"time":"2026-11-23T09:41:02.113Z","level":"info","logger":"web","message":"…","status":200,…}`"""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": f"{_second_in_utc(int(record.created))}.{int(record.created % 1 * 1000):03}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_facts(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


# a client chooses its path: it shall not start lines of its own, nor colour ours
_ESCAPED = {code: repr(chr(code))[1:-1] for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}


def _on_one_line(text: str) -> str:
    return text if text.isprintable() else text.translate(_ESCAPED)


@lru_cache(1)  # a service that answers by the thousand logs as many lines in one second
def _second(moment: int) -> str:
    return datetime.fromtimestamp(moment).astimezone().strftime("%H:%M:%S")


@lru_cache(1)
def _second_in_utc(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _facts(record: logging.LogRecord) -> dict[str, Any]:
    return getattr(record, "facts", {})
