"""Give an entity another id in all files of some folders, without touching anything else in them.

    - id: actor:orebro-eksam         - id: actor:orebro-exempel
      name: Eksam                 →    formerIds: [actor:orebro-eksam]
      agreements:                      name: Eksam
        - {to: agreement:x, at: 3}     agreements:
                                         - {to: agreement:x, at: 3, id: signed:orebro-eksam/x}

Texts are edited where they stand, so that layout and comments stay. The id of a relation is made of the ids of its ends
where none is written; it is written out before it would change, so that links to it, and its history, go on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graph_seed.dataset import read_folders
from graph_seed.file_format import ADDITIONS, EntityFormat, FileFormat, RelationFormat, read_file_format
from graph_seed.files import LOADER
from graph_seed.folder import HEADER
from graph_seed.problems import SeedError, did_you_mean
from graph_seed.scalars import LONGEST_ID, SLUG
from graph_seed.settle import relationship_id
from graph_seed.written import Edit
from schema.derive.model import Model

REFERENCES = frozenset({"id", "to", "source"})
"""The keys whose values are ids of entities; an old one stays under `formerIds`."""


class RenameRefused(SeedError):
    """An id that cannot be given, or that nothing has; no file was touched."""

    def __init__(self, old: str, new: str, why: str) -> None:
        self.old, self.new = old, new
        super().__init__(f"{old} cannot become {new}: {why} Nothing was written.")


@dataclass(frozen=True, slots=True)
class Renamed:
    """The files that changed, how many references were followed, and how many relations had their id written out."""

    files: tuple[Path, ...]
    references: int
    kept_ids: int


def rename(old: str, new: str, folders: Sequence[Path], model: Model) -> Renamed:
    """Rename in all files; `BadDataset` where one cannot be read, `RenameRefused` where the ids do not fit."""
    file_format, read = read_file_format(model), _checked(old, new, folders, model)
    texts: dict[Path, bytes] = {}
    references = kept = 0
    for path in (path for folder in read for path in sorted(folder.glob("*.yaml"))):
        if path.name == HEADER or path.name.startswith("."):
            continue
        before = path.read_bytes().decode("utf-8")
        if old not in before and "\\" not in before:  # only with a backslash is an id written in other letters
            continue
        renaming = _Renaming(old, new, before, file_format)
        if edits := [*renaming.references(), *renaming.former_id(), *renaming.kept_ids()]:
            texts[path] = _edited(before, edits).encode()
            references += sum(each.text == new for each in edits)
            kept += sum(1 for _ in renaming.kept_ids())
    for path, content in texts.items():
        _replace(path, content)
    return Renamed(tuple(texts), references, kept)


def _checked(old: str, new: str, folders: Sequence[Path], model: Model) -> list[Path]:
    """These folders and those that they use, when the ids fit."""
    read = read_folders(folders, model)
    read.problems.refuse()
    drafts = {draft.id: draft for folder in read.folders for draft in folder.drafts if draft.id}
    former = {each: draft.id for draft in drafts.values() for each in draft.entry.columns.get("formerIds", ())}
    prefix = old.partition(":")[0]
    if old not in drafts:
        raise RenameRefused(old, new, f"no file has an entity with the first id.{did_you_mean(old, drafts)}")
    if not re.fullmatch(f"{prefix}:{SLUG}", new, re.ASCII) or len(new) > LONGEST_ID:
        allowed = f"{prefix}, a colon, then a-z, 0-9 and hyphens, {LONGEST_ID} characters at most"
        raise RenameRefused(old, new, f"the second is no id of the same type: {allowed}.")
    if new in drafts:
        raise RenameRefused(old, new, f"there is an entity with that id, at {drafts[new].entry.place}.")
    if new in former:
        raise RenameRefused(old, new, f"that is a former id of {former[new]}, and links to it lead there.")
    if any(old in (each.source, each.id) for folder in read.folders for each in folder.versions):
        raise RenameRefused(old, new, "a text of it is kept, the fingerprints of which are made of its id.")
    return [folder.path for folder in read.folders]


def _edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with all edits made; of several at one place the first comes first."""
    parts, at = [], 0
    for each in sorted(edits, key=lambda edit: edit.start):
        parts += [text[at : each.start], each.text]
        at = each.end
    return "".join([*parts, text[at:]])


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it meanwhile has the old or the new one."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.chmod(path.stat().st_mode)
    beside.replace(path)


Pair = tuple[yaml.ScalarNode, yaml.Node]


class _Renaming:
    """The edits of one file."""

    def __init__(self, old: str, new: str, text: str, file_format: FileFormat) -> None:
        self._old, self._new, self._text = old, new, text
        self._mark = len(text) - len(text.removeprefix("\ufeff"))
        self._root = yaml.compose(text[self._mark :], Loader=LOADER)
        self._format = file_format
        self._break = "\r\n" if "\r\n" in text else "\n"

    def references(self) -> Iterator[Edit]:
        """The new id wherever the old one is referred to."""
        for key, value in _pairs_in(self._root):
            if key.value in REFERENCES and isinstance(value, yaml.ScalarNode) and value.value == self._old:
                yield Edit(*self._span(value), self._new)

    def former_id(self) -> Iterator[Edit]:
        """The old id among the former ones, in the entry of the entity."""
        for entry in (entry for name in self._format.entities for entry in _entries(self._root, name)):
            keys = _keys(entry)
            if keys["id"][1].value != self._old:
                continue
            if "formerIds" not in keys:
                yield self._after(entry, "id", f"formerIds: [{self._old}]")
                continue
            found: Any = keys["formerIds"][1]
            if found.flow_style or not found.value:
                end = self._span(found)[1] - 1  # before the bracket
                yield Edit(end, end, f", {self._old}" if found.value else self._old)
            else:
                last = found.value[-1]
                column = found.start_mark.column
                end = self._line_end(self._span(last)[1])
                yield Edit(end, end, f"{self._break}{' ' * column}- {self._old}")

    def kept_ids(self) -> Iterator[Edit]:
        """The ids that relations have until now, where their entries have none and the ids of their ends make them."""
        for format_, entity in self._entities():
            own, keys = str(_keys(entity)["id"][1].value), _keys(entity)
            for name, relation in format_.relations.items():
                for entry in keys[name][1].value if name in keys else ():
                    said = _keys(entry)
                    to = str(said["to"][1].value)
                    if self._old in (own, to) and "id" not in said:
                        yield self._after(entry, "to", f"id: {_id_of(relation, own, to)}")

    def _entities(self) -> Iterator[tuple[EntityFormat, yaml.MappingNode]]:
        """The entities of the file, and what it adds to others."""
        for name, (_, entries) in _keys(self._root).items():
            format_ = self._format.entities.get(name)
            for entry in entries.value if format_ or name == ADDITIONS else ():
                prefix = str(_keys(entry)["id"][1].value).partition(":")[0]
                if its := format_ or self._format.with_prefix(prefix):
                    yield its, entry

    def _after(self, entry: yaml.MappingNode, key: str, text: str) -> Edit:
        """A key and its value on a line below another one; within braces behind all others."""
        name, value = _keys(entry)[key]
        if entry.flow_style:
            end = self._span(entry.value[-1][1])[1]
            return Edit(end, end, f", {text}")
        end = self._line_end(self._span(value)[1])
        return Edit(end, end, f"{self._break}{' ' * name.start_mark.column}{text}")

    def _line_end(self, at: int) -> int:
        """Where the line of a place ends, before its line break."""
        found = re.compile(r"\r?\n|\Z").search(self._text, at)
        assert found, "a text has an end"
        return found.start()

    def _span(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.index + self._mark, node.end_mark.index + self._mark


def _id_of(relation: RelationFormat, own: str, to: str) -> str:
    start, end = (own, to) if relation.outgoing else (to, own)
    return relationship_id(relation.relationship, *(sorted((start, end)) if relation.symmetric else (start, end)))


def _keys(node: yaml.Node | None) -> Mapping[str, Pair]:
    return {str(key.value): (key, value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _entries(root: yaml.Node | None, name: str) -> Sequence[yaml.MappingNode]:
    found = _keys(root).get(name)
    return found[1].value if found else ()


def _pairs_in(node: yaml.Node | None) -> Iterator[Pair]:
    """All keys with their values, however deep."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value
            yield from _pairs_in(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _pairs_in(each)
