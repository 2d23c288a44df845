"""The schema with its text kept beside the compiled sources, until one of these changes.

To build it takes Strawberry seconds and 40 MB, and a service needs little more than its text: what is asked is read,
planned and answered without it, but for introspection and the few fields with a resolver of their own.
"""

import asyncio
import hashlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from strawberry.extensions import SchemaExtension

from schema.derive.reader import read_model
from schema.derive.schema import Schema, build_schema

_KEPT = Path(cache_from_source(__file__)).with_suffix(".graphql")
_SOURCES = Path(__file__).parent.parent


class LateSchema:
    """The schema of types that are declared in schema/, built when something is first executed in it."""

    def __init__(self, declared: Sequence[type], extensions: Sequence[type[SchemaExtension]] = ()) -> None:
        self.model = read_model(declared)
        self._declared = declared
        self._extensions = extensions

    @cached_property
    def built(self) -> Schema:
        return build_schema(self._declared, self._extensions)

    def as_str(self) -> str:
        """The text; built, and kept for the next time, when any source is another than those that a kept one is of."""
        head = f"# {_digest(self._declared)}\n"
        with suppress(OSError):
            kept = _KEPT.read_text(encoding="utf-8")
            if kept.startswith(head):
                return kept.removeprefix(head)
        text = self.built.as_str()
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # where nothing may be written, each start builds it
                _replace(_KEPT, head + text)
        return text

    async def execute(self, query: str | None, **more: Any) -> Any:
        """As of the built schema; others are answered while it is built."""
        if "built" not in self.__dict__:
            await asyncio.to_thread(lambda: self.built)
        return await self.built.execute(query, **more)


def _digest(declared: Sequence[type]) -> str:
    """What differs when the text may."""
    names = " ".join(each.__name__ for each in declared)
    used = f"{sys.version} {version('strawberry-graphql')} {version('graphql-core')} {names}"
    found = hashlib.sha256(used.encode())
    for path in sorted(_SOURCES.rglob("*.py")):
        content = path.read_bytes()
        found.update(f"{path.relative_to(_SOURCES)} {len(content)}\n".encode() + content)
    return found.hexdigest()


def _replace(path: Path, text: str) -> None:
    """Write a file so that whoever reads it meanwhile has all of the old or of the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
