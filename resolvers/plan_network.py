"""Plan the root fields about whole networks: which groups and actors are read, and what is made of them.

{ network(municipality: "1880") { nodes { entity { name } metrics { degree } } } }
→ groups   Walk(Nodes("Partnership", municipality), 0 steps, columns=(n.id, n.name, Members(…))), and of councils
  actors   Walk(Nodes("Partnership", municipality), 1 step, columns=(n.id, n.name)), and of councils
  answers  Networked(…, columns=(nodes of (entity of (n.id, n.name), degree)))
"""

from __future__ import annotations

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
from resolvers.errors import SMALLER_GROUPS, BadAssumption, Path
from resolvers.form import Composed, Constant, Field, Form, Listing, Only, Read, Several
from schema.collaboration import ACTOR, MEMBERSHIPS

if TYPE_CHECKING:
    from resolvers.operation import Asked
    from resolvers.plan import Planner

ID = Own("n", "id")
DEEPEST = 3
FURTHEST = 12

SMALLER_CHANGE = ("for one municipality", "through fewer kinds of group")
SMALLER_NETWORK = (*SMALLER_CHANGE, "around fewer actors", "less deep")
THINNER = (SMALLER_GROUPS,)
SHORTER_PATH = ("through fewer kinds of group", SMALLER_GROUPS, "with fewer maxHops")
"""What an answer can be asked to rest on, to be smaller."""


def plan_network(planner: Planner, asked: Asked, path: Path) -> Form:
    """The network around some actors, of a municipality, or of all there are."""
    given = asked.arguments
    ties = read_ties(planner, asked, path)
    two_mode, least, depth = given["mode"] == "TWO_MODE", given.get("minStrength"), given["depth"]
    if two_mode and least is not None:
        _refuse(asked, path, "minStrength", least, "in TWO_MODE there are no pairs of actors, so leave it out")
    _within(asked, path, "depth", depth, DEEPEST)
    _within(asked, path, "first", given["first"], planner.limits.network_list)

    fields = _Fields(planner, ties)
    response = fields.network(asked, path)
    thinner = THINNER if two_mode else ("with a greater minStrength", *THINNER)
    networked = _networked(planner, asked, fields, path, SMALLER_NETWORK, thinner)
    planner.derivations.append(networked)
    return Only(networked, response)


def plan_change(planner: Planner, asked: Asked, path: Path) -> Form:
    """What changed from one day to another: two networks, each with what is read from it."""
    both = []
    for name in ("from", "to"):
        planner.day = Day(asked.arguments[name], f"{asked.key} {name}")
        ties = read_ties(planner, asked, path)
        fields = _Fields(planner, ties)
        planned = fields.change(asked, path, name)
        both.append((_networked(planner, asked, fields, path, SMALLER_CHANGE, THINNER), planned))
    (before, of_before), (after, of_after) = both
    columns: list[Column] = [*before.columns, *after.columns]
    planned = {**of_before, **of_after}
    fields_of = []
    for each in planner.operation.below(asked, "NetworkChange"):
        if each.name == "assumptions":
            form: Form = Several((of_before[each.key], of_after[each.key]))
        else:
            form = planned[each.key]
        fields_of.append(Field(each.key, form, required=True))
    changed = Changed(before, after, tuple(dict.fromkeys(columns)))
    planner.derivations.append(changed)
    return Only(changed, Composed("NetworkChange", tuple(fields_of)))


def plan_path(planner: Planner, asked: Asked, path: Path) -> Form:
    """How one actor is connected with another."""
    ties = read_ties(planner, asked, path)
    hops = asked.arguments["maxHops"]
    if not 1 <= hops <= FURTHEST:
        _refuse(asked, path, "maxHops", hops, f"it must be from 1 to {FURTHEST}")
    fields = _Fields(planner, ties)
    response = fields.path(asked, path)
    ends = [
        Walk(ties, planner.ids(asked, name, (asked.arguments[name],), path), 0, (ID,), 1) for name in ("from", "to")
    ]
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
        path=path,
    )
    planner.branches += ends
    planner.derivations.append(pathed)
    return Only(pathed, response)


def _networked(
    planner: Planner, asked: Asked, fields: _Fields, path: Path, remedies: tuple[str, ...], thinner: tuple[str, ...]
) -> Networked:
    """The network that a field is about, with what its answer reads from it; its branches are asked for."""
    given = asked.arguments
    entity = record(fields.entity)
    groups, actors, around = _read(planner, asked, fields.ties, entity, path)
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
        least=read_least(asked, path),
        first=given.get("first", 0),
        longest=planner.limits.network_links,
        largest=planner.limits.network,
        remedies=remedies,
        thinner=(*remedies, *thinner),
        path=path,
        about=(given.get("municipality"), tuple(given["around"]) if given.get("around") is not None else None),
    )


def _read(
    planner: Planner, asked: Asked, ties: Ties, entity: tuple[Column, ...], path: Path
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
    ids = planner.ids(asked, "around", given["around"], path)
    own = Walk(ties, ids, 0, entity, limit)
    if not given["depth"]:
        return (Walk(ties, ids, 1, group, limit, condition),), (own,), own
    further = 2 * given["depth"]
    return (
        (Walk(ties, ids, 1, group, limit, condition), Walk(ties, ids, further + 1, group, limit, condition)),
        (own, Walk(ties, ids, further, entity, limit, condition)),
        own,
    )


def _refuse(asked: Asked, path: Path, argument: str, given: object, allowed: str) -> None:
    raise BadAssumption(".".join(str(each) for each in path), argument, given, allowed, asked.nodes, path)


def _within(asked: Asked, path: Path, argument: str, given: int, most: int) -> None:
    if not 0 <= given <= most:
        _refuse(asked, path, argument, given, f"it must be from 0 to {most}")


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

    def network(self, asked: Asked, path: Path) -> Composed:
        fields = []
        for each in self.planner.operation.below(asked, "Network"):
            below = (*path, each.key)
            form: Form
            if each.name == "nodes":
                form = self.nodes(each, below)
            elif each.name == "links":
                form = self.links(each, below, "links", self.columns)
            elif each.name == "assumptions":
                form = self.assumptions(each, asked, below)
            elif each.name == "metrics":
                form = self.plain(each, "NetworkMetrics", self.columns)
            else:
                form = self.value(each, "Network", self.columns)
            fields.append(Field(each.key, form, required=True))
        return Composed("Network", tuple(fields))

    def nodes(self, asked: Asked, path: Path) -> Form:
        columns: list[Column] = []
        fields = []
        for each in self.planner.operation.below(asked, "NetworkNode"):
            below = (*path, each.key)
            form: Form
            if each.name == "entity":
                form = self.one(each, below, "entity", columns)
            elif each.name == "metrics":
                form = self.node_metrics(each, columns)
            else:
                form = self.value(each, "NetworkNode", columns)
            fields.append(Field(each.key, form, required=True))
        rows = Rows("nodes", record(columns))
        self.columns.append(rows)
        return Listing(rows, Composed("NetworkNode", tuple(fields)))

    def node_metrics(self, asked: Asked, into: list[Column]) -> Composed:
        fields = []
        for each in self.planner.operation.below(asked, "NodeMetrics"):
            form: Form
            if each.name == "betweenness":
                given = each.arguments
                name = "betweenness" + " weighted" * given["weighted"] + " normalised" * given["normalised"]
                form = self.plain(each, "ApproximateFloat", into, f"{name} ")
            else:
                form = self.value(each, "NodeMetrics", into)
            fields.append(Field(each.key, form, each.name not in ("clustering", "constraint")))
        return Composed("NodeMetrics", tuple(fields))

    def links(self, asked: Asked, path: Path, name: str, into: list[Column]) -> Form:
        columns: list[Column] = []
        fields = []
        for each in self.planner.operation.below(asked, "NetworkLink"):
            below = (*path, each.key)
            form: Form
            if each.name in ("source", "target"):
                form = self.one(each, below, each.name, columns)
            elif each.name == "via":
                form = self.many(each, below, "via", columns)
            else:
                form = self.value(each, "NetworkLink", columns)
            fields.append(Field(each.key, form, each.name != "strength"))
        rows = Rows(name, record(columns))
        into.append(rows)
        return Listing(rows, Composed("NetworkLink", tuple(fields)))

    def change(self, asked: Asked, path: Path, name: str) -> dict[str, Form]:
        """The forms of the fields that are read from the network of the day `name`, by their keys."""
        forms: dict[str, Form] = {}
        for each in self.planner.operation.below(asked, "NetworkChange"):
            below = (*path, each.key)
            if each.name == "assumptions":
                forms[each.key] = self.assumptions(each, asked, below, f"omitted {name}")
            elif each.name == "__typename":
                forms[each.key] = Constant("NetworkChange")
            elif each.name == "grew" and name == "to":
                forms[each.key] = self.grew(each, below)
            elif each.name in (("came", "actorsCame") if name == "to" else ("went", "actorsWent")):
                lists = self.actors if each.name.startswith("actors") else self.links
                forms[each.key] = lists(each, below, each.name, self.columns)
        return forms

    def grew(self, asked: Asked, path: Path) -> Form:
        columns: list[Column] = []
        fields = []
        for each in self.planner.operation.below(asked, "LinkChange"):
            below = (*path, each.key)
            if each.name in ("source", "target"):
                form = self.one(each, below, each.name, columns)
            else:
                form = self.value(each, "LinkChange", columns)
            fields.append(Field(each.key, form, required=True))
        rows = Rows("grew", record(columns))
        self.columns.append(rows)
        return Listing(rows, Composed("LinkChange", tuple(fields)))

    def path(self, asked: Asked, path: Path) -> Composed:
        fields = []
        for each in self.planner.operation.below(asked, "CollaborationPath"):
            below = (*path, each.key)
            if each.name == "steps":
                form = self.steps(each, below)
            elif each.name == "assumptions":
                form = self.assumptions(each, asked, below)
            else:
                form = self.value(each, "CollaborationPath", self.columns)
            fields.append(Field(each.key, form, each.name not in ("reason", "hops")))
        return Composed("CollaborationPath", tuple(fields))

    def steps(self, asked: Asked, path: Path) -> Form:
        columns: list[Column] = []
        fields = []
        for each in self.planner.operation.below(asked, "PathStep"):
            below = (*path, each.key)
            if each.name in ("from", "to"):
                form = self.actor(each, below, each.name, columns)
            elif each.name == "through":
                form = self.one(each, below, each.name, columns)
            elif each.name == "citations":
                of_citation: list[Column] = []
                own = self.planner.own_citation(each, "r", below, of_citation)
                self.cited += of_citation
                rows = Rows("citations", record(of_citation))
                columns.append(rows)
                form = Listing(rows, own.item)
            else:
                form = self.value(each, "PathStep", columns)
            fields.append(Field(each.key, form, required=True))
        rows = Rows("steps", record(columns))
        self.columns.append(rows)
        return Listing(rows, Composed("PathStep", tuple(fields)))

    def actor(self, asked: Asked, path: Path, name: str, into: list[Column]) -> Form:
        return Only(*self.actor_rows(asked, path, name, into))

    def actors(self, asked: Asked, path: Path, name: str, into: list[Column]) -> Form:
        return Listing(*self.actor_rows(asked, path, name, into))

    def actor_rows(self, asked: Asked, path: Path, name: str, into: list[Column]) -> tuple[Rows, Form]:
        columns: list[Column] = []
        item = self.planner.entity(asked, self.planner.model.entities[ACTOR], ACTOR, path, columns)
        return self.rows(name, columns, into), item

    def assumptions(self, asked: Asked, of: Asked, path: Path, name: str = "omitted") -> Composed:
        def omitted(each: Asked, below: Path) -> Form:
            return self.many(each, below, name, self.columns)

        return plan_assumptions(self.planner, asked, of.arguments, self.ties, path, omitted)

    def one(self, asked: Asked, path: Path, name: str, into: list[Column]) -> Form:
        """An entity in a column of its own, which holds its record alone."""
        return Only(*self.entity_rows(asked, path, name, into))

    def many(self, asked: Asked, path: Path, name: str, into: list[Column]) -> Form:
        return Listing(*self.entity_rows(asked, path, name, into))

    def entity_rows(self, asked: Asked, path: Path, name: str, into: list[Column]) -> tuple[Rows, Form]:
        columns: list[Column] = []
        item = self.planner.node(asked, "Entity", path, columns)
        return self.rows(name, columns, into), item

    def rows(self, name: str, columns: list[Column], into: list[Column]) -> Rows:
        """Entities of which these columns are shown."""
        self.entity += columns
        rows = Rows(name, record(columns))
        into.append(rows)
        return rows

    def plain(self, asked: Asked, type_name: str, into: list[Column], prefix: str = "") -> Composed:
        """An object of nothing but values."""
        nullable = ("modularity", "diameter", "averagePath", "sampleSize")
        fields = tuple(
            Field(each.key, self.value(each, type_name, into, prefix), each.name not in nullable)
            for each in self.planner.operation.below(asked, type_name)
        )
        return Composed(type_name, fields)

    def value(self, asked: Asked, type_name: str, into: list[Column], prefix: str = "") -> Form:
        if asked.name == "__typename":
            return Constant(type_name)
        column = Derived(f"{prefix}{asked.name}")
        into.append(column)
        return Read(column)
