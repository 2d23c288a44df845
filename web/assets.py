"""The files of `web/static`, each at its own address under `/static`. Those in `graphiql/` are built."""

import re
from collections.abc import Iterator
from pathlib import Path

from starlette.routing import Route

from web.page import StaticPage

STATIC = Path(__file__).parent / "static"

_MEDIA = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain"}

_HASHED = re.compile(r".+-[0-9A-Z]{8}\.[a-z]+")
"""A name that changes with the contents, so that a browser may keep the file for good."""

_KEPT = {"cache-control": "public, max-age=31536000, immutable"}


def asset_routes() -> Iterator[Route]:
    for file in sorted(STATIC.rglob("*.*")):
        if file.suffix in _MEDIA:
            headers = _KEPT if _HASHED.fullmatch(file.name) else {}
            address = f"/static/{file.relative_to(STATIC).as_posix()}"
            yield Route(address, StaticPage(file.read_bytes(), _MEDIA[file.suffix], headers))
