"""The words of `words.yaml`, and names put together from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

Text = Mapping[str, str]
"""A text by language, and beside it what the text belongs to: `{name: …, sv: …, en: …}`."""


@dataclass(frozen=True)
class Words:
    """The lists of `words.yaml`, under their names there."""

    name_starts: Sequence[str]
    town_ends: Sequence[str]
    place_ends: Sequence[str]
    place_prefixes: Sequence[str]
    first_name_starts: Sequence[str]
    first_name_ends: Sequence[str]
    last_name_starts: Sequence[str]
    last_name_ends: Sequence[str]
    committees: Sequence[str]
    administrations: Sequence[str]
    units: Sequence[str]
    companies: Sequence[str]
    associations: Sequence[str]
    parties: Mapping[str, str]
    organisation_forms: Sequence[str]
    causes: Sequence[str]
    agencies: Sequence[str]
    theme_groups: Mapping[str, str]
    themes: Mapping[str, Sequence[str]]
    council_forms: Mapping[str, str]
    council_topics: Sequence[str]
    council_roles: Sequence[str]
    activities: Mapping[str, Sequence[str]]
    frequencies: Sequence[Text]
    goals: Sequence[Text]
    beneficiaries: Sequence[str]
    grounds: Mapping[str, Sequence[str]]
    principles: Sequence[str]
    commitments: Sequence[Text]
    documents: Mapping[str, str]
    page_names: Text
    papers: Mapping[str, str]
    promise: Text
    definitions: Sequence[Mapping[str, str]]
    federations: Sequence[str]
    funders: Mapping[str, Sequence[str]]
    support_services: Sequence[Text]
    council_remarks: Sequence[Text]
    partnership_remarks: Sequence[Text]


@cache
def words() -> Words:
    return Words(**yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")))


def place_name(chance: Random) -> str:
    """`Kvirrbacken`, or now and then `Norra Kvirrbacken`."""
    name = chance.choice(words().name_starts) + chance.choice(words().place_ends)
    return f"{chance.choice(words().place_prefixes)} {name}" if chance.random() < 0.2 else name


def person_name(chance: Random) -> str:
    """`Solnilla Frosttuva`."""
    said = words()
    first = chance.choice(said.first_name_starts) + chance.choice(said.first_name_ends)
    return f"{first} {chance.choice(said.last_name_starts)}{chance.choice(said.last_name_ends)}"


def in_languages(text: Text) -> Text:
    return {language: text[language] for language in ("sv", "en")}
