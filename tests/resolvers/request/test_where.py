"""What a `where` says, and the condition that it is read as."""

import pytest
from graphql import GraphQLInputObjectType, get_named_type, is_enum_type

from resolvers.block import Attribute, Compare, Condition, EdgeCount, NodeCount, Pattern, Seek
from resolvers.errors import BadAssumption, OtherTime
from resolvers.plan.text import say
from schema.derive.model import plural
from tests.resolvers.asking import TODAY, prepared, questions

NFC, NFD = "\u00e5", "a\u030a"
"""The same letter, as the graph has it and as some computers type it."""

MEMBERS = "<-[REPRESENTED_IN]- Actor on 2026-11-23"
COUNCILS = "-[REPRESENTED_IN]-> Council on 2026-11-23"
HOST = "<-[HOSTS]- Actor on 2026-11-23"
RELATED = "-[RELATED_TO]- Entity on 2026-11-23"
WRITTEN, AT = "n.recordedAt", "2026-11-23T09:00:00Z"
STATED = "not n.validFromEdtf is missing"
NUMBER = f"number of different {MEMBERS}"


def condition(of: str, where: str) -> Condition | None:
    """What all nodes of a type are held to."""
    (branch,) = prepared(f"{{ {plural(of.lower())}(where: {where}) {{ totalCount }} }}").branches
    assert isinstance(branch, NodeCount)
    return branch.nodes.condition


def text(of: str, where: str) -> str | None:
    found = condition(of, where)
    return say(found) if found else None


# Operators

COMPARED = [
    ("Council", "id", 'eq: "council:a"', "n.id eq 'council:a'"),
    ("Council", "id", 'in: ["council:a", "council:b"]', "n.id in 'council:a', 'council:b'"),
    ("Council", "name", 'eq: "Åa"', "n.name eq 'Åa'"),
    ("Council", "municipality", 'eq: "1880"', "n is of municipality eq '1880'"),
    ("Council", "municipality", 'in: ["1880", "1881"]', "n is of municipality in '1880', '1881'"),
    ("Council", "municipality", 'startsWith: "18"', "an item of n.municipalities has item startsWith '18'"),
    ("Council", "municipalities", 'includesAll: ["1880", "1881"]', "n.municipalities includesAll '1880', '1881'"),
    ("Council", "name", 'in: ["Åa", "b"]', "n.name in 'Åa', 'b'"),
    ("Council", "name", 'contains: "Åa"', "n.name contains 'Åa'"),
    ("Council", "name", 'startsWith: "Åa"', "n.name startsWith 'Åa'"),
    ("Council", "name", 'endsWith: "Åa"', "n.name endsWith 'Åa'"),
    ("Council", "name.caseInsensitive", 'eq: "Åa"', "n.name eq:folded 'åa'"),
    ("Council", "name.caseInsensitive", 'in: ["Åa", "B"]', "n.name in:folded 'åa', 'b'"),
    ("Council", "name.caseInsensitive", 'contains: "Åa"', "n.name contains:folded 'åa'"),
    ("Council", "name.caseInsensitive", 'startsWith: "Åa"', "n.name startsWith:folded 'åa'"),
    ("Council", "name.caseInsensitive", 'endsWith: "Åa"', "n.name endsWith:folded 'åa'"),
    ("Council", "purpose.sv", 'contains: "a"', "n.purposeSv contains 'a'"),
    ("Council", "purpose.en", 'contains: "a"', "n.purposeEn contains 'a'"),
    ("Council", "politicalParticipation", "eq: true", "n.politicalParticipation eq True"),
    ("Council", "politicalParticipation", "eq: false", "n.politicalParticipation eq False"),
    ("Council", "kind", "eq: FORUM", "n.kind eq 'FORUM'"),
    ("Council", "kind", "in: [NETWORK, FORUM]", "n.kind in 'NETWORK', 'FORUM'"),
    ("Council", "kind", "in: []", "n.kind in "),
    ("Document", "addressees", "includes: COMMITTEE", "n.addressees includes 'COMMITTEE'"),
    ("Document", "addressees", "includesAny: [COMMITTEE, SCHOOL]", "n.addressees includesAny 'COMMITTEE', 'SCHOOL'"),
    ("Document", "addressees", "includesAll: [COMMITTEE, SCHOOL]", "n.addressees includesAll 'COMMITTEE', 'SCHOOL'"),
    ("Partnership", "content", "includes: REUSE", "n.content includes 'REUSE'"),
    ("Partnership", "content", "includesAny: [REUSE, EVENT]", "n.content includesAny 'REUSE', 'EVENT'"),
    ("Partnership", "content", "includesAll: [REUSE, EVENT]", "n.content includesAll 'REUSE', 'EVENT'"),
    ("Council", "formerIds", 'includes: "council:a"', "n.formerIds includes 'council:a'"),
    ("Council", "formerIds", 'includesAny: ["a", "b"]', "n.formerIds includesAny 'a', 'b'"),
    ("Council", "formerIds", 'includesAll: ["a", "b"]', "n.formerIds includesAll 'a', 'b'"),
    ("Change", "recordedAt", 'eq: "2026-11-23T10:00+01:00"', f"({WRITTEN} gte '{AT}' and {WRITTEN} lte '{AT}')"),
    (
        "Change",
        "recordedAt",
        f'in: ["{AT}"]',
        f"({WRITTEN} gte '{AT}' and {WRITTEN} in '{AT}' and {WRITTEN} lte '{AT}')",
    ),
    ("Change", "recordedAt", f'lt: "{AT}"', f"{WRITTEN} lt '{AT}'"),
    ("Change", "recordedAt", f'lte: "{AT}"', f"{WRITTEN} lte '{AT}'"),
    ("Change", "recordedAt", f'gt: "{AT}"', f"{WRITTEN} gt '{AT}'"),
    ("Change", "recordedAt", f'gte: "{AT}"', f"{WRITTEN} gte '{AT}'"),
    ("Actor", "aliases", 'includes: "a"', "n.aliases includes 'a'"),
    ("Actor", "aliases", 'includesAny: ["a", "b"]', "n.aliases includesAny 'a', 'b'"),
    ("Actor", "aliases", 'includesAll: ["a", "b"]', "n.aliases includesAll 'a', 'b'"),
    ("Council", "seats.some.group", "eq: OFFICIALS", "some n.seatsGroup[] where n.seatsGroup[] eq 'OFFICIALS'"),
    ("Council", "seats.none.group", "in: [YOUTH]", "not some n.seatsGroup[] where n.seatsGroup[] in 'YOUTH'"),
    ("Council", "seats.single.count", "gt: 1", "exactly one n.seatsGroup[] where n.seatsCount[] gt 1"),
    ("Partnership", "amounts.all.kronor", "lt: 5", "not some n.amountsYear[] where not n.amountsKronor[] lt 5"),
    (
        "Council",
        "purpose",
        'other: [{language: "fi", text: {contains: "a"}}]',
        "n in a language: 'purposeFi' contains 'a'",
    ),
    ("Principle", "ordinal", "eq: 1", "n.ordinal eq 1"),
    ("Principle", "ordinal", "in: [1, 2]", "n.ordinal in 1, 2"),
    ("Principle", "ordinal", "lt: 1", "n.ordinal lt 1"),
    ("Principle", "ordinal", "lte: 1", "n.ordinal lte 1"),
    ("Principle", "ordinal", "gt: 1", "n.ordinal gt 1"),
    ("Principle", "ordinal", "gte: 1", "n.ordinal gte 1"),
    ("Statement", "figure.value", "eq: 1.5", "n.figureValue eq 1.5"),
    ("Statement", "figure.value", "in: [1, 2.5]", "n.figureValue in 1.0, 2.5"),
    ("Statement", "figure.value", "lt: 1.5", "n.figureValue lt 1.5"),
    ("Statement", "figure.value", "lte: 1.5", "n.figureValue lte 1.5"),
    ("Statement", "figure.value", "gt: 1.5", "n.figureValue gt 1.5"),
    ("Statement", "figure.value", "gte: 1.5", "n.figureValue gte 1.5"),
    ("Council", "validity.from.earliest", 'eq: "2020-01-01"', f"(n.validFrom eq '2020-01-01' and {STATED})"),
    ("Council", "validity.from.earliest", 'in: ["2020-01-01"]', f"(n.validFrom in '2020-01-01' and {STATED})"),
    ("Council", "validity.from.earliest", 'lt: "2020-01-01"', f"(n.validFrom lt '2020-01-01' and {STATED})"),
    ("Council", "validity.from.earliest", 'lte: "2020-01-01"', f"(n.validFrom lte '2020-01-01' and {STATED})"),
    ("Council", "validity.from.earliest", 'gt: "2020-01-01"', f"(n.validFrom gt '2020-01-01' and {STATED})"),
    ("Council", "validity.from.earliest", 'gte: "2020-01-01"', f"(n.validFrom gte '2020-01-01' and {STATED})"),
]


@pytest.mark.parametrize(("of", "path", "given", "read"), COMPARED)
def test_an_operator_compares_a_property(of: str, path: str, given: str, read: str) -> None:
    assert text(of, nested(path, given)) == read


def nested(path: str, given: str) -> str:
    """`a.b` and `eq: 1` as `{a: {b: {eq: 1}}}`."""
    for name in reversed(path.split(".")):
        given = f"{name}: {{{given}}}"
    return f"{{{given}}}"


def test_every_operator_of_every_filter_is_among_them() -> None:
    tried = {step for of, path, given, _ in COMPARED for step in steps(of, [*path.split("."), given.split(":")[0]])}
    filters = {
        filter_name(each): each
        for each in questions().type_map.values()
        if each.name.endswith("Filter")
        and isinstance(each, GraphQLInputObjectType)
        and not {"some", "language"} & each.fields.keys()
    }
    assert len(filters) > 9
    assert {(name, operator) for name, each in filters.items() for operator in each.fields} - tried == set()


def steps(of: str, path: list[str]) -> list[tuple[str, str]]:
    """The inputs that a path leads through, each with its field."""
    found, given = [], questions().type_map[f"{of}Where"]
    for name in path:
        assert isinstance(given, GraphQLInputObjectType)
        found.append((filter_name(given), name))
        given = get_named_type(given.fields[name].type)
    return found


def filter_name(of: GraphQLInputObjectType) -> str:
    """All filters by an enum are one, and all by a list of an enum: they are made alike."""
    for operator, alike in (("eq", "an enum"), ("includes", "a list of an enum")):
        compared = of.fields.get(operator)
        if compared and is_enum_type(get_named_type(compared.type)):
            return alike
    return of.name


@pytest.mark.parametrize(
    ("where", "operator", "given"),
    [
        ('{name: {in: ["a"]}}', "in", ("a",)),
        ('{name: {in: "a"}}', "in", ("a",)),
        ("{name: {in: []}}", "in", ()),
        ('{name: {eq: "a"}}', "eq", "a"),
        (f'{{name: {{eq: "{NFD}"}}}}', "eq", NFC),
        (f'{{name: {{in: ["{NFD}"]}}}}', "in", (NFC,)),
        (f'{{name: {{caseInsensitive: {{contains: "{NFD.upper()}"}}}}}}', "contains:folded", NFC),
        (f'{{name: {{caseInsensitive: {{in: ["{NFD.upper()}"]}}}}}}', "in:folded", (NFC,)),
    ],
)
def test_a_list_stays_one_and_a_text_is_in_nfc(where: str, operator: str, given: object) -> None:
    assert condition("Council", where) == Compare(Attribute("n", "name"), operator, given)  # type: ignore[arg-type]


# What filters nothing, and what is missing


@pytest.mark.parametrize(
    "where",
    [
        "null",
        "{}",
        "{kind: null}",
        "{kind: {}}",
        "{kind: {in: null}}",
        "{name: {contains: null}}",
        "{name: {caseInsensitive: null}}",
        "{name: {caseInsensitive: {contains: null}}}",
        "{purpose: {sv: null}}",
        "{validity: {from: null}}",
        "{AND: []}",
        "{AND: [{}]}",
        "{AND: null, OR: null, NOT: null}",
        "{OR: [{kind: {eq: FORUM}}, {}]}",
        "{host: null}",
        "{host: {}}",
        "{members: null}",
        "{members: {}}",
        "{members: {some: null, all: null, none: null, single: null}}",
        "{members: {all: {}}}",
        "{membersCount: {}}",
    ],
)
def test_what_is_empty_filters_nothing(where: str) -> None:
    assert condition("Council", where) is None


@pytest.mark.parametrize(
    ("where", "read"),
    [
        ("{id: {eq: null}}", "n.id is missing"),
        ("{kind: {eq: null}}", "n.kind is missing"),
        ("{politicalParticipation: {eq: null}}", "n.politicalParticipation is missing"),
        ("{municipality: {eq: null}}", "n.municipalityKey is missing"),
        ("{purpose: {en: {eq: null}}}", "n.purposeEn is missing"),
        ("{name: {caseInsensitive: {eq: null}}}", "n.name is missing"),
        ("{validity: {to: {asPublished: {eq: null}}}}", "n.validToAsPublished is missing"),
        ("{validity: {from: {earliest: {eq: null}}}}", "n.validFromEdtf is missing"),
        ("{validity: {from: {latest: {eq: null}}}}", "n.validFromEdtf is missing"),
        ("{validity: {to: {earliest: {eq: null}}}}", "n.validToEdtf is missing"),
        ("{validity: {to: {latest: {eq: null}}}}", "n.validToEdtf is missing"),
        ("{membersCount: {eq: null}}", "nothing"),
    ],
)
def test_equal_to_null_is_the_test_for_what_is_missing(where: str, read: str) -> None:
    assert text("Council", where) == read


@pytest.mark.parametrize(
    ("path", "given", "read"),
    [
        ("from.earliest", 'gte: "2020-01-01"', f"(n.validFrom gte '2020-01-01' and {STATED})"),
        ("from.latest", 'lt: "2020-01-01"', f"(n.validFromLatest lt '2020-01-01' and {STATED})"),
        ("to.earliest", 'gt: "2020-01-01"', "(n.validToEarliest gt '2020-01-01' and not n.validToEdtf is missing)"),
        ("to.latest", 'in: ["2020-01-01"]', "(n.validTo in '2020-01-01' and not n.validToEdtf is missing)"),
        ("from.edtf", 'eq: "2020"', "n.validFromEdtf eq '2020'"),
        ("to.asPublished", 'contains: "våren"', "n.validToAsPublished contains 'våren'"),
    ],
)
def test_a_day_that_is_always_stored_counts_only_where_it_is_stated(path: str, given: str, read: str) -> None:
    assert text("Council", nested(f"validity.{path}", given)) == read


TODAYS = f"'{TODAY.isoformat()}'"
POSSIBLE = f"(n.validFrom lte {TODAYS} and n.validTo gte {TODAYS})"
CERTAIN = f"(n.validFromLatest lte {TODAYS} and n.validToEarliest gte {TODAYS})"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("eq: CERTAIN", CERTAIN),
        ("eq: POSSIBLE", f"({POSSIBLE} and not {CERTAIN})"),
        ("eq: null", f"not {POSSIBLE}"),
        ("in: [CERTAIN]", f"({CERTAIN})"),
        ("in: [CERTAIN, CERTAIN, POSSIBLE]", f"(({POSSIBLE} and not {CERTAIN}) or {CERTAIN})"),
        ("in: []", "nothing"),
    ],
)
def test_whether_a_fact_holds_is_told_by_its_days(given: str, read: str) -> None:
    assert text("Council", nested("validity.holds", given)) == read


# Together


@pytest.mark.parametrize(
    ("where", "read"),
    [
        ('{name: {startsWith: "a", endsWith: "b"}}', "(n.name endsWith 'b' and n.name startsWith 'a')"),
        ('{name: {eq: "a"}, kind: {eq: FORUM}}', "(n.kind eq 'FORUM' and n.name eq 'a')"),
        ('{purpose: {sv: {eq: "a"}, en: {eq: null}}}', "(n.purposeEn is missing and n.purposeSv eq 'a')"),
        ('{AND: [{name: {eq: "a"}}, {kind: {eq: FORUM}}]}', "(n.kind eq 'FORUM' and n.name eq 'a')"),
        ("{AND: [{kind: {eq: FORUM}}, {}]}", "n.kind eq 'FORUM'"),
        ("{OR: []}", "nothing"),
        ("{OR: [{kind: {eq: FORUM}}]}", "(n.kind eq 'FORUM')"),
        ('{OR: [{name: {eq: "a"}}, {kind: {eq: FORUM}}]}', "(n.kind eq 'FORUM' or n.name eq 'a')"),
        ("{NOT: {}}", "not everything"),
        ("{NOT: {kind: {eq: FORUM}}}", "not n.kind eq 'FORUM'"),
        ('{NOT: {kind: {eq: FORUM}, name: {eq: "a"}}}', "not (n.kind eq 'FORUM' and n.name eq 'a')"),
        ("{NOT: {NOT: {kind: {eq: FORUM}}}}", "not not n.kind eq 'FORUM'"),
        (
            '{kind: {eq: FORUM}, OR: [{name: {eq: "a"}}, {name: {eq: null}}], NOT: {name: {eq: "b"}}}',
            "((n.name eq 'a' or n.name is missing) and n.kind eq 'FORUM' and not n.name eq 'b')",
        ),
        (
            '{validity: {from: {OR: [{edtf: {eq: "2020"}}, {edtf: {eq: null}}]}}}',
            "(n.validFromEdtf eq '2020' or n.validFromEdtf is missing)",
        ),
        ('{validity: {NOT: {to: {edtf: {eq: "2020"}}}}}', "not n.validToEdtf eq '2020'"),
    ],
)
def test_conditions_hold_together(where: str, read: str) -> None:
    assert text("Council", where) == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('{name: {eq: "a"}, kind: {eq: FORUM}}', '{kind: {eq: FORUM}, name: {eq: "a"}}'),
        ('{name: {eq: "a"}, kind: {eq: FORUM}}', '{AND: [{name: {eq: "a"}}], kind: {eq: FORUM}}'),
        ("{OR: [{name: {eq: null}}, {kind: {eq: FORUM}}]}", "{OR: [{kind: {eq: FORUM}}, {name: {eq: null}}]}"),
    ],
)
def test_what_is_said_in_another_order_is_the_same(one: str, other: str) -> None:
    assert condition("Council", one) == condition("Council", other)


# What lies beside


@pytest.mark.parametrize(
    ("where", "read"),
    [
        ("{some: {}}", f"some {MEMBERS}"),
        ("{none: {}}", f"not some {MEMBERS}"),
        ("{single: {}}", f"exactly one {MEMBERS}"),
        ('{some: {edge: {role: {eq: "a"}}}}', f"some {MEMBERS} where r.role eq 'a'"),
        ('{none: {edge: {role: {eq: "a"}}}}', f"not some {MEMBERS} where r.role eq 'a'"),
        ('{single: {edge: {role: {eq: "a"}}}}', f"exactly one {MEMBERS} where r.role eq 'a'"),
        ('{all: {edge: {role: {eq: "a"}}}}', f"not some {MEMBERS} where not r.role eq 'a'"),
        ("{all: {OR: []}}", f"not some {MEMBERS} where not nothing"),
        (
            "{some: {}, none: {edge: {role: {eq: null}}}}",
            f"(not some {MEMBERS} where r.role is missing and some {MEMBERS})",
        ),
        ("{some: {node: {kind: {eq: STATE}}}}", f"some {MEMBERS} where n.kind eq 'STATE'"),
        (
            "{some: {node: {kind: {eq: STATE}}, edge: {role: {eq: null}}}}",
            f"some {MEMBERS} where (n.kind eq 'STATE' and r.role is missing)",
        ),
        (
            '{some: {OR: [{node: {kind: {eq: STATE}}}, {edge: {role: {eq: "a"}}}]}}',
            f"some {MEMBERS} where (n.kind eq 'STATE' or r.role eq 'a')",
        ),
        (
            '{some: {edge: {validity: {to: {latest: {gt: "2020-01-01"}}}}}}',
            f"some {MEMBERS} where (not r.validToEdtf is missing and r.validTo gt '2020-01-01')",
        ),
        ("{some: {node: {councils: {none: {}}}}}", f"some {MEMBERS} where not some {COUNCILS}"),
    ],
)
def test_a_quantifier_counts_the_edges_that_are_so(where: str, read: str) -> None:
    assert text("Council", f"{{members: {where}}}") == read


@pytest.mark.parametrize(
    ("where", "read"),
    [
        ("{some: {}}", "some n.amountsYear[]"),
        ("{none: {}}", "not some n.amountsYear[]"),
        ("{single: {}}", "exactly one n.amountsYear[]"),
        ("{all: {}}", None),
        ("{some: null, all: null, none: null, single: null}", None),
        (
            "{some: {year: {eq: 2024}, kronor: {gte: 100000}}}",
            "some n.amountsYear[] where (n.amountsKronor[] gte 100000 and n.amountsYear[] eq 2024)",
        ),
        (
            "{some: {OR: [{year: {eq: 2024}}, {NOT: {kronor: {gt: 0}}}]}}",
            "some n.amountsYear[] where (n.amountsYear[] eq 2024 or not n.amountsKronor[] gt 0)",
        ),
        # no object lacks a value
        ("{some: {kronor: {eq: null}}}", "some n.amountsYear[] where nothing"),
    ],
)
def test_a_quantifier_counts_the_objects_of_a_list_that_are_so(where: str, read: str | None) -> None:
    assert text("Partnership", f"{{amounts: {where}}}") == read


@pytest.mark.parametrize(
    ("where", "read"),
    [
        ("{host: {kind: {eq: MUNICIPALITY}}}", f"the latest {HOST} has n.kind eq 'MUNICIPALITY'"),
        (
            '{host: {partOf: {name: {eq: "a"}}}}',
            f"the latest {HOST} has the latest -[PART_OF]-> Actor on 2026-11-23 has n.name eq 'a'",
        ),
        ("{hosts: {some: {node: {kind: {eq: STATE}}}}}", f"some {HOST} where n.kind eq 'STATE'"),
        (
            "{documents: {some: {name: {eq: null}}}}",
            "some <-[DOCUMENTS]- Document on 2026-11-23 where n.name is missing",
        ),
        ("{meetsWith: {some: {}}}", "some -[MEETS_WITH]- Council on 2026-11-23"),
        ("{membersCount: {gte: 2}}", f"{NUMBER} gte 2"),
        ("{membersCount: {in: [1, 2], lt: 5}}", f"({NUMBER} in 1, 2 and {NUMBER} lt 5)"),
    ],
)
def test_a_plain_field_a_plain_relation_and_a_number_are_conditions_too(where: str, read: str) -> None:
    assert text("Council", where) == read


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ('members(where: {edge: {role: {eq: "a"}}})', "r.role eq 'a'"),
        ("members(where: {node: {kind: {eq: null}}})", "n.kind is missing"),
        ("members(where: {})", None),
        ('documents(where: {name: {eq: "a"}})', "n.name eq 'a'"),
    ],
)
def test_a_nested_connection_is_held_to_its_own(asked: str, read: str | None) -> None:
    (branch,) = prepared(f"{{ councils {{ nodes {{ {asked} {{ totalCount }} }} }} }}").branches
    assert isinstance(branch, Seek)
    (number,) = branch.columns
    assert isinstance(number, EdgeCount)
    assert isinstance(number.pattern, Pattern)
    found = number.pattern.condition
    assert (say(found) if found else None) == read


# Types


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("{eq: ACTOR}", "n is Actor"),
        ("{eq: SUPPORT_SERVICE}", "n is SupportService"),
        ("{in: [SUPPORT_SERVICE, ACTOR]}", "n is Actor or SupportService"),
        ("{in: []}", "n is nothing"),
        ("{eq: null}", "n is nothing"),
        ("{eq: ACTOR, in: [COUNCIL]}", "(n is Actor and n is Council)"),
        ("{in: null}", None),
        ("{}", None),
        ("null", None),
    ],
)
def test_a_type_is_a_label(given: str, read: str | None) -> None:
    where = f"{{related: {{some: {{node: {{type: {given}}}}}}}}}"
    assert text("Council", where) == f"some {RELATED}{f' where {read}' if read else ''}"


# Ids and municipalities


@pytest.mark.parametrize(
    ("where", "read"),
    [
        ('{id: {eq: "council:a@2026-11-23"}}', "n.id eq 'council:a'"),
        ('{id: {in: ["council:a@2026-11-23", "council:b"]}}', "n.id in 'council:a', 'council:b'"),
        ('{formerIds: {includesAny: ["council:a@2026-11-23"]}}', "n.formerIds includesAny 'council:a'"),
        (
            '{members: {some: {edge: {relationId: {eq: "rel:a@2026-11-23"}}}}}',
            f"some {MEMBERS} where r.id eq 'rel:a'",
        ),
    ],
)
def test_an_id_is_read_without_the_day_that_is_asked_about(where: str, read: str) -> None:
    assert text("Council", where) == read


@pytest.mark.parametrize(
    "where",
    [
        '{id: {eq: "x:a@2020-01-01"}}',
        '{id: {in: ["x:b", "x:a@2020-01-01"]}}',
        '{NOT: {formerIds: {includes: "x:a@2020-01-01"}}}',
        '{members: {none: {edge: {relationId: {eq: "x:a@2020-01-01"}}}}}',
    ],
)
def test_an_id_at_another_day_is_refused(where: str) -> None:
    with pytest.raises(OtherTime) as raised:
        condition("Council", where)
    assert raised.value.message == (
        'councils: where: x:a@2020-01-01 is an id at "2020-01-01", but the question is about "2026-11-23". '
        'Write x:a, or ask about "2020-01-01".'
    )


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ('eq: "1880"', None),
        ('in: ["1880", "0180"]', None),
        ('startsWith: "18"', None),
        ('eq: "Örebro"', "Örebro"),
        ('eq: "188"', "188"),
        ('eq: "1880 "', "1880 "),
        ('eq: "١٨٨٠"', "١٨٨٠"),
        ('in: ["1880", "18801"]', "18801"),
    ],
)
def test_what_is_no_code_of_a_municipality_is_refused(given: str, refused: str | None) -> None:
    where = f"{{OR: [{{municipality: {{{given}}}}}]}}"
    if refused is None:
        assert text("Council", where) is not None
        return
    with pytest.raises(BadAssumption) as raised:
        condition("Council", where)
    assert raised.value.message == (
        f'councils: where.municipality is "{refused}"; '
        "it must be a municipality code (kommunkod), four digits such as 1880."
    )
