"""What a plan's statement looks like, and on what its text depends."""

import re

import pytest
from graphql import GraphQLError

from graph_store import guarded
from resolvers.cypher.expression import LONGEST_RUN
from resolvers.cypher.names import quoted
from tests.resolvers.asking import compiled


def test_one_statement_answers_any_number_of_roots() -> None:
    text = compiled('{ councils { totalCount nodes { name } } a: actor(id: "x") { name } graph { revision } }').text
    assert text.count("UNION ALL") == 7  # the guard has two branches before all others, and two after them
    assert [text.count(f"RETURN {part} AS part") for part in range(4)] == [1, 1, 1, 1]


def test_what_is_not_asked_for_is_not_in_the_statement() -> None:
    text = compiled("{ councils { totalCount } }").text
    counted = (
        "RETURN 0 AS part, [COUNT { MATCH (:Council) } - COUNT { MATCH (n0:Council) WHERE n0.validTo < $p0 }"
        " - COUNT { MATCH (n0:Council) WHERE n0.validFrom > $p0 }] AS row"
    )
    assert text == guarded([counted])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{ councils { nodes { name kind } } }", "{ councils { nodes { kind name } } }"),
        ("{ councils { nodes { name } } }", "{ bodies: councils { all: nodes { title: name } } }"),
        ("{ councils(first: 1) { nodes { id } } }", "{ councils(first: 400) { nodes { id } } }"),
        ('{ council(id: "a") { name } }', '{ council(id: "` DETACH DELETE n //") { name } }'),
        (
            '{ council(id: "a") { name } actors { totalCount } }',
            '{ actors { totalCount } council(id: "b") { name } }',
        ),
        (
            "{ councils { nodes { name members { nodes { name } } } } }",
            "{ councils { nodes { ...A ...B } } } fragment A on Council { members(first: 3) { nodes { ...C } } } "
            "fragment B on Entity { name } fragment C on Node { ... on Actor { label: name } }",
        ),
        (
            "{ councils { nodes { name } } }",
            "{ councils { nodes { name kind @include(if: false) id @skip(if: true) } } }",
        ),
        ("{ councils { nodes { name } } }", "{ councils { edges { node { name } } nodes { __typename name } } }"),
    ],
)
def test_the_same_shape_gives_the_same_text(one: str, other: str) -> None:
    assert compiled(one).text == compiled(other).text


def test_a_variable_and_a_literal_give_the_same_text() -> None:
    literal = compiled('{ council(id: "a") { name members(first: 3) { nodes { name } } } }')
    variable = compiled(
        "query ($id: ID!, $n: Int = 3) { council(id: $id) { name members(first: $n) { nodes { name } } } }", id="a"
    )
    assert literal == variable


@pytest.mark.parametrize("value", ["O'Hara", "` DETACH DELETE c //", "Åsa", '"}) RETURN 1 //', "\\u0027", "$p9"])
def test_a_value_travels_as_parameter(value: str) -> None:
    statement = compiled("query ($id: ID!) { council(id: $id) { name } }", id=value)
    assert value not in statement.text
    assert [value] in statement.params.values()


def test_a_clients_alias_never_reaches_the_statement() -> None:
    assert "DETACH" not in compiled("{ DETACH_DELETE: councils { nodes { DETACH: name } } }").text


def test_the_same_block_asked_twice_is_one() -> None:
    once = compiled("{ councils { nodes { members { nodes { name } } } } }").text
    twice = compiled("{ councils { nodes { members { nodes { name } } again: members { nodes { name } } } } }").text
    assert once == twice


def test_what_only_one_type_has_needs_its_label() -> None:
    text = compiled(
        '{ node(id: "x") { ... on Council { members { nodes { name } } } ... on Entity { documents { totalCount } } } }'
    ).text
    assert "(n3:Council)<-[" in text
    assert "(n3)<-[" in text


@pytest.mark.parametrize(
    ("name", "text"), [("kind", "kind"), ("`", "````"), ("två ord", "`två ord`"), ("åtgärd", "`åtgärd`")]
)
def test_a_name_is_quoted_where_it_must_be(name: str, text: str) -> None:
    assert quoted(name) == text


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "{ councils(first: 1001) { totalCount } }",
            "PAGE_TOO_LARGE",
            "councils: first is 1001, but a page holds at most 1000 edges.",
        ),
        (
            "{ councils { nodes { m: members(first: -1) { totalCount } } } }",
            "BAD_USER_INPUT",
            "councils.nodes.m: first is -1; it must be from 0 to 1000.",
        ),
        (
            '{ councils(after: "?") { totalCount } }',
            "BAD_CURSOR",
            "councils: after: the cursor is damaged or made up. ",
        ),
        (
            f"{{ nodes(ids: {[f'party:m@20{number}-01-01' for number in range(10, 21)]}) {{ id }} }}".replace("'", '"'),
            "PAGE_TOO_LARGE",
            "nodes: ids at 11 different dates, but at most 10 are looked up at once.",
        ),
    ],
)
def test_a_mistake_is_found_while_planning(text: str, code: str, message: str) -> None:
    with pytest.raises(GraphQLError) as raised:
        compiled(text)
    assert raised.value.message.startswith(message)
    assert (raised.value.extensions or {})["code"] == code
    assert raised.value.locations


@pytest.mark.parametrize("word", ["OR", "AND"])
def test_many_alternatives_stand_in_short_runs(word: str) -> None:
    text = f"query ($where: [ActorWhere!]) {{ actors(where: {{{word}: $where}}) {{ totalCount }} }}"
    statement = compiled(text, where=[{"kind": {"eq": "SCHOOL"}}] * 2000)
    assert len([each for each in statement.params.values() if each == "SCHOOL"]) == 2000
    innermost = re.findall(r"\(([^()]*)\)", statement.text)
    assert max(each.count(f" {word} ") for each in innermost) < LONGEST_RUN
    assert statement.text == compiled(text, where=[{"kind": {"eq": "STATE"}}] * 2000).text


def test_politicians_who_sit_in_councils_are_in_no_network_and_no_count_of_actors() -> None:
    network = 'network(municipality: "1880", through: [PARTNERSHIP, COUNCIL, AGREEMENT]) { nodes { entity { id } } }'
    council = 'council(id: "council:a") { membersCount: members { totalCount } members { nodes { id } } }'
    actor = 'actor(id: "actor:a") { collaborators { totalCount } }'
    for text in (f"{{ {network} }}", f"{{ {council} }}", f"{{ {actor} }}"):
        assert "SERVES_ON" not in compiled(text).text
    assert "SERVES_ON" in compiled('{ council(id: "council:a") { politicians { totalCount } } }').text
