"""The words for what is in the schema, one file a language in schema/words/.

Council:
  is: [Råd, "Ett organ där …"]           the type itself, with a description
  many: Råd                              several of it
  kind: Slag                             a field; its description is the schema's, which is English
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / "words"

IS, MANY = "is", "many"
"""What a type is called itself, and several of it."""

Key = tuple[str, str]
"""A type or enum, and what it has: `("Council", "kind")`."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What something is called, and what that means where the file says it."""

    label: str
    description: str | None = None


Words = Mapping[Key, Wording]


def first_word(words: Words, keys: Iterable[Key]) -> Wording | None:
    """The word at the first of some keys that has one, with the first description that any of them has."""
    found = [words[key] for key in keys if key in words]
    if not found:
        return None
    return Wording(found[0].label, next((each.description for each in found if each.description), None))


def languages() -> tuple[str, ...]:
    """The languages that there are words in."""
    return tuple(sorted(each.stem for each in FOLDER.glob("*.yaml")))


@cache
def words_in(language: str) -> Words:
    """All words of a language: `words_in("sv")`."""
    text = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    read = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both are safe)
    return {(owner, name): _word(said) for owner, those in read.items() for name, said in those.items()}


def _word(said: Any) -> Wording:
    return Wording(said) if isinstance(said, str) else Wording(*said)
