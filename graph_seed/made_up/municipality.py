"""One municipality of a made-up nation, drawn by chance.

places         districts, venues, sites                        here
actors         the municipality's own, and associations        graph_seed/made_up/actors.py
agreement      the local one, and who signed it                graph_seed/made_up/agreement.py
councils       who answers for them, who sits in them          graph_seed/made_up/councils.py
partnerships   who does what together, and examples of it      graph_seed/made_up/partnerships.py

and by another chance, so that it changes nothing of these:

terms          who sits in the councils, by elections          graph_seed/made_up/terms.py
money          what IOPs are given by year, and by whom        graph_seed/made_up/money.py
papers         sub-agreements, reports, words explained        graph_seed/made_up/papers.py
variety        lists of mere names, a third language           graph_seed/made_up/variety.py
"""

from dataclasses import replace
from functools import partial
from random import Random

from graph_seed.made_up.actors import draw_actors
from graph_seed.made_up.agreement import draw_agreement
from graph_seed.made_up.councils import draw_councils
from graph_seed.made_up.local import Local
from graph_seed.made_up.money import draw_money
from graph_seed.made_up.nation import Nation
from graph_seed.made_up.papers import draw_papers
from graph_seed.made_up.partnerships import draw_partnerships
from graph_seed.made_up.register import Entry, Register
from graph_seed.made_up.terms import draw_terms
from graph_seed.made_up.towns import Town
from graph_seed.made_up.variety import draw_variety
from graph_seed.made_up.words import place_name, words


def draw_municipality(town: Town, nation: Nation, chance: Random, beside: Random) -> Register:
    """`beside`: the chance by which all is drawn that lies beside the rest."""
    title = {"sv": f"{town.name} kommun (uppdiktad)", "en": f"Municipality of {town.name} (made up)"}
    local = Local(town, nation, Register(town.slug, title, town.code), chance)
    districts, places = _draw_places(local)
    actors = draw_actors(local, districts)
    agreement = draw_agreement(local, actors, places)
    councils = draw_councils(local, actors)
    for commitment in local.register.entries["commitments"]:
        commitment.relate("councils", chance.choice(councils))
    agreement.relate("themes", chance.choice(nation.themes))
    draw_partnerships(local, actors, districts, places)
    local = replace(local, chance=beside)
    draw_terms(local, councils)
    draw_money(local, actors)
    draw_papers(local, agreement)
    draw_variety(local, actors, agreement)
    return local.register


def _draw_places(local: Local) -> tuple[list[str], list[Entry]]:
    """The names of districts, that of the town among them, and all places: districts, and venues and sites in them."""
    register, chance = local.register, local.chance
    districts = [
        register.add("places", register.unused(lambda: place_name(chance)), kind="DISTRICT")
        for _ in range(5 + local.town.associations // 25)
    ]
    names = [local.town.name, *(each.name for each in districts)]
    places = list(districts)
    for _ in range(4 + local.town.associations // 25):
        kind = chance.choice(list(words().grounds))
        name = register.unused(partial(_ground_name, kind, chance))
        places.append(register.add("places", name, kind=kind))
    return names, places


def _ground_name(kind: str, chance: Random) -> str:
    """`Badplatsen i Kvirrbacken`."""
    return f"{chance.choice(words().grounds[kind])} i {place_name(chance)}"
