"""How far a load is: a bar on a terminal, a plain line now and then elsewhere.

facts  [##########----------]  612,000 of 1,204,000
log    304,000
"""

import sys
import time
from typing import TextIO

WIDTH = 24
SECONDS_BETWEEN = {True: 0.1, False: 5.0}
"""By whether it is a terminal: how often to say something."""


class Progress:
    """Called with what is being written, how many rows are, and of how many."""

    def __init__(self, out: TextIO = sys.stderr) -> None:
        self._out = out
        self._terminal = out.isatty()
        self._said = time.monotonic()
        self._shown = False

    def __call__(self, what: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now - self._said < SECONDS_BETWEEN[self._terminal]:
            return
        self._said = now
        text = line(what, done, total)
        self._out.write(f"\r\x1b[K{text}" if self._terminal else f"{text}\n")
        self._out.flush()
        self._shown = self._terminal

    def clear(self) -> None:
        """Leave the terminal's line empty for what comes next."""
        if self._shown:
            self._out.write("\r\x1b[K")
            self._out.flush()


def line(what: str, done: int, total: int | None) -> str:
    if not total:
        return f"{what:5}  {done:,}"
    filled = WIDTH * done // total
    return f"{what:5}  [{'#' * filled}{'-' * (WIDTH - filled)}]  {done:,} of {total:,}"
