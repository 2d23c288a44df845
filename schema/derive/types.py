"""The Strawberry types that follow from the declared ones: objects, connections, edges and the root of a query.

    Council with `members: list[Actor] = edge(…)`
    → type Council, CouncilConnection, CouncilEdge, CouncilMemberConnection, CouncilMemberEdge,
      and `council(id:)`, `councils(first:, after:)` at the root

Every derived field answers with what lies under its response key in the object above it: the answer has been found
and shaped before graphql-core visits the first field (resolvers/answer.py).
"""

import inspect
import keyword
import types
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Annotated, Any, Optional

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry.types.field import StrawberryField
from strawberry.types.scalar import ScalarDefinition

from schema.aggregate import GroupOrder
from schema.argument import REQUIRED, Argument
from schema.collaboration import (
    ACTOR,
    ASSUMED,
    COLLABORATORS,
    MIN_STRENGTH,
    SHARED,
    SINCE,
    STRENGTH,
    VIA,
    WEAKEST,
)
from schema.derive import classes
from schema.derive.group import Criterion, criteria, edge_criteria, measured
from schema.derive.input import Inputs, order_name, where_name
from schema.derive.model import EntityType, Kind, Model, Property, RelationType, lower_first, read_model
from schema.network import NETWORK, NETWORK_ARGUMENTS
from schema.network_change import CHANGE, CHANGE_ARGUMENTS
from schema.path import PATH, PATH_ARGUMENTS
from schema.value import Date, DateTime, Identity, Language

FIRST = Argument(
    "first",
    int | None,
    "How many edges at most; 20 when left out, 1000 at most unless the service is set otherwise.",
)
AFTER = Argument(
    "after", str | None, "Only edges after this cursor, taken from `cursor` or `pageInfo` of the same field."
)
LAST = Argument("last", int | None, "The last so many edges instead; with `first`, the last of those.")
BEFORE = Argument("before", str | None, "Only edges before this cursor.")
PAGE = (FIRST, AFTER, LAST, BEFORE)
AS_OF = Argument(
    "asOf",
    Date | None,
    "The day that the answer is about, with all that lies below; today (Europe/Stockholm) when left out.",
)
LANGUAGE = Argument(
    "language", Language, "The language of the text; null where the text is not held in it.", Language.SV
)
ID = Argument("id", strawberry.ID, "Id of the entity; `council:x@2020-01-01` is the council on that day.", REQUIRED)
IDS = Argument(
    "ids", list[strawberry.ID], "Ids of entities; `council:x@2020-01-01` is the council on that day.", REQUIRED
)
GROUPS = (
    Argument("orderBy", GroupOrder, "The order of the groups.", GroupOrder.COUNT_DESC),
    Argument("first", int, "How many groups at most.", 50),
)
TEXT = Argument(
    "text",
    str,
    "What is looked for, in any words; of a long text the first 1,000 characters, and of these 16 words. Little words "
    "(och, i, vem, the) count only where there are no others. The last word may be a beginning.",
    REQUIRED,
)
MUNICIPALITY = Argument("municipality", str | None, "Only entities of this municipality (kommunkod).")
SEARCH = (
    "Find entities by their names, aliases, published names and descriptions, in Swedish and English: in any form of a "
    "word (`föreningar`), by a beginning (`Rödak`), with or without marks (`orebra`), written apart (`barn råd`) and, "
    "where no entity has a word as it was typed, with one wrong letter in words of five letters, two from nine. A hit "
    "has at least one of the words."
)
SCORE = (
    "How well it answers, above 0 and up to 1. 1: its name is the text; 0.98: is it in another form; 0.94 to 0.97: "
    "begins with it; 0.9 to 0.93: begins with it in the middle of a word. Below 0.9: its name has the words, all as "
    "typed from 0.81; below 0.74: an alias or a published name has them; below 0.54: descriptions have them. Less for "
    "words that are missing, only a beginning, or mistyped; the more, the less there is in its name besides."
)
SUBJECT = Argument(
    "subject",
    strawberry.ID | None,
    "Only what was logged of this entity or relationship under this id. What was logged under ids that an entity had "
    "before is in its `history`, too.",
)


class Schema(strawberry.Schema):
    """A Strawberry schema that knows the model which it was derived from."""

    model: Model

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Leave the logging of errors to whoever executes."""


def build_schema(declared: Iterable[type], extensions: Sequence[type[SchemaExtension]] = ()) -> Schema:
    """The schema of the declared types. Its fields look into the shaped answer that is given as `root_value`."""
    model = read_model(declared)
    made = _Derivation(model).derive()
    schema = Schema(
        query=made["Query"],
        types=[made[name] for name in model.entities],
        extensions=list(extensions),
        config=StrawberryConfig(scalar_map=_SCALARS),
    )
    schema.model = model
    return schema


_SCALARS: dict[object, ScalarDefinition] = {
    Date: strawberry.scalar(
        name="Date",
        description="A day of the Gregorian calendar as in ISO 8601: `2010-04-28`.",
        serialize=str,
        parse_value=str,
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC as in ISO 8601: `2026-11-23T09:30:00Z`.",
        serialize=str,
        parse_value=str,
    ),
}


class _Derivation:
    """Makes the classes of one schema and leaves each in schema/derive/classes.py under its name."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.made: dict[str, type] = {}

    def derive(self) -> dict[str, type]:
        model = self.model
        node = [each for each in model.entity.properties if each.name == "id"]
        self.interface("Node", "Anything with an id that `node` finds again.", [_stored(each) for each in node])
        self.interface("Relation", model.relation.description, [_stored(each) for each in model.relation.properties])
        for each in model.objects.values():
            self.make(each.name, each.description, [_stored(field) for field in each.properties])
        self.interface("Entity", model.entity.description, self.entity_fields(model.entity), self.made["Node"])
        for entity in model.entities.values():
            self.make(entity.name, entity.description, self.entity_fields(entity), self.made["Entity"])
            self.aggregate(entity.name, entity, criteria(model, entity))
            self.connection(entity.name, f"{entity.name} entities in order, page by page.", entity.name)
        for edge in {edge.type_name: edge for each in model.entities.values() for edge in each.edges}.values():
            if not edge.only:
                self.aggregate(
                    edge.type_name, model.entities.get(edge.target, model.entity), edge_criteria(model, edge)
                )
                self.connection(edge.type_name, edge.description, edge.target, edge.relation)
        if ACTOR in model.entities:
            self.collaborators()
        Inputs(model, _lazy, self.keep).derive()
        self.keep("EntityType", strawberry.enum(_entity_types(model), description="A type of entity."))
        self.connection("Change", "The log in the order in which it was written, page by page.", "Change")
        self.search()
        self.make("Query", "What can be asked of the graph.", self.root_fields())
        return self.made

    def entity_fields(self, entity: EntityType) -> list[StrawberryField]:
        fields = [_stored(each) for each in entity.properties]
        for edge in entity.edges:
            if edge.only:
                fields.append(_looked_up(edge.name, _list(_lazy(edge.target)), edge.description))
                continue
            if edge.single:
                fields.append(_looked_up(edge.single, _nullable(_lazy(edge.target)), edge.single_description))
            arguments = (*_chosen(where_name(edge), order_name(edge)), *PAGE)
            fields.append(_looked_up(edge.name, _lazy(edge.type_name + "Connection"), edge.description, *arguments))
        if entity.name == ACTOR:
            assumed = (*ASSUMED, MIN_STRENGTH, *_chosen("ActorWhere", "CollaboratorOrder"), *PAGE)
            fields.append(_looked_up("collaborators", _lazy("CollaboratorConnection"), COLLABORATORS, *assumed))
        history = "What loads added, corrected and withdrew of the entity itself, oldest first."
        fields.append(_looked_up("history", _lazy("ChangeConnection"), history, *PAGE))
        return [*fields, *entity.resolved]

    def connection(self, name: str, description: str, node: str, relation: RelationType | None = None) -> None:
        """A connection type and its edge type, the latter with what lies on the relationship."""
        on_edge = [_stored(each) for each in relation.properties] if relation else []
        bases = (self.made["Relation"],) if relation else ()
        words = relation.description if relation else f"A {node} in its place among others."
        self.pages(name, description, node, words, on_edge, bases, self.aggregated(name))

    def pages(
        self,
        name: str,
        description: str,
        node: str,
        edge_description: str,
        on_edge: Sequence[StrawberryField],
        bases: tuple[type, ...],
        beside: Sequence[StrawberryField],
    ) -> None:
        """A connection type with what lies `beside` its pages, and its edge type with what lies `on_edge`."""
        cursor = _looked_up("cursor", str, "Where the edge lies, for `after`.")
        own = _looked_up("node", _lazy(node), "The entity at the other end.")
        self.make(f"{name}Edge", edge_description, [cursor, own, *on_edge], *bases)
        self.make(
            f"{name}Connection",
            description,
            [
                _looked_up("edges", _list(_lazy(f"{name}Edge")), "The page, with what lies on each relationship."),
                _looked_up("nodes", _list(_lazy(node)), "The page, for those who want only the other ends."),
                _looked_up("pageInfo", _lazy("PageInfo"), "Where the page lies."),
                _looked_up("totalCount", int, "How many edges there are on all pages together."),
                *beside,
            ],
        )

    def collaborators(self) -> None:
        """What an actor's collaborators are given as."""
        self.connection("CollaboratorVia", VIA, "Entity")
        on_edge = [
            _looked_up("strength", float, STRENGTH),
            _looked_up("shared", int, SHARED),
            _looked_up("identity", Identity, WEAKEST),
            _looked_up("since", _nullable(_lazy("PartialDate")), SINCE),
            _looked_up("via", _lazy("CollaboratorViaConnection"), VIA, FIRST, AFTER),
        ]
        assumptions = _looked_up("assumptions", _lazy("Assumptions"), "What the answer takes for granted.")
        words = "An actor that another works with, and how closely."
        self.pages("Collaborator", COLLABORATORS, ACTOR, words, on_edge, (), [assumptions])

    def aggregated(self, name: str) -> list[StrawberryField]:
        if f"{name}Aggregate" not in self.made:
            return []
        return [_looked_up("aggregate", _lazy(f"{name}Aggregate"), "Figures over all pages together.")]

    def aggregate(self, name: str, entity: EntityType, by: Mapping[str, Criterion]) -> None:
        """What is counted, grouped and measured of the rows of a connection."""
        members = {each.name: strawberry.enum_value(each.name, description=each.description) for each in by.values()}
        made: type[Enum] = _enum(f"{name}GroupBy", members)
        self.keep(f"{name}GroupBy", strawberry.enum(made, description="What to group by."))
        criterion = Argument(
            "by", _list(_lazy(f"{name}GroupBy")), "The criteria; several together make finer groups.", REQUIRED
        )
        fields = [
            _looked_up("count", int, "How many rows there are."),
            _looked_up("groupBy", _list(_lazy("Group")), "The rows in groups.", criterion, *GROUPS),
        ]
        for field, each in measured(entity).items():
            kind, words = "CountStatistics", f"How many nodes `{each.name}` leads to."
            if isinstance(each, Property):
                kind, words = "IntStatistics" if each.kind is Kind.INT else "DateStatistics", f"Figures of `{field}`."
            fields.append(_looked_up(field, _lazy(kind), words))
        self.make(f"{name}Aggregate", "Figures over all pages of a connection together.", fields)

    def search_field(self) -> StrawberryField:
        types = Argument(
            "types", _nullable(_list(_lazy("EntityType"))), "Only entities of these types; of none, nothing is found."
        )
        arguments = (TEXT, types, MUNICIPALITY, FIRST, AFTER, AS_OF)
        return _looked_up("search", _lazy("SearchConnection"), SEARCH, *arguments)

    def search(self) -> None:
        """What a search gives: entities of any type, with how well each of them answers."""
        self.make(
            "SearchEdge",
            "An entity that a search found.",
            [
                _looked_up("cursor", str, "Where the edge lies, for `after`; good for the same text only."),
                _looked_up("node", _lazy("Entity"), "The entity."),
                _looked_up("score", float, SCORE),
                _looked_up(
                    "matched",
                    _list(str),
                    "The fields in which words of the text were found: `name`, `aliases`, `nameAsPublished` (of a "
                    "relationship), or one that describes, such as `purpose`, `summary`, `text` or `goals`.",
                ),
            ],
        )
        self.make(
            "SearchConnection",
            "What a search found, best first; equally good ones by name.",
            [
                _looked_up("edges", _list(_lazy("SearchEdge")), "The page, with how well each entity answers."),
                _looked_up("nodes", _list(_lazy("Entity")), "The page, for those who want only the entities."),
                _looked_up("pageInfo", _lazy("PageInfo"), "Where the page lies; paging ends at 200."),
                _looked_up("totalCount", int, "How many entities were found: 200 at most, the likeliest."),
            ],
        )

    def network_fields(self) -> list[StrawberryField]:
        if ACTOR not in self.model.entities:
            return []
        return [
            _looked_up("network", _lazy("Network"), NETWORK, *NETWORK_ARGUMENTS, AS_OF),
            _looked_up("networkChange", _lazy("NetworkChange"), CHANGE, *CHANGE_ARGUMENTS),
            _looked_up("collaborationPath", _lazy("CollaborationPath"), PATH, *PATH_ARGUMENTS, AS_OF),
        ]

    def root_fields(self) -> list[StrawberryField]:
        fields = [
            _looked_up(
                "node",
                _nullable(_lazy("Node")),
                "The entity that has an id or had it before, of any type, a closed one too; null when there is none.",
                ID,
            ),
            _looked_up(
                "nodes",
                _list(_nullable(_lazy("Node"))),
                "The entities that have these ids or had them before, in the order of the ids, null for none.",
                IDS,
            ),
            self.search_field(),
            *self.network_fields(),
            _looked_up("graph", _lazy("GraphInfo"), "What the graph is: its revision, its contents and its terms."),
            _looked_up("changes", _lazy("ChangeConnection"), "The log of all loads, oldest first.", SUBJECT, *PAGE),
        ]
        for entity in self.model.entities.values():
            if entity.name == "Source":
                continue
            single, words = lower_first(entity.name), entity.description
            found = f"By an id that it has or had before, a closed one too; null when there is none. {words}"
            fields.append(_looked_up(single, _nullable(_lazy(entity.name)), found, ID, AS_OF))
            arguments = (*_chosen(f"{entity.name}Where", f"{entity.name}Order"), *PAGE, AS_OF)
            connection = _lazy(f"{entity.name}Connection")
            fields.append(_looked_up(entity.plural, connection, f"All of them. {words}", *arguments))
        return fields

    def interface(self, name: str, description: str, fields: list[StrawberryField], *bases: type) -> None:
        self.make(name, description, fields, *bases, decorate=strawberry.interface)

    def make(
        self, name: str, description: str, fields: list[StrawberryField], *bases: type, decorate: Any = strawberry.type
    ) -> None:
        members: dict[str, Any] = {field.python_name: field for field in fields}
        members |= {"__module__": classes.__name__, "is_type_of": _is_type_of, "resolve_type": _resolve_type}
        made = types.new_class(name, bases, exec_body=lambda namespace: namespace.update(members))
        self.keep(name, decorate(made, name=name, description=description))

    def keep(self, name: str, made: type) -> None:
        self.made[name] = made
        setattr(classes, name, made)


@classmethod  # type: ignore[misc]
def _is_type_of(cls: type, value: Any, info: Any) -> bool:
    return isinstance(value, dict)


@classmethod  # type: ignore[misc]
def _resolve_type(cls: type, value: Any, info: Any, abstract: Any) -> str:
    return str(value.type_name)


def _chosen(where: str, order: str) -> tuple[Argument, Argument]:
    return (
        Argument("where", _nullable(_lazy(where)), "Only what this holds for."),
        Argument(
            "orderBy", _nullable(_list(_lazy(order))), "The order, by the first key, then by the second, and so on."
        ),
    )


def _entity_types(model: Model) -> type[Enum]:
    members = {
        each.upper_name: strawberry.enum_value(each.upper_name, description=each.description)
        for each in model.entities.values()
    }
    return _enum("EntityType", members)


def _enum(name: str, members: dict[str, Any]) -> type[Enum]:
    made: type[Enum] = Enum(name, members)  # type: ignore[misc]
    return made


def _lazy(name: str) -> Any:
    return Annotated[name, strawberry.lazy(classes.__name__)]


def _nullable(inner: Any) -> Any:
    return Optional[inner]  # noqa: UP045 (a lazy type takes no `|`)


def _list(inner: Any) -> Any:
    return list[inner]


_TYPES: dict[Kind, Any] = {
    Kind.ID: strawberry.ID,
    Kind.STRING: str,
    Kind.INT: int,
    Kind.FLOAT: float,
    Kind.BOOLEAN: bool,
    Kind.DATE: Date,
    Kind.DATE_TIME: DateTime,
}


def _stored(field: Property) -> StrawberryField:
    """The field of a property, which takes the language where its text is held in several."""
    inner = _TYPES.get(field.kind) or field.enum or _lazy(field.type_name)
    returns = _list(inner) if field.many else inner if field.required else _nullable(inner)
    return _looked_up(field.name, returns, field.description, *([LANGUAGE] if field.localised else field.arguments))


def _looked_up(name: str, returns: Any, description: str, *arguments: Argument) -> StrawberryField:
    """A field whose resolver looks under the response key in the object above."""

    def look_up(root: Any, info: Any, **_: Any) -> Any:
        return root[info.path.key]

    parameters = [
        inspect.Parameter("root", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Any),
        inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=strawberry.Info),
        *(
            inspect.Parameter(
                f"{each.name}_" if keyword.iskeyword(each.name) else each.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=each.default,
                annotation=Annotated[each.type, strawberry.argument(each.description, name=each.name)],
            )
            for each in arguments
        ),
    ]
    look_up.__signature__ = inspect.Signature(parameters, return_annotation=returns)  # type: ignore[attr-defined]
    look_up.__name__ = name
    field: StrawberryField = strawberry.field(resolver=look_up, name=name, description=description)
    return field
