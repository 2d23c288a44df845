"""The facts of Örebro, counted, and held against each other."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping
from fractions import Fraction

from tests.graph_seed.orebro_facts import (
    BY_ID,
    CURATOR_ID,
    ENTITIES,
    FACTS,
    NATIONAL,
    NATIONAL_ID,
    PAGE_ID,
    RELATIONS,
    Fact,
    names,
    of_type,
    related,
)


def test_every_fact_has_a_place_and_a_source() -> None:
    sources = {each.id for each in of_type("sources")}
    assert {PAGE_ID, CURATOR_ID} <= sources
    for fact in FACTS:
        assert fact.values.get("at"), fact
        assert fact.source in {*sources, NATIONAL_ID}, fact


def test_commitments_stand_in_their_order() -> None:
    commitments = of_type("commitments")
    assert [fact.values["ordinal"] for fact in commitments] == [1, 2, 3, 4, 5, 6]
    assert [fact.lines() for fact in commitments] == [{36 + fact.values["ordinal"]} for fact in commitments]


def test_what_has_an_order_on_the_page_has_it_here() -> None:
    for facts in (related("actors", "agreements"), of_type("examples")):
        assert [each.values["listed"] for each in facts] == [1] * len(facts)
    assert [each.values["listed"] for each in of_type("councils") if each.values["kind"] != "NETWORK"] == [1] * 8
    for partnership in of_type("partnerships"):
        places = [each["listed"] for each in partnership.values.get("participants", [])]
        assert places == list(range(1, len(places) + 1))


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
        "themes": 15,
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
        ("2024-2027", "[2024-01-01..2026-11-23]", "2027")
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
    assert [str(fact) for fact in RELATIONS if (fact.type, fact.relation) == ("councils", "members")] == []


def test_parties_are_codes() -> None:
    assert [(each.values["name"], each.values["abbreviation"]) for each in of_type("parties")] == [
        ("M", "M"),
        ("C", "C"),
        ("S", "S"),
    ]


def test_agreements_and_who_decided_them() -> None:
    made = {(fact.to, fact.values["role"], BY_ID[fact.id].values["name"]) for fact in related("actors", "partyTo")}
    policy, local, national = of_type("agreements")
    assert [each.values["decidedOn"]["edtf"] for each in (policy, local)] == ["2008-21", "2010-04-28"]
    assert national.values["presentedOn"]["edtf"] == "2008-23"
    assert "decidedOn" not in national.values
    assert not {"presentedOn"} & {*policy.values, *local.values}
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
    assert Counter(each.values.get("group") for each in of_type("themes")) == {
        "LOCAL_CHALLENGE": 5,
        "CRISIS": 3,
        "COOPERATIVE_SOLUTION": 3,
        None: 4,
    }
    assert names([each for each in of_type("themes") if "group" not in each.values]) == {
        "demokrati",
        "delaktighet",
        "mänskliga rättigheter",
        "lokala hållbarhetsmål",
    }


def test_partnerships_by_kind() -> None:
    assert Counter(each.values["kind"] for each in of_type("partnerships")) == {
        "COLLABORATION": 6,
        "RIGHT_OF_USE": 2,
        "IOP": 1,
        "FRAMEWORK": 1,
    }
    contents = [each.values["content"] for each in of_type("partnerships") if "content" in each.values]
    assert sorted(contents) == [["EVENT"], ["REUSE"]]
    assert [each.values["since"]["edtf"] for each in of_type("partnerships") if "since" in each.values] == ["2022"]


def test_partnerships_have_the_purpose_that_the_page_gives_them() -> None:
    with_purpose = {each.id.partition("orebro-")[2] for each in of_type("partnerships") if "purpose" in each.values}
    assert with_purpose == {
        "stureskolan-och-pro-orebro-city",
        "manskliga-rattighetsdagarna",
        "spontanidrott",
        "budget-och-skuldradgivningen-och-eksam",
        "mentorer-till-kvotflyktingfamiljer",
        "aternyttan",
    }
    assert all("purpose" in each.values for each in of_type("councils"))


def test_how_often_things_come() -> None:
    often = {each.id for each in ENTITIES if "frequency" in each.values}
    assert often == {
        "partnership:orebro-stureskolan-och-pro-orebro-city",
        "partnership:orebro-budget-och-skuldradgivningen-och-eksam",
        "commitment:orebro-6-gemensamt-ansvar-och-uppfoljning",
        "document:orebro-aktivitetsplan",
        "document:orebro-nyhetsbrevet",
        "support-service:orebro-nyhetsbrev-till-foreningar",
    }


def test_rules_and_channels_say_whom_they_are_for() -> None:
    inside, outside = ["COMMITTEE", "ADMINISTRATION"], ["CIVIL_SOCIETY", "MUNICIPAL_COMPANY"]
    addressed = {
        each.id.partition("orebro-")[2]: each.values["addressees"] for each in ENTITIES if "addressees" in each.values
    }
    assert addressed == {
        "alla-namnder-och-forvaltningar": inside,
        "kommunala-bolag-far": ["MUNICIPAL_COMPANY"],
        "civila-aktorer-far": ["CIVIL_SOCIETY"],
        "anslutning-genom-e-tjanst": outside,
        "e-tjanst-for-anslutning": outside,
        "anslutning-genom-intranatet": inside,
        "e-tjanst-pa-intranatet": inside,
    }


def test_the_municipality_grants_rights_of_use_through_two_administrations() -> None:
    (framework,) = of_type("partnerships", kind="FRAMEWORK")
    assert [(each["to"], each["role"]) for each in framework.values["involved"]] == [
        ("actor:orebro-kommun", "GRANTOR"),
        ("actor:orebro-stadsbyggnad", "GRANTOR"),
        ("actor:orebro-kultur-och-fritidsforvaltningen", "GRANTOR"),
    ]


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


# The files hang together


def test_ids_are_unique_and_references_hold() -> None:
    assert len(BY_ID) == len(ENTITIES)
    assert [str(fact) for fact in RELATIONS if fact.to not in BY_ID.keys() | NATIONAL] == []
    assert not Counter(map(str, RELATIONS)) - Counter({str(fact) for fact in RELATIONS})


def test_names_differ_within_a_type() -> None:
    seen = Counter((fact.type, fact.values["name"]) for fact in ENTITIES)
    assert [each for each, count in seen.items() if count > 1] == []
