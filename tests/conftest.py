"""Which tests are run, in which order, and by which process."""

import gc
import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest
from xdist.remote import Producer

from tests.parts import PARTS, ByEngine, engine_of, in_sample, is_left_out, place_of, purity, sort_into_parts

OREBRO = Path(__file__).parent.parent / "graph_seed" / "orebro"
MYRMARK = OREBRO.with_name("myrmark")


hypothesis.settings.register_profile(
    "shared machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("shared machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sample", metavar="SEED", help="run a sample of the tests on Neo4j, drawn by a word")


def pytest_configure(config: pytest.Config) -> None:
    for part, of in PARTS.items():
        config.addinivalue_line("markers", f"{part}: {of}")
    gc.set_threshold(100_000, 20, 20)  # as in the service: a schema is large, and looked through in vain
    if not config.getoption("numprocesses", None):  # who shares the tests among others runs none, and imports little
        config.pluginmanager.import_plugin("tests.graphs")
    if "SAMVERKAN_EXAMPLES" not in os.environ:
        # half of what an engine computes in minutes is else its own best machine code, hardly used
        os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")


def pytest_collection_finish() -> None:
    """Never look again through what was made until now: schemas and tests, which stay."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Look once for what nobody holds any more: later looks, of which there are several, find nothing new."""
    gc.collect()
    gc.freeze()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return True if is_left_out(collection_path, config.getoption("markexpr")) else None


def pytest_itemcollected(item: pytest.Item) -> None:
    sort_into_parts(item)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run what is quickest first, what reads one graph together, and of what is sampled the sample."""
    if seed := config.getoption("--sample"):
        left_out = [
            item
            for item in items
            if not in_sample(engine_of(item), item.path.relative_to(config.rootpath), item.name, seed)
        ]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    items.sort(key=place_of)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByEngine | None:
    """Where processes share the tests by scopes, an engine is one."""
    return ByEngine(config, log) if config.getoption("dist") == "loadscope" else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Hold what is said to be pure to it."""
    if not item.get_closest_marker("pure"):
        return (yield)
    with purity():
        return (yield)
