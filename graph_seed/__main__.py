"""The commands of the facts.

    python -m graph_seed check [FOLDER …]    say what is wrong with data files; needs no graph
    python -m graph_seed diff [FOLDER …]     show what a load would change
    python -m graph_seed load [FOLDER …]     make the graph hold what the files say, all or nothing
    python -m graph_seed source ID TEXT      make a text the first or the next version of a source
    python -m graph_seed schema [--write]    the form of the files as JSON Schema, for editors
    python -m graph_seed rename OLD NEW [FOLDER …]    give an entity another id in all files, in place
    python -m graph_seed import signatories TABLE --columns MAP [--out FILE]    an e-service's list as a data file
    python -m graph_seed generate FOLDER     write a made-up nation as data files, for trials of size

Which graph: options, or the same SAMVERKAN_… of the environment that the service reads. What a folder uses is taken
from beside it, or from the folders that SAMVERKAN_DATASETS lists.
"""

import argparse
import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from graph_seed.command_line import OREBRO, command_line
from graph_seed.content_hash import graph_hash
from graph_seed.dataset import read_folders
from graph_seed.facts import Dataset
from graph_seed.file_format import CITES, read_file_format
from graph_seed.generate import Recipe, generate
from graph_seed.json_schema import SCHEMA_FILE, schema_text
from graph_seed.load import diff, load
from graph_seed.log import ADDED, CORRECTED, WITHDRAWN, LogEntry
from graph_seed.problems import BadDataset, BadVersion, Problem, SeedError
from graph_seed.progress import Progress
from graph_seed.proof import without_receipt
from graph_seed.rename import rename
from graph_seed.texts import TextAtHand, read_text
from graph_seed.uses import with_used
from graph_store import Credentials, GraphError, GraphStore, ensure_indexes, open_graph
from schema import TYPES
from schema.derive.model import Model
from schema.derive.reader import read_model

TIMEOUT = 120.0
"""Seconds for one statement, and for the commit of all: a load may be large, and nobody waits for an answer."""

_PASSWORD, _PASSWORD_FILE = "SAMVERKAN_GRAPH_PASSWORD", "SAMVERKAN_GRAPH_PASSWORD_FILE"

DATASETS = "SAMVERKAN_DATASETS"
"""The variable with these folders, as in PATH."""

_SIGNS = {ADDED: "+", CORRECTED: "~", WITHDRAWN: "-"}


def main(arguments: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ) -> int:
    """Run one command; 0 when all is well, 1 when the data or the graph refuses."""
    asked = command_line(environment).parse_args(arguments)
    model = read_model(TYPES)
    try:
        match asked.command:
            case "check":
                _check(asked.folders, dict(asked.text), model, _shelves(environment))
            case "source":
                _source(asked, model)
            case "schema":
                _schema(model, write=asked.write)
            case "generate":
                _generate(asked)
            case "import":
                _import(asked, model)
            case "rename":
                _rename(asked, model)
            case "diff":
                asyncio.run(_diff(asked, environment, model))
            case "load":
                asyncio.run(_load(asked, environment, model))
    except BadDataset as refused:
        _print_problems(refused.problems)
        return 1
    except (SeedError, GraphError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        left = "the folder is not complete" if asked.command == "generate" else "nothing was written"
        print(f"Stopped; {left}.", file=sys.stderr)
        return 130
    return 0


def _check(folders: Sequence[Path], texts: Mapping[str, Path], model: Model, shelves: Sequence[Path]) -> None:
    at_hand = {id_: _read_text(file) for id_, file in texts.items()}
    reading = read_folders(folders, model, shelves, at_hand=at_hand)
    sources = {draft.id for folder in reading.folders for draft in folder.drafts}
    if unknown := sorted(at_hand.keys() - sources):
        raise BadVersion(f"--text: there is no {unknown[0]} in these folders")
    datasets, _ = reading.datasets()
    for id_, lacking in without_receipt(reading.folders, at_hand).items():
        words = "word that is cited has" if lacking == 1 else "words that are cited have"
        again = f"python -m graph_seed source {id_} TEXT --write"
        print(f"{id_}: {lacking:,} {words} no receipt yet; without the text this is refused. {again}", file=sys.stderr)
    _print_warnings({warning for dataset in datasets for warning in dataset.warnings})
    for dataset in datasets:
        print(f"{dataset.name} {dataset.description.version}: {_counted(dataset)}. Nothing is wrong.")
    for dataset in datasets:
        print(f"contentHash of {dataset.name}: {dataset.content_hash}")
    of_all = graph_hash({each.name: each.content_hash for each in datasets})
    print(f"contentHash of a graph of {_all_of(datasets)}: {of_all}")


def _source(asked: argparse.Namespace, model: Model) -> None:
    from graph_seed.new_version import VersionRead, change_source  # with numpy, which no other command needs
    from graph_seed.version_report import report

    text = _read_text(asked.text)
    reading = VersionRead(asked.retrieved_on, asked.version or asked.retrieved_on)
    change = change_source(asked.folder, asked.id, text, reading, model)
    for line in report(change, text):
        print(line)
    if asked.write:
        change.write()
    written = "Written" if asked.write else "Nothing is written without --write"
    files = ", ".join(str(path.relative_to(asked.folder)) for path in sorted(change.files)) or "nothing, all is there"
    print(f"{written}: {files}.")


def _read_text(file: Path) -> TextAtHand:
    try:
        return read_text(file)
    except UnicodeDecodeError as error:
        raise BadVersion(f"{file} is not UTF-8; save it as UTF-8") from error


def _schema(model: Model, *, write: bool) -> None:
    text = schema_text(read_file_format(model))
    if write:
        SCHEMA_FILE.write_text(text, encoding="utf-8")
        print(f"Written: {SCHEMA_FILE.name}")
    else:
        print(text, end="")


def _generate(asked: argparse.Namespace) -> None:
    recipe, progress = Recipe(asked.municipalities, asked.seed, asked.scale), Progress()
    try:
        written = generate(asked.folder, recipe, progress)
    finally:
        progress.clear()
    print(f"{asked.folder}: {written} ({recipe}).")


def _rename(asked: argparse.Namespace, model: Model) -> None:
    renamed = rename(asked.old, asked.new, asked.folders, model)
    for path in renamed.files:
        print(path)
    ids = f"; {renamed.kept_ids:,} relations keep their ids, which are written out now" if renamed.kept_ids else ""
    print(f"{asked.old} is {asked.new} in {renamed.references:,} places{ids}. Now: check, diff, load.")


def _import(asked: argparse.Namespace, model: Model) -> None:
    from graph_seed.signatories import import_signatories  # with openpyxl

    found = import_signatories(asked.table, asked.columns, asked.folder or [OREBRO], model)
    _print_warnings(found.warnings)
    if asked.out is None:
        print(found.text, end="")
        return
    with asked.out.open("x", encoding="utf-8", newline="\n") as file:  # what is there is never written over
        file.write(found.text)
    print(f"{asked.out}: {found.written:,} of {found.rows:,} rows are new actors. Now: check, diff, load.")


async def _diff(asked: argparse.Namespace, environment: Mapping[str, str], model: Model) -> None:
    async with _store(asked, environment, model, writable=False) as store:
        comparison = await diff(store, asked.folders, model, shelves=_shelves(environment))
    _print_warnings(comparison.warnings)
    counted: Counter[str] = Counter()
    for entry in comparison.entries():
        counted[entry.kind] += 1
        print(line_of(entry))
    if not comparison:
        print(f"Nothing to change: revision {comparison.revision} holds what the files say.")
    else:
        numbers = ", ".join(f"{counted[kind]:,} {kind.lower()}" for kind in _SIGNS)
        print(f"A load would make revision {comparison.revision + 1}: {numbers}.")


async def _load(asked: argparse.Namespace, environment: Mapping[str, str], model: Model) -> None:
    progress = Progress()
    every = with_used(asked.folders, model, _shelves(environment))
    async with _store(asked, environment, model, writable=True) as store:
        await ensure_indexes(store, model.entities)
        for folders in [[folder] for folder in every] if asked.one_by_one else [every]:
            try:
                report = await load(store, folders, model, progress, alone=True)
            finally:
                progress.clear()
            _print_warnings(report.warnings)
            print(f"{folders[0]}: {report}" if asked.one_by_one else report)


@asynccontextmanager
async def _store(
    asked: argparse.Namespace, environment: Mapping[str, str], model: Model, *, writable: bool
) -> AsyncIterator[GraphStore]:
    graph = open_graph(
        asked.graph_url,
        folder=Path(asked.state_folder),
        labels=model.entities,
        relationships=model.relationships,
        credentials=Credentials(asked.graph_user, _password(environment)),
        database=asked.graph_database,
        timeout=TIMEOUT,
        heap=asked.graph_heap,
    )
    async with graph as target, GraphStore.open(target, writable=writable) as store:
        yield store


def _shelves(environment: Mapping[str, str]) -> list[Path]:
    """The folders that datasets are looked for in, besides beside those that use them."""
    return [Path(each) for each in environment.get(DATASETS, "").split(os.pathsep) if each]


def _password(environment: Mapping[str, str]) -> str:
    file = environment.get(_PASSWORD_FILE)
    return Path(file).read_text(encoding="utf-8").strip() if file else environment.get(_PASSWORD, "")


# Words ----------------------------------------------------------------------------------------------------------------


def _counted(dataset: Dataset) -> str:
    citations = sum(each.type == CITES for each in dataset.facts.relationships.values())
    relationships = len(dataset.facts.relationships) - citations
    return (
        f"{len(dataset.facts.nodes):,} entities, {relationships:,} relationships and {citations:,} citations "
        f"in {len(dataset.files)} files"
    )


def _all_of(datasets: Sequence[Dataset]) -> str:
    return "it alone" if len(datasets) == 1 else f"these {len(datasets):,}"


def line_of(entry: LogEntry, length: int = 160) -> str:
    """One change, cut where a terminal's line would end.

    + Council council:orebro-brorad: Brorådet
    ~ council:orebro-brorad name: Brorad → Brorådet
    - SIGNED signed:orebro-x/orebro-y: actor:orebro-x → agreement:orebro-y
    """
    if entry.kind == CORRECTED:
        before, after = _differing(entry.before, entry.after)
        text = f"~ {entry.subject} {entry.predicate}: {before} → {after}"
    else:
        fact = json.loads(entry.after or entry.before or "{}")
        said = f"{fact['from']} → {fact['to']}" if "from" in fact else fact.get("name", "")
        text = f"{_SIGNS[entry.kind]} {entry.predicate} {entry.subject}: {said}"
    return text if len(text) <= length else text[: length - 1] + "…"


def _differing(before: str | None, after: str | None) -> tuple[str, str]:
    """Both values; of texts in several languages only those that differ."""
    try:
        was, now = json.loads(before or ""), json.loads(after or "")
    except ValueError:  # texts stand as they are
        was = now = None
    if not (isinstance(was, dict) and isinstance(now, dict)):
        return before or "(nothing)", after or "(nothing)"
    same = {name for name in was if now.get(name) == was[name]}
    kept = ({name: value for name, value in each.items() if name not in same} for each in (was, now))
    first, second = (json.dumps(each, ensure_ascii=False) for each in kept)
    return first, second


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    wrong = sum(not problem.warning for problem in problems)
    print(f"{wrong:,} {'thing is' if wrong == 1 else 'things are'} wrong; nothing of this was loaded.", file=sys.stderr)


def _print_warnings(warnings: Sequence[Problem] | set[Problem]) -> None:
    for warning in sorted(warnings):
        print(warning, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
