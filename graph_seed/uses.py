"""Find the datasets that others use: folders that are called as the datasets are, beside those that use them.

orebro/dataset.yaml: uses: [sverige]  →  ../sverige, or sverige in one of the folders of SAMVERKAN_DATASETS
"""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from graph_seed.file_format import read_file_format
from graph_seed.folder import HEADER, read_description
from graph_seed.problems import BadDataset, FilePlace, Problems
from schema.derive.model import Model


def with_used(folders: Sequence[Path], model: Model, shelves: Sequence[Path] = ()) -> list[Path]:
    """These folders and all that they use, each after what it uses; `BadDataset` when some cannot be found.

    What is wrong with a folder otherwise is for who reads it to say.
    """
    problems = Problems()
    found: dict[Path, Sequence[str]] = {}
    by_name: dict[str, Path] = {}
    waiting = list(folders)
    while waiting:
        folder = waiting.pop(0)
        description = read_description(folder, read_file_format(model), Problems())
        found[folder] = description.uses if description else ()
        if description:
            by_name.setdefault(description.name, folder)
        if not waiting:
            waiting = list(_missing(found, by_name, shelves, problems))
    problems.refuse()
    return _in_order(found, by_name)


def _missing(
    found: Mapping[Path, Sequence[str]], by_name: Mapping[str, Path], shelves: Sequence[Path], problems: Problems
) -> Iterator[Path]:
    """The folders of what is used and not there yet, each once."""
    needed: dict[str, Path] = {}
    for folder, uses in found.items():
        for name in uses:
            if name not in by_name:
                needed.setdefault(name, folder)
    for name, folder in needed.items():
        candidates = [each / name for each in (folder.resolve().parent, *shelves)]
        of_name = next((each for each in candidates if (each / HEADER).is_file()), None)
        if of_name is None:
            problems.add(FilePlace(str(folder / HEADER)), _not_found(name, candidates))
        elif of_name in found:
            text = f"name: this folder is called as the dataset {name}; call it so"
            problems.add(FilePlace(str(of_name / HEADER)), text)
        else:
            yield of_name


def _not_found(name: str, candidates: Sequence[Path]) -> str:
    looked = " or ".join(str(each) for each in candidates)
    return (
        f"uses: there is no dataset {name}: no {HEADER} is in {looked}. Put its folder beside this one, or name the "
        "folder that it lies in in SAMVERKAN_DATASETS"
    )


def _in_order(found: Mapping[Path, Sequence[str]], by_name: Mapping[str, Path]) -> list[Path]:
    """Each after what it uses, and else as they were given."""
    beneath = {folder: [by_name[name] for name in uses] for folder, uses in found.items()}
    try:
        return list(TopologicalSorter(beneath).static_order())
    except CycleError as error:
        names = {path: name for name, path in by_name.items()}
        circle = list(reversed(error.args[1]))
        problems = Problems()
        text = f"uses: these datasets use one another in a circle: {' → '.join(names[each] for each in circle)}"
        problems.add(FilePlace(str(circle[0] / HEADER)), text)
        raise BadDataset(problems.found) from None
