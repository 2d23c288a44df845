"""A statement as it is for all who ask in one shape: its text, and slots where their values go."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_store import Statement
from resolvers.block.slots import Given, Values, bound


@dataclass(frozen=True)
class Template:
    """A statement whose parameters are values, or slots of them."""

    text: str
    params: Mapping[str, Given[object]]

    def statement(self, values: Values = ()) -> Statement:
        """The statement with these values in its slots."""
        return Statement(self.text, {name: _plain(bound(given, values)) for name, given in self.params.items()})


def _plain(value: object) -> object:
    """A value as the driver takes it."""
    return list(value) if isinstance(value, tuple) else value
