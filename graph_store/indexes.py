"""The indexes and constraints of the graph, and their words on both engines.

Entity          id is unique; searchText is found by its words
every label     sortKey; municipalityKey and sortKey: a page is one range of an index
                validFrom; validTo: what is not valid at a date is counted by a range, not by looking at everything
Actor           headOf; unitOf: the actors of a municipality
Load, Change    sortKey; of a Change also its subject, and recordedAt and sortKey: what was written in a time, in order
Graph           id is unique: there is one
Datasets        id is unique: there is one
FormerId        id is unique: it leads to the one entity that had it
Writing         id is unique: one marker for each writer
Fact            id is unique; sortKey, which begins with the relationship
Addition        id is unique; entity: what is added to one

Neo4j gives a page of one municipality the order of its index only when asked for `ORDER BY n.municipalityKey,
n.sortKey`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from graph_store.errors import IndexesMissing
from graph_store.guard import WRITING
from graph_store.statement import Statement
from graph_store.store import GraphStore
from graph_store.target import Engine

ENTITY = "Entity"
"""The label that every entity has beside its own."""
FORMER_ID = "FormerId"
"""The label of what remembers an id that an entity had before: `id`, and as `entity` the id that it has now."""
ADDITION = "Addition"
"""The label of what a dataset adds to an entity of another: `id`, `entity`, `dataset`, and what it adds."""
DATASETS = "Datasets"
"""The label of the one node that says what the datasets of the graph are; apart from the counter that all answers read,
for ArcadeDB reads a node whole."""
FACT, STATED_IN = "Fact", "STATED_IN"
"""The label of what is a relationship as a node of its own, and what leads from it to sources."""
SEARCH_INDEX = "Entity_searchText"
"""The name by which the full-text index is asked."""


class IndexKind(Enum):
    """What an index is for: that a value occurs once, an order, or finding words."""

    UNIQUE = "unique"
    ORDER = "order"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Index:
    """One index over the nodes of a label."""

    kind: IndexKind
    label: str
    properties: tuple[str, ...]

    @property
    def name(self) -> str:
        return "_".join((self.label, *self.properties))


RANGES = (("sortKey",), ("municipalityKey", "sortKey"), ("validFrom",), ("validTo",))
"""The properties by which the entities of every label are read in ranges."""

LOOK_UPS = {"Actor": (("headOf",), ("unitOf",))}
"""The properties by which entities of one label are looked up."""


def indexes(labels: Iterable[str]) -> list[Index]:
    """All that the graph needs when its entities have these labels."""
    labels = list(labels)
    return [
        Index(IndexKind.UNIQUE, ENTITY, ("id",)),
        Index(IndexKind.WORDS, ENTITY, ("searchText",)),
        *(Index(IndexKind.ORDER, label, properties) for label in labels for properties in RANGES),
        *(Index(IndexKind.ORDER, label, properties) for label in labels for properties in LOOK_UPS.get(label, ())),
        Index(IndexKind.ORDER, "Load", ("sortKey",)),
        Index(IndexKind.ORDER, "Change", ("sortKey",)),
        Index(IndexKind.ORDER, "Change", ("subject",)),
        Index(IndexKind.ORDER, "Change", ("recordedAt", "sortKey")),
        Index(IndexKind.UNIQUE, "Graph", ("id",)),
        Index(IndexKind.UNIQUE, DATASETS, ("id",)),
        Index(IndexKind.UNIQUE, FORMER_ID, ("id",)),
        Index(IndexKind.UNIQUE, WRITING, ("id",)),
        Index(IndexKind.UNIQUE, FACT, ("id",)),
        Index(IndexKind.ORDER, FACT, ("sortKey",)),
        Index(IndexKind.UNIQUE, ADDITION, ("id",)),
        Index(IndexKind.ORDER, ADDITION, ("entity",)),
    ]


async def ensure_indexes(store: GraphStore, labels: Iterable[str]) -> None:
    """Make the indexes that are missing, and return when all of them can be used; on Neo4j by a writable store.

    The embedded engine has made its own when it started, as only its administrator may: there they are looked for.
    """
    wanted = indexes(labels)
    if store.engine is Engine.ARCADEDB:
        present = {row[1] for row in await store.read(Statement("SHOW INDEXES"))}
        missing = [index.name for index in wanted if index.name not in present]
        if missing:
            raise IndexesMissing(missing)
        return
    await store.define([_NEO4J[index.kind](index) for index in wanted])
    await store.read(Statement("CALL db.awaitIndexes()"))


def _unique_neo4j(index: Index) -> Statement:
    return Statement(
        f"CREATE CONSTRAINT `{index.name}` IF NOT EXISTS FOR (n:`{index.label}`) REQUIRE {_of_n(index)} IS UNIQUE"
    )


def _order_neo4j(index: Index) -> Statement:
    return Statement(f"CREATE INDEX `{index.name}` IF NOT EXISTS FOR (n:`{index.label}`) ON ({_of_n(index)})")


def _words_neo4j(index: Index) -> Statement:
    # the words are made by search_text, so no analyzer shall change them
    return Statement(
        f"CREATE FULLTEXT INDEX `{index.name}` IF NOT EXISTS FOR (n:`{index.label}`) ON EACH [{_of_n(index)}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    )


def _of_n(index: Index) -> str:
    return ", ".join(f"n.`{name}`" for name in index.properties)


_NEO4J: Mapping[IndexKind, Callable[[Index], Statement]] = {
    IndexKind.UNIQUE: _unique_neo4j,
    IndexKind.ORDER: _order_neo4j,
    IndexKind.WORDS: _words_neo4j,
}

_ARCADEDB: Mapping[IndexKind, str] = {
    IndexKind.UNIQUE: "UNIQUE",
    IndexKind.ORDER: "NOTUNIQUE",
    IndexKind.WORDS: 'FULL_TEXT METADATA {"analyzer": "org.apache.lucene.analysis.core.WhitespaceAnalyzer"}',
}


def arcadedb_schema(labels: Iterable[str], relationships: Iterable[str]) -> list[str]:
    """All types and indexes in ArcadeDB's SQL, for its administrator; each statement may be repeated.

    A node with two labels is of a type of its own there, named after both and extending both. Properties are declared
    before they are indexed: an index over properties that are neither declared nor present never gives order.
    """
    labels = list(labels)
    wanted = indexes(labels)
    types = sorted({ENTITY, *labels, *(index.label for index in wanted)})
    pairs = [sorted((ENTITY, label)) for label in labels]
    properties = dict.fromkeys((index.label, name) for index in wanted for name in index.properties)
    return [
        *(f"CREATE VERTEX TYPE `{name}` IF NOT EXISTS" for name in types),
        *(f"CREATE VERTEX TYPE `{a}~{b}` IF NOT EXISTS EXTENDS `{a}`, `{b}`" for a, b in pairs),
        *(f"CREATE EDGE TYPE `{name}` IF NOT EXISTS" for name in (*relationships, STATED_IN)),
        *(f"CREATE PROPERTY `{label}`.`{name}` IF NOT EXISTS STRING" for label, name in properties),
        *(
            f"CREATE INDEX `{index.name}` IF NOT EXISTS ON `{index.label}` "
            f"({', '.join(f'`{name}`' for name in index.properties)}) {_ARCADEDB[index.kind]}"
            for index in wanted
        ),
    ]
