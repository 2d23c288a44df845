"""A region beside Örebro: searches, networks, ways and proofs, with what was found in its texts by hand.

What the evaluator can recompute is held in `tests/evaluator/test_questions.py`.
"""

import json

import pytest

from graph_store import GraphStore
from tests.questions_page import CASES
from tests.resolvers.asking import ask

pytestmark = pytest.mark.engines

SEARCH = """
query ($text: String!, $municipality: String) {
  search(text: $text, municipality: $municipality, first: 5) { nodes { id } }
}
"""
WAY = """
query ($from: ID!, $to: ID!) {
  collaborationPath(from: $from, to: $to) { found hops steps { through { id } } }
}
"""
PROVED = """
query ($source: ID!, $line: Int!) {
  relations(where: { source: { id: { eq: $source } }, line: { eq: $line } }, first: 100) { nodes { id } }
}
"""


@pytest.mark.parametrize(
    "name",
    [
        "collaborators_by_what_lies_between",
        "collaborators_with_the_groups_between",
        "network_of_orebro_with_and_without_roll_up",
        "search_for_a_council_with_who_is_responsible",
    ],
)
async def test_a_neighbour_changes_no_network_and_no_search_of_orebro(name: str, neighbours: GraphStore) -> None:
    text, given = (CASES / f"{name}.graphql").read_text(), CASES / f"{name}.variables.json"
    variables = json.loads(given.read_text()) if given.exists() else {}
    assert await ask(neighbours, text, **variables) == json.loads((CASES / f"{name}.json").read_text())


@pytest.mark.parametrize(
    ("sought", "municipality", "first"),
    [
        ("Tranhede föreningsråd", None, "council:myrmark-tranhede-foreningsrad"),
        ("Suomen kielen neuvottelukunta", None, "council:myrmark-finska-samradet"),
        ("Kurkinummen kunta", None, "actor:myrmark-tranhede-kommun"),
        ("Klas Odon", "9901", "politician:myrmark-klas-odon"),
        ("klimatanpassning", None, "theme:myrmark-klimatanpassning"),
        ("Samverkansrådet", "1880", "council:orebro-samverkansradet"),
        ("Regionala samverkansrådet", None, "council:myrmark-regionala-samverkansradet"),
    ],
)
async def test_each_is_found_by_its_name_in_either_language(
    sought: str, municipality: str | None, first: str, neighbours: GraphStore
) -> None:
    found = await ask(neighbours, SEARCH, text=sought, municipality=municipality)
    assert found["search"]["nodes"][0] == {"id": first}


async def test_a_way_leads_through_partnerships_of_the_region_and_none_leads_to_orebro(neighbours: GraphStore) -> None:
    shelter, bakery = "actor:myrmark-kvinnojouren-ljung", "actor:myrmark-bjorkbagarn-ab"
    way = (await ask(neighbours, WAY, **{"from": shelter, "to": bakery}))["collaborationPath"]
    assert way == {
        "found": True,
        "hops": 2,
        "steps": [
            {"through": {"id": "partnership:myrmark-kvinnojouren-ljung"}},
            {"through": {"id": "partnership:myrmark-sommarkoket"}},
        ],
    }
    other = (await ask(neighbours, WAY, **{"from": shelter, "to": "actor:orebro-emmaus-akvarn"}))["collaborationPath"]
    assert not other["found"]


async def test_politicians_are_in_no_network_though_they_sit_in_councils(neighbours: GraphStore) -> None:
    text = "{ network(through: [COUNCIL, PARTNERSHIP, AGREEMENT], first: 500) { nodes { entity { id } } } }"
    ids = [each["entity"]["id"] for each in (await ask(neighbours, text))["network"]["nodes"]]
    assert "actor:myrmark-myrmarks-finska-pensionarer" in ids
    assert {id_.partition(":")[0] for id_ in ids} == {"actor"}


async def test_whoever_sits_in_one_council_of_the_region_meets_there(neighbours: GraphStore) -> None:
    """By hand, line 33: Suokas Suomi-seura and Myrmarks finska pensionärer, and nobody else by name."""
    text = """{ actor(id: "actor:myrmark-suokas-suomi-seura") {
      collaborators(through: [COUNCIL]) { nodes { name } } } }"""
    found = (await ask(neighbours, text))["actor"]["collaborators"]["nodes"]
    assert found == [{"name": "Myrmarks finska pensionärer"}]


@pytest.mark.parametrize(
    ("source", "line", "proved"),
    [
        ("source:myrmark-anslutna", 3, {"signed:myrmark-bjorkbagarn-ab/myrmark-2021"}),
        (
            "source:myrmark-protokoll-2022-11",
            15,
            {
                "serves-on:myrmark-ivar-tranlid/myrmark-ungdomsradet",
                "member-of:myrmark-ivar-tranlid/s",
                "cites:politician:myrmark-ivar-tranlid/myrmark-protokoll-2022-11/15",
            },
        ),
        (
            "source:myrmark-protokoll-2022-11",
            21,
            {
                "cites:document:myrmark-beslut-om-myrvakten/myrmark-protokoll-2022-11/21",
                "cites:partnership:myrmark-myrvakten/myrmark-protokoll-2022-11/21",
                "documents:myrmark-beslut-om-myrvakten/myrmark-myrvakten",
                "documents:myrmark-protokoll-2022-11/myrmark-myrvakten",
            },
        ),
    ],
)
async def test_what_rests_on_a_line_of_the_region(
    source: str, line: int, proved: set[str], neighbours: GraphStore
) -> None:
    found = await ask(neighbours, PROVED, source=source, line=line)
    assert {each["id"] for each in found["relations"]["nodes"]} == proved
