"""The page about networks is true: its answers, what its snippets print, its tables and its pictures."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import pytest
from strawberry.types.field import StrawberryField

from resolvers.network.analysis.betweenness import EXACT_BETWEENNESS, SAMPLE
from resolvers.network.kept import Networks
from resolvers.network.read import MOST_PAIRS
from resolvers.plan.network import DEEPEST
from resolvers.request.limits import Limits
from schema.collaboration import LARGEST
from schema.network import NetworkMetrics, NodeMetrics
from tests.machine import missing
from tests.network_pictures import ASKED
from tests.networks_page import DOCS, PAGE, PICTURES, SAID, answered, filled, pictures
from tests.rscript import WHAT, has_r
from tests.service import Service

TEXT = PAGE.read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


def test_requests_and_snippets_are_answered_as_the_page_says(service: Service) -> None:
    anew = filled(TEXT, service.url, ("graphql", "python"))
    assert anew == TEXT, "make it anew: python -m tests.networks_page"


def test_the_snippet_in_r_prints_what_the_page_says(service: Service) -> None:
    if not has_r():
        missing(f"{WHAT} is not installed")
    assert filled(TEXT, service.url, ("r",)) == TEXT


def test_the_snippet_in_r_asks_what_is_answered(service: Service) -> None:
    (code,) = [found["asked"] for found in SAID.finditer(TEXT) if found["language"] == "r"]
    (question,) = re.findall(r"question <- '(.*?)'", code, re.DOTALL)
    network = answered(question, service.url, municipality="1880", rollUp="NONE")["network"]
    assert (len(network["nodes"]), len(network["links"])) == (19, 24)


def test_every_request_and_snippet_is_followed_by_what_it_answers() -> None:
    asked = re.findall(r"^```(?:graphql|python|r)$", TEXT, re.MULTILINE)
    assert len(asked) == len(list(SAID.finditer(TEXT)))


@pytest.mark.parametrize("metrics", [NodeMetrics, NetworkMetrics])
def test_the_tables_have_every_figure_with_its_literature(metrics: type) -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    for field in fields(metrics):
        name = re.sub(r"_(\w)", lambda found: found[1].upper(), field.name)
        of_the_field = [row for row in rows if f"`{name}`" in row.split("|")[1]]
        assert of_the_field, f"{metrics.__name__}.{name} is in no table"
        assert isinstance(field, StrawberryField)
        years = re.findall(r"\b(?:19|20)\d\d\b", field.description or "")
        assert any(all(year in row for year in years) for row in of_the_field), f"{name}: {years}"


def test_the_limits_are_those_in_force() -> None:
    (words,) = re.findall(r"\*\*Limits\.\*\*(.*?)\n\n", TEXT.replace(",", ""), re.DOTALL)
    limits = Limits()
    for number in (limits.network, limits.network_list, limits.network_links, MOST_PAIRS, LARGEST, DEEPEST):
        assert re.search(rf"\b{number}\b", words), number
    assert f"{Networks().patience:g} seconds" in words
    (approximate,) = re.findall(r"\*\*What is approximate\.\*\*(.*?)\n\n", TEXT.replace(",", ""), re.DOTALL)
    assert f"more than {EXACT_BETWEENNESS} nodes" in approximate
    assert f"paths of {SAMPLE} drawn nodes" in approximate


def test_every_link_of_the_page_leads_to_a_file_or_a_heading() -> None:
    headings = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    targets = re.findall(r"\]\((?!http)([^)]+)\)", TEXT)
    assert targets
    for target in targets:
        assert target.removeprefix("#") in anchors if target.startswith("#") else (DOCS / target).exists(), target


def test_every_picture_stands_in_the_page_with_its_words() -> None:
    shown = dict(re.findall(r"!\[([^\]]+)\]\(([^)]+\.svg)\)", TEXT))
    assert sorted(shown.values()) == sorted(PICTURES)
    assert sorted(path.name for path in DOCS.glob("networks-*.svg")) == sorted(PICTURES)


def test_the_pictures_are_drawn_from_the_answers(service: Service) -> None:
    drawn = pictures(service.url)
    committed = {name: (DOCS / name).read_text(encoding="utf-8") for name in PICTURES}
    assert drawn == committed, "draw them anew: python -m tests.networks_page"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_every_actor_and_every_link(service: Service, name: str) -> None:
    network = answered(ASKED, service.url, rollUp=PICTURES[name][0])["network"]
    names = {node["entity"]["id"]: node["entity"]["name"] for node in network["nodes"]}
    picture = ET.parse(DOCS / name).getroot()  # noqa: S314 - ours
    dots = _dots(picture)
    assert set(dots) == set(names.values())
    places = {place: each for each, (place, _) in dots.items()}
    lines = {
        frozenset((places[_at(line, "x1", "y1")], places[_at(line, "x2", "y2")])): line
        for line in picture.iter(f"{SVG}line")
    }
    links = {frozenset((names[link["source"]["id"]], names[link["target"]["id"]])): link for link in network["links"]}
    assert lines.keys() == links.keys()
    for ends, link in links.items():
        assert ("stroke-dasharray" in lines[ends].attrib) == (link["identity"] == "PROBABLE")
    by_width = sorted(links, key=lambda ends: float(lines[ends].attrib["stroke-width"]))
    assert [links[ends]["strength"] for ends in by_width] == sorted(link["strength"] for link in links.values())
    betweenness = {names[node["entity"]["id"]]: node["metrics"]["betweenness"]["value"] for node in network["nodes"]}
    by_radius = sorted(dots, key=lambda each: dots[each][1])
    assert [betweenness[each] for each in by_radius] == sorted(betweenness.values())


@pytest.mark.parametrize("name", PICTURES)
def test_in_a_picture_no_link_runs_through_an_actor_that_it_does_not_join(name: str) -> None:
    picture = ET.parse(DOCS / name).getroot()  # noqa: S314 - ours
    lines = list(picture.iter(f"{SVG}line"))
    assert lines
    assert _dots(picture)
    for line in lines:
        one, two = _at(line, "x1", "y1"), _at(line, "x2", "y2")
        for actor, (place, radius) in _dots(picture).items():
            if place not in (one, two):
                assert _distance(place, one, two) > radius + 2, actor


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_its_own_background_and_words_for_those_who_do_not_see_it(name: str) -> None:
    picture = ET.parse(DOCS / name).getroot()  # noqa: S314 - ours
    background = picture.find(f"{SVG}rect")
    assert background is not None
    assert {key: background.attrib[key] for key in ("width", "height")} == {
        key: picture.attrib[key] for key in ("width", "height")
    }
    assert background.attrib["fill"] == "#ffffff"
    assert picture.findtext(f"{SVG}title") == PICTURES[name][1]
    assert picture.findtext(f"{SVG}desc")


def _dots(picture: ET.Element) -> Mapping[str, tuple[tuple[int, int], float]]:
    """Where each actor stands and how large it is, by the name that is written beside it."""
    found: dict[str, Any] = {}
    for group in picture.findall(f"{SVG}g"):
        circle, words = group.find(f"{SVG}circle"), group.find(f"{SVG}text")
        if circle is not None and words is not None and words.find(f"{SVG}tspan") is not None:
            found[" ".join(words.itertext())] = (_at(circle, "cx", "cy"), float(circle.attrib["r"]))
    return found


def _at(element: ET.Element, x: str, y: str) -> tuple[int, int]:
    return int(element.attrib[x]), int(element.attrib[y])


def _distance(point: tuple[int, int], one: tuple[int, int], two: tuple[int, int]) -> float:
    """How far a point is from a line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, one, two
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)
    nearest = min(1.0, max(0.0, along))
    return math.dist(point, (x1 + nearest * (x2 - x1), y1 + nearest * (y2 - y1)))
