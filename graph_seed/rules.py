"""What must hold between facts, whatever file they stand in: a table of rules, each a function of all facts.

A rule is about the words of the domain; what follows from the types is in `graph_seed/file_format.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from graph_seed.citing import FRAGMENT, OTHERS, QUOTE
from graph_seed.facts import EntityFact, Properties, RelationFact
from graph_seed.file_format import CITES
from graph_seed.problems import Problem
from graph_seed.settle import Settled
from graph_seed.together import ever_met
from schema.municipality import MUNICIPALITIES
from schema.together import ALONE

Rule = Callable[[Settled], Iterator[Problem]]

_WITHOUT_CIRCLES = ("BASED_ON", "PART_OF", "SUCCEEDED_BY")
_IDENTITY = frozenset({"id", "source", "locator", QUOTE, FRAGMENT, OTHERS})


def names_are_unique(settled: Settled) -> Iterator[Problem]:
    """Two entities of a kind in a municipality with one name are likely the same, noted twice; people may share one."""
    first: dict[tuple[object, ...], EntityFact] = {}
    for node in settled.nodes.values():
        held = node.properties
        name = " ".join(held["name"].casefold().split())
        kind = held.get("kind") or held.get("version")  # versions of a text share its name
        other = first.setdefault((node.label, kind, tuple(held[MUNICIPALITIES]), name), node)
        if other is not node:
            yield Problem(
                settled.place(node.id, "name"),
                f'{node.id} has the name "{held["name"]}" like {other.id} at {settled.places[other.id]}, of the same '
                "kind and municipality",
                warning=node.label == "Politician",
            )


def former_ids_are_free(settled: Settled) -> Iterator[Problem]:
    """An id that somebody kept must lead to one entity."""
    holders: dict[str, str] = {}
    for node in settled.nodes.values():
        for former in node.properties.get("formerIds", ()):
            if settled.node(former):
                yield Problem(
                    settled.place(node.id, "formerIds"), f"formerIds: {former} is the id of an entity that there is"
                )
            elif (holder := holders.setdefault(former, node.id)) != node.id:
                yield Problem(
                    settled.place(node.id, "formerIds"), f"formerIds: {former} is already a former id of {holder}"
                )


def ends_differ(settled: Settled) -> Iterator[Problem]:
    for each in _relationships(settled):
        if each.start == each.end:
            yield Problem(settled.places[each.id], f"{each.start} cannot be related to itself")


def frameworks_have_no_participants(settled: Settled) -> Iterator[Problem]:
    for each in _relationships(settled):
        group = settled.node(each.end)
        if each.type == "PARTICIPATES_IN" and group and group.properties.get("kind") == "FRAMEWORK":
            yield Problem(
                settled.places[each.id],
                f"{group.id} is a FRAMEWORK, in which nobody participates; write who grants it under involved",
            )


def likely_identities_have_a_reason(settled: Settled) -> Iterator[Problem]:
    for each in _relationships(settled):
        if each.properties.get("identity") == "PROBABLE" and not each.properties.get("reason"):
            yield Problem(settled.place(each.id, "identity"), "identity is PROBABLE, so a reason must be given")


def figures_have_their_bounds(settled: Settled) -> Iterator[Problem]:
    """`upper` belongs to BETWEEN, and lies above the value."""
    for node in settled.nodes.values():
        operator, value, upper = (node.properties.get(f"figure{part}") for part in ("Operator", "Value", "Upper"))
        if operator == "BETWEEN" and (upper is None or value is None or upper <= value):
            yield Problem(
                settled.place(node.id, "figure"), "figure: BETWEEN needs an upper that is greater than the value"
            )
        elif operator not in (None, "BETWEEN") and upper is not None:
            yield Problem(settled.place(node.id, "figure"), f"figure: upper belongs to BETWEEN, not to {operator}")


def parallel_relations_differ(settled: Settled) -> Iterator[Problem]:
    """Two relations of a kind between the same two entities must say different things."""
    first: dict[str, RelationFact] = {}
    for each in _relationships(settled):
        said = {name: value for name, value in each.properties.items() if name not in _IDENTITY}
        other = first.setdefault(repr((each.type, each.start, each.end, sorted(said.items()))), each)
        if other is not each:
            yield Problem(
                settled.places[each.id], f"{each.id} says the same as {other.id} at {settled.places[other.id]}"
            )


def nothing_is_part_of_itself(settled: Settled) -> Iterator[Problem]:
    for relationship in _WITHOUT_CIRCLES:
        beyond: dict[str, set[str]] = {}
        for each in _relationships(settled):
            if each.type == relationship and each.start != each.end:
                beyond.setdefault(each.start, set()).add(each.end)
        try:
            TopologicalSorter(beyond).prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1]))
            place = next(settled.places[id_] for id_ in circle if id_ in settled.places)
            yield Problem(place, f"{relationship} runs in a circle: {' → '.join(circle)}")


def one_at_a_time(settled: Settled) -> Iterator[Problem]:
    """A warning where a plain field such as `responsible` has two values at the same time, of which one is shown."""
    singles = {
        (relation.relationship, entity.label, relation.outgoing): relation.single
        for entity in settled.file_format.entities.values()
        for relation in entity.relations.values()
        if relation.single
    }
    for (holder, field), found in _by_single(settled, singles).items():
        for one, other in combinations(found, 2):
            if _surely_overlap(one.properties, other.properties):
                yield Problem(
                    settled.places[other.id],
                    f"{holder} has another {field} at the same time, at {settled.places[one.id]}; end one with validTo",
                    warning=True,
                )


def one_chair_at_a_time(settled: Settled) -> Iterator[Problem]:
    """A warning where two chair a council at the same time: a source may say so, but mostly one has gone."""
    chairs: dict[str, list[RelationFact]] = {}
    for each in _relationships(settled):
        if each.type == "SERVES_ON" and each.properties.get("role") == "CHAIR":
            chairs.setdefault(each.end, []).append(each)
    for council, found in chairs.items():
        for one, other in combinations(found, 2):
            if _surely_overlap(one.properties, other.properties):
                yield Problem(
                    settled.places[other.id],
                    f"{council} has another CHAIR at the same time, at {settled.places[one.id]}; end one with validTo",
                    warning=True,
                )


def what_is_joined_meets(settled: Settled) -> Iterator[Problem]:
    """A note where a relation and what it joins have no day in common: no question about a day or a period finds it."""
    for each in _relationships(settled):
        ends = [settled.node(each.start), settled.node(each.end)]
        if each.type != ALONE and not ever_met([each.properties, *(end.properties for end in ends if end)]):
            yield Problem(
                settled.places[each.id],
                f"{each.id} and what it joins are never valid on one day: no question about a day or a period finds it",
                warning=True,
            )


def _by_single(
    settled: Settled, singles: Mapping[tuple[str, str, bool], str]
) -> dict[tuple[str, str], list[RelationFact]]:
    grouped: dict[tuple[str, str], list[RelationFact]] = {}
    for each in _relationships(settled):
        for holder, outgoing in ((each.start, True), (each.end, False)):
            node = settled.node(holder)
            field = singles.get((each.type, node.label, outgoing)) if node else None
            if field:
                grouped.setdefault((holder, field), []).append(each)
    return grouped


def _surely_overlap(one: Properties, other: Properties) -> bool:
    """Whether both hold on some day, whatever days their dates mean."""
    return bool(
        max(one["validFromLatest"], other["validFromLatest"]) <= min(one["validToEarliest"], other["validToEarliest"])
    )


def _relationships(settled: Settled) -> Iterator[RelationFact]:
    return (each for each in settled.relationships.values() if each.type != CITES)


RULES: tuple[Rule, ...] = (
    names_are_unique,
    former_ids_are_free,
    ends_differ,
    frameworks_have_no_participants,
    likely_identities_have_a_reason,
    figures_have_their_bounds,
    parallel_relations_differ,
    nothing_is_part_of_itself,
    one_at_a_time,
    one_chair_at_a_time,
    what_is_joined_meets,
)
