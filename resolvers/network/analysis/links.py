"""The links of a network as columns of numbers."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from schema.collaboration import DECIMALS

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]


class Links(NamedTuple):
    """Links as columns: the numbers of the ends of each, and its weight."""

    source: Numbers
    target: Numbers
    weight: Reals

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, float]]) -> "Links":
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        source, target, weight = columns
        return cls(np.array(source, np.int64), np.array(target, np.int64), np.array(weight, np.float64))

    def take(self, places: Any) -> "Links":
        """Those in some places, or those for which it is said that they are taken."""
        return Links(self.source[places], self.target[places], self.weight[places])

    def degrees(self, nodes: int) -> Numbers:
        """How many links each of so many nodes has."""
        return np.bincount(self.source, minlength=nodes) + np.bincount(self.target, minlength=nodes)

    @property
    def number(self) -> int:
        return len(self.weight)

    @property
    def rounded(self) -> Reals:
        return np.round(self.weight, DECIMALS)
