"""The made-up region says what its texts say: they lie in the repository, and are read here without the loader."""

import re
from collections.abc import Iterator

from graph_seed.dataset import read_folders
from graph_seed.proof import without_receipt
from graph_seed.texts import TEXTS, read_text
from tests.conftest import MYRMARK
from tests.evaluator.facts import Node
from tests.evaluator.loaded import facts_of
from tests.model import MODEL
from tests.read import datasets_of

FACTS = facts_of(MYRMARK)
MINUTES = {
    "myrmark-protokoll-2018-11": ("2018-11-27", "2022-11-21"),
    "myrmark-protokoll-2022-11": ("2022-11-22", None),
}
"""The minutes of two elections, and how long those sat who were elected."""
ROLES = {
    "Ordförande": "CHAIR",
    "Vice ordförande": "DEPUTY_CHAIR",
    "Ledamot": "MEMBER",
    "Ersättare": "SUBSTITUTE",
}


def text_of(source: str) -> list[str]:
    (path,) = (MYRMARK / TEXTS / source).glob("*.txt")
    return path.read_text(encoding="utf-8").splitlines()


def of_label(label: str) -> Iterator[Node]:
    return (node for node in FACTS.nodes if node.label == label)


def test_all_of_it_stands_in_its_texts_and_nothing_is_noted() -> None:
    at_hand = {f"source:{path.parent.name}": read_text(path) for path in (MYRMARK / TEXTS).glob("*/*.txt")}
    assert len(at_hand) == 7
    read = read_folders([MYRMARK], MODEL, at_hand=at_hand)
    datasets, _ = read.datasets()
    assert [note for each in datasets for note in each.warnings] == []
    assert without_receipt(read.folders, at_hand) == {}


def test_what_is_in_our_words_is_in_english_too() -> None:
    ours = [node for node in FACTS.nodes if node.properties["dataset"] == "myrmark"]
    named = [each for each in ours if each.properties["nameIsEditorial"] or each.label in ("Principle", "Theme")]
    assert named
    assert [each.id for each in named if "nameEn" not in each.properties] == []
    for column in ("beneficiaries", "figureUnit"):
        held = [each for each in ours if each.properties.get(column)]
        assert held
        assert [each.id for each in held if not each.properties.get(f"{column}En")] == []


def test_municipalities_have_codes_that_none_has() -> None:
    codes = {node.properties.get("municipality") for node in FACTS.nodes if node.properties["dataset"] == "myrmark"}
    assert codes == {None, "9901", "9902", "9903"}


def test_amounts_are_those_of_the_register() -> None:
    stated: dict[str, dict[int, int]] = {}
    for line in text_of("myrmark-register"):
        if case := re.match(r"[A-Z]{2} \d{4}/\d+", line):
            amounts = stated.setdefault(case[0], {})
        elif amount := re.fullmatch(r"(\d{4}): ([\d ]+) kronor", line):
            amounts[int(amount[1])] = int(amount[2].replace(" ", ""))
    held = {
        node.properties["caseNumber"]: dict(
            zip(node.properties["amountsYear"], node.properties["amountsKronor"], strict=True)
        )
        for node in of_label("Partnership")
        if "caseNumber" in node.properties
    }
    assert held == stated
    assert {year for amounts in held.values() for year in amounts} == {*range(2017, 2027)}


def test_signatories_stand_in_the_order_of_the_list() -> None:
    signed = sorted(FACTS.incoming["SIGNED", "agreement:myrmark-2021"], key=lambda each: each.properties["position"])
    listed = text_of("myrmark-anslutna")[2:]
    assert [each.properties["position"] for each in signed] == [*range(1, len(listed) + 1)]
    for each, name in zip(signed, listed, strict=True):
        actor = FACTS.node[each.start].properties
        assert name in (actor["name"], *actor.get("aliases", ()))
        assert (each.properties["identity"] == "PROBABLE") == (name != actor["name"])
        assert not {"categoryAsPublished", "period"} & each.properties.keys()


def test_the_minutes_say_who_sits_where_until_the_next_election() -> None:
    elected = {office for source in MINUTES for office in offices_in(source)}
    held = {
        (
            FACTS.node[each.end].properties["name"],
            each.properties["role"],
            FACTS.node[each.start].properties["name"],
            each.properties["validFromEdtf"],
            each.properties.get("validToEdtf"),
        )
        for each in FACTS.relationships
        if each.type == "SERVES_ON" and each.end != "council:myrmark-tranhede-foreningsrad"
    }
    assert held == elected
    assert len(elected) == 17


def offices_in(source: str) -> Iterator[tuple[str, str, str, str, str | None]]:
    council, (first, last) = "", MINUTES[source]
    for line in text_of(source):
        if said := re.fullmatch(r"([\w ]+): ([\w ]+) \(\w+\)", line):
            yield council, ROLES[said[1]], said[2], first, last
        elif line:
            council = line


def test_it_needs_nothing_but_what_is_national() -> None:
    assert datasets_of(MYRMARK)[-1].description.uses == ("sverige",)
