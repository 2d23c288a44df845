"""Everything in the schema has a word in every language, and no word belongs to nothing."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import graphql
import pytest
import strawberry
import yaml
from graphql import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType

from schema import TYPES, build_schema
from schema.derive.labels import Labelled, LabelRow, labelled, labels_of
from schema.derive.words import FOLDER, Wording, first_word, languages, words_in
from schema.label import LabelKind
from schema.node import Entity
from tests.resolvers import asking

LANGUAGES = languages()
of_each_language = pytest.mark.parametrize("language", LANGUAGES)


def rows(language: str) -> dict[tuple[str, str, str], LabelRow]:
    found = labels_of(asking.questions(), asking.schema().model, language)
    by_place = {(each.kind, each.enum, each.value): each for each in found}
    assert len(by_place) == len(found)
    return by_place


@cache
def everything() -> list[Labelled]:
    return list(labelled(asking.questions(), asking.schema().model))


def named_in_the_schema() -> Iterator[tuple[str, str]]:
    """Every type, enum, field and value, but for what pages and figures are made of."""
    for name, each in asking.questions().type_map.items():
        if name.startswith("__") or name.endswith(("Connection", "Aggregate")) or name == "PageInfo":
            continue
        if isinstance(each, GraphQLEnumType):
            members = list(each.values)
        elif isinstance(each, GraphQLObjectType | GraphQLInterfaceType):
            members = [field for field in each.fields if not (name.endswith("Edge") and field in ("cursor", "node"))]
        else:
            continue
        if members:
            yield name, name
            yield from ((name, member) for member in members)


@of_each_language
def test_everything_in_the_schema_has_a_word(language: str) -> None:
    relationships = {("Fact", each) for each in asking.schema().model.stated}
    assert {(enum, value) for _, enum, value in rows(language)} == {*named_in_the_schema(), *relationships}
    words = words_in(language)
    lacking = {
        f"{each.enum}.{each.value}" for each in everything() for keys in each.places() if not first_word(words, keys)
    }
    assert lacking == set()


@of_each_language
def test_no_word_belongs_to_nothing(language: str) -> None:
    known = words_in(language)
    used = {next((key for key in keys if key in known), None) for each in everything() for keys in each.places()}
    assert known.keys() - used == set()


@of_each_language
def test_a_word_stands_in_its_file_once(language: str) -> None:
    root = yaml.compose((FOLDER / f"{language}.yaml").read_text())
    assert root is not None
    found = Counter([key.value for key, _ in root.value])
    found += Counter([f"{key.value}.{each.value}" for key, inner in root.value for each, _ in inner.value])
    assert [name for name, times in found.items() if times > 1] == []


@of_each_language
def test_every_word_says_what_it_means(language: str) -> None:
    found = rows(language).values()
    assert [each for each in found if not each.label.strip() or "{}" in each.label] == []
    assert [each for each in found if not each.description.strip() or "{}" in each.description] == []


def test_descriptions_are_in_the_language() -> None:
    english, swedish = rows("en"), rows("sv")
    assert [place for place, each in swedish.items() if each.description == english[place].description] == []


def test_there_are_words_in_every_language_and_of_every_kind() -> None:
    assert {"sv", "en"} <= {*LANGUAGES}
    assert {kind for kind, _, _ in rows("sv")} == {each.name for each in LabelKind}


@pytest.mark.parametrize(
    ("place", "swedish", "english"),
    [
        (("TYPE", "Council", "Council"), "Råd", "Council"),
        (("FIELD", "Council", "kind"), "Slag", "Kind"),
        (("FIELD", "Council", "name"), "Namn", "Name"),
        (("FIELD", "Query", "actors"), "Aktörer", "Actors"),
        (("FIELD", "PartnershipParticipantEdge", "role"), "Roll", "Role"),
        (("RELATION", "Council", "responsible"), "Ansvarig politiker", "Responsible politician"),
        (("RELATION", "Actor", "collaborators"), "Samarbetspartner", "Collaborators"),
        (("RELATION", "Fact", "REPRESENTED_IN"), "Är representerad i", "Is represented in"),
        (("ENUM_VALUE", "ActorKind", "COMMITTEE"), "Nämnd", "Committee"),
        (("ENUM_VALUE", "EntityType", "SUPPORT_SERVICE"), "Stöd", "Support"),
        (("ENUM_VALUE", "PlaceGroupBy", "VALID_FROM_YEAR"), "Gäller från, år", "Holds from, year"),
        (("ENUM_VALUE", "CouncilGroupBy", "HOST_PART_OF"), "Värd – Hör till", "Host – Belongs to"),
        (("ENUM_VALUE", "AgreementGroupBy", "DECIDED_ON_YEAR"), "Beslutad, år", "Decided, year"),
        (("ENUM_VALUE", "AgreementSignatoryGroupBy", "NODE_KIND"), "Slag", "Kind"),
        (("ENUM_VALUE", "AgreementSignatoryGroupBy", "EDGE_HOLDS"), "Gäller (anslutning)", "Holds (signature)"),
    ],
)  # fmt: skip
def test_a_word_is_found_at_its_place(place: tuple[str, str, str], swedish: str, english: str) -> None:
    assert (rows("sv")[place].label, rows("en")[place].label) == (swedish, english)


@strawberry.type(description="What a test declares.")
class Club(Entity):
    motto: str = strawberry.field(description="What it says of itself.")


def test_what_has_no_word_of_its_own_is_called_by_its_name() -> None:
    made = build_schema((*TYPES, Club))
    found = labels_of(graphql.build_schema(made.as_str(), assume_valid=True), made.model, "sv")
    of_club = {each.value: (each.label, each.description) for each in found if each.enum == "Club"}
    assert of_club["motto"] == ("motto", "What it says of itself.")
    assert of_club["name"][0] == "Namn"


def test_a_label_alone_takes_the_description_of_what_it_is_a_kind_of() -> None:
    words = {
        ("Council", "name"): Wording("Rådets namn"),
        ("Entity", "name"): Wording("Namn", "Så som källan skriver det."),
    }
    assert first_word(words, words) == Wording("Rådets namn", "Så som källan skriver det.")
    assert first_word(words, [("Council", "kind")]) is None


@of_each_language
def test_no_two_types_are_called_the_same(language: str) -> None:
    """Edges are called as the relation that they show, and what rows are grouped by as a grouping."""
    types = [each.label for (kind, name, _), each in rows(language).items() if kind == "TYPE" and not shared(name)]
    assert [label for label, times in Counter(types).items() if times > 1] == []


def shared(name: str) -> bool:
    return name.endswith(("Edge", "GroupBy"))
