"""A plan as a text for people: what the graph is asked for, what is derived, and what the answer is read from.

    { councils(first: 1) { nodes { called: name } } }
    →   asks
          0  page of Council on $today by n.sortKey, 2 rows
               n.name
        answers
          councils: connection of 0
            nodes: each row
              called: n.name

Values stand as they do in the document; a `$` says where in the variables one comes from, or what it follows from.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import resolvers.block as block
import resolvers.response.form as forms
from resolvers.block.slots import Given
from resolvers.plan.operation import Plan
from schema.edge import Direction

Numbers = Mapping[Any, str]
"""The numbers of branches and derivations, by which others name them."""


def plan_text(plan: Plan) -> str:
    """The text of a plan; it ends with a line break."""
    numbers = {branch: str(number) for number, branch in enumerate(plan.branches)}
    lines = ["asks"]
    for branch, number in numbers.items():
        lines += _indented([f"{number}  {say(branch)}", *_indented(_columns(branch), 3)])
    derived = {each: f"({number})" for number, each in enumerate(plan.derivations)}
    if derived:
        lines.append("derives")
    for each, number in derived.items():
        lines += _indented([f"{number} {_derivation(each, numbers)}", *_indented(_columns(each), 2)])
    answered = [line for each in plan.response.fields for line in _field(each, {**numbers, **derived})]
    lines += ["answers", *_indented(answered)]
    return "\n".join(lines) + "\n"


def say(what: Any) -> str:
    """A block, or a part of one, in a line."""
    assert type(what) in _LINES, f"nothing says what {type(what).__name__} is"
    return _LINES[type(what)](what)


def _indented(lines: Iterable[str], steps: int = 1) -> list[str]:
    return ["  " * steps + line for line in lines]


def _columns(of: Any) -> Iterator[str]:
    """The columns of a block, each with its own below."""
    for each in getattr(of, "columns", ()):
        yield say(each)
        yield from _indented(_columns(each))


def _derivation(of: block.Derivation, numbers: Numbers) -> str:
    """What is derived, with the branches that it is made from."""
    match of:
        case block.NetworkQuestion():
            return _network(of, numbers)
        case block.ChangeQuestion(before, after):
            return f"what changed from the {_network(before, numbers)} to the {_network(after, numbers)}"
        case block.PathQuestion():
            ends = f"from the actor of {numbers[of.start]} to that of {numbers[of.end]}"
            return f"path {ends}, at most {of.hops!r} hops, {say(of.ties)}"


# What stands in a line


def _on(time: block.Time | block.EachDate | block.Ever | None) -> str:
    match time:
        case None:
            return ""
        case block.Ever():
            return " ever"
        case block.EachDate():
            return " on each date"
        case block.Day(date):
            return f" on {date}"
        case block.During():
            return f" during {time.mark}"


def _where(condition: block.Condition | None) -> str:
    return f" where {say(condition)}" if condition else ""


def _list(of: Iterable[Any], between: str = ", ") -> str:
    return between.join(map(say, of))


def _pattern(of: block.Pattern) -> str:
    arrows = {Direction.OUT: ("-", "->"), Direction.IN: ("<-", "-"), Direction.BOTH: ("-", "-")}
    left, right = arrows[of.direction]
    parent = f"{of.parent} " if of.parent else ""
    return f"{parent}{left}[{of.relationship}]{right} {of.target}{_on(of.as_of)}{_where(of.condition)}"


def _ties(of: block.Ties) -> str:
    rolled = ", municipalities rolled up" if of.rolled_up else ""
    sure = ", ".join((*of.identities, *((of.only,) if of.only else ())))
    return f"through {'|'.join(of.memberships)}{rolled}, {sure}, at most {of.largest} in a group{_on(of.as_of)}"


def _window(of: block.Window) -> str:
    parts = [f"by {_list(of.order)}"]
    parts += [f"{name} {_given(keys)}" for name, keys in (("after", of.after), ("before", of.before)) if keys]
    if of.limit is not None:
        parts.append(f"{_rows(of.limit)}{' from the end' if of.backward else ''}")
    return ", ".join(parts)


def _rows(limit: Given[int]) -> str:
    return f"{limit} rows" if isinstance(limit, int) or limit.constant else f"rows by {limit}"


def _given(value: Any) -> str:
    if isinstance(value, block.EachDate):
        return "the date"
    return ", ".join(map(repr, value)) if isinstance(value, tuple) else repr(value)


def _metric(of: block.Metric) -> str:
    words = ("weighted", of.weighted), ("normalised", of.normalised)
    return " ".join(["figure", *(word for word, on in words if on), of.name, of.part]).rstrip()


def _group_key(of: block.LatestNode) -> str:
    return f"the node of the latest {_list(of.path, ', and of its latest ')}"


def _unknown(of: block.Unknown) -> str:
    what = "municipality that nothing has" if of.labels else "ids that no entity has or had"
    return f"of {of.given!r} any {what}"


def _network(of: block.NetworkQuestion, numbers: Numbers) -> str:
    kind = "network of two modes" if of.two_mode else "network"
    about = [f"{name} {given!r}" for name, given in zip(("of", "around"), of.about, strict=True) if given is not None]
    least = f", strength at least {of.least!r}" if of.least is not None else ""
    groups, actors = (", ".join(numbers[each] for each in branches) for branches in (of.groups, of.actors))
    made = f"from the groups of {groups} and the actors of {actors}"
    return " ".join([kind, *about, f"{of.depth} deep", f"{made}, {say(of.ties)}{least}, {of.first!r} nodes listed"])


_LINES: Mapping[type, Callable[[Any], str]] = {
    # values
    block.Attribute: lambda of: f"{of.on}.{of.property}",
    block.TextsIn: lambda of: f"texts in {of.properties!r}",
    block.OtherTexts: lambda of: "texts in other languages",
    block.InLanguage: lambda of: f"{of.on} in a language: {of.property!r}",
    block.Item: lambda of: "item",
    block.ObjectValue: lambda of: f"{say(of.value)}[]",
    block.Labels: lambda of: "labels of n",
    block.AskedId: lambda of: "the id that n was asked for by",
    block.Derived: lambda of: f"{of.name}, derived",
    block.Metric: _metric,
    block.Absent: lambda of: f"whether {say(of.value)} is missing",
    block.Filled: lambda of: f"{say(of.value)} or else {of.default!r}",
    block.EdgeCount: lambda of: f"number of {'different ' if of.distinct else ''}{say(of.pattern)}",
    block.Latest: lambda of: f"{say(of.value)} of the latest {say(of.pattern)}",
    block.Strength: lambda of: f"strength {say(of.ties)}",
    block.WeakestIdentity: lambda of: f"weakest identity {say(of.ties)}",
    block.CommonDate: lambda of: f"{of.part} of the common {of.name!r} {say(of.ties)}",
    block.CommonCertainty: lambda of: f"certainty {say(of.ties)}",
    # sets of rows
    block.Nodes: lambda of: f"{of.label}{_on(of.as_of)}{_where(of.condition)}",
    block.Pattern: _pattern,
    block.Logged: lambda of: f"log entries about {'f' if of.of_fact else 'n'}{_where(of.condition)}",
    block.Ties: _ties,
    block.Collaborators: lambda of: f"collaborators {say(of.ties)}{_where(of.condition)}",
    block.Meeting: lambda of: f"shared groups {say(of.ties)}",
    block.Omitted: lambda of: f"groups that are too large {say(of.ties)}",
    # conditions
    block.Compare: lambda of: f"{say(of.value)} {of.operator} {_given(of.given)}",
    block.OfEnd: lambda of: f"the entity of f.{of.property} has {say(of.holds)}",
    block.SomeItem: lambda of: f"an item of {say(of.of)} has {say(of.holds)}",
    block.SomeObject: lambda of: f"{'exactly one' if of.only else 'some'} {say(of.of)}[]{_where(of.holds)}",
    block.Missing: lambda of: f"{say(of.value)} is missing",
    block.OfMunicipality: lambda of: f"n is of municipality {of.operator} {_given(of.given)}",
    block.OfLabel: lambda of: f"n is {' or '.join(of.labels) or 'nothing'}",
    block.AllOf: lambda of: f"({_list(of.of, ' and ')})" if of.of else "everything",
    block.AnyOf: lambda of: f"({_list(of.of, ' or ')})" if of.of else "nothing",
    block.Not: lambda of: f"not {say(of.of)}",
    block.Exists: lambda of: f"some {say(of.pattern)}",
    block.ExactlyOne: lambda of: f"exactly one {say(of.pattern)}",
    block.OfLatest: lambda of: f"the latest {say(of.pattern)} has {say(of.holds)}",
    # orders and pages
    block.Key: lambda of: f"{say(of.value)}{' descending' if of.descending else ''}",
    block.Window: _window,
    # columns
    block.Related: lambda of: f"rows {say(of.pattern)} {say(of.window)}",
    block.BeyondCursor: lambda of: f"whether anything of {say(of.of)} lies {of.side} {_given(of.keys)}",
    block.SharedMemberships: lambda of: f"{'whole ' if of.whole else ''}memberships in shared groups {say(of.ties)}",
    block.Members: lambda of: f"members {'and how ' if of.told else ''}{say(of.ties)}",
    block.Cited: lambda of: f"the source that {of.on} names",
    block.FurtherPlaces: lambda of: "the further places where r is stated",
    block.End: lambda of: f"the entity of f.{of.property}",
    block.Listed: lambda of: f"all {say(of.nodes)} {say(of.window)}",
    block.RevisionNumber: lambda of: "the revision",
    block.LabelCounts: lambda of: f"numbers of {', '.join(of.labels)}",
    block.HoldsOn: lambda of: f"whether {say(of.days.start)} and the like hold{_on(of.time)}",
    block.Year: lambda of: f"year of {say(of.value)}",
    block.LatestNode: _group_key,
    block.EachNode: lambda of: f"each node of {say(of.pattern)}",
    block.InWords: lambda of: say(of.value),
    block.EachWord: lambda of: f"each word of {say(of.words)}",
    block.Grouped: lambda of: (
        f"groups of {say(of.of)} by {_list(of.by)}, {of.order}, {_rows(of.limit)}"
        + (f", with figures of {_list(of.numbers)}" if of.numbers else "")
        + (f", by the sum of {say(of.numbers[of.summed.place])}" if of.summed else "")
    ),
    block.Figures: lambda of: f"figures of {say(of.value)} over {say(of.of)}",
    block.Reached: lambda of: f"number of different nodes of {say(of.of)} {say(of.pattern)}",
    block.Spans: lambda of: f"days of {say(of.of)}",
    block.DateCounts: lambda of: f"number of {say(of.of)}{_where(of.condition)}",
    block.Rows: lambda of: of.of.value,
    block.SeriesRows: lambda of: f"{of.of.value}, on each of {of.dates!r}",
    block.EntityRows: lambda of: f"{of.of.value}: entities",
    block.CitationRows: lambda of: f"{of.of.value}: citations",
    # branches
    block.Seek: lambda of: f"page of {say(of.nodes)} {say(of.window)}",
    block.ById: lambda of: f"{of.of_type or 'entities'} with the ids {_given(of.ids)}, now or before",
    block.FactById: lambda of: f"the fact with the id {of.id!r}",
    block.FactsById: lambda of: f"facts with the ids {_given(of.ids)}",
    block.ByCurrentId: lambda of: f"entities with the ids {_given(of.ids)}",
    block.GraphNode: lambda of: "the graph itself",
    block.NodeCount: lambda of: f"number of {say(of.nodes)}",
    block.Candidates: lambda of: f"candidates for {_given(of.sought)} among {say(of.nodes)}",
    block.Walk: lambda of: (
        f"{of.steps} steps from {say(of.start) if isinstance(of.start, block.Nodes) else f'actors {_given(of.start)}'}"
        f"{_where(of.condition)} {say(of.ties)}, {_rows(of.limit)}"
    ),
    block.Unknown: _unknown,
}
"""What stands in a line for each class of block."""


# The response


def _field(field: forms.Field, numbers: Numbers) -> list[str]:
    return _form(field.key, field.form, numbers)


def _form(key: str, of: Any, numbers: Numbers) -> list[str]:
    """A form under the client's name for it, and below it what it is made of."""
    assert type(of) in _FORMS, f"nothing says what {type(of).__name__} is"
    head, below = _FORMS[type(of)](of, numbers)
    return [f"{key}: {head}", *_indented(below)]


def _of(rows: Any, numbers: Numbers) -> str:
    """A block that a form reads: one at the top by its number, rows beside a node by what leads to them."""
    return numbers.get(rows) or say(rows.pattern if isinstance(rows, block.Related) else rows)


def _fields(of: Iterable[forms.Field], numbers: Numbers) -> list[str]:
    return [line for each in of for line in _field(each, numbers)]


def _named(of: Iterable[forms.Named | forms.GroupField | forms.GroupKeyField]) -> list[str]:
    return [each.key if each.key == each.name else f"{each.key}: {each.name}" for each in of]


def _item(of: Any, numbers: Numbers) -> list[str]:
    """What each row of a list is read as."""
    return _FORMS[type(of)](of, numbers)[1]


def _connection(of: forms.Connection, numbers: Numbers) -> tuple[str, list[str]]:
    if of.rows is None:
        return "connection without its page", _fields(of.fields, numbers)
    sizes = [f"{name} {size!r}" for name, size in (("first", of.first), ("last", of.last)) if size is not None]
    return f"connection of {_of(of.rows, numbers)}, {', '.join(sizes)}", _fields(of.fields, numbers)


def _of_type(of: forms.OfType, numbers: Numbers) -> tuple[str, list[str]]:
    """Types of which the same is read stand together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for each in of.types:
        alike.setdefault(tuple(_fields(each.fields, numbers)), []).append(each.type_name)
    below = []
    for lines, names in alike.items():
        if lines:
            below += ["every type" if len(alike) == 1 else ", ".join(names), *_indented(lines)]
    return f"of the type by {say(of.labels)}", below


def _composed(of: forms.Composed, numbers: Numbers) -> tuple[str, list[str]]:
    present = f", if there is {say(of.present)}" if of.present else ""
    held = [line for each in of.held for line in _form(f"held {each.attribute}", each.form, numbers)]
    return f"{of.type_name}{present}", [*_fields(of.fields, numbers), *held]


def _groups(of: forms.Groups, numbers: Numbers) -> tuple[str, list[str]]:
    below = []
    for each in of.fields:
        below += [*_named([each]), *_indented(_named([*each.keys, *each.numbers]))]
        for key in each.keys:
            below += _indented(_item(key.entity, numbers), 2) if key.entity else []
    return _of(of.rows, numbers), below


_FORMS: Mapping[type, Callable[[Any, Numbers], tuple[str, list[str]]]] = {
    forms.Read: lambda of, numbers: (
        _of(of.column, numbers) + (f" or else {of.default!r}" if of.default is not None else ""),
        [],
    ),
    forms.Dated: lambda of, numbers: (f"{say(of.column)} with the day {of.mark!r}", []),
    forms.Constant: lambda of, numbers: (_given(of.value), []),
    forms.Holds: lambda of, numbers: (
        f"whether it holds{_on(of.time)}, by {say(of.days.start)} to {say(of.days.end)}",
        [],
    ),
    forms.SharedValue: lambda of, numbers: (f"{of.name} by {say(of.shared)}", []),
    forms.SharedDate: lambda of, numbers: (f"{of.name} by {say(of.shared)}", _named(of.fields)),
    forms.Composed: _composed,
    forms.Zipped: lambda of, numbers: (
        f"list of {of.type_name}, as long as {say(of.longest)}",
        _fields(of.fields, numbers),
    ),
    forms.OfType: _of_type,
    forms.Listing: lambda of, numbers: (
        f"list of {_of(of.rows, numbers)}" + (f" that support {of.supporting.field}" if of.supporting else ""),
        _item(of.item, numbers),
    ),
    forms.Only: lambda of, numbers: (f"the one of {_of(of.rows, numbers)}", _item(of.item, numbers)),
    forms.Several: lambda of, numbers: (
        "list",
        [line for place, each in enumerate(of.items) for line in _form(str(place), each, numbers)],
    ),
    forms.FirstFound: lambda of, numbers: (
        "the first that there is",
        [line for place, each in enumerate(of.items) for line in _form(str(place), each, numbers)],
    ),
    forms.InOrder: lambda of, numbers: (
        f"in the order of the ids {of.ids!r}",
        [
            line
            for each in of.found
            for line in (f"of {_of(each.rows, numbers)}", *_indented(_item(each.item, numbers)))
        ],
    ),
    forms.OwnCitation: lambda of, numbers: (f"the citation of {say(of.source)}", _item(of.item, numbers)),
    forms.Joined: lambda of, numbers: (
        "joined",
        [line for place, each in enumerate(of.lists) for line in _form(str(place), each, numbers)],
    ),
    forms.TextLink: lambda of, numbers: (
        "a link to the text",
        [*_form("address", of.address, numbers), *_form("directive", of.directive, numbers)],
    ),
    forms.TextList: lambda of, numbers: (
        f"list of {say(of.values)}" + (f" and {say(of.others)}" if of.others else ""),
        _named(of.fields),
    ),
    forms.Counts: lambda of, numbers: (f"list of {say(of.numbers)}", _named(of.fields)),
    forms.LabelList: lambda of, numbers: (f"the words in {of.language}", _named(of.fields)),
    forms.Groups: _groups,
    forms.Statistic: lambda of, numbers: (
        f"the {of.name} of {_of(of.rows, numbers)}",
        [],
    ),
    forms.Series: lambda of, numbers: (f"on each of {of.dates!r} {_of(of.rows, numbers)}", _named(of.fields)),
    forms.Cursor: lambda of, numbers: (f"cursor of {_list(of.keys)}", []),
    forms.PageEnds: lambda of, numbers: ("where the page lies", _named(of.fields)),
    forms.Connection: _connection,
    forms.Edges: lambda of, numbers: ("each row", _item(of.item, numbers)),
    forms.Hits: lambda of, numbers: (
        f"ranked {_of(of.rows, numbers)}, first {of.first!r}" + (f", after {_given(of.after)}" if of.after else ""),
        _fields(of.fields, numbers),
    ),
    forms.Size: lambda of, numbers: ("number of rows", []),
    forms.Resolved: lambda of, numbers: ("by a resolver of its own", []),
}
"""What stands in a line for each class of form, and what stands below it."""
