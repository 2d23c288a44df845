"""The facts of Örebro as their files hold them, read as plain YAML, without the loader."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import graph_seed

FILES = Path(graph_seed.__file__).with_name("orebro")
NATIONAL_FILES = FILES.with_name("sverige")
NATIONAL_ID = "source:sverige-kurator"
PAGE_ID, CURATOR_ID = "source:orebro-civilasamhallet", "source:kurator"


@dataclass(frozen=True)
class Fact:
    """An entity (`relation` is empty) or a relation to another, with the values that the file gives it."""

    type: str
    id: str
    values: Mapping[str, Any]
    source: str
    relation: str = ""

    def __str__(self) -> str:
        return f"{self.id} {self.relation} {self.values['to']}" if self.relation else self.id

    @property
    def to(self) -> str:
        return str(self.values["to"])

    @property
    def not_stated(self) -> bool:
        return self.id.startswith("statement:orebro-ej-angivet-")

    def lines(self, field: str | None = None) -> frozenset[int]:
        """The lines of the page that prove a field: those that say so, else the fact's own."""
        cites = [each for each in self.values.get("cites", []) if field in each["supports"]]
        places = cites or [{"source": self.source, "at": self.values["at"]}]
        return frozenset().union(
            *(lines_of(each["at"]) for each in places if each.get("source", self.source) == PAGE_ID)
        )

    def source_of(self, field: str) -> str:
        """The source that proves a field."""
        cites = [each for each in self.values.get("cites", []) if field in each["supports"]]
        return str(cites[0].get("source", PAGE_ID)) if cites else self.source

    def all_lines(self) -> frozenset[int]:
        """Every line of the page that the fact cites."""
        fields = [None, *(field for each in self.values.get("cites", []) for field in each["supports"])]
        return frozenset().union(*(self.lines(field) for field in fields))


def lines_of(place: int | str) -> frozenset[int]:
    """`"27, 37-39"` → 27, 37, 38, 39."""
    spans = [part.split("-") for part in str(place).replace(" ", "").split(",")]
    return frozenset(itertools.chain.from_iterable(range(int(span[0]), int(span[-1]) + 1) for span in spans))


def read_facts() -> Iterator[Fact]:
    national = {entry["id"]: (key, entry, source) for key, entry, source in _entries(NATIONAL_FILES)}
    for key, entry, source in _entries(FILES):
        if key == "additions":
            of_type, owned, owners_source = national[entry["id"]]
            yield from facts_of(of_type, _joined(owned, entry), source if "at" in entry else owners_source, source)
        else:
            yield from facts_of(key, entry, source)


def _entries(folder: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for key, entries in content.items():
            if isinstance(entries, list):
                for entry in entries:
                    yield key, entry, entry.get("source", content.get("source"))


def _joined(owned: dict[str, Any], added: dict[str, Any]) -> dict[str, Any]:
    """A national entity as Örebro has it: what its own dataset says, and what the page adds."""
    cites = [*owned.get("cites", []), *added.get("cites", [])]
    return {"municipality": None, **owned, **added, "cites": [{"source": PAGE_ID, **each} for each in cites]}


def facts_of(key: str, entry: dict[str, Any], source: str, of_relations: str | None = None) -> Iterator[Fact]:
    yield Fact(key, entry["id"], entry, source)
    for name, relations in entry.items():
        if isinstance(relations, list) and relations and isinstance(relations[0], dict) and "to" in relations[0]:
            for each in relations:
                yield Fact(key, entry["id"], each, each.get("source", of_relations or source), name)


FACTS = tuple(read_facts())
ENTITIES = tuple(fact for fact in FACTS if not fact.relation)
RELATIONS = tuple(fact for fact in FACTS if fact.relation)
BY_ID = {fact.id: fact for fact in ENTITIES}
NATIONAL = frozenset(entry["id"] for _, entry, _ in _entries(NATIONAL_FILES))
"""The ids of what is national, of whose facts the page says nothing itself where it is not among those here."""
FROM_PAGE = tuple(fact for fact in FACTS if fact.source == PAGE_ID)


def of_type(key: str, **values: object) -> list[Fact]:
    """The entities of a type with these values; there are some, so that nothing is proved of none."""
    found = [fact for fact in ENTITIES if fact.type == key and values.items() <= fact.values.items()]
    assert found, f"the files hold nothing in {key} with {values}"
    return found


def related(key: str, name: str) -> list[Fact]:
    """The relations of a name from entities of a type; there are some."""
    found = [fact for fact in RELATIONS if fact.type == key and fact.relation == name]
    assert found, f"the files hold no {name} in {key}"
    return found


def names(facts: list[Fact]) -> set[str]:
    return {fact.values["name"] for fact in facts}
