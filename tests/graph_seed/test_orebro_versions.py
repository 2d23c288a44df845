"""The page that Örebro's facts come from, edited in five ways: what of it is found again, and what is not guessed."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from graph_seed import read_dataset
from graph_seed.facts import Dataset
from graph_seed.locator import lines_of
from graph_seed.new_version import SourceChange, VersionRead, change_source
from graph_seed.texts import TextAtHand, read_text
from tests.conftest import OREBRO
from tests.graph_seed.orebro_facts import PAGE_ID
from tests.graph_seed.page import write_text
from tests.machine import source_text
from tests.model import MODEL
from tests.read import datasets_of

FILE = source_text("orebro-samverkan.txt")
PAGE = FILE.read_text(encoding="utf-8").split("\n")

Edit = Callable[[list[str]], list[str]]


def line_of(words: str) -> int:
    """The place of a line in the list of lines."""
    return PAGE.index(words)


def row_added(page: list[str]) -> list[str]:
    place = line_of("Brottsofferjouren")
    return [*page[:place], "Bergslagens dansklubb", "", "Civilsamhälle", "", *page[place:]]


def row_removed(page: list[str]) -> list[str]:
    place = line_of("Brottsofferjouren")
    return [*page[:place], *page[place + 4 :]]


def paragraph_moved(page: list[str]) -> list[str]:
    paragraph, to = 288, line_of("Goda exempel på samverkan") + 2
    return [*page[:to], *page[paragraph : paragraph + 2], *page[to:paragraph], *page[paragraph + 2 :]]


def name_corrected(page: list[str]) -> list[str]:
    place = line_of("FUB Örebro")
    return [*page[:place], "FUB i Örebro", *page[place + 1 :]]


def politician_replaced(page: list[str]) -> list[str]:
    place = line_of("Politiker (ansvarig)") + 8
    return [*page[:place], "Nina Ny (M)", *page[place + 1 :]]


EDITS: list[Edit] = [row_added, row_removed, paragraph_moved, name_corrected, politician_replaced]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return orebro_in(tmp_path)


def orebro_in(place: Path) -> Path:
    shutil.copytree(OREBRO.with_name("sverige"), place / "sverige")
    return shutil.copytree(OREBRO, place / "orebro")


@dataclass(frozen=True, slots=True)
class Succession:
    """A folder after its page was edited: what was changed in it, and the edited page."""

    folder: Path
    change: SourceChange
    text: TextAtHand


Succeeding = Callable[[Edit], Succession]


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Succeeding:
    """Succeeds the page by an edited one, once for all tests; none of them writes."""

    @cache
    def succeeded(edit: Edit) -> Succession:
        folder = orebro_in(tmp_path_factory.mktemp("edited"))
        return Succession(folder, *succeed(folder, edit(PAGE)))

    return succeeded


def succeed(folder: Path, page: list[str]) -> tuple[SourceChange, TextAtHand]:
    text = read_text(write_text(folder.parent / "page.txt", page))
    change = change_source(folder, PAGE_ID, text, VersionRead("2026-11-27", "next"), MODEL)
    change.write()
    return change, text


def places(dataset: Dataset) -> dict[str, set[tuple[str, str]]]:
    """The places that the entities and relations of a dataset cite."""
    found: dict[str, set[tuple[str, str]]] = {}
    for each in dataset.facts.relationships.values():
        subject = each.start if each.type == "CITES" else each.id
        found.setdefault(subject, set()).add((each.properties["source"], each.properties["locator"]))
    return found


@pytest.mark.parametrize("edit", EDITS)
def test_no_place_is_wrong_and_no_fact_is_lost(after: Succeeding, edit: Edit) -> None:
    edited = after(edit)
    before, now = datasets_of(OREBRO)[-1], read_dataset(edited.folder, MODEL)
    previous = f"{PAGE_ID}-{edited.change.previous}"
    assert before.facts.nodes.keys() == now.facts.nodes.keys() - {previous}
    cited, citing = places(before), places(now)
    assert cited.keys() <= citing.keys()
    page = read_text(FILE)
    for subject in cited.keys() - {PAGE_ID}:
        old = said_at(cited[subject], {PAGE_ID: page})
        assert said_at(citing[subject], {PAGE_ID: edited.text, previous: page}) == old, subject


def said_at(cited: set[tuple[str, str]], texts: Mapping[str, TextAtHand]) -> list[list[str]]:
    """What stands at places of these texts; of other sources the places themselves."""
    return sorted(
        [said for line in lines_of(locator) if (said := texts[source].line(line))] if source in texts else [locator]
        for source, locator in cited
    )


@pytest.mark.parametrize(
    ("edit", "kept"),
    [(row_added, 0), (paragraph_moved, 0), (name_corrected, 1), (politician_replaced, 2), (row_removed, 1)],
)
def test_names_that_are_not_found_again_are_listed_first(after: Succeeding, edit: Edit, kept: int) -> None:
    change = after(edit).change
    assert [each.is_name for each in change.kept[:kept]] == [True] * kept
    assert not any(each.is_name for each in change.kept[kept:])


def test_what_a_paragraph_takes_along_is_found_again(after: Succeeding) -> None:
    change = after(paragraph_moved).change
    assert [(each.place.entity, each.why.line) for each in change.kept] == [("statement:orebro-ej-angivet-start", 289)]
    assert change.moved > 100


def test_the_page_as_a_browser_copies_it_is_the_same_page(folder: Path) -> None:
    """Cells of a row with a tab between them, no marks of lists, other blank lines: as Chromium gives it."""
    first, last = line_of("Namn"), line_of("Örebro stadsmission") + 2
    cells = [line for line in PAGE[first : last + 1] if line]
    rows = [f"{name}\t{category}" for name, category in zip(cells[::2], cells[1::2], strict=True)]
    copied = [line.removeprefix(" • ") for line in (*PAGE[:first], *rows, *PAGE[last + 1 :]) if line]
    change, _ = succeed(folder, copied)
    assert change.kept == ()
    was, now = (each.facts.relationships for each in (datasets_of(OREBRO)[-1], read_dataset(folder, MODEL)))
    signed = [id_ for id_, each in was.items() if each.type == "SIGNED"]
    assert [was[id_].properties["position"] for id_ in signed] == [now[id_].properties["position"] for id_ in signed]


def test_what_two_rows_exchange_is_not_taken_along(folder: Path) -> None:
    """Each of two politicians is now beside the other's council: no place says any more who is responsible."""
    one, two = PAGE.index("Jessica Ekerbring (S)"), PAGE.index("Jan Zetterqvist (S)")
    page = list(PAGE)
    page[one], page[two] = PAGE[two], PAGE[one]
    change, _ = succeed(folder, page)
    kept = {(each.file, each.place.at.value) for each in change.kept}
    assert {("councils.yaml", "301, 305, 319-321"), ("councils.yaml", "301, 305, 327-329")} <= kept


def test_a_row_under_another_heading_keeps_what_that_heading_said(folder: Path) -> None:
    row, to = line_of(" • Brorådet (Socialförvaltningen)"), line_of("Råd/forum utan politisk medverkan")
    page = [*PAGE[:to], PAGE[row], "", *PAGE[to:row], *PAGE[row + 1 :]]
    change, _ = succeed(folder, page)
    assert any("under another heading" in str(each.why) for each in change.kept)


def test_the_fingerprints_and_receipts_are_those_of_the_page(folder: Path) -> None:
    change = change_source(folder, PAGE_ID, read_text(FILE), VersionRead("2026-11-27", "next"), MODEL)
    assert change.files == {}
    assert change.receipts > 0


def test_no_sentence_of_the_page_is_kept() -> None:
    kept = "".join(path.read_text(encoding="utf-8") for path in OREBRO.rglob("texts/*/*.json"))
    words = {word for line in PAGE for word in re.findall(r"\w{4,}", line)}
    assert not words & set(re.findall(r"\w+", kept)) - {"source", "version"}
