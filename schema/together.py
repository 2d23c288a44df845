"""The time of a relationship and both its ends: the days on which all three are valid.

    relationship 2010 to 2020, one end until 2015, the other since 2012  →  together 2012 to 2015

A relationship keeps these days beside its own, whichever of the three is written. So one range on it is the whole time
of a question that leads over it, and it is never truer than its ends. They are computed: no file, log or hash has them.
"""

from collections.abc import Sequence
from typing import Any

from schema.municipality import IN_MUNICIPALITY

TOGETHER = {
    "togetherFrom": "validFrom",
    "togetherFromLatest": "validFromLatest",
    "togetherToEarliest": "validToEarliest",
    "togetherTo": "validTo",
}
"""The properties that hold them, each with that of the validities which it is the utmost of: last start, first end."""

FROM, FROM_LATEST, TO_EARLIEST, TO = TOGETHER

SURELY = "togetherSurely"
"""Whether each of the three surely met the other two: it began by the day until which each other surely lasted."""

KEPT = (*TOGETHER, SURELY)
"""Everything that is computed and lies on a relationship."""

ALONE = "SUCCEEDED_BY"
"""The relationship that has its own days only: what is followed ends before what follows it begins."""


DAYLESS = IN_MUNICIPALITY
"""The relationship that has no days of its own: it is there when both its ends are."""


def overlap(one: Sequence[Any], two: Sequence[Any]) -> bool:
    """Whether two times, each of which begins with its first day and its last, have a day in common."""
    return bool(one[0] <= two[1] and two[0] <= one[1])
