"""Fill in docs/networks.md with what the service answers, and draw its pictures: `python -m tests.networks_page`.

The page is written by hand, but for what follows a request (the answer) and a snippet (what it prints). Snippets of
Python are run one after the other, as the cells of a notebook are; that of R where R is installed.
"""

import io
import re
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from tests.network_pictures import ASKED, draw
from tests.questions_page import laid_out
from tests.rscript import has_r, printed_by_r
from tests.service import start

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "networks.md"
ADDRESS = "http://127.0.0.1:8000"
"""Where the service is that the page speaks of."""
PICTURES = {
    "networks-as-named.svg": ("NONE", "Örebro's partnerships: the actors as the page names them"),
    "networks-rolled-up.svg": ("MUNICIPALITY", "Örebro's partnerships: the units of the municipality counted as one"),
}
SAID = re.compile(
    r"(?P<head>^```(?P<language>graphql|python|r)\n(?P<asked>.*?)^```\n(?:(?!^```).)*?^```(?:json|text)\n)"
    r"(?P<said>.*?)(?=^```$)",
    re.MULTILINE | re.DOTALL,
)
"""A request or snippet, and what follows it."""


def filled(text: str, address: str, languages: Sequence[str]) -> str:
    """The page with what the service at this address answers now to what is asked in these languages."""
    names: dict[str, Any] = {}

    def anew(found: re.Match[str]) -> str:
        code = found["asked"].replace(ADDRESS, address)
        match found["language"] if found["language"] in languages else None:
            case "graphql":
                return found["head"] + laid_out(answered(code, address)) + "\n"
            case "python":
                return found["head"] + printed(code, names)
            case "r":
                return found["head"] + printed_by_r(code, Path(folder))
        return found[0]

    with TemporaryDirectory() as folder, chdir(folder):
        return SAID.sub(anew, text)


def answered(query: str, address: str, **variables: object) -> Any:
    body = {"query": query, "variables": variables}
    answer = httpx.post(f"{address}/graphql", json=body, timeout=60).json()
    assert "errors" not in answer, f"{answer['errors']}\n{query}"
    return answer["data"]


def printed(code: str, names: dict[str, Any]) -> str:
    """What a snippet prints, given what those before it have defined."""
    output = io.StringIO()
    with redirect_stdout(output):
        exec(code, names)  # noqa: S102 - it stands in our own page
    return output.getvalue()


def pictures(address: str) -> Mapping[str, str]:
    """The pictures of the page by their file names."""
    return {
        name: draw(answered(ASKED, address, rollUp=roll_up)["network"], title)
        for name, (roll_up, title) in PICTURES.items()
    }


if __name__ == "__main__":
    with TemporaryDirectory() as folder, start(state_folder=Path(folder) / "graph") as service:
        service.wait_until_ready()
        languages = ("graphql", "python", "r") if has_r() else ("graphql", "python")
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), service.url, languages), encoding="utf-8")
        for name, picture in pictures(service.url).items():
            (DOCS / name).write_text(picture, encoding="utf-8")
