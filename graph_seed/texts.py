"""Fingerprints of the texts that facts come from, one file for each version; the texts themselves stay where they are.

    texts/orebro-civilasamhallet/2026-11-23.json
    {"source": "source:orebro-civilasamhallet", "version": "2026-11-23", "sha256": …, "previous": null,
     "lines": ["9f2c…", 1, "07be…", …], "receipts": {"27": ["c41d…"]}}

Each line has a SHA-256 over source, version and what it says; a number counts blank lines. A receipt is a SHA-256 over
a line's fingerprint and a word that stands there: who does not have the word, cannot find it. Nothing shorter than a
line is hashed but so, for hashes of single words would give the text away.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any
from unicodedata import normalize

from graph_seed.problems import FilePlace, Problems

TEXTS = "texts"
"""The folder with them, in the folder of a dataset."""

_MARK = "• "
"""What stands before an item of a list: some browsers copy it, others do not."""

Line = str | None
"""What a line says, or None where it is blank."""

KeptLines = tuple[int, int, int]
"""A line of a version, the line of the version before that it was, and for how many lines on this goes on."""


@dataclass(frozen=True, slots=True)
class TextAtHand:
    """A text that lies here to be read: its hash, and its lines, which are None where they are blank."""

    sha256: str
    lines: tuple[Line, ...]

    def line(self, number: int) -> Line:
        return self.lines[number - 1]

    def is_line(self, word: str, number: int) -> bool:
        return self.line(number) == one_line(word)

    def stands(self, word: str, number: int) -> bool:
        """Whether a word stands on a line, as it is or in the genitive, and is no part of a longer one."""
        said, sought = self.line(number), re.escape(one_line(word))
        return said is not None and re.search(rf"(?<!\w){sought}s?(?!\w)", said) is not None

    def lines_with(self, word: str) -> list[int]:
        """All lines on which a word stands."""
        sought = one_line(word)
        may = (number for number, said in enumerate(self.lines, start=1) if said and sought in said)
        return [number for number in may if self.stands(word, number)]


@dataclass(frozen=True)
class TextVersion:
    """What is kept of one version of a text. `kept` says which lines stood in the version before."""

    source: str
    version: str
    sha256: str
    lines: tuple[Line, ...]
    receipts: Mapping[int, frozenset[str]] = field(default_factory=dict)
    previous: str | None = None
    kept: tuple[KeptLines, ...] = ()

    def line(self, number: int) -> Line:
        return self.lines[number - 1]

    def stands(self, word: str, number: int) -> bool:
        """Whether a word is a line, or has a receipt of that line."""
        if self.is_line(word, number):
            return True
        receipts = self.receipts.get(number)
        return receipts is not None and self.receipt(word, number) in receipts

    def is_line(self, word: str, number: int) -> bool:
        return self.line(number) == self.fingerprint(one_line(word))

    def receipt(self, word: str, number: int) -> str:
        return _hash(str(self.line(number)), one_line(word))

    def fingerprint(self, line: Line) -> Line:
        """What a line of this version that says this is known by."""
        return None if line is None else _hash(self.source, self.version, line)

    def fingerprint_of(self, line: Line) -> Line:
        """What a line of a later text was known by in this one, where it may have had the mark of a list, or not."""
        same = (line, f"{_MARK}{line}", line and line.removeprefix(_MARK))
        return next(
            (known for each in same if (known := self.fingerprint(each)) in self._known), self.fingerprint(line)
        )

    @cached_property
    def _known(self) -> frozenset[Line]:
        return frozenset(self.lines)

    @property
    def id(self) -> str:
        """The id of this version's source while there is a newer one."""
        return f"{self.source}-{self.version}"

    @cached_property
    def before(self) -> Mapping[int, int]:
        """Which line of the version before a line was."""
        return {here + step: there + step for here, there, many in self.kept for step in range(many)}


Text = TextAtHand | TextVersion
"""A text in which words are looked up: itself, or what is kept of it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of sources, by the ids of these: what is kept of them, and those that are at hand."""

    kept: Mapping[str, TextVersion] = field(default_factory=dict)
    at_hand: Mapping[str, TextAtHand] = field(default_factory=dict)

    def of(self, source: str | None) -> Text | None:
        return self.at_hand.get(source or "") or self.kept.get(source or "")

    def first_with(self, source: str, lines: Sequence[int]) -> str:
        """The earliest version of a source in which all of these lines stood, by its id."""
        for _ in self.kept:
            version = self.kept.get(source)
            earlier = version and self._before(version)
            if not (version and earlier):
                break
            saying = [line for line in lines if line <= len(version.lines) and version.line(line)]
            if any(line not in version.before for line in saying):
                break
            source, lines = earlier, [version.before[line] for line in saying]
        return source

    def _before(self, version: TextVersion) -> str | None:
        held = self.kept.items()
        named = (version.source, version.previous)
        return next((id_ for id_, each in held if (each.source, each.version) == named), None)


@lru_cache(maxsize=1 << 14)
def one_line(text: str) -> str:
    """A line as it is compared: in NFC, with single spaces."""
    return " ".join(normalize("NFC", text).split())


@lru_cache(maxsize=1 << 14)  # the same words are looked for on many lines, and by several steps
def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()


def read_text(path: Path) -> TextAtHand:
    """The text in a file; an `OSError` or a `UnicodeDecodeError` when it cannot be read.

    A tab ends a line too: who copies a table from a browser gets its cells so, and each is a line of the page.
    """
    content = path.read_bytes()
    lines = re.split(r"\r\n|\r|\n|\t", content.decode("utf-8-sig"))
    if lines[-1] == "" and len(lines) > 1:  # the last line ends as others do
        lines.pop()
    return TextAtHand(sha256(content).hexdigest(), tuple(one_line(line) or None for line in lines))


def fingerprinted(source: str, version: str, text: TextAtHand) -> TextVersion:
    """A version of a source, without receipts."""
    version_ = TextVersion(source, version, text.sha256, ())
    return TextVersion(source, version, text.sha256, tuple(map(version_.fingerprint, text.lines)))


def runs(places: Mapping[int, int], before: Sequence[Line], after: Sequence[Line]) -> tuple[KeptLines, ...]:
    """Where lines stand now, by where they stood, told in blocks; blank lines within a block belong to it."""
    found: list[KeptLines] = []
    for now, was in sorted((now, was) for was, now in places.items()):
        here, there, many = found[-1] if found else (0, 0, 0)
        step = now - here
        blank = all(after[here + each - 1] is before[there + each - 1] is None for each in range(many, step))
        if found and was - there == step and blank:
            found[-1] = (here, there, step + 1)
        else:
            found.append((now, was, 1))
    return tuple(found)


# The files ------------------------------------------------------------------------------------------------------------


def text_file(folder: Path, source: str, version: str) -> Path:
    return folder / TEXTS / source.partition(":")[2] / f"{version}.json"


def text_json(text: TextVersion) -> str:
    """A version as it stands in its file, a line for each line that says something."""
    previous = {"version": text.previous, "kept": text.kept} if text.previous else None
    said = {
        **{name: json.dumps(getattr(text, name)) for name in ("source", "version", "sha256")},
        "previous": json.dumps(previous),
        "lines": _listed(text.lines),
        "receipts": json.dumps({str(line): sorted(text.receipts[line]) for line in sorted(text.receipts)}, indent=1),
    }
    return "{\n" + ",\n".join(f'"{name}": {value}' for name, value in said.items()) + "\n}\n"


def _listed(lines: Sequence[Line]) -> str:
    """A list of fingerprints, with a number for blank lines that follow one another."""
    items: list[str] = []
    for said, same in groupby(lines):
        many = len(list(same))
        items += [str(many)] if said is None else [json.dumps(said)] * many
    return "[\n" + ",\n".join(items) + "\n]"


def read_versions(folder: Path, problems: Problems) -> tuple[TextVersion, ...]:
    """All versions of all sources in the folder of a dataset."""
    found = []
    for path in sorted((folder / TEXTS).glob("*/*.json")):
        try:
            version = _version(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            problems.add(FilePlace(str(path)), f"{_UNREADABLE}; take it from where it was, or {_MAKE_ANEW}")
            continue
        if text_file(folder, version.source, version.version) != path:
            text = f"this is version {version.version} of {version.source}, which stands in another file"
            problems.add(FilePlace(str(path)), text)
            continue
        found.append(version)
    return tuple(found)


_UNREADABLE = "these are no fingerprints of a text"
_MAKE_ANEW = "delete it and make it anew from the text: python -m graph_seed source ID TEXT --write"


def _version(said: Any) -> TextVersion:
    lines: list[Line] = []
    for each in said["lines"]:
        lines += [None] * each if isinstance(each, int) else [str(each)]
    previous = said["previous"]
    return TextVersion(
        source=str(said["source"]),
        version=str(said["version"]),
        sha256=str(said["sha256"]),
        lines=tuple(lines),
        receipts={int(line): frozenset(receipts) for line, receipts in said["receipts"].items()},
        previous=previous and str(previous["version"]),
        kept=tuple((here, there, many) for here, there, many in previous["kept"]) if previous else (),
    )
