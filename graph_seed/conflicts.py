"""What a load meets in the graph that is not its own: what other datasets say, and what may not be taken from them."""

from collections.abc import Sequence

from graph_seed.dataset import ReadFolders
from graph_seed.difference import Difference
from graph_seed.facts import Facts, OtherDatasets
from graph_seed.file_format import PUBLISHED_NAME
from graph_seed.held import (
    Read,
    held_additions,
    held_nodes,
    held_published,
    needed_by_others,
    relations_of_others,
    remembered,
)
from graph_seed.problems import FilePlace, Problems


async def held_others(
    read: Read, held: Facts, reading: ReadFolders, names: Sequence[str], *, alone: bool
) -> OtherDatasets:
    """What other datasets say of the entities that a load concerns; nothing when the graph has only these datasets.

    It concerns those that its files declare, refer to or add to, and those of others of which it said something so far.
    `alone`: there are no other datasets.
    """
    said = {each.entity for each in held.additions.values()}
    said |= {each.start for each in held.relationships.values() if PUBLISHED_NAME in each.properties}
    concerned = reading.outside | (said - held.nodes.keys() - reading.declared)
    found = await held_nodes(read, sorted(concerned))
    nodes = {id_: node for id_, node in found.items() if node.properties.get("dataset") not in names}
    if alone:
        return OtherDatasets(nodes)
    ids = sorted(reading.declared | held.nodes.keys() | nodes.keys())
    additions = await held_additions(read, ids, names)
    published = await held_published(read, ids, names)
    for former, id_ in reading.renamed(held).items():  # others still name the id that it had
        additions[id_] = (*additions.get(id_, ()), *additions.pop(former, ()))
        published[id_] = (*published.get(id_, ()), *published.pop(former, ()))
    return OtherDatasets(nodes, additions, published)


async def refuse_conflicts(read: Read, found: Difference, names: Sequence[str], reading: ReadFolders) -> None:
    """Refuse what would take from other datasets what is theirs, or what they need."""
    problems = Problems()
    places = reading.entries
    for id_, node in (await held_nodes(read, (node.id for node in found.nodes.added))).items():
        owner = node.properties.get("dataset") or "(none)"
        text = f"{id_} belongs to the dataset {owner} in the graph: refer to it, or load that folder together with this"
        problems.add(places[id_], text)
    before, after = found.former_ids
    for id_, entity in (await remembered(read, (*after, *(node.id for node in found.nodes.added)))).items():
        if id_ not in before and entity not in found.wanted.nodes:
            text = f"{id_} is a former id of {entity}, which is not of these files: it stays that entity's"
            problems.add(places[after.get(id_, id_)], text)
    folders = {folder.description.name: folder.path for folder in reading.folders if folder.description}
    withdrawn = {node.id: node for node in found.nodes.withdrawn}
    for id_, relationship, owner in await needed_by_others(read, withdrawn, names):
        leads = f"{relationship} of the dataset {owner} still leads to it"
        text = f"{id_} is gone from these files, but {leads if relationship else f'the dataset {owner} adds to it'}"
        problems.add(FilePlace(str(folders[withdrawn[id_].properties["dataset"]])), text)
    renamed = (pair.after for pair in found.relationships.changed if pair.before.id != pair.after.id)
    come = {each.id: each for each in (*found.relationships.added, *renamed)}
    for id_, owner, start, end in await relations_of_others(read, come, names):
        place = places[come[id_].start if come[id_].start in places else come[id_].end]
        of = f"the dataset {owner or '(none)'}, from {start} to {end}"
        problems.add(place, f"{id_} is already a relationship of {of}; give one an id")
    problems.refuse()
