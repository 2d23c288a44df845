"""Fill templates with the words of a language and with values. Every value is escaped; one that is missing fails."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.types import Scope

_FOLDER = Path(__file__).parent

POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""A page loads our stylesheet and nothing else."""


def fill(template: str, language: str, root: str, **values: Any) -> bytes:
    """The page; `root` is the way from its address to the service's: see `root_of`."""
    words = words_of(language)
    return _environment().get_template(template).render(language=language, words=words, root=root, **values).encode()


def root_of(scope: Scope) -> str:
    """The way from an address up to the service's own, `../` for `/id/x`: a proxy may have put it under any path."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    return "../" * (path.count(b"/") - 1) or "./"


@cache
def words_of(language: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = json.loads((_FOLDER / "messages" / f"{language}.json").read_text(encoding="utf-8"))
    return words


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
