"""A question at a date is about that date alone: no edge, filter, order, count or group escapes it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from graph_seed import load
from graph_store import GraphStore
from resolvers.errors import OtherTime, QuestionError
from schema.derive.group import criteria, edge_criteria
from schema.derive.input import plain
from schema.derive.model import Edge, EntityType
from tests.graph_seed.small import write
from tests.model import MODEL
from tests.resolvers.asking import ask, compiled

ROOTS = [*MODEL.entities.values()]

BOUND = re.compile(r"[(\[]([nr]\d+):`?(\w+)`?[)\]]")
"""A variable with its label or type where a MATCH binds it; a look-up by id binds none of these."""


EDGES = [(entity, edge) for entity in ROOTS for edge in entity.edges if edge.parent == entity.name]
EDGES += [(ROOTS[0], edge) for edge in ROOTS[0].edges if edge.parent != ROOTS[0].name]
"""Every edge of a type of its own, and once those that all types have in common."""


def questions(entity: EntityType, edge: Edge) -> Iterator[str]:
    """Every way in which a question can follow an edge."""
    at = f'{entity.plural}(asOf: "2020-01-01"'
    if edge.only:
        yield f"{{ {at}) {{ nodes {{ {edge.name} {{ id }} }} }} }}"
        return
    where = "{id: {eq: null}}"
    on_edge = ", edge: {relationId: {eq: null}}" if not edge.relation.computed else ""
    inner = where if plain(edge) else f"{{node: {where}{on_edge}}}"
    lies_there = "relationId citations { locator }" if not edge.relation.computed else "cursor"
    rows = f"totalCount edges {{ {lies_there} node {{ id }} }}"
    yield f"{{ {at}) {{ nodes {{ {edge.name} {{ {rows} }} }} }} }}"
    yield f"{{ {at}) {{ nodes {{ {edge.name}(where: {inner}) {{ nodes {{ id }} pageInfo {{ hasNextPage }} }} }} }} }}"
    for quantifier in ("some", "all", "none", "single"):
        yield f"{{ {at}, where: {{{edge.name}: {{{quantifier}: {inner}}}}}) {{ totalCount }} }}"
    yield f"{{ {at}, where: {{NOT: {{{edge.name}Count: {{gt: 1}}}}}}) {{ totalCount nodes {{ id }} }} }}"
    yield f"{{ {at}, orderBy: [{{{edge.name}Count: DESC}}]) {{ nodes {{ id }} edges {{ cursor }} }} }}"
    yield f"{{ {at}) {{ aggregate {{ {edge.name}Count {{ min sum distinct }} }} }} }}"
    by = list(edge_criteria(MODEL, edge))
    yield f"{{ {at}) {{ nodes {{ {edge.name} {{ aggregate {{ groupBy(by: [{', '.join(by)}]) {{ count }} }} }} }} }} }}"
    yield f'{{ node(id: "x@2020-01-01") {{ ... on {entity.name} {{ {edge.name} {{ nodes {{ id }} }} }} }} }}'
    if edge.single:
        yield f"{{ {at}, where: {{{edge.single}: {where}}}) {{ nodes {{ {edge.single} {{ id }} }} }} }}"
        yield f"{{ {at}, orderBy: [{{{edge.single}: {{name: ASC}}}}]) {{ nodes {{ id }} }} }}"


TIMELESS = {"Change", "STATED_IN"}
"""What has no time of its own: the log, and where a relationship that was found is stated."""


def escaped(text: str) -> list[str]:
    """The nodes and relationships that a statement reads without asking whether they hold at the date.

    A relationship tells it of its ends too.
    """
    bound = BOUND.findall(text)
    assert bound, text
    return [
        f"{variable}:{label}"
        for variable, label in bound
        if label not in TIMELESS
        and not re.search(rf"{variable}\.(togetherFrom <=|validFrom <=|validFrom >) \$p\d+", text)
        and not re.search(rf"\]->?\({variable}:|\({variable}:\w+\)<?-\[", text)
        and not re.search(rf"\({variable}:\w+ {{id:", text)
        and not re.search(rf"WHERE {variable}:{label}\b", text)
    ]


@pytest.mark.parametrize(("entity", "edge"), EDGES, ids=lambda each: each.name)
def test_nothing_beside_a_node_escapes_the_date(entity: EntityType, edge: Edge) -> None:
    for text in questions(entity, edge):
        statement = compiled(text)
        assert escaped(statement.text) == [], (text, statement.text)
        followed = [name for name, label in BOUND.findall(statement.text) if label == edge.relationship][:1]
        if not edge.ever:
            assert [name for name in followed if f"{name}.togetherTo >= $" not in statement.text] == [], text
            assert "2020-01-01" in statement.params.values()
        assert "2026-11-23" not in statement.params.values(), text


@pytest.mark.parametrize("entity", ROOTS, ids=lambda each: each.name)
def test_no_group_escapes_the_date(entity: EntityType) -> None:
    by = list(criteria(MODEL, entity))
    groups = f"count groupBy(by: [{', '.join(by)}]) {{ count }}"
    text = f'{{ {entity.plural}(asOf: "2020-01-01") {{ aggregate {{ {groups} }} }} }}'
    assert escaped(compiled(text).text) == []


def test_two_roots_may_be_about_two_dates() -> None:
    statement = compiled('{ a: councils(asOf: "2020-01-01") { totalCount } b: councils { nodes { id } } }')
    assert {"2020-01-01", "2026-11-23"} <= set(statement.params.values())


def test_equal_dates_and_different_ones_give_one_text() -> None:
    text = "query ($a: Date, $b: Date) { a: councils(asOf: $a) { totalCount } b: councils(asOf: $b) { nodes { id } } }"
    assert compiled(text, a="2020-01-01", b="2020-01-01").text == compiled(text, a="2020-01-01", b="2021-01-01").text


@pytest.mark.parametrize("given", ["council:x", "council:x@2020-01-01"])
@pytest.mark.parametrize(
    "where",
    [
        "councils(asOf: $d, where: {id: {eq: $id}}) { totalCount }",
        "councils(asOf: $d, where: {NOT: {id: {in: [$id]}}}) { totalCount }",
        "councils(asOf: $d, where: {members: {some: {edge: {relationId: {eq: $id}}}}}) { totalCount }",
        "councils(asOf: $d, where: {responsible: {id: {eq: $id}}}) { totalCount }",
        "councils(asOf: $d) { nodes { members(where: {OR: [{edge: {relationId: {eq: $id}}}]}) { totalCount } } }",
        "actors(asOf: $d) { nodes { collaborators(where: {node: {id: {eq: $id}}}) { totalCount } } }",
    ],
)
def test_an_id_in_a_filter_may_carry_the_date_that_is_asked_about(where: str, given: str) -> None:
    text = f"query ($d: Date, $id: ID!) {{ {where} }}"
    assert compiled(text, d="2020-01-01", id=given) == compiled(text, d="2020-01-01", id="council:x")
    assert compiled(text, id="council:x@2026-11-23") == compiled(text, id="council:x")


@pytest.mark.parametrize(("asked", "about"), [({"d": "2020-01-01"}, "2020-01-01"), ({}, "2026-11-23")])
def test_an_id_in_a_filter_at_another_date_is_refused(asked: dict[str, str], about: str) -> None:
    member = '{node: {id: {in: ["actor:a", "actor:b@2021-01-01"]}}}'
    text = f"query ($d: Date) {{ councils(asOf: $d) {{ nodes {{ m: members(where: {member}) {{ totalCount }} }} }} }}"
    with pytest.raises(OtherTime) as raised:
        compiled(text, **asked)
    assert raised.value.message == (
        f'councils.nodes.m: where: actor:b@2021-01-01 is an id at "2021-01-01", but the question is about "{about}". '
        'Write actor:b, or ask about "2021-01-01".'
    )
    assert raised.value.extensions == {"code": "BAD_USER_INPUT"}


NO_START: Mapping[str | None, Mapping[str, str | None]] = {
    None: {"0001-01-01": "POSSIBLE", "2026-11-22": "POSSIBLE", "2026-11-23": "CERTAIN", "9999-12-31": "CERTAIN"},
    "2020-05-17": {"2020-05-16": "POSSIBLE", "2020-05-17": "CERTAIN", "2020-05-18": None},
    "2020": {"2019-12-31": "POSSIBLE", "2020-01-01": "POSSIBLE", "2020-12-31": "POSSIBLE", "2021-01-01": None},
    "2026": {"2026-01-01": "POSSIBLE", "2026-11-23": "POSSIBLE", "2026-12-31": "POSSIBLE", "2027-01-01": None},
    "2026-11-23": {"2026-11-22": "POSSIBLE", "2026-11-23": "CERTAIN", "2026-11-24": None},
    "2030": {"2026-11-22": "POSSIBLE", "2026-11-23": "CERTAIN", "2030-01-01": "CERTAIN", "2030-01-02": "POSSIBLE"},
}
"""Of facts without a stated start, from a source that was read on 2026-11-23: by their end, what holds on which day."""


@pytest.mark.parametrize("end", NO_START)
async def test_what_has_no_stated_start_had_begun_when_it_was_read_or_on_its_last_day(
    store: GraphStore, tmp_path: Path, end: str | None
) -> None:
    stated = f', validTo: "{end}"' if end else ""
    place = f"source: source:page\nplaces:\n  - {{id: place:a, name: A, at: 1{stated}}}\n"
    await load(store, [write(tmp_path / "small", facts=place)], MODEL)
    text = "query ($day: Date) { places(asOf: $day) { nodes { validity { holds } } } }"
    found = {day: (await ask(store, text, day=day))["places"]["nodes"] for day in NO_START[end]}
    assert {day: nodes[0]["validity"]["holds"] if nodes else None for day, nodes in found.items()} == NO_START[end]


async def test_an_id_that_an_answer_gave_finds_the_same_in_a_filter_at_its_date(orebro: GraphStore) -> None:
    text = """query ($where: AgreementWhere, $of: AgreementSignatoryWhere) {
        agreements(asOf: "2027-06-01", where: $where, first: 1) { nodes { id signatories(where: $of, first: 1) {
            edges { relationId node { id } } } } } }"""
    found = await ask(orebro, text, where={"signatoriesCount": {"gte": 1}})
    (agreement,) = found["agreements"]["nodes"]
    (edge,) = agreement["signatories"]["edges"]
    assert agreement["id"].endswith("@2027-06-01")
    signatory = {"node": {"id": {"eq": edge["node"]["id"]}}, "edge": {"relationId": {"in": [edge["relationId"]]}}}
    where = {"id": {"eq": agreement["id"]}, "signatories": {"some": signatory}}
    assert await ask(orebro, text, where=where, of=signatory) == found


# A period


@pytest.mark.parametrize(
    ("during", "first", "last"),
    [
        ({"from": "2010-01-01", "to": "2019-12-31"}, "2010-01-01", "2019-12-31"),
        ({"from": "2010-01-01"}, "2010-01-01", "9999-12-31"),
        ({"from": None, "to": "2019-12-31"}, "0001-01-01", "2019-12-31"),
        ({}, "0001-01-01", "9999-12-31"),
        ({"from": "0001-01-01", "to": "9999-12-31"}, "0001-01-01", "9999-12-31"),
        ({"from": "2010-01-01", "to": "2010-01-01"}, "2010-01-01", "2010-01-01"),
    ],
    ids=str,
)
def test_a_period_is_what_had_begun_by_its_end_and_lasted_to_its_start(
    during: dict[str, str], first: str, last: str
) -> None:
    statement = compiled("query ($d: Period) { councils(during: $d) { nodes { members { totalCount } } } }", d=during)
    for start, end in re.findall(r"From <= \$(p\d+) AND \w+\.\w+To >= \$(p\d+)", statement.text):
        assert (statement.params[end], statement.params[start]) == (first, last)
    assert len(re.findall(r"\.(?:valid|together)From <= ", statement.text)) == 2


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            'asOf: "2020-01-01", during: {}',
            "councils: asOf and during are both given, but an answer is about one of them.",
        ),
        (
            'during: {from: "2020-01-02", to: "2020-01-01"}',
            "councils: during ends on 2020-01-01, before it begins on 2020-01-02.",
        ),
        (
            'during: {from: "2020-01-01"}, where: {id: {eq: "x:a@2020-01-01"}}',
            'councils: where: x:a@2020-01-01 is an id at "2020-01-01", but the question is about "2020-01-01/..". '
            'Write x:a, or ask about "2020-01-01".',
        ),
    ],
)
def test_a_time_that_cannot_be_is_refused(given: str, message: str) -> None:
    with pytest.raises(QuestionError) as raised:
        compiled(f"{{ councils({given}) {{ totalCount }} }}")
    assert raised.value.message == message
    assert raised.value.extensions == {"code": "BAD_USER_INPUT"}


@pytest.mark.parametrize(
    ("field", "about"),
    [('asOf: "2020-01-01"', "2020-01-01"), ('during: {to: "2020-01-01"}', "../2020-01-01")],
)
def test_an_id_at_another_time_than_its_field_is_refused(field: str, about: str) -> None:
    with pytest.raises(OtherTime, match=f'is about "{re.escape(about)}"'):
        compiled(f'{{ council(id: "council:x@2021-01-01", {field}) {{ id }} }}')
    assert compiled(f'{{ council(id: "council:x@{about}", {field}) {{ id }} }}')


@pytest.mark.parametrize("mark", ["2010-01-01/..", "2010-01-01/9999-12-31"])
def test_an_end_of_time_is_open_in_ids_too(mark: str) -> None:
    text = "query ($d: Period, $id: ID!) { council(id: $id, during: $d) { id } node(id: $id) { id } }"
    open_end = compiled(text, d={"from": "2010-01-01"}, id="council:x@2010-01-01/..")
    for last in (None, "9999-12-31"):
        assert compiled(text, d={"from": "2010-01-01", "to": last}, id=f"council:x@{mark}") == open_end


async def test_an_id_of_a_period_finds_the_same_again(orebro: GraphStore) -> None:
    part = "... on Council { name responsible { id } members(first: 2) { totalCount edges { relationId } } }"
    text = f"query ($p: Period) {{ councils(during: $p, first: 1) {{ nodes {{ id {part} }} }} }}"
    for during, mark in (({"from": "2010-01-01", "to": "2027-06-01"}, "2010-01-01/2027-06-01"), ({}, "../..")):
        (council,) = (await ask(orebro, text, p=during))["councils"]["nodes"]
        assert council["id"].endswith(f"@{mark}")
        assert all(each["relationId"].endswith(f"@{mark}") for each in council["members"]["edges"])
        again = f"query ($id: ID!) {{ node(id: $id) {{ id {part} }} nodes(ids: [$id]) {{ id {part} }} }}"
        found = await ask(orebro, again, id=council["id"])
        assert found == {"node": council, "nodes": [council]}


async def test_a_plain_field_shows_the_latest_that_was_in_the_period(store: GraphStore, tmp_path: Path) -> None:
    facts = (
        "source: source:page\npoliticians:\n  - {id: politician:a, name: A, at: 1}\n"
        "  - {id: politician:b, name: B, at: 1}\n"
        "councils:\n  - id: council:x\n    name: X\n    at: 1\n    kind: COUNCIL\n    responsiblePoliticians:\n"
        '      - {to: politician:a, at: 1, role: ansvarig, validFrom: "2010-01-01", validTo: "2014-12-31"}\n'
        '      - {to: politician:b, at: 1, role: ansvarig, validFrom: "2015-01-01", validTo: "2019-12-31"}\n'
    )
    await load(store, [write(tmp_path / "small", facts=facts)], MODEL)
    shown = "responsible { name } responsiblePoliticians { totalCount }"
    text = f"query ($p: Period) {{ councils(during: $p) {{ nodes {{ {shown} }} }} }}"
    answers = {}
    for last in ("2014-12-31", "2015-01-01", "2030-01-01"):
        (council,) = (await ask(store, text, p={"from": "2012-01-01", "to": last}))["councils"]["nodes"]
        answers[last] = council["responsible"]["name"], council["responsiblePoliticians"]["totalCount"]
    assert answers == {"2014-12-31": ("A", 1), "2015-01-01": ("B", 2), "2030-01-01": ("B", 2)}
