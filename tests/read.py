"""Datasets that many tests look at and none changes, each read once."""

from functools import cache
from pathlib import Path

from graph_seed import read_datasets
from graph_seed.facts import Dataset
from tests.model import MODEL


@cache
def datasets_of(*folders: Path) -> tuple[Dataset, ...]:
    """What these folders say, after those that they use."""
    return read_datasets(folders, MODEL)
