"""The language of a page, by what a browser says of its reader; and the words in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import web.pages
from web.pages.language import LANGUAGES, language_of

MESSAGES = Path(str(web.pages.__file__)).parent / "messages"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "sv"),
        ("", "sv"),
        ("*", "sv"),
        ("fi, de;q=0.5", "sv"),
        ("sv-SE,sv;q=0.9,en-US;q=0.8,en;q=0.7", "sv"),
        ("en-GB,en;q=0.9", "en"),
        ("EN", "en"),
        ("nb, en;q=0.1", "en"),
        ("en;q=0.5, sv;q=0.4", "en"),
        ("en;q=0.5, sv;q=0.6", "sv"),
        ("en, sv", "sv"),
        ("sv;q=0, en;q=0.1", "en"),
        ("en;q=much", "sv"),
        ("english", "sv"),
    ],
)
def test_the_language_liked_best_is_chosen(accepted: str | None, language: str) -> None:
    assert language_of(accepted) == language


def test_every_language_has_the_same_words() -> None:
    assert {file.stem for file in MESSAGES.iterdir()} == set(LANGUAGES)
    first, *others = (dict(_words(json.loads((MESSAGES / f"{each}.json").read_text()))) for each in LANGUAGES)
    for other in others:
        assert other.keys() == first.keys()
    assert all(text.strip() for words in (first, *others) for text in words.values())


def _words(found: Any, way: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(found, dict):
        for name, inside in found.items():
            yield from _words(inside, f"{way}/{name}")
    else:
        yield way, found
