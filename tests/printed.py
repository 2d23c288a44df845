"""The schema as it is printed, kept for the next run until a file that it follows from changes.

Building it with Strawberry takes seconds of each process, and most tests need its text and its model alone.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import schema
from schema import Model, Schema
from tests.machine import CACHE
from tests.model import MODEL

_KEPT = CACHE / "printed.graphql"


class LateSchema:
    """A schema that is built when something is executed in it."""

    model: Model = MODEL

    def __init__(self, build: Callable[[], Schema]) -> None:
        self._built = cache(build)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._built(), name)

    def as_str(self) -> str:
        head = f"# {_digest()}\n"
        kept = _KEPT.read_text() if _KEPT.exists() else ""
        if not kept.startswith(head):
            kept = head + self._built().as_str()
            _KEPT.parent.mkdir(exist_ok=True)
            new = _KEPT.with_suffix(f".{os.getpid()}")
            new.write_text(kept)
            new.rename(_KEPT)
        return kept.removeprefix(head)


def _digest() -> str:
    """What differs when the printed schema may."""
    found = hashlib.sha256(f"{sys.version} {version('strawberry-graphql')} {version('graphql-core')}".encode())
    for path in sorted(Path(schema.__file__).parent.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
