"""What conditions and orders read between two collaborators, as resolvers/response/shared.py reads it for an answer."""

from dataclasses import replace
from typing import get_args

from resolvers.block import StartPart
from resolvers.cypher.ties import TieClauses
from schema.value import Identity

SURE, UNSURE = Identity.CONFIRMED.name, Identity.PROBABLE.name


def weakest_identity(ties: TieClauses, actor: str, other: str) -> str:
    """The weakest identity by which an actor works with the one whose id is `other`: sure if it is in every group."""
    sure = replace(ties.ties, identities=tuple({*ties.ties.identities} & {SURE}))
    counts = []
    for each in (replace(ties, ties=sure), ties):
        met = each.meeting(actor, other, ties.names.variable("g"))
        counts.append(f"COUNT {{ {met.clause} RETURN {met.row.n} }}")
    return f"CASE WHEN {' = '.join(counts)} THEN '{SURE}' ELSE '{UNSURE}' END"


def earliest_start(ties: TieClauses, actor: str, other: str, part: StartPart) -> str:
    """A part of the date since when an actor works with the one whose id is `other`; null where none is stated."""
    row, latest = ties.names.variable("k"), ties.names.variable("k")
    of_all = (
        f"reduce(m = ['', '', '', ''], s IN {row}[1][3] + {row}[2][3] | "
        f"CASE WHEN s IS NOT NULL AND {_place('s')} > {_place('m')} THEN s ELSE m END)"
    )
    return (
        f"head(COLLECT {{ UNWIND {ties.links(actor, other, whole=False)} AS {row} "
        f"WITH {of_all} AS {latest} WHERE {latest}[1] <> '' "
        f"WITH {latest} ORDER BY {latest}[0], {latest}[3], {latest}[1], coalesce({latest}[2], '') LIMIT 1 "
        f"RETURN {latest}[{get_args(StartPart).index(part)}] }})"
    )


def _place(start: str) -> str:
    """By what starts lie in order: no sign of a date comes before a blank."""
    return f"{start}[0] + {start}[3] + {start}[1] + ' ' + coalesce({start}[2], '')"
