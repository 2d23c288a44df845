"""Figures without the last digits, in which two ways to a mean differ."""

from typing import Any

DECIMALS = 9


def rounded(figures: list[Any]) -> list[Any]:
    """Figures without the last digits, in which two ways to a mean differ: the engines', and ours. There is no -0.0."""
    return [round(figure, DECIMALS) + 0.0 if isinstance(figure, float) else figure for figure in figures]
