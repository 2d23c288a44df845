"""The partnerships of a made-up municipality, and the good examples that tell of some."""

import re
from collections.abc import Mapping, Sequence

from graph_seed.made_up.actors import Actors
from graph_seed.made_up.chance import Joining, Lifetime, group_size, part_of, period
from graph_seed.made_up.local import Local
from graph_seed.made_up.register import Entry
from graph_seed.made_up.remarks import draw_remark
from graph_seed.made_up.words import Text, in_languages, words

_SORTS = {"COLLABORATION": 55, "EVENT": 20, "IOP": 12, "RIGHT_OF_USE": 8, "REUSE": 5}
"""How many in a hundred are of a sort: of a form, or of a content."""

_CONTENTS = ("EVENT", "REUSE")
"""The sorts that are contents, for which no form is stated."""

_ROLES = {"EVENT": ("ORGANISER", "PARTNER"), "RIGHT_OF_USE": ("GRANTOR", "HOLDER")}
"""The roles of the first participant and of the others, where they are not partners."""


def draw_partnerships(local: Local, actors: Actors, districts: Sequence[str], places: Sequence[Entry]) -> None:
    """In the first one a national organisation meets the municipality, so that the nation hangs together."""
    chance, nation = local.chance, local.nation
    framework = _draw_framework(local, actors)
    national = nation.organisations_met(3, chance)
    hubs = [*[actors.municipality] * 3, *actors.administrations, *national]
    joining = Joining(actors.partners, hubs, chance)
    for number in range(max(3, round(0.2 * local.town.associations))):
        when = period(chance, closed=0.15)
        sort = chance.choices(list(_SORTS), list(_SORTS.values()))[0]
        partnership = _draw_partnership(local, sort, when, districts)
        if chance.random() < 0.7:
            partnership.relate("places", chance.choice(places))
        if sort == "RIGHT_OF_USE":
            partnership.relate("parents", framework)
        first = (actors.municipality, national[0]) if number == 0 else ()
        for place, actor in enumerate(joining.group(group_size(chance), *first)):
            role = _ROLES.get(sort, ("PARTNER", "PARTNER"))[place > 0]
            partnership.relate("participants", actor, role=role, **_identity(actor, local), **part_of(when, chance))
        if chance.random() < 0.05:
            partnership.relate("involved", actors.assembly, role="COMMISSIONER")
        draw_remark(local, partnership, words().partnership_remarks, likely=0.5)
        if number == 0 or chance.random() < 0.15:
            _draw_example(local, partnership)


def _draw_framework(local: Local, actors: Actors) -> Entry:
    framework = local.register.add(
        "partnerships", "Avtal om bruk av mark och lokaler", kind="FRAMEWORK", unnamedParticipants=False
    )
    framework.relate("involved", actors.municipality, role="GRANTOR")
    return framework


def _draw_partnership(local: Local, sort: str, when: Lifetime, districts: Sequence[str]) -> Entry:
    chance = local.chance
    stated = chance.random() < 0.8
    goals = [in_languages(each) for each in chance.sample(words().goals, chance.randint(1, 2))]
    partnership = local.register.add(
        "partnerships",
        local.register.unused(lambda: f"{chance.choice(words().activities[sort])} i {chance.choice(districts)}"),
        kind="COLLABORATION" if sort in _CONTENTS else sort,
        content=[sort] if sort in _CONTENTS else None,
        since=when.begun if stated else None,
        frequency=chance.choice(words().frequencies) if chance.random() < 0.4 else None,
        goals=_by_language(goals) if chance.random() < 0.3 else None,
        unnamedParticipants=chance.random() < 0.25,
        **(when.said if stated or when.last else {}),
    )
    if chance.random() < 0.5:
        partnership.relate("themes", chance.choice(local.nation.themes))
    return partnership


def _identity(actor: Entry, local: Local) -> Mapping[str, str]:
    """The name as the register has it; now and then only a part of it, so that somebody else may be meant."""
    short = re.split(" i |, | ", actor.name, maxsplit=1)[0]
    if actor.said["municipal"] or local.chance.random() > 0.05:
        return {"nameAsPublished": actor.name, "identity": "CONFIRMED"}
    reason = f"Förteckningen skriver bara {short}. {actor.name} är den som bäst stämmer."
    return {"nameAsPublished": short, "identity": "PROBABLE", "reason": reason}


def _by_language(texts: Sequence[Text]) -> Mapping[str, list[str]]:
    return {language: [each[language] for each in texts] for language in ("sv", "en")}


def _draw_example(local: Local, partnership: Entry) -> None:
    chance, name = local.chance, partnership.name
    example = local.register.add(
        "examples",
        f"Så gick det till: {name}",
        nameIsEditorial=True,
        summary={"sv": f"{name} samlar flera kring en sak.", "en": f"{name} brings several together for one thing."},
        beneficiaries=chance.sample(words().beneficiaries, chance.randint(1, 3)),
    )
    example.relate("partnerships", partnership)
    example.relate("themes", chance.choice(local.nation.themes))
