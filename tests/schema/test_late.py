"""The text of the schema, kept beside the compiled sources: what a start reads is what Strawberry would build."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from schema import TYPES, LateSchema, Schema
from schema.derive import late


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the text is kept, with sources of its own that it follows from."""
    source = tmp_path / "schema" / "council.py"
    source.parent.mkdir()
    source.write_text("first\n")
    monkeypatch.setattr(late, "_SOURCES", source.parent)
    monkeypatch.setattr(late, "_KEPT", tmp_path / "__pycache__" / "late.graphql")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "late.graphql"


def schema(text: str) -> LateSchema:
    """A schema that would be built with this text."""
    found = LateSchema(TYPES)
    found.built = cast("Schema", SimpleNamespace(as_str=lambda: text))
    return found


def test_a_text_is_kept_until_a_source_changes(kept: Path) -> None:
    assert schema("one").as_str() == "one"
    assert schema("two").as_str() == "one"
    (kept.parent.parent / "schema" / "council.py").write_text("second\n")
    assert schema("two").as_str() == "two"
    assert schema("three").as_str() == "two"


def test_a_new_source_is_a_change(kept: Path) -> None:
    assert schema("one").as_str() == "one"
    (kept.parent.parent / "schema" / "grant.py").write_text("")
    assert schema("two").as_str() == "two"


def test_other_types_have_another_text(kept: Path) -> None:
    assert schema("one").as_str() == "one"
    fewer = schema("two")
    fewer._declared = TYPES[1:]
    assert fewer.as_str() == "two"


def test_half_a_text_is_none(kept: Path) -> None:
    kept.parent.mkdir()
    kept.write_text("# 0123\ntype Que")
    assert schema("one").as_str() == "one"


def test_where_nothing_can_be_written_it_is_built(kept: Path) -> None:
    kept.parent.write_text("no folder")
    assert schema("one").as_str() == "one"
    assert schema("two").as_str() == "two"


def test_who_wants_no_bytecode_wants_no_text_either(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert schema("one").as_str() == "one"
    assert not kept.exists()
