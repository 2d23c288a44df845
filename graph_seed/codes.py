"""Codes of several municipalities behind a key of a data file.

municipalities: ["1880", "1881"]   {"municipalities": ["1880", "1881"]}
"""

from dataclasses import dataclass
from typing import Any

from graph_seed.files import Sequence, Value
from graph_seed.notation import Columns, Many
from graph_seed.problems import Problems
from graph_seed.scalars import MUNICIPALITY
from schema.municipality import MUNICIPALITIES

_CODES = Many(MUNICIPALITIES, MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of codes, each once, one at least. What has one code states it as `municipality`."""

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if isinstance(value, Sequence) and not value.items:
            text = f"{name}: the list is empty; write municipality: null where it is of none"
            problems.add(value.place, text)
        return _CODES.read(name, value, problems)

    @property
    def held_in(self) -> tuple[str, ...]:
        return _CODES.held_in

    def stated(self, columns: Columns) -> Any:
        codes = columns.get(MUNICIPALITIES) or ()
        return list(codes) if len(codes) > 1 else None

    def schema(self) -> dict[str, Any]:
        return {**_CODES.schema(), "minItems": 1}
