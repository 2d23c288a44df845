"""Which municipalities an entity is of: one, several, or none.

municipalities ["1880"]          →  municipality "1880", an edge to the actor that stands for Örebro
municipalities ["1880", "1881"]  →  municipality null, an edge to each of two actors
"""

from collections.abc import Sequence
from typing import Any

MUNICIPALITY, MUNICIPALITIES = "municipality", "municipalities"
"""The one code of an entity, and all its codes."""

MUNICIPALITY_KEY = "municipalityKey"
"""The property by which an index finds what is of a municipality: the one code, or that there are several."""

SEVERAL = "several"
"""Stands there for more codes than one: what is of one has its code there, or this and the code in a list."""

IN_MUNICIPALITY = "IN_MUNICIPALITY"
"""The relationship to the actor that stands for a municipality as a whole, from all that has its code."""


def municipality_properties(codes: Sequence[str]) -> dict[str, Any]:
    """What an entity of these municipalities has in the graph."""
    sorted_codes = sorted(codes)
    if len(sorted_codes) > 1:
        return {MUNICIPALITIES: sorted_codes, MUNICIPALITY_KEY: SEVERAL}
    one = {name: code for code in sorted_codes for name in (MUNICIPALITY, MUNICIPALITY_KEY)}
    return {**one, MUNICIPALITIES: sorted_codes}
