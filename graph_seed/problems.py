"""What is wrong with data files: every problem with its file and line, all of them at once.

graph_seed/orebro/councils.yaml:12: kind: "COUNCILS" is not one of COUNCIL, FORUM, NETWORK. Did you mean COUNCIL?
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple


class SeedError(Exception):
    """The tree of what can go wrong here; what the graph refuses is a `graph_store.GraphError`.

    SeedError
      BadDataset        the data files, or what they say beside what the graph holds
      GraphKeptChanging  others wrote to the graph while a load compared it with the files, again and again
      LoadTooLarge      the graph has too little memory, or time, for a load in one transaction
      FolderInUse       a folder that is to be filled holds what is somebody's
      IdUsedTwice       a graph of an older form has two relations with one id
      TextTooLong       a text has more lines than are compared with those of its version before
      BadVersion        a text cannot become a version of a source
    """


class FilePlace(NamedTuple):
    """A line of a file; line 0 is the file as a whole."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong, worded for the person who edits the file; a warning does not refuse the data."""

    place: FilePlace
    text: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {'warning: ' if self.warning else ''}{self.text}"


@dataclass(slots=True)
class Problems:
    """Collects what is wrong while files are read."""

    found: set[Problem] = field(default_factory=set)

    def add(self, place: FilePlace, text: str) -> None:
        self.found.add(Problem(place, text))

    def warn(self, place: FilePlace, text: str) -> None:
        self.found.add(Problem(place, text, warning=True))

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(sorted(each for each in self.found if each.warning))

    def refuse(self) -> None:
        """Raise `BadDataset` when anything but warnings was found."""
        if any(not each.warning for each in self.found):
            raise BadDataset(sorted(self.found))


class BadDataset(SeedError):
    """The data is refused whole; `problems` are in the order of files and lines, warnings among them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class GraphKeptChanging(SeedError):
    """Others wrote to the graph each time between the comparison and the write."""

    def __init__(self, attempts: int) -> None:
        self.attempts = attempts
        super().__init__(
            f"Others changed the graph during each of {attempts} attempts; nothing was written. Try again."
        )


class LoadTooLarge(SeedError):
    """The graph has too little memory, or time, for all that is to be loaded in one transaction; `said` is its word."""

    def __init__(self, folders: int, said: str) -> None:
        self.folders, self.said = folders, said
        remedy = (
            "Load each folder in a transaction of its own: --one-by-one."
            if folders > 1
            else "Give it more memory, or divide the folder and load the parts with --one-by-one."
        )
        super().__init__(f"The load is too large for one transaction of the graph. {remedy} ({said})")


class FolderInUse(SeedError):
    """A folder to be filled is none, or holds files that were not made up."""

    def __init__(self, folder: Path, found: Path) -> None:
        self.folder, self.found = folder, found
        what = "is no folder" if folder == found else f"holds {found.relative_to(folder)}, which was not made up here"
        super().__init__(f"{folder} {what}; nothing was written. Give a folder that is new or empty.")


class IdUsedTwice(SeedError):
    """A graph of an older form has two relations with one id, which none may have any more."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = tuple(ids)
        told = ", ".join(self.ids[:5]) + (f" and {len(self.ids) - 5:,} more" if len(self.ids) > 5 else "")
        super().__init__(
            f"The id of a relation is unique now, and two relations have {told}. Give one of the two an `id` in its "
            "files, load them with the version that wrote the graph, and bring it up again."
        )


class TextTooLong(SeedError):
    """A text has more lines that say something than are compared."""

    def __init__(self, lines: int, most: int) -> None:
        self.lines, self.most = lines, most
        super().__init__(f"The text has {lines:,} lines that are not blank; texts of up to {most:,} are compared.")


class BadVersion(SeedError):
    """A text that cannot become a version of a source; says why, and what can be done."""


def one_of(allowed: Iterable[str]) -> str:
    """`one of COUNCIL, FORUM, NETWORK`, or the only one."""
    names = list(allowed)
    return f"one of {', '.join(names)}" if len(names) > 1 else names[0]


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """` Did you mean COUNCIL?`, or nothing when no allowed word is near."""
    by_folded = {each.casefold(): each for each in allowed}
    near = get_close_matches(word.casefold(), by_folded, n=1)
    return f" Did you mean {by_folded[near[0]]}?" if near else ""


def shortened(text: str, length: int = 60) -> str:
    """A text in quotes as it can stand in a message: on one line and not too long."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= length else f'"{line[: length - 1]}…"'
