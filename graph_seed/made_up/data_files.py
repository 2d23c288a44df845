"""A made-up register as the data files of one dataset: `dataset.yaml`, `sources.yaml`, and one file for each kind.

actors:
  - id: actor:kvirrtuna-kvirrtuna-if
    name: Kvirrtuna IF
    at: Aktörer 27
    municipal: false
    agreements:
      - {to: agreement:kvirrtuna-overenskommelse, at: Aktörer 27, period: "2024-2027"}
"""

from collections.abc import Iterator
from pathlib import Path

from graph_seed.made_up.register import RETRIEVED_ON, Entry, Register
from graph_seed.yaml_text import inline, keys

NOTICE = "# Made up by `python -m graph_seed generate`: there is no such place, association or person.\n"
"""The first line of every file: by it a file is known again."""


def write_dataset(folder: Path, register: Register, version: str) -> None:
    """Write the files into a folder that is not there yet."""
    folder.mkdir()
    for name, text in _files(register, version):
        (folder / f"{name}.yaml").write_text(NOTICE + text, encoding="utf-8", newline="\n")


def _files(register: Register, version: str) -> Iterator[tuple[str, str]]:
    """The names of the files without ending, and their texts."""
    municipality = {"municipality": register.code} if register.code else {}
    name = f"made-up-{register.slug}"
    dataset = {"name": name, "title": register.title, "version": version, "licence": "CC0-1.0", **municipality}
    yield "dataset", f"dataset:\n{keys(dataset, '  ')}"
    yield "sources", f"sources:\n{_entry_text(_source(register))}"
    head = keys({"source": register.source, **municipality}, "")
    for key, entries in register.entries.items():
        if entries:
            yield key, f"{head}\n{key}:\n{''.join(map(_entry_text, entries))}"


def _source(register: Register) -> Entry:
    said = {"publisher": "Ingen: uppdiktat av Samverkansgrafen", "retrievedOn": RETRIEVED_ON, "language": "sv"}
    name = f"Uppdiktad förteckning: {register.title['sv']}"
    return Entry(register.source, name, "Hela förteckningen är uppdiktad", {"nameIsEditorial": True, **said})


def _entry_text(entry: Entry) -> str:
    text = keys({"id": entry.id, "name": entry.name, "at": entry.at, **entry.said}, "    ")
    relations = (
        f"    {name}:\n" + "".join(f"      - {inline(each)}\n" for each in found)
        for name, found in entry.relations.items()
    )
    return f"  - {text[4:]}{''.join(relations)}"
