"""The command line, the settings, and the service from its start to its end."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest

import server
from graph_store import GraphStore, Statement, Transaction
from resolvers.service import serve
from server import main
from settings import SETTINGS, Settings, WrongSettings, read_settings, settings_table, unknown_names
from tests.engines import Engines
from tests.resolvers.asking import graph_of, question
from tests.service import ROOT, Service, environment, start
from tests.web.test_words import FOREIGN

COUNCILS = "{ councils { nodes { name responsible { name party { abbreviation } } } } }"
NINE = {
    "Barnråd": None,
    "Brorådet": None,
    "C-nätet": None,
    "Dialogforum för nationella minoriteter och minoritetsspråk": ("Jimmy Nordengren", "C"),
    "Interreligiösa och interkulturella rådet": ("Jan Zetterqvist", "S"),
    "Pensionärsråd": ("Jessica Ekerbring", "S"),
    "Samverkansrådet": ("Maria Haglund", "M"),
    "Tillgänglighetsrådet": ("Gunhild Wallin", "C"),
    "ÖreBRÅ": ("Anders Åhrlin", "M"),
}


def run(*arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "server.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(**settings), capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("variables", "said"), [("{", "this is no JSON"), ("[1]", 'an object such as {"id": "council:x"} is needed')]
)
def test_variables_to_explain_are_an_object(
    variables: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "question.graphql").write_text("{ __typename }")
    with pytest.raises(SystemExit) as ended:
        main(["explain", str(tmp_path / "question.graphql"), "--variables", variables], {})
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


# Settings


def test_every_setting_has_a_field_in_its_place() -> None:
    assert [setting.field for setting in SETTINGS] == [field.name for field in fields(Settings)]


def test_the_defaults_are_allowed() -> None:
    settings = read_settings({})
    assert (settings.host, settings.port, settings.graph_url) == ("127.0.0.1", 8000, "embedded")
    assert settings.dataset == ROOT / "graph_seed" / "orebro"
    assert settings.credentials is None


def test_an_empty_variable_is_the_same_as_none() -> None:
    assert read_settings({"SAMVERKAN_PORT": "", "SAMVERKAN_CORS_ORIGINS": ""}) == read_settings({})


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("port", "0", 0),
        ("graph_url", "neo4j+s://graph.example.org", "neo4j+s://graph.example.org"),
        ("graph_url", "bolt://[::1]:7687", "bolt://[::1]:7687"),
        ("graph_heap", "4g", "4g"),
        ("state_folder", "/var/lib/samverkan", Path("/var/lib/samverkan")),
        ("statement_timeout", "0.5", 0.5),
        ("cors_origins", "*", ("*",)),
        ("cors_origins", "https://a.example, http://localhost:3000", ("https://a.example", "http://localhost:3000")),
        ("cors_headers", "*", ("*",)),
        ("cors_headers", "Content-Type, traceparent", ("content-type", "traceparent")),
        ("public_url", "https://example.org/graf/", "https://example.org/graf"),
        ("publisher_url", "https://example.org/", "https://example.org/"),
        ("contact_email", "samverkan@example.org", "samverkan@example.org"),
        ("log_format", "json", "json"),
        ("freshness", "0", 0.0),
        ("freshness", "2.5", 2.5),
        ("trusted_documents", "", {}),
        ("trusted_only", "no", False),
    ],
)
def test_a_setting_is_read(name: str, text: str, value: object) -> None:
    assert getattr(read_settings({f"SAMVERKAN_{name.upper()}": text}), name) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("port", "65536"),
        ("port", "http"),
        ("port", "-1"),
        ("port", "٨٠٠٠"),
        ("port", "8000 "),
        ("workers", "0"),
        ("graph_url", "http://localhost:7687"),
        ("graph_url", "bolt://user:password@localhost"),
        ("graph_url", "bolt://"),
        ("graph_heap", "1500"),
        ("graph_password_file", "/nowhere/at/all"),
        ("statement_timeout", "0"),
        ("statement_timeout", "nan"),
        ("page_default", "0"),
        ("cors_origins", "example.org"),
        ("cors_headers", "content-type: x"),
        ("public_url", "example.org"),
        ("public_url", 'https://example.org/">'),
        ("export_rows", "2000000"),
        ("contact_email", "samverkan at example.org"),
        ("publisher_url", "www.example.org"),
        ("log_format", "xml"),
        ("log_level", "loud"),
        ("freshness", "-1"),
        ("trusted_documents", "/nowhere/at/all"),
        ("trusted_documents", "LICENSE"),
        ("trusted_only", "maybe"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused(name: str, text: str) -> None:
    with pytest.raises(WrongSettings, match=rf"SAMVERKAN_{name.upper()}: .* is not allowed. Allowed: "):
        read_settings({f"SAMVERKAN_{name.upper()}": text})


def test_all_wrong_settings_are_told_at_once() -> None:
    environment = {
        "SAMVERKAN_PORT": "x",
        "SAMVERKAN_LOG_LEVEL": "x",
        "SAMVERKAN_PAGE_DEFAULT": "50",
        "SAMVERKAN_PAGE_MAXIMUM": "40",
    }
    with pytest.raises(WrongSettings) as caught:
        read_settings(environment)
    assert len(str(caught.value).splitlines()) == 3


def test_only_a_list_can_be_all_that_is_answered(tmp_path: Path) -> None:
    file = tmp_path / "documents.json"
    file.write_text('{"a": "{ councils { totalCount } }"}')
    given = {"SAMVERKAN_TRUSTED_DOCUMENTS": str(file), "SAMVERKAN_TRUSTED_ONLY": "yes"}
    assert read_settings(given).options.trusted_documents == {"a": "{ councils { totalCount } }"}
    assert read_settings(given).options.trusted_only
    with pytest.raises(WrongSettings, match="SAMVERKAN_TRUSTED_DOCUMENTS names no list"):
        read_settings({"SAMVERKAN_TRUSTED_ONLY": "yes"})


def test_a_password_may_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("hemligt\n")
    settings = {"SAMVERKAN_GRAPH_URL": "bolt://localhost", "SAMVERKAN_GRAPH_PASSWORD_FILE": str(file)}
    credentials = read_settings(settings).credentials
    assert credentials
    assert credentials.password == "hemligt"
    with pytest.raises(WrongSettings, match="both set"):
        read_settings({**settings, "SAMVERKAN_GRAPH_PASSWORD": "hemligt"})


def test_no_secret_is_shown(tmp_path: Path) -> None:
    given = {"SAMVERKAN_GRAPH_URL": "bolt://localhost", "SAMVERKAN_GRAPH_PASSWORD": "hemligt"}
    assert "hemligt" not in settings_table(given)
    assert "SAMVERKAN_GRAPH_PASSWORD = (set)" in settings_table(given)
    assert "hemligt" not in repr(read_settings(given))


@pytest.mark.parametrize(
    "url", ["bolt://u:hemligt@h:1", "neo4j+s://hemligt@h", "bolt://u:hem@ligt@h", "http://u:hemligt@h"]
)
@pytest.mark.parametrize("command", ["settings", "serve"])
def test_a_login_in_a_refused_address_is_not_shown(
    url: str, command: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert main([command], {"SAMVERKAN_GRAPH_URL": url}) == 2
    said = "".join(capsys.readouterr()) + caplog.text
    assert "//…@h" in said
    assert "ligt" not in said
    assert "user and password are settings of their own" in said


def test_an_unknown_setting_is_told_with_a_suggestion() -> None:
    given = {"SAMVERKAN_PROT": "1", "SAMVERKAN_TEST_NEO4J_URL": "", "SAMVERKAN_REQUIRE_ALL": "1", "PORT": "1"}
    assert list(unknown_names(given)) == ["SAMVERKAN_PROT is no setting. Did you mean SAMVERKAN_PORT?"]


def test_the_settings_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"], {"SAMVERKAN_PORT": "8001"}) == 0
    printed = capsys.readouterr().out
    assert "SAMVERKAN_PORT = 8001" in printed
    assert "Default: 8000" in printed
    assert all(setting.name in printed for setting in SETTINGS)


# The command line


@pytest.mark.engines
def test_wrong_settings_end_the_command_before_it_begins() -> None:
    ended = run("serve", port="http", log_level="loud")
    assert ended.returncode == 2
    assert [line.split(":")[0] for line in ended.stderr.splitlines()] == ["SAMVERKAN_PORT", "SAMVERKAN_LOG_LEVEL"]


@pytest.mark.engines
def test_a_taken_port_is_told_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("serve", port=port)
    assert ended.returncode == 1
    assert f"Port {port} of 127.0.0.1 is taken." in ended.stderr
    assert f"SAMVERKAN_PORT={port + 1}" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.engines
def test_an_address_of_another_machine_is_told() -> None:
    ended = run("serve", host="192.0.2.1", port=0)
    assert ended.returncode == 1
    assert "Cannot listen at port 0 of 192.0.2.1" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.engines
@pytest.mark.parametrize("command", ["serve", "seed"])
def test_a_graph_that_cannot_be_reached_is_told(command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    ended = run(command, port=0, graph_url=f"bolt://127.0.0.1:{port}")
    assert ended.returncode == 1
    assert str(port) in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.engines
def test_the_schema_is_printed_as_it_is_committed() -> None:
    assert run("schema").stdout == (ROOT / "schema.graphql").read_text()


# The service


@pytest.mark.engines
def test_the_first_start_loads_orebro_and_the_next_does_not(tmp_path: Path) -> None:
    for start_number, signal_to_stop in ((1, signal.SIGTERM), (2, signal.SIGINT)):
        began = time.monotonic()
        with start(state_folder=tmp_path / "graph") as service:
            service.wait_until_ready()
            nodes = service.ask(COUNCILS).json()["data"]["councils"]["nodes"]
            print(f"start {start_number}: {time.monotonic() - began:.1f} s from command to first answer")
            service.process.send_signal(signal_to_stop)
        found = {each["name"]: each["responsible"] for each in nodes}
        assert {
            name: responsible and (responsible["name"], responsible["party"]["abbreviation"])
            for name, responsible in found.items()
        } == NINE
        assert ("Revision 1:" in service.log) == (start_number == 1)
        assert "Stopped" in service.log
        assert "Traceback" not in service.log
        assert service.process.returncode == 0


def test_the_service_is_ready_and_says_when(service: Service) -> None:
    assert service.get("/ready").json() == {"status": "ready"}
    assert re.search(r"Ready in \d+\.\d s: http://127", service.log)


def test_the_log_holds_no_value_of_a_question(service: Service) -> None:
    answer = service.ask('query Look($id: ID!) { council(id: $id) { id } actor(id: "hemlig") { id } }', id="förtroligt")
    assert answer.status_code == 200
    service.ask('{ council(id: "hemlig" }')
    service.ask('{ council(id: "hemlig") { nothing } }')
    assert "operation=Look" in service.log
    assert "hemlig" not in service.log
    assert "förtroligt" not in service.log


NO_HTTP = [
    b"NONSENSE\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: x\r\nno header\r\n\r\n",
    b"GET / HTTP/9.9\r\nhost: x\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nhost: x\r\n\r\n",
    b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: " + b"9" * 5000 + b"\r\n\r\n",
    b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
    b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nZ\r\n",
    b"GET /graphql?query=\xff HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    b"GET /export/actors.csv?where=%ff HTTP/1.1\r\nhost: \xff\r\nconnection: close\r\n\r\n",
    b"GET /id/%ff%00 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
]


@pytest.mark.parametrize("said", NO_HTTP, ids=lambda said: said[:40])
def test_what_is_no_http_is_refused_without_a_word_of_the_inside(service: Service, said: bytes) -> None:
    host, port = service.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(said)
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode("latin-1")
    assert re.match(r"HTTP/1\.1 4\d\d ", answer)
    assert not FOREIGN.search(answer.partition("\r\n\r\n")[2]), answer
    assert "Traceback" not in service.log


@pytest.mark.engines
def test_several_workers_answer_from_one_graph(tmp_path: Path) -> None:
    with start(state_folder=tmp_path / "graph", workers=2, log_format="json") as service:
        service.wait_until_ready()
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda _: service.ask("{ councils { totalCount } }").json(), range(20)))
    assert answers == [{"data": {"councils": {"totalCount": 9}}}] * 20
    assert service.process.returncode == 0
    lines = [json.loads(line) for line in service.log.splitlines()]
    assert {"time", "level", "logger", "message"} <= set(lines[0])
    assert sum(line.get("path") == "/graphql" for line in lines) == 20


@pytest.mark.faults
def test_workers_end_with_their_parent_however_it_ends(tmp_path: Path) -> None:
    with start(state_folder=tmp_path / "graph", workers=2) as service:
        service.wait_until_ready()
        assert service.ask("{ councils { totalCount } }").status_code == 200
        service.process.kill()
        host, port = service.url.removeprefix("http://").split(":")
        _wait_until_refused(host, int(port))
    with start(state_folder=tmp_path / "graph", port=port) as again:
        again.wait_until_ready()
        assert again.ask("{ councils { totalCount } }").status_code == 200


@pytest.mark.faults
def test_an_answer_that_is_being_made_is_finished_before_the_end(tmp_path: Path) -> None:
    """The body arrives in two parts, and the signal to stop between them."""
    with start(state_folder=tmp_path / "graph") as service:
        service.wait_until_ready()
        body = json.dumps({"query": "{ councils { totalCount } }"}).encode()
        host, port = service.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            connection.sendall(
                b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                + f"content-length: {len(body)}\r\n\r\n".encode()
                + body[:10]
            )
            service.process.send_signal(signal.SIGTERM)
            _wait_until_refused(host, int(port))
            connection.sendall(body[10:])
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b'{"data":{"councils":{"totalCount":9}}}')
    assert service.process.returncode == 0


def _wait_until_refused(host: str, port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.02)
    raise AssertionError("the service still accepts connections")


async def test_an_empty_neo4j_is_filled_by_seed(engines: Engines) -> None:
    store = await engines.store("neo4j")
    engines.held.pop("neo4j", None)
    await store.clear()
    target = await engines.target("neo4j")
    assert target.writing
    graph = {"graph_url": target.uri, "graph_user": target.writing.user, "graph_password": target.writing.password}
    with start(**graph) as service:
        service.wait_until_ready()
        assert "The graph is empty" in service.log
        assert service.get("/ready").status_code == 503
        assert "0 withdrawn" in run("seed", **graph).stderr
        assert "Nothing to change" in run("seed", **graph).stderr
        assert service.get("/ready").status_code == 200
        assert len(service.ask(COUNCILS).json()["data"]["councils"]["nodes"]) == 9
    assert target.writing.password not in service.log


async def test_an_empty_graph_is_not_ready(store: GraphStore) -> None:
    reason = await server.why_not_ready(store)
    assert reason
    assert "python server.py seed" in reason


async def test_a_graph_that_an_older_version_filled_meanwhile_is_not_ready(store: GraphStore) -> None:
    async def fill(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (g:Graph) REMOVE g.form"))  # as before there were forms

    await store.write(fill)
    reason = await server.why_not_ready(store)
    assert reason
    assert "python server.py upgrade" in reason
    found = await serve(question("{ actors { totalCount } }"), graph_of(store))
    assert [each.extensions for each in found.errors] == [{"code": "OTHER_FORM"}]
