"""Who sits in the councils of a made-up municipality from one election to the next, and the minutes that say so."""

from collections.abc import Sequence
from random import Random

from graph_seed.made_up.local import Local
from graph_seed.made_up.register import Entry
from graph_seed.made_up.words import words

_ELECTIONS = (2014, 2018, 2022)
_YEARS = 4

_FIRST_DAY, _LAST_DAY = "11-15", "11-14"
"""Councils are elected in November after a general election, and sit until those who come after are elected."""


def draw_terms(local: Local, councils: Sequence[Entry]) -> None:
    """The councils in which politicians take part get a chair, a deputy, members and a substitute at each election."""
    politicians = local.register.entries["politicians"]
    elected = [each for each in councils if each.said.get("politicalParticipation") and "validTo" not in each.said]
    for council in elected:
        before: Sequence[Entry] = ()
        for year in _ELECTIONS:
            if int(council.said["validFrom"][:4]) < year:
                before = _draw_term(council, year, politicians, before, local.chance)
    _draw_groups(local, councils)
    _draw_minutes(local, elected)


def _draw_term(
    council: Entry, year: int, politicians: Sequence[Entry], before: Sequence[Entry], chance: Random
) -> Sequence[Entry]:
    """About half of those who sat there sit on; with few politicians a council has few seats."""
    stayed = [each for each in before if chance.random() < 0.5]
    others = [each for each in politicians if each not in stayed]
    seats = min(len(politicians), chance.randint(3, 6))
    sitting = [*stayed, *chance.sample(others, max(0, min(len(others), seats - len(stayed))))]
    members = ["MEMBER"] * max(0, len(sitting) - 3)
    for politician, role in zip(sitting, ["CHAIR", "DEPUTY_CHAIR", *members, "SUBSTITUTE"], strict=False):
        one, other = (each.id.partition(":")[2] for each in (politician, council))
        end = {"validTo": f"{year + _YEARS}-{_LAST_DAY}"} if year != _ELECTIONS[-1] else {}
        said = {"role": role, "validFrom": f"{year}-{_FIRST_DAY}", **end}
        politician.relate("offices", council, **said, id=f"serves-on:{one}/{other}/{year}")
    return sitting


def _draw_groups(local: Local, councils: Sequence[Entry]) -> None:
    """A council in six has a working group, with its politicians' seats apart."""
    for council in councils:
        if local.chance.random() < 1 / 6 and "validTo" not in council.said:
            begun = {"validFrom": council.said["validFrom"]}
            name = f"Arbetsgruppen under {council.name}"
            seats = [{"group": local.chance.choice(_SEATED), "count": local.chance.randint(2, 8)}]
            group = local.register.add("councils", name, kind=council.said["kind"], seats=seats, **begun)
            group.relate("parents", council)


_SEATED = ("RESIDENTS", "YOUTH", "EXPERTS")
"""Who has seats in working groups beside those who have them in councils."""


def _draw_minutes(local: Local, councils: Sequence[Entry]) -> None:
    for year in _ELECTIONS:
        chosen = [each for each in councils if int(each.said["validFrom"][:4]) < year]
        if chosen:
            name = words().papers["MINUTES"].format(year=year)
            minutes = local.register.add("documents", name, nameIsEditorial=True, kind="MINUTES")
            for council in chosen:
                minutes.relate("about", council)
