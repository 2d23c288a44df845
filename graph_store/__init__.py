"""The database: one way to reach it, whichever engine holds it.

open_graph, GraphStore     open it, read it, write it       opening.py, store.py
Statement, Transaction     what is asked, and in what       statement.py, store.py
guarded, Snapshot          how it is read at one revision   guard.py
ensure_indexes             what makes it fast               indexes.py
FORM                       what it keeps beside its facts   form.py
sort_key, search_text      texts that both engines order and find alike   collation.py, search_text.py
GraphError and its kin     what can go wrong                errors.py
"""

import graph_store.driver  # noqa: F401  # before any other that imports the driver of Neo4j

# isort: split
from graph_store.collation import HIGHEST, LOWEST, sort_key
from graph_store.errors import (
    BadUrl,
    CommitUnknown,
    ConstraintViolated,
    EngineEnding,
    EngineKeepsEnding,
    EngineNotStarted,
    FolderLocked,
    FolderUnusable,
    GraphBusy,
    GraphChanging,
    GraphError,
    GraphFailed,
    GraphNotOpened,
    GraphRefused,
    GraphTimeout,
    GraphUnavailable,
    IndexesMissing,
    OtherForm,
    ReadOnly,
    TooDeep,
    TooLarge,
    UnsupportedEngine,
    WrongCredentials,
)
from graph_store.explained import Explained
from graph_store.form import FORM
from graph_store.guard import Revision, Snapshot, guarded
from graph_store.indexes import ADDITION, DATASETS, ENTITY, FORMER_ID, SEARCH_INDEX, ensure_indexes
from graph_store.opening import EMBEDDED, SCHEMES, open_graph
from graph_store.search_text import (
    PART,
    SHORTEST_PART,
    Word,
    joined_words,
    last_part,
    part_begins,
    search_text,
    word,
    words,
)
from graph_store.statement import Row, Statement
from graph_store.store import GraphStore, Transaction
from graph_store.target import Credentials, Engine, Target

__all__ = [
    "ADDITION",
    "DATASETS",
    "EMBEDDED",
    "ENTITY",
    "FORM",
    "FORMER_ID",
    "HIGHEST",
    "LOWEST",
    "PART",
    "SCHEMES",
    "SEARCH_INDEX",
    "SHORTEST_PART",
    "BadUrl",
    "CommitUnknown",
    "ConstraintViolated",
    "Credentials",
    "Engine",
    "EngineEnding",
    "EngineKeepsEnding",
    "EngineNotStarted",
    "Explained",
    "FolderLocked",
    "FolderUnusable",
    "GraphBusy",
    "GraphChanging",
    "GraphError",
    "GraphFailed",
    "GraphNotOpened",
    "GraphRefused",
    "GraphStore",
    "GraphTimeout",
    "GraphUnavailable",
    "IndexesMissing",
    "OtherForm",
    "ReadOnly",
    "Revision",
    "Row",
    "Snapshot",
    "Statement",
    "Target",
    "TooDeep",
    "TooLarge",
    "Transaction",
    "UnsupportedEngine",
    "Word",
    "WrongCredentials",
    "ensure_indexes",
    "guarded",
    "joined_words",
    "last_part",
    "open_graph",
    "part_begins",
    "search_text",
    "sort_key",
    "word",
    "words",
]
