"""Bring a graph of an older form up to the one that this version reads: what is computed is written anew.

No fact changes, and nothing is said in the log. It takes many transactions, each a revision; the graph has its new form
after the last one, so that one that was broken off is begun again.

What follows from the data files alone, the graph cannot make anew: `only_from_files` says what that is.
"""

from collections.abc import Mapping
from functools import partial

from graph_seed.fact_nodes import add_some, used_twice
from graph_seed.file_format import FileFormat, read_file_format
from graph_seed.found_by import keep_words_of_some
from graph_seed.hashes import keep_hashes
from graph_seed.in_municipality import join_some
from graph_seed.problems import IdUsedTwice
from graph_seed.together import keep_some
from graph_seed.write import part_descriptions
from graph_store import FORM, LOWEST, GraphStore, Transaction
from schema.derive.model import Model

_ONLY_FROM_FILES: Mapping[int, str] = {
    5: "links to the words of a page that are quoted, and the places that are counted in lists",
}
"""What came with a form, or after the one before it, and follows from data files and texts alone."""


def only_from_files(had: int) -> tuple[str, ...]:
    """What a graph that had this form lacks until its facts are loaded anew."""
    return tuple(said for form, said in _ONLY_FROM_FILES.items() if had < form)


async def upgrade(store: GraphStore, model: Model) -> tuple[int, int]:
    """The form that a graph had, and the one that it has now; it is opened as one that may be older."""
    had = await store.form()
    if had == FORM:
        return had, had
    file_format = read_file_format(model)
    if had < 5:  # since then nothing has changed in what lies beside each fact
        await _keep_anew(store, file_format)

    async def bring_up(transaction: Transaction) -> None:
        await part_descriptions(transaction)
        if had < 5:
            await keep_hashes(transaction, file_format)
        await transaction.bring_up()

    await store.write(bring_up)
    return had, FORM


async def _keep_anew(store: GraphStore, file_format: FileFormat) -> None:
    """All that lies beside the facts, whatever form there was."""
    if twice := await used_twice(store.read):
        raise IdUsedTwice(twice)
    after: str | None = LOWEST
    while after is not None:
        after = await store.write(partial(_join_some, after))
    after = LOWEST
    while after is not None:
        after = await store.write(partial(_keep_some, after))
    after = LOWEST
    while after is not None:
        after = await store.write(partial(_add_some, after))

    after = LOWEST
    while after is not None:
        after = await store.write(partial(_keep_words_of_some, after, file_format))


async def _join_some(after: str, transaction: Transaction) -> str | None:
    return await join_some(transaction.run, after)


async def _keep_some(after: str, transaction: Transaction) -> str | None:
    return await keep_some(transaction.run, after)


async def _add_some(after: str, transaction: Transaction) -> str | None:
    return await add_some(transaction.run, after)


async def _keep_words_of_some(after: str, file_format: FileFormat, transaction: Transaction) -> str | None:
    return await keep_words_of_some(transaction.run, after, file_format)
