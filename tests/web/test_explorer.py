"""GraphiQL as we serve it: built from its sources, with examples that work, in a real browser."""

import filecmp
import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.async_api import Locator, Page

from tests.machine import missing
from tests.service import ROOT, Service
from tests.web.browser import Scheme, open_page
from tests.web.browser import chromium as chromium

pytestmark = pytest.mark.browser

SOURCES = ROOT / "web" / "graphiql"
STATIC = ROOT / "web" / "static" / "graphiql"
EXAMPLES = sorted((SOURCES / "examples").glob("*.graphql"))


# The files


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make graphiql` builds from the committed sources."""
    npm = shutil.which("npm")
    if npm is None:
        missing("GraphiQL is built by npm, which is not installed")
    folder = tmp_path_factory.mktemp("graphiql")
    copy = shutil.copytree(SOURCES, folder / "graphiql", ignore=shutil.ignore_patterns("node_modules"))
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit"], cwd=copy, check=True)
    subprocess.run([npm, "run", "build"], cwd=copy, check=True)
    return folder / "static" / "graphiql"


def test_the_committed_files_are_what_is_built(built: Path) -> None:
    names = [file.relative_to(built) for file in built.rglob("*") if file.is_file()]
    assert sorted(names) == sorted(file.relative_to(STATIC) for file in STATIC.rglob("*") if file.is_file())
    _, different, unreadable = filecmp.cmpfiles(built, STATIC, [str(name) for name in names], shallow=False)
    assert not different + unreadable


def test_the_lock_file_names_no_registry() -> None:
    text = (SOURCES / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert '"integrity"' in text


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_is_answered_in_full(file: Path, service: Service) -> None:
    answer = service.ask(file.read_text())
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    assert data
    assert all(data.values())


def test_every_example_is_in_a_tab() -> None:
    explorer = (SOURCES / "explorer.jsx").read_text()
    assert len(EXAMPLES) >= 5
    assert all(f"./examples/{file.name}" in explorer for file in EXAMPLES)


# The browser


READ = """title => {
  const kept = JSON.parse(localStorage.getItem("samverkansgrafen:graphiql:tabState"));
  return kept?.tabs[kept.activeTabIndex]?.operationName === title;
}"""
"""GraphiQL has read the operation of the tab: it does so a moment after the tab is opened."""


def _tab(page: Page, title: str) -> Locator:
    return page.locator(".graphiql-tab-button").get_by_text(title, exact=True)


async def _run_tab(page: Page, title: str) -> str:
    """Open a tab, run its question, and read the answer."""
    await _tab(page, title).click()
    await page.wait_for_function(READ, arg=title)
    async with page.expect_response(lambda response: title in (response.request.post_data or "")) as answer:
        await page.locator(".graphiql-execute-button").click()
    return await (await answer.value).text()


async def _shown(page: Page) -> str:
    """The whole answer that the page shows: its editor draws only the lines that fit."""
    editor = page.locator(".result-window .CodeMirror")
    return str(await editor.evaluate("element => element.CodeMirror.getValue()"))


async def test_the_first_example_shows_the_eight_councils_and_forums(service: Service, chromium: str) -> None:
    async with open_page(chromium) as (page, complaints, asked):
        await page.goto(f"{service.url}/graphiql")
        await _run_tab(page, "Councils")
        await page.locator(".result-window").get_by_text("Barnråd").wait_for()
        shown = json.loads(await _shown(page))["data"]["councils"]["nodes"]
        assert [council["name"] for council in shown][-2:] == ["Tillgänglighetsrådet", "ÖreBRÅ"]
        assert len(shown) == 8
        for title in ("Responsible", "Seats", "Principles", "Agreement", "NotStated"):
            assert '"errors"' not in await _run_tab(page, title)
    assert not complaints
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} == {service.url.removeprefix("http://")}


async def test_the_page_follows_the_theme_of_the_system(service: Service, chromium: str) -> None:
    backgrounds = []
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        async with open_page(chromium, scheme) as (page, _, _):
            await page.goto(f"{service.url}/graphiql")
            container = page.locator(".graphiql-container")
            await container.wait_for()
            backgrounds.append(await container.evaluate("element => getComputedStyle(element).backgroundColor"))
    assert backgrounds[0] != backgrounds[1]


async def test_what_another_graphiql_kept_does_not_hide_the_examples(service: Service, chromium: str) -> None:
    async with open_page(chromium) as (page, _, _):
        await page.goto(f"{service.url}/health")
        tabs = '{"tabs":[{"id":"1","hash":"1","title":"Other","query":"{ other }"}],"activeTabIndex":0}'
        await page.evaluate("tabs => localStorage.setItem('graphiql:tabState', tabs)", tabs)
        await page.goto(f"{service.url}/graphiql")
        await _tab(page, "Councils").wait_for()
        assert await _tab(page, "Other").count() == 0


async def test_a_permalink_opens_with_its_question_also_after_another_visit(service: Service, chromium: str) -> None:
    async with open_page(chromium) as (page, complaints, _):
        for id_, title, name in (
            ("council:orebro-barnrad", "Council", "Barnråd"),
            ("party:c", "Party", "source:orebro-civilasamhallet"),
        ):
            await page.goto(f"{service.url}/id/{id_}")
            assert page.url.startswith(f"{service.url}/graphiql?query=")
            await _run_tab(page, title)
            await page.locator(".result-window").get_by_text(name).first.wait_for()
            assert json.loads(await _shown(page))["data"]["node"]["id"] == id_
    assert not complaints


TWO = """query Id($id: ID!) { node(id: $id) { id } }

query Kind($id: ID!) { node(id: $id) { id __typename } }"""


@pytest.mark.parametrize("address", ["/", "/graphql", "/graphiql"])
async def test_a_link_brings_its_question_variables_and_operation(
    service: Service, chromium: str, address: str
) -> None:
    async with open_page(chromium) as (page, complaints, _):
        await page.goto(f"{service.url}/graphiql")  # what an earlier visit left is not mixed in
        await _run_tab(page, "Councils")
        for id_, type_ in (("council:orebro-barnrad", "Council"), ("party:c", "Party")):
            asked = {"query": TWO, "variables": json.dumps({"id": id_}), "operationName": "Kind"}
            await page.goto(f"{service.url}{address}?{urlencode(asked)}")
            assert page.url == f"{service.url}/graphiql?{urlencode(asked)}"
            await page.wait_for_function(READ, arg="Id")
            assert await _asked(page, page.locator(".graphiql-execute-button")) == {"id": id_, "__typename": type_}
            assert await _variables(page) == asked["variables"]
        await _run_tab(page, "Principles")
    assert not complaints


async def test_another_operation_than_the_links_can_be_chosen(service: Service, chromium: str) -> None:
    asked = {"query": TWO, "variables": '{"id": "party:c"}', "operationName": "Kind"}
    async with open_page(chromium) as (page, _, _):
        await page.goto(f"{service.url}/graphiql?{urlencode(asked)}")
        await page.wait_for_function(READ, arg="Id")
        await page.locator(".graphiql-query-editor .CodeMirror-line").first.click()
        await page.locator(".graphiql-execute-button").click()
        assert await _asked(page, page.get_by_role("menuitem", name="Id")) == {"id": "party:c"}


async def _asked(page: Page, button: Locator) -> dict[str, str]:
    """The node that is found when the question is run."""
    async with page.expect_response(
        lambda response: TWO in json.loads(response.request.post_data or "{}").values()
    ) as answer:
        await button.click()
    return dict(json.loads(await (await answer.value).text())["data"]["node"])


async def _variables(page: Page) -> str:
    editor = page.locator(".graphiql-editor-tool .CodeMirror:visible")
    return str(await editor.evaluate("element => element.CodeMirror.getValue()"))
