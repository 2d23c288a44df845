"""What not all municipalities do alike: some list who has signed by name alone, and some speak a third language."""

from collections.abc import Iterable, Mapping

from graph_seed.made_up.actors import Actors
from graph_seed.made_up.local import Local
from graph_seed.made_up.register import Entry
from graph_seed.made_up.words import Text, words

_SHORTER = 0.4
"""Of the lists of signatories those that say neither what sort of actor somebody is nor for which years it signed."""

_BILINGUAL = 0.2

_OF_THE_LIST = ("categoryAsPublished", "period")


def draw_variety(local: Local, actors: Actors, agreement: Entry) -> None:
    if local.chance.random() < _SHORTER:
        for actor in (*actors.committees, *actors.administrations, *actors.associations):
            _shorten(actor, agreement)
    if local.chance.random() < _BILINGUAL:
        _say_in_finnish(local.register.entries["commitments"], "text", (*words().commitments, words().promise))
        _say_in_finnish(local.register.entries["supportServices"], "purpose", words().support_services)
        page = next(each for each in local.register.entries["documents"] if each.said["kind"] == "WEB_PAGE")
        page.say(names=dict(words().page_names))


def _shorten(actor: Entry, agreement: Entry) -> None:
    """Its signatures as a list of mere names has them; that it means this actor, nobody doubts."""
    if signed := actor.relations.get("agreements"):
        actor.relations["agreements"] = [_by_name(each) if each["to"] == agreement.id else each for each in signed]


def _by_name(signature: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in signature.items() if name not in _OF_THE_LIST} | {"identity": "CONFIRMED"}


def _say_in_finnish(entries: Iterable[Entry], key: str, texts: Iterable[Text]) -> None:
    finnish = {text["name"]: text["fi"] for text in texts}
    for entry in entries:
        entry.say(**{key: {**entry.said[key], "fi": finnish[entry.name]}})
