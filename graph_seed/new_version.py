"""A text as the first or the next version of a source: its fingerprints and receipts, and the places that move with it.

keep      a text that a source says it is: its fingerprints, and receipts of what is cited from it
succeed   another text: a new version beside the old one, which keeps what does not surely stand in the new
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from graph_seed.dataset import read_folders
from graph_seed.file_format import SOURCE
from graph_seed.files import LOADER
from graph_seed.folder import Draft, Folder
from graph_seed.locator import read_lines
from graph_seed.problems import BadVersion, Problems
from graph_seed.proof import drafts_of, prove, receipts, texts_of
from graph_seed.relocate import Relocation, Stays, relocation
from graph_seed.texts import TextAtHand, TextVersion, fingerprinted, runs, text_file, text_json
from graph_seed.written import (
    Edit,
    WrittenEntity,
    WrittenPlace,
    edited,
    entities_in,
    inserted,
    lines_of_entry,
    node_at,
    places_in,
    replaced,
    without,
    without_key,
)
from schema.derive.model import Model


@dataclass(frozen=True, slots=True)
class VersionRead:
    """A day and a name for what was read."""

    day: str
    version: str


@dataclass(frozen=True, slots=True)
class StayingPlace:
    """A place that keeps to the old version, and why."""

    file: str
    place: WrittenPlace
    why: Stays

    @property
    def is_name(self) -> bool:
        return "name" in self.place.proves


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What becomes of a folder: the files to write, and what is to be told of it."""

    source: str
    version: str
    previous: str | None
    files: Mapping[Path, str]
    moved: int = 0
    same: int = 0
    kept: tuple[StayingPlace, ...] = ()
    headings: tuple[str, ...] = ()
    relocation: Relocation | None = None
    receipts: int = 0

    def write(self) -> None:
        for path, text in self.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())


def change_source(folder: Path, id_: str, text: TextAtHand, reading: VersionRead, model: Model) -> SourceChange:
    """What a text makes of a source; `BadDataset` or `BadVersion` where it cannot. Nothing is written yet."""
    found = _read(folder, model, {}, folder, id_)
    read, problems = found.folder, found.problems
    source = next((draft for draft in read.drafts if draft.id == id_ and draft.format.label == SOURCE), None)
    if source is None:
        problems.refuse()
        raise BadVersion(f"{folder} has no source {id_}; write it first, with its name and retrievedOn")
    present, stated = texts_of([read], {}).kept.get(id_), source.entry.columns
    if present is None:
        if stated.get("sha256", text.sha256) != text.sha256:
            raise BadVersion(
                f"{id_} is a text with the sha256 {stated['sha256']}, and this one has {text.sha256}. Give that text "
                "first, so that its lines are known; then this one becomes the next version"
            )
        version = stated.get("version") or stated.get("retrievedOn") or reading.version
        return _keep(folder, source, fingerprinted(id_, version, text), text, model)
    if fingerprinted(present.source, present.version, text).lines == present.lines:
        if text.sha256 != present.sha256:
            raise BadVersion(f"{id_} says the same already, but for spaces and the ends of lines: it is no new version")
        return _keep(folder, source, present, text, model)
    read_before = stated.get("retrievedOn", "")
    if reading.day < read_before:
        raise BadVersion(
            f"--retrieved-on: {id_} was read on {read_before}, and this text, on {reading.day}, before it; the next "
            "version of a page is one that was read later"
        )
    if present.source != id_:
        raise BadVersion(f"{id_} is an earlier version, and this is another text; give it as one of {present.source}")
    problems.refuse()
    return _Succession(read, present, text, reading).change(model)


@dataclass(frozen=True, slots=True)
class _FolderRead:
    """A folder as it is read, with the entities to which it adds, and what is wrong but for ids of other datasets."""

    folder: Folder
    drafts: Mapping[str, Draft]
    problems: Problems


def _read(path: Path, model: Model, at_hand: Mapping[str, TextAtHand], home: Path, source: str) -> _FolderRead:
    """`home`: the folder beside which that lies which this one uses; `source`: that of which a text is given."""
    reading = read_folders([path], model, [home.parent])
    folder = next(each for each in reading.folders if each.path == path)
    problems, drafts = Problems(set(reading.problems.found)), drafts_of(reading.folders)
    prove(folder, drafts, texts_of([folder], at_hand), problems, source)
    return _FolderRead(folder, drafts, problems)


def _checked(
    folder: Path, files: Mapping[Path, str], source: str, version: TextVersion, text: TextAtHand, model: Model
) -> Mapping[int, frozenset[str]]:
    """The receipts of a version, when the folder with these files would hold nothing that is wrong."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / folder.name))
        for path, said in files.items():
            (target := copy / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(said.encode())
        read = _read(copy, model, {source: text}, folder, source)
        if any(not problem.warning for problem in read.problems.found):
            at_home = Problems()
            for each in read.problems.found:
                file = str(each.place.file).replace(str(copy), str(folder))
                at_home.found.add(replace(each, place=each.place._replace(file=file)))
            at_home.refuse()
        return receipts(read.folder, read.drafts, source, version, text)


# The text that a source says it is ------------------------------------------------------------------------------------


def _keep(folder: Path, source: Draft, version: TextVersion, text: TextAtHand, model: Model) -> SourceChange:
    files: dict[Path, str] = {}
    if "version" not in source.entry.keys:
        path = Path(source.entry.place.file)
        written = _text_of(path)
        entity = next(each for each in entities_in(written) if each.id == source.id)
        edit = inserted(entity.node, _scalar(entity.node, "name"), "version", f'"{version.version}"', written)
        files[path] = edited(written, [edit])
    file = text_file(folder, version.source, version.version)
    files[file] = text_json(version)
    made = _checked(folder, files, source.id, version, text, model)
    files[file] = text_json(replace(version, receipts=made))
    changed = {path: said for path, said in files.items() if not path.exists() or _text_of(path) != said}
    return SourceChange(source.id, version.version, None, changed, receipts=sum(map(len, made.values())))


# Another text ---------------------------------------------------------------------------------------------------------


_KEEPS = "keeps to the old version"


@dataclass(slots=True)
class _Succession:
    """The files of a folder, as they are edited for the next version of a source."""

    folder: Folder
    old: TextVersion
    text: TextAtHand
    reading: VersionRead
    kept: list[StayingPlace] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    stood: dict[int, int] = field(default_factory=dict)
    """Where lines of places that moved stand now, also of those which only beside others are certain."""
    moved: int = 0
    same: int = 0

    def change(self, model: Model) -> SourceChange:
        source, version = self.old.source, self.reading.version
        if any((each.source, each.version) == (source, version) for each in self.folder.versions):
            raise BadVersion(f"{source} has a version {version} already, with other lines; give another --version")
        found = relocation(self.old.lines, tuple(map(self.old.fingerprint_of, self.text.lines)))
        files = {}
        for name in self.folder.files:
            path = self.folder.path / name
            written = _text_of(path)
            edits = list(self._edits(name, written, found))
            if edits:
                files[path] = edited(written, edits)
        new = fingerprinted(source, version, self.text)
        kept = runs({**self.stood, **found.alignment.places}, self.old.lines, new.lines)
        new = replace(new, previous=self.old.version, kept=kept)
        file = text_file(self.folder.path, source, version)
        made = _checked(self.folder.path, {**files, file: text_json(new)}, source, new, self.text, model)
        return SourceChange(
            source=source,
            version=version,
            previous=self.old.version,
            files={**files, file: text_json(replace(new, receipts=made))},
            moved=self.moved,
            same=self.same,
            kept=tuple(sorted(self.kept, key=lambda each: not each.is_name)),
            headings=tuple(self.headings),
            relocation=found,
            receipts=sum(map(len, made.values())),
        )

    def _edits(self, file: str, written: str, found: Relocation) -> Iterator[Edit]:
        headings = self._headings(found)
        for entity in entities_in(written):
            below_old = False  # whether the entity keeps to the old version, and with it what names no source
            beside: Stays | None = None  # why the place keeps to it beside which others are cited
            for place in places_in(entity):
                if place.cites != self.old.source:
                    continue
                now = _place(place.at.value, found, headings)
                if place.cited and beside and not isinstance(now, Stays):
                    now = Stays(read_lines(place.at.value)[0][0], f"is cited beside line {beside.line}, which {_KEEPS}")
                elif not place.cited:
                    beside = now if isinstance(now, Stays) else None
                if isinstance(now, Stays):
                    yield from self._stay(StayingPlace(file, place, now), written, below_old=below_old)
                    below_old = below_old or place.of_entity
                else:
                    self.stood |= found.lines(place.at.value)
                    yield from self._move(place, now, written, below_old=below_old)
            if entity.id == self.old.source:
                yield from self._source_edits(entity, written, found)

    def _headings(self, found: Relocation) -> Mapping[int, int]:
        """Where the headings stand now, of those that are found again, changed or not."""
        changed = {each.before[0]: each.after[0] for each in found.alignment.changed if len(each.before) == 1}
        drafts = (draft for draft in self.folder.drafts if draft.id == self.old.source)
        lines = [each.columns["line"] for draft in drafts for each in draft.entries("sections")]
        return {line: now for line in lines if (now := found.alignment.places.get(line) or changed.get(line))}

    def _stay(self, staying: StayingPlace, written: str, *, below_old: bool) -> Iterator[Edit]:
        place, source = staying.place, self.old.source
        if place.entity == source:  # its entry becomes that of the new version
            where = f"{staying.file}:{place.line}: the entry of {source} cites it, and {staying.why}"
            raise BadVersion(
                f"{where}; cite a line there that is in both versions, with nameIsEditorial: true where its name is "
                "not on that line"
            )
        self.kept.append(staying)
        if place.source:
            yield replaced(place.source, self.old.id)
        elif not below_old:
            yield inserted(place.holder, place.at, "source", self.old.id, written)

    def _move(self, place: WrittenPlace, now: str, written: str, *, below_old: bool) -> Iterator[Edit]:
        if now != place.at.value:
            self.moved += 1
            yield replaced(place.at, now if now.isdecimal() and not place.at.style else f'"{now}"')
        else:
            self.same += 1
        if below_old and not place.source:
            yield inserted(place.holder, place.at, "source", self.old.source, written)

    def _source_edits(self, entity: WrittenEntity, written: str, found: Relocation) -> Iterator[Edit]:
        """The entry becomes the new version's, and a copy of it stays the old one's."""
        stated = {"version": f'"{self.reading.version}"', "retrievedOn": self.reading.day, "sha256": self.text.sha256}
        for key, value in stated.items():
            if node := node_at(entity.node, key):
                yield replaced(node, value)
        yield from without_key(entity.node, "archivedUrl", written)  # the copy is one of the old version
        yield from self._section_edits(entity, found)
        start, end = lines_of_entry(entity.node, written)
        yield Edit(end, end, "\n\n" + self._copy(written[start:end], entity))

    def _section_edits(self, entity: WrittenEntity, found: Relocation) -> Iterator[Edit]:
        sections = node_at(entity.node, "sections")
        if not isinstance(sections, yaml.SequenceNode):
            return
        changed = {each.before: each.after for each in found.alignment.changed}
        gone = []
        for section in sections.value:
            line, heading = node_at(section, "line"), node_at(section, "heading")
            assert line, "a section has a line"
            now = found.place(line.value)
            after = changed.get((int(line.value),), ())
            if not isinstance(now, Stays):
                yield from [replaced(line, now)] if now != line.value else []
            elif len(after) == 1 and heading:
                said = self.text.line(after[0]) or ""
                self.headings.append(f"line {line.value} became line {after[0]}, and its heading {said}")
                yield from (replaced(line, str(after[0])), replaced(heading, _quoted(said)))
            else:
                self.headings.append(f"{now}, and its section is taken out")
                gone.append(section)
        yield from without(sections, gone) if gone else ()

    def _copy(self, written: str, entity: WrittenEntity) -> str:
        """The entry as it was, under the id of the old version, which the new one succeeds."""
        root = yaml.compose(written, Loader=LOADER)
        assert isinstance(root, yaml.SequenceNode), "an entry stands in a list"
        copy = root.value[0]
        edits = [replaced(_scalar(copy, "id"), self.old.id), *without_key(copy, "formerIds", written)]
        for place in places_in(WrittenEntity("sources", copy, entity.source_of_file)):
            if place.source and place.source.value == self.old.source:
                edits.append(replaced(place.source, self.old.id))
            elif place.of_entity and entity.source_of_file == self.old.source and not place.source:
                edits.append(inserted(copy, place.at, "source", self.old.id, written))
        first = next(line for line, said in enumerate(self.old.lines, start=1) if said)
        said = f"{{to: {self.old.source}, at: {first}, identity: CONFIRMED}}"
        text, indent = edited(written, edits), " " * copy.start_mark.column
        if copy.flow_style:
            return f"{text[: text.rindex('}')]}, successors: [{said}]}}"
        return f"{text}\n{indent}successors:\n{indent}  - {said}"


def _place(at: str, found: Relocation, headings: Mapping[int, int]) -> str | Stays:
    """Where a place stands now, if under the heading that it stood under."""
    now = found.place(at)
    if isinstance(now, Stays):
        return now
    places = found.lines(at)
    for first, _ in read_lines(at):
        line = next((each for each in places if each >= first), first)
        heading = max((each for each in headings if each <= line), default=None)
        if heading and line in places and line != heading:
            above = max((each for each in headings.values() if each <= places[line]), default=None)
            if above != headings[heading]:
                return Stays(line, f"stood under line {heading}, and stands under another heading now")
    return now


def _scalar(holder: yaml.MappingNode, key: str) -> yaml.Node:
    node = node_at(holder, key)
    assert node, f"an entry has {key}"
    return node


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")
