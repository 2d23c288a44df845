"""The link of Apollo Client and the exchange of urql ask by the hash of a text, and send the text when they must."""

from typing import Any

import pytest

from tests.clients.conftest import RunProgram
from tests.service import Service, start

pytestmark = pytest.mark.clients

CLIENTS = [f"{client}, {method}" for client in ("apollo", "urql") for method in ("POST", "GET")]
NOT_FOUND, NOT_SUPPORTED = "PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_SUPPORTED"


@pytest.fixture(scope="module")
def supported(run_program: RunProgram, service: Service) -> Any:
    return run_program("persisted.mjs", service.url)


@pytest.fixture(scope="module")
def unsupported(run_program: RunProgram, tmp_path_factory: pytest.TempPathFactory) -> Any:
    with start(state_folder=tmp_path_factory.mktemp("unsupported") / "graph", persisted_queries=0) as service:
        service.wait_until_ready()
        return run_program("persisted.mjs", service.url)


def _steps(report: Any) -> list[tuple[bool, bool, str | None]]:
    """Whether each request had the hash, whether it had the text, and with which code it failed."""
    return [(each["hash"], each["text"], each["code"]) for each in report["sent"]]


def _has_names(report: Any) -> bool:
    first, second = report["shown"]
    return bool(first == second and first[0]["name"])


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_sends_a_text_once(supported: Any, client: str) -> None:
    report = supported[client]
    assert _steps(report) == [(True, False, NOT_FOUND), (True, True, None), (True, False, None)]
    assert [report["sent"][place]["method"] for place in (0, 2)] == [client.rpartition(" ")[2]] * 2
    assert _has_names(report)


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_sends_no_hashes_to_who_keeps_no_texts(unsupported: Any, client: str) -> None:
    report = unsupported[client]
    hashed = [each for each in _steps(report) if each[0]]
    assert hashed[0] == (True, False, NOT_SUPPORTED)
    assert _steps(report)[-1][1:] == (True, None)
    assert _has_names(report)
