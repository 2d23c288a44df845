"""What a graph keeps beside its facts, where it does not follow from them, in words."""

from graph_seed.fact_nodes import facts_not_kept
from graph_seed.file_format import read_file_format
from graph_seed.found_by import words_not_kept
from graph_seed.hashes import hashes_not_kept
from graph_seed.in_municipality import municipalities_not_kept
from graph_seed.one_revision import at_one_revision
from graph_seed.sought_by import keys_not_kept
from graph_seed.together import not_kept
from graph_store import GraphStore, Revision
from schema.derive.model import Model


async def wrong_beside_facts(store: GraphStore, model: Model) -> list[str]:
    """All that is wrong at one revision of the graph."""

    async def look(_: Revision) -> list[str]:
        read, file_format = store.read, read_file_format(model)
        return [
            *[
                f"{each.id} ({each.start} {each.type} {each.end}): its days together with its ends are wrong"
                async for each in not_kept(read)
            ],
            *[
                f"{id_}: what is found by this id is not what the relationship says"
                async for id_ in facts_not_kept(read)
            ],
            *[
                f"{id_}: where its municipalities are looked for is not what its codes say"
                async for id_ in municipalities_not_kept(read)
            ],
            *[f"{id_}: search finds it by other words than it has" async for id_ in words_not_kept(read, file_format)],
            *[told async for told in keys_not_kept(read)],
            *[told async for told in hashes_not_kept(read, file_format)],
        ]

    return await at_one_revision(store, look)
