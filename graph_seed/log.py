"""The log: one entry for each fact that a load adds, corrects or withdraws, with what stood before and what stands now.

    CORRECTED  council:orebro-brorad      name    Brorad → Brorådet
    WITHDRAWN  signed:orebro-x/orebro-y   SIGNED  {"from": "actor:orebro-x", …} → nothing

An entity or relationship is added and withdrawn whole, and corrected field by field; the places that an entity cites
are its field `citations`. What is only computed from facts, such as sort keys, is changed without an entry.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph_seed.citing import OTHERS
from graph_seed.difference import Difference, Pair
from graph_seed.facts import AdditionFact, DatasetDescription, EntityFact, Facts, RelationFact
from graph_seed.file_format import CITES, FileFormat
from graph_seed.stated import Said, stated_addition, stated_citation, stated_entity, stated_relation

Cited = tuple[str, str | None]
"""An entity, and the dataset that cites a place for it."""

_OF_ADDITION = ("id", "entity", "dataset")

ADDED, CORRECTED, WITHDRAWN = "ADDED", "CORRECTED", "WITHDRAWN"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One change of what we know; `before` and `after` are texts, JSON for what is no text."""

    kind: str
    subject: str
    predicate: str
    dataset: str | None
    before: str | None
    after: str | None
    source: str | None
    locator: str | None


def log_entries(difference: Difference, file_format: FileFormat) -> Iterator[LogEntry]:
    """What a load withdraws, corrects and adds: first of entities, then of relationships."""
    log = _Log(file_format, _citations(difference.held), _citations(difference.wanted))
    yield from log.entities(difference)
    yield from log.additions(difference)
    yield from log.relationships(difference)


def description_entries(before: DatasetDescription | None, after: DatasetDescription) -> Iterator[LogEntry]:
    """What changes in what a dataset says of itself; its subject is `dataset:` and its name."""
    subject = f"dataset:{after.name}"
    said = {name: value for name, value in asdict(after).items() if value not in (None, ())}
    if before is None:
        yield _entry(ADDED, subject, "Dataset", after.name, None, said, {})
        return
    for name, value in asdict(before).items():
        if (value or None) != said.get(name):
            yield _entry(CORRECTED, subject, name, after.name, value or None, said.get(name), {})


@dataclass(frozen=True, slots=True)
class _Log:
    """Words the entries; knows what was and is cited for each entity, by the entity's id and the dataset that does."""

    file_format: FileFormat
    cited: Mapping[Cited, list[Said]]
    cites: Mapping[Cited, list[Said]]

    def entities(self, difference: Difference) -> Iterator[LogEntry]:
        for node in difference.nodes.withdrawn:
            said = self.entity(node, self.cited)
            yield _entry(WITHDRAWN, node.id, node.label, _dataset(node), said, None, _proof(said["citations"], "name"))
        for before, after in self.touched(difference):
            yield from self.corrected_entity(before, after)
        for node in difference.nodes.added:
            said = self.entity(node, self.cites)
            yield _entry(ADDED, node.id, node.label, _dataset(node), None, said, _proof(said["citations"], "name"))

    def touched(self, difference: Difference) -> Iterator[tuple[EntityFact, EntityFact]]:
        """Entities that stay, of which a property or a citation differs."""
        pairs = {each.after.id: (each.before, each.after) for each in difference.nodes.changed}
        yield from pairs.values()
        come_or_gone = {node.id for node in (*difference.nodes.added, *difference.nodes.withdrawn)}
        citing = dict.fromkeys(each.start for each in _all_of(difference) if each.type == CITES)
        told = come_or_gone | pairs.keys() | {before.id for before, _ in pairs.values()}
        for id_ in citing:
            if id_ not in told and id_ in difference.wanted.nodes:  # what cites a place of another's entity adds to it
                yield difference.held.nodes[id_], difference.wanted.nodes[id_]

    def corrected_entity(self, before: EntityFact, after: EntityFact) -> Iterator[LogEntry]:
        was, now = self.entity(before, self.cited), self.entity(after, self.cites)
        for name in was | now:
            if was.get(name) != now.get(name):
                proof = _proof(now["citations"], name)
                yield _entry(CORRECTED, after.id, name, _dataset(after), was.get(name), now.get(name), proof)

    def additions(self, difference: Difference) -> Iterator[LogEntry]:
        """What is added to entities of other datasets: of each field what this dataset says, before and after."""
        held, wanted = difference.held.additions, difference.wanted.additions
        for id_ in sorted(held.keys() | wanted.keys()):
            before, after = held.get(id_), wanted.get(id_)
            was, now = self.addition(before, self.cited), self.addition(after, self.cites)
            each = after or before
            assert each, "it is in one of the two"
            for name in was | now:
                if was.get(name) != now.get(name):
                    proof = _proof(now.get("citations") or was.get("citations") or (), name)
                    yield _entry(CORRECTED, each.entity, name, each.dataset, was.get(name), now.get(name), proof)

    def relationships(self, difference: Difference) -> Iterator[LogEntry]:
        for each in _told(difference.relationships.withdrawn):
            said = self.relationship(each)
            yield _entry(WITHDRAWN, each.id, each.type, _dataset(each), said, None, said)
        for pair in difference.relationships.changed:
            if pair.after.type != CITES:
                yield from self.corrected_relationship(pair)
        for each in _told(difference.relationships.added):
            said = self.relationship(each)
            yield _entry(ADDED, each.id, each.type, _dataset(each), None, said, said)

    def corrected_relationship(self, pair: Pair[RelationFact]) -> Iterator[LogEntry]:
        was, now = self.relationship(pair.before), self.relationship(pair.after)
        ends = set() if was["id"] == now["id"] else {"from", "to"}  # the id tells that an end has another name
        for name in was | now:
            if name not in ends and was.get(name) != now.get(name):
                dataset, proof = _dataset(pair.after), _proof([now, *now.get(OTHERS, ())], name)
                yield _entry(CORRECTED, pair.after.id, name, dataset, was.get(name), now.get(name), proof)

    def entity(self, node: EntityFact, citations: Mapping[Cited, list[Said]]) -> Said:
        return {**stated_entity(node, self.file_format), "citations": citations.get((node.id, _dataset(node)), [])}

    def addition(self, each: AdditionFact | None, citations: Mapping[Cited, list[Said]]) -> Said:
        if each is None:
            return {}
        said = stated_addition(each, self.file_format)
        cited = citations.get((each.entity, each.dataset))
        fields = {name: value for name, value in said.items() if name not in _OF_ADDITION}
        return {**fields, "citations": cited} if cited else fields

    def relationship(self, each: RelationFact) -> Said:
        return stated_relation(each, self.file_format)


def _citations(facts: Facts) -> dict[Cited, list[Said]]:
    """What each dataset cites for each entity, in an order of its own."""
    found: dict[Cited, list[Said]] = {}
    for each in facts.relationships.values():
        if each.type == CITES:
            found.setdefault((each.start, _dataset(each)), []).append(stated_citation(each))
    for citations in found.values():
        citations.sort(key=str)
    return found


def _proof(citations: Iterable[Said], name: str) -> Said:
    """The citation that proves a field, or the first that there is."""
    proving = [each for each in citations if name in (each.get("supports") or ())]
    return next(iter([*proving, *citations]), {})


def _told(relationships: Iterable[RelationFact]) -> Iterator[RelationFact]:
    return (each for each in relationships if each.type != CITES)


def _all_of(difference: Difference) -> Iterator[RelationFact]:
    yield from difference.relationships.withdrawn
    yield from (each.after for each in difference.relationships.changed)
    yield from difference.relationships.added


def _dataset(fact: EntityFact | RelationFact) -> str | None:
    """The dataset that a fact is of; when it goes from one to another, that which it is of since."""
    found: str | None = fact.properties.get("dataset")
    return found


def _entry(
    kind: str, subject: str, predicate: str, dataset: str | None, before: Any, after: Any, proof: Said
) -> LogEntry:
    texts = _text(before), _text(after)
    return LogEntry(kind, subject, predicate, dataset, *texts, proof.get("source"), proof.get("locator"))


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
