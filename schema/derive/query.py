"""The fields at the root of a query: each type by id and as a connection, and what is asked of the whole graph."""

from collections.abc import Iterator

import strawberry
from strawberry.types.field import StrawberryField

from schema.argument import REQUIRED, Argument
from schema.change import LOG
from schema.collaboration import ACTOR
from schema.connection import AFTER, FIRST, PAGE
from schema.derive.field import chosen, lazy, list_of, looked_up, nullable
from schema.derive.model import EntityType, Model, lower_first
from schema.fact import FACT
from schema.label import LABELS
from schema.language import Language
from schema.network import NETWORK, NETWORK_ARGUMENTS
from schema.network_change import CHANGE, CHANGE_ARGUMENTS
from schema.path import PATH, PATH_ARGUMENTS
from schema.period import TIME
from schema.search import IN_MUNICIPALITY, SEARCH, TEXT

ITS_TIME = "`council:x@2020-01-01` is the council on that day, `council:x@2010-01-01/..` in that period."
ID = Argument("id", strawberry.ID, f"Id of the entity; {ITS_TIME}", REQUIRED)
ANY_ID = Argument("id", strawberry.ID, f"Id of the entity or relation; {ITS_TIME}", REQUIRED)
IDS = Argument("ids", list[strawberry.ID], f"Ids of entities and relations; {ITS_TIME}", REQUIRED)
RELATION_ID = Argument("id", strawberry.ID, "Id of the relation, which edges call `relationId`.", REQUIRED)
LANGUAGE = Argument(
    "language", Language, "The language of the words: Swedish or English; another is refused.", REQUIRED
)
TYPES = Argument(
    "types", nullable(list_of(lazy("EntityType"))), "Only entities of these types; of none, nothing is found."
)
SUBJECT = Argument(
    "subject",
    strawberry.ID | None,
    "Only what was logged of this entity or relationship under this id. What was logged under ids that an entity had "
    "before is in its `history`, too.",
)


_OF_THE_LOG = (SUBJECT, *chosen("ChangeWhere", "ChangeOrder"), *PAGE)


def root_fields(model: Model) -> list[StrawberryField]:
    return [
        *_of_the_graph(),
        *(_of_collaboration() if ACTOR in model.entities else ()),
        looked_up("graph", lazy("GraphInfo"), "What the graph is: its revision, its contents and its terms."),
        looked_up("changes", lazy("ChangeConnection"), f"The log of all loads, {LOG}.", *_OF_THE_LOG),
        looked_up("labels", list_of(lazy("Label")), LABELS, LANGUAGE),
        *_of_relations(),
        *(field for each in model.entities.values() for field in _of_type(each)),
    ]


def _of_the_graph() -> Iterator[StrawberryField]:
    words = "The entity that has an id or had it before, of any type, a closed one too, or the relation that has it; "
    words += "null when there is none."
    yield looked_up("node", nullable(lazy("Node")), words, ANY_ID)
    words = "The entities that have these ids or had them before, or relations, in the order of the ids, null for none."
    yield looked_up("nodes", list_of(nullable(lazy("Node"))), words, IDS)
    yield looked_up("search", lazy("SearchConnection"), SEARCH, TEXT, TYPES, IN_MUNICIPALITY, FIRST, AFTER, *TIME)


def _of_collaboration() -> Iterator[StrawberryField]:
    yield looked_up("network", lazy("Network"), NETWORK, *NETWORK_ARGUMENTS, *TIME)
    yield looked_up("networkChange", lazy("NetworkChange"), CHANGE, *CHANGE_ARGUMENTS)
    yield looked_up("collaborationPath", lazy("CollaborationPath"), PATH, *PATH_ARGUMENTS, *TIME)


def _of_relations() -> Iterator[StrawberryField]:
    words = "The relation with an id, whether it holds or not; null when there is none."
    yield looked_up("relation", nullable(lazy(FACT)), words, RELATION_ID, *TIME)
    words = "All relations as facts, by relationship, then by what they begin at and by what they lead to."
    arguments = (*chosen(f"{FACT}Where", f"{FACT}Order"), *PAGE, *TIME)
    yield looked_up("relations", lazy(f"{FACT}Connection"), words, *arguments)


def _of_type(entity: EntityType) -> Iterator[StrawberryField]:
    words = f"By an id that it has or had before, a closed one too; null when there is none. {entity.description}"
    yield looked_up(lower_first(entity.name), nullable(lazy(entity.name)), words, ID, *TIME)
    arguments = (*chosen(f"{entity.name}Where", f"{entity.name}Order"), *PAGE, *TIME)
    words = f"All of them. {entity.description}"
    yield looked_up(entity.plural, lazy(f"{entity.name}Connection"), words, *arguments)
