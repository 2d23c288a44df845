"""What a dataset says, as it lies in the graph."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_seed.problems import Problem

Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EntityFact:
    """An entity: its label and properties."""

    id: str
    label: str
    properties: Properties
    """What its dataset says, and what is computed."""
    added: Properties = field(default_factory=dict)
    """The columns to which other datasets add, as they are with what these add."""

    @property
    def stored(self) -> dict[str, Any]:
        """As it lies in the graph: what its own dataset says of these columns stands apart, as a text of JSON."""
        if not self.added:
            return dict(self.properties)
        own = {name: self.properties.get(name) for name in sorted(self.added)}
        return {**self.properties, **self.added, OWN: json.dumps(own, ensure_ascii=False)}

    @classmethod
    def from_stored(cls, id_: str, label: str, stored: Properties) -> "EntityFact":
        own = json.loads(stored.get(OWN, "{}"))
        properties = {name: value for name, value in stored.items() if name != OWN and name not in own}
        properties |= {name: value for name, value in own.items() if value is not None}
        return cls(id_, label, properties, {name: stored[name] for name in own})


@dataclass(frozen=True, slots=True)
class AdditionFact:
    """What a dataset adds to an entity of another; places and relations that it adds are relationships as all are."""

    id: str
    entity: str
    properties: Properties
    """Its id, that of the entity, its dataset, and the columns to which it adds."""

    @property
    def dataset(self) -> str:
        return str(self.properties["dataset"])

    @property
    def columns(self) -> Properties:
        """What is added, by the column of the entity."""
        return {name: value for name, value in self.properties.items() if name not in _OF_ADDITION}


OWN = "own"
"""The property of an entity in the graph that has what its own dataset says where others add to it."""

_OF_ADDITION = frozenset({"id", "entity", "dataset"})


@dataclass(frozen=True, slots=True)
class RelationFact:
    """A relationship between the entities with the ids `start` and `end`."""

    id: str
    type: str
    start: str
    end: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class Facts:
    """Nodes, relationships and additions by id."""

    nodes: Mapping[str, EntityFact] = field(default_factory=dict)
    relationships: Mapping[str, RelationFact] = field(default_factory=dict)
    additions: Mapping[str, AdditionFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OtherDatasets:
    """What datasets that are not read say beside those that are: nothing, where nobody asks a graph."""

    nodes: Mapping[str, EntityFact] = field(default_factory=dict)
    """Entities that are referred to or added to, by id."""
    additions: Mapping[str, tuple[AdditionFact, ...]] = field(default_factory=dict)
    """What is added to an entity, by the entity's id."""
    published: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names that sources give an entity in relationships, by the entity's id."""


@dataclass(frozen=True, slots=True)
class DatasetDescription:
    """What a dataset says of itself in `dataset.yaml`."""

    name: str
    title_sv: str
    title_en: str
    version: str
    licence: str
    municipality: str | None = None
    uses: tuple[str, ...] = ()
    """The datasets to which it refers, by their names."""


@dataclass(frozen=True, slots=True)
class HeldDataset:
    """A dataset as the graph describes it; `content_hash` is that of its facts when they were loaded."""

    description: DatasetDescription
    content_hash: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """The content of one folder of data files: valid as a whole, or it does not come to be."""

    description: DatasetDescription
    files: tuple[str, ...]
    facts: Facts
    content_hash: str
    warnings: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        return self.description.name
