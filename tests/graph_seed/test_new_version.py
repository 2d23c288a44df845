"""The next version of a text: five edited copies of a page, then random ones. No place is wrong, no fact is lost."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_seed.__main__ import main
from graph_seed.facts import Dataset, RelationFact
from graph_seed.file_format import CITES
from graph_seed.locator import lines_of
from graph_seed.new_version import VersionRead, change_source
from graph_seed.texts import read_text
from tests.graph_seed.page import (
    COUNCIL,
    PAGE,
    SOURCES,
    Row,
    change,
    give,
    read_page,
    signatories,
    write_page,
    write_text,
)
from tests.model import MODEL

NEW, OLD = "source:sidan", "source:sidan-2026-11-01"
ADDED = [*PAGE[:5], "Dansklubben", "Förening", "", *PAGE[5:]]
REMOVED = [*PAGE[:8], *PAGE[11:]]
MOVED = [*PAGE[:1], *PAGE[13:17], *PAGE[1:13], *PAGE[17:]]
CORRECTED = [*PAGE[:2], "Almby idrottsklubb", *PAGE[3:]]
REPLACED = [*PAGE[:16], "Politiker: Bo Alm (M)", *PAGE[17:]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_page(tmp_path / "page")
    assert give(folder, PAGE, "--retrieved-on", "2026-11-01") == 0
    return folder


def succeed(folder: Path, text: list[str]) -> Dataset:
    assert give(folder, text, "--retrieved-on", "2026-11-20") == 0
    return read_page(folder)


Place = tuple[str, str]


def places(dataset: Dataset) -> dict[str, list[Place]]:
    """Source and lines of every place, by the entity or relation that cites it."""
    found: dict[str, list[Place]] = {}
    for each in dataset.facts.relationships.values():
        subject = each.start if each.type == CITES else each.id
        found.setdefault(subject, []).append(place(each))
    return found


def place(relation: RelationFact) -> Place:
    held = relation.properties
    return held["source"], " ".join(map(str, lines_of(held["locator"])))


def changed(before: Dataset, after: Dataset) -> dict[str, list[Place]]:
    was, now = places(before), places(after)
    assert was.keys() <= now.keys(), "a fact is lost"
    return {subject: now[subject] for subject in was if now[subject] != was[subject]}


def test_a_row_that_is_added_moves_what_stands_below(folder: Path) -> None:
    found = changed(read_page(folder), succeed(folder, ADDED))
    assert found["actor:a1"] == [(NEW, "10"), (NEW, "9")]
    assert found["signed:a3/avtal"] == [(NEW, "1 15 16")]
    assert found["responsible-for:ek/rad"] == [(NEW, "19 20")]
    assert found["statement:antal"] == [(NEW, "22")]
    assert found["actor:a0"] == [(OLD, "4"), (NEW, "3")]  # its category may be the new row's
    assert "signed:a0/avtal" not in found  # but name and category beside each other are one place


def test_what_stood_on_a_row_that_is_taken_out_keeps_to_the_old_version(folder: Path) -> None:
    found = changed(read_page(folder), succeed(folder, REMOVED))
    assert found["actor:a2"] == [(OLD, "10"), (OLD, "9")]
    assert found["signed:a2/avtal"] == [(OLD, "1 9 10")]
    assert found["actor:a3"] == [(NEW, "10"), (NEW, "9")]
    assert "actor:a1" not in found


def test_a_part_that_moved_is_found_again(folder: Path) -> None:
    found = changed(read_page(folder), succeed(folder, MOVED))
    assert found["council:rad"] == [(NEW, "4")]
    assert found["politician:ek"] == [(NEW, "5")]
    assert found["actor:a0"] == [(OLD, "4"), (OLD, "3")]  # the table stands under the heading of the council now


def test_a_name_that_is_corrected_keeps_to_the_old_version(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = changed(read_page(folder), succeed(folder, CORRECTED))
    assert found == {
        "actor:a0": [(OLD, "4"), (OLD, "3")],
        "signed:a0/avtal": [(OLD, "1 3 4")],
    }
    told = capsys.readouterr().out.splitlines()
    names = told.index("Names that keep to the old version:")
    assert told[names + 1] == '  actors.yaml:6: actor:a0 "Almby IK": line 3 was changed: see line 3'
    assert '  line 3 became line 3: "Almby idrottsklubb"' in told


def test_a_politician_who_is_replaced_keeps_to_the_old_version(folder: Path) -> None:
    found = changed(read_page(folder), succeed(folder, REPLACED))
    assert found == {
        "politician:ek": [(OLD, "17")],
        "party:s": [(OLD, "17")],
        "member-of:ek/s": [(OLD, "17")],
        "responsible-for:ek/rad": [(OLD, "16 17")],
    }


def test_the_old_version_stays_citable_and_is_succeeded_by_the_new(folder: Path) -> None:
    dataset = succeed(folder, ADDED)
    new, old = dataset.facts.nodes[NEW].properties, dataset.facts.nodes[OLD].properties
    assert (new["version"], new["retrievedOn"]) == ("2026-11-20", "2026-11-20")
    assert (old["version"], old["retrievedOn"]) == ("2026-11-01", "2026-11-01")
    assert old["archivedUrl"] == "https://archive.example.org/2026/sida"
    assert "archivedUrl" not in new
    succession = dataset.facts.relationships["succeeded-by:sidan-2026-11-01/sidan"]
    assert (succession.start, succession.end) == (OLD, NEW)


def test_what_a_line_says_had_begun_when_it_was_first_read(folder: Path) -> None:
    before, after = read_page(folder), succeed(folder, ADDED)
    assert {before.facts.nodes[id_].properties["validFromLatest"] for id_ in ("actor:a0", "actor:a3")} == {"2026-11-01"}
    for facts, others in (
        (before.facts.nodes, after.facts.nodes),
        (before.facts.relationships, after.facts.relationships),
    ):
        for id_ in facts.keys() - {NEW}:
            if not id_.startswith("cites:"):
                assert facts[id_].properties["validFromLatest"] == others[id_].properties["validFromLatest"], id_


def test_headings_move_with_their_lines_and_comments_stay(folder: Path) -> None:
    succeed(folder, ADDED)
    text, council = ((folder / f"{name}.yaml").read_text(encoding="utf-8") for name in ("sources", "council"))
    assert "      - line: 18\n        heading: Om rådet\n      - {line: 22}\n" in text
    assert "retrievedOn: 2026-11-20       # the day that it was read" in text
    assert "name: Rådet för alla          # as on the page\n    at: 19\n" in council


def test_a_third_version_goes_on_from_the_second(folder: Path) -> None:
    succeed(folder, CORRECTED)
    assert give(folder, [*CORRECTED[:1], "Ny rad", *CORRECTED[1:]], "--retrieved-on", "2026-11-25") == 0
    dataset = read_page(folder)
    assert places(dataset)["actor:a0"] == [("source:sidan-2026-11-01", "4"), ("source:sidan-2026-11-01", "3")]
    assert places(dataset)["actor:a1"] == [(NEW, "8"), (NEW, "7")]
    assert dataset.facts.nodes["actor:a1"].properties["validFromLatest"] == "2026-11-01"
    assert "source:sidan-2026-11-20" in dataset.facts.nodes


def test_nothing_is_written_unless_that_is_asked_for(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    text = folder.parent / "text.txt"
    text.write_text("\n".join(ADDED), encoding="utf-8")
    assert main(["source", NEW, str(text), "--folder", str(folder)], {}) == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def refused(folder: Path, capsys: pytest.CaptureFixture[str], text: list[str], *more: str) -> str:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert give(folder, text, *more) == 1
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("prepare", "text", "more", "told"),
    [
        (lambda folder: None, ADDED, ("--retrieved-on", "2026-11-01"), "has a version 2026-11-01 already"),
        (lambda folder: None, ["Annat", *PAGE[1:]], (), "the entry of source:sidan cites it, and line 1 was changed"),
        (lambda folder: None, [f"{line} " for line in PAGE], (), "says the same already, but for spaces"),
        (
            lambda folder: change(folder, "council", "at: 16", "at: 18"),
            ADDED,
            (),
            "council.yaml:9: at: line 18 is blank in source:sidan",
        ),
        (lambda folder: None, ADDED, ("--retrieved-on", "2999-01-01"), "retrievedOn: 2999-01-01 is in the future"),
    ],
)
def test_what_cannot_become_a_version_is_refused(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    prepare: Callable[[Path], None],
    text: list[str],
    more: tuple[str, ...],
    told: str,
) -> None:
    prepare(folder)
    assert told in refused(folder, capsys, text, *more)


def test_a_first_text_is_the_one_that_the_source_says_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_page(tmp_path / "page")
    change(folder, "sources", "    at: 1\n", f"    at: 1\n    sha256: {'0' * 64}\n")
    assert "is a text with the sha256 000" in refused(folder, capsys, PAGE)


def test_words_that_do_not_stand_in_a_first_text_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_page(tmp_path / "page")
    assert f'{folder}/council.yaml:15: name: "Åsa Ek" does not stand at line 17' in refused(folder, capsys, REPLACED)


# Random edits ---------------------------------------------------------------------------------------------------------


class EditedTable(NamedTuple):
    """The rows of a table, its text, an edited text, and where each line truly went that stayed."""

    rows: list[Row]
    before: list[str]
    after: list[str]
    truth: dict[int, int]


@st.composite
def edited_tables(draw: st.DrawFn) -> EditedTable:
    categories = draw(st.lists(st.sampled_from(["Förening", "Förening", "Nämnd"]), min_size=1, max_size=6))
    rows = [(f"Förbund {number}", category) for number, category in enumerate(categories)]
    before = ["Vi samverkar", *(line for row in rows for line in ("", *row))]
    after, truth = [before[0]], {1: 1}
    for number, line in enumerate(before[1:], start=2):
        edit = draw(st.sampled_from(["stay", "stay", "stay", "stay", "add", "take", "change"]))
        if edit == "add":
            after.append(f"Ny {number}")
        if edit in ("stay", "add"):
            after.append(line)
            truth[number] = len(after)
        elif edit == "change":
            after.append(f"Ändrad {number}")
    return EditedTable(rows, before, after, truth)


@given(edited_tables())
@settings(max_examples=25, deadline=None)
def test_no_place_is_wrong_and_no_fact_is_lost(table: EditedTable) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = write_table(Path(parent) / "page", table.rows)
        make(folder, table.before, "2026-11-01")
        was = places(read_page(folder))
        make(folder, table.after, "2026-11-20")
        now = places(read_page(folder))
    assert was.keys() <= now.keys()
    for subject, old in was.items():
        left = list(now[subject])
        assert len(left) == len(old)
        for _, lines in old:
            left.remove(place_now(lines, left, table))


def make(folder: Path, lines: list[str], day: str) -> None:
    text = read_text(write_text(folder.parent / "text.txt", lines))
    change_source(folder, NEW, text, VersionRead(day, day), MODEL).write()


def place_now(lines: str, found: list[Place], table: EditedTable) -> Place:
    """Where the lines of the old version are cited now: there, or where the same is said."""
    old = [int(line) for line in lines.split()]
    said = [table.before[line - 1] for line in old if table.before[line - 1]]
    if (OLD, lines) in found:
        return OLD, lines
    for source, now in found:
        new = [int(line) for line in now.split()]
        if source == NEW and [table.after[line - 1] for line in new if table.after[line - 1]] == said:
            assert len(old) > 1 or new == [table.truth[old[0]]]
            return source, now
    raise AssertionError(f"{said} of {lines} stands at none of {found}")


def write_table(folder: Path, rows: list[Row]) -> Path:
    """The facts of a page that has nothing but a table."""
    write_page(folder)
    change(folder, "sources", SOURCES[SOURCES.index("    sections") :], "")
    agreement = COUNCIL[: COUNCIL.index("councils")]
    for name, text in {"council": agreement, "actors": signatories(rows)}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_next_version_was_not_read_before_the_one_that_there_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    was = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert give(folder, ADDED, "--retrieved-on", "2026-10-31") == 1
    assert capsys.readouterr().err == (
        "--retrieved-on: source:sidan was read on 2026-11-01, and this text, on 2026-10-31, before it; the next "
        "version of a page is one that was read later\n"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == was
