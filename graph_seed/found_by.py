"""The words by which entities are found, as they follow from what the graph holds of each."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from graph_seed.file_format import PUBLISHED_NAME, FileFormat
from graph_seed.held import Read
from graph_seed.union import found_by_text, other_texts
from graph_store import ENTITY, LOWEST, Statement
from schema.language import OTHER_TEXTS

PAGE = 1_000

_HELD = f"""\
MATCH (n:`{ENTITY}`) WHERE n.id > $after
RETURN n.id, labels(n), properties(n),
  COLLECT {{ MATCH (n)-[r]->(:`{ENTITY}`) WHERE r.{PUBLISHED_NAME} IS NOT NULL RETURN r.{PUBLISHED_NAME} }}
ORDER BY n.id LIMIT $page"""

_KEEP = f"UNWIND $rows AS row MATCH (n:`{ENTITY}` {{id: row[0]}}) SET n.searchText = row[1], n.{OTHER_TEXTS} = row[2]"


@dataclass(frozen=True, slots=True)
class _FoundBy:
    id: str
    kept: tuple[str | None, list[str] | None]
    follows: tuple[str, list[str] | None]


async def keep_words_of_some(run: Read, after: str, file_format: FileFormat) -> str | None:
    """Keep them for the next entities after an id; the last of their ids, None if there is none."""
    found = await _words(run, after, file_format)
    await run(Statement(_KEEP, {"rows": [[each.id, *each.follows] for each in found if each.kept != each.follows]}))
    return found[-1].id if found else None


async def words_not_kept(read: Read, file_format: FileFormat) -> AsyncIterator[str]:
    """The ids of entities that have other words than follow from what is said of them."""
    after = LOWEST
    while found := await _words(read, after, file_format):
        for each in found:
            if each.kept != each.follows:
                yield each.id
        after = found[-1].id


async def _words(read: Read, after: str, file_format: FileFormat) -> list[_FoundBy]:
    found = []
    for id_, labels, held, published in await read(Statement(_HELD, {"after": after, "page": PAGE})):
        (label,) = (each for each in labels if each != ENTITY)
        entity = file_format.entity(label)
        assert entity, f"{label} is a type of the schema"
        follows = found_by_text(held, published, entity), other_texts(held, entity).get(OTHER_TEXTS)
        found.append(_FoundBy(id_, (held.get("searchText"), held.get(OTHER_TEXTS)), follows))
    return found
