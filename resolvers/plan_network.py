"""Plan the root fields about whole networks: which groups and actors are read, and what is made of them.

{ network(municipality: "1880") { nodes { entity { name } metrics { degree } } } }
→ groups   Walk(Nodes("Partnership", municipality), 0 steps, columns=(n.id, n.name, Members(…))), and of councils
  actors   Walk(Nodes("Partnership", municipality), 1 step, columns=(n.id, n.name)), and of councils
  answers  Networked(…, columns=(nodes of (entity of (n.id, n.name), degree)))
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from resolvers.block import (
    SORT_KEY,
    Branch,
    Changed,
    CitationRows,
    Column,
    Compare,
    Condition,
    Day,
    Derived,
    EntityRows,
    Members,
    Networked,
    Nodes,
    Own,
    Pathed,
    Rows,
    Ties,
    Walk,
    record,
)
from resolvers.collaborators import plan_assumptions, read_least, read_ties
from resolvers.columns import forms_in, record_of
from resolvers.errors import SMALLER_GROUPS, BadAssumption
from resolvers.form import Composed, Form, Listing, Only, Read, Several
from schema.collaboration import ACTOR, MEMBERSHIPS

if TYPE_CHECKING:
    from resolvers.operation import Asked
    from resolvers.plan import PlanField, Planner

ID = Own("n", "id")
DEEPEST = 3
FURTHEST = 12

SMALLER_CHANGE = ("for one municipality", "through fewer kinds of group")
SMALLER_NETWORK = (*SMALLER_CHANGE, "around fewer actors", "less deep")
THINNER = (SMALLER_GROUPS,)
SHORTER_PATH = ("through fewer kinds of group", SMALLER_GROUPS, "with fewer maxHops")
"""What an answer can be asked to rest on, to be smaller."""


def plan_network(planner: Planner, asked: Asked) -> Form:
    """The network around some actors, of a municipality, or of all there are."""
    given = asked.arguments
    ties = read_ties(planner, asked)
    two_mode, least, depth = given["mode"] == "TWO_MODE", given.get("minStrength"), given["depth"]
    if two_mode and least is not None:
        _refuse(asked, "minStrength", least, "in TWO_MODE there are no pairs of actors, so leave it out")
    _within(asked, "depth", depth, DEEPEST)
    _within(asked, "first", given["first"], planner.limits.network_list)

    response = _Fields(planner, ties).network(asked)
    thinner = THINNER if two_mode else ("with a greater minStrength", *THINNER)
    return Only(_networked(planner, asked, ties, [response], SMALLER_NETWORK, thinner), response)


def plan_change(planner: Planner, asked: Asked) -> Form:
    """What changed from one day to another: two networks, each with what is read from it."""
    networks, planned = [], []
    for name in ("from", "to"):
        planner.day = Day(asked.arguments[name], f"{asked.key} {name}")
        ties = read_ties(planner, asked)
        forms = _Fields(planner, ties).change(asked, name)
        networks.append(_networked(planner, asked, ties, forms.values(), SMALLER_CHANGE, THINNER))
        planned.append(forms)
    before, after = networks
    of_before, of_after = planned
    response = planner.composed(
        asked,
        "NetworkChange",
        lambda each: (
            Several((of_before[each.key], of_after[each.key]))
            if each.name == "assumptions"
            else {**of_before, **of_after}[each.key]
        ),
    )
    return Only(Changed(before, after, tuple(dict.fromkeys((*before.columns, *after.columns)))), response)


def plan_path(planner: Planner, asked: Asked) -> Form:
    """How one actor is connected with another."""
    ties = read_ties(planner, asked)
    hops = asked.arguments["maxHops"]
    if not 1 <= hops <= FURTHEST:
        _refuse(asked, "maxHops", hops, f"it must be from 1 to {FURTHEST}")
    response = _Fields(planner, ties).path(asked)
    ends = [Walk(ties, planner.ids(asked, name, (asked.arguments[name],)), 0, (ID,), 1) for name in ("from", "to")]
    pathed = Pathed(
        ties=ties,
        start=ends[0],
        end=ends[1],
        entity=_shown(EntityRows, [response], ID, SORT_KEY),
        cited=_shown(CitationRows, [response], Own("r", "id"), Own("r", "source"), Own("r", "locator")),
        columns=record_of([response]),
        hops=hops,
        largest=planner.limits.network,
        remedies=SHORTER_PATH,
        path=asked.path,
    )
    return Only(pathed, response)


def _networked(
    planner: Planner,
    asked: Asked,
    ties: Ties,
    forms: Collection[Form],
    remedies: tuple[str, ...],
    thinner: tuple[str, ...],
) -> Networked:
    """The network that a field is about, with what these forms of its answer read from it."""
    given = asked.arguments
    entity = _shown(EntityRows, forms, ID, SORT_KEY)
    groups, actors, around = _read(planner, asked, ties, entity)
    return Networked(
        ties=ties,
        groups=groups,
        actors=actors,
        around=around,
        entity=entity,
        columns=record_of(forms),
        two_mode=given.get("mode") == "TWO_MODE",
        depth=given.get("depth", 0),
        least=read_least(asked),
        first=given.get("first", 0),
        longest=planner.limits.network_links,
        largest=planner.limits.network,
        remedies=remedies,
        thinner=(*remedies, *thinner),
        path=asked.path,
        about=(given.get("municipality"), tuple(given["around"]) if given.get("around") is not None else None),
    )


def _shown(kind: type[Rows], forms: Iterable[Form], *known: Column) -> tuple[Column, ...]:
    """What is shown of entities, or of citations, wherever they stand in some forms, so that each is read once."""
    rows = (each.rows for form in forms for each in forms_in(form) if isinstance(each, Listing | Only))
    return record([*known, *(column for each in rows if isinstance(each, kind) for column in each.columns)])


def _read(
    planner: Planner, asked: Asked, ties: Ties, entity: tuple[Column, ...]
) -> tuple[tuple[Branch, ...], tuple[Branch, ...], Branch | None]:
    """What reads the groups and the actors, and the actors that the network lies around."""
    given = asked.arguments
    code = given.get("municipality")
    condition: Condition | None = Compare(Own("n", "municipality"), "eq", code) if code is not None else None
    group = (*entity, Members(ties))
    limit = planner.limits.network + 1
    if given.get("around") is None:
        sets = [Nodes(MEMBERSHIPS[kind][1], ties.as_of, condition) for kind in sorted(set(given["through"]))]
        groups = tuple(Walk(ties, each, 0, group, limit) for each in sets)
        return groups, tuple(Walk(ties, each, 1, entity, limit) for each in sets), None
    ids = planner.ids(asked, "around", given["around"])
    own = Walk(ties, ids, 0, entity, limit)
    if not given["depth"]:
        return (Walk(ties, ids, 1, group, limit, condition),), (own,), own
    further = 2 * given["depth"]
    return (
        (Walk(ties, ids, 1, group, limit, condition), Walk(ties, ids, further + 1, group, limit, condition)),
        (own, Walk(ties, ids, further, entity, limit, condition)),
        own,
    )


def _refuse(asked: Asked, argument: str, given: object, allowed: str) -> None:
    raise BadAssumption(asked.field, argument, given, allowed, asked.nodes, asked.path)


def _within(asked: Asked, argument: str, given: int, most: int) -> None:
    if not 0 <= given <= most:
        _refuse(asked, argument, given, f"it must be from 0 to {most}")


class _Fields:
    """The fields of an answer about networks."""

    def __init__(self, planner: Planner, ties: Ties) -> None:
        self.planner = planner
        self.ties = ties

    def network(self, asked: Asked) -> Composed:
        of_its_own: dict[str, PlanField] = {
            "nodes": self.nodes,
            "links": self.links,
            "assumptions": lambda each: self.assumptions(each, asked),
            "metrics": lambda each: self.computed(each, "NetworkMetrics", {}),
        }
        return self.computed(asked, "Network", of_its_own)

    def nodes(self, asked: Asked) -> Form:
        of_its_own: dict[str, PlanField] = {"entity": self.one, "metrics": self.node_metrics}
        return _list_of("nodes", self.computed(asked, "NetworkNode", of_its_own))

    def node_metrics(self, asked: Asked) -> Composed:
        def betweenness(each: Asked) -> Form:
            given = each.arguments
            name = "betweenness" + " weighted" * given["weighted"] + " normalised" * given["normalised"]
            return self.computed(each, "ApproximateFloat", {}, f"{name} ")

        return self.computed(asked, "NodeMetrics", {"betweenness": betweenness})

    def links(self, asked: Asked) -> Form:
        of_its_own: dict[str, PlanField] = {"source": self.one, "target": self.one, "via": self.many}
        return _list_of(asked.name, self.computed(asked, "NetworkLink", of_its_own))

    def change(self, asked: Asked, name: str) -> dict[str, Form]:
        """The forms of the fields that are read from the network of the day `name`, by their keys."""
        lists: dict[str, dict[str, PlanField]] = {
            "from": {"went": self.links, "actorsWent": self.actors},
            "to": {"came": self.links, "actorsCame": self.actors, "grew": self.grew},
        }
        of_its_own: dict[str, PlanField] = {
            "assumptions": lambda each: self.assumptions(each, asked, f"omitted {name}"),
            **lists[name],
        }
        below = self.planner.operation.below(asked, "NetworkChange")
        return {each.key: of_its_own[each.name](each) for each in below if each.name in of_its_own}

    def grew(self, asked: Asked) -> Form:
        return _list_of("grew", self.computed(asked, "LinkChange", {"source": self.one, "target": self.one}))

    def path(self, asked: Asked) -> Composed:
        of_its_own: dict[str, PlanField] = {
            "steps": self.steps,
            "assumptions": lambda each: self.assumptions(each, asked),
        }
        return self.computed(asked, "CollaborationPath", of_its_own)

    def steps(self, asked: Asked) -> Form:
        of_its_own: dict[str, PlanField] = {
            "from": self.actor,
            "to": self.actor,
            "through": self.one,
            "citations": self.citations,
        }
        return _list_of("steps", self.computed(asked, "PathStep", of_its_own))

    def citations(self, asked: Asked) -> Form:
        own = self.planner.own_citation(asked, "r")
        return Listing(CitationRows("citations", record_of([own])), own.item)

    def actor(self, asked: Asked) -> Form:
        item = self.planner.entity(asked, self.planner.model.entities[ACTOR], ACTOR)
        return Only(_records(asked.name, item), item)

    def actors(self, asked: Asked) -> Form:
        item = self.planner.entity(asked, self.planner.model.entities[ACTOR], ACTOR)
        return Listing(_records(asked.name, item), item)

    def assumptions(self, asked: Asked, of: Asked, name: str = "omitted") -> Composed:
        return plan_assumptions(self.planner, asked, of.arguments, self.ties, lambda each: self.many(each, name))

    def one(self, asked: Asked) -> Form:
        """An entity in a column of its own, which holds its record alone."""
        item = self.planner.node(asked, "Entity")
        return Only(_records(asked.name, item), item)

    def many(self, asked: Asked, name: str | None = None) -> Form:
        item = self.planner.node(asked, "Entity")
        return Listing(_records(name or asked.name, item), item)

    def computed(self, asked: Asked, type_name: str, of_its_own: Mapping[str, PlanField], prefix: str = "") -> Composed:
        """An object of computed values, but for the fields that are planned in a way of their own."""
        return self.planner.composed(
            asked,
            type_name,
            lambda each: (
                of_its_own[each.name](each) if each.name in of_its_own else Read(Derived(f"{prefix}{each.name}"))
            ),
        )


def _records(name: str, item: Form) -> EntityRows:
    """Entities of which is shown what a form reads."""
    return EntityRows(name, record_of([item]))


def _list_of(name: str, item: Form) -> Form:
    """Rows of the answer itself."""
    return Listing(Rows(name, record_of([item])), item)
