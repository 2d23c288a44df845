"""The list of all files, for a reader and for a program."""

import pytest

from tests.web.export.conftest import served as served
from tests.web.export.exporting import Served
from tests.web.pages.reading import BROWSERS, HTML, PROGRAMS, Read

pytestmark = pytest.mark.engines


@pytest.mark.parametrize("accept", BROWSERS.values(), ids=BROWSERS)
async def test_the_page_leads_to_every_file(served: Served, accept: str) -> None:
    page = Read(await served.client.get("/export", headers={"accept": accept}))
    listed = (await served.client.get("/export")).json()
    assert sorted(link for link in page.links if "/export/" in link) == sorted(each["url"] for each in listed)
    assert all(each["description"] in page.text for each in listed)


async def test_the_page_has_one_line_for_each_table(served: Served) -> None:
    page = Read(await served.client.get("/export", headers=HTML))
    names = [each.rpartition(".")[0] for each in page.all("a", "aria-label")]
    assert names.count("actors") == names.count("partnerships-participants") == 3
    assert len([tag for tag, _ in page.elements if tag == "li"]) == len(set(names)) + names.count("network") - 1


@pytest.mark.parametrize("accept", PROGRAMS.values(), ids=PROGRAMS)
async def test_a_program_gets_the_list_as_json(served: Served, accept: str) -> None:
    response = await served.client.get("/export", headers={"accept": accept})
    assert response.headers["content-type"] == "application/json"
    assert response.headers["vary"] == "accept, accept-encoding"
    assert {"url", "mediaType", "description", "arguments", "columns"} == set(response.json()[0])


@pytest.mark.parametrize(("accepted", "language"), [("en-GB", "en"), ("sv", "sv")])
async def test_the_page_is_in_the_language_of_the_reader(served: Served, accepted: str, language: str) -> None:
    response = await served.client.get("/export", headers={**HTML, "accept-language": accepted})
    assert (Read(response).language, response.headers["content-language"]) == (language, language)


async def test_the_page_is_not_sent_again_when_it_has_not_changed(served: Served) -> None:
    first = await served.client.get("/export", headers=HTML)
    again = await served.client.get("/export", headers={**HTML, "if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["vary"] == first.headers["vary"] == "accept, accept-language, accept-encoding"


async def test_head_sends_the_headers_of_get(served: Served) -> None:
    got, head = [await served.client.request(method, "/export", headers=HTML) for method in ("GET", "HEAD")]
    assert (head.status_code, head.headers) == (200, got.headers)
