"""`/export` as a page: every file in one line, with a link for each of its formats."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from starlette.types import Receive, Scope, Send

from web.export.export import Export
from web.page import StaticPage
from web.pages.language import LANGUAGES, language_of
from web.pages.template import POLICY, fill
from web.request import header


@dataclass(frozen=True, slots=True)
class Line:
    """A table, or another file, with the endings of its formats."""

    name: str
    description: str
    endings: tuple[str, ...]


class FileList:
    """An ASGI application."""

    def __init__(self, exports: Iterable[Export]) -> None:
        lines = list(_lines(exports))
        sections = {
            "tables": [line for line in lines if "csv" in line.endings and "-" not in line.name],
            "whole": [line for line in lines if "csv" not in line.endings],
            "relations": [line for line in lines if "csv" in line.endings and "-" in line.name],
        }
        self._pages = {language: _page(language, sections) for language in LANGUAGES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._pages[language_of(header(scope, b"accept-language"))](scope, receive, send)


def _lines(exports: Iterable[Export]) -> Iterator[Line]:
    for (name, description), same in groupby(exports, _contents):
        yield Line(name, description, tuple(export.name.rpartition(".")[2] for export in same))


def _contents(export: Export) -> tuple[str, str]:
    """What a file holds, in whatever format: its name without the ending, and its description."""
    return export.name.rpartition(".")[0], export.description


def _page(language: str, sections: dict[str, list[Line]]) -> StaticPage:
    headers = {
        "content-security-policy": POLICY,
        "content-language": language,
        "vary": "accept, accept-language, accept-encoding",
    }
    return StaticPage(fill("files.html", language, "./", sections=sections), "text/html", headers)
