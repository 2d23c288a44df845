"""The commands as a coordinator gives them."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_seed import read_dataset
from graph_seed.__main__ import main
from graph_seed.command_line import GRAPH_OPTIONS
from graph_seed.content_hash import graph_hash
from graph_seed.json_schema import SCHEMA_FILE
from graph_seed.progress import Progress, line
from graph_store import Target
from settings import SETTINGS
from tests.engines import on_neo4j
from tests.graph_seed.small import FACTS, HEADER, write
from tests.model import MODEL

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object, environment: dict[str, str] | None = None) -> tuple[int, str, str]:
        code = main([str(each) for each in arguments], environment or {})
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_check_says_what_there_is(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "small")
    code, said, problems = run("check", folder)
    assert (code, problems) == (0, "")
    content_hash = read_dataset(folder, MODEL).content_hash
    assert said.splitlines() == [
        "small 1: 6 entities, 4 relationships and 7 citations in 3 files. Nothing is wrong.",
        f"contentHash of small: {content_hash}",
        f"contentHash of a graph of it alone: {graph_hash({'small': content_hash})}",
    ]


def test_check_takes_orebro_when_nothing_is_said(run: Run) -> None:
    code, said, _ = run("check")
    assert code == 0
    assert [line.split()[0] for line in said.splitlines()[:2]] == ["sverige", "orebro"]


def test_check_tells_what_is_wrong_and_fails(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "small", facts=FACTS.replace("COMMITTEE", "COMMITEE"))
    code, said, problems = run("check", folder)
    assert (code, said) == (1, "")
    assert problems.splitlines() == [
        f'{folder}/facts.yaml:19: kind: "COMMITEE" is not one of CIVIL_SOCIETY, FOUNDATION, COMMITTEE, '
        "ADMINISTRATION, MUNICIPAL_UNIT, MUNICIPAL_COMPANY, SCHOOL, ASSEMBLY, MUNICIPALITY, FEDERATION, REGION, STATE, "
        "AUTHORITY, UNIVERSITY, COMPANY, COLLECTIVE. Did you mean COMMITTEE?",
        "1 thing is wrong; nothing of this was loaded.",
    ]


def test_schema_prints_what_is_committed(run: Run) -> None:
    assert run("schema")[1] == SCHEMA_FILE.read_text(encoding="utf-8")


def test_a_graph_that_does_not_answer_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    code, _, said = run("load", write(tmp_path / "small"), "--graph-url", "http://localhost")
    assert code == 1
    assert "'http://localhost' is no address of a graph" in said


def test_options_are_those_of_the_service() -> None:
    defaults = {each.name: each.default for each in SETTINGS}
    assert {variable: default for _, variable, default, _ in GRAPH_OPTIONS}.items() <= defaults.items()


@pytest.mark.engines
def test_diff_and_load_find_the_embedded_graph_in_its_folder(run: Run, tmp_path: Path) -> None:
    _compare_and_load(run, write(tmp_path / "small"), {"SAMVERKAN_STATE_FOLDER": str(tmp_path / "state")})


@on_neo4j
async def test_diff_and_load_find_a_server_by_the_environment(
    engine: str, target: Target, run: Run, tmp_path: Path
) -> None:
    assert target.writing
    password = tmp_path / "password"
    password.write_text(f"{target.writing.password}\n")
    environment = {
        "SAMVERKAN_GRAPH_URL": target.uri,
        "SAMVERKAN_GRAPH_USER": target.writing.user,
        "SAMVERKAN_GRAPH_PASSWORD_FILE": str(password),
    }
    await asyncio.to_thread(_compare_and_load, run, write(tmp_path / "small"), environment)


def _compare_and_load(run: Run, folder: Path, environment: dict[str, str]) -> None:
    def commanded(command: str) -> list[str]:
        code, said, problems = run(command, folder, environment=environment)
        assert (code, problems) == (0, "")
        return said.splitlines()

    assert commanded("diff")[-1] == "A load would make revision 1: 11 added, 0 corrected, 0 withdrawn."
    assert commanded("load") == ["Revision 1: 11 added, 0 corrected, 0 withdrawn."]
    assert commanded("load") == ["Nothing to change: revision 1 holds what the files say."]
    write(
        folder,
        dataset=HEADER.replace('"1"', '"2"'),
        facts=FACTS.replace("name: Nämnden", "name: Kulturnämnden").replace("{to: actor:eksam", "{to: actor:namnd"),
    )
    assert commanded("diff") == [
        "~ dataset:small version: 1 → 2",
        "~ actor:namnd name: Nämnden → Kulturnämnden",
        "- REPRESENTED_IN represented-in:eksam/rad: actor:eksam → council:rad",
        "+ REPRESENTED_IN represented-in:namnd/rad: actor:namnd → council:rad",
        "A load would make revision 2: 1 added, 2 corrected, 1 withdrawn.",
    ]


@pytest.mark.engines
def test_folders_may_be_loaded_one_by_one(run: Run, tmp_path: Path) -> None:
    small = write(tmp_path / "small")
    wrong = write(tmp_path / "wrong", dataset="dataset: {}")
    code, said, problems = run("load", "--one-by-one", small, wrong, "--state-folder", tmp_path / "state")
    assert code == 1
    assert said == f"{small}: Revision 1: 11 added, 0 corrected, 0 withdrawn.\n"
    assert problems.splitlines()[-1] == "1 thing is wrong; nothing of this was loaded."


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_a_bar_in_one_line_and_anything_else_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    terminal, file = Terminal(), io.StringIO()
    bar, lines = Progress(terminal), Progress(file)
    for done in range(0, 1001, 100):
        now += 1.0
        bar("facts", done, 1000)
        lines("facts", done, 1000)
    bar.clear()
    lines.clear()
    assert terminal.getvalue().count("\r") == 12
    assert "\n" not in terminal.getvalue()
    assert file.getvalue().splitlines() == [line("facts", 400, 1000), line("facts", 900, 1000)]


def test_progress_says_how_much_of_how_much() -> None:
    assert line("facts", 500, 1000) == "facts  [############------------]  500 of 1,000"
    assert line("log", 12000, None) == "log    12,000"
