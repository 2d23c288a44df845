"""Functions have names, classes names of their own, and files and classes a size that one can read through."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
APPLICATION = ("schema", "resolvers", "graph_store", "graph_seed", "web", "server.py", "settings.py")

LONGEST_FILE = 400
LONGEST_CLASS = 200

NAMED_ALIKE = {
    "Statement": "what a source says is called so in the public schema, and what is asked of a database everywhere",
}
"""The names that two classes have for good, and why."""


def _files() -> list[Path]:
    parts = [ROOT / part for part in APPLICATION]
    files = [file for part in parts for file in ([part] if part.is_file() else sorted(part.rglob("*.py")))]
    return [file for file in files if "node_modules" not in file.parts]


@cache
def texts() -> dict[str, str]:
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in _files()}


@cache
def trees() -> dict[str, ast.Module]:
    return {file: ast.parse(text) for file, text in texts().items()}


def _lengths() -> Iterator[tuple[str, int, int]]:
    """Each file and class, how many lines it has, and how many it may have."""
    for file, text in texts().items():
        yield file, len(text.splitlines()), LONGEST_FILE
        for node in ast.walk(trees()[file]):
            if isinstance(node, ast.ClassDef):
                yield f"{file}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1, LONGEST_CLASS


@cache
def _named_alike() -> dict[str, list[str]]:
    """The files of each class name that there is more than once; an underscore before it makes no difference."""
    found = defaultdict(list)
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found[node.name.lstrip("_")].append(file)
    return {name: files for name, files in found.items() if len(files) > 1}


def test_every_part_of_the_application_is_looked_at() -> None:
    assert {file.partition("/")[0] for file in texts()} == set(APPLICATION)


def test_a_function_has_a_name() -> None:
    assert not [
        f"{file}:{node.lineno}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.strip("_")
    ]


def test_no_two_classes_have_one_name() -> None:
    assert {name: files for name, files in _named_alike().items() if name not in NAMED_ALIKE} == {}


def test_a_name_is_excepted_while_two_classes_have_it() -> None:
    assert NAMED_ALIKE.keys() - _named_alike().keys() == set()


def test_no_file_and_no_class_is_too_long_to_read_through() -> None:
    assert not [f"{what} has {lines} lines; it may have {limit}" for what, lines, limit in _lengths() if lines > limit]
