"""The facts of Örebro, proved against the page that they come from.

Reads the page's text line by line. Every published word must stand byte for byte on the lines that cite it, and every
line that says something must be cited by something.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any

import pytest

from tests.graph_seed.orebro_facts import BY_ID, ENTITIES, FACTS, FROM_PAGE, PAGE_ID, RELATIONS, Fact, of_type, related
from tests.machine import source_text

FILE = source_text("orebro-samverkan.txt")
PAGE = ("", *FILE.read_text(encoding="utf-8").split("\n"))
"""The page's lines, counted from 1."""

SAYING = [line for line, text in enumerate(PAGE) if text.strip()]
"""The lines that are not blank."""

LINES_OF_THE_PAGE = 358
LONGEST_QUOTE = 6
LONGEST_ECHO = 3
"""So many words in a row that say how often something happens may be the page's."""

NO_FACT = {
    5: "the alternative text of a picture",
    7: "a heading over reasons",
    21: "a heading over the agreement",
    50: "the head of a column",
    52: "the head of a column",
    260: "a heading over the examples",
    303: "the head of a column",
    337: "a heading over the support",
    351: "a heading over the definitions",
}
"""Lines that hold no fact, and why. Blank lines need no mention."""

OVER_THE_EXAMPLES = 262
"""The line that says what the examples are of; on the others an example tells what something else must tell too."""

NO_DATE = {357, 358}
"""The lines at which one would look for the date of the page."""

WITHOUT_SHAPE = {
    3: "REASON",
    9: "REASON REASON",
    11: "REASON REASON",
    13: "REASON REASON",
    15: "REASON",
    17: "REASON REASON REASON",
    19: "REASON REASON REASON",
    23: "ACTIVITY_PLAN FIGURE PDF ROLE TASK TERM",
    27: "ROLE TASK WEB_PAGE",
    29: "ROLE",
    31: "ROLE TASK WEB_PAGE",
    33: "RULE RULE RULE",
    42: "TASK",
    44: "CHANNEL CHANNEL E_SERVICE FORM",
    46: "CHANNEL E_SERVICE",
    254: "ROLE WEB_PAGE",
    256: "ARCHIVE ROLE",
    258: "WEB_PAGE",
    264: "TASK",
    266: "BENEFIT BENEFIT",
    268: "WEB_PAGE",
    270: "DEFINITION ROLE",
    277: "FILM",
    281: "WEB_PAGE",
    283: "ROLE TERM",
    285: "TERM TERM",
    287: "TASK",
    289: "DEFINITION FIGURE TASK TASK TASK TASK",
    291: "OUTCOME TASK",
    293: "DEFINITION",
    295: "WEB_PAGE",
    297: "OUTCOME",
    299: "CHANNEL",
    341: "WEB_PAGE",
    345: "ROLE WEB_PAGE",
    347: "NEWSLETTER",
    349: "NEWSLETTER WEB_PAGE",
    353: "DEFINITION DEFINITION DEFINITION",
    355: "DEFINITION DEFINITION FIGURE",
}
"""The statements and documents that each line must give, by kind: one for every fact without a shape of its own."""


def assert_stands(words: str, lines: frozenset[int]) -> None:
    there = "\n".join(f"  {line}: {PAGE[line]}" for line in sorted(lines))
    assert any(words in PAGE[line] for line in lines), f"{words!r} does not stand on\n{there}"


# Published words stand where they are cited


def test_published_names_stand_at_their_place() -> None:
    published = [each for each in ENTITIES if not each.values.get("nameIsEditorial", False)]
    assert published
    for fact in published:
        assert_stands(fact.values["name"], fact.lines("name"))


def test_aliases_stand_at_their_place() -> None:
    facts = [fact for fact in ENTITIES if "aliases" in fact.values]
    assert facts
    for fact in facts:
        for words in fact.values["aliases"]:
            assert_stands(words, fact.lines("aliases"))


@pytest.mark.parametrize("field", ["nameAsPublished", "categoryAsPublished", "period"])
def test_published_words_of_relations_stand_at_their_place(field: str) -> None:
    facts = [each for each in RELATIONS if field in each.values]
    assert facts
    for fact in facts:
        assert_stands(fact.values[field], fact.lines())


def test_dates_stand_at_their_place() -> None:
    dated = [
        (fact.lines(field), value["asPublished"])
        for fact in FACTS
        for field, value in fact.values.items()
        if isinstance(value, dict) and "asPublished" in value
    ]
    assert {words for _, words in dated} == {"Hösten 2008", "våren 2008", "28 april 2010", "sedan 2022"}
    for lines, words in dated:
        assert_stands(words, lines)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("antal-civila-aktorer", ["fler än 3500 aktörer", "2020"]),
        ("skuldradgivning-timmar", ["10-15 timmar i veckan"]),
        ("pdf-filens-storlek", ["163.8 kB"]),
    ],
)
def test_figures_stand_at_their_place(statement: str, words: list[str]) -> None:
    fact = BY_ID[f"statement:orebro-{statement}"]
    figure = fact.values["figure"]
    for each in words:
        assert_stands(each, fact.lines())
    for number in (figure[key] for key in ("value", "upper", "year") if key in figure):
        assert any(str(number) in each for each in words)
    assert any(swedish(figure["unit"]) in each for each in words)
    assert len([each for each in ENTITIES if "figure" in each.values]) == 3


def test_seats_stand_at_their_place() -> None:
    words = {
        ("CIVIL_SOCIETY", 10): "tio representanter från civila samhället",
        ("POLITICIANS", 3): "tre politiker",
        ("OFFICIALS", 1): "en samordnande tjänsteperson",
    }
    seats = [(fact, seat) for fact in of_type("councils") for seat in fact.values.get("seats", [])]
    assert {(seat["group"], seat["count"]) for _, seat in seats} == set(words)
    for fact, seat in seats:
        assert_stands(words[seat["group"], seat["count"]], fact.lines("seats"))


def test_signatory_and_category_are_whole_lines() -> None:
    for fact in related("actors", "agreements"):
        first, last = min(fact.lines() - {48}), max(fact.lines())
        assert (PAGE[first], PAGE[last]) == (BY_ID[fact.id].values["name"], fact.values["categoryAsPublished"])


def test_every_row_of_the_table_is_a_signatory() -> None:
    rows = [line for line in PAGE[54:253] if line]
    signed = related("actors", "agreements")
    assert rows == [
        words for fact in signed for words in (BY_ID[fact.id].values["name"], fact.values["categoryAsPublished"])
    ]


def test_politician_and_party_are_one_line() -> None:
    for fact in related("politicians", "parties"):
        (line,) = fact.lines()
        assert PAGE[line] == f"{BY_ID[fact.id].values['name']} ({BY_ID[fact.to].values['abbreviation']})"


def test_responsible_politician_stands_under_the_council() -> None:
    assert PAGE[305] == "Politiker (ansvarig)"
    for fact in related("councils", "responsiblePoliticians"):
        council, politician = min(fact.lines() - {301, 305}), max(fact.lines())
        assert PAGE[council] == BY_ID[fact.id].values["name"]
        assert PAGE[politician].startswith(BY_ID[fact.to].values["name"])
        assert fact.values["role"] == "ansvarig"


def test_principles_stand_in_their_order() -> None:
    places = [PAGE[23].index(f"{fact.values['name']}") for fact in of_type("principles")]
    assert places == sorted(places)
    assert [fact.values["ordinal"] for fact in of_type("principles")] == [1, 2, 3, 4, 5, 6]


# Every line that says something is cited


@cache
def citing(line: int) -> tuple[Fact, ...]:
    """The facts that cite a line. What is not stated cites where it was looked for, which proves no reading."""
    return tuple(fact for fact in FACTS if line in fact.all_lines() and not fact.not_stated)


def test_every_line_that_says_something_is_cited() -> None:
    for line in [line for line in SAYING if line not in NO_FACT.keys() | NO_DATE]:
        sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", PAGE[line].strip())
        facts = [
            str(fact)
            for fact in citing(line)
            if fact.relation != "about" and (fact.type != "examples" or line == OVER_THE_EXAMPLES)
        ]
        assert len(facts) >= len(sentences), (
            f"line {line} has {len(sentences)} sentences and is cited by {facts}:\n{PAGE[line]}"
        )


def test_lines_that_hold_no_fact_say_something() -> None:
    assert NO_FACT.keys() | NO_DATE <= set(SAYING)


def test_lines_that_give_the_page_no_date_are_cited_for_that() -> None:
    assert BY_ID["statement:orebro-ej-angivet-sidans-datum"].lines() >= NO_DATE


def test_lines_give_their_statements_and_documents() -> None:
    for line, kinds in WITHOUT_SHAPE.items():
        found = [each for each in citing(line) if each.type in ("statements", "documents") and not each.relation]
        missing = Counter(kinds.split()) - Counter(each.values["kind"] for each in found)
        assert not missing, f"line {line} gives no {' '.join(missing.elements())}:\n{PAGE[line]}"


def test_page_has_its_lines() -> None:
    assert len(PAGE) == LINES_OF_THE_PAGE + 1


def test_citations_lie_on_the_page() -> None:
    for fact in FROM_PAGE:
        lines = fact.all_lines()
        assert lines, fact
        assert lines <= set(range(1, LINES_OF_THE_PAGE + 1)), fact
        assert any(PAGE[line].strip() for line in lines), fact


def test_sections_are_the_headings_of_the_page() -> None:
    sections = BY_ID[PAGE_ID].values["sections"]
    assert [each["line"] for each in sections] == sorted({each["line"] for each in sections})
    for each in sections:
        assert PAGE[each["line"]] == each["heading"] if "heading" in each else PAGE[each["line"]]


def test_a_section_without_a_heading_begins_where_the_text_leaves_it() -> None:
    sections = BY_ID[PAGE_ID].values["sections"]
    assert [each["line"] for each in sections if "heading" not in each] == [33, 254, 297, 357]


def test_source_is_the_page_as_read() -> None:
    assert sha256(FILE.read_bytes()).hexdigest() == BY_ID[PAGE_ID].values["sha256"]


# Descriptions are in our own words


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w&-]+", text.casefold())


@cache
def published_names() -> tuple[str, ...]:
    """What may be repeated at length: the names of things, longest first."""
    named = {"actors", "councils", "partnerships", "places", "supportServices"}
    found = {fact.values["name"] for fact in ENTITIES if fact.type in named}
    found |= {section["heading"] for section in BY_ID[PAGE_ID].values["sections"] if "heading" in section}
    return tuple(sorted(found, key=len, reverse=True))


def without_names(text: str) -> str:
    for name in published_names():
        text = text.replace(name, " § ")
    return text.replace("§", "§name")


def own_words(fact: Fact) -> Iterator[str]:
    if fact.values.get("nameIsEditorial") and fact.type in ("statements", "commitments", "documents"):
        yield fact.values["name"]
    for key, value in fact.values.items():
        if key in ("beneficiaries", "reason") or (isinstance(value, dict) and "sv" in value):
            text = swedish(value)
            yield from text if isinstance(text, list) else [text]


def swedish(value: Any) -> Any:
    """The Swedish of a text, which stands alone where there is no other."""
    return value["sv"] if isinstance(value, dict) else value


def runs_of(texts: Iterable[str], length: int) -> set[tuple[str, ...]]:
    """All so many words in a row."""
    found = set()
    for words in map(words_of, texts):
        found |= {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}
    return found


def test_how_often_is_told_in_our_words() -> None:
    published = runs_of(PAGE, LONGEST_ECHO + 1)
    for fact in ENTITIES:
        text = fact.values.get("frequency", {}).get("sv", "")
        figures = [swedish(each.values["figure"]["unit"]) for each in ENTITIES if "figure" in each.values]
        if not any(unit in text for unit in figures):
            assert not runs_of([text], LONGEST_ECHO + 1) & published, fact


def test_no_description_copies_the_page() -> None:
    run = LONGEST_QUOTE + 1
    published = runs_of(PAGE, run)
    for fact in FACTS:
        for text in own_words(fact):
            words = words_of(without_names(text))
            copied = [each for start in range(len(words)) if (each := tuple(words[start : start + run])) in published]
            assert not copied, f"{fact}: {' '.join(copied[0])}"
