"""The facts: curated data files, their format, and how they come into the graph.

check   read_dataset(folder, model)          files alone: a Dataset, or BadDataset with every problem
diff    await diff(store, [folder], model)   what a load would change
load    await load(store, [folder], model)   all of it in one transaction, or nothing

wrong_beside_facts and upgrade are about what the graph keeps beside its facts, computed from them; not_kept,
facts_not_kept and hashes_not_kept are parts of the first.

`python -m graph_seed` does the same from a command line; `README.md` beside this file tells the format.
"""

from graph_seed.beside import wrong_beside_facts
from graph_seed.dataset import read_dataset, read_datasets
from graph_seed.fact_nodes import facts_not_kept
from graph_seed.facts import Dataset
from graph_seed.file_format import read_file_format
from graph_seed.hashes import hashes_not_kept
from graph_seed.load import LoadComparison, LoadReport, diff, load
from graph_seed.problems import BadDataset, GraphKeptChanging, LoadTooLarge, Problem, SeedError
from graph_seed.together import not_kept
from graph_seed.upgrade import only_from_files, upgrade

__all__ = [
    "BadDataset",
    "Dataset",
    "GraphKeptChanging",
    "LoadComparison",
    "LoadReport",
    "LoadTooLarge",
    "Problem",
    "SeedError",
    "diff",
    "facts_not_kept",
    "hashes_not_kept",
    "load",
    "not_kept",
    "only_from_files",
    "read_dataset",
    "read_datasets",
    "read_file_format",
    "upgrade",
    "wrong_beside_facts",
]
