"""How an engine finds the rows of a statement, as it tells it itself.

    ProduceResults  0 hits, 2 rows
      NodeIndexSeekByRange  RANGE INDEX n0:Actor(sortKey) WHERE sortKey > $p0  3 hits, 2 rows

What feeds a step stands below it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_store.statement import Row, Statement


@dataclass(frozen=True, slots=True)
class Explained:
    """A statement that was run: its rows, the plan of the engine, and how often that went to what it stores."""

    statement: Statement
    rows: list[Row]
    plan: str
    hits: int | None
    """None of an engine that does not count."""


def plan_of(told: Mapping[str, Any]) -> str:
    """The operators of a plan, a line each: what feeds another stands below it, a step further in."""
    drawn = told["args"].get("string-representation")
    if drawn and not told.get("children", ()):  # of the embedded engine there is nothing else
        return str(drawn).strip()
    return "\n".join(_lines(told, ""))


def hits_of(told: Mapping[str, Any]) -> int:
    """How often all operators of a plan that ran went to the store."""
    return int(told.get("dbHits", 0)) + sum(map(hits_of, told.get("children", ())))


def _lines(told: Mapping[str, Any], indent: str) -> Iterator[str]:
    details = " ".join(str(told["args"].get("Details", "")).split())
    operator = told["operatorType"].partition("@")[0]
    counted = f"{told.get('dbHits', 0)} hits, {told.get('rows', 0)} rows"
    yield f"{indent}{'  '.join(filter(None, (operator, details, counted)))}"
    for each in told.get("children", ()):
        yield from _lines(each, f"{indent}  ")
