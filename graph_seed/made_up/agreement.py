"""The local agreement of a made-up municipality: its text, who signed it, how to join."""

from collections.abc import Sequence

from graph_seed.made_up.actors import Actors
from graph_seed.made_up.chance import date_in
from graph_seed.made_up.local import Local
from graph_seed.made_up.register import Entry
from graph_seed.made_up.words import in_languages, words

_ROUNDS = ((2016, 2019), (2020, 2023), (2024, 2027))
_CATEGORIES = {"COMMITTEE": "Nämnd", "ADMINISTRATION": "Förvaltning"}


def draw_agreement(local: Local, actors: Actors, places: Sequence[Entry]) -> Entry:
    name, chance = local.town.name, local.chance
    decided = date_in(chance.randint(2008, 2015), chance)
    agreement = local.register.add(
        "agreements",
        f"Överenskommelse om samverkan i {name}",
        kind="AGREEMENT",
        level="LOCAL",
        decidedOn=decided,
        validFrom=decided,
    )
    actors.municipality.relate("partyTo", agreement, role="PARTY", validFrom=decided)
    actors.assembly.relate("partyTo", agreement, role="DECIDER", validFrom=decided)
    _draw_text(local, agreement)
    _draw_signatures(local, agreement, actors)
    _draw_support(local, agreement, actors, places)
    return agreement


def _draw_text(local: Local, agreement: Entry) -> None:
    said = words()
    for ordinal, name in enumerate(local.chance.sample(said.principles, 4), 1):
        local.register.add("principles", name, ordinal=ordinal).relate("agreements", agreement)
    for ordinal, commitment in enumerate(said.commitments, 1):
        entry = local.register.add(
            "commitments", commitment["name"], nameIsEditorial=True, ordinal=ordinal, text=in_languages(commitment)
        )
        entry.relate("agreements", agreement)


def _draw_signatures(local: Local, agreement: Entry, actors: Actors) -> None:
    """From a handful to some hundreds, in rounds; one in ten of them in two rounds."""
    chance = local.chance
    number = round(chance.uniform(0.4, 0.9) * len(actors.associations) ** 0.8)
    for actor in [*actors.committees, *actors.administrations, *chance.sample(actors.associations, number)]:
        rounds = _ROUNDS[1:] if chance.random() < 0.1 else [chance.choices(_ROUNDS, (1, 2, 7))[0]]
        for first, last in rounds:
            actor.relate(
                "agreements",
                agreement,
                categoryAsPublished=_CATEGORIES.get(actor.said.get("kind", ""), "Civilsamhälle"),
                period=f"{first}-{last}",
                validFrom=str(first),
                validTo=str(last),
                **({"id": _signature(actor, agreement, first)} if len(rounds) > 1 else {}),
            )


def _signature(actor: Entry, agreement: Entry, year: int) -> str:
    """`signed:kvirrtuna-if/kvirrtuna-overenskommelse/2024`: each round has an id of its own."""
    one, other = (each.id.partition(":")[2] for each in (actor, agreement))
    return f"signed:{one}/{other}/{year}"


def _draw_support(local: Local, agreement: Entry, actors: Actors, places: Sequence[Entry]) -> None:
    """How to join, and the support that the municipality gives."""
    register, chance = local.register, local.chance
    for kind, name in words().documents.items():
        url = f"https://{local.town.slug}.example/overenskommelse" if kind == "WEB_PAGE" else None
        document = register.add("documents", name, nameIsEditorial=True, kind=kind, url=url)
        document.relate("about", agreement)
        if kind == "FORM":
            document.relate("places", chance.choice(places))
    for service in chance.sample(words().support_services, 3):
        entry = register.add("supportServices", service["name"], purpose=in_languages(service))
        chance.choice(actors.administrations).relate("supportServices", entry)
        if chance.random() < 0.5:
            entry.relate("places", chance.choice(places))
