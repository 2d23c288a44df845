"""What an `orderBy` says, and the keys that it is read as."""

import pytest

from resolvers.block import Key, Related, Seek
from resolvers.plan.text import say
from tests.resolvers.asking import prepared

MEMBERS = "number of different <-[REPRESENTED_IN]- Actor on 2026-11-23"
PARTS = "number of different <-[PART_OF]- Actor on 2026-11-23"
HOST = "of the latest <-[HOSTS]- Actor on 2026-11-23"
PART_OF = "of the latest -[PART_OF]-> Actor on 2026-11-23"

NAME, BACK = "n.sortKey", "n.sortKey descending"
EDGE = "r.id"


def order(of: str, given: str) -> tuple[Key, ...]:
    """The order of a connection at the root, or of one beside a node: `councils.members`."""
    *above, name = of.split(".")
    text = f"{name}(orderBy: {given}) {{ nodes {{ id }} }}"
    (branch,) = prepared(f"{{ {above[0]} {{ nodes {{ {text} }} }} }}" if above else f"{{ {text} }}").branches
    assert isinstance(branch, Seek)
    if not above:
        return branch.window.order
    (beside,) = (each for each in branch.columns if isinstance(each, Related))
    return beside.window.order


def text(of: str, given: str) -> list[str]:
    return [say(key) for key in order(of, given)]


@pytest.mark.parametrize(
    ("of", "given", "keys"),
    [
        ("councils", "null", [NAME]),
        ("councils", "[]", [NAME]),
        ("councils", "{name: ASC}", [NAME]),
        ("councils", "{name: DESC}", [BACK]),
        ("principles", "null", ["n.ordinal", NAME]),
        ("principles", "{ordinal: DESC}", ["n.ordinal descending", NAME]),
        ("principles", "{name: ASC}", [NAME]),
        ("councils.members", "null", [NAME, EDGE]),
        ("councils.members", "{node: {name: DESC}}", [BACK, EDGE]),
        ("councils.commitments", "null", ["n.ordinal", NAME, EDGE]),
        ("councils.documents", "{name: DESC}", [BACK, EDGE]),
    ],
)
def test_by_default_it_is_the_sources_order_else_that_of_names(of: str, given: str, keys: list[str]) -> None:
    assert text(of, given) == keys


@pytest.mark.parametrize(
    ("of", "given", "keys"),
    [
        ("councils", "{kind: ASC}", ["n.kind", NAME]),
        ("councils", "{kind: DESC}", ["n.kind descending", NAME]),
        ("councils", "{id: ASC}", ["n.id", NAME]),
        ("councils", "{membersCount: ASC}", [MEMBERS, NAME]),
        ("councils", "{membersCount: DESC}", [f"{MEMBERS} descending", NAME]),
        ("councils.statements", "{kind: DESC}", ["n.kind descending", NAME, EDGE]),
        ("councils.members", "{node: {partsCount: DESC}}", [f"{PARTS} descending", NAME, EDGE]),
    ],
)
def test_what_is_always_there_is_one_key(of: str, given: str, keys: list[str]) -> None:
    assert text(of, given) == keys


@pytest.mark.parametrize(
    ("of", "given", "value", "default", "ties"),
    [
        ("councils", "municipality", "n.municipality", "''", [NAME]),
        ("councils", "politicalParticipation", "n.politicalParticipation", "False", [NAME]),
        ("agreements", "decidedOn", "n.decidedOnEarliest", "''", [NAME]),
        ("councils.members", "node.kind", "n.kind", "''", [NAME, EDGE]),
        ("councils.members", "edge.role", "r.role", "''", [NAME, EDGE]),
        ("councils", "host.name", f"n.sortKey {HOST}", "''", [NAME]),
        ("councils", "host.municipality", f"n.municipality {HOST}", "''", [NAME]),
        ("councils", "host.municipal", f"n.municipal {HOST}", "False", [NAME]),
        ("councils", "host.partsCount", f"{PARTS} {HOST}", "0", [NAME]),
        ("councils", "host.partOf.name", f"n.sortKey {PART_OF} {HOST}", "''", [NAME]),
        ("councils", "host.partOf.municipality", f"n.municipality {PART_OF} {HOST}", "''", [NAME]),
    ],
)
def test_what_is_missing_comes_last_in_either_direction(
    of: str, given: str, value: str, default: str, ties: list[str]
) -> None:
    last, filled = f"whether {value} is missing", f"{value} or else {default}"
    assert text(of, nested(given, "ASC")) == [last, filled, *ties]
    assert text(of, nested(given, "DESC")) == [last, f"{filled} descending", *ties]


def nested(path: str, direction: str) -> str:
    """`a.b` as `{a: {b: ASC}}`."""
    given = direction
    for name in reversed(path.split(".")):
        given = f"{{{name}: {given}}}"
    return given


@pytest.mark.parametrize(
    ("of", "given", "stated", "value"),
    [
        ("councils", "{validFrom: ASC}", "n.validFromEdtf", "n.validFrom or else '0001-01-01'"),
        ("councils", "{validFrom: DESC}", "n.validFromEdtf", "n.validFrom or else '0001-01-01' descending"),
        ("councils", "{validTo: ASC}", "n.validToEdtf", "n.validTo or else '9999-12-31'"),
        ("councils", "{validTo: DESC}", "n.validToEdtf", "n.validTo or else '9999-12-31' descending"),
        ("councils.members", "{edge: {validFrom: ASC}}", "r.validFromEdtf", "r.validFrom or else '0001-01-01'"),
        ("councils.members", "{node: {validTo: ASC}}", "n.validToEdtf", "n.validTo or else '9999-12-31'"),
        (
            "councils",
            "{host: {validTo: DESC}}",
            f"n.validToEdtf {HOST}",
            f"n.validTo {HOST} or else '9999-12-31' descending",
        ),
        (
            "councils",
            "{host: {partOf: {validFrom: ASC}}}",
            f"n.validFromEdtf {PART_OF} {HOST}",
            f"n.validFrom {PART_OF} {HOST} or else '0001-01-01'",
        ),
    ],
)
def test_a_time_that_no_source_states_is_missing(of: str, given: str, stated: str, value: str) -> None:
    assert text(of, given)[:2] == [f"whether {stated} is missing", value]


@pytest.mark.parametrize(
    ("of", "given", "keys"),
    [
        ("councils", "[{kind: ASC}, {membersCount: DESC}]", ["n.kind", f"{MEMBERS} descending", NAME]),
        ("councils", "[{membersCount: DESC}, {kind: ASC}]", [f"{MEMBERS} descending", "n.kind", NAME]),
        ("councils", "[{kind: ASC}, {kind: DESC}]", ["n.kind", NAME]),
        ("councils", "[{name: DESC}, {kind: ASC}]", [BACK]),
        ("councils", "[{kind: ASC}, {name: DESC}, {membersCount: ASC}]", ["n.kind", BACK]),
        ("principles", "[{ordinal: DESC}, {name: DESC}]", ["n.ordinal descending", BACK]),
        ("councils.members", "[{edge: {relationId: DESC}}, {node: {name: ASC}}]", ["r.id descending"]),
        ("councils.members", "[{node: {name: ASC}}, {edge: {relationId: DESC}}]", [NAME, "r.id descending"]),
        (
            "councils.members",
            "[{node: {name: DESC}}, {edge: {role: ASC}}]",
            [BACK, "whether r.role is missing", "r.role or else ''", EDGE],
        ),
    ],
)
def test_keys_follow_each_other_up_to_the_one_that_leaves_no_tie(of: str, given: str, keys: list[str]) -> None:
    assert text(of, given) == keys


@pytest.mark.parametrize(
    ("of", "given", "kinds"),
    [
        ("councils", "{name: ASC}", [str]),
        ("councils", "{membersCount: ASC}", [int, str]),
        ("councils", "{nameIsEditorial: ASC}", [bool, str]),
        ("councils", "{politicalParticipation: ASC}", [bool, bool, str]),
        ("councils", "{municipality: ASC}", [bool, str, str]),
        ("councils", "{validFrom: ASC}", [bool, str, str]),
        ("councils", "{host: {partsCount: ASC}}", [bool, int, str]),
        ("principles", "null", [int, str]),
        ("councils.members", "null", [str, str]),
    ],
)
def test_a_key_says_what_a_cursor_holds_of_it(of: str, given: str, kinds: list[type]) -> None:
    assert [key.kind for key in order(of, given)] == kinds
