"""What conditions and orders read between two collaborators, as resolvers/response/shared.py reads it for an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from resolvers.block import DATE_PARTS, CommonDate, CommonDateName, Ties
from resolvers.cypher.names import Names
from resolvers.cypher.sharing import OWN, THEIRS, Sharing, links, share
from schema.value import Certainty, Identity

SURE, UNSURE = Identity.CONFIRMED.name, Identity.PROBABLE.name

EARLIEST, EDTF, AS_PUBLISHED, LATEST = range(len(DATE_PARTS))
"""Where the parts of a date lie in it."""

STARTS, ENDS = 3, 4
"""Where the dates of a membership lie in it."""


def weakest_identity(ties: Ties, pair: Sharing, names: Names) -> str:
    """The weakest identity by which two actors work with one another: sure if it is in every group."""
    sure = replace(ties, identities=tuple({*ties.identities} & {SURE}))
    return f"CASE WHEN {_groups(sure, pair, names)} = size({pair.met}) THEN '{SURE}' ELSE '{UNSURE}' END"


def certainty(ties: Ties, pair: Sharing, names: Names) -> str:
    """How sure it is that two actors share a group at the time."""
    certain, possible = (each.name for each in (Certainty.CERTAIN, Certainty.POSSIBLE))
    if certain not in ties.certainties:
        return f"'{possible}'"
    sure = replace(ties, certainties=(certain,))
    return f"CASE WHEN {_groups(sure, pair, names)} > 0 THEN '{certain}' ELSE '{possible}' END"


def _groups(ties: Ties, pair: Sharing, names: Names) -> str:
    """How many groups two actors share by these ties."""
    return f"size([x IN {pair.met} WHERE {share(ties, f'x[{OWN}]', f'x[{THEIRS}]', names)}])"


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


def common_date(asked: CommonDate, pair: Sharing, names: Names) -> str:
    """A part of a date that two actors have in common; null where there is none."""
    utmost = _UTMOST[asked.name]
    row, date = names.variable("k"), names.variable("k")
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
        f"head(COLLECT {{ UNWIND {links(asked.ties, pair, names, whole=utmost.whole)} AS {row} "
        f"WITH {of_both} AS {date}{'' if utmost.whole else f' WHERE {stated}'} "
        f"WITH {date} ORDER BY {', '.join(order)} LIMIT 1 "
        f"RETURN {f'CASE WHEN {stated} THEN {part} END' if utmost.whole else part} }})"
    )


def _place(date: str, utmost: Utmost) -> str:
    """By what dates lie in order: no sign of a date comes before a blank."""
    return f"{' + '.join(f'{date}[{part}]' for part in utmost.order)} + ' ' + coalesce({date}[{AS_PUBLISHED}], '')"
