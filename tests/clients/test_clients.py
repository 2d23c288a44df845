"""Clients that keep what they were answered show, after any order of questions, what the service answered to each.

Apollo Client, urql with graphcache and Relay's runtime take answers apart, keep each object by its `id`, and answer the
next question from these as far as they can. `ask.mjs` asks through each of them, and compares.
"""

from typing import Any

import pytest

from tests.clients.conftest import HERE, RunProgram
from tests.service import Service

pytestmark = pytest.mark.clients

CLIENTS = ("apollo", "urql", "relay")
SEED, ORDERS = 1, 15


@pytest.fixture(scope="session")
def reports(run_program: RunProgram, service: Service) -> Any:
    """What `ask.mjs` found, by client."""
    return run_program("ask.mjs", service.url, str(SEED), str(ORDERS))


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_shows_what_was_answered_after_any_order_of_questions(reports: Any, client: str) -> None:
    report = reports[client]
    assert report["wrong"][:3] == []
    # else nothing would have been put together from what was kept
    assert report["kept"] > 0
    assert report["read"] > report["asked"]


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_that_kept_edges_by_their_relation_would_show_wrong_names(reports: Any, client: str) -> None:
    """What each did while edges had an `id`; so the test above can tell."""
    wrong = reports[f"{client}, edges by relation"]["wrong"]
    assert any(each["at"].endswith("name") for each in wrong)


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (HERE / "package-lock.json").read_text()
