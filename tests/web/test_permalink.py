"""An id leads to the same thing for people, programs and RDF."""

import httpx
import pytest

from tests.web.export.conftest import served as served
from tests.web.export.exporting import Served

pytestmark = pytest.mark.engines

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
LINKED = "application/ld+json"


async def follow(served: Served, id_: str, accept: str | None = None) -> httpx.Response:
    """What the id leads to."""
    headers = {"accept": accept} if accept else {}
    response = await served.client.get(f"/id/{id_}", headers=headers)
    assert response.status_code == 303, response.text
    assert response.headers["vary"] == "accept, accept-encoding"
    return await served.client.get(response.headers["location"], headers=headers)


@pytest.mark.parametrize("accept", [None, "application/json", "*/*"])
async def test_a_program_is_led_to_an_answer(served: Served, accept: str | None) -> None:
    response = await follow(served, "council:orebro-barnrad", accept)
    node = response.json()["data"]["node"]
    assert (response.status_code, node["__typename"], node["name"]) == (200, "Council", "Barnråd")
    assert node["hosts"]["nodes"][0]["id"] == "actor:orebro-socialforvaltningen"


async def test_a_person_is_led_to_graphiql_with_the_question(served: Served) -> None:
    response = await served.client.get("/id/council:orebro-barnrad", headers={"accept": BROWSER})
    assert response.headers["location"].startswith("http://127.0.0.1/graphiql?query=query%20Council%20%7B")


async def test_rdf_is_led_to_json_ld(served: Served) -> None:
    response = await follow(served, "party:c", LINKED)
    assert response.headers["content-type"] == LINKED
    assert "id/party:c" in response.text


async def test_a_day_in_the_id_is_kept(served: Served) -> None:
    assert "2025-01-01" in (await served.client.get("/id/party:c@2025-01-01")).headers["location"]
    linked = await follow(served, "party:c@2025-01-01", LINKED)
    assert "-2025-01-01-" in linked.headers["content-disposition"]


@pytest.mark.parametrize("given", ["2010-01-01/2025-01-01", "2010-01-01%2F2025-01-01"])
async def test_a_period_in_the_id_is_kept(served: Served, given: str) -> None:
    answer = await follow(served, f"party:c@{given}")
    assert answer.json()["data"]["node"]["id"] == "party:c@2010-01-01/2025-01-01"
    linked = await follow(served, f"party:c@{given}", LINKED)
    assert "-2010-01-01--2025-01-01-" in linked.headers["content-disposition"]


async def test_the_address_of_a_period_without_an_end_leads_to_it(served: Served) -> None:
    for time, name in (("..%2F..", "open--open"), ("2010-01-01%2F..", "2010-01-01--open")):
        linked = await follow(served, f"party:c@{time}", LINKED)
        assert f"-{name}-" in linked.headers["content-disposition"]
        assert f"http://127.0.0.1/id/party:c@{time}" in linked.text


async def test_a_relationship_is_led_to_all_that_is_known_of_it(served: Served) -> None:
    response = await follow(served, "member-of:orebro-gunhild-wallin/c")
    node = response.json()["data"]["node"]
    assert (node["__typename"], node["relationship"], node["to"]["id"]) == ("Fact", "MEMBER_OF", "party:c")
    assert node["history"]["totalCount"] == 1
    opened = await served.client.get("/id/member-of:orebro-gunhild-wallin/c", headers={"accept": BROWSER})
    assert opened.headers["location"].startswith("http://127.0.0.1/graphiql?query=query%20Relation%20%7B")
    linked = await served.client.get("/id/member-of:orebro-gunhild-wallin/c", headers={"accept": LINKED})
    assert linked.status_code == 406


@pytest.mark.parametrize("id_", ["council:nowhere", "nonsense", '"}', "a/b", "%00"])
async def test_an_unknown_id_is_not_found(served: Served, id_: str) -> None:
    response = await served.client.get(f"/id/{id_}")
    assert response.status_code == 404
    assert response.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_who_accepts_nothing_that_is_served_is_told(served: Served) -> None:
    response = await served.client.get("/id/party:c", headers={"accept": "image/png"})
    assert response.status_code == 406
    assert LINKED in response.text
