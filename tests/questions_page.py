"""Make docs/questions.md from the questions in tests/cases/: `python -m tests.questions_page`.

The comment at the head of a question gives its heading, who asks, of which graph unless it is Örebro's, and what was
answered from the text by hand:

    # Who is responsible for Tillgänglighetsrådet?
    # Asked by a frontend.
    # By hand, lines 311-313: Gunhild Wallin (C).

    # Who chaired which council, in which period of office?
    # Asked by a researcher of the region.
    # By hand, …
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
PAGE = ROOT / "docs" / "questions.md"
WIDTH = 100
OREBRO, NEIGHBOURS = "orebro", "neighbours"
"""The graphs that questions are asked of, as the fixtures are called that hold them."""
ASKERS = ("dashboard", "researcher", "coordinator", "frontend")
OPENING = """\
# Questions

What a dashboard, a researcher, a coordinator of the municipality and a frontend ask of the graph, each by one request,
which is one statement in the database, and its answer on 23 November 2026. Above the request stands what was found by
hand, in the lines of the [page](https://www.orebro.se/civilasamhallet) as it was read that day. The answers are in
Swedish unless the request asks for English.

The requests stand in `tests/cases/`, where each database is held to these answers; this page is made from there by
`python -m tests.questions_page`.
"""

OF_THE_REGION = """\
## Asked of a region beside Örebro

Örebro's page has no amounts, no minutes and no second language. So the last questions are asked of a graph that holds
Myrmark too, a region that is made up (`graph_seed/myrmark/`): nothing of it is true. Lines are of its texts, which lie
in `graph_seed/myrmark/texts/`.
"""


@dataclass(frozen=True)
class Shown:
    """A question as the page shows it."""

    heading: str
    asker: str
    graph: str
    words: str
    request: str
    variables: Any
    answer: Any


_ASKED = re.compile(rf"Asked by a (?P<asker>{'|'.join(ASKERS)})(?P<region> of the region)?\.")


def page_cases() -> list[Path]:
    """The questions of the page, in its order."""
    return [CASES / "dashboard_opening.graphql", *sorted(CASES.glob("question_*.graphql"))]


def asked_of(path: Path) -> str:
    """The graph that a question is asked of."""
    asked = path.read_text(encoding="utf-8").splitlines()[1]
    return NEIGHBOURS if asked.endswith(" of the region.") else OREBRO


def read(path: Path) -> Shown:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    heading, asked, *words = [line.removeprefix("# ") for line in lines[:head]]
    said = _ASKED.fullmatch(asked)
    assert said, f"{path.name}: the second line is not: {_ASKED.pattern}"
    variables = path.with_suffix(".variables.json")
    return Shown(
        heading,
        said["asker"],
        NEIGHBOURS if said["region"] else OREBRO,
        "\n".join(words),
        "\n".join(lines[head:]),
        json.loads(variables.read_text(encoding="utf-8")) if variables.exists() else None,
        json.loads(path.with_suffix(".json").read_text(encoding="utf-8")),
    )


def laid_out(value: Any, indent: str = "", key: str = "") -> str:
    """JSON in few lines: a value that fits into one stands in one.

    {
      "keys": [{"value": "IOP"}, {"value": "true"}]
    }
    """
    flat = indent + key + json.dumps(value, ensure_ascii=False)
    if len(flat) <= WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    if isinstance(value, dict):
        inner = [laid_out(each, indent + "  ", f"{json.dumps(name)}: ") for name, each in value.items()]
    else:
        inner = [laid_out(each, indent + "  ") for each in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    lines = ",\n".join(inner)
    return f"{indent}{key}{opening}\n{lines}\n{indent}{closing}"


def section(shown: Shown) -> str:
    parts = [f"### {shown.heading}", shown.words, f"```graphql\n{shown.request}\n```"]
    if shown.variables is not None:
        parts += ["with the variables", f"```json\n{laid_out(shown.variables)}\n```"]
    return "\n\n".join([*parts, "is answered by", f"```json\n{laid_out(shown.answer)}\n```"]) + "\n"


def page() -> str:
    questions = [read(path) for path in page_cases()]
    parts = [OPENING]
    for asker in ASKERS:
        of_orebro = [each for each in questions if (each.asker, each.graph) == (asker, OREBRO)]
        parts += [f"## A {asker} asks\n", *map(section, of_orebro)]
    parts += [OF_THE_REGION, *(section(each) for each in questions if each.graph == NEIGHBOURS)]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
