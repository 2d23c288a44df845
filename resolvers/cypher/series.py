"""How many rows of a set hold over time, at the top of a statement or beside a node.

    DateCounts(Nodes("Council"), dates, condition)
    → MATCH (n0:Council) UNWIND [x IN $p0 WHERE n0.validFrom <= x AND n0.validTo >= x] AS d1
      WITH n0, d1 WHERE … WITH d1 AS k2, sum(1) AS c3, sum(CASE WHEN … THEN 1 ELSE 0 END) AS c4
      [k2, c3, c4]

Neo4j lets no sum stand beside other values: of what lies beside a node each row comes by itself, to be counted later.
"""

from dataclasses import dataclass, replace

from resolvers.block import DateCounts, Ever, Nodes, Pattern, Spans, days_of
from resolvers.cypher.expression import compile_condition
from resolvers.cypher.names import Names
from resolvers.cypher.scope import Matched
from schema.value import FIRST_DAY, LAST_DAY


@dataclass(frozen=True)
class Tally:
    """The clauses that find rows, and of each the keys under which it is counted, and what it counts there."""

    clauses: str
    keys: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def rows(self) -> str:
        """Each row by itself."""
        return f"{self.clauses} RETURN [{', '.join([*self.keys, *self.numbers])}]"

    def counted(self, part: int, names: Names) -> str:
        """All rows with equal keys as one, as a branch."""
        keys = {names.variable("k"): key for key in self.keys}
        sums = {names.variable("c"): f"sum({number})" for number in self.numbers}
        bound = ", ".join(f"{value} AS {name}" for name, value in (keys | sums).items())
        return f"{self.clauses} WITH {bound}\nRETURN {part} AS part, [{', '.join(keys | sums)}] AS row"


def tally(block: Spans | DateCounts, found: Matched, names: Names) -> Tally:
    """Tell the rows of a set by their days, or by each date."""
    return _by_days(block, found, names) if isinstance(block, Spans) else _by_dates(block, found, names)


def _by_days(block: Spans, found: Matched, names: Names) -> Tally:
    start, start_latest, end_earliest, end = _days(block.of, found)
    if _ever(block.of):
        start, end = (names.given((block.of.as_of, day), day) for day in (FIRST_DAY, LAST_DAY))
    return Tally(found.clause, (start, start_latest, end_earliest, end), ("1",))


def _by_dates(block: DateCounts, found: Matched, names: Names) -> Tally:
    start, start_latest, end_earliest, end = _days(block.of, found)
    date, dates = names.each(block.dates), names.param(block.dates.dates)
    if not _ever(block.of):
        # fewer rows than to look at each date by a WHERE
        dates = f"[x IN {dates} WHERE {start} <= x AND {end} >= x]"
    row = replace(found.row, known={block.dates: date})
    each = Matched(f"{found.clause} UNWIND {dates} AS {date} WITH {', '.join(row.variables)}", (), row)
    held = each.where(compile_condition(block.condition, row, names))
    surely = f"CASE WHEN {start_latest} <= {date} AND {end_earliest} >= {date} THEN 1 ELSE 0 END"
    return Tally(held.clause, (date,), ("1", surely))


def _days(of: Nodes | Pattern, found: Matched) -> list[str]:
    days = days_of(of.on if isinstance(of, Nodes) else "r")
    return [found.row.of(each) for each in (days.start, days.start_latest, days.end_earliest, days.end)]


def _ever(of: Nodes | Pattern) -> bool:
    return isinstance(of.as_of, Ever)
