"""Keep on each relationship the days on which it and both its ends are valid, and find where they are not kept.

    max(r.validFrom, a.validFrom, b.validFrom)  →  r.togetherFrom

Whoever writes one of the three keeps them, in the same transaction and whichever dataset the relationship is of. Where
the three never met they lie beyond every day, so that no question finds the relationship on any.
"""

from collections.abc import AsyncIterator, Iterable, Mapping
from itertools import permutations
from typing import Any

from graph_seed.facts import RelationFact
from graph_seed.held import Read
from graph_store import ENTITY, HIGHEST, LOWEST, Statement
from schema.together import ALONE, DAYLESS, FROM, SURELY, TO, TOGETHER

PAGE = 2_000
"""So many entities are looked at with one statement: each with the relationships that begin at it."""

_STARTS = tuple(TOGETHER)[:2]
"""Of these the latest counts, of the others the earliest."""

_NEVER: Mapping[str, str] = {name: HIGHEST if name in _STARTS else LOWEST for name in TOGETHER}
"""What stands where there is no such day: a start after every day, and an end before."""

VALIDITY = tuple(TOGETHER.values())
"""The properties of all three that the days follow from."""


def _utmost(own: str, sign: str) -> str:
    """Of the days of a relationship `r` and its ends `a` and `b` the one that all others are before, or after."""
    r, a, b = (f"{each}.{own}" for each in "rab")
    return f"CASE WHEN {a} {sign} {r} AND {a} {sign} {b} THEN {a} WHEN {b} {sign} {r} THEN {b} ELSE {r} END"


def _folded(name: str, own: str) -> str:
    sign = ">" if name in _STARTS else "<"
    return (
        f"CASE WHEN type(r) = '{ALONE}' THEN r.{own} "
        f"WHEN type(r) <> '{DAYLESS}' THEN {_utmost(own, sign)} "
        f"WHEN a.{own} {sign} b.{own} THEN a.{own} ELSE b.{own} END"
    )


def _met_surely(of: str) -> str:
    return " AND ".join(f"{one}.validFromLatest <= {two}.validToEarliest" for one, two in permutations(of, 2))


_SURELY = f"CASE WHEN type(r) = '{DAYLESS}' THEN {_met_surely('ab')} ELSE {_met_surely('rab')} END"
_FOLDED = ", ".join(
    (
        *(f"{_folded(name, own)} AS {name}" for name, own in TOGETHER.items()),
        f"type(r) = '{ALONE}' OR ({_SURELY}) AS {SURELY}",
    )
)
_MET = f"{FROM} <= {TO}"
_KEPT = {
    **{name: f"CASE WHEN {_MET} THEN {name} ELSE '{never}' END" for name, never in _NEVER.items()},
    SURELY: SURELY,
}

KEEP = f"WITH r, {_FOLDED} SET {', '.join(f'r.{name} = {kept}' for name, kept in _KEPT.items())}"
"""Keeps the days on the relationships `r` from `a` to `b` that the clauses before it found or made."""

KEEP_AND_GO_ON = KEEP.replace("WITH r,", "WITH a, r, b, row,", 1)
"""The same, for clauses behind it that need these."""

_LEADING = (
    f"UNWIND $rows AS row MATCH (a:`{ENTITY}` {{id: row}})-[r]->(b:`{ENTITY}`) {KEEP}",
    f"UNWIND $rows AS row MATCH (b:`{ENTITY}` {{id: row}})<-[r]-(a:`{ENTITY}`) {KEEP}",
)
"""Both keep them on the relationships of entities, which are found from either end."""

_SOME = f"MATCH (a:`{ENTITY}`) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $page"
_LAST = f"{_SOME} RETURN max(a.id)"
_BESIDE = f"{_SOME} MATCH (a)-[r]->(b:`{ENTITY}`)"
_EVERY = f"{_BESIDE} {KEEP}"
_DIFFERENT = (
    f"{_BESIDE} WITH a, r, b, {_FOLDED} "
    f"WHERE {' OR '.join(f'r.{name} IS NULL OR r.{name} <> {kept}' for name, kept in _KEPT.items())} "
    "RETURN type(r), r.id, a.id, b.id ORDER BY a.id, r.id"
)


async def keep_of_entities(run: Read, ids: Iterable[str]) -> None:
    """Keep the days on all relationships of these entities."""
    rows = list(ids)
    for text in _LEADING:
        await run(Statement(text, {"rows": rows}))


async def keep_some(run: Read, after: str) -> str | None:
    """Keep them on the relationships of the next entities after an id; the last of their ids, None if there is none."""
    given = {"after": after, "page": PAGE}
    ((last,),) = await run(Statement(_LAST, given))
    if last is not None:
        await run(Statement(_EVERY, given))
    return str(last) if last is not None else None


async def not_kept(read: Read) -> AsyncIterator[RelationFact]:
    """The relationships that hold other days than follow from the three."""
    after: str | None = LOWEST
    while after is not None:
        given: dict[str, Any] = {"after": after, "page": PAGE}
        ((last,),) = await read(Statement(_LAST, given))
        if last is not None:
            for type_, id_, start, end in await read(Statement(_DIFFERENT, given)):
                yield RelationFact(id_, type_, start, end, {})
        after = last


def ever_met(three: Iterable[Mapping[str, Any]]) -> bool:
    """Whether there is a day on which all of these can be valid."""
    facts = list(three)
    return bool(max(each["validFrom"] for each in facts) <= min(each["validTo"] for each in facts))
