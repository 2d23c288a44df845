"""Where a link to words on a page leads: to the place that is cited, or to the page alone."""

from pathlib import Path

import pytest

from graph_seed import read_dataset
from graph_seed.cited import CitedPlace
from graph_seed.notation import FileEntry
from graph_seed.problems import FilePlace
from graph_seed.text_links import KnownWords
from graph_seed.texts import TextAtHand, fingerprinted
from schema.citation import text_address, text_directive
from tests.conftest import OREBRO
from tests.graph_seed.page import PAGE, give, write_page
from tests.model import MODEL
from tests.read import datasets_of

LINES = ["Rådet möter Eksam", None, "Eksam", "Råd & stöd", "Åsa Ek (S)", None, "EKSAM i Råd", "Rådet"]
KNOWN = {3: {"Eksam"}, 4: {"Råd & stöd"}, 5: {"Åsa Ek", "S"}, 7: {"EKSAM"}, 8: {"Rådet"}}


def words() -> KnownWords:
    """What is known of the lines: names and a heading; of the first line that two of them stand there."""
    version = fingerprinted("source:sida", "1", TextAtHand("", tuple(LINES)))
    told = {1: frozenset({version.receipt("Eksam", 1), version.receipt("Rådet", 1)}), 7: frozenset()}
    inside = {**told, 7: frozenset({version.receipt("EKSAM", 7)})}
    return KnownWords(type(version)(version.source, version.version, "", version.lines, inside), dict(KNOWN))


@pytest.mark.parametrize(
    ("quote", "at", "directive"),
    [
        ("Eksam", "1", "Eksam"),  # the first there is
        ("Eksam", "3", "Eksam,-R%C3%A5d%20%26%20st%C3%B6d"),  # by the line below
        ("Råd & stöd", "4", "R%C3%A5d%20%26%20st%C3%B6d"),
        ("EKSAM", "7", None),  # within a sentence of which no more is known
        ("Rådet", "8", None),  # the line above is a sentence
        ("Eksam", "1, 3", "Eksam"),
    ],
)
def test_a_link_leads_to_its_place_or_to_the_page(quote: str, at: str, directive: str | None) -> None:
    place = CitedPlace(FileEntry(FilePlace("x.yaml"), {}, {"at": at}), "source:sida")
    assert words().directive(quote, place) == directive


def test_a_name_with_another_in_brackets_is_known_whole() -> None:
    known = words()
    known.on[3] = {"Åsa Ek", "Eksam"}
    place = CitedPlace(FileEntry(FilePlace("x.yaml"), {}, {"at": "4"}), "source:sida")
    known.on[1] = {"Råd & stöd"}
    assert known.directive("Råd & stöd", place) == "R%C3%A5d%20%26%20st%C3%B6d,-%C3%85sa%20Ek%20%28S%29"


def test_words_before_and_after_stand_where_the_standard_wants_them() -> None:
    assert text_directive("B, c", before="A-a", after="d") == "A%2Da-,B%2C%20c,-d"
    assert text_address("https://a.org/#top", "B") == "https://a.org/#top:~:text=B"


def test_the_files_do_not_need_the_text_for_it(tmp_path: Path) -> None:
    folder = write_page(tmp_path / "page")
    assert give(folder, PAGE, "--retrieved-on", "2026-11-01") == 0
    found = read_dataset(folder, MODEL).facts.relationships
    assert found["cites:council:rad/sidan/16"].properties["textFragment"] == "R%C3%A5det%20f%C3%B6r%20alla"


def test_the_council_in_the_table_of_orebro_is_not_the_one_in_the_text_above() -> None:
    found = datasets_of(OREBRO)[-1].facts.relationships
    cited = found["cites:council:orebro-samverkansradet/orebro-civilasamhallet/307"].properties
    assert (cited["quote"], cited["textFragment"]) == (
        "Samverkansrådet",
        "Samverkansr%C3%A5det,-Maria%20Haglund%20%28M%29",
    )


def test_what_is_judged_is_no_quote() -> None:
    facts = datasets_of(OREBRO)[-1].facts.relationships.values()
    judged = [each for each in facts if each.properties.get("source") == "source:kurator"]
    assert judged
    assert not [each.id for each in judged if "quote" in each.properties]


def test_the_name_that_an_addition_cites_is_a_quote() -> None:
    found = datasets_of(OREBRO)[-1].facts.relationships
    assert found["cites:actor:kronofogden/orebro-civilasamhallet/289"].properties["quote"] == "Kronofogden"
    assert found["cites:party:m/orebro-civilasamhallet/309, 325"].properties["quote"] == "M"
