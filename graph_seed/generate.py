"""Write a made-up nation as data files: a dataset for what all share, and one for each municipality.

nation         parties, themes, organisations                     graph_seed/made_up/nation.py
towns          names, codes and sizes of the municipalities       graph_seed/made_up/towns.py
municipality   one after the other, each with a chance of its own graph_seed/made_up/municipality.py
write          its files, before the next one is drawn            graph_seed/made_up/data_files.py
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from graph_seed.load import quiet
from graph_seed.made_up.data_files import NOTICE, write_dataset
from graph_seed.made_up.federations import draw_federations
from graph_seed.made_up.municipality import draw_municipality
from graph_seed.made_up.nation import draw_nation
from graph_seed.made_up.register import Register
from graph_seed.made_up.towns import MOST, draw_towns
from graph_seed.problems import FolderInUse
from graph_seed.write import Progress

NATIONAL = "0000-uppdiktad"
"""The folder of what all municipalities refer to: the first by its name, so that it is loaded first."""

MUNICIPALITIES = range(1, MOST + 1)

SCALES = (0.01, 5.0)
"""The smallest and the largest: beyond, a municipality would be empty, or too much for one transaction."""

_ABOUT = """\
{written}, drawn by chance. What decides all of it:
{recipe}. The same gives the same files.

    python -m graph_seed load --one-by-one FOLDER/*/ --state-folder STATE

STATE is a folder for a graph of its own, apart from what is true. Each municipality refers to `{national}`, which comes
first by its name, and to no other municipality.
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides every byte: how many municipalities, the seed of chance, and how large they are."""

    municipalities: int = 290
    seed: int = 1
    scale: float = 1.0

    def __str__(self) -> str:
        return f"seed {self.seed}, municipalities {self.municipalities}, scale {self.scale:g}"


@dataclass(slots=True)
class Written:
    """How much was written."""

    folders: int = 0
    entities: int = 0
    relationships: int = 0

    def count(self, register: Register) -> None:
        self.folders += 1
        self.entities += 1 + sum(map(len, register.entries.values()))  # its source is one
        self.relationships += sum(len(found) for entry in register for found in entry.relations.values())

    def __str__(self) -> str:
        return f"{self.folders:,} folders, {self.entities:,} entities, {self.relationships:,} relationships"


def generate(folder: Path, recipe: Recipe, progress: Progress = quiet) -> Written:
    """Fill a folder that is new, empty, or holds a nation that was made up before; else `FolderInUse`."""
    _clear(folder)
    written = Written()
    for name, register in _draw(recipe):
        write_dataset(folder / name, register, str(recipe))
        written.count(register)
        progress("folders", written.folders, recipe.municipalities + 1)
    about = NOTICE + "\n" + _ABOUT.format(written=written, recipe=recipe, national=NATIONAL)
    (folder / "README.md").write_text(about, encoding="utf-8", newline="\n")
    return written


def _draw(recipe: Recipe) -> Iterator[tuple[str, Register]]:
    """The register of each folder; a municipality has a chance of its own, so that none depends on those before it."""
    nation = draw_nation(Random(f"{recipe.seed} nation"))
    towns = list(draw_towns(recipe.municipalities, recipe.scale, Random(f"{recipe.seed} towns")))
    draw_federations(nation, towns, Random(f"{recipe.seed} federations"))
    yield NATIONAL, nation.register
    for town in towns:
        chance, beside = (Random(f"{recipe.seed} {town.code}{more}") for more in ("", " beside"))
        yield f"{town.code}-{town.slug}", draw_municipality(town, nation, chance, beside)


def _clear(folder: Path) -> None:
    """Make the folder, or empty it; only files that say in their first line that they are made up are removed."""
    if folder.exists() and not folder.is_dir():
        raise FolderInUse(folder, folder)
    for path in folder.rglob("*"):
        if path.is_symlink() or not (path.is_dir() or _is_made_up(path)):
            raise FolderInUse(folder, path)
    for path in sorted(folder.glob("*")):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _is_made_up(path: Path) -> bool:
    first = NOTICE.encode()
    with path.open("rb") as file:
        return file.read(len(first)) == first
