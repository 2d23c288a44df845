"""The keys by which an entity is sought, as they follow from what the graph holds of it.

sortKey           its place in the order of names
headOf, unitOf    the municipality that an actor stands for, and that it is a unit of
FormerId          leads from each id that it had before to it
"""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from graph_seed.held import Read
from graph_store import ENTITY, FORMER_ID, LOWEST, Statement, sort_key
from schema.collaboration import HEAD_OF, UNIT_OF, roll_up_keys

PAGE = 1_000

_HELD = f"""\
MATCH (n:`{ENTITY}`) WHERE n.id > $after
RETURN n.id, labels(n), properties(n), n.formerIds ORDER BY n.id LIMIT $page"""

_LEADING = f"MATCH (f:{FORMER_ID}) RETURN f.id, f.entity"


async def keys_not_kept(read: Read) -> AsyncIterator[str]:
    """What is wrong with them, in words."""
    former: dict[str, str] = {}
    after = LOWEST
    while found := await read(Statement(_HELD, {"after": after, "page": PAGE})):
        for id_, labels, held, had in found:
            former |= dict.fromkeys(had or (), id_)
            (label,) = (each for each in labels if each != ENTITY)
            for name, follows in _follow(label, held).items():
                if held.get(name) != follows:
                    yield f"{id_}: {name} is {held.get(name)}, and should be {follows}"
        after = found[-1][0]
    kept = dict(await read(Statement(_LEADING)))
    for id_ in sorted(former.keys() | kept.keys()):
        if former.get(id_) != kept.get(id_):
            yield f"{id_}: this former id leads to {kept.get(id_)}, and should lead to {former.get(id_)}"


def _follow(label: str, held: Mapping[str, Any]) -> dict[str, str | None]:
    rolled_up = roll_up_keys(label, held)
    return {"sortKey": sort_key(held["name"], held["id"]), **{each: rolled_up.get(each) for each in (HEAD_OF, UNIT_OF)}}
