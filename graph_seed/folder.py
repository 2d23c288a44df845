"""The folders of data files, read file by file: what each entry says, before anything is known of the others.

read_folder   dataset.yaml, then every other *.yaml, and texts/*/*.json   → Folder
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_seed.facts import DatasetDescription
from graph_seed.file_format import ADDITIONS, SOURCE, EntityFormat, FileFormat
from graph_seed.files import read_file
from graph_seed.notation import Columns, FileEntry, read_fields
from graph_seed.problems import FilePlace, Problems
from graph_seed.texts import TextVersion, read_versions
from schema.municipality import MUNICIPALITIES, MUNICIPALITY

HEADER = "dataset.yaml"


@dataclass(frozen=True, slots=True)
class Draft:
    """One entity as its entry says, with the defaults of its file; ids in it may lead nowhere yet."""

    format: EntityFormat
    dataset: str
    entry: FileEntry
    source: str | None
    municipalities: tuple[str, ...] = ()
    adds: bool = False
    """Whether it is no entity, but what is added to one of another dataset."""

    @property
    def id(self) -> str:
        """Empty when it could not be read."""
        return str(self.entry.columns.get("id", ""))

    @property
    def leads_to(self) -> Iterator[str]:
        """The ids at the other ends of its relations."""
        entries = (entry for name in self.format.relations for entry in self.entries(name))
        return (entry.columns["to"] for entry in entries if "to" in entry.columns)

    def entries(self, name: str) -> tuple[FileEntry, ...]:
        """The entries of a relation, of `cites` or of `sections`."""
        found: tuple[FileEntry, ...] = self.entry.columns.get(name, ())
        return found


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder as read; `description` is missing when `dataset.yaml` is unusable."""

    path: Path
    description: DatasetDescription | None
    files: tuple[str, ...]
    drafts: tuple[Draft, ...]
    additions: tuple[Draft, ...]
    """What is added to entities of other datasets: drafts of these, with what is added alone."""
    versions: tuple[TextVersion, ...]
    """What is kept of the texts of its sources."""
    complete: bool
    """Whether every file could be read: else an id that is not found may well stand in one that could not."""

    @property
    def said(self) -> tuple[Draft, ...]:
        """All that its files say: entities, and what is added to those of others."""
        return (*self.drafts, *self.additions)


def read_folder(folder: Path, file_format: FileFormat, problems: Problems) -> Folder:
    """All that the files of a folder say; what is wrong with them goes to `problems`."""
    paths = list(_data_files(folder, problems))
    description = read_description(folder, file_format, problems) if paths else None
    dataset = description.name if description else str(folder)
    municipality = description.municipality if description else None
    drafts: list[Draft] = []
    additions: list[Draft] = []
    complete = description is not None
    for path in paths:
        if path.name == HEADER:
            continue
        columns = _read_keys(path, file_format, problems)
        complete = complete and columns is not None
        drafts += _drafts(columns or {}, file_format, dataset, municipality, problems)
        additions += _additions(columns or {}, file_format, dataset)
    if paths and complete and not (drafts or additions):
        problems.add(FilePlace(str(folder)), "the files of this folder hold no entity")
    names, versions = tuple(path.name for path in paths), read_versions(folder, problems)
    return Folder(folder, description, names, tuple(drafts), tuple(additions), versions, complete)


def _data_files(folder: Path, problems: Problems) -> Iterator[Path]:
    """The files of a folder in the order of their names; one that looks like data but would be passed over is wrong."""
    place = FilePlace(str(folder))
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problems.add(place, f"the folder cannot be read: {error.strerror}")
        return
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.suffix.lower() in {".yaml", ".yml"} and path.is_file():
            if any(part.startswith(".") for part in parts):
                problems.warn(
                    FilePlace(str(path)), "the file is not read: its name, or that of its folder, begins with a dot"
                )
            elif len(parts) > 1:
                problems.add(FilePlace(str(path)), f"a file in a sub-folder is not read; move it to {folder}")
    found = [path for path in paths if path.suffix == ".yaml" and not path.name.startswith(".")]
    for path in paths:
        if path.suffix.lower() in {".yaml", ".yml"} and path.suffix != ".yaml" and not path.name.startswith("."):
            problems.add(FilePlace(str(path)), f"the name must end with .yaml; call it {path.stem}.yaml")
    if not found:
        problems.add(place, f"there are no data files here: {HEADER} and others, such as councils.yaml")
    elif folder / HEADER not in found:
        problems.add(place, f"there is no {HEADER}, which says what the data is")
    yield from found


def read_description(folder: Path, file_format: FileFormat, problems: Problems) -> DatasetDescription | None:
    """What a folder says of itself; None when its `dataset.yaml` is unusable."""
    path = folder / HEADER
    if not path.exists():
        return None
    before = len(problems.found)
    table = read_file(path, str(path), problems)
    said = read_fields(table, file_format.header, path.name, problems, prefix=False) if table else {}
    if table is None or len(problems.found) > before:
        return None
    return DatasetDescription(
        name=said["name"],
        title_sv=said["titleSv"],
        title_en=said["titleEn"],
        version=said["version"],
        licence=said["licence"],
        municipality=said.get("municipality"),
        uses=tuple(said.get("uses", ())),
    )


def _read_keys(path: Path, file_format: FileFormat, problems: Problems) -> dict[str, Any] | None:
    """The keys of one file; None when it cannot be read."""
    table = read_file(path, str(path), problems)
    return None if table is None else read_fields(table, file_format.keys, "a data file", problems, prefix=False)


def _drafts(
    columns: Columns, file_format: FileFormat, dataset: str, municipality: str | None, problems: Problems
) -> Iterator[Draft]:
    of_file = columns.get(MUNICIPALITY, municipality)
    for plural, entity in file_format.entities.items():
        for entry in columns.get(plural, ()):
            itself = entry.columns.get("id") if entity.label == SOURCE else None
            yield Draft(
                format=entity,
                dataset=dataset,
                entry=entry,
                source=entry.columns.get("source") or columns.get("source") or itself,
                municipalities=_municipalities(entry, of_file, problems),
            )


def _municipalities(entry: FileEntry, of_file: str | None, problems: Problems) -> tuple[str, ...]:
    """The codes of an entity: its own, be it one or several, else that of its file."""
    if MUNICIPALITY in entry.keys and MUNICIPALITIES in entry.keys:
        text = f"{MUNICIPALITY} and {MUNICIPALITIES} stand in one entry; write one of the two"
        problems.add(entry.keys[MUNICIPALITIES], text)
    if MUNICIPALITIES in entry.keys:
        return tuple(entry.columns.get(MUNICIPALITIES, ()))
    one = entry.columns.get(MUNICIPALITY, of_file)
    return (one,) if one else ()


def _additions(columns: Columns, file_format: FileFormat, dataset: str) -> Iterator[Draft]:
    for entry in columns.get(ADDITIONS, ()):
        if entity := file_format.with_prefix(str(entry.columns.get("id", "")).partition(":")[0]):
            source = entry.columns.get("source") or columns.get("source")
            yield Draft(format=entity, dataset=dataset, entry=entry, source=source, adds=True)
