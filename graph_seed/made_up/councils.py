"""The councils of a made-up municipality, and the politicians who answer for them."""

from collections.abc import Mapping, Sequence
from random import Random

from graph_seed.made_up.actors import Actors
from graph_seed.made_up.chance import FIRST_YEAR, LAST_YEAR, Joining, Lifetime, council_size, part_of, period
from graph_seed.made_up.local import Local
from graph_seed.made_up.register import Entry
from graph_seed.made_up.remarks import draw_remark
from graph_seed.made_up.words import person_name, place_name, words


def draw_councils(local: Local, actors: Actors) -> list[Entry]:
    chance = local.chance
    number = 2 + round(0.6 * local.town.associations**0.5)
    politicians = [_draw_politician(local) for _ in range(1 + round(1.4 * number))]
    answering = Joining(politicians, politicians[:1], chance)
    sitting = Joining(actors.partners, local.nation.organisations_met(2, chance), chance)
    councils: list[Entry] = []
    for _ in range(number):
        when = period(chance, closed=0.06)
        council = _draw_council(local, when)
        if chance.random() < 0.9:
            _draw_responsible(council, when, answering.group(2), chance)
        if chance.random() < 0.7:
            chance.choice(actors.administrations).relate("hostedCouncils", council)
        for actor in sitting.group(council_size(chance)):
            role = {"role": chance.choice(words().council_roles)} if chance.random() < 0.6 else {}
            council.relate("members", actor, **role, **part_of(when, chance))
        if councils and chance.random() < 0.15:
            council.relate("meetsWith", chance.choice(councils))
        councils.append(council)
        draw_remark(local, council, words().council_remarks, likely=0.5)
    return councils


def _draw_politician(local: Local) -> Entry:
    """With a party; one in twenty has had another before."""
    chance = local.chance
    politician = local.register.add("politicians", local.register.unused(lambda: person_name(chance)))
    before, now = chance.sample(local.nation.parties, 2)
    if chance.random() < 0.05:
        year = chance.randint(FIRST_YEAR, LAST_YEAR - 1)
        politician.relate("parties", before, validTo=str(year))
        politician.relate("parties", now, validFrom=str(year + 1))
    else:
        politician.relate("parties", now)
    return politician


def _draw_council(local: Local, when: Lifetime) -> Entry:
    chance = local.chance
    kind = chance.choices(("COUNCIL", "FORUM", "NETWORK"), (7, 2, 1))[0]
    form = words().council_forms[kind]

    def name() -> str:
        said = form.format(topic=chance.choice(words().council_topics))
        return f"{said} i {place_name(chance)}" if chance.random() < 0.4 else said

    return local.register.add(
        "councils",
        local.register.unused(name),
        kind=kind,
        politicalParticipation=chance.choice((True, True, False, None)),
        seats=_seats(chance) if chance.random() < 0.4 else None,
        **when.said,
    )


def _seats(chance: Random) -> list[Mapping[str, str | int]]:
    most = {"CIVIL_SOCIETY": 12, "POLITICIANS": 5, "OFFICIALS": 3}
    return [{"group": group, "count": chance.randint(1, number)} for group, number in most.items()]


def _draw_responsible(council: Entry, when: Lifetime, politicians: Sequence[Entry], chance: Random) -> None:
    """One of them all the time, or first the one, then the other."""
    former, current = politicians
    year = chance.randint(when.first, when.last or LAST_YEAR)
    if chance.random() < 0.4 and year > when.first:
        council.relate("responsiblePoliticians", former, role="ansvarig", **{**when.said, "validTo": str(year - 1)})
        council.relate("responsiblePoliticians", current, role="ansvarig", **{**when.said, "validFrom": str(year)})
    else:
        council.relate("responsiblePoliticians", current, role="ansvarig", **when.said)
