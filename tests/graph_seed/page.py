"""A page of the tests' own: a table of who has signed, a council with its politician, and facts that cite it."""

from collections.abc import Iterable
from pathlib import Path

from graph_seed import read_dataset
from graph_seed.__main__ import main
from graph_seed.facts import Dataset
from graph_seed.problems import BadDataset
from tests.graph_seed.small import HEADER, said
from tests.model import MODEL

Row = tuple[str, str]

ROWS: list[Row] = [
    ("Almby IK", "Förening"),
    ("Brukshundklubben", "Förening"),
    ("Kulturnämnden", "Nämnd"),
    ("Eksam", "Förening"),
]

PAGE = [
    "Vi samverkar",
    *(line for row in ROWS for line in ("", *row)),
    "",
    "Om rådet",
    "Rådet för alla",
    "Politiker: Åsa Ek (S)",
    "",
    "Det finns fler än 3 500 föreningar. Fler än 20 av dem är med i Rådet för alla.",
]
"""Lines 3 to 13 are the table, 15 to 17 the council; two categories follow one another, and one is another's."""

SOURCES = """\
sources:
  - id: source:sidan
    name: Vi samverkar
    at: 1
    url: https://example.org/sida
    archivedUrl: https://archive.example.org/2026/sida
    retrievedOn: 2026-11-01       # the day that it was read
    sections:
      - {line: 1, heading: Vi samverkar}
      - line: 15
        heading: Om rådet
      - {line: 19}
"""

COUNCIL = """\
source: source:sidan

agreements:
  - {id: agreement:avtal, name: Avtalet, nameIsEditorial: true, at: 1, kind: AGREEMENT, level: LOCAL}

councils:
  - id: council:rad
    name: Rådet för alla          # as on the page
    at: 16
    kind: COUNCIL
    responsiblePoliticians:
      - {to: politician:ek, at: "16-17", role: Politiker}

politicians:
  - {id: politician:ek, name: Åsa Ek, at: 17, parties: [{to: party:s, at: 17}]}

parties:
  - {id: party:s, name: S, abbreviation: S, at: 17}

statements:
  - id: statement:antal
    name: Hur många föreningar det finns
    nameIsEditorial: true
    at: 19
    kind: FIGURE
    text: {sv: Det finns många föreningar, en: There are many associations}
    figure: {operator: GT, value: 3500, unit: föreningar}
    about: [{to: council:rad, at: 19}]
"""


def actor(number: int, name: str, category: str, line: int) -> str:
    """One that signed, by the line of its row."""
    return f"""\
  - id: actor:a{number}
    name: {name}
    at: {line}
    municipal: false
    cites:
      - {{at: {line + 1}, supports: [municipal]}}
    agreements:
      - {{to: agreement:avtal, at: "1, {line}-{line + 1}", categoryAsPublished: {category}, period: Vi}}
"""


def signatories(rows: Iterable[Row], first: int = 3, step: int = 3) -> str:
    entries = (actor(number, *row, first + step * number) for number, row in enumerate(rows))
    return "source: source:sidan\n\nactors:\n" + "\n".join(entries)


def write_text(file: Path, lines: Iterable[str]) -> Path:
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def write_page(folder: Path) -> Path:
    """The facts of the page in a folder, not yet with its fingerprints."""
    folder.mkdir(exist_ok=True)
    for name, text in {"dataset": HEADER, "sources": SOURCES, "council": COUNCIL, "actors": signatories(ROWS)}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def give(folder: Path, lines: Iterable[str], *more: str) -> int:
    """Give a text of the source, and write what it makes of it."""
    file = write_text(folder.parent / "text.txt", lines)
    return main(["source", "source:sidan", str(file), "--folder", str(folder), "--write", *more], {})


def read_page(folder: Path) -> Dataset:
    return read_dataset(folder, MODEL)


def wrong(folder: Path) -> list[str]:
    """What the files are refused for; a warning is none of it."""
    try:
        read_page(folder)
    except BadDataset as refused:
        return [said(problem, folder) for problem in refused.problems if not problem.warning]
    return []


def change(folder: Path, name: str, before: str, after: str) -> None:
    """Other words in one of the files."""
    file = folder / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
