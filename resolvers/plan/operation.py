"""Plan an operation: what the graph is asked for, and which column each field of the response is read from.

    { councils(first: 1) { nodes { called: name } } }
    → asks    Seek(Council, columns=(n.name), by sortKey, limit 2)
      answers {"councils": {"nodes": [{"called": n.name}]}}

A plan is complete and frozen before any text exists. Every mistake that can be found without the graph is found here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import cast

from resolvers.block import (
    AskedId,
    Branch,
    ById,
    Day,
    Derivation,
    FactById,
    FactsById,
    GraphNode,
    LabelCounts,
    Listed,
    Nodes,
    RevisionNumber,
    Window,
    record,
)
from resolvers.block.slots import TODAY, Slot
from resolvers.errors import TooManyDates, UnknownWords
from resolvers.plan.aggregate import plan_aggregate
from resolvers.plan.change import plan_network_change
from resolvers.plan.connection import plan_connection
from resolvers.plan.context import UNIQUE, Context, PlanField
from resolvers.plan.log import plan_changes
from resolvers.plan.network import plan_network
from resolvers.plan.node import plan_change, plan_node, plan_value
from resolvers.plan.path import plan_path
from resolvers.plan.search import plan_search
from resolvers.request.ids import check_number, undated
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked, Operation
from resolvers.request.page import read_page
from resolvers.request.time import is_ever, read_time, time_of
from resolvers.response.columns import columns_of, forms_in, record_of
from resolvers.response.form import (
    Composed,
    Constant,
    Counts,
    Field,
    FirstFound,
    Form,
    FoundById,
    InOrder,
    LabelList,
    Listing,
    LookUp,
    Only,
    Read,
    Resolved,
)
from schema.derive.labels import labels_of
from schema.derive.model import Model, lower_first
from schema.derive.words import languages
from schema.fact import FACT
from schema.value import split_id

PlanRoot = Callable[[Context, Asked], Form]
"""Plans a field at the root, at the time that it is about."""


@dataclass(frozen=True)
class Plan:
    """What the graph is asked for, branch by branch, and the response that is made of it.

    `derivations` are computed from what the branches give. `resolved` says that fields beyond the graph's are asked
    for too: introspection, or a field with its own resolver.
    """

    branches: tuple[Branch, ...]
    response: Composed
    resolved: bool
    derivations: tuple[Derivation, ...] = ()


def plan_operation(operation: Operation, model: Model, limits: Limits) -> Plan:
    """The plan of a query operation; a `QuestionError` for what the caller can mend."""
    today = Day(operation.slots.leaf(TODAY))
    context = Context(operation, model, limits, today=today, time=today)
    roots = root_fields(model)
    fields = tuple(Field(each.key, _root(context, roots, each), each.required) for each in operation.root())
    response = Composed("Query", fields)
    asked = cast("Sequence[Branch | Derivation]", list(columns_of(response)))  # as all columns at the top are
    derivations = tuple(dict.fromkeys(each for each in asked if isinstance(each, Derivation)))
    branches = [each for each in asked if not isinstance(each, Derivation)]
    branches += [branch for each in derivations for branch in each.branches]
    resolved = any(isinstance(each, Resolved) for each in forms_in(response))
    return Plan(record(branches), response, resolved, derivations)


def root_fields(model: Model) -> Mapping[str, PlanRoot]:
    """What plans each field at the root."""
    types = model.entities.values()
    return {
        **{lower_first(each.name): partial(_by_id, each.name) for each in types},
        **{each.plural: partial(_all_of, each.name) for each in types},
        "relation": partial(_by_id, FACT),
        "relations": partial(_all_of, FACT),
        "node": partial(_by_id, UNIQUE),
        "nodes": _by_ids,
        "graph": _graph,
        "labels": _labels,
        "changes": _changes,
        "search": plan_search,
        "networkChange": plan_network_change,
        "collaborationPath": plan_path,
        "network": plan_network,
    }


def _root(context: Context, roots: Mapping[str, PlanRoot], asked: Asked) -> Form:
    if asked.name == "__typename":
        return Constant("Query")
    if asked.name.startswith("__"):
        return Resolved()
    assert asked.name in roots, f"Query.{asked.name} is in the schema, but nothing here answers it"
    time = read_time(asked)
    return roots[asked.name](context.at(time) if time else context, asked)


def _by_id(target: str, context: Context, asked: Asked) -> Form:
    """What has an id, at the time that the id has in it where none is asked for."""
    given = asked.arguments["id"].map(split_id)
    if context.time is context.today and given.map(_is_dated).pinned:
        context = context.at(time_of(given.map(itemgetter(1)), asked.key))
    bare = undated(asked, "id", context.time, asked.arguments["id"])
    found = [_found_by_id(context, each, asked, bare) for each in ((UNIQUE, FACT) if target == UNIQUE else (target,))]
    return found[0] if len(found) == 1 else FirstFound(tuple(found))


def _found_by_id(context: Context, target: str, asked: Asked, bare: Slot[str]) -> Only:
    """The node of a type, or the entity of any, that has an id."""
    item = plan_node(context, target, asked)
    if target == FACT:
        return Only(FactById(bare, record_of([item])), item)
    ids = bare.map(lambda identifier: (identifier,))
    return Only(ById(ids, record_of([item]), None if target == UNIQUE else target), item)


def _by_ids(context: Context, asked: Asked) -> Form:
    """What has some ids, in the order of these; of one time a branch finds the entities, and another one the facts."""

    limits = context.limits  # what is kept shall not hold the context, and with it the variables of who asked first

    def read(ids: Sequence[str]) -> Sequence[DatedId]:
        check_number(asked, len(ids), limits)
        return [split_id(each) for each in ids]

    def times_of(given: Sequence[DatedId]) -> Sequence[str]:
        times = sorted({its_time or "" for _, its_time in given})
        if len(times) > limits.dates:
            raise TooManyDates(asked.field, len(times), limits.dates, asked.nodes, asked.path)
        return times

    given = asked.arguments["ids"].map(read)
    times = given.map(times_of)
    found = []
    for place, is_dated in enumerate(times.map(lambda found: tuple(map(bool, found))).pinned):
        mark = times.map(itemgetter(place))
        about = context.at(time_of(mark, f"{asked.key} {place}") if is_dated else context.today)
        ids = given.map(_ids_of, mark)
        entity, fact = plan_node(about, UNIQUE, asked), plan_node(about, FACT, asked)
        found.append(FoundById(ById(ids, record_of([entity], AskedId())), entity))
        found.append(FoundById(FactsById(ids, record_of([fact], AskedId())), fact))
    return InOrder(tuple(found), given.map(_look_ups, times))


DatedId = tuple[str, str | None]
"""An id, and the time that it has in it."""


def _is_dated(identifier: DatedId) -> bool:
    return bool(identifier[1])


def _ids_of(given: Sequence[DatedId], time: str) -> tuple[str, ...]:
    """The ids of one time, each once."""
    return tuple(dict.fromkeys(identifier for identifier, its_time in given if (its_time or "") == time))


def _look_ups(given: Sequence[DatedId], times: Sequence[str]) -> tuple[LookUp, ...]:
    """Of each id the branches that look for it: of its time the entities, then the facts."""
    first = {time: 2 * place for place, time in enumerate(times)}
    return tuple(LookUp((first[time or ""], first[time or ""] + 1), identifier) for identifier, time in given)


def _all_of(target: str, context: Context, asked: Asked) -> Form:
    """A connection of all entities of a type."""

    def rows(at: Context) -> Nodes:
        # asked for ever, of facts nothing is left out, not even what never met
        when = None if target == FACT and is_ever(at.when) else at.when
        return Nodes(target, when, at.condition(asked, target))

    page = read_page(asked, target, context.orders.of_target(target, asked.arguments.get("orderBy")), context.limits)

    def aggregate(each: Asked) -> Form:
        entity = context.entity_type(target)
        return plan_aggregate(context, target, rows, entity, None, partial(plan_node, context, UNIQUE), each)

    return plan_connection(context, asked, page, rows(context), partial(plan_node, context, target), apart=aggregate)


def _changes(context: Context, asked: Asked) -> Form:
    return plan_changes(context, partial(plan_change, context), asked)


def _graph(context: Context, asked: Asked) -> Form:
    """What the graph tells about itself."""
    of_its_own: dict[str, PlanField] = {
        "counts": partial(_counts, context),
        "sources": partial(_sources, context),
        "revision": lambda each: Read(RevisionNumber(), default=0),
    }
    stored = {each.name: each for each in context.model.objects["GraphInfo"].properties}

    def field(each: Asked) -> Form:
        if each.name in of_its_own:
            return of_its_own[each.name](each)
        return plan_value(context, stored[each.name], "n", each)

    item = context.composed(asked, "GraphInfo", field)
    return Only(GraphNode(record_of([item])), item)


def _counts(context: Context, asked: Asked) -> Form:
    labels = tuple(sorted(context.model.entities))
    return Counts(LabelCounts(labels), labels, context.named(asked, "TypeCount"))


def _labels(context: Context, asked: Asked) -> Form:
    """The words of the schema, of which the graph knows nothing."""
    language = asked.slot(asked.arguments["language"]).pinned
    if language not in languages():
        raise UnknownWords(asked.field, language, languages(), asked.nodes, asked.path)
    labels = labels_of(context.operation.schema, context.model, language)
    return LabelList(language, labels, context.named(asked, "Label"))


def _sources(context: Context, asked: Asked) -> Form:
    item = plan_node(context, "Source", asked)
    return Listing(Listed(Nodes("Source"), record_of([item]), Window(context.orders.of_target("Source", None))), item)
