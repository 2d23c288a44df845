"""What the command line of the facts may say."""

import argparse
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from graph_seed.dates import BadDate, read_day
from graph_seed.generate import MUNICIPALITIES, SCALES
from graph_seed.json_schema import SCHEMA_FILE
from graph_seed.scalars import SLUG

OREBRO = Path(__file__).with_name("orebro")

GRAPH_OPTIONS = (
    (
        "--graph-url",
        "SAMVERKAN_GRAPH_URL",
        "embedded",
        "embedded, or the address of a Neo4j such as bolt://localhost:7687",
    ),
    ("--graph-database", "SAMVERKAN_GRAPH_DATABASE", "neo4j", "database of a Neo4j"),
    ("--graph-user", "SAMVERKAN_GRAPH_USER", "neo4j", "user of a Neo4j"),
    ("--state-folder", "SAMVERKAN_STATE_FOLDER", ".samverkan", "folder of the embedded graph"),
    ("--graph-heap", "SAMVERKAN_GRAPH_HEAP", "1500m", "memory of the embedded graph"),
)
"""Option, variable of the environment, default, help. The password comes from the environment only."""


def command_line(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m graph_seed", description="Check, compare and load facts.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    folder = argparse.ArgumentParser(add_help=False)
    _add_folders(folder)
    graph = argparse.ArgumentParser(add_help=False)
    for option, variable, default, described in GRAPH_OPTIONS:
        value = environment.get(variable) or default
        graph.add_argument(option, default=value, help=f"{described} ({variable}, now {value})")
    check = commands.add_parser("check", parents=[folder], help="say what is wrong with data files; needs no graph")
    check.add_argument(
        "--text",
        action="append",
        type=_source_and_file,
        default=[],
        metavar="ID=FILE",
        help="the text of a source, against which all that is cited from it is proved",
    )
    today = datetime.now().astimezone().date().isoformat()
    source = commands.add_parser("source", help="make a text the first or the next version of a source")
    source.add_argument("id", metavar="ID", help="id of the source, such as source:orebro-civilasamhallet")
    source.add_argument("text", type=Path, metavar="TEXT", help="file with the text, in UTF-8")
    source.add_argument("--folder", type=Path, default=OREBRO, help="folder of data files (Örebro's)")
    source.add_argument(
        "--retrieved-on",
        type=_day,
        default=today,
        metavar="DAY",
        help="when it was read (today)",
    )
    source.add_argument("--version", type=_version, help="what the version is called (the day)")
    source.add_argument("--write", action="store_true", help="write what is told")
    commands.add_parser("diff", parents=[folder, graph], help="show what a load would change")
    load_ = commands.add_parser("load", parents=[folder, graph], help="make the graph hold what the files say")
    load_.add_argument(
        "--one-by-one", action="store_true", help="each folder in a transaction of its own, after those that it uses"
    )
    renaming = commands.add_parser("rename", help="give an entity another id in all files, in place")
    renaming.add_argument("old", metavar="OLD", help="the id that it has: actor:orebro-eksam")
    renaming.add_argument("new", metavar="NEW", help="the id that it gets; the old one leads to it from now on")
    _add_folders(renaming)
    importing = commands.add_parser("import", help="an e-service's list of signatories as a data file")
    importing.add_argument("what", choices=["signatories"], help="what the list holds")
    importing.add_argument("table", type=Path, metavar="TABLE", help="the list: .csv or .xlsx")
    importing.add_argument("--columns", type=Path, required=True, metavar="MAP", help="file that says what is what")
    importing.add_argument("--out", type=Path, metavar="FILE", help="new file to write (the terminal)")
    importing.add_argument(
        "--folder", type=Path, action="append", help="folder whose actors are not to be doubled (Örebro's); several"
    )
    schema = commands.add_parser("schema", help="the form of the files as JSON Schema, for editors")
    schema.add_argument("--write", action="store_true", help=f"write it to graph_seed/{SCHEMA_FILE.name}")
    made_up = commands.add_parser("generate", help="write a made-up nation as data files, for trials of size")
    made_up.add_argument("folder", type=Path, metavar="FOLDER", help="folder to fill: new, empty or of an earlier run")
    made_up.add_argument(
        "--municipalities", type=_municipalities, default=290, metavar="N", help="how many (%(default)s)"
    )
    made_up.add_argument("--seed", type=int, default=1, metavar="N", help="another seed gives another nation (1)")
    made_up.add_argument("--scale", type=_scale, default=1.0, metavar="X", help="how large municipalities are (1)")
    return parser


def _add_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", default=[OREBRO], help="folder of data files (Örebro's)"
    )


def _municipalities(text: str) -> int:
    if not re.fullmatch("[0-9]{1,6}", text) or int(text) not in MUNICIPALITIES:
        raise argparse.ArgumentTypeError(
            f"{text} municipalities are not possible; write a whole number from 1 to {MUNICIPALITIES[-1]}"
        )
    return int(text)


def _scale(text: str) -> float:
    least, most = SCALES
    if not re.fullmatch(r"[0-9]*\.?[0-9]+", text) or not least <= float(text) <= most:
        raise argparse.ArgumentTypeError(f"{text} is no scale; write a number from {least:g} to {most:g}")
    return float(text)


def _source_and_file(text: str) -> tuple[str, Path]:
    id_, equals, file = text.partition("=")
    if not (equals and file):
        raise argparse.ArgumentTypeError(f"{text} names no text; write such as source:page=page.txt")
    return id_, Path(file)


def _day(text: str) -> str:
    try:
        return read_day(text)
    except BadDate as wrong:
        raise argparse.ArgumentTypeError(f"{text} is no day: {wrong}") from wrong


def _version(text: str) -> str:
    if not re.fullmatch(SLUG, text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text} is no version; write a-z, 0-9 and hyphens, such as 2026-11-23")
    return text
