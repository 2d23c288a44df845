"""The Cypher of a membership: of what kind it is, and whether an actor is credited with the group by it."""

from resolvers.block import Ties
from resolvers.cypher.names import Names, certain
from schema.together import FROM_LATEST, TO_EARLIEST


def identity(r: str) -> str:
    """The identity of a membership. What has none leaves no doubt about it."""
    return f"coalesce({r}.identity, 'CONFIRMED')"


def credited(r: str, ties: Ties, names: Names) -> str:
    """That an actor is credited with a group by this membership."""
    known = f"{identity(r)} IN {names.param(ties.identities)}"
    sure = _sure(r, ties, names)
    return f"{known} AND {sure}" if sure else known


def meet(ties: Ties, one: str, two: str) -> tuple[str, ...]:
    """That two memberships had a day in common; on one day all have."""
    if not ties.stays:
        return ()
    start, end = (each.property for each in ties.stays)
    return (f"{one}.{start} <= {two}.{end} AND {one}.{end} >= {two}.{start}",)


def identity_if_sure(r: str, ties: Ties, names: Names) -> str:
    """The identity of a membership; null where how sure it is leaves it out."""
    sure = _sure(r, ties, names)
    return f"CASE WHEN {sure} THEN {identity(r)} END" if sure else identity(r)


def told(r: str, group: str, actor: str, ties: Ties, names: Names) -> tuple[str, ...]:
    """What is told of a membership beside its identity: role, whether it is certain, starts and ends.

    In a period also from when to when it surely lasts.
    """
    starts, ends = (
        f"[{', '.join(_date(each, side, *days) for each in (group, r, actor))}]"
        for side, *days in (
            ("validFrom", "validFrom", "validFromLatest"),
            ("validTo", "validToEarliest", "validTo"),
        )
    )
    surely = [f"[{r}.{FROM_LATEST}, {r}.{TO_EARLIEST}]"] if ties.stays else []
    return f"{r}.role", certain(r, ties.as_of, names), starts, ends, *surely


def begun(r: str, group: str) -> tuple[str, str, str, str]:
    """The same where nothing but the starts of the group and of the membership is needed."""
    starts = ", ".join(_date(each, "validFrom", "validFrom", "validFromLatest") for each in (group, r))
    return "null", "null", f"[{starts}]", "[]"


def _date(of: str, side: str, earliest: str, latest: str) -> str:
    """A date that a source states; null where none does."""
    date = f"[{of}.{earliest}, {of}.{side}Edtf, {of}.{side}AsPublished, {of}.{latest}]"
    return f"CASE WHEN {of}.{side}Edtf IS NOT NULL THEN {date} END"


def _sure(r: str, ties: Ties, names: Names) -> str | None:
    """That a membership is as sure as it must be to count; None where each is."""
    match ties.only:
        case "CERTAIN":
            return certain(r, ties.as_of, names)
        case "POSSIBLE":
            return f"NOT ({certain(r, ties.as_of, names)})"
    return None
