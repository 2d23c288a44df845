"""What the IOPs of a made-up municipality are given, by year, by whose decision, and who pays beside it."""

from random import Random

from graph_seed.made_up.actors import Actors
from graph_seed.made_up.chance import LAST_YEAR
from graph_seed.made_up.local import Local
from graph_seed.made_up.register import Entry
from graph_seed.made_up.words import words

_MOST_YEARS = 10
"""So many years back goes a register of money."""


def draw_money(local: Local, actors: Actors) -> None:
    """Each IOP has a case number, amounts and a committee that decided; one in five has another who pays."""
    chance = local.chance
    iops = [each for each in local.register.entries["partnerships"] if each.said["kind"] == "IOP"]
    for number, iop in enumerate(iops, 1):
        committee = chance.choice(actors.committees)
        first, last = _years(iop, chance)
        iop.say(caseNumber=f"KS {first}/{number}", amounts=_amounts(first, last, chance))
        if chance.random() < 0.1:
            iop.say(content=["REUSE"])
        iop.relate("involved", committee, role="DECIDER")
        if chance.random() < 0.2:
            iop.relate("involved", chance.choice(local.nation.funders), role="FUNDER")
        if chance.random() < 0.3:
            name = words().papers["DECISION"].format(name=iop.name)
            local.register.add("documents", name, nameIsEditorial=True, kind="DECISION").relate("about", iop)


def _years(iop: Entry, chance: Random) -> tuple[int, int]:
    """The years with an amount: those in which it is there as far as that is said, ten at most."""
    last = int(iop.said.get("validTo", str(LAST_YEAR))[:4])
    begun = iop.said.get("validFrom")
    first = int(begun[:4]) if begun else last - chance.randint(0, _MOST_YEARS - 1)
    return max(first, last - _MOST_YEARS + 1), last


def _amounts(first: int, last: int, chance: Random) -> list[dict[str, int]]:
    """Many small and few large; from year to year a little more, in whole thousands."""
    thousands = chance.lognormvariate(5.6, 0.9)
    amounts = []
    for year in range(first, last + 1):
        amounts.append({"year": year, "kronor": 1000 * max(10, round(thousands))})
        thousands *= chance.uniform(0.97, 1.08)
    return amounts
