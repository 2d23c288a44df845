"""Keep beside each relationship a node that is the same as a fact of its own, and find where none is as it should be.

    (a)-[:SIGNED {id: "signed:a/b"}]->(b)  →  (:Fact {id: "signed:a/b", fromId: a.id, …})-[:STATED_IN]->(:Source)

Whoever writes the relationship or one of its ends keeps it, in the same transaction and whichever dataset the
relationship is of. It is computed: no file, log or hash has it. It names its ends by their ids: a relationship to each
would lie beside all others that the ends have, and whatever follows those would have to pass by it.
"""

from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph_seed.citing import FRAGMENT, QUOTE, citations_of
from graph_seed.facts import Properties, RelationFact
from graph_seed.held import Read
from graph_seed.locator import lines_of
from graph_store import ENTITY, LOWEST, Statement
from schema.fact import FACT, FROM_KIND, FROM_TYPE, STATED_IN, TO_KIND, TO_TYPE
from schema.language import language_of
from schema.municipality import IN_MUNICIPALITY
from schema.together import KEPT

PAGE = 1_000
"""So many entities are looked at with one statement, each with the relationships that begin at it."""

_OWN = ("id", "role", "identity", "reason", "nameAsPublished", "dataset")
_DAYS = (
    *("validFrom", "validFromEdtf", "validFromAsPublished", "validFromLatest"),
    *("validTo", "validToEdtf", "validToAsPublished", "validToEarliest"),
)

OF_ENDS = ("id", "sortKey", "kind")
"""The properties of an end that show in a fact, besides its days."""


def _type_of(end: str) -> str:
    """As in `EntityType`, from an id: `support-service:x` → `SUPPORT_SERVICE`."""
    return f"toUpper(replace(split({end}.id, ':')[0], '-', '_'))"


_FROM_ENDS = {
    "fromId": "a.id",
    "toId": "b.id",
    FROM_TYPE: _type_of("a"),
    TO_TYPE: _type_of("b"),
    FROM_KIND: "a.kind",
    TO_KIND: "b.kind",
    "sortKey": "type(r) + ' ' + a.sortKey + ' ' + b.sortKey + ' ' + r.id",  # a space is below all that is in a key
    **{name: f"r.{name}" for name in KEPT},
}
_KEEP = f"SET {', '.join(f'f.{name} = {value}' for name, value in _FROM_ENDS.items())}"
"""What follows from the ends `a` and `b` of a relationship `r`."""

ADD = (
    f"CREATE (f:{FACT}) SET f = fact[0] {_KEEP} "
    f"WITH f, fact UNWIND fact[1] AS place MATCH (s:`{ENTITY}` {{id: place[0]}}) "
    f"CREATE (f)-[c:{STATED_IN}]->(s) SET c = place[1]"
)
"""Makes the facts of relationships `r` from `a` to `b`, each of a `fact` as `fact_row` gives it."""

REMOVE = f"UNWIND $rows AS row MATCH (f:{FACT} {{id: row}}) DETACH DELETE f"
_ADD_BESIDE = (
    f"UNWIND $rows AS row MATCH (a:`{ENTITY}` {{id: row[0]}})-[r]->(b:`{ENTITY}` {{id: row[1]}}) "
    f"WHERE r.id = row[2] WITH a, r, b, row[3] AS fact {ADD}"
)
_LEADING = (
    f"UNWIND $rows AS row MATCH (a:`{ENTITY}` {{id: row}})-[r]->(b:`{ENTITY}`) MATCH (f:{FACT} {{id: r.id}}) {_KEEP}",
    f"UNWIND $rows AS row MATCH (b:`{ENTITY}` {{id: row}})<-[r]-(a:`{ENTITY}`) MATCH (f:{FACT} {{id: r.id}}) {_KEEP}",
)

_SOME = f"MATCH (a:`{ENTITY}`) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $page"
_IS_FACT = f"type(r) <> '{IN_MUNICIPALITY}'"
_RELATIONS = (
    f"{_SOME} RETURN a.id, properties(a), "
    f"COLLECT {{ MATCH (a)-[r]->(b:`{ENTITY}`) WHERE {_IS_FACT} RETURN [type(r), properties(r), properties(b), "
    f"head(COLLECT {{ MATCH (f:{FACT} {{id: r.id}}) RETURN [properties(f), "
    f"COLLECT {{ MATCH (f)-[c:{STATED_IN}]->(s) RETURN [s.id, properties(c)] }}] }})] }} ORDER BY a.id"
)
_IDS = f"{_SOME} RETURN a.id, COLLECT {{ MATCH (a)-[r]->(:`{ENTITY}`) WHERE {_IS_FACT} RETURN r.id }} ORDER BY a.id"
_ALONE = (
    f"MATCH (f:{FACT}) WHERE f.id > $after WITH f ORDER BY f.id LIMIT $page "
    f"RETURN f.id, EXISTS {{ MATCH (:`{ENTITY}` {{id: f.fromId}})-[r]->(:`{ENTITY}` {{id: f.toId}}) "
    "WHERE r.id = f.id } ORDER BY f.id"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A relationship with its days, its ends, and the node beside it as the graph has it, with its places."""

    relation: RelationFact
    ends: tuple[Properties, Properties]
    fact: tuple[Properties, list[Any]] | None

    @property
    def kept(self) -> bool:
        """Whether the node is what follows from the relationship and its ends."""
        if self.fact is None:
            return False
        held, places = self.fact
        return dict(_present(held)) == fact_of(self.relation, *self.ends) and _sorted(places) == _sorted(
            fact_row(self.relation)[1]
        )


def fact_row(each: RelationFact) -> list[Any]:
    """What of a fact follows from its relationship alone: its own properties, and the places that it is stated in."""
    names = (*_OWN, *_DAYS, *(name for name in sorted(each.properties) if language_of("reason", name)))
    own = {name: each.properties[name] for name in names if each.properties.get(name) is not None}
    return [{**own, "relationship": each.type}, [_place(*said) for said in enumerate(citations_of(each))]]


def _place(ordinal: int, said: Mapping[str, Any]) -> list[Any]:
    lines = lines_of(said["locator"])
    about = {"ordinal": ordinal, "locator": said["locator"], "supports": list(said["supports"])}
    about |= {name: said[name] for name in (QUOTE, FRAGMENT) if name in said}
    return [said["source"], {**about, "lines": lines} if lines else about]


def fact_of(each: RelationFact, start: Properties, end: Properties) -> dict[str, Any]:
    """The properties of a fact."""
    own, _ = fact_row(each)
    from_ends = {
        "fromId": start["id"],
        "toId": end["id"],
        FROM_TYPE: _type_named(start["id"]),
        TO_TYPE: _type_named(end["id"]),
        FROM_KIND: start.get("kind"),
        TO_KIND: end.get("kind"),
        "sortKey": f"{each.type} {start['sortKey']} {end['sortKey']} {each.id}",
        **{name: each.properties.get(name) for name in KEPT},
    }
    return dict(_present({**own, **from_ends}))


def _type_named(id_: str) -> str:
    return id_.partition(":")[0].replace("-", "_").upper()


def _present(properties: Properties) -> Iterable[tuple[str, Any]]:
    return ((name, value) for name, value in properties.items() if value is not None)


def _sorted(places: list[Any]) -> list[Any]:
    return sorted(places, key=lambda place: int(place[1].get("ordinal", 0)))


async def keep_facts(run: Read, ids: Iterable[str]) -> None:
    """Keep the facts of all relationships of these entities."""
    rows = list(ids)
    for text in _LEADING:
        await run(Statement(text, {"rows": rows}))


async def add_some(run: Read, after: str) -> str | None:
    """Make the facts of the relationships that begin at the next entities after an id, whatever facts they have.

    The last of the entities' ids, None if there is none.
    """
    last, found = await _beside(run, after)
    rows = [[each.relation.start, each.relation.end, each.relation.id, fact_row(each.relation)] for each in found]
    await run(Statement(REMOVE, {"rows": [each.relation.id for each in found]}))
    await run(Statement(_ADD_BESIDE, {"rows": rows}))
    return last


async def used_twice(read: Read) -> list[str]:
    """The ids that two relationships have."""
    counted: Counter[str] = Counter()
    after = LOWEST
    while rows := await read(Statement(_IDS, {"after": after, "page": PAGE})):
        for after, ids in rows:  # noqa: B007 (the last one is gone on from)
            counted.update(ids)
    return sorted(id_ for id_, times in counted.items() if times > 1)


async def facts_not_kept(read: Read) -> AsyncIterator[str]:
    """The ids of relationships beside which no fact is as it should be, and of facts beside no relationship."""
    after: str | None = LOWEST
    while after is not None:
        after, found = await _beside(read, after)
        for each in found:
            if not each.kept:
                yield each.relation.id
    last = LOWEST
    while rows := await read(Statement(_ALONE, {"after": last, "page": PAGE})):
        for id_, beside in rows:
            if not beside:
                yield id_
        last = rows[-1][0]


async def _beside(read: Read, after: str) -> tuple[str | None, list[Beside]]:
    rows = await read(Statement(_RELATIONS, {"after": after, "page": PAGE}))
    found = [
        Beside(RelationFact(about["id"], type_, start, end["id"], about), (properties, end), fact and tuple(fact))
        for start, properties, beside in rows
        for type_, about, end, fact in beside
    ]
    return (rows[-1][0] if rows else None), found
