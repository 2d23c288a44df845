"""A made-up register as the data files of one dataset: `dataset.yaml`, `sources.yaml`, and one file for each kind.

actors:
  - id: actor:kvirrtuna-kvirrtuna-if
    name: Kvirrtuna IF
    at: Aktörer 27
    municipal: false
    agreements:
      - {to: agreement:kvirrtuna-overenskommelse, at: Aktörer 27, period: "2024-2027"}
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_seed.made_up.register import RETRIEVED_ON, Entry, Register

NOTICE = "# Made up by `python -m graph_seed generate`: there is no such place, association or person.\n"
"""The first line of every file: by it a file is known again."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w.-]|[ :](?=\w))*")
"""Texts that mean themselves without quotes, whatever stands around them."""

_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that some reader of YAML takes for something else."""


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
    yield "dataset", f"dataset:\n{_keys(dataset, '  ')}"
    yield "sources", f"sources:\n{_entry_text(_source(register))}"
    head = _keys({"source": register.source, **municipality}, "")
    for key, entries in register.entries.items():
        if entries:
            yield key, f"{head}\n{key}:\n{''.join(map(_entry_text, entries))}"


def _source(register: Register) -> Entry:
    said = {"publisher": "Ingen: uppdiktat av Samverkansgrafen", "retrievedOn": RETRIEVED_ON, "language": "sv"}
    name = f"Uppdiktad förteckning: {register.title['sv']}"
    return Entry(register.source, name, "Hela förteckningen är uppdiktad", {"nameIsEditorial": True, **said})


def _entry_text(entry: Entry) -> str:
    text = _keys({"id": entry.id, "name": entry.name, "at": entry.at, **entry.said}, "    ")
    relations = (
        f"    {name}:\n" + "".join(f"      - {_inline(each)}\n" for each in found)
        for name, found in entry.relations.items()
    )
    return f"  - {text[4:]}{''.join(relations)}"


def _keys(said: Mapping[str, Any], indent: str) -> str:
    return "".join(f"{indent}{key}: {_inline(value)}\n" for key, value in said.items())


def _inline(value: Any) -> str:
    """`{to: actor:kvirrtuna-if, at: Aktörer 27, period: "2024-2027"}`: a value on one line."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {_inline(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case str() if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)
