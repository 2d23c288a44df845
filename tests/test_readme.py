"""What the README says is true: its question, its commands, its table of settings and its map."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import orjson
import pytest

from server import parse_arguments
from settings import settings_markdown
from tests.service import ROOT, Service

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line.split("  #")[0].strip() for line in re.findall(r"^    (\S.*)$", README, re.MULTILINE)]


def _block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README shows no {language}"
    return found[1]


def test_the_first_question_has_the_first_answer(service: Service) -> None:
    answer = service.ask(_block("graphql"))
    assert orjson.dumps(answer.json()["data"], option=orjson.OPT_INDENT_2).decode() == _block("json").strip()


CURL = [each for each in COMMANDS if each.startswith("curl ")]


def _run(command: str, service: Service, folder: Path) -> bytes:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    words = [word.replace("http://127.0.0.1:8000", service.url) for word in shlex.split(command)]
    return subprocess.run([*words, "--silent", "--fail"], cwd=folder, capture_output=True, check=True).stdout


def test_the_first_curl_command_is_answered(service: Service, tmp_path: Path) -> None:
    assert len(orjson.loads(_run(CURL[0], service, tmp_path))["data"]["councils"]["nodes"]) == 8


@pytest.mark.parametrize("command", CURL[1:])
def test_the_other_curl_commands_leave_a_file(service: Service, tmp_path: Path, command: str) -> None:
    _run(command, service, tmp_path)
    (file,) = tmp_path.iterdir()
    assert re.fullmatch(r"samverkansgrafen-.*-r1-[0-9a-f]{8}\.(csv|xlsx)", file.name)
    assert file.stat().st_size > 1000


def test_the_settings_are_those_that_are_read() -> None:
    assert settings_markdown() in README, "take the table from: python server.py settings --markdown"


@pytest.mark.engines
@pytest.mark.parametrize("command", [each for each in COMMANDS if each.startswith("make ")])
def test_what_can_be_made_can_be_made(command: str) -> None:
    done = subprocess.run(["make", "--dry-run", *command.split()[1:]], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("command", [each for each in COMMANDS if "server.py" in each])
def test_the_commands_of_the_service_exist(command: str) -> None:
    assert parse_arguments(command.split("server.py ")[1].split())


def test_the_map_shows_every_folder_of_code() -> None:
    shown = set(re.findall(r"^\| `(\w+\.py|\w+(?=/))/?` \|", README, re.MULTILINE))
    folders = {path.parent.name for path in ROOT.glob("[a-z]*/*.py")}
    assert folders | {path.name for path in ROOT.glob("*.py")} == shown


def test_every_file_that_is_named_exists() -> None:
    named = re.findall(r"\]\((?!http)([^)]+)\)|`([\w/.]+\.(?:py|md|txt|cff|yaml))`", README)
    assert named
    assert [link or code for link, code in named if not (ROOT / (link or code)).exists()] == []
