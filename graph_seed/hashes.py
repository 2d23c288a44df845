"""The hashes of the datasets of a graph: made of the facts that it holds, and found where they are not those."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace

from graph_seed.content_hash import HashedLines
from graph_seed.file_format import FileFormat
from graph_seed.held import Read, held_datasets, held_pages
from graph_seed.write import told_of, write_descriptions
from graph_store import DATASETS, Statement, Transaction

_KEPT = f"MATCH (d:{DATASETS}) RETURN properties(d)"


async def keep_hashes(transaction: Transaction, file_format: FileFormat) -> None:
    """Make the hash of each dataset anew."""
    held = await held_datasets(transaction.run)
    made = await hashes_of(transaction.run, held, file_format)
    await write_descriptions(transaction, [replace(held[name], content_hash=made[name]) for name in sorted(held)])


async def hashes_not_kept(read: Read, file_format: FileFormat) -> AsyncIterator[str]:
    """What is wrong with the hashes: of each dataset whose facts have another one, and with what is told of all."""
    held = await held_datasets(read)
    made = await hashes_of(read, held, file_format)
    for name, each in sorted(held.items()):
        if made[name] != each.content_hash:
            yield f"{name}: the hash of its facts is {made[name]}, but {each.content_hash} is kept"
    ((kept,),) = await read(Statement(_KEPT)) or [[{}]]
    for name, told in told_of([held[each] for each in sorted(held)]).items():
        if (kept.get(name) or None) != (told or None):  # of none there may be nothing
            yield f"{name} of all datasets is {told}, but {kept.get(name)} is kept"


async def hashes_of(read: Read, datasets: Iterable[str], file_format: FileFormat) -> dict[str, str]:
    """The hash of each of these datasets; their lines are in memory, not their facts."""
    lines = HashedLines(file_format, {name: {} for name in datasets})
    async for facts in held_pages(read, list(lines.of)):
        lines.add(facts)
    return lines.hashes()
