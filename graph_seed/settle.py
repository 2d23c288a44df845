"""Settle the entries of data files as facts: what ids lead to, which place of which source proves what, and when.

A source is cited by those of its own dataset, for its headings and the day that it was read stand in its entry.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_seed.additions import added_to, addition_of
from graph_seed.cited import (
    CitedPlace,
    Citing,
    entity_citing,
    name_that_is_a_line,
    quote_of,
    relation_citing,
)
from graph_seed.citing import FRAGMENT, QUOTE, others_of
from graph_seed.facts import AdditionFact, EntityFact, OtherDatasets, RelationFact
from graph_seed.file_format import (
    CITES,
    JUDGEMENT,
    PUBLISHED_NAME,
    SOURCE,
    FileFormat,
    RelationFormat,
    relationship_prefix,
)
from graph_seed.folder import Draft, Folder
from graph_seed.locator import BadLines, Section, locator
from graph_seed.notation import Columns, FileEntry
from graph_seed.positions import number_entities, number_relations
from graph_seed.problems import FilePlace, Problems, did_you_mean, shortened
from graph_seed.property_keys import LISTED, NAMES, POSITION
from graph_seed.targets import Targets, declared, is_known
from graph_seed.text_links import known_words
from graph_seed.texts import Texts
from graph_seed.union import refuse_said_twice, united
from graph_store import sort_key
from schema.citation import text_directive
from schema.collaboration import roll_up_keys
from schema.municipality import MUNICIPALITIES, MUNICIPALITY, municipality_properties
from schema.value import FIRST_DAY, LAST_DAY

_UNPROVED = frozenset({"id", MUNICIPALITY, MUNICIPALITIES, "formerIds", "nameIsEditorial", NAMES, "version", JUDGEMENT})
"""Properties that are the curator's own, so that no place of a source has to support them."""

_NOT_STORED = frozenset({"at", "source", "cites", "sections", "to"})


@dataclass(frozen=True, slots=True)
class Settled:
    """All facts of the folders by id, with the place where each stands; `others` are what other datasets say."""

    file_format: FileFormat
    nodes: dict[str, EntityFact] = field(default_factory=dict)
    relationships: dict[str, RelationFact] = field(default_factory=dict)
    additions: dict[str, AdditionFact] = field(default_factory=dict)
    beside: dict[str, EntityFact] = field(default_factory=dict)
    """Entities of other datasets, with what all datasets say of them now."""
    places: dict[str, FilePlace] = field(default_factory=dict)
    keys: dict[str, Mapping[str, FilePlace]] = field(default_factory=dict)
    """Where the keys of what was written as an entry stand, by the id of its fact."""
    others: OtherDatasets = field(default_factory=OtherDatasets)

    def place(self, id_: str, key: str) -> FilePlace:
        """Where a fact states a property, or where its entry begins when it does not."""
        return self.keys.get(id_, {}).get(key, self.places[id_])

    def node(self, id_: str) -> EntityFact | None:
        return self.nodes.get(id_) or self.others.nodes.get(id_)


def settle(
    folders: Sequence[Folder], others: OtherDatasets, file_format: FileFormat, texts: Texts, problems: Problems
) -> Settled:
    """The facts of all folders; what does not fit goes to `problems`, and its fact is left out."""
    settled = Settled(file_format, others=others)
    drafts = declared(folders, problems)
    said = [draft for folder in folders for draft in folder.said]
    complete = all(folder.complete for folder in folders)
    known = Targets(drafts, texts, others.nodes, problems, complete, known_words(said, drafts, texts))
    for draft in drafts.values():
        for each, entry in _relationships(draft, known):
            _add_relationship(each, entry, settled, problems)
    additions = added_to(folders, known)
    for draft in additions.values():
        for each, entry in _relationships(draft, known):
            _add_relationship(each, entry, settled, problems)
        fact = addition_of(draft)
        settled.additions[fact.id] = fact
        settled.places[fact.id] = draft.entry.place
    for draft in drafts.values():
        if "name" in draft.entry.columns:
            settled.nodes[draft.id] = _node(draft, known)
            settled.places[draft.id] = draft.entry.place
            settled.keys[draft.id] = draft.entry.keys
    number_entities(settled.nodes, settled.relationships.values(), settled.places, texts, problems)
    number_relations(settled.relationships, settled.places, texts, problems)
    _unite(settled, {**drafts, **additions}, problems)
    return settled


# Entities -------------------------------------------------------------------------------------------------------------


def _node(draft: Draft, known: Targets) -> EntityFact:
    columns = draft.entry.columns
    beside = _NOT_STORED | draft.format.relations.keys() | {MUNICIPALITY, MUNICIPALITIES}
    properties = {
        **{name: value for name, value in columns.items() if name not in beside},
        **municipality_properties(draft.municipalities),
        **_validity(columns, entity_citing(draft).own, known),
        "sortKey": sort_key(columns["name"], draft.id),
        "dataset": draft.dataset,
    }
    return EntityFact(draft.id, draft.format.label, properties | roll_up_keys(draft.format.label, properties))


def _unite(settled: Settled, drafts: Mapping[str, Draft], problems: Problems) -> None:
    """Join to the entities what is added to them, here and by other datasets."""
    others = settled.others
    additions: dict[str, list[AdditionFact]] = {id_: list(found) for id_, found in others.additions.items()}
    for fact in settled.additions.values():
        additions.setdefault(fact.entity, []).append(fact)
    added_to = [(key, each.entry.keys) for key, each in drafts.items() if each.id in additions]
    places = {(key, name): place for key, keys in added_to for name, place in keys.items()}
    published: dict[str, list[str]] = {id_: list(found) for id_, found in others.published.items()}
    for each in settled.relationships.values():
        if PUBLISHED_NAME in each.properties:
            published.setdefault(each.start, []).append(each.properties[PUBLISHED_NAME])
    for node in (*settled.nodes.values(), *others.nodes.values()):
        entity = settled.file_format.entity(node.label)
        assert entity, f"{node.label} is a type of the schema"
        refuse_said_twice(node, additions.get(node.id, ()), entity, places, problems)
        whole = united(node, additions.get(node.id, ()), published.get(node.id, ()), entity)
        (settled.nodes if node.id in settled.nodes else settled.beside)[node.id] = whole


# Relationships --------------------------------------------------------------------------------------------------------


def _relationships(draft: Draft, known: Targets) -> Iterator[tuple[RelationFact, FileEntry]]:
    yield from _citations(draft, known)
    for name, relation in draft.format.relations.items():
        for entry in draft.entries(name):
            to = entry.columns.get("to")
            if to and is_known(to, name, entry, known):
                yield _relationship(draft, relation, to, entry, known), entry


def _relationship(draft: Draft, relation: RelationFormat, to: str, entry: FileEntry, known: Targets) -> RelationFact:
    start, end = (draft.id, to) if relation.outgoing else (to, draft.id)
    if relation.symmetric:
        start, end = sorted((start, end))
    citing = relation_citing(entry, relation, draft)
    id_ = entry.columns.get("id") or relationship_id(relation.relationship, start, end)
    properties = {
        **{name: value for name, value in entry.columns.items() if name not in _NOT_STORED},
        "id": id_,
        **_cited(entry, draft, known),
        **_quoted(_quote_of_relation(citing, relation, draft, to, known), citing.own, known),
        **others_of(list(_other_places(citing, relation, draft, known))),
        **_validity(entry.columns, citing.own, known),
        "dataset": draft.dataset,
    }
    return RelationFact(id_, relation.relationship, start, end, properties)


def relationship_id(relationship: str, start: str, end: str) -> str:
    """`signed:orebro-almby-ik/orebro-lokal-overenskommelse`, when the data gives none."""
    return f"{relationship_prefix(relationship)}:{_slug(start)}/{_slug(end)}"


def citation_id(entity: str, source: str, at: str) -> str:
    """`cites:actor:orebro-almby-ik/orebro-civilasamhallet/54`."""
    return f"{relationship_prefix(CITES)}:{entity}/{_slug(source)}/{at.replace('/', '-')}"


def _slug(id_: str) -> str:
    return id_.partition(":")[2]


def _add_relationship(each: RelationFact, entry: FileEntry, settled: Settled, problems: Problems) -> None:
    first, place = settled.relationships.get(each.id), entry.place
    if first is None:
        settled.relationships[each.id] = each
        settled.places[each.id], settled.keys[each.id] = place, entry.keys
    elif each.type == CITES:
        problems.add(place, f"{each.start} cites the same place of {each.end} twice; put all it supports in one entry")
    elif (first.start, first.end) == (each.start, each.end):
        problems.add(
            place,
            f"{each.id} is already at {settled.places[each.id]}; a relation is written once, at either end. "
            "If these are two, give each an id",
        )
    else:
        problems.add(
            place, f"{each.id} is also the id of another relation, at {settled.places[each.id]}; give one an id"
        )


# What is stated where -------------------------------------------------------------------------------------------------


def _citations(draft: Draft, known: Targets) -> Iterator[tuple[RelationFact, FileEntry]]:
    """A relationship to the source for each place that the entry cites; `at` supports what no other place does."""
    claimed = {"name"} if draft.entry.columns.get("nameIsEditorial") else set()
    citing, keys = entity_citing(draft, _owned(draft, known)), _stated_keys(draft, known)
    for place in citing.others:
        supports = [
            name
            for name in place.supports
            if _can_support(name, place.entry, draft.format.label, draft.format.fields, keys, known)
        ]
        claimed.update(supports)
        yield from _citation(place, supports, citing, draft, known)
    unproved = _UNPROVED - {NAMES} if draft.adds else _UNPROVED
    stated = [name for name in draft.format.fields if name in draft.entry.keys and name not in unproved]
    unclaimed = [name for name in stated if name not in claimed]
    if not draft.adds or (unclaimed and "at" in draft.entry.keys):
        yield from _citation(citing.own, unclaimed, citing, draft, known)
    elif unclaimed:
        known.problems.add(draft.entry.place, f"no place: say with at where {' and '.join(unclaimed)} is stated")
    elif "at" in draft.entry.keys:
        text = "at says where what is added here is stated; for what the entity has already write cites, with supports"
        known.problems.add(draft.entry.keys["at"], text)


def _stated_keys(draft: Draft, known: Targets) -> Collection[str]:
    """The properties that an entry may say a place of: its own, and where it adds to an entity that entity's."""
    own = draft.entry.keys.keys()
    if not draft.adds:
        return own
    if owner := known.drafts.get(draft.id):
        return {*own, *owner.entry.keys}
    node = known.outside[draft.id]
    fields = draft.format.fields.items()
    return {*own, *(name for name, each in fields if each.notation.stated(node.properties) is not None)}


def _owned(draft: Draft, known: Targets) -> Columns:
    """What its own dataset says of an entity to which a draft adds."""
    if not draft.adds:
        return {}
    owner = known.drafts.get(draft.id)
    return owner.entry.columns if owner else known.outside[draft.id].properties


def _citation(
    place: CitedPlace, supports: Sequence[str], citing: Citing, draft: Draft, known: Targets
) -> Iterator[tuple[RelationFact, FileEntry]]:
    entry, cited = place.entry, _cited(place.entry, draft, known)
    if cited:
        source = cited["source"]
        id_ = citation_id(draft.id, source, entry.columns["at"])
        text = known.texts.of(source)
        # an owner may change its words alone: what is added quotes them only where a text proves that they stand there
        quoted = citing if text or not draft.adds else entity_citing(draft)
        properties = {
            "id": id_,
            **cited,
            **_quoted(quote_of(quoted, place, supports, text), place, known),
            "supports": _supported(draft.format.fields, supports),
            **_validity({}, place, known),
            "dataset": draft.dataset,
        }
        yield RelationFact(id_, CITES, draft.id, source, properties), entry


def _other_places(citing: Citing, relation: RelationFormat, draft: Draft, known: Targets) -> Iterator[dict[str, Any]]:
    """The places that prove some of the properties of a relationship."""
    own = _cited(citing.entry, draft, known)
    taken = [(own.get("source"), own.get("locator"))]
    for place in citing.others:
        each = place.entry
        supports = [
            name
            for name in place.supports
            if _can_support(name, each, relation.name, relation.fields, citing.entry.keys, known)
        ]
        cited = _cited(each, draft, known)
        if not cited:
            continue
        if (named := (cited["source"], cited["locator"])) in taken:
            text = f"{relation.name} cites the same place of {named[0]} twice; put all it supports in one entry"
            known.problems.add(each.place, text)
        taken.append(named)
        quote = _quoted(quote_of(citing, place, supports, known.texts.of(place.source)), place, known)
        yield {**cited, "supports": _supported(relation.fields, supports), **quote}


def _supported(fields: Iterable[str], supports: Collection[str]) -> list[str]:
    """What a place proves, by the names of the API, in the order of the fields."""
    return [POSITION if name == LISTED else name for name in fields if name in supports]


def _quote_of_relation(citing: Citing, relation: RelationFormat, draft: Draft, to: str, known: Targets) -> str | None:
    """What its own place is found by: the name that it gives itself, or that of an end which is a line there."""
    elsewhere = {name for place in citing.others for name in place.supports}
    text = known.texts.of(citing.own.source)
    quote = quote_of(citing, citing.own, [name for name in relation.fields if name not in elsewhere], text)
    return quote or name_that_is_a_line((draft, known.drafts.get(to)), citing.own, text)


def _quoted(quote: str | None, place: CitedPlace, known: Targets) -> dict[str, str]:
    """A quote, and what leads to it on the page; a judgement has no words that could be looked for."""
    source = known.drafts.get(place.source or "")
    if quote is None or (source and source.entry.columns.get(JUDGEMENT)):
        return {}
    words = known.words.get(place.source or "")
    directive = words.directive(quote, place) if words else text_directive(quote)
    return {QUOTE: quote, **({FRAGMENT: directive} if directive else {})}


def _can_support(
    name: str, cites: FileEntry, called: str, fields: Iterable[str], stated: Collection[str], known: Targets
) -> bool:
    """Whether an entry of `cites` may say that it supports a property of the entry that it stands in."""
    place = cites.keys["supports"]
    allowed = [each for each in fields if each != "id"]
    if name not in allowed:
        asked = did_you_mean(name, allowed)
        known.problems.add(place, f"supports: {shortened(name)} is no property of {called}.{asked}")
    elif name not in stated:
        known.problems.add(place, f"supports: {name} is not stated in this entry")
    return name in allowed


def _cited(entry: FileEntry, draft: Draft, known: Targets) -> dict[str, Any]:
    """The source and where in it; nothing when that cannot be said."""
    source = entry.columns.get("source") or draft.source
    if source is None:
        known.problems.add(entry.place, "no source: name one here, or as source: at the top of the file")
        return {}
    cited = known.drafts.get(source)
    if cited is None or cited.dataset != draft.dataset:
        if known.complete:
            near = did_you_mean(source, [id_ for id_, each in known.drafts.items() if each.format.label == SOURCE])
            place = entry.keys.get("source", entry.place)
            known.problems.add(place, f"source: there is no {source} in this dataset.{near}")
        return {}
    if "at" not in entry.columns:
        return {}
    try:
        return {"source": source, "locator": _locator(entry.columns["at"], cited, known)}
    except BadLines as wrong:
        known.problems.add(entry.keys["at"], f"at: {shortened(entry.columns['at'])}: {wrong}")
        return {}


def _locator(at: str, source: Draft, known: Targets) -> str:
    read = (each.columns for each in source.entries("sections"))
    sections: list[Section] = [(each["line"], each.get("heading")) for each in read if "line" in each]
    return locator(at, sections, lines=known.texts.of(source.id) is not None)


def _validity(columns: Columns, stated: CitedPlace, known: Targets) -> dict[str, str]:
    """The first and last day on which the fact can have begun and ended; open where nothing is stated.

    What is not stated to begin had begun when its source was read, or on its last day if that is earlier. A beginning
    lies before the end, whichever days the two can mean.
    """
    begins, ends = columns.get("validFrom", FIRST_DAY), columns.get("validTo", LAST_DAY)
    if ends < begins:
        known.problems.add(
            stated.entry.keys.get("validTo", stated.entry.place),
            f"validTo ({ends} at the latest) lies before validFrom ({begins} at the earliest)",
        )
    return {
        "validFrom": begins,
        "validFromLatest": min(columns.get("validFromLatest") or _read_on(stated, known), ends),
        "validToEarliest": max(columns.get("validToEarliest", LAST_DAY), begins),
        "validTo": ends,
    }


def _read_on(stated: CitedPlace, known: Targets) -> str:
    """The day on which a place was first read, which facts without a stated start need.

    What stood in an earlier version of the source already had begun when that was read.
    """
    cited = known.drafts.get(stated.source or "")
    if cited is None:
        return LAST_DAY
    if "retrievedOn" not in cited.entry.keys:
        text = f"{cited.id} lacks retrievedOn, the day that it was read: what it says has begun by then"
        known.problems.add(cited.entry.place, text)
    first = known.drafts.get(known.texts.first_with(cited.id, stated.lines()), cited)
    return str(first.entry.columns.get("retrievedOn", LAST_DAY))
