"""What all municipalities of a made-up nation share: parties, themes, organisations, the national agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from graph_seed.made_up.chance import Joining, group_size, part_of, period
from graph_seed.made_up.numbers import NATIONAL, organisation_number
from graph_seed.made_up.register import Entry, Register
from graph_seed.made_up.words import in_languages, words


@dataclass(frozen=True, slots=True)
class Nation:
    """The entries that municipalities refer to; of the organisations the first are the largest."""

    register: Register
    parties: Sequence[Entry]
    themes: Sequence[Entry]
    organisations: Sequence[Entry]
    agreement: Entry
    funders: Sequence[Entry]
    """Foundations, a university and companies, which pay for what others do."""

    def organisations_met(self, number: int, chance: Random) -> list[Entry]:
        """Organisations as a municipality meets them: the second half as often as the first, the third a third."""
        weights = [1 / place for place in range(1, len(self.organisations) + 1)]
        return chance.choices(self.organisations, weights, k=number)


def draw_nation(chance: Random) -> Nation:
    register = Register("uppdiktad", {"sv": "Det uppdiktade riket", "en": "The made-up nation"})
    parties = [register.add("parties", name, abbreviation=short) for short, name in words().parties.items()]
    themes = _draw_themes(register)
    state = register.add("actors", "Det uppdiktade riket", kind="STATE", municipal=False)
    agencies = [register.add("actors", name, kind="AUTHORITY", municipal=False) for name in words().agencies]
    for agency in agencies:
        agency.relate("parents", state)
    organisations = _draw_organisations(register, themes, chance)
    agreement = _draw_agreement(register, state, organisations, chance)
    _draw_partnerships(register, [*agencies, *organisations], themes, chance)
    funders = [
        register.add("actors", name, kind=kind, municipal=False)
        for kind, names in words().funders.items()
        for name in names
    ]
    return Nation(register, parties, themes, organisations, agreement, funders)


def _draw_themes(register: Register) -> list[Entry]:
    """Each group of themes is a theme of its own, and those in it are narrower."""
    found = []
    for group, names in words().themes.items():
        wider = register.add("themes", words().theme_groups[group])
        for name in names:
            found.append(register.add("themes", name, group=group))
            found[-1].relate("parents", wider)
    return found


def _draw_organisations(register: Register, themes: Sequence[Entry], chance: Random) -> list[Entry]:
    names = [f"{form} {cause}" for form, cause in product(words().organisation_forms, words().causes)]
    chance.shuffle(names)
    found = []
    for serial, name in enumerate(names):
        number = organisation_number(NATIONAL, serial)
        entry = register.add("actors", name, kind="CIVIL_SOCIETY", municipal=False, organisationNumber=number)
        for theme in chance.sample(themes, 2):
            entry.relate("themes", theme)
        found.append(entry)
    return found


def _draw_agreement(register: Register, state: Entry, organisations: Sequence[Entry], chance: Random) -> Entry:
    name = "Överenskommelse mellan riket och dess folkrörelser"
    agreement = register.add(
        "agreements", name, kind="AGREEMENT", level="NATIONAL", decidedOn="2008-23", validFrom="2008-23"
    )
    state.relate("partyTo", agreement, role="PARTY", validFrom="2008-23")
    for ordinal, principle in enumerate(words().principles, 1):
        register.add("principles", principle, ordinal=ordinal).relate("agreements", agreement)
    for organisation in chance.sample(organisations, len(organisations) // 2):
        said = period(chance, 2009).said
        organisation.relate("agreements", agreement, categoryAsPublished="Folkrörelse", period="tills vidare", **said)
    return agreement


def _draw_partnerships(register: Register, actors: Sequence[Entry], themes: Sequence[Entry], chance: Random) -> None:
    joining = Joining(actors, actors[:3], chance)
    for number, goal in enumerate(words().goals, 1):
        when = period(chance)
        partnership = register.add(
            "partnerships",
            f"Rikets samling {number}",
            kind="COLLABORATION",
            since=when.begun,
            goals={language: [text] for language, text in in_languages(goal).items()},
            unnamedParticipants=True,
            **when.said,
        )
        partnership.relate("themes", chance.choice(themes))
        for actor in joining.group(group_size(chance) + 1):
            partnership.relate(
                "participants",
                actor,
                role="PARTNER",
                nameAsPublished=actor.name,
                identity="CONFIRMED",
                **part_of(when, chance),
            )
