"""What the groups say that a collaborator shares with an actor: since when they meet, and how sure it is.

Both are read from the rows of `Links`.
"""

from collections.abc import Iterable, Sequence
from typing import Any


def weakest(links: Iterable[Sequence[Any]]) -> str:
    """The weakest of the identities that each group counts by; of several memberships the surest is taken."""
    surest: dict[str, bool] = {}
    for group, one, two, _ in links:
        surest[group] = surest.get(group, False) or (one == two == "CONFIRMED")
    return "CONFIRMED" if all(surest.values()) else "PROBABLE"


def since(links: Iterable[Sequence[Any]]) -> dict[str, Any] | None:
    """The earliest start of a shared group, which is the latest of its own and those of both memberships.

    Starts that no source states do not count.
    """
    starts = []
    for *_, given in links:
        stated = [start for start in given if start[1] is not None]
        if stated:
            starts.append(max(stated, key=lambda start: (start[0], start[3])))
    if not starts:
        return None
    earliest, edtf, as_published, latest = min(starts, key=lambda start: (start[0], start[3], start[1]))
    return {"edtf": edtf, "asPublished": as_published, "earliest": earliest, "latest": latest}
