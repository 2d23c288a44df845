"""A small dataset of the tests' own, as files; and the same with one of its files changed."""

from pathlib import Path

from graph_seed import read_dataset
from graph_seed.dataset import read_folders
from graph_seed.facts import Dataset
from graph_seed.problems import BadDataset, Problem
from tests.model import MODEL

HEADER = """\
dataset:
  name: small
  title: {sv: En liten kommun, en: A small municipality}
  version: "1"
  licence: CC0-1.0
  municipality: "1880"
"""

SOURCES = """\
sources:
  - id: source:page
    name: En sida
    at: 1
    url: https://example.org/sida
    retrievedOn: 2026-11-23
    sections:
      - {line: 1, heading: Sidan}
      - {line: 20, heading: Råd}
"""

FACTS = """\
source: source:page

actors:
  - id: actor:eksam
    name: Eksam
    at: 2
    municipal: false
    aliases: [EKSAM]
    agreements:
      - to: agreement:avtal
        at: "2-4"
        categoryAsPublished: Civilsamhälle
        period: 2024-2027
        validFrom: 2024
        validTo: 2027
  - id: actor:namnd
    name: Nämnden
    at: 3
    kind: COMMITTEE
    municipal: true

agreements:
  - id: agreement:avtal
    name: Avtal
    nameIsEditorial: true
    at: 4
    kind: AGREEMENT
    level: LOCAL
    decidedOn: 2010-04-28

councils:
  - id: council:rad
    name: Rådet
    at: 21
    kind: COUNCIL
    purpose: {sv: Dialog mellan parter, en: Dialogue between parties}
    seats:
      - {group: POLITICIANS, count: 3}
    cites:
      - {at: "22, 25-26", supports: [seats]}
    members:
      - {to: actor:eksam, at: 23}
    hosts:
      - {to: actor:namnd, at: 21, validFrom: {edtf: 2008-23, asPublished: hösten 2008}}

partnerships:
  - id: partnership:iop
    name: IOP Oxhagen
    at: 5
    kind: IOP
    unnamedParticipants: true
    participants:
      - to: actor:eksam
        at: 5
        role: PARTNER
        nameAsPublished: Föreningen Eksam
        identity: PROBABLE
        reason: Namnet liknar
"""


def write(folder: Path, **files: str) -> Path:
    """The small dataset in a folder; `files` replace some of its files, and add others."""
    folder.mkdir(exist_ok=True)
    for name, text in {"dataset": HEADER, "sources": SOURCES, "facts": FACTS, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, **files: str) -> Dataset:
    return read_dataset(write(folder, **files), MODEL)


def wrong(folder: Path, **files: str) -> list[str]:
    """What is wrong with the dataset: `facts.yaml:3: …`, each on a line, without the folder's path."""
    try:
        read_folders([write(folder, **files)], MODEL).datasets()
    except BadDataset as refused:
        return [said(problem, folder) for problem in refused.problems]
    return []


def said(problem: Problem, folder: Path) -> str:
    return str(problem).replace(f"{folder}/", "")
