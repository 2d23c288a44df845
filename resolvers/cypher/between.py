"""What conditions and orders read between two collaborators, as resolvers/response/shared.py reads it for an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from resolvers.block import DATE_PARTS, CommonDate, CommonDateName
from resolvers.cypher.ties import TieClauses
from schema.value import Certainty, Identity

SURE, UNSURE = Identity.CONFIRMED.name, Identity.PROBABLE.name

EARLIEST, EDTF, AS_PUBLISHED, LATEST = range(len(DATE_PARTS))
"""Where the parts of a date lie in it."""

STARTS, ENDS = 3, 4
"""Where the dates of a membership lie in it."""


def weakest_identity(ties: TieClauses, actor: str, other: str) -> str:
    """The weakest identity by which an actor works with the one whose id is `other`: sure if it is in every group."""
    sure = replace(ties.ties, identities=tuple({*ties.ties.identities} & {SURE}))
    counts = []
    for each in (replace(ties, ties=sure), ties):
        met = each.meeting(actor, other, ties.names.variable("g"))
        counts.append(f"COUNT {{ {met.clause} RETURN {met.row.n} }}")
    return f"CASE WHEN {' = '.join(counts)} THEN '{SURE}' ELSE '{UNSURE}' END"


def certainty(ties: TieClauses, actor: str, other: str) -> str:
    """How sure it is that an actor and the one whose id is `other` share a group at the time."""
    certain, possible = (each.name for each in (Certainty.CERTAIN, Certainty.POSSIBLE))
    if certain not in ties.ties.certainties:
        return f"'{possible}'"
    sure = replace(ties, ties=replace(ties.ties, certainties=(certain,)))
    met = sure.meeting(actor, other, ties.names.variable("g"))
    return f"CASE WHEN EXISTS {{ {met.clause} RETURN {met.row.n} }} THEN '{certain}' ELSE '{possible}' END"


@dataclass(frozen=True)
class Utmost:
    """Which of the dates of two memberships is theirs together, and which of all groups that they share is shown."""

    dates: int
    order: tuple[int, ...]
    sign: str
    """By this sign a date is further than another, as its parts lie in order."""
    direction: str
    whole: bool = True
    """Whether the start of the actor counts too, and one group without a date leaves the whole without."""


_UTMOST: Mapping[CommonDateName, Utmost] = {
    "since": Utmost(STARTS, (EARLIEST, LATEST, EDTF), ">", "", whole=False),
    "from": Utmost(STARTS, (EARLIEST, LATEST, EDTF), ">", ""),
    "to": Utmost(ENDS, (LATEST, EARLIEST, EDTF), "<", " DESC"),
}


def common_date(ties: TieClauses, actor: str, other: str, asked: CommonDate) -> str:
    """A part of a date that an actor and the one whose id is `other` have in common; null where there is none."""
    utmost = _UTMOST[asked.name]
    row, date = ties.names.variable("k"), ties.names.variable("k")
    of_both = (
        f"reduce(m = ['', '', '', ''], s IN {row}[1][{utmost.dates}] + {row}[2][{utmost.dates}] | "
        f"CASE WHEN s IS NOT NULL AND (m[{EDTF}] = '' OR {_place('s', utmost)} {utmost.sign} {_place('m', utmost)}) "
        "THEN s ELSE m END)"
    )
    stated = f"{date}[{EDTF}] <> ''"
    keys = [f"{date}[{part}]" for part in utmost.order] + [f"coalesce({date}[{AS_PUBLISHED}], '')"]
    order = [*([stated] if utmost.whole else []), *(f"{key}{utmost.direction}" for key in keys)]
    part = f"{date}[{DATE_PARTS.index(asked.part)}]"
    return (
        f"head(COLLECT {{ UNWIND {ties.links(actor, other, whole=utmost.whole)} AS {row} "
        f"WITH {of_both} AS {date}{'' if utmost.whole else f' WHERE {stated}'} "
        f"WITH {date} ORDER BY {', '.join(order)} LIMIT 1 "
        f"RETURN {f'CASE WHEN {stated} THEN {part} END' if utmost.whole else part} }})"
    )


def _place(date: str, utmost: Utmost) -> str:
    """By what dates lie in order: no sign of a date comes before a blank."""
    return f"{' + '.join(f'{date}[{part}]' for part in utmost.order)} + ' ' + coalesce({date}[{AS_PUBLISHED}], '')"
