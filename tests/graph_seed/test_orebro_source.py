"""The facts of Örebro, proved against the page that they come from, and counted.

Reads the data files as plain YAML, without the loader, and the page's text line by line. Every published word must
stand byte for byte on the lines that cite it, and every line that says something must be cited by something.
"""

import hashlib
import itertools
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = ROOT / "graph_seed" / "orebro"
PAGE = ROOT.parent / "shared" / "domain" / "orebro-samverkan.txt"
PAGE_ID, CURATOR_ID = "source:orebro-civilasamhallet", "source:kurator"
LINES_OF_THE_PAGE = 358
LONGEST_QUOTE = 6

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


WITHOUT_SHAPE = {
    3: "REASON",
    9: "REASON REASON",
    11: "REASON REASON",
    13: "REASON REASON",
    15: "REASON",
    17: "REASON REASON REASON",
    19: "REASON REASON REASON",
    23: "ACTIVITY_PLAN FIGURE ROLE TASK TERM",
    25: "DEFINITION",
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
    264: "ROLE TASK",
    266: "BENEFIT BENEFIT",
    268: "WEB_PAGE",
    270: "DEFINITION ROLE",
    277: "FILM",
    279: "ROLE ROLE",
    281: "WEB_PAGE",
    283: "ROLE TERM",
    285: "TERM TERM",
    287: "ROLE TASK",
    289: "DEFINITION FIGURE ROLE TASK TASK TASK TASK",
    291: "OUTCOME ROLE TASK",
    293: "DEFINITION ROLE",
    295: "WEB_PAGE",
    297: "OUTCOME ROLE",
    299: "CHANNEL",
    341: "WEB_PAGE",
    345: "ROLE WEB_PAGE",
    347: "NEWSLETTER",
    349: "NEWSLETTER WEB_PAGE",
    353: "DEFINITION DEFINITION DEFINITION",
    355: "DEFINITION DEFINITION FIGURE",
}
"""The statements and documents that each line must give, by kind: one for every fact without a shape of its own."""


@dataclass(frozen=True)
class Fact:
    """An entity (`relation` is empty) or a relation to another, with the values that the file gives it."""

    type: str
    id: str
    values: Mapping[str, Any]
    source: str
    relation: str = ""

    def __str__(self) -> str:
        return f"{self.id} {self.relation} {self.values['to']}" if self.relation else self.id

    @property
    def to(self) -> str:
        return str(self.values["to"])

    @property
    def not_stated(self) -> bool:
        return self.id.startswith("statement:orebro-ej-angivet-")

    def lines(self, field: str | None = None) -> frozenset[int]:
        """The lines of the page that prove a field: those that say so, else the fact's own."""
        cites = [each for each in self.values.get("cites", []) if field in each["supports"]]
        places = cites or [{"source": self.source, "at": self.values["at"]}]
        return frozenset().union(
            *(lines_of(each["at"]) for each in places if each.get("source", self.source) == PAGE_ID)
        )

    def all_lines(self) -> frozenset[int]:
        """Every line of the page that the fact cites."""
        fields = [None, *(field for each in self.values.get("cites", []) for field in each["supports"])]
        return frozenset().union(*(self.lines(field) for field in fields))


def lines_of(place: int | str) -> frozenset[int]:
    """`"27, 37-39"` → 27, 37, 38, 39."""
    spans = [part.split("-") for part in str(place).replace(" ", "").split(",")]
    return frozenset(itertools.chain.from_iterable(range(int(span[0]), int(span[-1]) + 1) for span in spans))


def read_facts() -> Iterator[Fact]:
    for path in sorted(FILES.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, entries in content.items():
            if isinstance(entries, list):
                for entry in entries:
                    yield from facts_of(key, entry, entry.get("source", content.get("source")))


def facts_of(key: str, entry: dict[str, Any], source: str) -> Iterator[Fact]:
    yield Fact(key, entry["id"], entry, source)
    for name, relations in entry.items():
        if isinstance(relations, list) and relations and isinstance(relations[0], dict) and "to" in relations[0]:
            for each in relations:
                yield Fact(key, entry["id"], each, each.get("source", source), name)


FACTS = tuple(read_facts())
ENTITIES = tuple(fact for fact in FACTS if not fact.relation)
RELATIONS = tuple(fact for fact in FACTS if fact.relation)
BY_ID = {fact.id: fact for fact in ENTITIES}
FROM_PAGE = tuple(fact for fact in FACTS if fact.source == PAGE_ID)


def of_type(key: str, **values: object) -> list[Fact]:
    return [fact for fact in ENTITIES if fact.type == key and values.items() <= fact.values.items()]


def related(key: str, name: str) -> list[Fact]:
    return [fact for fact in RELATIONS if fact.type == key and fact.relation == name]


def names(facts: list[Fact]) -> set[str]:
    return {fact.values["name"] for fact in facts}


@cache
def read_page() -> tuple[str, ...]:
    return ("", *PAGE.read_text(encoding="utf-8").split("\n"))


@pytest.fixture
def page() -> tuple[str, ...]:
    """The page's lines, counted from 1."""
    if PAGE.exists():
        return read_page()
    reason = f"the text of the page is not at {os.path.relpath(PAGE, ROOT)}"
    if os.environ.get("SAMVERKAN_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def assert_stands(words: str, lines: frozenset[int], page: tuple[str, ...]) -> None:
    there = "\n".join(f"  {line}: {page[line]}" for line in sorted(lines))
    assert any(words in page[line] for line in lines), f"{words!r} does not stand on\n{there}"


# Published words stand where they are cited


@pytest.mark.parametrize("fact", [each for each in ENTITIES if not each.values.get("nameIsEditorial", False)], ids=str)
def test_published_name_stands_at_its_place(fact: Fact, page: tuple[str, ...]) -> None:
    assert_stands(fact.values["name"], fact.lines("name"), page)


@pytest.mark.parametrize("fact", [each for each in ENTITIES if "aliases" in each.values], ids=str)
def test_aliases_stand_at_their_place(fact: Fact, page: tuple[str, ...]) -> None:
    for alias in fact.values["aliases"]:
        assert_stands(alias, fact.lines("aliases"), page)


@pytest.mark.parametrize("fact", [each for each in ENTITIES if "beneficiaries" in each.values], ids=str)
def test_beneficiaries_stand_at_their_place(fact: Fact, page: tuple[str, ...]) -> None:
    for words in fact.values["beneficiaries"]:
        assert_stands(words, fact.lines("beneficiaries"), page)


@pytest.mark.parametrize("field", ["nameAsPublished", "categoryAsPublished", "period"])
def test_published_words_of_relations_stand_at_their_place(field: str, page: tuple[str, ...]) -> None:
    facts = [each for each in RELATIONS if field in each.values]
    assert facts
    for fact in facts:
        assert_stands(fact.values[field], fact.lines(), page)


def test_dates_stand_at_their_place(page: tuple[str, ...]) -> None:
    dated = [
        (fact.lines(field), value["asPublished"])
        for fact in FACTS
        for field, value in fact.values.items()
        if isinstance(value, dict) and "asPublished" in value
    ]
    assert {words for _, words in dated} == {"Hösten 2008", "våren 2008", "28 april 2010", "sedan 2022"}
    for lines, words in dated:
        assert_stands(words, lines, page)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("antal-civila-aktorer", ["fler än 3500 aktörer", "2020"]),
        ("skuldradgivning-timmar", ["10-15 timmar i veckan"]),
        ("pdf-filens-storlek", ["163.8 kB"]),
    ],
)
def test_figures_stand_at_their_place(statement: str, words: list[str], page: tuple[str, ...]) -> None:
    fact = BY_ID[f"statement:orebro-{statement}"]
    figure = fact.values["figure"]
    for each in words:
        assert_stands(each, fact.lines(), page)
    for number in (figure[key] for key in ("value", "upper", "year") if key in figure):
        assert any(str(number) in each for each in words)
    assert any(figure["unit"] in each for each in words)
    assert len([each for each in ENTITIES if "figure" in each.values]) == 3


def test_seats_stand_at_their_place(page: tuple[str, ...]) -> None:
    words = {
        ("CIVIL_SOCIETY", 10): "tio representanter från civila samhället",
        ("POLITICIANS", 3): "tre politiker",
        ("OFFICIALS", 1): "en samordnande tjänsteperson",
    }
    seats = [(fact, seat) for fact in of_type("councils") for seat in fact.values.get("seats", [])]
    assert {(seat["group"], seat["count"]) for _, seat in seats} == set(words)
    for fact, seat in seats:
        assert_stands(words[seat["group"], seat["count"]], fact.lines("seats"), page)


def test_signatory_and_category_are_whole_lines(page: tuple[str, ...]) -> None:
    for fact in related("actors", "agreements"):
        first, last = min(fact.lines() - {48}), max(fact.lines())
        assert (page[first], page[last]) == (BY_ID[fact.id].values["name"], fact.values["categoryAsPublished"])


def test_every_row_of_the_table_is_a_signatory(page: tuple[str, ...]) -> None:
    rows = [line for line in page[54:253] if line]
    signed = related("actors", "agreements")
    assert rows == [
        words for fact in signed for words in (BY_ID[fact.id].values["name"], fact.values["categoryAsPublished"])
    ]


def test_politician_and_party_are_one_line(page: tuple[str, ...]) -> None:
    for fact in related("politicians", "parties"):
        (line,) = fact.lines()
        assert page[line] == f"{BY_ID[fact.id].values['name']} ({BY_ID[fact.to].values['abbreviation']})"


def test_responsible_politician_stands_under_the_council(page: tuple[str, ...]) -> None:
    assert page[305] == "Politiker (ansvarig)"
    for fact in related("councils", "responsiblePoliticians"):
        council, politician = min(fact.lines() - {305}), max(fact.lines())
        assert page[council] == BY_ID[fact.id].values["name"]
        assert page[politician].startswith(BY_ID[fact.to].values["name"])
        assert fact.values["role"] == "ansvarig"


def test_principles_stand_in_their_order(page: tuple[str, ...]) -> None:
    places = [page[23].index(f"{fact.values['name']}") for fact in of_type("principles")]
    assert places == sorted(places)
    assert [fact.values["ordinal"] for fact in of_type("principles")] == [1, 2, 3, 4, 5, 6]


def test_commitments_stand_in_their_order() -> None:
    commitments = of_type("commitments")
    assert [fact.values["ordinal"] for fact in commitments] == [1, 2, 3, 4, 5, 6]
    assert [fact.lines() for fact in commitments] == [{36 + fact.values["ordinal"]} for fact in commitments]


# Every line that says something is cited


@cache
def citing(line: int) -> tuple[Fact, ...]:
    """The facts that cite a line. What is not stated cites where it was looked for, which proves no reading."""
    return tuple(fact for fact in FACTS if line in fact.all_lines() and not fact.not_stated)


@pytest.mark.parametrize("line", range(1, LINES_OF_THE_PAGE + 1))
def test_line_is_cited(line: int, page: tuple[str, ...]) -> None:
    if not page[line].strip() or line in NO_FACT:
        return
    if line in (357, 358):
        assert line in BY_ID["statement:orebro-ej-angivet-sidans-datum"].lines()
        return
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", page[line].strip())
    facts = [fact for fact in citing(line) if fact.relation != "about" and fact.type != "examples"]
    assert len(facts) >= len(sentences), (
        f"line {line} has {len(sentences)} sentences and is cited by {[str(fact) for fact in facts]}:\n{page[line]}"
    )


@pytest.mark.parametrize("line", WITHOUT_SHAPE)
def test_line_gives_its_statements_and_documents(line: int, page: tuple[str, ...]) -> None:
    found = [each for each in citing(line) if each.type in ("statements", "documents") and not each.relation]
    missing = Counter(WITHOUT_SHAPE[line].split()) - Counter(each.values["kind"] for each in found)
    assert not missing, f"line {line} gives no {' '.join(missing.elements())}:\n{page[line]}"


def test_page_has_its_lines(page: tuple[str, ...]) -> None:
    assert len(page) == LINES_OF_THE_PAGE + 1


def test_citations_lie_on_the_page(page: tuple[str, ...]) -> None:
    for fact in FROM_PAGE:
        lines = fact.all_lines()
        assert lines, fact
        assert lines <= set(range(1, LINES_OF_THE_PAGE + 1)), fact
        assert any(page[line].strip() for line in lines), fact


def test_every_fact_has_a_place_and_a_source() -> None:
    for fact in FACTS:
        assert fact.values.get("at"), fact
        assert fact.source in (PAGE_ID, CURATOR_ID), fact


def test_sections_are_the_headings_of_the_page(page: tuple[str, ...]) -> None:
    sections = BY_ID[PAGE_ID].values["sections"]
    assert [each["line"] for each in sections] == sorted({each["line"] for each in sections})
    for each in sections:
        assert page[each["line"]] == each["heading"]


def test_source_is_the_page_as_read(page: tuple[str, ...]) -> None:
    assert hashlib.sha256(PAGE.read_bytes()).hexdigest() == BY_ID[PAGE_ID].values["sha256"]


# Descriptions are in our own words


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w&-]+", text.casefold())


@cache
def published_names() -> tuple[str, ...]:
    """What may be repeated at length: the names of things, longest first."""
    named = {"actors", "councils", "partnerships", "places", "supportServices"}
    found = {fact.values["name"] for fact in ENTITIES if fact.type in named}
    found |= {section["heading"] for section in BY_ID[PAGE_ID].values["sections"]}
    return tuple(sorted(found, key=len, reverse=True))


def without_names(text: str) -> str:
    for name in published_names():
        text = text.replace(name, " § ")
    return text.replace("§", "§name")


def own_words(fact: Fact) -> Iterator[str]:
    if fact.values.get("nameIsEditorial") and fact.type in ("statements", "commitments", "documents"):
        yield fact.values["name"]
    if "reason" in fact.values:
        yield fact.values["reason"]
    for value in fact.values.values():
        if isinstance(value, dict) and "sv" in value:
            yield from value["sv"] if isinstance(value["sv"], list) else [value["sv"]]


def test_no_description_copies_the_page(page: tuple[str, ...]) -> None:
    run = LONGEST_QUOTE + 1
    published = {
        tuple(words[start : start + run]) for words in map(words_of, page) for start in range(len(words) - run + 1)
    }
    for fact in FACTS:
        for text in own_words(fact):
            words = words_of(without_names(text))
            copied = [each for start in range(len(words)) if (each := tuple(words[start : start + run])) in published]
            assert not copied, f"{fact}: {' '.join(copied[0])}"


def test_descriptions_are_in_both_languages() -> None:
    for fact in FACTS:
        for field, value in fact.values.items():
            if isinstance(value, dict) and ("sv" in value or "en" in value):
                assert value["sv"], (fact, field)
                assert value["en"], (fact, field)
                assert type(value["sv"]) is type(value["en"]), (fact, field)
                if isinstance(value["sv"], list):
                    assert len(value["sv"]) == len(value["en"]), (fact, field)


# What there is, counted


def test_counts_of_entities() -> None:
    counts = Counter(fact.type for fact in ENTITIES)
    del counts["documents"], counts["statements"]
    assert counts == {
        "actors": 75,
        "agreements": 3,
        "commitments": 6,
        "councils": 9,
        "examples": 8,
        "parties": 3,
        "partnerships": 10,
        "places": 7,
        "politicians": 6,
        "principles": 6,
        "sources": 2,
        "supportServices": 3,
        "themes": 11,
    }


def test_fifty_have_signed() -> None:
    signed = related("actors", "agreements")
    assert len({fact.id for fact in signed}) == len(signed) == 50
    assert Counter(fact.values["categoryAsPublished"] for fact in signed) == {
        "Civilsamhälle": 36,
        "Civilsamhället": 1,
        "Nämnd": 7,
        "Förvaltning": 6,
    }
    assert Counter(BY_ID[fact.id].values["kind"] for fact in signed) == {
        "CIVIL_SOCIETY": 37,
        "COMMITTEE": 7,
        "ADMINISTRATION": 6,
    }
    assert {(fact.values["period"], fact.values["validFrom"], fact.values["validTo"]) for fact in signed} == {
        ("2024-2027", "2024", "2027")
    }
    assert {fact.to for fact in signed} == {"agreement:orebro-lokal-overenskommelse"}


def test_committees_that_have_signed() -> None:
    assert names(of_type("actors", kind="COMMITTEE")) == {
        "Bygg- och miljönämnden",
        "Funktionsstödsnämnden",
        "Kommunstyrelsen",
        "Kultur- och fritidsnämnden",
        "Markplanerings- och exploateringsnämnden",
        "Socialnämnden",
        "Vård- och omsorgsnämnden",
    }


def test_administrations_that_have_and_have_not_signed() -> None:
    signed = {fact.id for fact in related("actors", "agreements")}
    administrations = of_type("actors", kind="ADMINISTRATION")
    assert names([each for each in administrations if each.id in signed]) == {
        "Förskole- och grundskoleförvaltningen",
        "Kommunledningsförvaltningen",
        "Kultur- och fritidsförvaltningen",
        "Miljö- och stadsbyggnadsförvaltningen",
        "Socialförvaltningen",
        "Teknik- och serviceförvaltningen",
    }
    assert names([each for each in administrations if each.id not in signed]) == {
        "Förvaltningen för utbildning, försörjning och arbete",
        "Stadsbyggnad",
    }


def test_councils_with_their_politicians_parties_and_hosts() -> None:
    party = {fact.id: BY_ID[fact.to].values["name"] for fact in related("politicians", "parties")}
    responsible = {
        fact.id: (BY_ID[fact.to].values["name"], party[fact.to])
        for fact in related("councils", "responsiblePoliticians")
    }
    assert {each.values["name"]: responsible.get(each.id) for each in of_type("councils")} == {
        "Samverkansrådet": ("Maria Haglund", "M"),
        "Tillgänglighetsrådet": ("Gunhild Wallin", "C"),
        "Dialogforum för nationella minoriteter och minoritetsspråk": ("Jimmy Nordengren", "C"),
        "Pensionärsråd": ("Jessica Ekerbring", "S"),
        "ÖreBRÅ": ("Anders Åhrlin", "M"),
        "Interreligiösa och interkulturella rådet": ("Jan Zetterqvist", "S"),
        "Brorådet": None,
        "Barnråd": None,
        "C-nätet": None,
    }
    hosts = related("councils", "hosts")
    assert {BY_ID[fact.id].values["name"] for fact in hosts} == {"Brorådet", "Barnråd"}
    assert {BY_ID[fact.to].values["name"] for fact in hosts} == {"Socialförvaltningen"}
    assert names(of_type("councils", politicalParticipation=False)) == {"Brorådet", "Barnråd"}
    assert {each.id for each in of_type("councils", politicalParticipation=True)} == set(responsible)
    assert names(of_type("councils", kind="NETWORK")) == {"C-nätet"}
    assert related("councils", "members") == []


def test_parties_are_codes() -> None:
    assert [(each.values["name"], each.values["abbreviation"]) for each in of_type("parties")] == [
        ("M", "M"),
        ("C", "C"),
        ("S", "S"),
    ]


def test_agreements_and_who_decided_them() -> None:
    made = {(fact.to, fact.values["role"], BY_ID[fact.id].values["name"]) for fact in related("actors", "partyTo")}
    national, policy, local = of_type("agreements")
    assert [each.values["decidedOn"]["edtf"] for each in (national, policy, local)] == [
        "2008-23",
        "2008-21",
        "2010-04-28",
    ]
    assert made == {
        (national.id, "PRESENTER", "Regeringen"),
        (national.id, "PARTY", "Staten"),
        (national.id, "PARTY", "Idéburna organisationer inom det sociala området"),
        (policy.id, "DECIDER", "Kommunfullmäktige"),
        (local.id, "DECIDER", "Kommunfullmäktige"),
        (local.id, "PARTY", "Örebro kommun"),
        (local.id, "PARTY", "Det civila samhället"),
    }


def test_principles_of_the_agreement() -> None:
    assert [each.values["name"] for each in of_type("principles")] == [
        "mångfald",
        "öppenhet",
        "långsiktighet",
        "dialog",
        "transparens",
        "kvalitet",
    ]


def test_themes_by_group() -> None:
    assert Counter(each.values["group"] for each in of_type("themes")) == {
        "LOCAL_CHALLENGE": 5,
        "CRISIS": 3,
        "COOPERATIVE_SOLUTION": 3,
    }


def test_partnerships_by_kind() -> None:
    assert Counter(each.values["kind"] for each in of_type("partnerships")) == {
        "COLLABORATION": 4,
        "RIGHT_OF_USE": 2,
        "IOP": 1,
        "EVENT": 1,
        "REUSE_SCHEME": 1,
        "FRAMEWORK": 1,
    }
    assert [each.values["since"]["edtf"] for each in of_type("partnerships") if "since" in each.values] == ["2022"]


def test_the_iop_and_its_parties() -> None:
    (vox,) = of_type("partnerships", kind="IOP")
    assert vox.values["name"] == "Mötesplats VOX"
    assert len(vox.values["goals"]["sv"]) == 4
    assert [fact.values["nameAsPublished"] for fact in participations() if fact.id == vox.id] == [
        "kommunen",
        "Studieförbundet Bilda",
        "Örebro Läns Idrottsförbund",
    ]
    assert [BY_ID[each["to"]].values["name"] for each in vox.values["places"]] == ["Oxhagen", "Varberga"]


# Who works with whom


def participations() -> list[Fact]:
    return related("partnerships", "participants")


def members(roll_up: bool = False) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for fact in participations():
        municipal = roll_up and BY_ID[fact.to].values["municipal"]
        found[fact.id].add("actor:orebro-kommun" if municipal else fact.to)
    return found


def components(groups: Mapping[str, set[str]]) -> list[int]:
    joined: list[set[str]] = []
    for group in groups.values():
        touching = [each for each in joined if each & group]
        joined = [each for each in joined if not each & group] + [set.union(group, *touching)]
    return sorted(map(len, joined), reverse=True)


def test_two_mode_network() -> None:
    groups = members()
    degree = Counter(fact.to for fact in participations())
    assert len(participations()) == 22
    assert (len(degree), len(groups)) == (19, 9)
    assert {BY_ID[actor].values["name"] for actor, count in degree.items() if count > 1} == {
        "Örebro kommun",
        "Kultur- och fritidsförvaltningen",
        "Röda Korset – Örebro Rödakorskrets",
    }
    assert set(degree.values()) == {1, 2}
    assert components(groups) == [7, 3, 3, 2, 2, 2]
    assert not any(BY_ID[each].values["kind"] == "FRAMEWORK" for each in groups)


def test_one_mode_network() -> None:
    strength: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for group in members().values():
        for pair in itertools.combinations(sorted(group), 2):
            strength[pair] += Fraction(1, len(group) - 1)
    assert len(strength) == 24
    assert sum(strength.values()) == Fraction(21, 2)
    for actor in ("actor:orebro-rodakorskrets", "actor:orebro-kultur-och-fritidsforvaltningen"):
        assert sum(value for pair, value in strength.items() if actor in pair) == 2


def test_rolled_up_network() -> None:
    groups = members(roll_up=True)
    assert len(set.union(*groups.values())) == 13
    assert components(groups) == [13]
    assert sum("actor:orebro-kommun" in group for group in groups.values()) == 9


def test_partners_that_have_not_signed() -> None:
    signed = {fact.id for fact in related("actors", "agreements")}
    partners = {fact.to for fact in participations() if not BY_ID[fact.to].values["municipal"]}
    assert len(partners) == 12
    assert names([BY_ID[each] for each in partners - signed]) == {
        "PRO Örebro City",
        "Örebro Läns Idrottsförbund",
        "KFUM",
        "Föreningen Beachbrothers BC",
        "Örebroandan",
        "Ge för livet",
        "Myrorna",
        "Emmaus Åkvarn",
        "Reform",
    }


def test_municipal_actors() -> None:
    others = [
        each for each in of_type("actors", municipal=True) if each.values["kind"] not in ("COMMITTEE", "ADMINISTRATION")
    ]
    assert names(others) == {
        "Örebro kommun",
        "Kommunfullmäktige",
        "Budget- och skuldrådgivningen",
        "Återvinningscentralerna",
        "Örebro kommuns servicecenter",
        "Stureskolan",
    }
    municipal = {"COMMITTEE", "ADMINISTRATION", "MUNICIPALITY", "ASSEMBLY", "MUNICIPAL_UNIT", "SCHOOL"}
    for each in of_type("actors"):
        assert each.values["municipal"] is (each.values.get("kind") in municipal), each
    assert not any("parents" in each.values for each in of_type("actors", municipal=True))


def test_uncertain_identities_have_a_reason() -> None:
    judged = [fact for fact in RELATIONS if "identity" in fact.values]
    probable = [fact for fact in judged if fact.values["identity"] == "PROBABLE"]
    assert {(fact.id, fact.to) for fact in probable} == {
        ("partnership:orebro-motesplats-vox", "actor:orebro-studieforbundet-bilda-svealand"),
        ("partnership:orebro-mentorer-till-kvotflyktingfamiljer", "actor:orebro-rodakorskrets"),
        ("partnership:orebro-aternyttan", "actor:orebro-rodakorskrets"),
        ("actor:orebro-stadsbyggnad", "actor:orebro-miljo-och-stadsbyggnadsforvaltningen"),
        ("place:orebro-vivalla-folkets-hus", "actor:orebro-folkets-hus-vivalla"),
    }
    assert all(fact.values.get("reason") for fact in probable)


# What the page does not say


def not_stated() -> set[tuple[str, str]]:
    return {(fact.to, BY_ID[fact.id].values["subject"]) for fact in related("statements", "about") if fact.not_stated}


def test_what_is_not_stated_is_of_that_kind() -> None:
    assert {each.id for each in of_type("statements", kind="NOT_STATED")} == {
        each.id for each in of_type("statements") if each.not_stated
    }


def test_start_is_not_stated_of_all_partnerships_but_one() -> None:
    for each in of_type("partnerships"):
        assert ("since" in each.values) is not ((each.id, "since") in not_stated()), each


def test_chair_and_members_are_not_stated_of_any_council() -> None:
    for each in of_type("councils"):
        assert {(each.id, "chair"), (each.id, "members")} <= not_stated()


def test_signing_date_is_not_stated_of_any_signatory() -> None:
    signed = {fact.id for fact in related("actors", "agreements")}
    assert {(each, "signingDate") for each in signed | {"agreement:orebro-lokal-overenskommelse"}} <= not_stated()


@pytest.mark.parametrize(
    ("entity", "subject"),
    [
        ("agreement:orebro-lokal-overenskommelse", "coverage"),
        ("agreement:orebro-lokal-overenskommelse", "text"),
        ("actor:orebro-orebroandan", "kind"),
        ("actor:orebro-stureskolan", "partOf"),
        ("actor:orebro-budget-och-skuldradgivningen", "partOf"),
        ("actor:orebro-kfum", "municipality"),
        ("council:orebro-broradet", "name"),
        ("partnership:orebro-nyttjanderattsavtal", "parts"),
        ("partnership:orebro-spontanidrott", "places"),
        ("source:orebro-civilasamhallet", "published"),
    ],
)
def test_what_else_is_not_stated(entity: str, subject: str) -> None:
    assert (entity, subject) in not_stated()


# The files hang together


def test_ids_are_unique_and_references_hold() -> None:
    assert len(BY_ID) == len(ENTITIES)
    assert [str(fact) for fact in RELATIONS if fact.to not in BY_ID] == []
    assert not Counter(map(str, RELATIONS)) - Counter({str(fact) for fact in RELATIONS})


def test_names_differ_within_a_type() -> None:
    seen = Counter((fact.type, fact.values["name"]) for fact in ENTITIES)
    assert [each for each, count in seen.items() if count > 1] == []
