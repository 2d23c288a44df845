"""R, with the packages that our snippets and tests use."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

PACKAGES = ("httr2", "igraph", "jsonlite")

WHAT = f"R with the packages {', '.join(PACKAGES)}"


@cache
def has_r() -> bool:
    """Whether R is installed with these packages."""
    if shutil.which("Rscript") is None:
        return False
    loaded = "; ".join(f"library({name})" for name in PACKAGES)
    return subprocess.run(["Rscript", "-e", loaded], capture_output=True, check=False).returncode == 0


def printed_by_r(code: str, folder: Path) -> str:
    """What a script prints that is run in a folder."""
    (folder / "snippet.R").write_text(code, encoding="utf-8")
    utf_8 = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["Rscript", "snippet.R"], cwd=folder, env=utf_8, capture_output=True, check=False, encoding="utf-8"
    )
    assert not done.returncode, done.stderr
    return done.stdout
