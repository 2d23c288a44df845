"""Imports point one way: server → web → resolvers → schema, graph_store; graph_seed → schema, graph_store."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARROWS = {
    "schema": {"strawberry", "graphql", "langcodes", "yaml"},
    "graph_store": {"neo4j", "snowballstemmer", "arcadedb_embedded", "jpype"},
    "resolvers": {
        "schema",
        "cachetools",
        "graph_store",
        "graphql",
        "graspologic_native",
        "networkit",
        "numpy",
        "orjson",
        "rapidfuzz",
        "scipy",
        "strawberry",
    },
    "graph_seed": {
        "schema",
        "graph_store",
        "yaml",
        "graphql",
        "numpy",
        "openpyxl",
        "orjson",
        "pyoxigraph",
        "rapidfuzz",
    },
    "web": {
        "resolvers",
        "schema",
        "cachetools",
        "graphql",
        "jinja2",
        "networkx",
        "orjson",
        "rdflib",
        "starlette",
        "xlsxwriter",
    },
    "settings": {"web", "resolvers", "graph_store"},
    "server": {"settings", "web", "resolvers", "graph_seed", "graph_store", "schema", "anyio", "starlette", "uvicorn"},
}
"""What each part of the house may import, beside itself and the standard library."""

ENVIRONMENT = re.compile(r"\benviron\b|\bgetenv\b")


def _files(part: str) -> list[Path]:
    file = ROOT / f"{part}.py"
    found = [file] if file.exists() else sorted((ROOT / part).rglob("*.py"))
    assert found, f"{part} holds no file"
    return found


def _imported(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                yield node.lineno, "." * node.level + (node.module or "")


@pytest.mark.parametrize("part", ARROWS)
def test_imports_point_one_way(part: str) -> None:
    allowed = ARROWS[part] | {part, *sys.stdlib_module_names}
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {module}"
        for file in _files(part)
        if "node_modules" not in file.parts
        for line, module in _imported(file)
        if module.split(".")[0] not in allowed
    ]
    assert not wrong


def test_declared_types_know_nothing_of_what_is_derived_from_them() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {module}"
        for file in (ROOT / "schema").glob("*.py")
        if file.name != "__init__.py"
        for line, module in _imported(file)
        if module.startswith("schema.derive")
    ]
    assert not wrong


ABOVE_ALL = ("cursor", "errors", "little_words", "question", "rounding")
"""The files of resolvers/ that every room may need; they need none."""

ROOMS = {
    "block": {"block"},
    "request": {"block", "request", *ABOVE_ALL},
    "plan": {"block", "plan", "request", "response.form", "response.columns", *ABOVE_ALL},
    "cypher": {"block", "cypher"},
    "network": {"block", "network", *ABOVE_ALL},
    "network/analysis": {"network.analysis"},
    "response": {"block", "response", *ABOVE_ALL},
}
"""What each room of resolvers/ may import of the others."""


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_of_resolvers_import_one_way(room: str) -> None:
    allowed = tuple(f"resolvers.{each}" for each in ROOMS[room])
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {module}"
        for file in _files(f"resolvers/{room}")
        for line, module in _imported(file)
        if module.startswith("resolvers") and not f"{module}.".startswith(tuple(f"{each}." for each in allowed))
    ]
    assert not wrong


FOR_WHO_ASKS = {
    "graspologic_native",
    "networkit",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "rdflib",
    "scipy",
    "xlsxwriter",
}
"""What only some answers need: a process that has given none of them has not paid for it, in seconds and in memory."""


@pytest.mark.engines  # it starts a Python of its own
@pytest.mark.parametrize("part", ["server", "graph_seed.__main__"])
def test_what_few_ask_for_is_imported_when_they_do(part: str) -> None:
    script = f"import sys, {part}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not FOR_WHO_ASKS & set(loaded.split())


@pytest.mark.parametrize("part", ["schema", "graph_store", "graph_seed", "web", "resolvers"])
def test_no_file_imports_itself_by_way_of_others(part: str) -> None:
    modules = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in _files(part)}
    imported = {name: _imported_at_once(file) & modules.keys() - {name} for name, file in modules.items()}
    TopologicalSorter(imported).prepare()  # raises CycleError with the modules in a circle


def _imported_at_once(file: Path) -> set[str]:
    """The modules that a file imports when it is itself imported: not those that only its annotations name."""
    body = [each for each in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(each, ast.ImportFrom)]
    return {name for each in body for name in (each.module or "", *(f"{each.module}.{it.name}" for it in each.names))}


def test_only_the_composition_root_reads_the_environment() -> None:
    files = [file for part in ARROWS if part != "server" for file in _files(part) if "node_modules" not in file.parts]
    wrong = [str(each.relative_to(ROOT)) for each in files if ENVIRONMENT.search(each.read_text(encoding="utf-8"))]
    assert wrong == ["graph_seed/__main__.py"]  # a composition root too: the command line of the facts
