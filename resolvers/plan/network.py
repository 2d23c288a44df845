"""Plan a network: which groups and actors are read, and what is made of them.

{ network(municipality: "1880") { nodes { entity { name } metrics { degree } } } }
→ groups   Walk(Nodes("Partnership", municipality), 0 steps, columns=(n.id, n.name, Members(…))), and of councils
  actors   Walk(Nodes("Partnership", municipality), 1 step, columns=(n.id, n.name)), and of councils
  answers  NetworkQuestion(…, columns=(nodes of (entity of (n.id, n.name), degree)))
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from resolvers.block import (
    MEMBERSHIPS_OF_LINK,
    SORT_KEY,
    Attribute,
    Branch,
    Column,
    Condition,
    Derived,
    EntityRows,
    Members,
    Metric,
    NetworkQuestion,
    Nodes,
    OfMunicipality,
    Rows,
    RowsOf,
    SeriesRows,
    Ties,
    Unknown,
    Walk,
)
from resolvers.block.slots import Slot
from resolvers.errors import SMALLER_GROUPS
from resolvers.plan.assumptions import plan_assumptions
from resolvers.plan.common_time import plan_common_time
from resolvers.plan.context import UNIQUE, Context, PlanField
from resolvers.plan.node import plan_entity, plan_node
from resolvers.request.assumptions import read_least, read_ties, read_within, refuse
from resolvers.request.ids import read_ids
from resolvers.request.municipality import MUNICIPALITY, read_municipality
from resolvers.request.operation import Asked
from resolvers.request.series import read_dates
from resolvers.response.columns import record_of, shown_of
from resolvers.response.form import Composed, Form, Listing, Only, Read, SharedValue
from schema.collaboration import ACTOR, MEMBERSHIPS

ID = Attribute("n", "id")
DEEPEST = 3

SMALLER_CHANGE = ("for one municipality", "through fewer kinds of group")
SMALLER_NETWORK = (*SMALLER_CHANGE, "around fewer actors", "less deep")
THINNER = (SMALLER_GROUPS,)
"""What an answer can be asked to rest on, to be smaller."""


def plan_network(context: Context, asked: Asked) -> Form:
    """The network around some actors, of a municipality, or of all there are."""
    given = asked.arguments
    ties = read_ties(asked, context.time, context.limits)
    two_mode, least = given["mode"] == "TWO_MODE", given.get("minStrength")
    if two_mode and least is not None:
        refuse(asked, "minStrength", least.value, "in TWO_MODE there are no pairs of actors, so leave it out")
    read_within(asked, "depth", 0, DEEPEST)
    read_within(asked, "first", 0, context.limits.network_list)
    of_its_own: dict[str, PlanField] = {
        "nodes": partial(_nodes, context),
        "links": partial(plan_links, context),
        "series": partial(_series, context),
        "assumptions": lambda each: plan_network_assumptions(context, each, asked, ties),
        "metrics": lambda each: context.composed(each, "NetworkMetrics", lambda metric: Read(Metric(metric.name))),
    }
    response = plan_computed(context, asked, "Network", of_its_own)
    thinner = THINNER if two_mode else ("with a greater minStrength", *THINNER)
    return Only(networked(context, asked, ties, [response], SMALLER_NETWORK, thinner), response)


def networked(
    context: Context,
    asked: Asked,
    ties: Ties,
    forms: Collection[Form],
    remedies: tuple[str, ...],
    thinner: tuple[str, ...],
) -> NetworkQuestion:
    """The network that a field is about, with what these forms of its answer read from it."""
    given = asked.arguments
    entity, columns = shown_of(EntityRows, forms, ID, SORT_KEY), record_of(forms)
    links = [column for rows in columns if isinstance(rows, Rows) for column in rows.columns]
    members = Members(ties, ties.stays, told=MEMBERSHIPS_OF_LINK in links)
    groups, actors, around = _read(context, asked, members, entity)
    return NetworkQuestion(
        ties=ties,
        groups=groups,
        actors=actors,
        around=around,
        entity=entity,
        members=members,
        columns=columns,
        two_mode=given.get("mode") == "TWO_MODE",
        depth=_depth(asked),
        least=read_least(asked),
        first=given.get("first", 0),
        longest=context.limits.network_links,
        largest=context.limits.network,
        remedies=remedies,
        thinner=(*remedies, *thinner),
        path=asked.path,
        strangers=strangers(context, asked),
        about=(given.get("municipality"), given["around"].map(tuple) if given.get("around") is not None else None),
    )


def _read(
    context: Context, asked: Asked, members: Members, entity: tuple[Column, ...]
) -> tuple[tuple[Branch, ...], tuple[Branch, ...], Branch | None]:
    """What reads the groups and the actors, and the actors that the network lies around."""
    given, ties = asked.arguments, members.ties
    code = read_municipality(asked)
    condition: Condition | None = OfMunicipality("eq", code) if code is not None else None
    group = (*entity, members)
    limit = context.limits.network + 1
    if given.get("around") is None:
        sets = [Nodes(MEMBERSHIPS[kind][1], ties.as_of, condition) for kind in sorted(set(given["through"]))]
        groups = tuple(Walk(ties, each, 0, group, limit) for each in sets)
        return groups, tuple(Walk(ties, each, 1, entity, limit) for each in sets), None
    ids, depth = read_ids(asked, "around", context.time, context.limits), _depth(asked)
    own = Walk(ties, ids, 0, entity, limit)
    if not depth:
        return (Walk(ties, ids, 1, group, limit, condition),), (own,), own
    further = 2 * depth
    return (
        (Walk(ties, ids, 1, group, limit, condition), Walk(ties, ids, further + 1, group, limit, condition)),
        (own, Walk(ties, ids, further, entity, limit, condition)),
        own,
    )


def strangers(context: Context, asked: Asked) -> tuple[Unknown, ...]:
    """What tells that nothing has the municipality, or the ids, that a field is asked for."""
    code, found = read_municipality(asked), []
    if code is not None:
        found.append(Unknown(MUNICIPALITY, code.map(lambda each: (each,)), tuple(context.model.entities), asked.path))
    if asked.arguments.get("around") is not None:
        found.append(Unknown("around", read_ids(asked, "around", context.time, context.limits), (), asked.path))
    return tuple(found)


def _depth(asked: Asked) -> int:
    """How many steps a network is read in, and so how its statement looks."""
    given: Slot[int] | None = asked.arguments.get("depth")
    return 0 if given is None else given.pinned


# The fields of an answer


def plan_links(context: Context, asked: Asked) -> Form:
    """Links with their ends and the groups between."""
    of_its_own: dict[str, PlanField] = {
        "source": partial(plan_record, context),
        "target": partial(plan_record, context),
        "via": partial(plan_records, context, RowsOf.VIA),
        "validity": partial(plan_common_time, context, MEMBERSHIPS_OF_LINK),
        "roles": lambda each: SharedValue(MEMBERSHIPS_OF_LINK, "roles"),
        "spells": lambda each: SharedValue(MEMBERSHIPS_OF_LINK, "spells"),
    }
    return list_of(RowsOf(asked.name), plan_computed(context, asked, "NetworkLink", of_its_own))


def plan_network_assumptions(
    context: Context, asked: Asked, about: Asked, ties: Ties, omitted: RowsOf = RowsOf.OMITTED
) -> Composed:
    """The assumptions of a network, with the groups that they left out."""
    return plan_assumptions(context, asked, about.arguments, ties, partial(plan_records, context, omitted))


def plan_record(context: Context, asked: Asked) -> Form:
    """An entity in a column of its own, which holds its record alone."""
    item = plan_node(context, UNIQUE, asked)
    return Only(entity_rows(RowsOf(asked.name), item), item)


def plan_records(context: Context, of: RowsOf, asked: Asked) -> Form:
    """Entities in a column of their own."""
    item = plan_node(context, UNIQUE, asked)
    return Listing(entity_rows(of, item), item)


def plan_actor(context: Context, asked: Asked) -> Composed:
    """What is shown of an actor."""
    return plan_entity(context, context.model.entities[ACTOR], ACTOR, asked)


def plan_computed(context: Context, asked: Asked, type_name: str, of_its_own: Mapping[str, PlanField]) -> Composed:
    """An object of computed values, but for the fields that are planned in a way of their own."""

    def field(each: Asked) -> Form:
        return of_its_own[each.name](each) if each.name in of_its_own else Read(Derived(each.name))

    return context.composed(asked, type_name, field)


def entity_rows(of: RowsOf, item: Form) -> EntityRows:
    """Entities of which is shown what a form reads."""
    return EntityRows(of, record_of([item]))


def list_of(of: RowsOf, item: Form) -> Form:
    """Rows of the answer itself."""
    return Listing(Rows(of, record_of([item])), item)


def _series(context: Context, asked: Asked) -> Form:
    """The network on each of some dates."""
    item = plan_computed(context, asked, "NetworkPoint", {})
    return Listing(SeriesRows(RowsOf.SERIES, record_of([item]), read_dates(asked)), item)


def _nodes(context: Context, asked: Asked) -> Form:
    of_its_own: dict[str, PlanField] = {
        "entity": partial(plan_record, context),
        "metrics": partial(_node_metrics, context),
    }
    return list_of(RowsOf.NODES, plan_computed(context, asked, "NetworkNode", of_its_own))


def _node_metrics(context: Context, asked: Asked) -> Composed:
    def field(each: Asked) -> Form:
        if each.name != "betweenness":
            return Read(Metric(each.name))
        given = each.arguments
        metric = Metric(each.name, given["weighted"], given["normalised"])
        return context.composed(each, "ApproximateFloat", lambda part: Read(replace(metric, part=part.name)))

    return context.composed(asked, "NodeMetrics", field)
