"""What breaks a client has a line in CHANGELOG.md: the schema is held against the one of the last entry.

`last_entry.graphql` is that schema without its descriptions. A line names what changed by its coordinate, or many
alike by a pattern: `Council.kind`, `Query.councils(first:)`, `*Edge.id`. A new entry, with its version and date, is
followed by `UPDATE_CONTRACT=1 pytest tests/schema/test_changelog.py`, which keeps the schema of that day.
"""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import graphql
import pytest
import yaml
from graphql import BreakingChange, DangerousChange, DangerousChangeType, GraphQLSchema, Visitor
from graphql.utilities import find_breaking_changes, find_dangerous_changes

from tests.schema.committed import committed_schema

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).with_name("last_entry.graphql")
UPDATE = bool(os.environ.get("UPDATE_CONTRACT"))

BREAKING_TOO = {
    # the same question has another answer
    DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
    DangerousChangeType.INPUT_FIELD_DEFAULT_VALUE_CHANGE,
    # a client that lists what may come meets what it does not know
    DangerousChangeType.TYPE_ADDED_TO_UNION,
    DangerousChangeType.VALUE_ADDED_TO_ENUM,
}
"""What graphql-core calls dangerous and we call breaking. An optional argument more, or an interface, breaks nobody."""


@dataclass(frozen=True)
class Entry:
    """A version and what its part of the changelog says; Unreleased has no date."""

    version: str
    date: str
    text: str

    def patterns(self) -> list[str]:
        """What stands in it as code."""
        return re.findall(r"`([^`\n]+)`", self.text)


def entries(text: str) -> list[Entry]:
    """The parts of a changelog, the newest first."""
    parts = re.split(r"^## \[(.+?)\](?: - (\S+))?$", text, flags=re.MULTILINE)
    return [Entry(version, date or "", own) for version, date, own in zip(*[iter(parts[1:])] * 3, strict=True)]


UNRELEASED, LAST, *_ = entries((ROOT / "CHANGELOG.md").read_text())


def breaking(before: GraphQLSchema, after: GraphQLSchema) -> dict[str, str]:
    """What breaks a client: the coordinate of each change, and the change in words."""
    answered = set(_answered(after))
    changes: list[BreakingChange | DangerousChange] = [*find_breaking_changes(before, after)]
    changes += [
        each
        for each in find_dangerous_changes(before, after)
        if each.type in BREAKING_TOO
        # nobody is given a value of which one asks only
        and (each.type is not DangerousChangeType.VALUE_ADDED_TO_ENUM or coordinate(each).split(".")[0] in answered)
    ]
    return {coordinate(each): each.description for each in changes}


def _answered(schema: GraphQLSchema) -> Iterator[str]:
    """The names of the types that an answer may hold."""
    for each in schema.type_map.values():
        if graphql.is_object_type(each) or graphql.is_interface_type(each):
            yield from (graphql.get_named_type(field.type).name for field in each.fields.values())


def coordinate(change: BreakingChange | DangerousChange) -> str:
    """What a change is of: `Field Council.kind was removed.` → `Council.kind`, `Party was removed.` → `Party`."""
    places = (r"(@\w+(?:\(\w+:\))?)", r"(\w+\.\w+(?:\(\w+:\))?)", r"union type (\w+)", r"^(?:Standard scalar )?(\w+)")
    found = next(filter(None, (re.search(place, change.description) for place in places)))
    return found[1]


def unnamed(changes: dict[str, str], patterns: list[str]) -> list[str]:
    """The changes that no pattern names."""
    return [said for each, said in changes.items() if not any(fnmatchcase(each, pattern) for pattern in patterns)]


def too_wide(before: GraphQLSchema, after: GraphQLSchema, patterns: list[str]) -> list[str]:
    """The patterns for many coordinates that name some which are as they were, with one of these."""
    unchanged = sorted(set(coordinates(before)) & set(coordinates(after)) - breaking(before, after).keys())
    found = {
        pattern: next((each for each in unchanged if fnmatchcase(each, pattern)), None)
        for pattern in patterns
        if "*" in pattern
    }
    return [f"{pattern}: {each} is as it was" for pattern, each in found.items() if each]


def coordinates(schema: GraphQLSchema) -> Iterator[str]:
    """All that a schema holds: types, their fields and values, and arguments."""
    for each in schema.type_map.values():
        yield each.name
        parts: dict[str, Any] = getattr(each, "fields", None) or getattr(each, "values", None) or {}
        for name, part in parts.items():
            yield f"{each.name}.{name}"
            yield from (f"{each.name}.{name}({argument}:)" for argument in getattr(part, "args", None) or ())


class _Bare(Visitor):
    """Takes the descriptions away."""

    def enter(self, node: Any, *_: object) -> Any:
        return replace(node, description=None) if getattr(node, "description", None) else None


def bare(text: str) -> str:
    """A schema without its descriptions, in which nothing breaks."""
    return graphql.print_ast(graphql.visit(graphql.parse(text, no_location=True), _Bare())) + "\n"


@pytest.fixture(scope="module")
def before() -> GraphQLSchema:
    return graphql.build_schema(KEPT.read_text())


@pytest.fixture(scope="module")
def after() -> GraphQLSchema:
    return committed_schema()


def test_the_schema_kept_is_that_of_the_last_entry() -> None:
    head = f"# {LAST.version}\n"
    if UPDATE and not KEPT.read_text().startswith(head):
        KEPT.write_text(head + bare((ROOT / "schema.graphql").read_text()))
    assert KEPT.read_text().startswith(head), "run `UPDATE_CONTRACT=1 pytest tests/schema/test_changelog.py`"


def test_the_last_entry_is_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert UNRELEASED.version == "Unreleased"
    assert project["version"] == cited["version"] == LAST.version
    assert cited["date-released"] == LAST.date


def test_what_breaks_a_client_has_a_line(before: GraphQLSchema, after: GraphQLSchema) -> None:
    missing = unnamed(breaking(before, after), UNRELEASED.patterns())
    assert not missing, "CHANGELOG.md names none of these under Unreleased:\n" + "\n".join(missing)


def test_a_line_for_many_names_nothing_that_is_as_it_was(before: GraphQLSchema, after: GraphQLSchema) -> None:
    assert too_wide(before, after, UNRELEASED.patterns()) == []


# How the above tell one from the other

SMALL = """
directive @cost(weight: Int) on FIELD
type Query { council(id: ID!, first: Int = 20): Council found: Found by(order: Order, where: Where): Int }
type Council implements Named { id: ID! name: String kind: Kind }
type Party { id: ID! name: String! }
interface Named { name: String }
union Found = Council | Party
enum Kind { FORUM COUNCIL }
enum Order { NAME ID }
input Where { name: String kind: Kind = FORUM }
"""

CHANGES = [
    ("kind: Kind }", "}", ["Council.kind"]),
    ("kind: Kind }", "sort: Kind }", ["Council.kind"]),
    ("kind: Kind }", "kind: Kind sort: Kind }", []),
    ("name: String!", "name: String", ["Party.name"]),
    ("name: String kind: Kind }", "name: String! kind: Kind }", []),
    ("implements Named ", "", ["Council"]),
    ("type Council implements Named", "interface More { id: ID! } type Council implements Named & More", []),
    ("type Party", "type Person { id: ID! } type Party", []),
    ("Council | Party", "Council", ["Found"]),
    ("Council | Party", "Council | Party | Query", ["Found"]),
    ("union Found = Council | Party", "type Found { id: ID! }", ["Found"]),
    ("FORUM COUNCIL", "FORUM", ["Kind.COUNCIL"]),
    ("FORUM COUNCIL", "FORUM COUNCIL BOARD", ["Kind.BOARD"]),
    ("NAME ID", "NAME", ["Order.ID"]),
    ("NAME ID", "NAME ID KIND", []),
    (", first: Int = 20", "", ["Query.council(first:)"]),
    ("= 20", "= 50", ["Query.council(first:)"]),
    ("first: Int", "last: Int, first: Int", []),
    ("first: Int", "last: Int!, first: Int", ["Query.council(last:)"]),
    ("first: Int", "first: Float", ["Query.council(first:)"]),
    ("Where { name: String", "Where { ", ["Where.name"]),
    ("Where { name: String", "Where { name: String id: ID", []),
    ("Where { name: String", "Where { name: String id: ID!", ["Where.id"]),
    ("= FORUM", "= COUNCIL", ["Where.kind"]),
    ("directive @cost(weight: Int) on FIELD", "", ["@cost"]),
    ("weight: Int", "weight: Float", ["@cost(weight:)"]),
    ("found: Found by", "by", ["Query.found"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_a_change_is_told_by_its_coordinate(old: str, new: str, expected: list[str]) -> None:
    assert SMALL.count(old) == 1
    changed = SMALL.replace(old, new)
    assert list(breaking(graphql.build_schema(SMALL), graphql.build_schema(changed))) == expected


@pytest.mark.parametrize(
    ("patterns", "missing", "wide"),
    [
        ([], 2, []),
        (["Council.id"], 1, []),
        (["Council.id", "Party.id"], 0, []),
        (["*.id"], 0, []),
        (["Council.*", "Party.id"], 0, ["Council.*: Council.kind is as it was"]),
        (["*"], 0, ["*: Boolean is as it was"]),
        (["*.relationId", "Council.name"], 2, []),
    ],
)
def test_a_pattern_may_name_many_but_only_what_changed(patterns: list[str], missing: int, wide: list[str]) -> None:
    small, changed = graphql.build_schema(SMALL), graphql.build_schema(SMALL.replace("{ id: ID!", "{ relationId: ID!"))
    assert len(unnamed(breaking(small, changed), patterns)) == missing
    assert too_wide(small, changed, patterns) == wide


def test_the_schema_of_an_entry_has_all_but_descriptions() -> None:
    described = SMALL.replace("name: String!", '"""What it\nis called."""\nname(\n"In which."\nin: Kind): String!')
    kept = bare(f'"Of all."\n{described.lstrip()}')
    assert '"' not in kept
    before, after = graphql.build_schema(kept), graphql.build_schema(described)
    assert list(coordinates(before)) == list(coordinates(after))
    assert breaking(before, after) == breaking(after, before) == {}


def test_a_changelog_is_read_by_its_entries() -> None:
    text = "# Changelog\n\n## [Unreleased]\n\n- `Council.id` is\n  `relationId`\n\n## [1.0.0] - 2026-11-27\n\n`Party`\n"
    first, second = entries(text)
    assert (first.version, first.date, first.patterns()) == ("Unreleased", "", ["Council.id", "relationId"])
    assert (second.version, second.date, second.patterns()) == ("1.0.0", "2026-11-27", ["Party"])
