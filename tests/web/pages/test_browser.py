"""The pages in a real browser."""

import pytest

from tests.service import Service
from tests.web.browser import Scheme, open_page
from tests.web.browser import chromium as chromium

pytestmark = pytest.mark.engines

WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

PAGES = {
    "/export": 200,
    "/nothing/at/all": 404,
    f"/{'long' * 100}": 404,
    "//a%2Fb//c": 404,
    "/id/council:nowhere": 404,
    "/export/councils.csv?asOf=2025-02-30": 400,
}


@pytest.mark.parametrize(("scheme", "width", "language"), [("light", 1280, "sv"), ("dark", 320, "en-GB")])
async def test_the_pages_are_readable_and_silent(
    service: Service, chromium: str, scheme: Scheme, width: int, language: str
) -> None:
    async with open_page(chromium, scheme, width, language) as (page, complaints, asked):
        for path, status in PAGES.items():
            response = await page.goto(service.url + path)
            assert response
            assert response.status == status
            assert await page.evaluate(WIDE) == 0, path
            assert await page.locator("html").get_attribute("lang") == language[:2]
            assert await page.locator("body").evaluate("body => getComputedStyle(body).maxWidth") == "960px"
    assert {url.removeprefix(service.url) for url in asked if not url.startswith("data:")} == {
        *PAGES,
        "/static/pages.css",
    }
    # Chromium says of its own accord that a page came with an error's status
    assert not [each for each in complaints if "the server responded with a status of 40" not in each]


async def test_from_a_dead_end_one_comes_to_a_file(service: Service, chromium: str) -> None:
    async with open_page(chromium) as (page, _, _):
        await page.goto(f"{service.url}/id/council:nowhere")
        await page.get_by_role("link", name="/export").click()
        async with page.expect_download() as download:
            await page.get_by_role("link", name="councils.csv", exact=True).click()
        assert (await download.value).suggested_filename.startswith("samverkansgrafen-councils-")
