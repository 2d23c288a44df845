"""Plan the root fields about whole networks: which groups and actors are read, and what is made of them.

{ network(municipality: "1880") { nodes { entity { name } metrics { degree } } } }
→ groups   Walk(Nodes("Partnership", municipality), 0 steps, columns=(n.id, n.name, Members(…))), and of councils
  actors   Walk(Nodes("Partnership", municipality), 1 step, columns=(n.id, n.name)), and of councils
  answers  Networked(…, columns=(nodes of (entity of (n.id, n.name), degree)))
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from resolvers.block import (
    SORT_KEY,
    Branch,
    Changed,
    Column,
    Compare,
    Condition,
    Day,
    Derived,
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

    fields = _Fields(planner, ties)
    response = fields.network(asked)
    thinner = THINNER if two_mode else ("with a greater minStrength", *THINNER)
    networked = _networked(planner, asked, fields, SMALLER_NETWORK, thinner)
    planner.derivations.append(networked)
    return Only(networked, response)


def plan_change(planner: Planner, asked: Asked) -> Form:
    """What changed from one day to another: two networks, each with what is read from it."""
    both = []
    for name in ("from", "to"):
        planner.day = Day(asked.arguments[name], f"{asked.key} {name}")
        ties = read_ties(planner, asked)
        fields = _Fields(planner, ties)
        planned = fields.change(asked, name)
        both.append((_networked(planner, asked, fields, SMALLER_CHANGE, THINNER), planned))
    (before, of_before), (after, of_after) = both
    columns: list[Column] = [*before.columns, *after.columns]
    planned = {**of_before, **of_after}
    response = planner.composed(
        asked,
        "NetworkChange",
        lambda each: (
            Several((of_before[each.key], of_after[each.key])) if each.name == "assumptions" else planned[each.key]
        ),
    )
    changed = Changed(before, after, tuple(dict.fromkeys(columns)))
    planner.derivations.append(changed)
    return Only(changed, response)


def plan_path(planner: Planner, asked: Asked) -> Form:
    """How one actor is connected with another."""
    ties = read_ties(planner, asked)
    hops = asked.arguments["maxHops"]
    if not 1 <= hops <= FURTHEST:
        _refuse(asked, "maxHops", hops, f"it must be from 1 to {FURTHEST}")
    fields = _Fields(planner, ties)
    response = fields.path(asked)
    ends = [Walk(ties, planner.ids(asked, name, (asked.arguments[name],)), 0, (ID,), 1) for name in ("from", "to")]
    pathed = Pathed(
        ties=ties,
        start=ends[0],
        end=ends[1],
        entity=record(fields.entity),
        cited=record(fields.cited),
        columns=record(fields.columns),
        hops=hops,
        largest=planner.limits.network,
        remedies=SHORTER_PATH,
        path=asked.path,
    )
    planner.branches += ends
    planner.derivations.append(pathed)
    return Only(pathed, response)


def _networked(
    planner: Planner, asked: Asked, fields: _Fields, remedies: tuple[str, ...], thinner: tuple[str, ...]
) -> Networked:
    """The network that a field is about, with what its answer reads from it; its branches are asked for."""
    given = asked.arguments
    entity = record(fields.entity)
    groups, actors, around = _read(planner, asked, fields.ties, entity)
    planner.branches += [*groups, *actors]
    return Networked(
        ties=fields.ties,
        groups=groups,
        actors=actors,
        around=around,
        entity=entity,
        columns=record(fields.columns),
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
    """The fields of an answer about networks, whose own columns are `columns`.

    What is asked of entities is also gathered in `entity`, and what is asked of citations in `cited`, wherever they
    stand, so that each is read once.
    """

    def __init__(self, planner: Planner, ties: Ties) -> None:
        self.planner = planner
        self.ties = ties
        self.columns: list[Column] = []
        self.entity: list[Column] = [ID, SORT_KEY]
        self.cited: list[Column] = [Own("r", "id"), Own("r", "source"), Own("r", "locator")]

    def network(self, asked: Asked) -> Composed:
        of_its_own: dict[str, PlanField] = {
            "nodes": self.nodes,
            "links": partial(self.links, name="links"),
            "assumptions": lambda each: self.assumptions(each, asked),
            "metrics": lambda each: self.computed(each, "NetworkMetrics", self.columns, {}),
        }
        return self.computed(asked, "Network", self.columns, of_its_own)

    def nodes(self, asked: Asked) -> Form:
        columns: list[Column] = []
        of_its_own: dict[str, PlanField] = {
            "entity": lambda each: self.one(each, columns),
            "metrics": lambda each: self.node_metrics(each, columns),
        }
        return self.list_of("nodes", columns, self.computed(asked, "NetworkNode", columns, of_its_own))

    def node_metrics(self, asked: Asked, into: list[Column]) -> Composed:
        def betweenness(each: Asked) -> Form:
            given = each.arguments
            name = "betweenness" + " weighted" * given["weighted"] + " normalised" * given["normalised"]
            return self.computed(each, "ApproximateFloat", into, {}, f"{name} ")

        return self.computed(asked, "NodeMetrics", into, {"betweenness": betweenness})

    def links(self, asked: Asked, name: str) -> Form:
        columns: list[Column] = []
        of_its_own: dict[str, PlanField] = {
            "source": lambda each: self.one(each, columns),
            "target": lambda each: self.one(each, columns),
            "via": lambda each: self.many(each, "via", columns),
        }
        return self.list_of(name, columns, self.computed(asked, "NetworkLink", columns, of_its_own))

    def change(self, asked: Asked, name: str) -> dict[str, Form]:
        """The forms of the fields that are read from the network of the day `name`, by their keys."""
        lists: dict[str, dict[str, PlanField]] = {
            "from": {"went": partial(self.links, name="went"), "actorsWent": partial(self.actors, name="actorsWent")},
            "to": {
                "came": partial(self.links, name="came"),
                "actorsCame": partial(self.actors, name="actorsCame"),
                "grew": self.grew,
            },
        }
        of_its_own: dict[str, PlanField] = {
            "assumptions": lambda each: self.assumptions(each, asked, f"omitted {name}"),
            **lists[name],
        }
        below = self.planner.operation.below(asked, "NetworkChange")
        return {each.key: of_its_own[each.name](each) for each in below if each.name in of_its_own}

    def grew(self, asked: Asked) -> Form:
        columns: list[Column] = []
        of_its_own: dict[str, PlanField] = {
            "source": lambda each: self.one(each, columns),
            "target": lambda each: self.one(each, columns),
        }
        return self.list_of("grew", columns, self.computed(asked, "LinkChange", columns, of_its_own))

    def path(self, asked: Asked) -> Composed:
        of_its_own: dict[str, PlanField] = {
            "steps": self.steps,
            "assumptions": lambda each: self.assumptions(each, asked),
        }
        return self.computed(asked, "CollaborationPath", self.columns, of_its_own)

    def steps(self, asked: Asked) -> Form:
        columns: list[Column] = []
        of_its_own: dict[str, PlanField] = {
            "from": lambda each: Only(*self.actor_rows(each, "from", columns)),
            "to": lambda each: Only(*self.actor_rows(each, "to", columns)),
            "through": lambda each: self.one(each, columns),
            "citations": lambda each: self.citations(each, columns),
        }
        return self.list_of("steps", columns, self.computed(asked, "PathStep", columns, of_its_own))

    def citations(self, asked: Asked, into: list[Column]) -> Form:
        columns: list[Column] = []
        own = self.planner.own_citation(asked, "r", columns)
        self.cited += columns
        rows = Rows("citations", record(columns))
        into.append(rows)
        return Listing(rows, own.item)

    def actors(self, asked: Asked, name: str) -> Form:
        return Listing(*self.actor_rows(asked, name, self.columns))

    def actor_rows(self, asked: Asked, name: str, into: list[Column]) -> tuple[Rows, Form]:
        columns: list[Column] = []
        item = self.planner.entity(asked, self.planner.model.entities[ACTOR], ACTOR, columns)
        return self.rows(name, columns, into), item

    def assumptions(self, asked: Asked, of: Asked, name: str = "omitted") -> Composed:
        return plan_assumptions(
            self.planner, asked, of.arguments, self.ties, lambda each: self.many(each, name, self.columns)
        )

    def one(self, asked: Asked, into: list[Column]) -> Form:
        """An entity in a column of its own, which holds its record alone."""
        return Only(*self.entity_rows(asked, asked.name, into))

    def many(self, asked: Asked, name: str, into: list[Column]) -> Form:
        return Listing(*self.entity_rows(asked, name, into))

    def entity_rows(self, asked: Asked, name: str, into: list[Column]) -> tuple[Rows, Form]:
        columns: list[Column] = []
        item = self.planner.node(asked, "Entity", columns)
        return self.rows(name, columns, into), item

    def rows(self, name: str, columns: list[Column], into: list[Column]) -> Rows:
        """Entities of which these columns are shown."""
        self.entity += columns
        rows = Rows(name, record(columns))
        into.append(rows)
        return rows

    def list_of(self, name: str, columns: list[Column], item: Form) -> Form:
        """Rows of the answer itself."""
        rows = Rows(name, record(columns))
        self.columns.append(rows)
        return Listing(rows, item)

    def computed(
        self,
        asked: Asked,
        type_name: str,
        into: list[Column],
        of_its_own: Mapping[str, PlanField],
        prefix: str = "",
    ) -> Composed:
        """An object of computed values, but for the fields that are planned in a way of their own."""

        def field(each: Asked) -> Form:
            if each.name in of_its_own:
                return of_its_own[each.name](each)
            column = Derived(f"{prefix}{each.name}")
            into.append(column)
            return Read(column)

        return self.planner.composed(asked, type_name, field)
