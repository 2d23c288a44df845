"""Keep edges from all that has the code of a municipality to the actors that stand for it, and find where none is kept.

    (a {municipalities: ["1880", "1881"]})-[:IN_MUNICIPALITY {id: "1880"}]->(:Actor {headOf: "1880"})

Whoever writes one of the two keeps them, in the same transaction and whichever dataset each is of: an actor that comes
later is met by all that was waiting for it. They are computed: no file, log or hash has them, and no fact lies beside
one. Its `id` is the code, which ends ties in an order; its days are those that both its ends share.
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

from graph_seed.difference import Difference
from graph_seed.facts import EntityFact
from graph_seed.held import Read
from graph_seed.together import KEEP
from graph_store import ENTITY, LOWEST, Statement
from schema.collaboration import ACTOR, HEAD_OF
from schema.municipality import IN_MUNICIPALITY, MUNICIPALITIES, MUNICIPALITY, MUNICIPALITY_KEY, SEVERAL

PAGE = 1_000
"""So many entities are looked at, or written, with one statement."""

_PART_ALL = f"UNWIND $rows AS row MATCH (:`{ENTITY}` {{id: row}})-[r:{IN_MUNICIPALITY}]-() DELETE r"
_PART = f"UNWIND $rows AS row MATCH (:`{ENTITY}` {{id: row}})-[r:{IN_MUNICIPALITY}]->() DELETE r"
_HEADS = f"UNWIND a.{MUNICIPALITIES} AS code MATCH (b:{ACTOR} {{{HEAD_OF}: code}}) WHERE b.id <> a.id"
_JOIN = (
    f"UNWIND $rows AS row MATCH (a:`{ENTITY}` {{id: row}}) WITH a {_HEADS} "
    f"CREATE (a)-[r:{IN_MUNICIPALITY} {{id: code}}]->(b) WITH a, r, b {KEEP}"
)
_SOME = f"MATCH (a:`{ENTITY}`) WHERE a.id > $after WITH a ORDER BY a.id LIMIT $page"
_SPREAD = (
    f"UNWIND $rows AS row MATCH (a:`{ENTITY}` {{id: row}}) SET a.{MUNICIPALITY_KEY} = a.{MUNICIPALITY}, "
    f"a.{MUNICIPALITIES} = CASE WHEN a.{MUNICIPALITY} IS NULL THEN [] ELSE [a.{MUNICIPALITY}] END"
)
_EDGES = (
    f"{_SOME} RETURN a.id, a.{MUNICIPALITY}, a.{MUNICIPALITIES}, a.{MUNICIPALITY_KEY}, "
    f"COLLECT {{ MATCH (a)-[r:{IN_MUNICIPALITY}]->(b) RETURN [r.id, b.id] }}, "
    f"COLLECT {{ {_HEADS} RETURN [code, b.id] }} ORDER BY a.id"
)


def _of_codes(label: str) -> str:
    return (
        f"MATCH (a:`{label}`) WHERE a.{MUNICIPALITY_KEY} IN $keys AND a.sortKey > $after "
        f"AND size([x IN $codes WHERE x IN a.{MUNICIPALITIES}]) > 0 RETURN a.id"
    )


async def part_from_municipalities(run: Read, withdrawn: Iterable[EntityFact]) -> None:
    """Take away the edges of entities that go, at whichever end these are."""
    for some in _batches([node.id for node in withdrawn]):
        await run(Statement(_PART_ALL, {"rows": some}))


async def join_municipalities(run: Read, difference: Difference, labels: Iterable[str]) -> None:
    """Make the edges that follow from what has been written; entities have the `labels`."""
    added = [node.id for node in difference.nodes.added]
    concerned = set(_moved(difference))
    if codes := sorted(set(_changed_heads(difference))):
        given = {"codes": codes, "keys": [*codes, SEVERAL], "after": LOWEST}
        for label in labels:
            concerned.update(id_ for (id_,) in await run(Statement(_of_codes(label), given)))
    await _join(run, sorted(concerned - set(added)), part=True)
    await _join(run, added)


def _moved(difference: Difference) -> Iterator[str]:
    """The entities that are of other municipalities than before."""
    for before, after in ((pair.before, pair.after) for pair in difference.nodes.changed):
        if before.properties.get(MUNICIPALITIES) != after.properties.get(MUNICIPALITIES):
            yield after.id


def _changed_heads(difference: Difference) -> Iterator[str]:
    """The codes for which another actor stands than before, or none."""
    nodes = difference.nodes
    pairs = [(pair.before.properties.get(HEAD_OF), pair.after.properties.get(HEAD_OF)) for pair in nodes.changed]
    pairs += [(None, node.properties.get(HEAD_OF)) for node in (*nodes.added, *nodes.withdrawn)]
    yield from (code for one, other in pairs if one != other for code in (one, other) if code)


async def _join(run: Read, ids: Sequence[str], *, part: bool = False) -> None:
    for some in _batches(ids):
        if part:
            await run(Statement(_PART, {"rows": some}))
        await run(Statement(_JOIN, {"rows": some}))


async def join_some(run: Read, after: str) -> str | None:
    """Make all that follows from the one code of the next entities after an id, in a graph that knew no more.

    The last of the entities' ids, None if there is none.
    """
    ids = [row[0] for row in await run(Statement(f"{_SOME} RETURN a.id ORDER BY a.id", {"after": after, "page": PAGE}))]
    await run(Statement(_SPREAD, {"rows": ids}))
    await _join(run, ids, part=True)
    return ids[-1] if ids else None


async def municipalities_not_kept(read: Read) -> AsyncIterator[str]:
    """The ids of entities of which the one code, the index or the edges do not follow from their codes."""
    after = LOWEST
    while rows := await read(Statement(_EDGES, {"after": after, "page": PAGE})):
        for id_, one, codes, key, edges, heads in rows:
            follows = (codes[0], codes[0]) if codes and len(codes) == 1 else (None, SEVERAL if codes else None)
            if codes is None or (one, key) != follows or sorted(edges) != sorted(heads):
                yield id_
        after = rows[-1][0]


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))
