"""A list of entries of different types, each told by its `id`.

additions: [{id: actor:x, aliases: [X]}, {id: council:y, purpose: {en: Why}}]
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_seed.files import KeyedValues, Scalar, Sequence, Value
from graph_seed.notation import Columns, Entries, FileEntry
from graph_seed.problems import Problems, one_of, shortened


@dataclass(frozen=True, slots=True)
class EntriesByType:
    """What may stand in an entry, by what the ids of its type begin with; read as a tuple of `FileEntry`."""

    column: str
    types: Mapping[str, Entries]

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if not isinstance(value, Sequence):
            problems.add(value.place, f"{name}: {value} stands here; write a list, each entry after a hyphen")
            return {}
        return {self.column: tuple(self._read_entries(name, value, problems))}

    def _read_entries(self, name: str, value: Sequence, problems: Problems) -> Iterator[FileEntry]:
        for item in value.items:
            if not isinstance(item, KeyedValues):
                problems.add(item.place, f"{name}: {item} stands here; write an id, and what is added to it")
                continue
            id_ = item.items.get("id")
            said = id_.value if isinstance(id_, Scalar) and isinstance(id_.value, str) else ""
            if of_type := self.types.get(said.partition(":")[0]):
                yield from of_type.read(name, Sequence(item.place, (item,)), problems)[self.column]
            elif id_ is None:
                problems.add(item.place, f"an entry of {name} lacks id: that of the entity to which it adds")
            else:
                place = item.keys["id"]
                problems.add(place, f"id: {shortened(said)} is not an id: {one_of(self.types)}, a colon, then its name")

    @property
    def held_in(self) -> tuple[str, ...]:
        return ()

    def stated(self, columns: Columns) -> Any:
        return None

    def schema(self) -> dict[str, Any]:
        of_types = [{"$ref": f"#/definitions/{each.definition}"} for each in self.types.values()]
        return {"type": "array", "items": {"anyOf": of_types}}
