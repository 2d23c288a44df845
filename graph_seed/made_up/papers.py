"""What the local agreement of a made-up municipality builds on, its sub-agreement, its papers and the words it uses."""

from graph_seed.made_up.chance import LAST_YEAR
from graph_seed.made_up.local import Local
from graph_seed.made_up.register import Entry
from graph_seed.made_up.words import in_languages, words


def draw_papers(local: Local, agreement: Entry) -> None:
    register, chance, town = local.register, local.chance, local.town.name
    if chance.random() < 0.6:
        agreement.relate("basedOn", local.nation.agreement)
    if chance.random() < 0.3:
        _draw_part(local, agreement)
    text = register.add("documents", words().papers["AGREEMENT_TEXT"], nameIsEditorial=True, kind="AGREEMENT_TEXT")
    text.relate("about", agreement)
    for year in range(LAST_YEAR - chance.randint(1, 3), LAST_YEAR):
        report = register.add("documents", words().papers["REPORT"].format(year=year), kind="REPORT")
        report.relate("about", agreement)
    meaning = chance.choice(words().definitions)
    term, said = ({language: meaning[f"{what}_{language}"] for language in ("sv", "en")} for what in ("term", "text"))
    name = f"Vad {meaning['term_sv']} betyder i {town}"
    definition = register.add("statements", name, nameIsEditorial=True, kind="DEFINITION", term=term, text=said)
    definition.relate("about", agreement)


def _draw_part(local: Local, agreement: Entry) -> None:
    """A sub-agreement, presented some weeks before it was decided; its one commitment binds the municipality alone."""
    register, chance = local.register, local.chance
    year, subject = chance.randint(2018, LAST_YEAR - 1), chance.choice(words().council_topics)
    decided = f"{year}-{chance.randint(5, 11):02}-{chance.randint(1, 28):02}"
    part = register.add(
        "agreements",
        f"Delöverenskommelse om {subject} i {local.town.name}",
        kind="AGREEMENT",
        level="LOCAL",
        presentedOn=f"{year}-04",
        decidedOn=decided,
        validFrom=decided,
    )
    part.relate("parents", agreement)
    promise = words().promise
    commitment = register.add(
        "commitments",
        promise["name"],
        nameIsEditorial=True,
        ordinal=1,
        bindsKind="MUNICIPALITY",
        text=in_languages(promise),
    )
    commitment.relate("agreements", part)
