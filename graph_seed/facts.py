"""What a dataset says, as it lies in the graph."""

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
    """Nodes and relationships by id."""

    nodes: Mapping[str, EntityFact] = field(default_factory=dict)
    relationships: Mapping[str, RelationFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DatasetDescription:
    """What a dataset says of itself in `dataset.yaml`."""

    name: str
    title_sv: str
    title_en: str
    version: str
    licence: str
    municipality: str | None = None


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
