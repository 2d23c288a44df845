"""How a file becomes values with lines, and what a file can be that none can be read from."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_seed.files import LARGEST_FILE, KeyedValues, Scalar, Sequence, Value, read_file
from graph_seed.problems import Problems


def plain(value: Value | None) -> Any:
    match value:
        case KeyedValues():
            return {key: plain(each) for key, each in value.items.items()}
        case Sequence():
            return [plain(each) for each in value.items]
        case Scalar():
            return value.value
    return None


def read(folder: Path, content: str | bytes) -> tuple[KeyedValues | None, list[str]]:
    path = folder / "x.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    problems = Problems()
    return read_file(path, "x.yaml", problems), [str(each) for each in sorted(problems.found)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("true", True),
        ("FALSE", False),
        ("2010-04-28", "2010-04-28"),
        ("012", 12),
        ("0x1F", "0x1F"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("-7", -7),
        ("163.8", 163.8),
        (".inf", ".inf"),
        ("1e400", "1e400"),
        ("99999999999999999999", "99999999999999999999"),
        ("~", None),
        ("", None),
        ('"1880"', "1880"),
        ("'true'", "true"),
        ("Friskis&Svettis # IK", "Friskis&Svettis"),
        ("|\n  två\n  rader", "två\nrader\n"),
        (">-\n  en\n  rad", "en rad"),
        ("|\r\n  två\r\n  rader", "två\nrader\n"),
        ('"o\\u0308"', "ö"),
    ],
)
def test_a_plain_word_follows_the_core_schema_of_yaml_1_2(written: str, value: Any, tmp_path: Path) -> None:
    table, problems = read(tmp_path, f"key: {written}\n")
    assert problems == []
    assert plain(table) == {"key": value}


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    table, _ = read(tmp_path, "a: 1\n\nb:\n  - c: x\n    d: >-\n      y\n")
    assert table is not None
    assert table.keys["b"].line == 3
    (entry,) = table.items["b"].items  # type: ignore[union-attr]
    assert isinstance(entry, KeyedValues)
    assert (entry.place.line, entry.keys["d"].line, entry.items["d"].place.line) == (4, 5, 5)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(ends: str, tmp_path: Path) -> None:
    table, problems = read(tmp_path, ends.join(["a: 1", "b: {c: ö}", "a: 2", ""]))
    assert plain(table) == {"a": 1, "b": {"c": "ö"}}
    assert problems == ["x.yaml:3: a stands twice; the first is at line 1"]


def test_a_mark_of_utf_8_at_the_start_is_passed_over(tmp_path: Path) -> None:
    assert plain(read(tmp_path, b"\xef\xbb\xbfa: 1\n")[0]) == {"a": 1}


def test_letters_typed_as_two_characters_become_one(tmp_path: Path) -> None:
    table, _ = read(tmp_path, "name: O\u0308rebro\n")
    assert plain(table) == {"name": "Örebro"}


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "x.yaml: the file is empty"),
    "only a comment": ("# nothing yet\n", "x.yaml: the file is empty"),
    "only a marker": ("---\n", "x.yaml: the file is empty"),
    "latin-1": ("a: 1\nb: Örebro\n".encode("latin-1"), "x.yaml:2: byte 0xd6 is not UTF-8; save the file as UTF-8"),
    "utf-16": ("a: 1\n".encode("utf-16"), "x.yaml: the file is UTF-16; save it as UTF-8"),
    "nul": ("a: x\0y\n", "x.yaml:1: the invisible character U+0000 stands here; delete it"),
    "line separator": ("a: 1\nb: x\u2028y\n", "x.yaml:2: the invisible character U+2028 stands here; delete it"),
    "zero width space": ("a: 1\nb: x\u200b\n", "x.yaml:2: the invisible character U+200B stands here; delete it"),
    "soft hyphen": ("a: x\u00ady\n", "x.yaml:1: the invisible character U+00AD stands here; delete it"),
    "override": ('a: "\\u202e"\n', "x.yaml:1: the text holds the invisible character U+202E; delete it"),
    "escaped carriage return": (
        'a: 1\nb: "x\\ry"\n',
        "x.yaml:2: the text holds the invisible character U+000D; delete it",
    ),
    "escaped nul": ('a: "\\0"\n', "x.yaml:1: the text holds the invisible character U+0000; delete it"),
    "a list": ("- a\n", "x.yaml:1: a list stands here; a data file has keys, such as `councils:`"),
    "a text": ("a b c\n", 'x.yaml:1: the text "a b c" stands here; a data file has keys, such as `councils:`'),
    "tab": ("a:\n\tb: 1\n", "x.yaml:2: this is not YAML: a tab stands at the beginning; indent with spaces"),
    "tab after spaces": ("a: 1\n \tb: 1\n", "x.yaml:2: this is not YAML: a tab stands at the beginning"),
    "colon": (
        "a: b: c\n",
        "x.yaml:1: this is not YAML: a colon stands where none can; put a text with a colon in quotes",
    ),
    "no colon": ("a: 1\nb\nc: 2\n", "x.yaml:3: this is not YAML: a key without a colon"),
    "indentation": ("a:\n  b: 1\n c: 2\n", "x.yaml:3: this is not YAML: the line does not stand below the keys above"),
    "open quote": ('a: 1\nb: "x\nc: 2\n', "x.yaml:2: this is not YAML: a quote is opened here and never closed"),
    "quote in quotes": (
        "a: 'it's'\n",
        "x.yaml:1: this is not YAML: the line does not stand below the keys above, or a quote",
    ),
    "open list": ("a: [1, 2\nb: 3\n", "x.yaml:1: this is not YAML: a list is opened by [ here"),
    "open keys": ("a: {b: 1\nc: 3\n", "x.yaml:1: this is not YAML: keys and values are opened by { here"),
    "list on a line": ("a: - b\n", "x.yaml:1: this is not YAML: a list begins on the line of its key; begin it below"),
    "backslash": ('a: "C:\\q"\n', "x.yaml:1: this is not YAML: a backslash stands in a text in double quotes"),
    "at sign": ("a: @kommun\n", "x.yaml:1: this is not YAML: a value begins with one of @ ` %"),
    "anchor": ("a: &x 1\n", "x.yaml:1: anchors and aliases (& and *) are not used here"),
    "alias": ("a: 1\nb: *x\n", "x.yaml:2: anchors and aliases (& and *) are not used here"),
    "tag": ("a: !!str 1\n", "x.yaml:1: tags (!) are not used here"),
    "tag unknown": ("a: !x!y 1\n", "x.yaml:1: this is not YAML: tags (!) are not used here"),
    "object": ("a: !!python/object/apply:os.system [ls]\n", "x.yaml:1: tags (!) are not used here"),
    "second document": (
        "a: 1\n---\nb: 2\n",
        "x.yaml:2: a second document (---) begins here; give it a file of its own",
    ),
    "list as key": ("? [a]\n: 1\n", "x.yaml:1: a list stands as a key; a key is a word"),
    "deep": ("a: " + "[" * 5000, "x.yaml:1: keys and lists lie too deep in one another here"),
    "bomb": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "x.yaml:1: anchors and aliases (& and *) are not used here",
    ),
}


@pytest.mark.parametrize(("content", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_with_what_to_do(content: str | bytes, problem: str, tmp_path: Path) -> None:
    table, problems = read(tmp_path, content)
    assert table is None
    assert problems[0].startswith(problem)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    problems = Problems()
    assert read_file(path, "x.yaml", problems) is None
    assert "split it, 33,554,432 is the most" in str(*problems.found)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    problems = Problems()
    assert read_file(tmp_path, "x.yaml", problems) is None
    assert str(*problems.found) == "x.yaml: the file cannot be read: Is a directory"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.text(alphabet="ab:-[]{}'\"|>&*!?# \n\t,\\%@`"), st.binary()))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path: Path, content: str | bytes) -> None:
    content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    table, problems = read(tmp_path, content)
    assert table is not None or problems
