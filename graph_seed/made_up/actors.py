"""The actors of a made-up municipality: its own bodies and units, and the associations."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_seed.made_up.chance import period
from graph_seed.made_up.local import Local
from graph_seed.made_up.numbers import NUMBERS, organisation_number
from graph_seed.made_up.register import Entry
from graph_seed.made_up.words import place_name, words

_SUCCESSION = "Den tog över lokalen efter den som upphörde; förteckningen säger inte mer."


@dataclass(frozen=True, slots=True)
class Actors:
    """The municipality as a whole, what belongs to it, and the associations."""

    municipality: Entry
    assembly: Entry
    committees: Sequence[Entry]
    administrations: Sequence[Entry]
    units: Sequence[Entry]
    associations: Sequence[Entry]

    @property
    def partners(self) -> list[Entry]:
        """Who does things with others."""
        return [*self.administrations, *self.units, *self.associations]


def draw_actors(local: Local, districts: Sequence[str]) -> Actors:
    municipality = _own(local, f"{local.town.name} kommun", "MUNICIPALITY")
    _draw_inhabitants(local, municipality)

    def named(name: str, kind: str) -> Entry:
        entry = _own(local, f"{name} i {local.town.name}", kind)
        entry.relate("parents", municipality)
        return entry

    few = 3 + min(3, local.town.associations // 100)
    for name in words().companies[: few - 2]:
        _own(local, f"{local.town.name} {name} AB", "MUNICIPAL_COMPANY").relate("parents", municipality)
    return Actors(
        municipality,
        named("Fullmäktige", "ASSEMBLY"),
        [named(name, "COMMITTEE") for name in words().committees[: few + 2]],
        [named(name, "ADMINISTRATION") for name in words().administrations[:few]],
        _draw_units(local, municipality, districts),
        _draw_associations(local, districts),
    )


def _own(local: Local, name: str, kind: str) -> Entry:
    return local.register.add("actors", name, kind=kind, municipal=True)


def _draw_inhabitants(local: Local, municipality: Entry) -> None:
    number = local.town.inhabitants
    statement = local.register.add(
        "statements",
        "Invånare",
        nameIsEditorial=True,
        kind="FIGURE",
        subject="inhabitants",
        text={"sv": f"Kommunen har {number} invånare.", "en": f"The municipality has {number} inhabitants."},
        figure={"operator": "EQ", "value": number, "unit": "invånare", "year": 2025},
    )
    statement.relate("about", municipality)


def _draw_units(local: Local, municipality: Entry, districts: Sequence[str]) -> list[Entry]:
    """Units and schools: two in each district or so."""
    chance, found = local.chance, []
    for _ in range(2 * len(districts)):
        if chance.random() < 0.4:
            name = local.register.unused(lambda: f"{chance.choice(districts)} skola nr {chance.randint(1, 9)}")
            unit = _own(local, name, "SCHOOL")
        else:
            name = local.register.unused(lambda: f"{chance.choice(words().units)} i {chance.choice(districts)}")
            unit = _own(local, name, "MUNICIPAL_UNIT")
        unit.relate("parents", municipality)
        found.append(unit)
    return found


def _draw_associations(local: Local, districts: Sequence[str]) -> list[Entry]:
    """One in twelve is a branch of a national organisation; a few have ended, and some of these have a successor."""
    chance = local.chance
    found: list[Entry] = []
    for serial in range(local.town.associations):
        parent = local.nation.organisations_met(1, chance)[0] if chance.random() < 0.08 else None
        when = period(chance, closed=0.04)
        numbered = serial < NUMBERS and chance.random() < 0.4
        entry = local.register.add(
            "actors",
            _association_name(local, parent, districts),
            kind="CIVIL_SOCIETY" if chance.random() < 0.97 else None,
            municipal=False,
            organisationNumber=organisation_number(local.town.code, serial) if numbered else None,
            **(when.said if when.last or chance.random() < 0.3 else {}),
        )
        if parent:
            entry.relate("parents", parent)
        if chance.random() < 0.08:
            entry.relate("themes", chance.choice(local.nation.themes))
        if found and "validTo" in found[-1].said and chance.random() < 0.5:
            found[-1].relate(
                "successors", entry, identity="PROBABLE", reason=_SUCCESSION, validFrom=found[-1].said["validTo"]
            )
        found.append(entry)
    return found


def _association_name(local: Local, parent: Entry | None, districts: Sequence[str]) -> str:
    chance = local.chance
    if parent:
        return local.register.unused(lambda: f"{parent.name}, krets {place_name(chance)}")
    return local.register.unused(lambda: chance.choice(words().associations).format(place=chance.choice(districts)))
