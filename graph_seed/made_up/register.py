"""The made-up register that a dataset is drawn from: its entries, each with an id and its place in the register."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

RETRIEVED_ON = "2026-11-23"
"""The day that every made-up register was read; a constant, for the same seed gives the same files."""

_SECTIONS = {
    "parties": ("party", "Partier"),
    "themes": ("theme", "Teman"),
    "places": ("place", "Platser"),
    "actors": ("actor", "Aktörer"),
    "agreements": ("agreement", "Överenskommelser"),
    "principles": ("principle", "Principer"),
    "commitments": ("commitment", "Åtaganden"),
    "documents": ("document", "Dokument"),
    "supportServices": ("support-service", "Stöd"),
    "politicians": ("politician", "Politiker"),
    "councils": ("council", "Råd"),
    "partnerships": ("partnership", "Partnerskap"),
    "examples": ("example", "Exempel"),
    "statements": ("statement", "Uppgifter"),
}
"""By the key of a data file: how the ids begin, and what the register calls such entries."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entity: what is said of it, and its relations by their key."""

    id: str
    name: str
    at: str
    said: dict[str, Any]
    relations: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)

    def say(self, **said: Any) -> None:
        """Say more of it."""
        self.said.update(said)

    def relate(self, relation: str, to: "Entry", **said: Any) -> None:
        """Say that it is related to another; the register says so where it has this entry."""
        self.relations.setdefault(relation, []).append({"to": to.id, "at": self.at, **said})


class Register:
    """The register of a municipality, or with no code that of the nation; `slug` begins all its ids."""

    def __init__(self, slug: str, title: Mapping[str, str], code: str | None = None) -> None:
        self.slug, self.title, self.code = slug, title, code
        self.entries: dict[str, list[Entry]] = {key: [] for key in _SECTIONS}
        self._slugs: set[str] = set()

    @property
    def source(self) -> str:
        return f"source:{self.slug}-uppdiktad-forteckning"

    def add(self, key: str, name: str, **said: Any) -> Entry:
        """Add an entity under the key of its kind, such as `actors`; None is not stated."""
        slug = slug_of(name)
        assert slug not in self._slugs, f"{name} is already in the register of {self.slug}"
        self._slugs.add(slug)
        prefix, heading = _SECTIONS[key]
        entries = self.entries[key]
        stated = {name: value for name, value in said.items() if value is not None}
        entries.append(Entry(f"{prefix}:{self.slug}-{slug}", name, f"{heading} {len(entries) + 1}", stated))
        return entries[-1]

    def unused(self, draw: Callable[[], str]) -> str:
        """The first name drawn that no entity of any kind has, nor one that only its marks tell apart."""
        name = draw()
        while slug_of(name) in self._slugs:
            name = draw()
        return name

    def __iter__(self) -> Iterator[Entry]:
        return (entry for entries in self.entries.values() for entry in entries)


def slug_of(name: str) -> str:
    """`Rådet för äldre` → `radet-for-aldre`."""
    plain = normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
