"""Data files as values that know their line.

YAML is read through libyaml's events, not through a loader that makes objects: every key and value keeps its line,
and only what a data file needs is understood. Plain words follow the core schema of YAML 1.2, so `no` is a text,
`2010-04-28` too, and `012` is twelve. Anchors, tags and a second document are refused. Text is in NFC, the form in
which names compare, whatever the editor wrote.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize

import yaml

from graph_seed.problems import FilePlace, Problems, shortened

LARGEST_FILE = 32 * 1024 * 1024
DEEPEST = 12

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's where it is there: nine times as fast as the one in Python, and the places that it tells are the same."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number, true, false or null; `written` is what stands in the file."""

    place: FilePlace
    value: str | int | float | bool | None
    written: str = field(default="", compare=False)

    def __str__(self) -> str:
        match self.value:
            case None:
                return "nothing"
            case bool():
                return f"the word {str(self.value).lower()}"
            case str():
                return f"the text {shortened(self.value)}"
            case _:
                return f"the number {self.written or self.value}"


@dataclass(frozen=True, slots=True)
class Sequence:
    place: FilePlace
    items: tuple["Value", ...]

    def __str__(self) -> str:
        return "a list"


@dataclass(frozen=True, slots=True)
class KeyedValues:
    """Keys and values; `keys` has the place of each key."""

    place: FilePlace
    items: Mapping[str, "Value"]
    keys: Mapping[str, FilePlace]

    def __str__(self) -> str:
        return "keys and values"


Value = Scalar | Sequence | KeyedValues


def read_file(path: Path, name: str, problems: Problems) -> KeyedValues | None:
    """The keys and values of one file, called `name` in messages; None when it cannot be read as such."""
    text = _read_text(path, name, problems)
    if text is None:
        return None
    builder = _Builder(name, problems)
    try:
        value = builder.document(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        lines = text.splitlines()
        place = _place_of(error, name, last=len(lines))
        problems.add(place, _worded(error, lines[place.line - 1 : place.line]))
        return None
    except _NestedTooDeep as error:
        problems.add(error.place, _DEEP)
        return None
    if value is None:
        problems.add(FilePlace(name), "the file is empty")
    elif not isinstance(value, KeyedValues):
        problems.add(value.place, f"{value} stands here; a data file has keys, such as `councils:`")
    return value if isinstance(value, KeyedValues) and not builder.refused else None


# The bytes of a file ------------------------------------------------------------------------------------------------


def _read_text(path: Path, name: str, problems: Problems) -> str | None:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            problems.add(FilePlace(name), f"the file has {size:,} bytes; split it, {LARGEST_FILE:,} is the most")
            return None
        content = path.read_bytes()
    except OSError as error:
        problems.add(FilePlace(name), f"the file cannot be read: {error.strerror}")
        return None
    text = _decode(content, name, problems)
    if text is None or _has_controls(text, name, problems):
        return None
    return text


def _decode(content: bytes, name: str, problems: Problems) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add(FilePlace(name), "the file is UTF-16; save it as UTF-8")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.add(FilePlace(name, line), f"byte {content[error.start]:#04x} is not UTF-8; save the file as UTF-8")
        return None


# What YAML forbids or takes for a line end although nobody sees it; and what nobody sees but makes two names differ.
# Joiners (U+200C, U+200D) stay: some languages are written with them.
_INVISIBLE = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_CONTROLS = re.compile(f"[{_INVISIBLE}]")
_IN_TEXTS = re.compile(rf"[{_INVISIBLE}\r]")
"""A carriage return ends a line of a file, but who reads XML or a workbook makes another character of one."""


def _has_controls(text: str, name: str, problems: Problems) -> bool:
    found = list(_CONTROLS.finditer(text))
    for each in found:
        line = len(re.findall(r"\r\n|\r|\n", text[: each.start()])) + 1
        problems.add(FilePlace(name, line), f"the invisible character U+{ord(each.group()):04X} stands here; delete it")
    return bool(found)


def invisible_in(text: str) -> str | None:
    """The first character of a text that nobody sees."""
    found = _IN_TEXTS.search(text)
    return found.group() if found else None


# Events to values ---------------------------------------------------------------------------------------------------

_TAGS = "tags (!) are not used here; write the value, in quotes if it is a text"
_ALIASES = "anchors and aliases (& and *) are not used here; write the value, in quotes if it is a text"

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,2})?")


def _plain(text: str) -> str | int | float | bool | None:
    """A word without quotes, by the core schema of YAML 1.2."""
    if text in _NULLS:
        return None
    if text in _TRUTHS:
        return _TRUTHS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    return text


class _NestedTooDeep(Exception):
    """Keys and lists in one another, deeper than any data file needs."""

    def __init__(self, place: FilePlace) -> None:
        self.place = place


class _Builder:
    """Builds the value of one document from its events."""

    def __init__(self, name: str, problems: Problems) -> None:
        self.name, self.problems, self.refused = name, problems, False
        self.last = FilePlace(name)

    def document(self, events: Iterator[Any]) -> Value | None:
        value = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and value is not None:
                self.refuse(event, "a second document (---) begins here; give it a file of its own")
            elif isinstance(event, yaml.NodeEvent):
                built = self.value(event, events, depth=0)
                value = value or built
        return None if isinstance(value, Scalar) and value.value is None else value

    def value(self, event: yaml.NodeEvent, events: Iterator[Any], depth: int) -> Value:
        self.check(event)
        if depth > DEEPEST:
            raise _NestedTooDeep(self.place(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self.table(event, events, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        return Scalar(self.place(event), None)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if found := invisible_in(event.value):
            self.refuse(event, f"the text holds the invisible character U+{ord(found):04X}; delete it")
        if event.implicit[0] and not event.style:
            return Scalar(self.place(event), _plain(normalize("NFC", event.value)), event.value)
        return Scalar(self.place(event), normalize("NFC", event.value))

    def sequence(self, event: yaml.NodeEvent, events: Iterator[Any], depth: int) -> Sequence:
        items = []
        while not isinstance(each := next(events), yaml.SequenceEndEvent):
            items.append(self.value(each, events, depth + 1))
        return Sequence(self.place(event), tuple(items))

    def table(self, event: yaml.NodeEvent, events: Iterator[Any], depth: int) -> KeyedValues:
        items: dict[str, Value] = {}
        keys: dict[str, FilePlace] = {}
        while not isinstance(each := next(events), yaml.MappingEndEvent):
            key, place = self.key(each, events, depth), self.place(each)
            value_event = next(events)
            value = self.value(value_event, events, depth + 1)
            if key in keys:
                self.problems.add(place, f"{key} stands twice; the first is at line {keys[key].line}")
                continue
            items[key], keys[key] = value, place
        return KeyedValues(self.place(event), items, keys)

    def key(self, event: yaml.NodeEvent, events: Iterator[Any], depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self.check(event)
            return event.value
        value = self.value(event, events, depth + 1)
        self.refuse(event, f"{value} stands as a key; a key is a word")
        return ""

    def check(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self.refuse(event, _ALIASES)
        elif getattr(event, "tag", None) not in (None, "!"):
            self.refuse(event, _TAGS)

    def refuse(self, event: yaml.Event, text: str) -> None:
        self.refused = True
        self.problems.add(self.place(event), text)

    def place(self, event: yaml.Event) -> FilePlace:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if line != self.last.line:
            self.last = FilePlace(self.name, line)
        return self.last


# What libyaml says, for somebody who does not know YAML's terms
_WORDED = {
    "found character that cannot start any token": "a value begins with one of @ ` %; put such a text in quotes",
    "mapping values are not allowed in this context": "a colon stands where none can; put a text with a colon in "
    "quotes, and check the indentation",
    "could not find expected ':'": "a key without a colon, or a text that goes on without quotes; check the line above",
    "did not find expected key": "the line does not stand below the keys above, or a quote ends early; check the "
    "indentation, and write '' for a ' within single quotes",
    "did not find expected '-' indicator": "the line stands neither beside nor below the entries of the list above",
    "block sequence entries are not allowed in this context": "a list begins on the line of its key; begin it below",
    "did not find expected node content": "a value is missing here",
    "did not find expected ',' or ']'": "a list is opened by [ here, and , or ] is missing in it",
    "did not find expected ',' or '}'": "keys and values are opened by { here, and , or } is missing in them",
    "found unexpected end of stream": "a quote is opened here and never closed",
    "found unknown escape character": "a backslash stands in a text in double quotes; use single quotes",
    "found undefined tag handle": _TAGS,
    "found undefined alias": _ALIASES,
}

# The line that helps is where this began, not where it was noticed
_NOTICED_LATE = frozenset(
    {"found unexpected end of stream", "did not find expected ',' or ']'", "did not find expected ',' or '}'"}
)


_DEEP = "keys and lists lie too deep in one another here"


def _worded(error: yaml.MarkedYAMLError, lines: list[str]) -> str:
    """What is wrong with the line where libyaml stopped."""
    said = error.problem or "unreadable"
    if "nesting depth" in said:
        return _DEEP
    if any("\t" in line[: len(line) - len(line.lstrip())] for line in lines):
        return "this is not YAML: a tab stands at the beginning; indent with spaces"
    return f"this is not YAML: {_WORDED.get(said, said)}"


def _place_of(error: yaml.MarkedYAMLError, name: str, last: int) -> FilePlace:
    mark = error.context_mark if error.problem in _NOTICED_LATE else error.problem_mark
    return FilePlace(name, min(mark.line + 1, last)) if mark else FilePlace(name)
