"""Clients that keep what they were answered show, after any order of questions, what the service answered to each.

Apollo Client, urql with graphcache and Relay's runtime take answers apart, keep each object by its `id`, and answer the
next question from these as far as they can. `ask.mjs` asks through each of them, and compares.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.machine import CACHE, missing, run
from tests.service import Service

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
CLIENTS = ("apollo", "urql", "relay")
SEED, ORDERS = 1, 15
SECONDS = 120


@pytest.fixture(scope="session")
def packages() -> Path:
    """The clients as the lock file has them, in a folder that is kept."""
    npm = shutil.which("npm")
    if npm is None:
        missing("the clients are installed by npm, which is not installed")
    version = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:12]
    kept = CACHE / f"clients-{version}"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE, prefix="fetching-") as folder:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, folder)
            run([npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit"], Path(folder))
            with suppress(OSError):  # another session may have been quicker
                Path(folder).rename(kept)
    return kept / "node_modules"


@pytest.fixture(scope="session")
def reports(packages: Path, service: Service, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What `ask.mjs` found, by client."""
    node = shutil.which("node")
    if node is None:
        missing("the clients run on Node.js, which is not installed")
    folder = shutil.copytree(HERE, tmp_path_factory.mktemp("clients") / "clients")
    (folder / "node_modules").symlink_to(packages)
    command = [node, "ask.mjs", service.url, str(SEED), str(ORDERS)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


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
