"""What `check` refuses by fingerprints and receipts alone, and what by the text."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph_seed.__main__ import main
from graph_seed.texts import read_text, text_file
from tests.graph_seed.page import PAGE, change, give, write_page, write_text, wrong

Check = Callable[[str], tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The facts of the page with its fingerprints and receipts, made while the text was at hand."""
    folder = write_page(tmp_path / "page")
    assert give(folder, PAGE, "--retrieved-on", "2026-11-01") == 0
    return folder


@pytest.fixture
def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    def check(text: str) -> tuple[int, str]:
        capsys.readouterr()
        return main(["check", str(folder), "--text", text], {}), capsys.readouterr().err

    return check


def test_what_is_kept_of_a_text_is_no_word_of_it(folder: Path) -> None:
    kept = text_file(folder, "source:sidan", "2026-11-01").read_text(encoding="utf-8")
    assert not [line for line in PAGE if line and line in kept]
    lines = json.loads(kept)["lines"]
    assert sum(each if isinstance(each, int) else 1 for each in lines) == len(PAGE)
    assert {each for each in lines if isinstance(each, int)} == {1}


def test_a_clone_without_the_text_proves_what_is_cited(folder: Path) -> None:
    assert wrong(folder) == []


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("council", "at: 16", "at: 20", "council.yaml:9: at: there is no line 20; the text has 19"),
        ("council", "at: 16", "at: 18", "council.yaml:9: at: line 18 is blank in source:sidan"),
        ("council", "at: 16", "at: § 4", 'council.yaml:9: at: "§ 4": these are no lines: write a line such as 27'),
        ("council", "för alla", "för barn", 'council.yaml:8: name: "Rådet för barn" has no receipt at line 16 of'),
        ("council", "name: Åsa Ek", "name: Åsa E", 'council.yaml:15: name: "Åsa E" has no receipt at line 17'),
        ("council", "role: Politiker", "role: Chef", 'council.yaml:12: role: "Chef" has no receipt at line 16-17 of'),
        ("council", "3500", "3600", 'council.yaml:27: figure: "3600" has no receipt at line 19 of source:sidan'),
        ("actors", "categoryAsPublished: Nämnd", "categoryAsPublished: Råd", "categoryAsPublished"),
        ("actors", "at: 3\n", "at: 3\n    aliases: [AIK]\n", 'actors.yaml:7: aliases: "AIK" has no receipt at line 3'),
        ("sources", "line: 15", "line: 16", 'sources.yaml:12: sections: line 16 does not say "Om rådet"'),
        ("sources", "{line: 19}", "{line: 99}", "sources.yaml:13: sections: there is no line 99; the text has 19"),
    ],
)
def test_what_does_not_stand_there_is_refused(folder: Path, name: str, before: str, after: str, told: str) -> None:
    change(folder, name, before, after)
    problems = wrong(folder)
    assert any(told in problem for problem in problems), problems


def test_a_new_word_is_refused_until_the_text_is_at_hand(folder: Path) -> None:
    change(folder, "actors", "at: 3\n", "at: 3\n    aliases: [Almby]\n")
    (problem,) = wrong(folder)
    assert problem.endswith("Only the text can tell: python -m graph_seed source source:sidan TEXT --write")
    assert give(folder, PAGE) == 0
    assert wrong(folder) == []


def test_a_day_of_retrieval_in_the_future_is_refused(folder: Path) -> None:
    day = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    change(folder, "sources", "retrievedOn: 2026-11-01 ", f"retrievedOn: {day} ")
    assert wrong(folder) == [f"sources.yaml:8: retrievedOn: {day} is in the future; write the day that it was read"]


def test_a_hash_that_is_not_of_the_text_is_refused(folder: Path) -> None:
    change(folder, "sources", "    at: 1\n", f"    at: 1\n    sha256: {'0' * 64}\n")
    (problem,) = wrong(folder)
    assert problem.startswith("sources.yaml:6: sha256: the text that its fingerprints were made of has")


def test_a_version_that_no_source_states_is_refused(folder: Path) -> None:
    change(folder, "sources", 'version: "2026-11-01"', 'version: "2026-11-02"')
    (problem,) = wrong(folder)
    assert problem == (
        "texts/sidan/2026-11-01.json: no source states this version: source:sidan or source:sidan-2026-11-01 "
        "with 2026-11-01"
    )


@pytest.mark.parametrize("content", ["", "[]", '{"source": "source:sidan"}'])
def test_a_file_that_holds_no_fingerprints_is_refused(folder: Path, content: str) -> None:
    text_file(folder, "source:sidan", "2026-11-01").write_text(content)
    (problem,) = wrong(folder)
    assert "these are no fingerprints of a text" in problem


def test_a_text_at_hand_proves_words_without_receipts(folder: Path, check: Check, tmp_path: Path) -> None:
    change(folder, "actors", "at: 3\n", "at: 3\n    aliases: [Almby]\n")
    text = write_text(tmp_path / "page.txt", PAGE)
    code, problems = check(f"source:sidan={text}")
    assert code == 0
    assert "source:sidan: 1 word that is cited has no receipt yet" in problems
    change(folder, "actors", "[Almby]", "[Ålmby]")
    code, problems = check(f"source:sidan={text}")
    assert code == 1
    assert 'aliases: "Ålmby" does not stand at line 3 of source:sidan' in problems


def test_another_text_at_hand_is_not_this_version(check: Check, tmp_path: Path) -> None:
    text = write_text(tmp_path / "page.txt", [*PAGE, "En rad till"])
    code, problems = check(f"source:sidan={text}")
    assert code == 1
    assert "source:sidan: the text that is at hand has other lines than this version" in problems


def test_a_text_of_no_source_is_refused(check: Check, tmp_path: Path) -> None:
    text = write_text(tmp_path / "page.txt", PAGE)
    assert check(f"source:other={text}") == (1, "--text: there is no source:other in these folders\n")


def test_a_source_without_a_text_is_taken_at_its_word(tmp_path: Path) -> None:
    folder = write_page(tmp_path / "page")
    change(folder, "council", "Rådet för alla", "Rådet för barn")
    assert wrong(folder) == []


def test_a_word_stands_where_it_is_no_part_of_another(tmp_path: Path) -> None:
    text = read_text(write_text(tmp_path / "text.txt", ["Elevrådets  barn, 3 500 st", "e\u0301"]))
    assert text.lines == ("Elevrådets barn, 3 500 st", "é")
    found = [word for word in ("Elevrådet", "rådet", "barn", "3 500", "500 s", "st") if text.stands(word, 1)]
    assert found == ["Elevrådet", "barn", "3 500", "st"]
