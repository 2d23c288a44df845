"""Figures without the last digits, in which two ways to a mean differ."""

from typing import Any

DECIMALS = 9


def rounded(figures: list[Any]) -> list[Any]:
    """Figures without the last digits, in which two ways to a mean differ: the engines', and ours."""
    return [rounded_float(figure) if isinstance(figure, float) else figure for figure in figures]


def rounded_float(number: float) -> float:
    """A number as a float without its last digits. There is no -0.0."""
    return round(float(number), DECIMALS) + 0.0
